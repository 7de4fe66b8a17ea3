# Согласия: кто согласился, что кому может быть передано и до какого срока.
consents-title = Согласия
consents-what = Всё, что уходит отсюда, сверяется с ними. Согласие, в котором никто не назван, ни на кого не распространяется.
consents-remind = Посмотрите на эти согласия ещё раз
consents-standing = Действующие
consents-none = По этому делу нет ни одного согласия. Без него документ уходит только с причиной, которая остаётся в журнале.
consents-past = Отозванные и истёкшие
consents-withdrawn = отозвано
consents-ended = истекло { $day }
consents-ends-today = истекает сегодня
consents-ends-in = { $n ->
    [one] истекает через { $shown } день
    [few] истекает через { $shown } дня
   *[other] истекает через { $shown } дней
}
consents-privacy-waiver = Отказ от конфиденциальности
consents-privacy-waiver-means = Госдепартамент может обсуждать дело с теми, кто в нём назван (форма DS-5505).
consents-prisoner = Согласие самого заключённого
consents-prisoner-means = Согласился сам человек.
consents-family = Согласие семьи
consents-family-means = Согласился родственник, если самого человека спросить нельзя.
consents-power-of-attorney = Доверенность
consents-power-of-attorney-means = Кто-то может действовать за человека, например адвокат.
consents-source-use = Согласие источника
consents-source-use-means = Тот, кто что-то сообщил, согласился, чтобы его слова использовали.
consents-for-delivery = документ передаётся названным
consents-for-publication = что-то публикуется
consents-for-use = использование в собственной работе
consents-given-by = Кто дал
consents-given-by-hint = Имя и в каком качестве: «Мария Солис, его жена».
consents-given-on = Когда дано
consents-date-hint = Например, 2024-03-11; 2024-03 или 2024, если день неизвестен.
consents-until = До
consents-until-hint = Последний день, когда оно действует. Пусто: срок не установлен.
consents-no-end = срок не установлен
consents-for-what = На что
consents-to-whom = Кому можно передать
consents-to-whom-hint = По одному имени в строке. Документ уходит только тому, кого называет согласие.
consents-nobody-named = никто не назван
consents-how = Как получено
consents-how-hint = Письмом, через адвоката, на каком языке; особенно если человек в заключении.
consents-which = Какое согласие
consents-record = Внести согласие
consents-record-button = Внести
consents-recorded = Согласие внесено.
consents-left-on-it = По нему ушло
consents-withdraw = Отозвать
consents-withdraw-why = Кто и как его отозвал
consents-withdraw-hint = С сегодняшнего дня оно ни на что не распространяется. Что ушло раньше, остаётся в журнале.
consents-withdraw-button = Внести отзыв
consents-withdrawn-now = Отзыв внесён.
