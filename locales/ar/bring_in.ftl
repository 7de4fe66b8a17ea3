bring-title = إدخال جدول
bring-text = يدخل جدول الأشخاص قضايا وادعاءات: تقول ما في كل عمود، ويُفحص كل صف قبل كتابة أي شيء، ويمكن التراجع عن الكل بخطوة واحدة.
bring-file = جدول
bring-file-hint = ‏CSV أو XLSX أو جدول كتبه هذا المكتب. 64 ميبيبايت على الأكثر.
bring-pasted = أو ألصق صفوفه مع العناوين
bring-pasted-name = صفوف ملصقة
bring-look = انظر فيه
bring-waiting = جداول تنتظر
bring-throw-away = تخلَّص منه
bring-throw-away-this = تخلَّص من { $name }
bring-thrown-away = تم التخلص من الجدول. لم يُدخل منه شيء.
bring-imports = ما أُدخل
bring-imports-none = لم يُدخل شيء بعد.
bring-state-begun = بدأ ولم يكتمل
bring-state-done = مسجل
bring-state-undone = تم التراجع عنه { $when }
bring-counts = { $in } صفوف = { $new } جديدة + { $updates } تحديثات + { $unchanged } دون تغيير + { $questions } أسئلة + { $refused } مرفوضة
bring-undo = تراجع عنه
bring-undo-text = تُسحب ادعاءاته، ويعود ما صححه قائمًا، وتخرج من القوائم القضايا التي ليس فيها شيء آخر. لا يُمحى شيء.
bring-undo-why = لماذا
bring-undo-all = تراجع عن الإدخال كله
bring-columns-title = ما في كل عمود
bring-rows = { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $shown } صفوف
    [many] { $shown } صفًا
   *[other] { $shown } صف
}
bring-sheet = الورقة
bring-header-row = الصف الذي يسمي الأعمدة (0: لا يوجد)
bring-look-again = انظر من جديد
bring-kept-mapping = مطابقة أعمدة يحفظها المكتب
bring-use-mapping = استخدمها
bring-columns-text = التخمين تخمين فقط: انظر في كل عمود. ما لا يُراد يبقى «skip».
bring-keeper = من يمسك القائمة
bring-keeper-hint = الادعاءات له: تقول ذلك كل صفحة وكل ورقة.
bring-list-title = اسم القائمة
bring-list-date = تاريخها، مثل ⁦2024-05⁩
bring-columns = الأعمدة
bring-column-empty = الصفوف الأولى فارغة هنا.
bring-guess = قد يكون:
bring-guess-high = العنوان معروف
bring-guess-fair = العنوان يحوي عنوانًا معروفًا
bring-guess-low = كلمة من العنوان معروفة
bring-to = ما هو
bring-other-target = أو أي جزء من ادعاء، مثل arrest.reason
bring-order = بأي ترتيب كُتبت تواريخه
bring-order-none = غير مطلوب
bring-order-dmy = يوم، شهر، سنة
bring-order-mdy = شهر، يوم، سنة
bring-order-ymd = سنة، شهر، يوم
bring-order-evidence = من تواريخه { $dmy } لا تكون إلا يومًا ثم شهرًا ثم سنة، و{ $mdy } لا تكون إلا شهرًا ثم يومًا ثم سنة، و{ $either } تحتمل الاثنين. حدد الترتيب: لا يُخمَّن أبدًا.
bring-values = ماذا تعني كلماته
bring-values-hint = واحدة في كل سطر: كلمة القائمة = ما يُقرأ بدلها. لا شيء بعد العلامة: لا يُعرف شيء.
bring-mapping-name = احفظ هذه المطابقة باسم
bring-mapping-name-hint = دون اسم تُحفظ مع هذا الجدول فقط.
bring-check = افحص كل صف
bring-check-title = الفحص
bring-back-to-columns = عودة إلى الأعمدة
bring-nothing-yet = لم يُكتب شيء بعد.
bring-new = جديدة
bring-updates = تحديثات
bring-unchanged = دون تغيير
bring-questions = أسئلة
bring-refused = مرفوضة
bring-report = احفظ التقرير كاملًا (CSV)
bring-row = الصف { $row }:
bring-may-be-case = صاحب القضية { $name }
bring-may-be-row = صاحب الصف { $row }
bring-another = شخص آخر
bring-later = دون جواب: يُترك الصف
bring-rows-differ = الصفوف ذات الاسم الواحد لأشخاص مختلفين
bring-answer = احفظ الأجوبة
bring-answered = حُفظت الأجوبة.
bring-row-head = الصف
bring-name-head = الاسم
bring-what-head = ماذا يصير به
bring-no-such-row = لا صفوف من هذا النوع.
bring-more = { $n ->
    [zero] لا صفوف أخرى.
    [one] صف آخر في التقرير.
    [two] صفان آخران في التقرير.
    [few] { $shown } صفوف أخرى في التقرير.
    [many] { $shown } صفًا آخر في التقرير.
   *[other] { $shown } صف آخر في التقرير.
}
bring-write-title = إدخاله
bring-answers-kept = { $n ->
    [zero] لا أجوبة محفوظة.
    [one] جواب واحد محفوظ.
    [two] جوابان محفوظان.
    [few] { $shown } أجوبة محفوظة.
    [many] { $shown } جوابًا محفوظًا.
   *[other] { $shown } جواب محفوظ.
}
bring-questions-left = { $n ->
    [zero] لا أسئلة مفتوحة.
    [one] يُترك صف واحد سؤاله مفتوح.
    [two] يُترك صفان سؤالهما مفتوح.
    [few] تُترك { $shown } صفوف أسئلتها مفتوحة.
    [many] يُترك { $shown } صفًا أسئلتها مفتوحة.
   *[other] يُترك { $shown } صف أسئلتها مفتوحة.
}
bring-leave-out = { $n ->
    [zero] لا صفوف مرفوضة
    [one] اترك الصف المرفوض
    [two] اترك الصفين المرفوضين
    [few] اترك { $shown } صفوف مرفوضة
    [many] اترك { $shown } صفًا مرفوضًا
   *[other] اترك { $shown } صف مرفوض
}
bring-forget = لا تحفظ الملف نفسه: يبقى ما صار ادعاءات فقط
bring-write = أدخله
bring-progress-title = إلى أين وصل
bring-checking = الفحص: { $done } من { $all } صفوف
bring-writing = الكتابة: { $done } من { $all }
bring-brought = أُدخل «{ $title }».
bring-claims = { $n ->
    [zero] لم يُسجل ادعاء.
    [one] سُجل ادعاء واحد.
    [two] سُجل ادعاءان.
    [few] سُجلت { $shown } ادعاءات.
    [many] سُجل { $shown } ادعاءً.
   *[other] سُجل { $shown } ادعاء.
}
bring-left-asked = تُركت لسؤال مفتوح: الصفوف { $rows }
bring-left-refused = تُركت لأنها مرفوضة: الصفوف { $rows }
bring-to-cases = إلى القضايا
bring-undone = تم التراجع عن «{ $title }».
bring-undone-retracted = { $n ->
    [zero] لم يُسحب ادعاء.
    [one] سُحب ادعاء واحد.
    [two] سُحب ادعاءان.
    [few] سُحبت { $shown } ادعاءات.
    [many] سُحب { $shown } ادعاءً.
   *[other] سُحب { $shown } ادعاء.
}
bring-undone-restored = { $n ->
    [zero] لا ادعاء صُحح من قبل.
    [one] عاد قائمًا ادعاء واحد كان قد صححه.
    [two] عاد قائمين ادعاءان كان قد صححهما.
    [few] عادت قائمة { $shown } ادعاءات كان قد صححها.
    [many] عاد قائمًا { $shown } ادعاءً كان قد صححها.
   *[other] عاد قائمًا { $shown } ادعاء كان قد صححها.
}
bring-undone-emptied = { $n ->
    [zero] لا قضية تخرج من القوائم.
    [one] قضية واحدة فارغة تخرج من القوائم.
    [two] قضيتان فارغتان تخرجان من القوائم.
    [few] { $shown } قضايا فارغة تخرج من القوائم.
    [many] { $shown } قضية فارغة تخرج من القوائم.
   *[other] { $shown } قضية فارغة تخرج من القوائم.
}
bring-undone-kept = { $n ->
    [zero] لا قضية تبقى.
    [one] تبقى قضية واحدة لأن فيها شيئًا آخر.
    [two] تبقى قضيتان لأن فيهما شيئًا آخر.
    [few] تبقى { $shown } قضايا لأن فيها شيئًا آخر.
    [many] تبقى { $shown } قضية لأن فيها شيئًا آخر.
   *[other] تبقى { $shown } قضية لأن فيها شيئًا آخر.
}
bring-comes-anew = تتجدد هذه الصفحة وحدها كل ثانيتين. يستطيع الآخرون العمل في أثناء ذلك.
bring-look-at-it-again = انظر الآن
bring-back = عودة إلى ما أُدخل
