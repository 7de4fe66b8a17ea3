# Las páginas de un caso.
case-health-title = Salud y condiciones de detención
case-health-figure = Cronología de la salud; lo mismo en listas abajo
case-health-conditions = Enfermedades y lesiones
case-health-neglect = Atención médica negada
case-health-ill-treatment = Malos tratos
case-health-poisonings = Envenenamientos
case-health-hunger-strikes = Huelgas de hambre
case-health-access = Acceso negado
case-health-contacts = Visitas, cartas, llamadas
case-punishments-title = Castigos y aislamiento
case-punishments-all = Todos los castigos
case-punishments-hint = Suma de los castigos que constan uno por uno. Un total que da una fuente no es un castigo y no se cuenta.
case-punishment-longest = El más largo: { $days }, { $when }
case-punishment-planned = previsto hasta el { $day }
case-punishment-times = { $n ->
    [one] { $shown } vez
   *[other] { $shown } veces
}
case-punishment-kind = Tipo
case-length-unknown = duración no consta
case-plain-days = { $n ->
    [one] { $shown } día
   *[other] { $shown } días
}
case-plain-days-range = de { $min } a { $max } días
case-plain-days-least = al menos { $min } días
case-nothing-on-file = No consta nada. Eso no es un «no».
case-when = Cuándo
case-said = Qué se dice
case-days = Días
case-from = Desde
case-to = Hasta
case-footing = Base
case-rests-on = Se apoya en
case-history-count = { $n ->
    [one] { $shown } asiento
   *[other] { $shown } asientos
}
case-history-last-accepted = Última decisión: aceptada
case-history-last-rejected = Última decisión: rechazada una propuesta de
case-history-undo = Deshacer esta decisión
case-history-undone = Se deshizo la última decisión; la propuesta espera de nuevo.
case-history-topic = Qué
case-history-topic-all = Todos los cambios
case-history-topic-everything = Todo, también consultas de archivos
case-history-topic-claims = Afirmaciones
case-history-topic-decisions = Decisiones sobre propuestas
case-history-topic-sources = Fuentes
case-history-topic-people = Personas y nombres
case-history-topic-assessment = Evaluación
case-history-topic-papers = Documentos y consentimientos
case-history-topic-files = Archivos
case-history-topic-access = Acceso
case-history-member = Quién
case-history-member-all = Todos
case-history-filter = Mostrar
case-history-none = No se hizo nada de este tipo.
case-history-why = Por qué:
case-history-restore-version = Restaurar la versión anterior
case-history-restore-claim = Restaurar la afirmación
case-history-older = Asientos anteriores
case-history-hint = Nada se reescribe nunca. Lo que se restaura o se deshace es un asiento nuevo. Horas en UTC, según el reloj de este equipo.
case-did-opened = Abrió el caso
case-did-named-person = Nombró a una persona
case-did-added-source = Añadió una fuente
case-did-amended-source = Precisó una fuente
case-did-entered-claim = Introdujo una afirmación
case-did-corrected-claim = Corrigió una afirmación
case-did-retracted-claim = Retiró una afirmación
case-did-disputed-claim = Registró una objeción
case-did-restored-claim = Restauró una afirmación
case-did-accepted-proposal = Aceptó una propuesta
case-did-rejected-proposal = Rechazó una propuesta
case-did-undid-decision = Deshizo una decisión
case-did-grouped = Dijo que son un mismo hecho
case-did-parted = Dijo que no son un mismo hecho
case-did-gave-finding = Dio una conclusión
case-did-withdrew-finding = Retiró una conclusión
case-did-signed-assessment = Firmó una evaluación
case-did-recorded-consent = Registró un consentimiento
case-did-withdrew-consent = Registró la retirada de un consentimiento
case-did-released-paper = Entregó un documento
case-did-noted-file = Archivo
case-did-answered-identity = Respondió quién es quién
case-did-changed-access = Cambió el acceso
case-version-restored = Vuelve a estar vigente. Nada se reescribió: las demás versiones siguen en el registro.
case-testimony = Testimonio de un miembro ({ $member })
case-modality-alleged = alegado
case-modality-denied = negado
case-modality-feared = temido
case-modality-requested = solicitado
case-contested = controvertido
case-note-label = Fuente: { $title }
case-network-title = Personas y organizaciones en torno a { $name }
case-network-more = { $n ->
    [one] { $shown } más en la tabla
   *[other] { $shown } más en la tabla
}
case-network-person = persona
case-network-organisation = organización u órgano
case-end-not-on-file = final no consta
case-whereabouts-unknown = Paradero desconocido
case-footing-unknown = no consta
case-footing-administrative = administrativa
case-footing-criminal = penal
case-footing-contested = las fuentes difieren
case-brief-title = Lo que se sabe, en breve
case-brief-empty = Aún no consta nada. Lea un primer documento o introduzca una afirmación.
case-brief-who = Quién
case-brief-custody = Detención
case-brief-law = Cargos y sentencia
case-brief-health = Salud
case-brief-contact = Contacto
case-more-on-timeline = { $n ->
    [one] { $shown } más en la cronología
   *[other] { $shown } más en la cronología
}
case-conflicts-title = { $n ->
    [one] { $shown } contradicción
   *[other] { $shown } contradicciones
}
case-conflicts-none = Las afirmaciones que constan no se contradicen.
case-conflict-date = Cuándo
case-conflict-place = Dónde
case-conflict-value = Qué exactamente
case-conflict-denied = Negado
case-conflict-disputed = Objetado
case-responses-title = Determinaciones y llamamientos
case-responses-none = No constan determinaciones ni llamamientos. No se sabe; no es un «no».
case-aside-label = Lo que está pendiente en este caso
case-waits-title = Espera a una persona
case-waits-proposals = { $n ->
    [one] { $shown } propuesta por decidir
   *[other] { $shown } propuestas por decidir
}
case-waits-same-events = { $n ->
    [one] { $shown } pregunta: ¿un mismo hecho?
   *[other] { $shown } preguntas: ¿un mismo hecho?
}
case-waits-same-names = { $n ->
    [one] { $shown } pregunta: ¿una misma persona?
   *[other] { $shown } preguntas: ¿una misma persona?
}
case-waits-nothing = No espera nada.
case-gaps-title = No se sabe
case-gap-settled-by = Lo aclararía:
case-gaps-none = Ninguna pregunta abierta.
case-naming-title = A quién se puede nombrar
case-naming-hint = En documentos que salen del escritorio. Se nombra a un familiar si la familia lo acordó, o si todo lo que consta sobre él es público.
case-naming-may = Se puede nombrar
case-naming-not = Nombre reservado
case-naming-nobody = Nadie más está nombrado en este caso.
case-consents-title = Consentimientos vigentes
case-consents-none = No consta ninguno.
case-consent-line = { $kind }: { $by }, { $on }; { $until }
case-consent-no-end = sin fecha de fin
case-consent-privacy-waiver = Renuncia a la privacidad
case-consent-prisoner = Consentimiento del preso
case-consent-family = Consentimiento de la familia
case-consent-power-of-attorney = Poder de representación
case-consent-source-use = Consentimiento de uso de una fuente
case-side-family = Familia
case-side-family-hint = según las fuentes
case-side-help = Abogados y apoyos
case-side-ties = Trabajo, partidos, organizaciones
case-side-prisoners = Otros presos
case-side-responsible = Tuvieron parte
case-side-responsible-hint = según las fuentes; nadie responde por un mero título
case-side-spoke = Hablaron o decidieron
case-side-named = También nombrados
case-topic-all = Todo
case-topic-life = Vida y trabajo
case-topic-detention = Detención
case-topic-proceedings = Proceso judicial
case-topic-health = Salud y trato
case-topic-response = Llamamientos y decisiones
case-topic-others = Otros
case-topics-label = Tema
case-events = { $n ->
    [one] { $shown } hecho
   *[other] { $shown } hechos
}
case-of-all = { $n ->
    [one] de { $shown }
   *[other] de { $shown }
}
case-timeline-empty = Aún no consta nada con fecha. Las afirmaciones aparecen aquí en cuanto se introducen.
case-timeline-figure = Cronología; lo mismo en lista abajo
case-date-exact = día conocido
case-date-vague = sin día exacto
case-undated = Sin fecha
case-custody-figure = Barra de la detención; lo mismo en tabla abajo
case-custody-table = La detención en tabla
case-days-hint = Los días se cuentan sin el día de la detención. Se calculan a partir de las afirmaciones; nadie los escribe.
case-people-count = { $n ->
    [one] { $shown } persona u organización
   *[other] { $shown } personas y organizaciones
}
case-people-empty = Aún no se nombra a nadie más. Las personas aparecen aquí en cuanto una afirmación las nombra.
case-person-name = Nombre
case-person-roles = Qué dicen de ellos las fuentes
case-person-in-papers = En los documentos
case-person-named = se nombra
case-person-withheld = nombre reservado
case-same-names-title = ¿Una persona o dos?
case-same-names-text = Hay personas de este caso con el mismo nombre. Nada se da por resuelto: una fecha de nacimiento u otro dato las distingue.
case-unnamed-title = Mencionados sin nombre
case-unnamed-hint = Como los llaman las fuentes, con el número de afirmaciones.
case-page-sources = Fuentes de esta página
case-words-not-on-file = palabras no archivadas
case-interest = Vínculo que declara la fuente
case-moment-title = Otro momento
case-moment-as-of = A fecha de este día
case-moment-known-at = Como se conocía en este día o asiento
case-moment-known-hint = 2024-03-11, o un número de asientos
case-moment-show = Mostrar
