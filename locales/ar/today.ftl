# اليوم.
today-begin-title = هذا المكتب جديد
today-begin-text = هنا سيظهر كل يوم ما ينتظرك. للبدء:
today-begin-1 = ابدأ قضية: باسم أو بوثيقة أو بنص ملصق.
today-begin-2 = اقرأ: يقترح البرنامج ادعاءات بالكلمات نفسها، وأنت تقبل كلًا منها أو تغيّره أو ترفضه.
today-begin-3 = انظر في القضية: الاحتجاز والتسلسل الزمني والتعارضات وما هو غير معروف. ثم قيّم واكتب.
today-begin-sheet = أدخل جدول بيانات
today-nothing = لا شيء ينتظر اليوم.
today-nothing-text = كل ما اقترحه البرنامج بُتّ فيه، ولا سؤال مفتوح.
today-waiting = اقتراحات تنتظر القرار
today-waiting-hint = ما قرأه البرنامج ولم يؤكده أحد بعد.
today-same-events = حدث واحد؟
today-same-events-hint = ادعاءات قد تكون عن حدث واحد.
today-conflicts = تعارضات
today-conflicts-hint = ادعاءات لا يمكن أن تصح كلها. يبقى الطرفان، وينظر فيها إنسان.
today-reviews = تقييمات حان وقت مراجعتها
today-reviews-hint = وُقّعت قبل أكثر من 180 يومًا.
today-consents = موافقات تنتهي قريبًا
today-consents-hint = خلال 30 يومًا.
today-silent = قضايا بلا أخبار
today-silent-hint = لم يُذكر شيء عن آخر 90 يومًا.
today-never = لا شيء مؤرخ
today-people = شخص واحد؟
today-people-compared = بحسب المقارنة في { $when }.
today-people-not-compared = لم تُقارن الأشخاص بعد.
today-people-compare = قارن الآن
today-compared = { $n ->
    [one] تمت المقارنة: سؤال واحد مفتوح.
    [two] تمت المقارنة: سؤالان مفتوحان.
    [few] تمت المقارنة: { $shown } أسئلة مفتوحة.
   *[other] تمت المقارنة: { $shown } سؤالًا مفتوحًا.
}
today-erasures = عمليات محو تنتظر
today-erasure-due = يمكن تأكيده
today-all = { $n ->
    [one] الكل: { $shown }
    [two] الكل: { $shown }
    [few] الكل: { $shown }
   *[other] الكل: { $shown }
}
today-quiet = لا شيء ينتظر في:
