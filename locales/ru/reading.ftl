# Чтение источника.
reading-title = Чтение
reading-nothing = В этом деле пока нет источника с текстом.
reading-closed = То, что вы смотрите источник, записывается в его цепочке хранения. Одной записи хватает на полдня.
reading-open = Открыть источник
reading-back = Назад к тексту
reading-edit = Изменить и принять
reading-edit-button = Принять с изменениями
reading-about-source = об этом источнике
reading-warnings = { $n ->
    [one] { $shown } замечание о чтении
    [few] { $shown } замечания о чтении
   *[other] { $shown } замечаний о чтении
}
reading-left = { $n ->
    [0] Предложений не осталось.
    [one] Осталось { $shown } предложение.
    [few] Осталось { $shown } предложения.
   *[other] Осталось { $shown } предложений.
}
reading-accepted-count = { $n ->
    [one] принято: { $shown }
    [few] принято: { $shown }
   *[other] принято: { $shown }
}
reading-rejected-count = { $n ->
    [one] отклонено: { $shown }
    [few] отклонено: { $shown }
   *[other] отклонено: { $shown }
}
reading-next-part = Дальше, где ещё есть
reading-next-source = Перейти к следующему источнику
reading-parts = Части текста
reading-part = Часть { $part }
reading-page = Страница { $page }
reading-pages = Страницы { $first }–{ $last }
reading-part-before = Предыдущая часть
reading-part-after = Следующая часть
reading-picture = Изображение страницы { $page }
reading-text = Текст источника
reading-rows = Что в нём сказано
reading-to-row = К утверждению { $number }
reading-to-text = К месту { $number } в тексте
reading-no-rows = Здесь ничего не предложено. Можно добавить утверждение, процитировав текст.
reading-on-record = внесено
reading-rejected-tag = отклонено
reading-new-person = { $name } пока нет в картотеке; при принятии имя добавится.
reading-who = Кто это?
reading-who-principal = { $name } (человек этого дела)
reading-who-on-file = { $name } (в картотеке)
reading-who-another = Другой человек по имени { $name }
reading-accept = Принять
reading-change = Изменить
reading-reject = Отклонить
reading-reject-why = Почему (по желанию)
reading-reject-button = Отклонить
reading-undo = Отменить решение
reading-undo-last = Отменить последнее решение
reading-accepted = Принято.
reading-rejected = Отклонено.
reading-undone = Решение отменено; предложение снова ждёт.
reading-nothing-to-undo = По этому источнику нет решений, которые можно отменить.
reading-decided-already = По этому предложению решение уже принято; ничего не сделано дважды.
reading-add = Добавить утверждение из этого источника
reading-add-hint = Выделите слова в тексте или вставьте их сюда.
reading-add-button = Перейти к полям
reading-keys = Клавиши
reading-key-move = следующее, предыдущее
reading-date-stated = как сказано в тексте
reading-date-relative = рассчитано от даты документа
reading-date-context = из контекста
reading-date-approximate = приблизительно
reading-date-derived = рассчитано
reading-why = Почему это предложено?
reading-why-rule = Правило
reading-why-example = Например:
reading-why-gone = В этой версии программы такого правила больше нет.
reading-why-trigger = Сработало на слове
reading-why-person = О ком
reading-why-name = Назван здесь
reading-why-date = Когда
reading-why-place = Где
reading-why-modality = Насколько твёрдо
reading-why-voice = Кто это говорит
reading-why-taken-for = понято как { $name }
reading-why-no-words = Когда этот источник читали, слова не сохранялись; если прочитать его снова, они сохранятся.
reading-why-here = На этом рабочем месте
reading-why-decided = принято { $accepted }, принято с изменением { $edited }, отклонено { $rejected }
reading-why-often = Здесь отклонили { $rejected } из { $all } предложений этого правила. Оно продолжает предлагать: ничего не отключено, не скрыто и не отодвинуто в конец.
