# Список дел.
cases-title = Дела
cases-start = Начать дело
cases-none = На этом столе пока нет ни одного дела.
cases-none-text = Дело начинается с имени, с документа или со вставленного текста. Всё в нём опирается на источник; что предлагает программа, подтверждаете вы.
cases-none-fit = Ни одно дело не подходит под эти фильтры.
cases-count = { $n ->
    [one] { $shown } дело
    [few] { $shown } дела
   *[other] { $shown } дел
}
cases-name = Имя
cases-custody = Под стражей
cases-place = Место
cases-news = Последние сведения
cases-open = Открыто
cases-claims = Утверждения
cases-sources = Источники
cases-waiting-count = { $n ->
    [one] { $shown } предложение
    [few] { $shown } предложения
   *[other] { $shown } предложений
}
cases-same-events-count = { $n ->
    [one] { $shown } вопрос
    [few] { $shown } вопроса
   *[other] { $shown } вопросов
}
cases-days = { $n ->
    [one] до { $shown } дня
    [few] до { $shown } дней
   *[other] до { $shown } дней
}
cases-days-ago = { $n ->
    [one] { $shown } день назад
    [few] { $shown } дня назад
   *[other] { $shown } дней назад
}
cases-search-label = Искать людей в любом письме
cases-search-hint = Имя, любым письмом и в любом написании
cases-search-button = Искать
cases-found = { $n ->
    [one] найден { $shown } человек
    [few] найдено { $shown } человека
   *[other] найдено { $shown } человек
}
cases-found-none = На этом столе никого так не зовут, ни в одном известном программе написании.
cases-found-in = в деле:
cases-found-exactly = то же написание
cases-found-back = Назад ко всему списку
cases-filters-label = Фильтры
cases-filters-clear = Сбросить фильтры
cases-filter-waiting = Ждут предложения
cases-filter-conflicts = Противоречия
cases-filter-same-events = Одно событие?
cases-filter-no-news = Нет вестей 90 дней
cases-filter-mine = Мои
cases-custody-nothing = в деле ничего
cases-custody-undated = без даты
cases-custody-held = под стражей
cases-custody-released = освобождён(а)
cases-custody-exchanged = обмен
cases-custody-died = умер(ла)
cases-country = Страна
cases-country-any = Все страны
cases-country-unknown = неизвестна
cases-sort = Порядок
cases-sort-name = имя
cases-sort-opened = дата открытия
cases-sort-changed = последнее изменение
cases-sort-waiting = ждущие предложения
cases-sort-news = последние сведения
cases-sort-days-held = дни под стражей
cases-sort-falling = с конца
cases-apply = Показать
cases-pages-label = Страницы
cases-previous = Предыдущая страница
cases-next = Следующая страница
cases-views-label = Сохранённые виды
cases-views-title = Сохранить этот вид
cases-view-name = Как его назвать
cases-view-keep = Сохранить
cases-view-drop = Убрать
cases-view-kept = Вид «{ $name }» сохранён.
cases-view-dropped = Вид «{ $name }» убран.
