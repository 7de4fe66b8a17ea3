# صفحات القضية.
case-health-title = الصحة وظروف الاحتجاز
case-health-figure = التسلسل الزمني للصحة، وهو نفسه في القوائم أدناه
case-health-conditions = الأمراض والإصابات
case-health-neglect = الحرمان من الرعاية الطبية
case-health-ill-treatment = سوء المعاملة
case-health-poisonings = حالات التسميم
case-health-hunger-strikes = الإضرابات عن الطعام
case-health-access = منع الزيارة والتواصل
case-health-contacts = الزيارات والرسائل والمكالمات
case-punishments-title = العقوبات والحبس الانفرادي
case-punishments-all = كل العقوبات
case-punishments-hint = مجموع العقوبات المذكورة واحدة واحدة. أما المجموع الذي يذكره مصدر بنفسه فليس عقوبة ولا يُحتسب.
case-punishment-longest = الأطول: { $days }، { $when }
case-punishment-planned = مقرر حتى { $day }
case-punishment-times = { $n ->
    [one] مرة واحدة
    [two] مرتان
    [few] { $shown } مرات
   *[other] { $shown } مرة
}
case-punishment-kind = النوع
case-length-unknown = المدة غير مذكورة
case-plain-days = { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $shown } أيام
   *[other] { $shown } يومًا
}
case-plain-days-range = من { $min } إلى { $max } يومًا
case-plain-days-least = { $min } يومًا على الأقل
case-nothing-on-file = لا شيء في الملف. وهذا لا يعني «لا».
case-when = متى
case-said = ما قيل
case-days = الأيام
case-from = من
case-to = إلى
case-footing = الأساس
case-rests-on = يستند إلى
case-history-count = { $n ->
    [one] قيد واحد
    [two] قيدان
    [few] { $shown } قيود
   *[other] { $shown } قيدًا
}
case-history-last-accepted = آخر قرار: قبول
case-history-last-rejected = آخر قرار: رفض اقتراح من
case-history-undo = التراجع عن هذا القرار
case-history-undone = تم التراجع عن آخر قرار، والاقتراح ينتظر من جديد.
case-history-topic = ماذا
case-history-topic-all = كل التغييرات
case-history-topic-everything = كل شيء، مع الاطلاع على الملفات
case-history-topic-claims = الادعاءات
case-history-topic-decisions = القرارات في الاقتراحات
case-history-topic-sources = المصادر
case-history-topic-people = الأشخاص والأسماء
case-history-topic-assessment = التقييم
case-history-topic-papers = الأوراق والموافقات
case-history-topic-files = الملفات
case-history-topic-access = الوصول
case-history-member = من
case-history-member-all = الجميع
case-history-filter = عرض
case-history-none = لم يُفعل شيء من هذا النوع.
case-history-why = السبب:
case-history-restore-version = استعادة النسخة السابقة
case-history-restore-claim = استعادة الادعاء
case-history-older = قيود أقدم
case-history-hint = لا يُعاد كتابة شيء أبدًا. كل استعادة أو تراجع قيد جديد. الأوقات بالتوقيت العالمي بحسب ساعة هذا الحاسوب.
case-did-opened = فتح القضية
case-did-named-person = سمّى شخصًا
case-did-added-source = أضاف مصدرًا
case-did-amended-source = دقّق وصف مصدر
case-did-entered-claim = أدخل ادعاء
case-did-corrected-claim = صحّح ادعاء
case-did-retracted-claim = سحب ادعاء
case-did-disputed-claim = سجّل اعتراضًا
case-did-restored-claim = استعاد ادعاء
case-did-accepted-proposal = قبل اقتراحًا
case-did-rejected-proposal = رفض اقتراحًا
case-did-undid-decision = تراجع عن قرار
case-did-grouped = قال إن الادعاءات عن حدث واحد
case-did-parted = قال إن الادعاءات ليست عن حدث واحد
case-did-gave-finding = أعطى استنتاجًا
case-did-withdrew-finding = سحب استنتاجًا
case-did-signed-assessment = وقّع تقييمًا
case-did-recorded-consent = سجّل موافقة
case-did-withdrew-consent = سجّل سحب موافقة
case-did-released-paper = أصدر ورقة
case-did-noted-file = ملف
case-did-answered-identity = أجاب عن هوية الأشخاص
case-did-changed-access = غيّر الوصول
case-version-restored = عاد قائمًا. لم يُعد كتابة شيء: النسخ الأخرى باقية في السجل.
case-testimony = شهادة عضو ({ $member })
case-modality-alleged = مزعوم
case-modality-denied = منفي
case-modality-feared = مخشي منه
case-modality-requested = مطلوب
case-contested = محل خلاف
case-note-label = المصدر: { $title }
case-network-title = الأشخاص والمنظمات حول { $name }
case-network-more = { $n ->
    [one] واحد آخر في الجدول
    [two] اثنان آخران في الجدول
    [few] { $shown } آخرون في الجدول
   *[other] { $shown } آخر في الجدول
}
case-network-person = شخص
case-network-organisation = منظمة أو هيئة
case-end-not-on-file = النهاية غير مذكورة
case-whereabouts-unknown = المكان غير معروف
case-footing-unknown = غير مذكور
case-footing-administrative = إداري
case-footing-criminal = جنائي
case-footing-contested = المصادر مختلفة
case-brief-title = ما هو معروف باختصار
case-brief-empty = لا شيء في الملف بعد. اقرأ أول وثيقة أو أدخل ادعاء.
case-brief-who = من
case-brief-custody = الاحتجاز
case-brief-law = التهم والحكم
case-brief-health = الصحة
case-brief-contact = التواصل
case-more-on-timeline = { $n ->
    [one] واحد آخر في التسلسل الزمني
    [two] اثنان آخران في التسلسل الزمني
    [few] { $shown } آخرون في التسلسل الزمني
   *[other] { $shown } آخر في التسلسل الزمني
}
case-conflicts-title = { $n ->
    [one] تعارض واحد
    [two] تعارضان
    [few] { $shown } تعارضات
   *[other] { $shown } تعارضًا
}
case-conflicts-none = لا تتعارض الادعاءات المذكورة في الملف.
case-conflict-date = متى
case-conflict-place = أين
case-conflict-value = ماذا بالضبط
case-conflict-denied = منفي
case-conflict-disputed = معترض عليه
case-responses-title = القرارات والنداءات
case-responses-none = لا قرار ولا نداء في الملف. هذا غير معروف، وليس «لا».
case-aside-label = ما هو مفتوح في هذه القضية
case-waits-title = ينتظر إنسانًا
case-waits-proposals = { $n ->
    [one] اقتراح واحد ينتظر القرار
    [two] اقتراحان ينتظران القرار
    [few] { $shown } اقتراحات تنتظر القرار
   *[other] { $shown } اقتراحًا ينتظر القرار
}
case-waits-same-events = { $n ->
    [one] سؤال واحد: هل هو حدث واحد؟
    [two] سؤالان: هل هو حدث واحد؟
    [few] { $shown } أسئلة: هل هو حدث واحد؟
   *[other] { $shown } سؤالًا: هل هو حدث واحد؟
}
case-waits-same-names = { $n ->
    [one] سؤال واحد: هل هو شخص واحد؟
    [two] سؤالان: هل هو شخص واحد؟
    [few] { $shown } أسئلة: هل هو شخص واحد؟
   *[other] { $shown } سؤالًا: هل هو شخص واحد؟
}
case-waits-nothing = لا شيء ينتظر.
case-gaps-title = غير معروف
case-gap-settled-by = ما يحسم ذلك:
case-gaps-none = لا أسئلة مفتوحة.
case-naming-title = من يجوز ذكر اسمه
case-naming-hint = في الأوراق التي تخرج من المكتب. يُذكر القريب إذا وافقت الأسرة أو كان كل ما في الملف عنه علنيًا.
case-naming-may = يجوز ذكره
case-naming-not = الاسم محجوب
case-naming-nobody = لم يُذكر أحد آخر في هذه القضية.
case-consents-title = الموافقات السارية
case-consents-none = لا شيء في الملف.
case-consent-line = { $kind }: { $by }، { $on }؛ { $until }
case-consent-no-end = بلا نهاية محددة
case-consent-privacy-waiver = تنازل عن الخصوصية
case-consent-prisoner = موافقة السجين
case-consent-family = موافقة الأسرة
case-consent-power-of-attorney = وكالة
case-consent-source-use = موافقة على استعمال كلام المصدر
case-side-family = الأسرة
case-side-family-hint = بحسب المصادر
case-side-help = المحامون والمساندون
case-side-ties = العمل والأحزاب والمنظمات
case-side-prisoners = سجناء آخرون
case-side-responsible = شاركوا فيه
case-side-responsible-hint = بحسب المصادر؛ لا يُحمّل أحد المسؤولية لمجرد لقب
case-side-spoke = تحدثوا أو قرروا
case-side-named = مذكورون أيضًا
case-topic-all = الكل
case-topic-life = الحياة والعمل
case-topic-detention = الاحتجاز
case-topic-proceedings = الإجراءات القضائية
case-topic-health = الصحة والمعاملة
case-topic-response = النداءات والقرارات
case-topic-others = أخرى
case-topics-label = الموضوع
case-events = { $n ->
    [one] حدث واحد
    [two] حدثان
    [few] { $shown } أحداث
   *[other] { $shown } حدثًا
}
case-of-all = { $n ->
    [one] من { $shown }
    [two] من { $shown }
    [few] من { $shown }
   *[other] من { $shown }
}
case-timeline-empty = لا شيء مؤرخ في الملف بعد. تظهر الادعاءات هنا فور إدخالها.
case-timeline-figure = التسلسل الزمني، وهو نفسه في القائمة أدناه
case-date-exact = اليوم معروف
case-date-vague = اليوم غير معروف بدقة
case-undated = بلا تاريخ
case-custody-figure = شريط الاحتجاز، وهو نفسه في الجدول أدناه
case-custody-table = الاحتجاز في جدول
case-days-hint = تُحسب الأيام دون يوم الاعتقال، وهي تُستخرج من الادعاءات ولا يكتبها أحد.
case-people-count = { $n ->
    [one] شخص أو منظمة
    [two] اثنان من الأشخاص والمنظمات
    [few] { $shown } من الأشخاص والمنظمات
   *[other] { $shown } من الأشخاص والمنظمات
}
case-people-empty = لم يُذكر أحد آخر بعد. يظهر الأشخاص هنا فور ذكرهم في ادعاء.
case-person-name = الاسم
case-person-roles = ما تقوله المصادر عنهم
case-person-in-papers = في الأوراق
case-person-named = يُذكر
case-person-withheld = الاسم محجوب
case-same-names-title = شخص واحد أم اثنان؟
case-same-names-text = في هذه القضية أشخاص يحملون الاسم نفسه. لا شيء محسوم: يميّز بينهم تاريخ ميلاد أو معلومة أخرى.
case-unnamed-title = مذكورون بلا اسم
case-unnamed-hint = كما تسميهم المصادر، مع عدد الادعاءات.
case-page-sources = مصادر هذه الصفحة
case-words-not-on-file = الكلام غير محفوظ
case-interest = صلة يصرّح بها المصدر
case-tier-sealed = مختومة: لمن أُضيف فقط
case-tier-case = مفتوحة للعاملين عليها وللمسؤولين
case-tier-team = مفتوحة للفريق كله
case-moment-title = لحظة أخرى
case-moment-as-of = حتى هذا اليوم
case-moment-known-at = كما كان معروفًا في هذا اليوم أو القيد
case-moment-known-hint = ⁦2024-03-11⁩ أو عدد قيود السجل
case-moment-show = عرض
