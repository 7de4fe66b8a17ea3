# ما يحيط بكل صفحة من صفحات القضية.
case-parts-label = أقسام القضية
case-part-overview = نظرة عامة
case-part-timeline = التسلسل الزمني
case-part-claims = الادعاءات
case-part-reading = القراءة
case-part-people = الأشخاص
case-part-health = الصحة
case-part-sources = المصادر
case-part-assessment = التقييم
case-part-papers = الأوراق
case-part-history = السجل
case-also-named = يُكتب أيضًا
case-no-picture = لا صورة في الملف
case-custody-label = الاحتجاز
case-custody-nothing = لا شيء في الملف عن الاحتجاز
case-custody-undated = ذُكر الاحتجاز بلا تاريخ
case-custody-held = محتجز بحسب ما في الملف منذ { $since }
case-custody-held-by = محتجز بحسب ما في الملف منذ { $since } على الأكثر
case-custody-held-undated = محتجز بحسب ما في الملف، ومتى بدأ ذلك غير مذكور
case-custody-alleged = مزعوم: لا يؤكده أي مصدر
case-custody-released = أُفرج عنه { $on }
case-custody-exchanged = أُفرج عنه في تبادل { $on }
case-custody-died = توفي { $on }
case-last-word = آخر خبر { $day }
case-place-label = المكان
case-place-unknown = غير مذكور في الملف
case-days-exact = { $n ->
    [zero] { $shown } يوم قيد الاحتجاز
    [one] يوم واحد قيد الاحتجاز
    [two] يومان قيد الاحتجاز
    [few] { $shown } أيام قيد الاحتجاز
   *[other] { $shown } يومًا قيد الاحتجاز
}
case-days-range = من { $min } إلى { $max } يومًا قيد الاحتجاز
case-days-least = { $min } يومًا على الأقل قيد الاحتجاز
case-days-exclusive = دون احتساب يوم الاعتقال
case-days-in-all = المجموع: { $days }، عدد الاعتقالات: { $stretches }
case-inexact-starts-disagree = المصادر مختلفة في اليوم الأول
case-inexact-start-imprecise = اليوم الأول غير معروف بدقة
case-inexact-arrest-not-on-file = الاعتقال غير مذكور في الملف
case-inexact-ends-disagree = المصادر مختلفة في اليوم الأخير
case-inexact-end-imprecise = اليوم الأخير غير معروف بدقة
case-inexact-release-not-on-file = لا إفراج مذكور في الملف
case-inexact-length-not-understood = مدة لم تُذكر بالأيام
case-as-of = حتى { $day }
case-as-of-earlier = تنظر إلى القضية كما كانت في { $day }
case-as-known = كما كانت معروفة بعد { $shown } قيدًا من السجل
case-as-of-back = العودة إلى اليوم
