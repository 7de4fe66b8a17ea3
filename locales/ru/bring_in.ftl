bring-title = Внести таблицу
bring-text = Таблица с людьми становится делами и утверждениями: вы указываете, что в каком столбце, каждая строка проверяется до записи, и всё целиком можно отменить одним действием.
bring-file = Таблица
bring-file-hint = CSV, XLSX или таблица, записанная этим столом. Не больше 64 МиБ.
bring-pasted = Или вставьте её строки вместе с заголовками
bring-pasted-name = вставленные строки
bring-look = Посмотреть
bring-waiting = Таблицы, которые ждут
bring-throw-away = Выбросить
bring-throw-away-this = Выбросить { $name }
bring-thrown-away = Таблица выброшена. Из неё ничего не внесено.
bring-imports = Что было внесено
bring-imports-none = Пока ничего не внесено.
bring-state-begun = начато и не закончено
bring-state-done = записано
bring-state-undone = отменено { $when }
bring-counts = Строк { $in } = новых { $new } + обновлений { $updates } + без изменений { $unchanged } + вопросов { $questions } + отклонено { $refused }
bring-undo = Отменить
bring-undo-text = Утверждения отзываются, исправленное ими снова в силе, а дела, где больше ничего нет, уходят из списков. Ничего не стирается.
bring-undo-why = Почему
bring-undo-all = Отменить внесение целиком
bring-columns-title = Что в каком столбце
bring-rows = { $n ->
    [one] { $shown } строка
    [few] { $shown } строки
   *[other] { $shown } строк
}
bring-sheet = Лист
bring-header-row = Строка с названиями столбцов (0: такой нет)
bring-look-again = Посмотреть снова
bring-kept-mapping = Сохранённое соответствие столбцов
bring-use-mapping = Взять его
bring-columns-text = Догадка — только догадка: посмотрите каждый столбец. Что не нужно, остаётся «skip».
bring-keeper = Кто ведёт список
bring-keeper-hint = Утверждения принадлежат ему: так говорит каждая страница и бумага.
bring-list-title = Как называется список
bring-list-date = На какую дату он составлен, например 2024-05
bring-columns = Столбцы
bring-column-empty = В первых строках здесь пусто.
bring-guess = Возможно, это:
bring-guess-high = заголовок известен
bring-guess-fair = заголовок содержит известный
bring-guess-low = известно слово из заголовка
bring-to = Что это
bring-other-target = Или любая часть утверждения, например arrest.reason
bring-order = В каком порядке записаны даты
bring-order-none = не требуется
bring-order-dmy = день, месяц, год
bring-order-mdy = месяц, день, год
bring-order-ymd = год, месяц, день
bring-order-evidence = Из дат { $dmy } могут быть только день-месяц-год, { $mdy } — только месяц-день-год, { $either } — и так и так. Укажите порядок: он никогда не угадывается.
bring-values = Что значат слова
bring-values-hint = По одному в строке: слово списка = что читать вместо него. После знака пусто: ничего не известно.
bring-mapping-name = Сохранить соответствие под именем
bring-mapping-name-hint = Без имени оно сохраняется только с этой таблицей.
bring-check = Проверить каждую строку
bring-check-title = Проверка
bring-back-to-columns = Назад к столбцам
bring-nothing-yet = Пока ничего не записано.
bring-new = Новые
bring-updates = Обновления
bring-unchanged = Без изменений
bring-questions = Вопросы
bring-refused = Отклонённые
bring-report = Сохранить отчёт целиком (CSV)
bring-row = Строка { $row }:
bring-may-be-case = человек из дела { $name }
bring-may-be-row = человек из строки { $row }
bring-another = Кто-то другой
bring-later = Без ответа: строка не вносится
bring-rows-differ = Строки с одним именем — разные люди
bring-answer = Сохранить ответы
bring-answered = Ответы сохранены.
bring-row-head = Строка
bring-name-head = Имя
bring-what-head = Что с ней будет
bring-no-such-row = Таких строк нет.
bring-more = { $n ->
    [one] Ещё { $shown } строка — в отчёте.
    [few] Ещё { $shown } строки — в отчёте.
   *[other] Ещё { $shown } строк — в отчёте.
}
bring-write-title = Внести
bring-answers-kept = { $n ->
    [one] Сохранён { $shown } ответ.
    [few] Сохранено { $shown } ответа.
   *[other] Сохранено { $shown } ответов.
}
bring-questions-left = { $n ->
    [one] { $shown } строка с открытым вопросом не вносится.
    [few] { $shown } строки с открытыми вопросами не вносятся.
   *[other] { $shown } строк с открытыми вопросами не вносятся.
}
bring-leave-out = { $n ->
    [one] Не вносить { $shown } отклонённую строку
    [few] Не вносить { $shown } отклонённые строки
   *[other] Не вносить { $shown } отклонённых строк
}
bring-forget = Не хранить сам файл: остаётся только то, что стало утверждениями
bring-write = Внести
bring-progress-title = Ход работы
bring-checking = Проверка: { $done } из { $all } строк
bring-writing = Запись: { $done } из { $all }
bring-brought = «{ $title }» внесено.
bring-claims = { $n ->
    [one] Внесено { $shown } утверждение.
    [few] Внесено { $shown } утверждения.
   *[other] Внесено { $shown } утверждений.
}
bring-left-asked = Не внесены из-за открытого вопроса: строки { $rows }
bring-left-refused = Не внесены как отклонённые: строки { $rows }
bring-to-cases = К делам
bring-undone = «{ $title }» отменено.
bring-undone-retracted = { $n ->
    [one] Отозвано { $shown } утверждение.
    [few] Отозвано { $shown } утверждения.
   *[other] Отозвано { $shown } утверждений.
}
bring-undone-restored = { $n ->
    [one] Снова в силе { $shown } исправленное утверждение.
    [few] Снова в силе { $shown } исправленных утверждения.
   *[other] Снова в силе { $shown } исправленных утверждений.
}
bring-undone-emptied = { $n ->
    [one] { $shown } дело пусто и уходит из списков.
    [few] { $shown } дела пусты и уходят из списков.
   *[other] { $shown } дел пусты и уходят из списков.
}
bring-undone-kept = { $n ->
    [one] { $shown } дело остаётся: в нём есть и другое.
    [few] { $shown } дела остаются: в них есть и другое.
   *[other] { $shown } дел остаются: в них есть и другое.
}
bring-comes-anew = Страница обновляется сама каждые две секунды. Другие могут тем временем работать.
bring-look-at-it-again = Посмотреть сейчас
bring-back = Назад к внесённому
