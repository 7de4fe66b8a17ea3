# قائمة القضايا.
cases-title = القضايا
cases-start = ابدأ قضية
cases-none = لا توجد قضية على هذا المكتب بعد.
cases-none-text = تبدأ القضية باسم أو بوثيقة أو بنص تلصقه. كل ما فيها يستند إلى مصدر، وما يقترحه البرنامج تؤكده أنت.
cases-none-fit = لا قضية توافق هذه المرشحات.
cases-count = { $n ->
    [one] قضية واحدة
    [two] قضيتان
    [few] { $shown } قضايا
   *[other] { $shown } قضية
}
cases-name = الاسم
cases-custody = الاحتجاز
cases-place = المكان
cases-news = آخر خبر
cases-open = مفتوح
cases-claims = الادعاءات
cases-sources = المصادر
cases-waiting-count = { $n ->
    [one] اقتراح واحد
    [two] اقتراحان
    [few] { $shown } اقتراحات
   *[other] { $shown } اقتراحًا
}
cases-same-events-count = { $n ->
    [one] سؤال واحد
    [two] سؤالان
    [few] { $shown } أسئلة
   *[other] { $shown } سؤالًا
}
cases-days = { $n ->
    [one] حتى يوم واحد
    [two] حتى يومين
    [few] حتى { $shown } أيام
   *[other] حتى { $shown } يومًا
}
cases-days-ago = { $n ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $shown } أيام
   *[other] قبل { $shown } يومًا
}
cases-search-label = البحث عن الأشخاص بأي كتابة
cases-search-hint = اسم، بأي كتابة أو تهجئة
cases-search-button = بحث
cases-found = { $n ->
    [one] وُجد شخص واحد
    [two] وُجد شخصان
    [few] وُجد { $shown } أشخاص
   *[other] وُجد { $shown } شخصًا
}
cases-found-none = لا أحد على هذا المكتب يحمل هذا الاسم بأي تهجئة يعرفها البرنامج.
cases-found-in = في قضية
cases-found-exactly = التهجئة نفسها
cases-found-back = العودة إلى القائمة كلها
cases-filters-label = المرشحات
cases-filters-clear = إزالة المرشحات
cases-filter-waiting = اقتراحات تنتظر
cases-filter-conflicts = تعارضات
cases-filter-same-events = حدث واحد؟
cases-filter-no-news = لا أخبار منذ 90 يومًا
cases-filter-mine = قضاياي
cases-custody-nothing = لا شيء في الملف
cases-custody-undated = بلا تاريخ
cases-custody-held = محتجز
cases-custody-released = أُفرج عنه
cases-custody-exchanged = تبادل
cases-custody-died = توفي
cases-country = البلد
cases-country-any = كل البلدان
cases-country-unknown = غير معروف
cases-sort = الترتيب
cases-sort-name = الاسم
cases-sort-opened = تاريخ الفتح
cases-sort-changed = آخر تغيير
cases-sort-waiting = الاقتراحات المنتظرة
cases-sort-news = آخر خبر
cases-sort-days-held = أيام الاحتجاز
cases-sort-falling = من الأخير
cases-apply = عرض
cases-pages-label = الصفحات
cases-previous = الصفحة السابقة
cases-next = الصفحة التالية
cases-views-label = العروض المحفوظة
cases-views-title = حفظ هذا العرض
cases-view-name = ما تسميه
cases-view-keep = حفظ
cases-view-drop = إزالة
cases-view-kept = حُفظ العرض «{ $name }».
cases-view-dropped = أُزيل العرض «{ $name }».
