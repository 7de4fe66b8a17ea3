# بدء قضية.
case-new-title = ابدأ قضية
case-new-text = أنت من يقول لمن هذه القضية. القضية الواحدة لشخص واحد.
case-new-from-name = باسم
case-new-from-document = بوثيقة
case-new-from-text = بنص ملصق
case-new-name = اسم الشخص كما تكتبه المصادر
case-new-name-optional = اسم الشخص إن كنت تعرفه
case-new-name-hint = اتركه فارغًا فيقترح البرنامج أسماء واردة في الوثيقة.
case-new-open = افتح القضية
case-new-file = الوثيقة
case-new-file-hint = PDF وDOCX وHTML ونص وغيرها. تُحفظ كما جاءت مشفّرة وتُقرأ في عملية معزولة على هذا الحاسوب.
case-new-pasted = النص
case-new-details = ما تعرفه عن المصدر
case-new-details-hint = ما تتركه فارغًا يؤخذ من الوثيقة إن ذكرته، وإلا يبقى غير معروف.
case-new-source-title = العنوان
case-new-publisher = الناشر
case-new-author = الكاتب
case-new-date = تاريخ النشر (⁦2024-03-11⁩ أو ⁦2024-03⁩ أو 2024)
case-new-language = اللغة (en، ru، …)
case-new-kind = نوع المصدر
case-new-interest = صلة بالقضية يصرّح بها المصدر نفسه
case-new-kind-unknown = غير مذكور
case-new-read = اقرأها
case-new-whose = لمن هذه القضية؟
case-new-whose-text = هذه الأسماء واردة في «{ $title }». والرقم عدد الاقتراحات عن كل منها.
case-new-whose-none = لم يُعثر على اسم في «{ $title }».
case-new-whose-other = اسم آخر
case-new-whose-proposals = { $n ->
    [one] اقتراح واحد
    [two] اقتراحان
    [few] { $shown } اقتراحات
   *[other] { $shown } اقتراحًا
}
case-new-whose-held = تُحفظ الوثيقة نصف ساعة وليست في أي قضية بعد. إن غادرت نُسيت.
case-new-alike-title = هل هو الشخص نفسه؟
case-new-alike-text = قد يحمل شخصان الاسم نفسه، والبرنامج لا يستطيع أن يعرف.
case-new-alike-new = القضية الجديدة
case-new-alike-there = قضية على هذا المكتب
case-new-alike-same = التهجئة نفسها
case-new-alike-near = تهجئة قريبة
case-new-alike-born = الميلاد
case-new-alike-claims = الادعاءات
case-new-alike-is-same = هو الشخص نفسه: اعمل في هذه القضية
case-new-alike-another = هو شخص آخر: افتح قضية جديدة
case-new-alike-decide = متابعة
case-new-from = المصدر
case-new-opened = فُتحت قضية { $name }.
case-new-read-done = { $n ->
    [one] اقتراح واحد ينتظرك.
    [two] اقتراحان ينتظرانك.
    [few] { $shown } اقتراحات تنتظرك.
   *[other] { $shown } اقتراحًا ينتظرك.
}
