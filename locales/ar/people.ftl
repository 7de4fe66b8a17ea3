people-title = الأشخاص والمسؤولون
people-find = ابحث عن شخص
people-officials = المسؤولون
people-questions = أسئلة العقوبات
people-lists = قوائم العقوبات
people-duplicates = أهو الشخص نفسه؟
people-q = الاسم
people-q-hint = بأي كتابة وأي خط: البحث عن Кара-Мурза يجد Kara-Murza. العثور على اسم لا يعني التعرف على شخص.
people-search = بحث
people-found = { $n ->
    [0] لا أحد بهذا الاسم، بأي كتابة، في السجل.
    [one] شخص واحد باسم مشابه
    [two] شخصان باسم مشابه
    [few] { $shown } أشخاص باسم مشابه
    [many] { $shown } شخصًا باسم مشابه
   *[other] { $shown } شخص باسم مشابه
}
people-found-note = قد يشترك شخصان في اسم واحد. انظر في القضية قبل أن تقرر من هو.
people-own-case = قضيته:
people-named-in = مذكور في قضية
people-alike = تشابه الاسمين: { $score } من 1
people-why = لماذا عُثر عليه
duplicates-title = أهو الشخص نفسه؟
duplicates-text = قد يكون قيدان لشخص واحد. لا يُدمج شيء: الجواب يربط بينهما ويمكن سحبه. ما هو مختوم لا يُقارن.
duplicates-principals = أصحاب القضايا فقط
duplicates-everyone = كل من ذُكر في قضية
duplicates-open = { $n ->
    [0] لا سؤال مفتوحًا.
    [one] سؤال مفتوح واحد
    [two] سؤالان مفتوحان
    [few] { $shown } أسئلة مفتوحة، الأهم أولًا
    [many] { $shown } سؤالًا مفتوحًا، الأهم أولًا
   *[other] { $shown } سؤال مفتوح، الأهم أولًا
}
duplicates-question = أهذان شخص واحد؟
duplicates-why = لماذا يُسأل عن ذلك
duplicates-likely = بحسب هذه القرائن احتمال أنهما شخص واحد { $percent } %. وهذا ليس استنتاجًا.
duplicates-reason = سببك
duplicates-same = شخص واحد
duplicates-different = شخصان
duplicates-cannot-tell = لا يمكن القول
duplicates-notes = ما جرى تجاوزه
duplicates-groups = ما ينتمي بعضه إلى بعض
duplicates-by-answer = بالأجوبة
duplicates-proposed = مقترح
duplicates-answers = الأجوبة القائمة
duplicates-undo = اسحب
duplicates-answered = سُجل الجواب.
duplicates-undone = سُحب الجواب، وسيُسأل عنهما من جديد.
questions-title = أسئلة العقوبات
questions-text = الاسم المشابه في قائمة سؤال وليس مطابقة. لا يجيب عنه إلا إنسان، ويذكر السبب.
questions-look-up = ابحث عن المسؤولين في القوائم
questions-look-up-hint = كل مسؤول في كل قضية في أحدث نسخة من كل قائمة. قد يستغرق ذلك وقتًا.
questions-looked-up = سُئل عن { $asked }؛ الأسئلة المفتوحة { $open }؛ تُرك { $left } أقل احتمالًا.
questions-open = { $n ->
    [0] لا سؤال مفتوحًا.
    [one] سؤال مفتوح واحد.
    [two] سؤالان مفتوحان.
    [few] { $shown } أسئلة مفتوحة.
    [many] { $shown } سؤالًا مفتوحًا.
   *[other] { $shown } سؤال مفتوح.
}
questions-answered-count = { $n ->
    [0] لم يُجب عن أي سؤال.
    [one] أُجيب عن واحد.
    [two] أُجيب عن اثنين.
    [few] أُجيب عن { $shown }.
    [many] أُجيب عن { $shown }.
   *[other] أُجيب عن { $shown }.
}
questions-show-open = أظهر المفتوحة
questions-show-all = أظهر المجاب عنها أيضًا
questions-entry = في القائمة
questions-evidence = ما يؤيد وما يعارض
questions-for = يؤيد
questions-against = يعارض
questions-silent = لا يقول شيئًا
questions-names = كيف يتقارب الاسمان
questions-again = أُجيب عن هذا، وتغير القيد منذ ذلك.
questions-gone = أُجيب عن هذا، ولم يعد القيد في أحدث نسخة.
questions-because = سببك
questions-same = هو نفسه
questions-different = شخص آخر
questions-cannot-tell = لا يمكن القول
questions-undo = اسحب الجواب
questions-answered = سُجل الجواب.
questions-undone = سُحب الجواب، والسؤال مفتوح من جديد.
lists-title = قوائم العقوبات
lists-text = تُحفظ القائمة كما نُشرت: بتاريخها وبصمتها، وكل نسخة منها. وليس أي سطر فيها ادعاءً.
lists-none = لا قائمة في هذا المكتب بعد. احصل على واحدة من ناشرها على حاسوب آخر وأضفها هنا.
lists-name = القائمة
lists-published = نُشرت
lists-entries = القيود
lists-read = المقروء
lists-added-at = أُضيفت
lists-state = الحالة
lists-in-use = مستعملة
lists-older = نسخة أقدم
lists-what-is-new = ما الجديد فيها
lists-add-title = أضف قائمة
lists-add-text = تُعرف ملفات OFAC والأمم المتحدة والاتحاد الأوروبي والمملكة المتحدة وكندا وسويسرا وOpenSanctions من محتواها.
lists-field-name = الاسم، إن لم يكن اسم الناشر
lists-field-url = من أين أُخذت
lists-field-date = متى نُشرت، إن لم يذكر الملف ذلك (⁦2026-11-27⁩)
lists-field-rights = الحقوق
lists-field-older = أضفها مع أن نسخة أحدث محفوظة
lists-field-file = الملف
lists-add = أضف القائمة
lists-added = حُفظت «{ $name }»: { $in } قيدًا، قُرئ { $given }، ورُفض { $refused }.
lists-changes-title = ما الجديد في القائمة
lists-changes-counts = جديد: { $added }، خرج: { $gone }، تغيّر: { $changed }، كما هو: { $same }.
lists-changes-added = الجديد
lists-changes-gone = ما خرج
lists-changes-changed = ما تغيّر
lists-changes-more = { $n ->
    [one] واحد آخر لا يظهر.
    [two] اثنان آخران لا يظهران.
   *[other] { $shown } أخرى لا تظهر.
}
officials-title = المسؤولون
officials-text = من شارك في أي قضية بحسب الادعاءات المسجلة، وأين موقعه في القوائم. «لم يُفحص» ليس «لم يُعثر عليه».
officials-case = القضية
officials-regime = نظام العقوبات
officials-country = البلد
officials-as-of = حتى تاريخ
officials-show = أظهر
officials-no-lists = لم تُضف أي قائمة، فلم يمكن البحث عن أحد.
officials-asked = فُحصت:
officials-none = لا قضية من هذا المكتب تدخل فيه.
officials-nobody = لا ادعاء مسجلًا يسمي أحدًا شارك فيها.
officials-who = من
officials-did = ما فعله، بحسب الادعاءات
officials-also-in = القيد نفسه في قضية
officials-unnamed = لم يسمّهم أي مصدر:
officials-country-unknown = لا ادعاء مسجلًا يربط هذه القضايا ببلد، فقد تكون من هنا:
officials-listed = مدرج
officials-listed-since = مدرج منذ { $date }
officials-open = سؤال مفتوح
officials-undecided = لا يمكن القول
officials-not-found = لم يُعثر عليه
officials-not-checked = لم يُفحص
