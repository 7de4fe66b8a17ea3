# Утверждения: список по темам, одно утверждение, форма.
once-already = Эта форма уже была отправлена; ничего не сделано дважды.
claim-what = Что утверждается
claim-kind = Вид
claim-show-fields = Показать поля этого вида
claim-left-out = Это введено для другого вида и с этим видом не сохранится; если снова выбрать тот вид, текст вернётся:
claim-about = О ком или о чём
claim-about-proposed = Как предложено
claim-about-case = Человек этого дела
claim-about-person = Кто-то из картотеки
claim-about-name = Человек с этим именем
claim-about-organisation = Организация
claim-about-country = Страна
claim-about-general = Общие вопросы
claim-person = Кто именно из картотеки
claim-name = Имя или название
claim-another = Это другой человек, не тот, что уже есть под этим именем
claim-when-where = Когда и где
claim-date-hint = Так же точно, как в источнике, и не точнее: 2022, 2022-04 или 2022-04-11.
claim-occurred = Когда это произошло
claim-known = Когда стало известно
claim-date-how = Как понимать дату
claim-date-from = Дата
claim-date-to = Вторая дата
claim-date-on = точно
claim-date-about = около
claim-date-before = тогда или раньше
claim-date-after = тогда или позже
claim-date-between = где-то между
claim-date-span = длилось с … по …
claim-date-open = с …, конец неизвестен
claim-place = Место
claim-who-says = Кто это говорит и насколько этому верить
claim-voices = Кто говорит
claim-voices-hint = По одному в строке, начиная с внешнего: на кого ссылается источник, затем на кого ссылается он. Пусто: сам источник.
claim-voices-source = сам источник
claim-modality = Как это подано
claim-grade = Оценка
claim-grade-source = Надёжность источника
claim-grade-information = Достоверность сведений
claim-not-graded = Не оценено
claim-audience = Кому видно
claim-translation = Перевод цитаты
claim-translation-text = Перевод
claim-translation-language = Язык перевода (en, ru, …)
claim-translation-by = Переводчик
claim-translation-how = Как переведено
claim-translation-certified = заверенный перевод
claim-translation-uncertified = незаверенный перевод
claim-translation-machine = машинный перевод
claim-choose-kind = О чём это утверждение? У каждого вида свои поля.
claim-places = { $n ->
    [one] Эти слова стоят в { $shown } месте
    [few] Эти слова стоят в { $shown } местах
   *[other] Эти слова стоят в { $shown } местах
}
claim-places-text = Выберите нужное место, затем внесите утверждение.
claim-basis = На чём основано
claim-basis-quote = Слова источника, который есть в деле
claim-basis-testimony = Я это слышал или видел сам
claim-basis-locator = Источник, которого нет в деле
claim-source = Источник
claim-quote = Точные слова
claim-quote-hint = Вставьте их так, как они стоят в источнике. Переносы строк не важны, важна каждая буква.
claim-account = Что вы слышали или видели
claim-enter = Внести утверждение
claim-leave = Оставить
claim-entered = Утверждение внесено.
claim-corrected = Утверждение исправлено; прежняя версия остаётся в записях.
claim-back = Назад к утверждению
claim-correct = Исправить утверждение
claim-meanwhile = Пока вы писали, утверждение исправил другой человек
claim-meanwhile-text = Пока ничего не сохранено, и ничего из написанного вами не потеряно. Ниже показано, чем версии различаются. Решайте: оставить то, что есть сейчас, или поставить на его место вашу версию; в любом случае все версии остаются в записях.
claim-meanwhile-by = { $by }, { $at }:
claim-meanwhile-alike = Обе версии говорят одно и то же: исправлять больше нечего.
claim-part = Часть
claim-stands-now = Сейчас
claim-yours = Ваша версия
claim-keep-theirs = Оставить как есть
claim-why-correct = Почему исправляется
claim-put-mine = Поставить мою версию на его место
claim-correct-button = Исправить
claim-id = Идентификатор
claim-published = Когда опубликовано источником
claim-same-happening = О том же событии
claim-doings = Что можно с ним сделать
claim-dispute = Отметить, что кто-то оспаривает
claim-disputed-by = Кто оспаривает
claim-why = Почему
claim-dispute-button = Записать оспаривание
claim-retract = Отозвать
claim-retract-text = Оно останется в записях, но учитываться не будет. Его можно восстановить.
claim-retract-button = Отозвать утверждение
claim-settle = Снять оспаривания
claim-settle-button = Снять
claim-restore = Восстановить
claim-restore-button = Восстановить утверждение
claim-proof = Доказательство для посторонних
claim-proof-text = Файл, который любому покажет, что утверждение есть в подписанном журнале, не открывая самого журнала.
claim-proof-to = Кому передаётся
claim-proof-to-hint = Пусто: пока никому. Если имя указано, проверяется согласие, и в записях остаётся, что кому передано.
claim-proof-despite = Почему, если согласия нет
claim-proof-button = Сохранить доказательство
claim-versions = { $n ->
    [one] { $shown } версия
    [few] { $shown } версии
   *[other] { $shown } версий
}
claim-version = Версия { $number }
claim-stands = действует
claim-retracted-tag = отозвано
claim-why-was = Почему:
claim-bring-back = Вернуть эту версию
claim-bring-back-why = верна была версия { $number }
claim-retracted-said = Утверждение отозвано.
claim-disputed-said = Оспаривание записано.
claim-restored-said = Утверждение восстановлено.
claim-brought-back-said = Прежняя версия снова действует, как новая.
claims-title = Утверждения
claims-add = Добавить утверждение
claims-back = Назад к утверждениям
claims-find = Найти в утверждениях, цитатах и источниках
claims-find-button = Показать
claims-show = Показывать
claims-only-all = Все утверждения
claims-only-contested = В противоречии
claims-only-disputed = Оспариваемые
claims-only-ungraded = Не оценённые
claims-count = { $n ->
    [one] Действует { $shown } утверждение.
    [few] Действуют { $shown } утверждения.
   *[other] Действуют { $shown } утверждений.
}
claims-shown = { $n ->
    [one] Показано { $shown }.
    [few] Показано { $shown }.
   *[other] Показано { $shown }.
}
claims-none = Утверждений пока нет. Добавьте документ и решите, что из предложенного верно, или внесите утверждение вручную.
claims-none-sources = К источникам
claims-jump = Темы
claims-questions = Одно событие?
claims-questions-text = Эти утверждения, возможно, об одном событии. Программа сама ничего не объединяет. Снимите отметку с тех, что не относятся.
claims-one-happening = одно событие?
claims-same-yes = Это одно событие
claims-same-no = Это разные события
claims-same-dates = даты совпадают
claims-same-near = { $n ->
    [one] даты расходятся на { $shown } день
    [few] даты расходятся на { $shown } дня
   *[other] даты расходятся на { $shown } дней
}
claims-same-places = места совпадают
claims-same-said = Теперь они считаются одним событием; различия останутся видны.
claims-apart-said = Это разные события; больше о них не спросим.
claims-conflicts = Противоречия
claims-conflicts-text = Где сведения расходятся. Все стороны сохраняются.
claims-conflict-date = когда
claims-conflict-place = где
claims-conflict-denied = было ли вообще
claims-conflict-disputed = оспаривается
claims-disputed = оспаривается
claims-disputed-by = Оспаривает { $by }:
claims-grouped = объединено
claims-no-date = без даты
claims-testimony = Личное свидетельство участника: «{ $account }»
claims-locator = { $named } – текста в деле нет
claims-retracted = { $n ->
    [one] { $shown } утверждение отозвано
    [few] { $shown } утверждения отозваны
   *[other] { $shown } утверждений отозвано
}
shared-story = { $n ->
    [one] Те же слова стоят в { $shown } источнике: одно происхождение
   *[other] Те же слова стоят в { $shown } источниках: одно происхождение
}
