# Сегодня.
today-begin-title = Этот стол новый
today-begin-text = Здесь каждый день будет стоять то, что вас ждёт. Для начала:
today-begin-1 = Начните дело: с имени, документа или вставленного текста.
today-begin-2 = Читайте: программа предлагает утверждения с точными словами; вы принимаете, меняете или отклоняете каждое.
today-begin-3 = Посмотрите дело: стража, хронология, противоречия, неизвестное. Затем оцените и пишите.
today-begin-sheet = Внести таблицу
today-nothing = Сегодня ничего не ждёт.
today-nothing-text = Всё, что предложила программа, решено, открытых вопросов нет.
today-waiting = Предложения ждут решения
today-waiting-hint = Что программа прочла и никто ещё не подтвердил.
today-same-events = Одно событие?
today-same-events-hint = Утверждения, которые, возможно, об одном событии.
today-conflicts = Противоречия
today-conflicts-hint = Утверждения, которые не могут быть верны все сразу. Обе стороны остаются; смотрит человек.
today-reviews = Оценки, которые пора пересмотреть
today-reviews-hint = Подписаны больше 180 дней назад.
today-consents = Согласия скоро кончаются
today-consents-hint = В течение 30 дней.
today-silent = Дела без вестей
today-silent-hint = О последних 90 днях ничего не сказано.
today-never = ничего с датой
today-people = Один человек?
today-people-compared = По сравнению от { $when }.
today-people-not-compared = Людей ещё не сравнивали.
today-people-compare = Сравнить сейчас
today-compared = { $n ->
    [one] Сравнено: открыт { $shown } вопрос.
    [few] Сравнено: открыто { $shown } вопроса.
   *[other] Сравнено: открыто { $shown } вопросов.
}
today-erasures = Удаления ждут
today-erasure-due = можно подтвердить
today-all = { $n ->
    [one] Все: { $shown }
    [few] Все: { $shown }
   *[other] Все: { $shown }
}
today-quiet = Ничего не ждёт:
