# Документы: выбираются, просматриваются, дописываются, сохраняются, отправляются.
papers-title = Документы
papers-ways = Документы и согласия
papers-what-they-are = Каждый составляется из дела, каким оно есть: каждое утверждение со сноской, каждый пробел назван пробелом. Вы добавляете свои слова; они печатаются как доводы. Документ остаётся черновиком, пока его не выпустили.
papers-letter = Письмо-обращение
papers-letter-for = Просит госсекретаря рассмотреть дело, критерий за критерием.
papers-one-page = Справка на одну страницу
papers-one-page-for = Для того, у кого две минуты: кто, с какого времени, где, о чём просят.
papers-worksheet = Рабочий лист
papers-worksheet-for = Что есть в деле по каждому критерию — для коллег и адвокатов.
papers-dossier = Досье
papers-dossier-for = Всё дело: хронология, люди, источники, приложения.
papers-addendum = Дополнение
papers-addendum-for = Что нового с тех пор, как документ ушёл.
papers-embassy = Обращение в посольство
papers-embassy-for = Сведения для представительства в стране заключения, с формой расписки.
papers-custody-report = Отчёт о хранении
papers-custody-report-for = Что происходило с архивными файлами, хеш за хешем.
papers-sanctions-file = Санкционное досье
papers-sanctions-file-for = Об одном должностном лице: действия, доказательства, что говорит в его пользу, в чьих оно списках.
papers-claim-proof = Доказательство утверждения
papers-words-kept = Собственный текст сохранён: { $name }, { $at }
papers-words-kept-now = Ваш текст сохранён.
papers-words-none = Для этого документа собственного текста ещё нет.
papers-filled-from-letter = Отправитель и подписи взяты из письма-обращения. Для этого документа они сохранятся, когда вы его сохраните.
papers-released-title = Ушедшие документы
papers-none-released = По этому делу отсюда ещё ничего не уходило.
papers-col-paper = Документ
papers-col-to = Кому
papers-col-when = Выпущен
papers-col-as-of = Состояние дела
papers-col-file = Файл
papers-col-claim = Утверждение
papers-col-kind = Вид
papers-col-became = Что с ним стало
papers-despite-tag = ушёл, хотя чего-то не хватало
papers-since-what = Новое после какого документа?
papers-since-day = Или после какого дня
papers-show-draft = Показать черновик
papers-no-officials = Ни одно утверждение этого дела, которое может войти в документ, не называет причастных. Сначала внесите, кто задерживал, обвинял, судил или охранял.
papers-on-whom = О ком
papers-write-words = Написать свой текст
papers-release = Выпустить
papers-about = Об этом черновике
papers-save-as = Сохранить черновик
papers-being-set = PDF верстается одну-две секунды. Файл лежит вне зашифрованного стола: следите, где он хранится.
papers-missing = Чего не хватает до отправки
papers-nothing-missing = Всё на месте.
papers-coverage = Что вошло и что нет
papers-state-of-file = Состояние дела
papers-as-of = По состоянию на { $day }
papers-other-day = На другой день
papers-back-to-today = Вернуться к сегодняшнему дню
papers-language = Документ написан по-английски. Источники цитируются на своём языке, с переводом, который есть в деле.
papers-draft = Черновик
papers-back-to-draft = К черновику: { $paper }
papers-coverage-in = { $n ->
    [one] { $shown } утверждение вошло в документ.
    [few] { $shown } утверждения вошли в документ.
   *[other] { $shown } утверждений вошли в документ.
}
papers-coverage-out = { $n ->
    [one] { $shown } не вошло, причина указана.
    [few] { $shown } не вошли, причина указана у каждого.
   *[other] { $shown } не вошли, причина указана у каждого.
}
papers-coverage-stays = В этом списке названо закрытое и отозванное: он остаётся на столе.
papers-in-the-paper = вошло в документ
papers-words-how = Текст программы стоит со своими сносками и не меняется: он следует за утверждениями. Под каждым разделом есть место для ваших предложений. Они не опираются на утверждения, поэтому печатаются как доводы. Пустая строка начинает новый абзац.
papers-head-of-paper = Шапка документа
papers-sender = Отправитель, построчно
papers-addressee = Адресат, построчно
papers-addressee-hint = Пусто: адресат, которого называет закон.
papers-copies-to = Копии, по одной в строке
papers-contact = К кому обращаться, по одному в строке
papers-date = Дата документа
papers-subject = Тема
papers-subject-hint = Пусто: обычная, с именем человека.
papers-signatories = Кто подписывает
papers-sign-name = Имя
papers-sign-standing = В каком качестве (его жена, адвокат)
papers-sign-contact = Организация или адрес
papers-own-sentences = Ваши предложения здесь
papers-section = Раздел { $name }
papers-keep-words = Сохранить и показать черновик
papers-keep-and-go-on = Сохранить и писать дальше
papers-keep-hint = Хранится под ключом дела и входит в каждую резервную копию.
papers-theirs = Что тем временем сохранил кто-то другой
papers-theirs-text = Только то, что отличается от вашего. Из вашего ничего не потеряно: оно в форме ниже.
papers-theirs-empty = пусто
papers-release-text = Выпуск замораживает документ для одного адресата: файл архивируется байт в байт, и в журнале записано, что и кому дано. Отправить его — ваше дело.
papers-to-whom = Кому он уходит
papers-to-whom-hint = По имени, как оно стоит в согласии.
papers-named-on-file = Согласия называют:
papers-check = Проверить
papers-check-title = Прежде чем он уйдёт: { $addressee }
papers-prints = Печатает
papers-prints-claims = { $n ->
    [one] В нём { $shown } утверждение.
    [few] В нём { $shown } утверждения.
   *[other] В нём { $shown } утверждений.
}
papers-consent-covers = { $kind }: { $name }, { $on }
papers-no-consent-covers = Ни одно согласие не распространяется на этого адресата.
papers-in-which-form = В каком виде
papers-have-read = Я прочёл (прочла) черновик таким, каков он есть.
papers-despite = Почему он уходит, хотя чего-то не хватает
papers-despite-hint = Только если чего-то не хватает, а уйти он должен. Причина остаётся в журнале.
papers-release-button = Заморозить и выпустить
papers-released-now = Документ выпущен и заморожен.
papers-save-frozen = Сохранить файл ({ $form })
papers-addendum-since = Написать, что нового с тех пор
papers-frozen = Заморожен. Файл ниже — тот самый, что был выпущен, байт в байт.
papers-on-which-consents = На каких согласиях ушёл
papers-on-none = ни на каких
papers-file = Файл
papers-bytes = { $n ->
    [one] { $shown } байт
    [few] { $shown } байта
   *[other] { $shown } байт
}
papers-record-id = В журнале
papers-despite-why = Почему всё же ушёл:
