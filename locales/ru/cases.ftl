cases-title = Дела
cases-none = На этом столе пока нет ни одного дела.
cases-count = { $n ->
    [one] { $shown } дело
    [few] { $shown } дела
   *[other] { $shown } дел
}
cases-name = Имя
cases-claims = Утверждения
cases-sources = Источники
cases-waiting = Ждут решения
