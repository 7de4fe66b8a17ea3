# Источники: список, добавление документов, один источник.
sources-title = Источники
sources-add = Добавить документы
sources-back = Назад к источникам
sources-back-to-one = Назад к источнику
sources-came = { $n ->
    [one] Поступил { $shown } файл
    [few] Поступили { $shown } файла
   *[other] Поступило { $shown } файлов
}
sources-came-read = { $n ->
    [one] Прочитан { $shown }.
    [few] Прочитано { $shown }.
   *[other] Прочитано { $shown }.
}
sources-came-kept = { $n ->
    [one] Сохранён непрочитанным { $shown }.
    [few] Сохранено непрочитанными { $shown }.
   *[other] Сохранено непрочитанными { $shown }.
}
sources-came-refused = { $n ->
    [one] Отклонён { $shown }.
    [few] Отклонено { $shown }.
   *[other] Отклонено { $shown }.
}
sources-read = прочитан
sources-kept = сохранён, не прочитан
sources-refused = отклонён
sources-was-on-file = уже был в деле
sources-look = Посмотреть
sources-read-proposals = { $n ->
    [one] Читать: ждёт { $shown } предложение
    [few] Читать: ждут { $shown } предложения
   *[other] Читать: ждут { $shown } предложений
}
sources-read-again = Читать
sources-read-now = Читать
sources-none = Источников пока нет. Добавьте документ или вставьте текст.
sources-count = { $n ->
    [one] { $shown } источник
    [few] { $shown } источника
   *[other] { $shown } источников
}
sources-waiting = { $n ->
    [one] · ждёт { $shown } предложение
    [few] · ждут { $shown } предложения
   *[other] · ждут { $shown } предложений
}
sources-unread = { $n ->
    [one] · не прочитан { $shown }
    [few] · не прочитано { $shown }
   *[other] · не прочитано { $shown }
}
sources-title-label = Название
sources-kind = Вид
sources-publisher = Издатель
sources-author = Автор
sources-date = Дата
sources-language = Язык
sources-claims = Утверждения
sources-reading = Чтение
sources-interest = Раскрытая заинтересованность
sources-copy-of = копия «{ $title }»
sources-undated = дата неизвестна
sources-retry = Попробовать снова
sources-tries = { $n ->
    [one] попытка: { $shown }
    [few] попыток: { $shown }
   *[other] попыток: { $shown }
}
sources-not-on-file = текста в деле нет
sources-files = Файлы
sources-choose = Выберите один или несколько файлов
sources-limits = До { $files } файлов, каждый до { $mib } МиБ. Что не удалось прочитать, хранится как есть и показано в списке с причиной.
sources-too-large = больше { $mib } МиБ. Ничего не отправлено.
sources-too-many = Больше { $files } файлов. Ничего не отправлено.
sources-sending = Отправка
sources-being-read = Всё получено, идёт чтение.
sources-broken-off = Загрузка прервалась. Ничего не сохранено; отправьте ещё раз.
sources-bring-in = Добавить
sources-paste = Вставленный текст
sources-text = Текст
sources-paste-button = Добавить текст и читать
sources-pasted = { $n ->
    [one] Текст сохранён; ждёт { $shown } предложение.
    [few] Текст сохранён; ждут { $shown } предложения.
   *[other] Текст сохранён; ждут { $shown } предложений.
}
sources-read-at-last = { $n ->
    [one] Удалось прочитать; ждёт { $shown } предложение.
    [few] Удалось прочитать; ждут { $shown } предложения.
   *[other] Удалось прочитать; ждут { $shown } предложений.
}
sources-what-is-known = Что вы о нём знаете
sources-what-is-known-hint = Оставьте пустым то, что документ говорит сам, и то, чего вы не знаете. Дата позволяет датировать «в прошлом месяце».
sources-url = Где найдено (адрес)
sources-received-from = От кого получено
sources-received-how = Как получено
sources-received-on = Когда получено
sources-rights = Условия использования
sources-credit = Указание авторства
sources-copies = Это копия источника
sources-amend = Уточнить сведения об источнике
sources-amend-button = Сохранить уточнения
sources-amended = Сведения об источнике уточнены.
sources-file-name = Имя файла
sources-size = Размер в байтах
sources-original = Оригинал
sources-save-original = Сохранить оригинал
sources-save-now = Сохранить файл сейчас
sources-save-text = Ссылка действует один раз, в течение { $seconds } секунд. То, что копия выдана, записано в цепочке хранения.
sources-save-again = Запросить новую ссылку
sources-custody = Цепочка хранения
sources-custody-text = Что происходило с файлом с момента поступления сюда.
sources-entry = запись { $seq }
shared-title = Те же слова в других источниках
shared-text = Длинные куски этого текста дословно стоят и в других местах. Для того, что там сказано, эти источники — одно происхождение: кто бы у кого ни взял слова, второй раз об этом никто не сообщил.
shared-none = Неизвестно, чтобы какой-либо отрывок стоял и в другом источнике этого дела. Само по себе это ещё не делает его независимым.
shared-not-compared = Его слов здесь нет, поэтому их не сравнивали.
shared-here = здесь
shared-first = первый по известным датам
shared-first-unknown = У кого из них эти слова были раньше, неизвестно.
shared-with = { $n ->
    [one] те же слова стоят ещё в { $shown } источнике
   *[other] те же слова стоят ещё в { $shown } источниках
}
shared-words = { $n ->
    [one] { $shown } слово совпадает
    [few] { $shown } слова совпадают
   *[other] { $shown } слов совпадают
}
