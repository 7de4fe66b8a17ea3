desk-title = Этот стол
desk-health = Состояние
desk-record = Журнал
desk-backup = Резервные копии
desk-keys = Ключи
desk-never = никогда
desk-today = сегодня
desk-days-ago = { $n ->
    [one] { $shown } день назад
    [few] { $shown } дня назад
   *[other] { $shown } дней назад
}
desk-state = Состояние
desk-state-ok = в порядке
desk-state-look = посмотрите
desk-state-wrong = неисправно
desk-about = Что
desk-found = Что обнаружено
desk-care-backup = Последняя копия
desk-care-restore = Последнее проверенное восстановление
desk-care-check = Последняя полная проверка
desk-care-checkpoint = Последняя отметка, сохранённая в другом месте
desk-erasures = Уничтожение дел
desk-erased = уничтожено
desk-erasure-waits = ожидает
desk-erasure-look = Посмотреть
record-text = Всё сделанное — записи одного подписанного журнала. В нём ничего не меняется и не изымается.
record-holds-hashes = { $n ->
    [one] Журнал цел: { $shown } запись, хеши и подписи.
    [few] Журнал цел: { $shown } записи, хеши и подписи.
   *[other] Журнал цел: { $shown } записей, хеши и подписи.
}
record-holds = { $n ->
    [one] Всё цело: открыта { $shown } запись.
    [few] Всё цело: открыты { $shown } записи.
   *[other] Всё цело: открыто { $shown } записей.
}
record-documents = { $n ->
    [one] Открыт { $shown } документ архива.
    [few] Открыто { $shown } документа архива.
   *[other] Открыто { $shown } документов архива.
}
record-depth = Насколько глубоко
record-depth-hashes = Хеши и подписи: секунды
record-depth-all = Всё, и каждый документ: может занять минуты
record-against = Отметка, сохранённая в другом месте, если она есть
record-check = Проверить журнал
record-checkpoint = Отметка для хранения в другом месте
record-checkpoint-text = Программа сама не может увидеть, что её подменили прежней копией. Тот, кто хранит этот маленький файл в другом месте, может.
record-checkpoint-save = Сохранить отметку
keys-title = Ключи
keys-passphrase = Парольная фраза
keys-passphrase-text = Она открывает всё. Выберите четыре слова или больше, которые никто не поставил бы рядом.
keys-old = Нынешняя парольная фраза
keys-new = Новая парольная фраза
keys-again = Новая парольная фраза ещё раз
keys-change = Сменить
keys-changed = Парольная фраза сменена. Прежняя больше не подходит.
keys-sheet = Лист восстановления
keys-sheet-text = Новый лист заменяет прежний, который больше ничего не откроет. Приготовьте бумагу и ручку: он показывается один раз.
keys-sheet-make = Сделать новый лист
keys-sheet-title = Новый лист восстановления
keys-sheet-once = Запишите сейчас на бумаге. Больше она не показывается, и тот, у кого она есть, откроет всё.
keys-sheet-kept = Записано
backup-title = Резервные копии
backup-make-title = Сделать копию
backup-make-text = В папку компьютера, на котором работает программа, например на флешку. Откроет её только лист восстановления.
backup-folder = Папка, полный путь
backup-keep = Хранить прежние столько дней
backup-make = Сделать копию
backup-made = Сделана { $file }: записей { $entries }, документов { $documents }, из них новых { $copied } ({ $size }).
backup-try-title = Проверить восстановление
backup-try-text = Копия, которую ни разу не восстанавливали, — только надежда. Новейшая восстанавливается в отдельную папку, проверяется целиком и удаляется.
backup-sheet = Что написано на листе восстановления
backup-try = Проверить
backup-tried = { $file } восстановлена и цела: записей { $entries }, документов { $documents }. Восстановленное удалено.
erase-title = Уничтожить это дело
erase-reaches = Что уничтожается
erase-not-reached = Что не уничтожается
erase-reason = Почему
erase-consent = Человек или семья отозвали согласие
erase-safety = Собранное кому-то угрожает
erase-law = Этого требует закон
erase-mistake = Его не следовало открывать
erase-not-needed = Оно больше не нужно
erase-ask = Запросить уничтожение
erase-back = Назад к делу
erase-asked = Запрошено:
erase-not-before = Не раньше
erase-confirm = Уничтожить навсегда
erase-withdraw = Отозвать запрос
erase-withdrawn = Запрос отозван, дело остаётся.
erase-now-title = Ждать нельзя
erase-now-text = Тот, кому грозит опасность, ждать не обязан. В журнале останется, что не ждали.
erase-now = Уничтожить сейчас и навсегда
erase-done = Дело уничтожено
erase-entries = { $n ->
    [one] { $shown } запись лишилась содержания.
    [few] { $shown } записи лишились содержания.
   *[other] { $shown } записей лишились содержания.
}
erase-in-backup = Оно ещё есть в копии от
