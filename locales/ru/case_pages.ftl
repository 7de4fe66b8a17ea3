# Страницы дела.
case-health-title = Здоровье и условия содержания
case-health-figure = Хронология здоровья; то же списками ниже
case-health-conditions = Болезни и травмы
case-health-neglect = Отказ в медицинской помощи
case-health-ill-treatment = Жестокое обращение
case-health-poisonings = Отравления
case-health-hunger-strikes = Голодовки
case-health-access = Отказ в доступе
case-health-contacts = Свидания, письма, звонки
case-punishments-title = Взыскания и одиночное содержание
case-punishments-all = Все взыскания
case-punishments-hint = Сложено из отдельных взысканий, которые есть в деле. Итог, который источник называет сам, отдельным взысканием не считается.
case-punishment-longest = Самое долгое: { $days }, { $when }
case-punishment-planned = по постановлению до { $day }
case-punishment-times = { $n ->
    [one] { $shown } раз
    [few] { $shown } раза
   *[other] { $shown } раз
}
case-punishment-kind = Вид
case-length-unknown = срок в деле не указан
case-plain-days = { $n ->
    [one] { $shown } день
    [few] { $shown } дня
   *[other] { $shown } дней
}
case-plain-days-range = от { $min } до { $max } дней
case-plain-days-least = не менее { $min } дней
case-nothing-on-file = В деле ничего нет. Это не значит «нет».
case-when = Когда
case-said = Что сказано
case-days = Дни
case-from = С
case-to = По
case-footing = Основание
case-rests-on = Основано на
case-history-count = { $n ->
    [one] { $shown } запись
    [few] { $shown } записи
   *[other] { $shown } записей
}
case-history-last-accepted = Последнее решение: принято
case-history-last-rejected = Последнее решение: отклонено предложение из источника
case-history-undo = Отменить это решение
case-history-undone = Последнее решение отменено; предложение снова ждёт.
case-history-topic = Что
case-history-topic-all = Все изменения
case-history-topic-everything = Всё, и просмотры файлов
case-history-topic-claims = Утверждения
case-history-topic-decisions = Решения по предложениям
case-history-topic-sources = Источники
case-history-topic-people = Люди и имена
case-history-topic-assessment = Оценка
case-history-topic-papers = Документы и согласия
case-history-topic-files = Файлы
case-history-topic-access = Доступ
case-history-member = Кто
case-history-member-all = Все
case-history-filter = Показать
case-history-none = Ничего такого не делали.
case-history-why = Почему:
case-history-restore-version = Вернуть прежнюю версию
case-history-restore-claim = Восстановить утверждение
case-history-older = Более ранние записи
case-history-hint = Ничего не переписывается. Восстановление и отмена — это новые записи. Время UTC по часам этого компьютера.
case-did-opened = Открыл(а) дело
case-did-named-person = Назвал(а) человека
case-did-added-source = Добавил(а) источник
case-did-amended-source = Уточнил(а) описание источника
case-did-entered-claim = Внёс(ла) утверждение
case-did-corrected-claim = Исправил(а) утверждение
case-did-retracted-claim = Отозвал(а) утверждение
case-did-disputed-claim = Записал(а) возражение
case-did-restored-claim = Восстановил(а) утверждение
case-did-accepted-proposal = Принял(а) предложение
case-did-rejected-proposal = Отклонил(а) предложение
case-did-undid-decision = Отменил(а) решение
case-did-grouped = Указал(а), что утверждения об одном событии
case-did-parted = Указал(а), что утверждения о разных событиях
case-did-gave-finding = Дал(а) заключение по критерию
case-did-withdrew-finding = Отозвал(а) заключение
case-did-signed-assessment = Подписал(а) оценку
case-did-recorded-consent = Записал(а) согласие
case-did-withdrew-consent = Записал(а) отзыв согласия
case-did-released-paper = Выпустил(а) документ
case-did-noted-file = Файл
case-did-answered-identity = Ответил(а), кто есть кто
case-did-changed-access = Изменил(а) доступ
case-version-restored = Оно снова действует. Ничего не переписано: другие версии сохранены.
case-testimony = Свидетельство сотрудника ({ $member })
case-modality-alleged = со слов
case-modality-denied = отрицается
case-modality-feared = опасения
case-modality-requested = требование
case-contested = оспаривается
case-note-label = Источник: { $title }
case-network-title = Люди и организации вокруг: { $name }
case-network-more = { $n ->
    [one] ещё { $shown } в таблице
    [few] ещё { $shown } в таблице
   *[other] ещё { $shown } в таблице
}
case-network-person = человек
case-network-organisation = организация или орган
case-end-not-on-file = конец в деле не указан
case-whereabouts-unknown = Местонахождение неизвестно
case-footing-unknown = в деле не указано
case-footing-administrative = административный арест
case-footing-criminal = уголовное дело
case-footing-contested = источники расходятся
case-brief-title = Что известно, кратко
case-brief-empty = В деле пока ничего нет. Прочтите первый документ или внесите утверждение.
case-brief-who = Кто
case-brief-custody = Под стражей
case-brief-law = Обвинения и приговор
case-brief-health = Здоровье
case-brief-contact = Связь
case-more-on-timeline = { $n ->
    [one] ещё { $shown } в хронологии
    [few] ещё { $shown } в хронологии
   *[other] ещё { $shown } в хронологии
}
case-conflicts-title = { $n ->
    [one] { $shown } противоречие
    [few] { $shown } противоречия
   *[other] { $shown } противоречий
}
case-conflicts-none = Утверждения в деле друг другу не противоречат.
case-conflict-date = Когда
case-conflict-place = Где
case-conflict-value = Что именно
case-conflict-denied = Отрицается
case-conflict-disputed = Оспорено
case-responses-title = Решения и призывы
case-responses-none = Ни решений, ни призывов в деле нет. Это неизвестно, а не «нет».
case-aside-label = Что в этом деле открыто
case-waits-title = Ждёт человека
case-waits-proposals = { $n ->
    [one] { $shown } предложение ждёт решения
    [few] { $shown } предложения ждут решения
   *[other] { $shown } предложений ждут решения
}
case-waits-same-events = { $n ->
    [one] { $shown } вопрос: одно ли событие?
    [few] { $shown } вопроса: одно ли событие?
   *[other] { $shown } вопросов: одно ли событие?
}
case-waits-same-names = { $n ->
    [one] { $shown } вопрос: один ли человек?
    [few] { $shown } вопроса: один ли человек?
   *[other] { $shown } вопросов: один ли человек?
}
case-waits-nothing = Ничего не ждёт.
case-gaps-title = Неизвестно
case-gap-settled-by = Прояснило бы:
case-gaps-none = Открытых вопросов нет.
case-naming-title = Кого можно называть
case-naming-hint = В документах, которые уходят со стола. Родственника называют, если семья согласна или если всё о нём в деле открыто.
case-naming-may = Можно называть
case-naming-not = Имя не называется
case-naming-nobody = Больше никто в деле не назван.
case-consents-title = Действующие согласия
case-consents-none = В деле нет.
case-consent-line = { $kind }: { $by }, { $on }; { $until }
case-consent-no-end = без срока
case-consent-privacy-waiver = Отказ от конфиденциальности
case-consent-prisoner = Согласие заключённого
case-consent-family = Согласие семьи
case-consent-power-of-attorney = Доверенность
case-consent-source-use = Согласие на использование слов источника
case-side-family = Семья
case-side-family-hint = по словам источников
case-side-help = Адвокаты и помощники
case-side-ties = Работа, партии, организации
case-side-prisoners = Другие заключённые
case-side-responsible = Причастны
case-side-responsible-hint = по словам источников; должность сама по себе не делает ответственным
case-side-spoke = Высказались или решили
case-side-named = Также названы
case-topic-all = Всё
case-topic-life = Жизнь и работа
case-topic-detention = Лишение свободы
case-topic-proceedings = Производство по делу
case-topic-health = Здоровье и обращение
case-topic-response = Призывы и решения
case-topic-others = Прочее
case-topics-label = Тема
case-events = { $n ->
    [one] { $shown } событие
    [few] { $shown } события
   *[other] { $shown } событий
}
case-of-all = { $n ->
    [one] из { $shown }
    [few] из { $shown }
   *[other] из { $shown }
}
case-timeline-empty = Пока в деле нет ничего с датой. Утверждения появятся здесь, как только их внесут.
case-timeline-figure = Хронология; то же списком ниже
case-date-exact = день известен
case-date-vague = день точно не известен
case-undated = Без даты
case-custody-figure = Шкала лишения свободы; то же таблицей ниже
case-custody-table = Лишение свободы таблицей
case-days-hint = День задержания не считается. Дни вычисляются из утверждений, их никто не вписывает.
case-people-count = { $n ->
    [one] { $shown } человек или организация
    [few] { $shown } человека и организации
   *[other] { $shown } людей и организаций
}
case-people-empty = Пока никто больше не назван. Люди появятся здесь, как только их назовёт утверждение.
case-person-name = Имя
case-person-roles = Что о них говорят источники
case-person-in-papers = В документах
case-person-named = называется
case-person-withheld = имя не называется
case-same-names-title = Один человек или двое?
case-same-names-text = У людей в этом деле одинаковые имена. Ничто не решено заранее: их различит дата рождения или другой факт.
case-unnamed-title = Упомянуты без имени
case-unnamed-hint = Как их называют источники, с числом утверждений.
case-page-sources = Источники этой страницы
case-words-not-on-file = слов в деле нет
case-interest = Связь, которую раскрывает источник
case-moment-title = Другой момент
case-moment-as-of = По состоянию на день
case-moment-known-at = Как было известно на день или после записи
case-moment-known-hint = 2024-03-11 или число записей
case-moment-show = Показать
