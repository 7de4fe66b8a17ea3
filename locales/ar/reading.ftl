# قراءة مصدر.
reading-title = القراءة
reading-nothing = لا مصدر في هذه القضية له نص يُقرأ بعد.
reading-closed = اطلاعك على المصدر يُسجَّل في سلسلة حيازته. التسجيل الواحد يكفي نصف يوم.
reading-open = فتح المصدر
reading-back = العودة إلى النص
reading-edit = تغيير ثم قبول
reading-edit-button = قبول بعد التغيير
reading-about-source = عن هذا المصدر
reading-warnings = { $n ->
    [one] ملاحظة واحدة على القراءة
    [two] ملاحظتان على القراءة
    [few] { $shown } ملاحظات على القراءة
   *[other] { $shown } ملاحظة على القراءة
}
reading-left = { $n ->
    [0] لم يبق أي اقتراح.
    [one] بقي اقتراح واحد.
    [two] بقي اقتراحان.
    [few] بقيت { $shown } اقتراحات.
   *[other] بقي { $shown } اقتراحًا.
}
reading-accepted-count = { $n ->
    [one] قُبل { $shown }
    [two] قُبل { $shown }
    [few] قُبل { $shown }
   *[other] قُبل { $shown }
}
reading-rejected-count = { $n ->
    [one] رُفض { $shown }
    [two] رُفض { $shown }
    [few] رُفض { $shown }
   *[other] رُفض { $shown }
}
reading-next-part = المتابعة حيث بقي بعضها
reading-next-source = الانتقال إلى المصدر التالي
reading-parts = أجزاء النص
reading-part = الجزء { $part }
reading-page = الصفحة { $page }
reading-pages = الصفحات { $first }–{ $last }
reading-part-before = الجزء السابق
reading-part-after = الجزء التالي
reading-picture = صورة الصفحة { $page }
reading-text = نص المصدر
reading-rows = ما يرد فيه
reading-to-row = إلى القول { $number }
reading-to-text = إلى الموضع { $number } في النص
reading-no-rows = لا يُقترح شيء هنا. يمكنك إضافة ادعاء باقتباس النص.
reading-on-record = مسجَّل
reading-rejected-tag = مرفوض
reading-new-person = { $name } غير مسجَّل بعد؛ القبول يضيف الاسم.
reading-who = من هو؟
reading-who-principal = { $name } (صاحب هذه القضية)
reading-who-on-file = { $name } (مسجَّل)
reading-who-another = شخص آخر اسمه { $name }
reading-accept = قبول
reading-change = تغيير
reading-reject = رفض
reading-reject-why = السبب (إن شئت)
reading-reject-button = رفضه
reading-undo = التراجع عن القرار
reading-undo-last = التراجع عن آخر قرار
reading-accepted = قُبل.
reading-rejected = رُفض.
reading-undone = تم التراجع عن القرار؛ الاقتراح ينتظر من جديد.
reading-nothing-to-undo = لا قرار بشأن هذا المصدر للتراجع عنه.
reading-decided-already = سبق البت في هذا الاقتراح؛ ولم يُنفَّذ شيء مرتين.
reading-add = إضافة ادعاء من هذا المصدر
reading-add-hint = حدّد الكلمات في النص أو ألصقها هنا.
reading-add-button = الانتقال إلى الحقول
reading-keys = المفاتيح
reading-key-move = التالي، السابق
reading-date-stated = كما يقول النص
reading-date-relative = محسوب من تاريخ الوثيقة
reading-date-context = من السياق
reading-date-approximate = تقريبي
reading-date-derived = محسوب
reading-why = لماذا يُقترح هذا؟
reading-why-rule = القاعدة
reading-why-example = مثال:
reading-why-gone = لم تعد هذه القاعدة موجودة في هذه النسخة من البرنامج.
reading-why-trigger = بدأت عند
reading-why-person = عمّن
reading-why-name = ذُكر الاسم في
reading-why-date = متى
reading-why-place = أين
reading-why-modality = مدى التأكيد
reading-why-voice = من يقول ذلك
reading-why-taken-for = فُهم على أنه { $name }
reading-why-no-words = لم تُحفظ الكلمات عند قراءة هذا المصدر؛ وقراءته من جديد تحفظها.
reading-why-here = في هذا المكتب
reading-why-decided = قُبل { $accepted }، قُبل بعد تغيير { $edited }، رُفض { $rejected }
reading-why-often = رُفض هنا { $rejected } من أصل { $all } من اقتراحات هذه القاعدة. وهي تواصل الاقتراح: لا شيء يُعطَّل أو يُخفى أو يُؤخَّر.
