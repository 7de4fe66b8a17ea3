# Что окружает каждую страницу дела.
case-parts-label = Разделы дела
case-part-overview = Обзор
case-part-timeline = Хронология
case-part-claims = Утверждения
case-part-reading = Чтение
case-part-people = Люди
case-part-health = Здоровье
case-part-sources = Источники
case-part-assessment = Оценка
case-part-papers = Документы
case-part-history = История
case-also-named = также пишется
case-no-picture = Фотографии в деле нет
case-custody-label = Под стражей
case-custody-nothing = О лишении свободы в деле ничего нет
case-custody-undated = О лишении свободы сказано, но без даты
case-custody-held = По данным дела, под стражей, с какого дня: { $since }
case-custody-held-by = По данным дела, под стражей, не позднее: { $since }
case-custody-held-undated = По данным дела, под стражей; с какого дня, не указано
case-custody-alleged = Со слов: ни один источник не утверждает этого прямо
case-custody-released = Освобождён(а): { $on }
case-custody-exchanged = Освобождён(а) при обмене: { $on }
case-custody-died = Умер(ла): { $on }
case-last-word = Последние сведения: { $day }
case-place-label = Место
case-place-unknown = В деле не указано
case-days-exact = { $n ->
    [one] { $shown } день под стражей
    [few] { $shown } дня под стражей
   *[other] { $shown } дней под стражей
}
case-days-range = от { $min } до { $max } дней под стражей
case-days-least = не менее { $min } дней под стражей
case-days-exclusive = день задержания не считается
case-days-in-all = Всего: { $days }, задержаний: { $stretches }
case-inexact-starts-disagree = источники расходятся в первом дне
case-inexact-start-imprecise = первый день известен неточно
case-inexact-arrest-not-on-file = задержания в деле нет
case-inexact-ends-disagree = источники расходятся в последнем дне
case-inexact-end-imprecise = последний день известен неточно
case-inexact-release-not-on-file = об освобождении сведений нет
case-inexact-length-not-understood = срок указан не в днях
case-as-of = По состоянию на { $day }
case-as-of-earlier = Вы смотрите дело по состоянию на { $day }
case-as-known = как было известно после { $shown } записей
case-as-of-back = Вернуться к сегодняшнему дню
