cases-title = القضايا
cases-none = لا توجد أي قضية في هذا المكتب بعد.
cases-count = { $n ->
    [zero] لا قضايا
    [one] قضية واحدة
    [two] قضيتان
    [few] { $shown } قضايا
    [many] { $shown } قضية
   *[other] { $shown } قضية
}
cases-name = الاسم
cases-claims = الادعاءات
cases-sources = المصادر
cases-waiting = بانتظار القرار
