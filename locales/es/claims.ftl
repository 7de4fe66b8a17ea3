# Afirmaciones: la lista por temas, una afirmación, su formulario.
once-already = Este formulario ya se había enviado; nada se hizo dos veces.
claim-what = Qué se afirma
claim-kind = Clase
claim-show-fields = Mostrar los campos de esta clase
claim-left-out = Esto se escribió para otra clase y no se guardará con esta; vuelve si elige de nuevo aquella:
claim-about = Sobre quién o qué
claim-about-proposed = Como se propone
claim-about-case = La persona de este caso
claim-about-person = Alguien que consta
claim-about-name = Alguien con este nombre
claim-about-organisation = Una organización
claim-about-country = Un país
claim-about-general = Asuntos en general
claim-person = Qué persona que consta
claim-name = Nombre
claim-another = Es otra persona, no la que consta con este nombre
claim-when-where = Cuándo y dónde
claim-date-hint = Con la precisión de la fuente y no más: 2022, 2022-04 o 2022-04-11.
claim-occurred = Cuándo ocurrió
claim-known = Cuándo se supo
claim-date-how = Cómo se entiende la fecha
claim-date-from = Fecha
claim-date-to = Segunda fecha
claim-date-on = el
claim-date-about = alrededor de
claim-date-before = entonces o antes
claim-date-after = entonces o después
claim-date-between = en algún momento entre
claim-date-span = duró de … a …
claim-date-open = desde, fin desconocido
claim-place = Lugar
claim-who-says = Quién lo dice y cuánto fiarse
claim-voices = Quién lo dice
claim-voices-hint = Uno por línea, del más externo al más interno: a quién cita la fuente y a quién cita aquel. Vacío: la propia fuente.
claim-voices-source = la propia fuente
claim-modality = Qué hacen con ello
claim-grade = Calificación
claim-grade-source = Fiabilidad de la fuente
claim-grade-information = Credibilidad de la información
claim-not-graded = Sin calificar
claim-audience = Quién puede verlo
claim-translation = Traducción de la cita
claim-translation-text = Traducción
claim-translation-language = Su idioma (en, ru, …)
claim-translation-by = Quién tradujo
claim-translation-how = Cómo se tradujo
claim-translation-certified = traducción jurada
claim-translation-uncertified = traducción no jurada
claim-translation-machine = traducción automática
claim-choose-kind = ¿Qué dice la afirmación? Cada clase tiene sus propios campos.
claim-places = { $n ->
    [one] Estas palabras están en { $shown } lugar
   *[other] Estas palabras están en { $shown } lugares
}
claim-places-text = Elija el lugar al que se refiere y luego registre la afirmación.
claim-basis = En qué se basa
claim-basis-quote = Palabras de una fuente que consta
claim-basis-testimony = Lo oí o lo vi yo
claim-basis-locator = Una fuente que no consta
claim-source = Fuente
claim-quote = Las palabras exactas
claim-quote-hint = Péguelas como están en la fuente. Los saltos de línea no importan; cada letra sí.
claim-account = Qué oyó o vio
claim-enter = Registrar la afirmación
claim-leave = Dejarlo
claim-entered = La afirmación consta.
claim-corrected = La afirmación se corrigió; la versión anterior sigue constando.
claim-back = Volver a la afirmación
claim-correct = Corregir esta afirmación
claim-meanwhile = Alguien corrigió esta afirmación mientras usted escribía
claim-meanwhile-text = Aún no se guardó nada, y nada de lo que escribió se ha perdido. Abajo figuran ambas donde difieren. Usted decide: dejar lo que consta ahora o poner la suya en su lugar; en todo caso, todas las versiones siguen constando.
claim-meanwhile-by = Por { $by }, { $at }:
claim-meanwhile-alike = Ambas dicen lo mismo: no queda nada por corregir.
claim-part = Parte
claim-stands-now = Consta ahora
claim-yours = La suya
claim-keep-theirs = Dejar lo que consta ahora
claim-why-correct = Por qué se corrige
claim-put-mine = Poner la mía en su lugar
claim-correct-button = Corregir
claim-id = Identificador
claim-published = Cuándo lo publicó la fuente
claim-same-happening = Sobre el mismo hecho
claim-doings = Qué puede hacer con ella
claim-dispute = Registrar que alguien la discute
claim-disputed-by = Quién la discute
claim-why = Por qué
claim-dispute-button = Registrar la disputa
claim-retract = Retirarla
claim-retract-text = Sigue constando, pero ya no cuenta. Puede restaurarla.
claim-retract-button = Retirar la afirmación
claim-settle = Quitar las disputas
claim-settle-button = Quitarlas
claim-restore = Restaurarla
claim-restore-button = Restaurar la afirmación
claim-proof = Prueba para terceros
claim-proof-text = Un archivo que muestra a cualquiera que el registro firmado contiene la afirmación, sin abrir lo demás.
claim-proof-to = A quién se entrega
claim-proof-to-hint = Vacío: a nadie todavía. Con un nombre se comprueba el consentimiento y consta qué se dio a quién.
claim-proof-despite = Por qué, si falta un consentimiento
claim-proof-button = Guardar la prueba
claim-versions = { $n ->
    [one] { $shown } versión
   *[other] { $shown } versiones
}
claim-version = Versión { $number }
claim-stands = vigente
claim-retracted-tag = retirada
claim-why-was = Por qué:
claim-bring-back = Recuperar esta versión
claim-bring-back-why = la versión { $number } era correcta
claim-retracted-said = La afirmación se retiró.
claim-disputed-said = La disputa consta.
claim-restored-said = La afirmación se restauró.
claim-brought-back-said = La versión anterior vuelve a constar, como nueva.
claims-title = Afirmaciones
claims-add = Añadir una afirmación
claims-back = Volver a las afirmaciones
claims-find = Buscar en afirmaciones, citas y fuentes
claims-find-button = Mostrar
claims-show = Mostrar
claims-only-all = Todas
claims-only-contested = En conflicto
claims-only-disputed = Discutidas
claims-only-ungraded = Sin calificar
claims-count = { $n ->
    [one] Consta { $shown } afirmación.
   *[other] Constan { $shown } afirmaciones.
}
claims-shown = { $n ->
    [one] Se muestra { $shown }.
   *[other] Se muestran { $shown }.
}
claims-none = Aún no consta ninguna afirmación. Añada un documento y decida sobre lo que se propone, o añada una a mano.
claims-none-sources = A las fuentes
claims-jump = Temas
claims-questions = ¿Un mismo hecho?
claims-questions-text = Estas afirmaciones pueden describir un mismo hecho. El programa no agrupa nada por sí solo. Desmarque las que no correspondan.
claims-one-happening = ¿un mismo hecho?
claims-same-yes = Son un mismo hecho
claims-same-no = No lo son
claims-same-dates = las fechas coinciden
claims-same-near = { $n ->
    [one] las fechas distan { $shown } día
   *[other] las fechas distan { $shown } días
}
claims-same-places = los lugares coinciden
claims-same-said = Ahora cuentan como un mismo hecho; sus diferencias siguen a la vista.
claims-apart-said = No son un mismo hecho; no se volverá a preguntar.
claims-conflicts = Conflictos
claims-conflicts-text = Donde el expediente se contradice. Todas las versiones se conservan.
claims-conflict-date = cuándo
claims-conflict-place = dónde
claims-conflict-denied = si ocurrió
claims-conflict-disputed = discutida
claims-disputed = discutida
claims-disputed-by = La discute { $by }:
claims-grouped = agrupada
claims-no-date = sin fecha
claims-testimony = Testimonio propio de un miembro: «{ $account }»
claims-locator = { $named } – el texto no consta
claims-retracted = { $n ->
    [one] { $shown } afirmación retirada
   *[other] { $shown } afirmaciones retiradas
}
shared-story = { $n ->
    [one] Las mismas palabras están en { $shown } fuente: un solo origen
   *[other] Las mismas palabras están en { $shown } fuentes: un solo origen
}
