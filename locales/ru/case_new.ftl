# Начало дела.
case-new-title = Начать дело
case-new-text = Чьё это дело, говорите вы. Одно дело — один человек.
case-new-from-name = С имени
case-new-from-document = С документа
case-new-from-text = Со вставленного текста
case-new-name = Имя человека, как его пишут источники
case-new-name-optional = Имя человека, если уже известно
case-new-name-hint = Оставьте пустым, и программа предложит имена из документа.
case-new-open = Открыть дело
case-new-file = Документ
case-new-file-hint = PDF, DOCX, HTML, текст и другие. Архивируется как есть, в зашифрованном виде, и читается в закрытом процессе на этом компьютере.
case-new-pasted = Текст
case-new-details = Что вы знаете об источнике
case-new-details-hint = Что оставите пустым, возьмут из документа, если он это говорит; иначе останется неизвестным.
case-new-source-title = Заголовок
case-new-publisher = Издатель
case-new-author = Автор
case-new-date = Опубликовано (2024-03-11, 2024-03 или 2024)
case-new-language = Язык (en, ru, …)
case-new-kind = Вид источника
case-new-interest = Связь с делом, которую раскрывает сам источник
case-new-kind-unknown = не указан
case-new-read = Прочесть
case-new-whose = Чьё это дело?
case-new-whose-text = Эти имена есть в «{ $title }». Число — сколько предложений о каждом.
case-new-whose-none = В «{ $title }» имён не найдено.
case-new-whose-other = Другое имя
case-new-whose-proposals = { $n ->
    [one] { $shown } предложение
    [few] { $shown } предложения
   *[other] { $shown } предложений
}
case-new-whose-held = Документ удерживается полчаса и ещё ни в одном деле. Если уйдёте, он забудется.
case-new-alike-title = Это тот же человек?
case-new-alike-text = Два человека могут носить одно имя. Программа этого знать не может.
case-new-alike-new = Новое дело
case-new-alike-there = Дело на этом столе
case-new-alike-same = то же написание
case-new-alike-near = похожее написание
case-new-alike-born = Дата рождения
case-new-alike-claims = Утверждения
case-new-alike-is-same = Это тот же человек: работать в этом деле
case-new-alike-another = Это другой человек: открыть новое дело
case-new-alike-decide = Дальше
case-new-from = Источник
case-new-opened = Дело открыто: { $name }.
case-new-read-done = { $n ->
    [one] { $shown } предложение ждёт вас.
    [few] { $shown } предложения ждут вас.
   *[other] { $shown } предложений ждут вас.
}
