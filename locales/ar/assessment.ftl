# التقييم: ما في الملف عن كل معيار من معايير القانون، وإلى جانبه استنتاج شخص.
assess-title = التقييم
assess-what-it-is = اختر الإطار القانوني الذي تُقاس به هذه القضية. تُظهر ورقة العمل لكل معيار ما في الملف لصالحه وما ضده؛ أما هل يُثبت ذلك المعيارَ فهو استنتاج شخص. لا شيء يُعدّ ولا تُعطى درجات.
assess-who-is-covered = من يشمله
assess-what-it-asks = ما يسأل عنه
assess-who-decides = من يقرر
assess-standard = معيار الإثبات
assess-logic = كيف يوزن
assess-procedure = الإجراءات
assess-procedure-text = بقدر ما تُظهره الادعاءات في الملف. الصمت يُحسب بالأيام ولا يعني الرفض أبدًا.
assess-last-signed = آخر تقييم موقّع
assess-never-signed = لم يوقَّع بعد
assess-open-worksheet = افتح ورقة العمل
assess-pack = الحزمة { $version }
assess-pack-label = حزمة القانون
assess-framework = الإطار القانوني
assess-not-verified = لم يُتحقق منه في نص القانون نفسه.
assess-as-of = كما في { $day }
assess-as-of-label = أظهر الملف كما في
assess-as-of-button = أظهر
assess-known-at = { $n ->
    [zero] قبل أي قيد في السجل
    [one] كما عُرف بعد قيد واحد في السجل
    [two] كما عُرف بعد قيدين في السجل
    [few] كما عُرف بعد { $shown } قيود في السجل
    [many] كما عُرف بعد { $shown } قيدًا في السجل
   *[other] كما عُرف بعد { $shown } قيد في السجل
}
assess-contents = المعايير
assess-unknown-is-not-no = حيث يصمت الملف فذلك ليس «لا».
assess-save-sheet = احفظ ورقة العمل
assess-save-hint = يقع الملف المحفوظ خارج المكتب المشفّر: انتبه إلى مكان حفظه. وليس فيه ما هو مختوم.
assess-sign = وقّع
assess-what-the-file-holds = ما في الملف
assess-file-holds = في الملف
assess-file-held = كان في الملف
assess-state-supported = معلومات مؤيدة
assess-state-contested = معلومات مؤيدة وأخرى معارضة
assess-state-contradicted = معلومات معارضة، ولا شيء مؤيد
assess-state-no-information = لا معلومات
assess-state-not-applicable = لا ينطبق
assess-in-support = ما يؤيد
assess-against = ما يعارض
assess-beside = معروض إلى جانبه: لا يُحتسب، ولماذا
assess-does-not-count = لا يُحتسب:
assess-would-settle = ما قد يحسمه
assess-traps = مزالق وأدلة معتادة
assess-questions = ما على شخص أن يجيب عنه
assess-open = مفتوح
assess-on-file = في الملف
assess-one-origin = كلها من أصل واحد
assess-origins = { $n ->
    [zero] بلا أصول
    [one] من أصل واحد
    [two] من أصلين مستقلين
    [few] من { $shown } أصول مستقلة
    [many] من { $shown } أصلًا مستقلًا
   *[other] من { $shown } أصل مستقل
}
assess-newest = أحدث المعلومات: { $day }
assess-age-days = { $n ->
    [zero] من اليوم نفسه
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $shown } أيام
    [many] قبل { $shown } يومًا
   *[other] قبل { $shown } يوم
}
assess-age-months = { $n ->
    [zero] من الشهر نفسه
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $shown } أشهر
    [many] قبل { $shown } شهرًا
   *[other] قبل { $shown } شهر
}
assess-age-years = { $n ->
    [zero] من السنة نفسها
    [one] قبل أكثر من سنة
    [two] قبل أكثر من سنتين
    [few] قبل أكثر من { $shown } سنوات
    [many] قبل أكثر من { $shown } سنة
   *[other] قبل أكثر من { $shown } سنة
}
assess-grade = درجة الموثوقية { $grade }
assess-not-graded = بلا درجة موثوقية
assess-dated = معلومات بتاريخ { $day }
assess-disputed-by = يطعن فيه { $name }
assess-lacks-place = لا يذكر أين
assess-lacks-period = لا يذكر متى
assess-lacks-receipt = لا دليل على وصوله
assess-testimony = سمعه أو رآه عضو في هذا المكتب: { $account }
assess-said-again = ويذكر الأمر نفسه:
assess-heard = عضو في هذا المكتب
assess-locator = { $source }. نصه ليس في الملف.
assess-source-not-shown = مصدر لا يُعرض هنا
assess-translated-certified = ترجمة { $name }، مصدَّقة
assess-translated-uncertified = ترجمة { $name }
assess-translated-machine = ترجمة آلية ({ $name }): ليقرأها شخص
assess-finding-title = استنتاج شخص
assess-not-answered = بلا جواب
assess-answer-shown = ثابت
assess-answer-shown-in-part = ثابت جزئيًا
assess-answer-not-shown = غير ثابت
assess-answer-not-applicable = لا ينطبق
assess-rests-on = يستند إلى:
assess-gone = { $n ->
    [zero] كل ما يستند إليه قائم.
    [one] ادعاء واحد يستند إليه لم يعد قائمًا. انظر فيه من جديد.
    [two] ادعاءان يستند إليهما لم يعودا قائمين. انظر فيه من جديد.
    [few] { $shown } ادعاءات يستند إليها لم تعد قائمة. انظر فيه من جديد.
    [many] { $shown } ادعاءً يستند إليها لم تعد قائمة. انظر فيه من جديد.
   *[other] { $shown } ادعاء يستند إليها لم تعد قائمة. انظر فيه من جديد.
}
assess-other-version = أُعطي بموجب الحزمة { $version }. انظر فيه من جديد.
assess-give-finding = أعطِ استنتاجًا
assess-change-finding = غيّر الاستنتاج
assess-your-answer = جوابك
assess-your-reason = تعليلك
assess-your-reason-hint = لماذا تُثبته هذه الادعاءات أو لا تُثبته. يُطبع في ورقة العمل وفي الرسالة.
assess-claims-it-rests-on = الادعاءات التي يستند إليها
assess-no-claims-here = لا ادعاء في الملف يتناول هذا. اختر غيره من القضية، أو أدخل ادعاءً أولًا.
assess-other-claims = ادعاءات أخرى في هذه القضية
assess-others-left = { $n ->
    [zero] كلها معروضة.
    [one] ادعاء واحد آخر غير معروض: ابحث عنه بكلمة.
    [two] ادعاءان آخران غير معروضين: ابحث عنهما بكلمة.
    [few] { $shown } ادعاءات أخرى غير معروضة: ابحث عنها بكلمة.
    [many] { $shown } ادعاءً آخر غير معروض: ابحث عنها بكلمة.
   *[other] { $shown } ادعاء آخر غير معروض: ابحث عنها بكلمة.
}
assess-look-for = ابحث عن ادعاء بكلمة
assess-look = ابحث
assess-look-hint = احفظ استنتاجك أولًا: البحث يعيد تحميل الصفحة.
assess-keep-finding = احفظ الاستنتاج
assess-finding-kept = سُجّل الاستنتاج.
assess-withdraw = اسحب الاستنتاج
assess-withdraw-why = لماذا يُسحب
assess-withdraw-button = اسحبه
assess-finding-withdrawn = سُحب الاستنتاج. عاد المعيار بلا جواب.
assess-steps = بين المعايير
assess-back-to-worksheet = العودة إلى ورقة العمل
assess-waiting = { $n ->
    [zero] لا جواب في الملف منذ اليوم، وهذا ليس رفضًا.
    [one] لا جواب في الملف منذ يوم واحد، وهذا ليس رفضًا.
    [two] لا جواب في الملف منذ يومين، وهذا ليس رفضًا.
    [few] لا جواب في الملف منذ { $shown } أيام، وهذا ليس رفضًا.
    [many] لا جواب في الملف منذ { $shown } يومًا، وهذا ليس رفضًا.
   *[other] لا جواب في الملف منذ { $shown } يوم، وهذا ليس رفضًا.
}
assess-waiting-least = { $n ->
    [zero] لا جواب في الملف منذ اليوم على الأقل، وهذا ليس رفضًا.
    [one] لا جواب في الملف منذ يوم واحد على الأقل، وهذا ليس رفضًا.
    [two] لا جواب في الملف منذ يومين على الأقل، وهذا ليس رفضًا.
    [few] لا جواب في الملف منذ { $shown } أيام على الأقل، وهذا ليس رفضًا.
    [many] لا جواب في الملف منذ { $shown } يومًا على الأقل، وهذا ليس رفضًا.
   *[other] لا جواب في الملف منذ { $shown } يوم على الأقل، وهذا ليس رفضًا.
}
assess-due = { $actor }: { $what }، الموعد { $by }
assess-due-no-day = يوم ليس في الملف
assess-signed-title = تقييمات موقّعة
assess-none-signed = لم يوقَّع أي تقييم لهذه القضية بعد.
assess-signed-col = وُقّع
assess-signed-as-of = كما في
assess-signed-by = الموقّع
assess-signed-statement = التصريح
assess-signed-on = تقييم وُقّع في { $at }
assess-frozen = مجمّد كما وُقّع. لا يُعاد حساب شيء منه، مهما قالت القضية أو حزمة القانون لاحقًا.
assess-entry = قيد السجل
assess-sign-what = ما توقّع عليه
assess-sign-text = توقّع على ما هو أدناه: ما كان في الملف، وما استنتجه أشخاص. ومن ثم يبقى كما هو.
assess-sign-proves = يوقّع مفتاح المكتب السجلَّ الذي فيه بصمة هذا النص واسمك في هذا المكتب. ذلك يُظهر ما سُجّل وأنه لم يتغير بعدها؛ لا من جلس أمام لوحة المفاتيح.
assess-moved-on = { $n ->
    [zero] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان قبل أي قيد.
    [one] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان فيه بعد قيد واحد.
    [two] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان فيه بعد قيدين.
    [few] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان فيه بعد { $shown } قيود.
    [many] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان فيه بعد { $shown } قيدًا.
   *[other] نما السجل منذ فتحت ورقة العمل. توقّع على ما كان فيه بعد { $shown } قيد.
}
assess-col-item = المعيار
assess-statement = ما تصرّح به
assess-statement-hint = في جملة أو جملتين: ما قرأته، وبأي صفة توقّع.
assess-sign-button = وقّع وجمّد
assess-signed-now = وُقّع التقييم وجُمّد.
assess-compare = قارن
assess-compare-with = قارن بـ
assess-compare-today = قارن باليوم
assess-today = تقييم اليوم
assess-today-not-signed = تقييم اليوم، ولم يوقّعه أحد
assess-compare-title = تقييمان جنبًا إلى جنب
assess-compare-text = يُعرض الفرق ولا يوزن: ليس أحدهما أفضل.
assess-from = الأسبق
assess-to = الأحدث
assess-which = أيهما
assess-pack-changes = ما تغيّر في حزمة القانون
assess-pack-says-otherwise = تقوله الحزمة على نحو آخر.
assess-nothing-differs = لا فرق.
assess-came-for = مؤيد، جديد
assess-went-for = مؤيد، لم يعد موجودًا
assess-came-against = معارض، جديد
assess-went-against = معارض، لم يعد موجودًا
assess-was-not-there = لم يكن موجودًا
assess-same = لا فرق في
