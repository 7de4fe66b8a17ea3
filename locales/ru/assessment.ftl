# Оценка: что есть в деле по каждому критерию закона и рядом — вывод человека.
assess-title = Оценка
assess-what-it-is = Выберите правовую рамку, с которой сопоставляется дело. Рабочий лист показывает по каждому её критерию, что в деле говорит за и что против; показывает ли это сам критерий — вывод человека. Ничего не подсчитывается и не оценивается баллами.
assess-who-is-covered = На кого распространяется
assess-what-it-asks = О чём спрашивает
assess-who-decides = Кто решает
assess-standard = Стандарт доказывания
assess-logic = Как взвешивается
assess-procedure = Процедура
assess-procedure-text = Насколько это показывают утверждения в деле. Молчание считается в днях и никогда не означает отказ.
assess-last-signed = Последняя подписанная
assess-never-signed = Ещё не подписана
assess-open-worksheet = Открыть рабочий лист
assess-pack = пакет { $version }
assess-pack-label = Пакет закона
assess-framework = Правовая рамка
assess-not-verified = Не сверено с текстом самого закона.
assess-as-of = по состоянию на { $day }
assess-as-of-label = Показать дело по состоянию на
assess-as-of-button = Показать
assess-known-at = { $n ->
    [one] что известно после { $shown } записи
    [few] что известно после { $shown } записей
   *[other] что известно после { $shown } записей
}
assess-contents = Критерии
assess-unknown-is-not-no = Если дело молчит, это не «нет».
assess-save-sheet = Сохранить рабочий лист
assess-save-hint = Файл лежит вне зашифрованного стола: следите, где он хранится. Того, что закрыто, в нём нет.
assess-sign = Подписать
assess-what-the-file-holds = Что есть в деле
assess-file-holds = В деле
assess-file-held = В деле было
assess-state-supported = сведения в подтверждение
assess-state-contested = сведения и в подтверждение, и против
assess-state-contradicted = сведения против, в подтверждение ничего
assess-state-no-information = сведений нет
assess-state-not-applicable = неприменимо
assess-in-support = В подтверждение
assess-against = Против
assess-beside = Показано рядом: не учитывается, и почему
assess-does-not-count = Не учитывается:
assess-would-settle = Что прояснило бы вопрос
assess-traps = Ловушки и типичные доказательства
assess-questions = На что должен ответить человек
assess-open = открыто
assess-on-file = есть в деле
assess-one-origin = Всё это происходит из одного первоисточника
assess-origins = { $n ->
    [one] Из { $shown } независимого первоисточника
    [few] Из { $shown } независимых первоисточников
   *[other] Из { $shown } независимых первоисточников
}
assess-newest = Самые новые сведения: { $day }
assess-age-days = { $n ->
    [one] { $shown } день назад
    [few] { $shown } дня назад
   *[other] { $shown } дней назад
}
assess-age-months = { $n ->
    [one] { $shown } месяц назад
    [few] { $shown } месяца назад
   *[other] { $shown } месяцев назад
}
assess-age-years = { $n ->
    [one] больше { $shown } года назад
    [few] больше { $shown } лет назад
   *[other] больше { $shown } лет назад
}
assess-grade = надёжность { $grade }
assess-not-graded = надёжность не указана
assess-dated = сведения от { $day }
assess-disputed-by = оспаривает { $name }
assess-lacks-place = не сказано, где
assess-lacks-period = не сказано, когда
assess-lacks-receipt = нет подтверждения, что дошло
assess-testimony = Слышал или видел участник этого стола: { $account }
assess-said-again = То же сообщает:
assess-heard = участник этого стола
assess-locator = { $source }. Самого текста в деле нет.
assess-source-not-shown = источник, который здесь не показан
assess-translated-certified = Перевод: { $name }, заверенный
assess-translated-uncertified = Перевод: { $name }
assess-translated-machine = Машинный перевод ({ $name }): дайте его прочесть человеку
assess-finding-title = Вывод человека
assess-not-answered = Ответа нет
assess-answer-shown = Показано
assess-answer-shown-in-part = Показано отчасти
assess-answer-not-shown = Не показано
assess-answer-not-applicable = Неприменимо
assess-rests-on = Опирается на:
assess-gone = { $n ->
    [one] { $shown } утверждение, на которое он опирается, больше не действует. Посмотрите ещё раз.
    [few] { $shown } утверждения, на которые он опирается, больше не действуют. Посмотрите ещё раз.
   *[other] { $shown } утверждений, на которые он опирается, больше не действуют. Посмотрите ещё раз.
}
assess-other-version = Дан по пакету { $version }. Посмотрите ещё раз.
assess-give-finding = Дать вывод
assess-change-finding = Изменить вывод
assess-your-answer = Ваш ответ
assess-your-reason = Ваше обоснование
assess-your-reason-hint = Почему эти утверждения показывают это или не показывают. Печатается в рабочем листе и в письме.
assess-claims-it-rests-on = Утверждения, на которые он опирается
assess-no-claims-here = Ни одно утверждение в деле об этом не говорит. Выберите другие или сначала внесите новое.
assess-other-claims = Другие утверждения этого дела
assess-others-left = { $n ->
    [one] Ещё { $shown } утверждение не показано: найдите его по слову.
    [few] Ещё { $shown } утверждения не показаны: найдите их по слову.
   *[other] Ещё { $shown } утверждений не показано: найдите их по слову.
}
assess-look-for = Найти утверждение по слову
assess-look = Найти
assess-look-hint = Сначала сохраните вывод: поиск загружает страницу заново.
assess-keep-finding = Сохранить вывод
assess-finding-kept = Вывод внесён.
assess-withdraw = Отозвать вывод
assess-withdraw-why = Почему отзывается
assess-withdraw-button = Отозвать
assess-finding-withdrawn = Вывод отозван. По критерию снова нет ответа.
assess-steps = Переход между критериями
assess-back-to-worksheet = К рабочему листу
assess-waiting = { $n ->
    [one] { $shown } день в деле нет ответа; это не отказ.
    [few] { $shown } дня в деле нет ответа; это не отказ.
   *[other] { $shown } дней в деле нет ответа; это не отказ.
}
assess-waiting-least = { $n ->
    [one] Не меньше { $shown } дня в деле нет ответа; это не отказ.
    [few] Не меньше { $shown } дней в деле нет ответа; это не отказ.
   *[other] Не меньше { $shown } дней в деле нет ответа; это не отказ.
}
assess-due = { $actor }: { $what }, срок — { $by }
assess-due-no-day = день, которого в деле нет
assess-signed-title = Подписанные оценки
assess-none-signed = По этому делу ещё не подписано ни одной оценки.
assess-signed-col = Подписана
assess-signed-as-of = По состоянию на
assess-signed-by = Кем
assess-signed-statement = Заявление
assess-signed-on = Оценка, подписанная { $at }
assess-frozen = Заморожена в том виде, в каком подписана. Ничто в ней не вычисляется заново, что бы ни говорили потом дело или пакет закона.
assess-entry = Запись журнала
assess-sign-what = Что вы подписываете
assess-sign-text = Вы подписываете то, что стоит ниже: что было в деле и какие выводы сделали люди. С этого момента оно не меняется.
assess-sign-proves = Ключ стола подписывает журнал, в котором лежат хеш этого текста и ваше имя. Это показывает, что было записано и что с тех пор не изменено, но не кто сидел за клавиатурой.
assess-moved-on = { $n ->
    [one] С тех пор как вы открыли рабочий лист, журнал вырос. Вы подписываете то, что было после { $shown } записи.
    [few] С тех пор как вы открыли рабочий лист, журнал вырос. Вы подписываете то, что было после { $shown } записей.
   *[other] С тех пор как вы открыли рабочий лист, журнал вырос. Вы подписываете то, что было после { $shown } записей.
}
assess-col-item = Критерий
assess-statement = Что вы заявляете
assess-statement-hint = Одно-два предложения: что вы прочли и в каком качестве подписываете.
assess-sign-button = Подписать и заморозить
assess-signed-now = Оценка подписана и заморожена.
assess-compare = Сравнить
assess-compare-with = Сравнить с
assess-compare-today = Сравнить с сегодняшней
assess-today = сегодняшняя
assess-today-not-signed = Сегодняшняя, никем не подписанная
assess-compare-title = Две оценки рядом
assess-compare-text = Различие показывается, а не взвешивается: ни одна не лучше другой.
assess-from = Более ранняя
assess-to = Более поздняя
assess-which = Какая
assess-pack-changes = Что изменилось в пакете закона
assess-pack-says-otherwise = В пакете это сказано иначе.
assess-nothing-differs = Различий нет.
assess-came-for = В подтверждение, появилось
assess-went-for = В подтверждение, больше нет
assess-came-against = Против, появилось
assess-went-against = Против, больше нет
assess-was-not-there = не было
assess-same = Различий нет по
