# Evaluación: qué contiene el expediente sobre cada criterio de una ley y, al lado, la conclusión de una persona.
assess-title = Evaluación
assess-what-it-is = Elija el marco jurídico con el que se contrasta este caso. La hoja de trabajo muestra, para cada criterio, qué hay en el expediente a favor y en contra; si eso lo demuestra es la conclusión de una persona. Nada se cuenta ni se puntúa.
assess-who-is-covered = A quién abarca
assess-what-it-asks = Qué pregunta
assess-who-decides = Quién decide
assess-standard = Estándar de prueba
assess-logic = Cómo se pondera
assess-procedure = Procedimiento
assess-procedure-text = Hasta donde lo muestran las afirmaciones del expediente. El silencio se cuenta en días y nunca es una negativa.
assess-last-signed = Última firmada
assess-never-signed = Aún sin firmar
assess-open-worksheet = Abrir la hoja de trabajo
assess-pack = paquete { $version }
assess-pack-label = Paquete de la ley
assess-framework = Marco jurídico
assess-not-verified = Sin verificar en la propia ley.
assess-as-of = a fecha de { $day }
assess-as-of-label = Mostrar el expediente a fecha de
assess-as-of-button = Mostrar
assess-known-at = { $n ->
    [one] lo conocido tras { $shown } asiento del registro
   *[other] lo conocido tras { $shown } asientos del registro
}
assess-contents = Criterios
assess-unknown-is-not-no = Donde el expediente calla, eso no es un no.
assess-save-sheet = Guardar la hoja de trabajo
assess-save-hint = El archivo queda fuera del escritorio cifrado: vigile dónde se guarda. Lo sellado no está en él.
assess-sign = Firmar
assess-what-the-file-holds = Qué contiene el expediente
assess-file-holds = El expediente contiene
assess-file-held = El expediente contenía
assess-state-supported = información a favor
assess-state-contested = información a favor y en contra
assess-state-contradicted = información en contra, ninguna a favor
assess-state-no-information = ninguna información
assess-state-not-applicable = no aplicable
assess-in-support = A favor
assess-against = En contra
assess-beside = Se muestra al lado: no cuenta, y por qué
assess-does-not-count = No cuenta:
assess-would-settle = Qué lo aclararía
assess-traps = Trampas y pruebas habituales
assess-questions = Qué debe responder una persona
assess-open = abierto
assess-on-file = consta
assess-one-origin = Todo procede de un solo origen
assess-origins = { $n ->
    [one] De { $shown } origen
   *[other] De { $shown } orígenes independientes
}
assess-newest = Información más reciente: { $day }
assess-age-days = { $n ->
    [one] de hace { $shown } día
   *[other] de hace { $shown } días
}
assess-age-months = { $n ->
    [one] de hace { $shown } mes
   *[other] de hace { $shown } meses
}
assess-age-years = { $n ->
    [one] de hace más de { $shown } año
   *[other] de hace más de { $shown } años
}
assess-grade = fiabilidad { $grade }
assess-not-graded = sin calificar
assess-dated = información del { $day }
assess-disputed-by = lo disputa { $name }
assess-lacks-place = no dice dónde
assess-lacks-period = no dice cuándo
assess-lacks-receipt = sin prueba de que llegó
assess-testimony = Lo oyó o vio un miembro de este escritorio: { $account }
assess-said-again = Lo mismo cuenta:
assess-heard = un miembro de este escritorio
assess-locator = { $source }. Sus palabras no constan en el expediente.
assess-source-not-shown = una fuente que aquí no se muestra
assess-translated-certified = Traducción de { $name }, certificada
assess-translated-uncertified = Traducción de { $name }
assess-translated-machine = Traducción automática ({ $name }): haga que alguien la lea
assess-finding-title = Conclusión de una persona
assess-not-answered = Sin responder
assess-answer-shown = Demostrado
assess-answer-shown-in-part = Demostrado en parte
assess-answer-not-shown = No demostrado
assess-answer-not-applicable = No se aplica
assess-rests-on = Se apoya en:
assess-gone = { $n ->
    [one] { $shown } afirmación en que se apoya ya no está vigente. Vuelva a mirarla.
   *[other] { $shown } afirmaciones en que se apoya ya no están vigentes. Vuelva a mirarla.
}
assess-other-version = Dada con el paquete { $version }. Vuelva a mirarla.
assess-give-finding = Dar una conclusión
assess-change-finding = Cambiar la conclusión
assess-your-answer = Su respuesta
assess-your-reason = Su razón
assess-your-reason-hint = Por qué estas afirmaciones lo demuestran o no. Se imprime en la hoja y en la carta.
assess-claims-it-rests-on = Las afirmaciones en que se apoya
assess-no-claims-here = Ninguna afirmación del expediente habla de esto. Elija otras del caso o introduzca antes una.
assess-other-claims = Otras afirmaciones de este caso
assess-others-left = { $n ->
    [one] Hay { $shown } afirmación más que no se muestra: búsquela por una palabra.
   *[other] Hay { $shown } afirmaciones más que no se muestran: búsquelas por una palabra.
}
assess-look-for = Buscar una afirmación por una palabra
assess-look = Buscar
assess-look-hint = Guarde antes su conclusión: al buscar, la página se carga de nuevo.
assess-keep-finding = Guardar la conclusión
assess-finding-kept = La conclusión consta en el registro.
assess-withdraw = Retirar la conclusión
assess-withdraw-why = Por qué se retira
assess-withdraw-button = Retirarla
assess-finding-withdrawn = La conclusión se ha retirado. El criterio vuelve a estar sin responder.
assess-steps = Entre los criterios
assess-back-to-worksheet = Volver a la hoja de trabajo
assess-waiting = { $n ->
    [one] Sin respuesta en el expediente desde hace { $shown } día, lo cual no es una negativa.
   *[other] Sin respuesta en el expediente desde hace { $shown } días, lo cual no es una negativa.
}
assess-waiting-least = { $n ->
    [one] Sin respuesta en el expediente desde hace al menos { $shown } día, lo cual no es una negativa.
   *[other] Sin respuesta en el expediente desde hace al menos { $shown } días, lo cual no es una negativa.
}
assess-due = { $actor }: { $what }, antes de { $by }
assess-due-no-day = un día que no consta
assess-signed-title = Evaluaciones firmadas
assess-none-signed = Aún no se ha firmado ninguna evaluación de este caso.
assess-signed-col = Firmada
assess-signed-as-of = A fecha de
assess-signed-by = Por
assess-signed-statement = Declaración
assess-signed-on = Evaluación firmada el { $at }
assess-frozen = Congelada tal como se firmó. Nada de ella se vuelve a calcular, digan lo que digan después el caso o el paquete de la ley.
assess-entry = Asiento del registro
assess-sign-what = Qué firma
assess-sign-text = Firma lo que figura abajo: lo que contenía el expediente y las conclusiones que dieron personas. Desde entonces queda como está.
assess-sign-proves = La clave del escritorio firma el registro, que guarda el hash de esto y su nombre en este escritorio. Eso muestra qué se registró y que no cambió después; no quién estaba ante el teclado.
assess-moved-on = { $n ->
    [one] El registro ha crecido desde que abrió la hoja. Firma lo que contenía tras { $shown } asiento.
   *[other] El registro ha crecido desde que abrió la hoja. Firma lo que contenía tras { $shown } asientos.
}
assess-col-item = Criterio
assess-statement = Qué declara
assess-statement-hint = En una o dos frases: qué ha leído y en calidad de qué firma.
assess-sign-button = Firmar y congelar
assess-signed-now = La evaluación está firmada y congelada.
assess-compare = Comparar
assess-compare-with = Comparar con
assess-compare-today = Comparar con hoy
assess-today = la de hoy
assess-today-not-signed = La de hoy, que nadie firmó
assess-compare-title = Dos evaluaciones, una junto a otra
assess-compare-text = La diferencia se muestra, no se pondera: ninguna es mejor.
assess-from = Anterior
assess-to = Posterior
assess-which = Cuál
assess-pack-changes = Qué cambió en el paquete de la ley
assess-pack-says-otherwise = El paquete lo dice de otro modo.
assess-nothing-differs = No hay diferencias.
assess-came-for = A favor, nuevo
assess-went-for = A favor, ya no está
assess-came-against = En contra, nuevo
assess-went-against = En contra, ya no está
assess-was-not-there = no estaba
assess-same = Sin diferencias en
