people-title = Люди и должностные лица
people-find = Найти человека
people-officials = Должностные лица
people-questions = Вопросы о санкциях
people-lists = Санкционные списки
people-duplicates = Тот же человек?
people-q = Имя
people-q-hint = Любое написание, любая письменность: по «Кара-Мурза» найдётся Kara-Murza. Найденное имя ещё не опознанный человек.
people-search = Искать
people-found = { $n ->
    [0] Никого с таким именем, в любом написании, в деле нет.
    [one] { $shown } человек с похожим именем
    [few] { $shown } человека с похожим именем
   *[other] { $shown } человек с похожим именем
}
people-found-note = У двух людей может быть одно имя. Посмотрите дело, прежде чем решать, кто это.
people-own-case = Его или её дело:
people-named-in = Упоминается в деле
people-alike = Сходство имён: { $score } из 1
people-why = Почему найдено
duplicates-title = Тот же человек?
duplicates-text = Две записи могут относиться к одному человеку. Ничего не сливается: ответ их связывает, и его можно взять назад. Засекреченное не сравнивается.
duplicates-principals = Только те, чьи это дела
duplicates-everyone = Все, кто упомянут в делах
duplicates-open = { $n ->
    [0] Открытых вопросов нет.
    [one] { $shown } открытый вопрос
    [few] { $shown } открытых вопроса, сначала самые важные
   *[other] { $shown } открытых вопросов, сначала самые важные
}
duplicates-question = Это один и тот же человек?
duplicates-why = Почему задан вопрос
duplicates-likely = По этим данным вероятность, что это один человек, { $percent } %. Это не вывод.
duplicates-reason = Ваше основание
duplicates-same = Один человек
duplicates-different = Два человека
duplicates-cannot-tell = Сказать нельзя
duplicates-notes = Что пропущено
duplicates-groups = Что относится к одному человеку
duplicates-by-answer = по ответам
duplicates-proposed = предложено
duplicates-answers = Ответы в силе
duplicates-undo = Взять назад
duplicates-answered = Ответ записан.
duplicates-undone = Ответ взят назад; об этих двоих спросят снова.
questions-title = Вопросы о санкциях
questions-text = Похожее имя в списке — это вопрос, а не совпадение. Отвечает только человек, и указывает основание.
questions-look-up = Проверить должностных лиц по спискам
questions-look-up-hint = Все должностные лица всех дел по новейшим версиям всех списков. Это может занять время.
questions-looked-up = Проверено: { $asked }; открытых вопросов: { $open }; менее вероятных опущено: { $left }.
questions-open = { $n ->
    [0] Открытых вопросов нет.
    [one] { $shown } вопрос открыт.
    [few] { $shown } вопроса открыто.
   *[other] { $shown } вопросов открыто.
}
questions-answered-count = { $n ->
    [one] Отвечено на { $shown }.
   *[other] Отвечено на { $shown }.
}
questions-show-open = Показать открытые
questions-show-all = Показать и отвеченные
questions-entry = В списке
questions-evidence = Что за и что против
questions-for = за
questions-against = против
questions-silent = не сказано
questions-names = Как сходятся имена
questions-again = На это отвечали, но с тех пор запись изменилась.
questions-gone = На это отвечали, но в новейшей версии записи больше нет.
questions-because = Ваше основание
questions-same = Тот же
questions-different = Другой человек
questions-cannot-tell = Сказать нельзя
questions-undo = Взять ответ назад
questions-answered = Ответ записан.
questions-undone = Ответ взят назад; вопрос снова открыт.
lists-title = Санкционные списки
lists-text = Список хранится таким, каким опубликован: с датой, с хешем, каждая версия. Строка списка — не утверждение.
lists-none = Списков пока нет. Скачайте список у издателя на другом компьютере и добавьте его сюда.
lists-name = Список
lists-published = Опубликован
lists-entries = Записей
lists-read = Прочитано
lists-added-at = Добавлен
lists-state = Состояние
lists-in-use = используется
lists-older = прежняя версия
lists-what-is-new = Что нового
lists-add-title = Добавить список
lists-add-text = Файлы OFAC, ООН, ЕС, Великобритании, Канады, Швейцарии и OpenSanctions распознаются по содержанию.
lists-field-name = Название, если не по издателю
lists-field-url = Откуда взят
lists-field-date = Когда опубликован, если в файле не сказано (2026-11-27)
lists-field-rights = Права
lists-field-older = Добавить, хотя есть более новая версия
lists-field-file = Файл
lists-add = Добавить список
lists-added = «{ $name }» добавлен: записей { $in }, прочитано { $given }, отклонено { $refused }.
lists-changes-title = Что нового в списке
lists-changes-counts = Новых: { $added }, ушло: { $gone }, изменено: { $changed }, без изменений: { $same }.
lists-changes-added = Новые
lists-changes-gone = Ушедшие
lists-changes-changed = Изменённые
lists-changes-more = { $n ->
    [one] Ещё { $shown } не показана.
   *[other] Ещё { $shown } не показано.
}
officials-title = Должностные лица
officials-text = Кто причастен к какому делу, по утверждениям в деле, и значится ли он в списках. «Не проверено» не то же, что «не найдено».
officials-case = Дело
officials-regime = Режим санкций
officials-country = Страна
officials-as-of = По состоянию на
officials-show = Показать
officials-no-lists = Ни одного списка не добавлено, поэтому проверить никого нельзя.
officials-asked = Проверено по:
officials-none = Ни одно дело сюда не относится.
officials-nobody = Ни одно утверждение не называет причастных.
officials-who = Кто
officials-did = Что сделал, по утверждениям
officials-also-in = Та же запись в деле
officials-unnamed = Не названы ни одним источником:
officials-country-unknown = Ни одно утверждение не связывает эти дела со страной, поэтому они могут относиться сюда:
officials-listed = в списке
officials-listed-since = в списке с: { $date }
officials-open = вопрос открыт
officials-undecided = сказать нельзя
officials-not-found = не найден
officials-not-checked = не проверено
