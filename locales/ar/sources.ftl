# المصادر: القائمة وإضافة الوثائق ومصدر واحد.
sources-title = المصادر
sources-add = إضافة وثائق
sources-back = العودة إلى المصادر
sources-back-to-one = العودة إلى المصدر
sources-came = { $n ->
    [one] وصل ملف واحد
    [two] وصل ملفان
    [few] وصلت { $shown } ملفات
   *[other] وصل { $shown } ملفًا
}
sources-came-read = { $n ->
    [one] قُرئ واحد.
    [two] قُرئ اثنان.
    [few] قُرئت { $shown }.
   *[other] قُرئ { $shown }.
}
sources-came-kept = { $n ->
    [one] حُفظ واحد دون قراءة.
    [two] حُفظ اثنان دون قراءة.
    [few] حُفظت { $shown } دون قراءة.
   *[other] حُفظ { $shown } دون قراءة.
}
sources-came-refused = { $n ->
    [one] رُفض واحد.
    [two] رُفض اثنان.
    [few] رُفضت { $shown }.
   *[other] رُفض { $shown }.
}
sources-read = مقروء
sources-kept = محفوظ غير مقروء
sources-refused = مرفوض
sources-was-on-file = كان محفوظًا من قبل
sources-look = عرضه
sources-read-proposals = { $n ->
    [one] اقرأه: اقتراح واحد ينتظر
    [two] اقرأه: اقتراحان ينتظران
    [few] اقرأه: { $shown } اقتراحات تنتظر
   *[other] اقرأه: { $shown } اقتراحًا ينتظر
}
sources-read-again = قراءة
sources-read-now = قراءته
sources-none = لا مصدر محفوظًا بعد. أضف وثيقة أو ألصق نصًا.
sources-count = { $n ->
    [one] مصدر واحد
    [two] مصدران
    [few] { $shown } مصادر
   *[other] { $shown } مصدرًا
}
sources-waiting = { $n ->
    [one] · اقتراح واحد ينتظر
    [two] · اقتراحان ينتظران
    [few] · { $shown } اقتراحات تنتظر
   *[other] · { $shown } اقتراحًا ينتظر
}
sources-unread = { $n ->
    [one] · واحد تعذرت قراءته
    [two] · اثنان تعذرت قراءتهما
    [few] · { $shown } تعذرت قراءتها
   *[other] · { $shown } تعذرت قراءتها
}
sources-title-label = العنوان
sources-kind = النوع
sources-publisher = الناشر
sources-author = المؤلف
sources-date = التاريخ
sources-language = اللغة
sources-claims = الادعاءات
sources-reading = القراءة
sources-interest = مصلحة معلنة
sources-copy-of = نسخة من «{ $title }»
sources-undated = التاريخ غير معروف
sources-retry = إعادة المحاولة
sources-tries = { $n ->
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $shown } محاولات
   *[other] { $shown } محاولة
}
sources-not-on-file = النص غير محفوظ
sources-files = ملفات
sources-choose = اختر ملفًا أو أكثر
sources-limits = حتى { $files } ملفًا، كل منها حتى { $mib } ميبيبايت. ما تتعذر قراءته يُحفظ كما ورد ويُدرج مع السبب.
sources-too-large = أكبر من { $mib } ميبيبايت. لم يُرسل شيء.
sources-too-many = أكثر من { $files } ملفًا. لم يُرسل شيء.
sources-sending = جارٍ الإرسال
sources-being-read = وصل كل شيء وتجري قراءته.
sources-broken-off = انقطع الإرسال. لم يُحفظ شيء؛ أرسله من جديد.
sources-bring-in = إضافة
sources-paste = نص ملصق
sources-text = النص
sources-paste-button = إضافة النص وقراءته
sources-pasted = { $n ->
    [one] حُفظ النص؛ اقتراح واحد ينتظر.
    [two] حُفظ النص؛ اقتراحان ينتظران.
    [few] حُفظ النص؛ { $shown } اقتراحات تنتظر.
   *[other] حُفظ النص؛ { $shown } اقتراحًا ينتظر.
}
sources-read-at-last = { $n ->
    [one] أمكنت قراءته؛ اقتراح واحد ينتظر.
    [two] أمكنت قراءته؛ اقتراحان ينتظران.
    [few] أمكنت قراءته؛ { $shown } اقتراحات تنتظر.
   *[other] أمكنت قراءته؛ { $shown } اقتراحًا ينتظر.
}
sources-what-is-known = ما تعرفه عنه
sources-what-is-known-hint = اترك فارغًا ما تقوله الوثيقة نفسها وما لا تعرفه. التاريخ يتيح تحديد «الشهر الماضي».
sources-url = مكان العثور عليه (العنوان)
sources-received-from = وردت من
sources-received-how = كيف وردت
sources-received-on = تاريخ الورود
sources-rights = شروط الاستخدام
sources-credit = نسبة المصدر
sources-copies = نسخة من
sources-amend = تعديل ما يُعرف عنه
sources-amend-button = تعديل
sources-amended = عُدّل ما يُعرف عن المصدر.
sources-file-name = اسم الملف
sources-size = الحجم بالبايت
sources-original = الأصل
sources-save-original = حفظ الأصل
sources-save-now = حفظ الملف الآن
sources-save-text = يعمل الرابط مرة واحدة خلال { $seconds } ثانية. خروج النسخة مسجَّل في سلسلة الحيازة.
sources-save-again = طلب رابط آخر
sources-custody = سلسلة الحيازة
sources-custody-text = ما جرى لبياناته منذ وصولها إلى هذا المكتب.
sources-entry = القيد { $seq }
shared-title = الكلمات نفسها في مصادر أخرى
shared-text = مقاطع طويلة من هذه الكلمات متطابقة في مواضع أخرى. وفيما يرد هناك تُعد هذه المصادر أصلًا واحدًا: أيًّا كان من نقل عن غيره، لم يُبلِّغ أحد بذلك مرة ثانية.
shared-none = لا يُعرف أنه يشترك في مقطع مع مصدر آخر في هذه القضية. وهذا وحده لا يجعله مستقلًّا.
shared-not-compared = كلماته غير محفوظة، فلم تُقارن.
shared-here = هنا
shared-first = الأول بحسب التواريخ المسجلة
shared-first-unknown = لا يُعرف أيها حمل الكلمات أولًا.
shared-with = { $n ->
    [one] الكلمات نفسها ترد في مصدر آخر
    [two] الكلمات نفسها ترد في مصدرين آخرين
    [few] الكلمات نفسها ترد في { $shown } مصادر أخرى
   *[other] الكلمات نفسها ترد في { $shown } مصدرًا آخر
}
shared-words = { $n ->
    [one] كلمة واحدة متطابقة
    [two] كلمتان متطابقتان
    [few] { $shown } كلمات متطابقة
   *[other] { $shown } كلمة متطابقة
}
