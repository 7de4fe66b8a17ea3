# الأوراق: تُختار وتُعاين وتُكتب وتُحفظ وتُسلَّم.
papers-title = الأوراق
papers-ways = الأوراق والموافقات
papers-what-they-are = تُركَّب كل ورقة من ملف القضية كما هو: كل قول بحاشيته، وكل نقص يُذكر أنه نقص. تضيف كلماتك، وتُطبع على أنها حجج. الورقة مسودة حتى تُسلَّم.
papers-letter = رسالة الطلب
papers-letter-for = تطلب من وزير الخارجية مراجعة القضية، معيارًا معيارًا.
papers-one-page = ملخص في صفحة
papers-one-page-for = لمن لديه دقيقتان: من، ومنذ متى، وأين، وما المطلوب.
papers-worksheet = ورقة العمل
papers-worksheet-for = ما في الملف عن كل معيار، للزملاء والمحامين.
papers-dossier = الملف الكامل
papers-dossier-for = القضية كلها: التسلسل الزمني والأشخاص والمصادر والمرفقات.
papers-addendum = ملحق
papers-addendum-for = ما استجد منذ خرجت ورقة.
papers-embassy = مذكرة إلى السفارة
papers-embassy-for = معلومات للبعثة في بلد الاحتجاز، مع نموذج إيصال.
papers-custody-report = تقرير الحفظ
papers-custody-report-for = ما جرى للملفات المؤرشفة، بصمة بصمة.
papers-sanctions-file = ملف العقوبات
papers-sanctions-file-for = عن مسؤول واحد: الأفعال والأدلة، وما يشهد له، ومن أدرجه في قوائمه.
papers-claim-proof = إثبات ادعاء
papers-words-kept = كلمات حفظها { $name }، { $at }
papers-words-kept-now = حُفظت كلماتك.
papers-words-none = لا كلمات محفوظة لهذه الورقة بعد.
papers-filled-from-letter = المرسِل والموقّعون كما في رسالة الطلب. تُحفظ لهذه الورقة حين تحفظها.
papers-released-title = أوراق خرجت
papers-none-released = لم يخرج من هذا المكتب شيء عن هذه القضية بعد.
papers-col-paper = الورقة
papers-col-to = إلى
papers-col-when = سُلّمت
papers-col-as-of = حال الملف
papers-col-file = الملف المحفوظ
papers-col-claim = الادعاء
papers-col-kind = النوع
papers-col-became = ما آل إليه
papers-despite-tag = خرجت مع أن شيئًا كان ناقصًا
papers-since-what = الجديد منذ أي ورقة؟
papers-since-day = أو منذ يوم
papers-show-draft = أظهر المسودة
papers-no-officials = لا ادعاء في هذه القضية يجوز أن يرد في ورقة يسمّي من كان له ضلع فيها. أدخل أولًا من اعتقل أو اتهم أو حاكم أو حرس.
papers-on-whom = عمّن
papers-write-words = اكتب كلماتك
papers-release = سلّم
papers-about = عن هذه المسودة
papers-save-as = احفظ المسودة
papers-being-set = يُصفّ ملف PDF في ثانية أو ثانيتين. يقع الملف خارج المكتب المشفّر: انتبه إلى مكان حفظه.
papers-missing = ما ينقص قبل إرسالها
papers-nothing-missing = لا ينقصها شيء.
papers-coverage = ما دخل فيها وما لم يدخل
papers-state-of-file = حال الملف
papers-as-of = كما في { $day }
papers-other-day = كما في يوم آخر
papers-back-to-today = العودة إلى اليوم
papers-language = الورقة مكتوبة بالإنجليزية. تُقتبس المصادر بلغتها، مع الترجمة الموجودة في الملف.
papers-draft = مسودة
papers-back-to-draft = العودة إلى المسودة: { $paper }
papers-coverage-in = { $n ->
    [zero] لا ادعاء من السجل في الورقة.
    [one] ادعاء واحد من السجل في الورقة.
    [two] ادعاءان من السجل في الورقة.
    [few] { $shown } ادعاءات من السجل في الورقة.
    [many] { $shown } ادعاءً من السجل في الورقة.
   *[other] { $shown } ادعاء من السجل في الورقة.
}
papers-coverage-out = { $n ->
    [zero] ولا ادعاء خارجها.
    [one] وواحد ليس فيها، للسبب المذكور.
    [two] واثنان ليسا فيها، ولكل منهما سببه.
    [few] و{ $shown } ليست فيها، ولكل منها سببه.
    [many] و{ $shown } ليست فيها، ولكل منها سببه.
   *[other] و{ $shown } ليست فيها، ولكل منها سببه.
}
papers-coverage-stays = تسمّي هذه القائمة ما هو مختوم وما سُحب: تبقى في المكتب.
papers-in-the-paper = في الورقة
papers-words-how = نص البرنامج بحواشيه يبقى كما هو: فهو يتبع الادعاءات. وتحت كل قسم مكان لجملك أنت. لا تستند إلى ادعاء، فتُطبع على أنها حجج. السطر الفارغ يبدأ فقرة جديدة.
papers-head-of-paper = رأس الورقة
papers-sender = المرسِل، سطرًا سطرًا
papers-addressee = المرسَل إليه، سطرًا سطرًا
papers-addressee-hint = فارغ: من يسمّيه القانون.
papers-copies-to = نسخ إلى، واحد في كل سطر
papers-contact = لمن يُرجع، واحد في كل سطر
papers-date = تاريخ الورقة
papers-subject = الموضوع
papers-subject-hint = فارغ: المعتاد، مع اسم الشخص.
papers-signatories = من يوقّع
papers-sign-name = الاسم
papers-sign-standing = الصفة (زوجته، محاميه)
papers-sign-contact = المنظمة أو العنوان
papers-own-sentences = جملك هنا
papers-section = القسم { $name }
papers-keep-words = احفظ وأظهر المسودة
papers-keep-and-go-on = احفظ وتابع الكتابة
papers-keep-hint = تُحفظ تحت مفتاح القضية وفي كل نسخة احتياطية.
papers-theirs = ما حفظه غيرك في هذه الأثناء
papers-theirs-text = فقط حيث يختلف عما كتبت. لم يضع شيء مما كتبت: هو في النموذج أدناه.
papers-theirs-empty = فارغ
papers-release-text = التسليم يجمّد الورقة لجهة واحدة: يؤرشف الملف كما هو بايتًا بايتًا، ويذكر السجل ما أُعطي ولمن. أما إرسالها فعليك.
papers-to-whom = إلى من تذهب
papers-to-whom-hint = بالاسم كما تذكره الموافقة.
papers-named-on-file = الموافقات تسمّي:
papers-check = تحقّق
papers-check-title = قبل أن تذهب إلى { $addressee }
papers-prints = تطبع
papers-prints-claims = { $n ->
    [zero] لا تطبع أي ادعاء.
    [one] تطبع ادعاءً واحدًا.
    [two] تطبع ادعاءين.
    [few] تطبع { $shown } ادعاءات.
    [many] تطبع { $shown } ادعاءً.
   *[other] تطبع { $shown } ادعاء.
}
papers-consent-covers = { $kind }: { $name }، { $on }
papers-no-consent-covers = لا موافقة في الملف تشمل هذه الجهة.
papers-in-which-form = بأي صيغة
papers-have-read = قرأت المسودة كما هي.
papers-despite = لماذا تخرج مع أن شيئًا ناقص
papers-despite-hint = فقط إن كان شيء ناقصًا ولا بد من خروجها. يحفظ السجل تعليلك.
papers-release-button = جمّد وسلّم
papers-released-now = سُلّمت الورقة وجُمّدت.
papers-save-frozen = احفظ الملف ({ $form })
papers-addendum-since = اكتب ما استجد منذ ذلك
papers-frozen = مجمّدة. الملف أدناه هو ما سُلّم، بايتًا بايتًا.
papers-on-which-consents = الموافقات التي خرجت بها
papers-on-none = بلا موافقة
papers-file = الملف
papers-bytes = { $n ->
    [zero] بلا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { $shown } بايتات
    [many] { $shown } بايتًا
   *[other] { $shown } بايت
}
papers-record-id = في السجل
papers-despite-why = لماذا خرجت مع ذلك:
