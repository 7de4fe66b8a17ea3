# Lectura de una fuente.
reading-title = Lectura
reading-nothing = Ninguna fuente de este caso tiene todavía un texto que leer.
reading-closed = Que usted mira una fuente consta en su cadena de custodia. Una anotación vale por medio día.
reading-open = Abrir la fuente
reading-back = Volver al texto
reading-edit = Cambiar y aceptar
reading-edit-button = Aceptar con los cambios
reading-about-source = sobre esta fuente
reading-warnings = { $n ->
    [one] { $shown } observación sobre la lectura
   *[other] { $shown } observaciones sobre la lectura
}
reading-left = { $n ->
    [0] No queda ninguna propuesta.
    [one] Queda { $shown } propuesta.
   *[other] Quedan { $shown } propuestas.
}
reading-accepted-count = { $n ->
    [one] { $shown } aceptada
   *[other] { $shown } aceptadas
}
reading-rejected-count = { $n ->
    [one] { $shown } rechazada
   *[other] { $shown } rechazadas
}
reading-next-part = Seguir donde quedan
reading-next-source = Seguir con la fuente siguiente
reading-parts = Partes del texto
reading-part = Parte { $part }
reading-page = Página { $page }
reading-pages = Páginas { $first }–{ $last }
reading-part-before = Parte anterior
reading-part-after = Parte siguiente
reading-picture = Imagen de la página { $page }
reading-text = Texto de la fuente
reading-rows = Lo que se dice en ella
reading-to-row = A la afirmación { $number }
reading-to-text = Al pasaje { $number } del texto
reading-no-rows = Aquí no se propone nada. Puede añadir una afirmación citando el texto.
reading-on-record = consta
reading-rejected-tag = rechazada
reading-new-person = { $name } no consta todavía; al aceptar se añade el nombre.
reading-who = ¿Quién es?
reading-who-principal = { $name } (la persona de este caso)
reading-who-on-file = { $name } (consta)
reading-who-another = Otra persona llamada { $name }
reading-accept = Aceptar
reading-change = Cambiar
reading-reject = Rechazar
reading-reject-why = Por qué (si quiere)
reading-reject-button = Rechazarla
reading-undo = Deshacer la decisión
reading-undo-last = Deshacer la última decisión
reading-accepted = Aceptada.
reading-rejected = Rechazada.
reading-undone = La decisión se deshizo; la propuesta vuelve a esperar.
reading-nothing-to-undo = No hay ninguna decisión sobre esta fuente que deshacer.
reading-decided-already = Sobre esta propuesta ya se había decidido; nada se hizo dos veces.
reading-add = Añadir una afirmación de esta fuente
reading-add-hint = Seleccione las palabras en el texto o péguelas aquí.
reading-add-button = Seguir con sus campos
reading-keys = Teclas
reading-key-move = siguiente, anterior
reading-date-stated = como dice el pasaje
reading-date-relative = calculada desde la fecha del documento
reading-date-context = por el contexto
reading-date-approximate = aproximada
reading-date-derived = calculada
reading-why = ¿Por qué se propone esto?
reading-why-rule = Regla
reading-why-example = Por ejemplo:
reading-why-gone = Esta versión del programa ya no tiene esta regla.
reading-why-trigger = Empezó en
reading-why-person = De quién
reading-why-name = Nombrado en
reading-why-date = Cuándo
reading-why-place = Dónde
reading-why-modality = Con qué certeza
reading-why-voice = Quién lo dice
reading-why-taken-for = entendido como { $name }
reading-why-no-words = Las palabras no se guardaron cuando se leyó esta fuente; al leerla de nuevo se guardan.
reading-why-here = En este escritorio
reading-why-decided = aceptadas { $accepted }, aceptadas con cambios { $edited }, rechazadas { $rejected }
reading-why-often = Aquí se rechazaron { $rejected } de { $all } propuestas de esta regla. Sigue proponiendo: nada se desactiva, se oculta ni se deja para el final.
