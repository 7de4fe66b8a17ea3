# الموافقات: من وافق على أن يذهب ماذا إلى من، وحتى متى.
consents-title = الموافقات
consents-what = كل ما يخرج من المكتب يُقابَل بها. الموافقة التي لا تسمّي أحدًا لا تشمل أحدًا.
consents-remind = انظر في هذه الموافقات من جديد
consents-standing = القائمة
consents-none = لا موافقة في هذه القضية. بدونها لا تخرج ورقة إلا بتعليل يحفظه السجل.
consents-past = المسحوبة والمنتهية
consents-withdrawn = سُحبت
consents-ended = انتهت في { $day }
consents-ends-today = تنتهي اليوم
consents-ends-in = { $n ->
    [zero] تنتهي اليوم
    [one] تنتهي بعد يوم واحد
    [two] تنتهي بعد يومين
    [few] تنتهي بعد { $shown } أيام
    [many] تنتهي بعد { $shown } يومًا
   *[other] تنتهي بعد { $shown } يوم
}
consents-privacy-waiver = تنازل عن الخصوصية
consents-privacy-waiver-means = يجوز لوزارة الخارجية أن تناقش القضية مع من يسمّيهم (النموذج DS-5505).
consents-prisoner = موافقة السجين نفسه
consents-prisoner-means = وافق الشخص.
consents-family = موافقة العائلة
consents-family-means = وافق قريب، حين لا يمكن سؤال الشخص.
consents-power-of-attorney = وكالة
consents-power-of-attorney-means = يجوز لأحد أن يتصرف عن الشخص، كالمحامي.
consents-source-use = موافقة مصدر
consents-source-use-means = من قال شيئًا وافق على استعمال كلامه.
consents-for-delivery = تُسلَّم ورقة إلى من سُمّوا
consents-for-publication = يُنشر شيء
consents-for-use = استعمال في عمل المكتب نفسه
consents-given-by = أعطاها
consents-given-by-hint = الاسم والصفة: «ماريا سوليس، زوجته».
consents-given-on = أُعطيت في
consents-date-hint = مثل ⁦2024-03-11⁩؛ أو ⁦2024-03⁩ أو 2024 حين لا يُعرف اليوم.
consents-until = حتى
consents-until-hint = آخر يوم تسري فيه. فارغ: لم تُحدَّد نهاية.
consents-no-end = لم تُحدَّد نهاية
consents-for-what = لأي غرض
consents-to-whom = إلى من يجوز أن يذهب
consents-to-whom-hint = اسم في كل سطر. لا تذهب ورقة إلا إلى من تسمّيه موافقة.
consents-nobody-named = لم يُسمَّ أحد
consents-how = كيف حُصل عليها
consents-how-hint = برسالة، عن طريق محامٍ، بأي لغة؛ خصوصًا ممن هو محتجز.
consents-which = أي موافقة
consents-record = سجّل موافقة
consents-record-button = سجّلها
consents-recorded = سُجّلت الموافقة.
consents-left-on-it = خرج بها
consents-withdraw = اسحب
consents-withdraw-why = من سحبها، وكيف
consents-withdraw-hint = من اليوم لا تشمل شيئًا. ما خرج قبلها يبقى في السجل.
consents-withdraw-button = سجّل السحب
consents-withdrawn-now = سُجّل السحب.
