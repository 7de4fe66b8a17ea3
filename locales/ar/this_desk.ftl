desk-title = هذا المكتب
desk-health = الحالة
desk-record = السجل
desk-backup = النسخ الاحتياطية
desk-keys = المفاتيح
desk-never = أبدًا
desk-today = اليوم
desk-days-ago = { $n ->
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $shown } أيام
    [many] قبل { $shown } يومًا
   *[other] قبل { $shown } يوم
}
desk-state = الحالة
desk-state-ok = سليم
desk-state-look = انظر فيه
desk-state-wrong = خلل
desk-about = ماذا
desk-found = ما وُجد
desk-care-backup = آخر نسخة احتياطية
desk-care-restore = آخر استعادة مُتحقق منها
desk-care-check = آخر فحص كامل
desk-care-checkpoint = آخر علامة تحقق حُفظت خارجًا
desk-erasures = عمليات المحو
desk-erased = مُحي
desk-erasure-waits = ينتظر
desk-erasure-look = انظر
record-text = كل ما جرى قيدٌ في سجل واحد موقّع. لا يُغيَّر فيه شيء ولا يُنزع.
record-holds-hashes = { $n ->
    [one] السجل سليم: قيد واحد، بصمات وتواقيع.
   *[other] السجل سليم: { $shown } قيدًا، بصمات وتواقيع.
}
record-holds = { $n ->
    [one] كل شيء سليم: فُتح قيد واحد.
   *[other] كل شيء سليم: فُتح { $shown } قيدًا.
}
record-documents = { $n ->
    [one] فُتحت وثيقة محفوظة واحدة.
   *[other] فُتحت { $shown } وثيقة محفوظة.
}
record-depth = إلى أي عمق
record-depth-hashes = البصمات والتواقيع: ثوانٍ
record-depth-all = كل شيء وكل وثيقة: قد يستغرق دقائق
record-against = علامة تحقق حُفظت خارجًا، إن وُجدت
record-check = افحص السجل
record-checkpoint = علامة تحقق تُحفظ خارجًا
record-checkpoint-text = لا يستطيع المكتب وحده أن يرى أن نسخة أقدم منه أُعيدت. من يحفظ هذا الملف الصغير في مكان آخر يستطيع.
record-checkpoint-save = احفظ علامة التحقق
keys-title = المفاتيح
keys-passphrase = عبارة المرور
keys-passphrase-text = تفتح المكتب كله. اختر أربع كلمات أو أكثر لا يجمعها أحد.
keys-old = عبارة المرور الحالية
keys-new = عبارة المرور الجديدة
keys-again = عبارة المرور الجديدة مرة أخرى
keys-change = غيّرها
keys-changed = تغيرت عبارة المرور. القديمة لم تعد تفتح المكتب.
keys-sheet = ورقة الاسترداد
keys-sheet-text = الورقة الجديدة تحل محل القديمة التي لا تفتح بعدها شيئًا. حضّر قلمًا وورقة: تُعرض مرة واحدة.
keys-sheet-make = اصنع ورقة جديدة
keys-sheet-title = ورقة الاسترداد الجديدة
keys-sheet-once = اكتبها الآن على ورقة. لن تُعرض ثانية، ومن يملكها يفتح المكتب.
keys-sheet-kept = لقد كتبتها
backup-title = النسخ الاحتياطية
backup-make-title = اصنع نسخة احتياطية
backup-make-text = في مجلد على الحاسوب الذي يعمل عليه المكتب، كذاكرة محمولة. لا تفتحها إلا ورقة الاسترداد.
backup-folder = المجلد، بمساره الكامل
backup-keep = احتفظ بالسابقة كذا يومًا
backup-make = اصنع النسخة
backup-made = صُنعت { $file }: { $entries } قيدًا، { $documents } وثيقة، منها { $copied } جديدة ({ $size }).
backup-try-title = جرّب استعادة
backup-try-text = النسخة التي لم تُستعد قط أملٌ لا غير. تُستعاد الأحدث في مجلد خاص ويُفحص كل قيد ووثيقة ثم تُزال.
backup-sheet = ما كُتب على ورقة الاسترداد
backup-try = جرّب الاستعادة
backup-tried = استُعيدت { $file } وهي سليمة: { $entries } قيدًا و{ $documents } وثيقة. أُزيل ما استُعيد.
erase-title = امحُ هذه القضية
erase-reaches = ما يُزال
erase-not-reached = ما لا يُزال
erase-reason = لماذا
erase-consent = سحب الشخص أو أسرته الموافقة
erase-safety = ما في الملف يعرّض أحدًا للخطر
erase-law = يوجبه قانون
erase-mistake = ما كان ينبغي فتحها
erase-not-needed = لم تعد لازمة
erase-ask = اطلب المحو
erase-back = عودة إلى القضية
erase-asked = طُلب ذلك:
erase-not-before = ليس قبل
erase-confirm = امحُ نهائيًا
erase-withdraw = اسحب الطلب
erase-withdrawn = سُحب الطلب وتبقى القضية.
erase-now-title = لا يحتمل الانتظار
erase-now-text = من هو في خطر لا ينتظر. وسيذكر السجل أن أحدًا لم ينتظر.
erase-now = امحُ الآن نهائيًا
erase-done = مُحيت القضية
erase-entries = { $n ->
    [one] فقد قيد واحد محتواه.
   *[other] فقد { $shown } قيدًا محتواه.
}
erase-in-backup = ما زالت في نسخة
rules-title = القواعد
rules-text = بهذه القواعد يقترح البرنامج ادعاءات من الوثائق. ويُحصى ما تقرر بشأن اقتراحات كل قاعدة في القضايا المفتوحة لك.
rules-often-text = القاعدة التي تُرفض اقتراحاتها هنا أكثر مما تُقبل تُوسَم، متى بلغت القرارات { $least } أو أكثر ولم يبقَ للصدفة إلا القليل. والوسم هو كل ما يحدث: لا تُعطَّل قاعدة أبدًا، ولا تُخفى اقتراحاتها ولا تُؤخَّر.
rules-none = لم يتقرر بعد شيء بشأن الاقتراحات في القضايا المفتوحة لك.
rules-decided = القواعد التي تقرر شيء بشأن اقتراحاتها، حسب الاسم
rules-rule = القاعدة
rules-accepted = قُبل
rules-edited = قُبل بعد تغيير
rules-rejected = رُفض
rules-reasons = أسباب الرفض
rules-often = كثيرًا ما تُرفض هنا
rules-others = { $n ->
    [one] قاعدة أخرى
    [two] قاعدتان أخريان
    [few] { $shown } قواعد أخرى
    [many] { $shown } قاعدة أخرى
   *[other] { $shown } قاعدة أخرى
}
