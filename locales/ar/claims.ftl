# الادعاءات: القائمة حسب الموضوع، ادعاء واحد، استمارته.
once-already = أُرسلت هذه الاستمارة من قبل؛ ولم يُنفَّذ شيء مرتين.
claim-what = ما الذي يُدَّعى
claim-kind = النوع
claim-show-fields = إظهار حقول هذا النوع
claim-left-out = كُتب هذا لنوع آخر ولن يُحفظ مع هذا النوع؛ ويعود إذا اخترت ذلك النوع من جديد:
claim-about = عمّن أو عمّ
claim-about-proposed = كما هو مقترح
claim-about-case = صاحب هذه القضية
claim-about-person = شخص مسجَّل
claim-about-name = شخص بهذا الاسم
claim-about-organisation = منظمة
claim-about-country = بلد
claim-about-general = مسائل عامة
claim-person = أي شخص مسجَّل
claim-name = الاسم
claim-another = هو شخص آخر غير المسجَّل بهذا الاسم
claim-when-where = متى وأين
claim-date-hint = بدقة المصدر لا أكثر: 2022 أو ⁦2022-04⁩ أو ⁦2022-04-11⁩.
claim-occurred = متى حدث
claim-known = متى عُرف
claim-date-how = كيف يُفهم التاريخ
claim-date-from = التاريخ
claim-date-to = التاريخ الثاني
claim-date-on = في
claim-date-about = نحو
claim-date-before = حينها أو قبلها
claim-date-after = حينها أو بعدها
claim-date-between = في وقت ما بين
claim-date-span = استمر من … إلى …
claim-date-open = من …، والنهاية غير معروفة
claim-place = المكان
claim-who-says = من يقول ذلك وما مدى موثوقيته
claim-voices = من يقول ذلك
claim-voices-hint = واحد في كل سطر، من الأبعد إلى الأقرب: من ينقل عنه المصدر ثم من ينقل عنه ذاك. فارغ: المصدر نفسه.
claim-voices-source = المصدر نفسه
claim-modality = كيف يُعرض
claim-grade = التقدير
claim-grade-source = موثوقية المصدر
claim-grade-information = مصداقية المعلومة
claim-not-graded = غير مقدَّر
claim-audience = من يمكنه رؤيته
claim-translation = ترجمة الاقتباس
claim-translation-text = الترجمة
claim-translation-language = لغتها (en، ru، …)
claim-translation-by = المترجم
claim-translation-how = كيف تُرجم
claim-translation-certified = ترجمة محلَّفة
claim-translation-uncertified = ترجمة غير محلَّفة
claim-translation-machine = ترجمة آلية
claim-choose-kind = ماذا يقول الادعاء؟ لكل نوع حقوله.
claim-places = { $n ->
    [one] ترد هذه الكلمات في موضع واحد
    [two] ترد هذه الكلمات في موضعين
    [few] ترد هذه الكلمات في { $shown } مواضع
   *[other] ترد هذه الكلمات في { $shown } موضعًا
}
claim-places-text = اختر الموضع المقصود ثم سجّل الادعاء.
claim-basis = الأساس
claim-basis-quote = كلمات من مصدر محفوظ
claim-basis-testimony = سمعته أو رأيته بنفسي
claim-basis-locator = مصدر غير محفوظ
claim-source = المصدر
claim-quote = الكلمات بنصها
claim-quote-hint = ألصقها كما هي في المصدر. فواصل الأسطر لا تهم، أما الحروف فتهم كلها.
claim-account = ما سمعته أو رأيته
claim-enter = تسجيل الادعاء
claim-leave = ترك
claim-entered = سُجّل الادعاء.
claim-corrected = صُحّح الادعاء، وبقيت النسخة السابقة في السجل.
claim-back = العودة إلى الادعاء
claim-correct = تصحيح هذا الادعاء
claim-meanwhile = صحّح شخص آخر هذا الادعاء بينما كنت تكتب
claim-meanwhile-text = لم يُحفظ شيء بعد، ولم يضِع شيء مما كتبته. في الأسفل النسختان حيث تختلفان. القرار لك: إبقاء القائم الآن أو وضع نسختك مكانه، وفي الحالتين تبقى كل النسخ في السجل.
claim-meanwhile-by = بواسطة { $by }، { $at }:
claim-meanwhile-alike = النسختان متطابقتان: لم يبق ما يُصحَّح.
claim-part = الجزء
claim-stands-now = القائم الآن
claim-yours = نسختك
claim-keep-theirs = إبقاء القائم الآن
claim-why-correct = سبب التصحيح
claim-put-mine = وضع نسختي مكانه
claim-correct-button = تصحيح
claim-id = المعرّف
claim-published = متى نشره المصدر
claim-same-happening = عن الواقعة نفسها
claim-doings = ما يمكنك فعله به
claim-dispute = تسجيل أن أحدًا يعترض عليه
claim-disputed-by = من يعترض عليه
claim-why = السبب
claim-dispute-button = تسجيل الاعتراض
claim-retract = سحبه
claim-retract-text = يبقى في السجل ولا يُحتسب بعد ذلك. يمكنك استعادته.
claim-retract-button = سحب الادعاء
claim-settle = إزالة الاعتراضات
claim-settle-button = إزالتها
claim-restore = استعادته
claim-restore-button = استعادة الادعاء
claim-proof = إثبات لطرف خارجي
claim-proof-text = ملف يثبت لأي شخص أن السجل الموقَّع يتضمن هذا الادعاء، من دون فتح بقية السجل.
claim-proof-to = إلى من يُسلَّم
claim-proof-to-hint = فارغ: لا أحد بعد. مع الاسم يُتحقق من الموافقة ويُسجَّل ما سُلّم ولمن.
claim-proof-despite = السبب إن غابت الموافقة
claim-proof-button = حفظ الإثبات
claim-versions = { $n ->
    [one] نسخة واحدة
    [two] نسختان
    [few] { $shown } نسخ
   *[other] { $shown } نسخة
}
claim-version = النسخة { $number }
claim-stands = قائمة
claim-retracted-tag = مسحوب
claim-why-was = السبب:
claim-bring-back = استرجاع هذه النسخة
claim-bring-back-why = كانت النسخة { $number } هي الصحيحة
claim-retracted-said = سُحب الادعاء.
claim-disputed-said = سُجّل الاعتراض.
claim-restored-said = استُعيد الادعاء.
claim-brought-back-said = عادت النسخة السابقة قائمة بوصفها نسخة جديدة.
claims-title = الادعاءات
claims-add = إضافة ادعاء
claims-back = العودة إلى الادعاءات
claims-find = البحث في الادعاءات والاقتباسات والمصادر
claims-find-button = عرض
claims-show = عرض
claims-only-all = الكل
claims-only-contested = المتعارضة
claims-only-disputed = المعترَض عليها
claims-only-ungraded = غير المقدَّرة
claims-count = { $n ->
    [one] ادعاء واحد قائم.
    [two] ادعاءان قائمان.
    [few] { $shown } ادعاءات قائمة.
   *[other] { $shown } ادعاءً قائمًا.
}
claims-shown = { $n ->
    [one] يُعرض منها واحد.
    [two] يُعرض منها اثنان.
    [few] يُعرض منها { $shown }.
   *[other] يُعرض منها { $shown }.
}
claims-none = لا ادعاء مسجَّلًا بعد. أضف وثيقة وقرّر في ما يُقترح منها، أو أضف ادعاءً يدويًا.
claims-none-sources = إلى المصادر
claims-jump = المواضيع
claims-questions = واقعة واحدة؟
claims-questions-text = قد تصف هذه الادعاءات واقعة واحدة. البرنامج لا يجمع شيئًا من تلقاء نفسه. أزل العلامة عما لا ينتمي إليها.
claims-one-happening = واقعة واحدة؟
claims-same-yes = هي واقعة واحدة
claims-same-no = ليست كذلك
claims-same-dates = التواريخ متفقة
claims-same-near = { $n ->
    [one] بين التواريخ يوم واحد
    [two] بين التواريخ يومان
    [few] بين التواريخ { $shown } أيام
   *[other] بين التواريخ { $shown } يومًا
}
claims-same-places = الأماكن متفقة
claims-same-said = تُحتسب الآن واقعة واحدة، وتبقى الفروق ظاهرة.
claims-apart-said = ليست واقعة واحدة، ولن تُسأل عنها ثانية.
claims-conflicts = التعارضات
claims-conflicts-text = حيث يتعارض الملف مع نفسه. تبقى كل الأطراف.
claims-conflict-date = متى
claims-conflict-place = أين
claims-conflict-denied = هل حدث أصلًا
claims-conflict-disputed = معترَض عليه
claims-disputed = معترَض عليه
claims-disputed-by = يعترض عليه { $by }:
claims-grouped = مجمَّع
claims-no-date = بلا تاريخ
claims-testimony = شهادة أحد الأعضاء: «{ $account }»
claims-locator = { $named } – النص غير محفوظ
claims-retracted = { $n ->
    [one] ادعاء واحد مسحوب
    [two] ادعاءان مسحوبان
    [few] { $shown } ادعاءات مسحوبة
   *[other] { $shown } ادعاءً مسحوبًا
}
shared-story = { $n ->
    [one] الكلمات نفسها ترد في مصدر واحد: أصل واحد
    [two] الكلمات نفسها ترد في مصدرين: أصل واحد
    [few] الكلمات نفسها ترد في { $shown } مصادر: أصل واحد
   *[other] الكلمات نفسها ترد في { $shown } مصدرًا: أصل واحد
}
