bring-title = Incorporar
bring-text = Una hoja de cálculo de personas entra como casos y afirmaciones: usted dice qué es cada columna, cada fila se comprueba antes de escribir nada y todo puede deshacerse en una sola acción.
bring-file = Una hoja de cálculo
bring-file-hint = CSV, XLSX o una tabla escrita por esta mesa. Como máximo 64 MiB.
bring-pasted = O pegue sus filas, con los encabezados
bring-pasted-name = filas pegadas
bring-look = Mirarla
bring-waiting = Hojas que esperan
bring-throw-away = Descartar
bring-throw-away-this = Descartar { $name }
bring-thrown-away = La hoja se descartó. No se incorporó nada de ella.
bring-imports = Lo que se incorporó
bring-imports-none = Todavía no se ha incorporado nada.
bring-state-begun = empezada y sin terminar
bring-state-done = registrada
bring-state-undone = deshecha { $when }
bring-counts = { $in } filas = { $new } nuevas + { $updates } actualizaciones + { $unchanged } sin cambios + { $questions } preguntas + { $refused } rechazadas
bring-undo = Deshacer
bring-undo-text = Sus afirmaciones se retiran, lo que corrigió vuelve a valer y los casos en los que no hay nada más salen de las listas. No se borra nada.
bring-undo-why = Por qué
bring-undo-all = Deshacer toda la incorporación
bring-columns-title = Qué es cada columna
bring-rows = { $n ->
    [one] { $shown } fila
   *[other] { $shown } filas
}
bring-sheet = Hoja
bring-header-row = La fila que nombra las columnas (0: ninguna)
bring-look-again = Mirar de nuevo
bring-kept-mapping = Una correspondencia que guarda la mesa
bring-use-mapping = Usarla
bring-columns-text = Una conjetura es solo una conjetura: mire cada columna. Lo que no se quiere queda en «skip».
bring-keeper = Quién lleva la lista
bring-keeper-hint = Las afirmaciones son suyas: cada página y cada documento lo dice.
bring-list-title = Cómo se llama la lista
bring-list-date = De cuándo es, por ejemplo 2024-05
bring-columns = Columnas
bring-column-empty = Aquí las primeras filas están vacías.
bring-guess = Puede ser:
bring-guess-high = el encabezado es conocido
bring-guess-fair = el encabezado contiene uno conocido
bring-guess-low = se conoce una palabra del encabezado
bring-to = Qué es
bring-other-target = O cualquier parte de una afirmación, como arrest.reason
bring-order = En qué orden están sus fechas
bring-order-none = no hace falta
bring-order-dmy = día, mes, año
bring-order-mdy = mes, día, año
bring-order-ymd = año, mes, día
bring-order-evidence = De sus fechas, { $dmy } solo pueden ser día-mes-año, { $mdy } solo mes-día-año, { $either } ambas cosas. Diga el orden: nunca se adivina.
bring-values = Qué significan sus palabras
bring-values-hint = Una por línea: la palabra de la lista = lo que se lee en su lugar. Nada tras el signo: no se sabe nada.
bring-mapping-name = Guardar esta correspondencia con el nombre
bring-mapping-name-hint = Sin nombre se guarda solo con esta hoja.
bring-check = Comprobar cada fila
bring-check-title = La comprobación
bring-back-to-columns = Volver a las columnas
bring-nothing-yet = Todavía no se ha escrito nada.
bring-new = Nuevas
bring-updates = Actualizaciones
bring-unchanged = Sin cambios
bring-questions = Preguntas
bring-refused = Rechazadas
bring-report = Guardar el informe completo (CSV)
bring-row = Fila { $row }:
bring-may-be-case = la persona del caso { $name }
bring-may-be-row = la persona de la fila { $row }
bring-another = Otra persona
bring-later = Sin responder: la fila queda fuera
bring-rows-differ = Las filas con el mismo nombre son personas distintas
bring-answer = Guardar las respuestas
bring-answered = Las respuestas se guardaron.
bring-row-head = Fila
bring-name-head = Nombre
bring-what-head = Qué será de ella
bring-no-such-row = No hay filas de esta clase.
bring-more = { $n ->
    [one] Otra { $shown } fila está en el informe.
   *[other] Otras { $shown } filas están en el informe.
}
bring-write-title = Incorporarla
bring-answers-kept = { $n ->
    [one] Hay { $shown } respuesta guardada.
   *[other] Hay { $shown } respuestas guardadas.
}
bring-questions-left = { $n ->
    [one] { $shown } fila con una pregunta abierta queda fuera.
   *[other] { $shown } filas con preguntas abiertas quedan fuera.
}
bring-leave-out = { $n ->
    [one] Dejar fuera { $shown } fila rechazada
   *[other] Dejar fuera { $shown } filas rechazadas
}
bring-forget = No archivar el archivo mismo: solo se guarda lo que se convierte en afirmaciones
bring-write = Incorporarla
bring-progress-title = Cómo va
bring-checking = Comprobando: { $done } de { $all } filas
bring-writing = Escribiendo: { $done } de { $all }
bring-brought = «{ $title }» se incorporó.
bring-claims = { $n ->
    [one] Se registró { $shown } afirmación.
   *[other] Se registraron { $shown } afirmaciones.
}
bring-left-asked = Fuera por una pregunta abierta: filas { $rows }
bring-left-refused = Fuera por rechazadas: filas { $rows }
bring-to-cases = A los casos
bring-undone = «{ $title }» se deshizo.
bring-undone-retracted = { $n ->
    [one] Se retiró { $shown } afirmación.
   *[other] Se retiraron { $shown } afirmaciones.
}
bring-undone-restored = { $n ->
    [one] Vuelve a valer { $shown } afirmación que había corregido.
   *[other] Vuelven a valer { $shown } afirmaciones que había corregido.
}
bring-undone-emptied = { $n ->
    [one] { $shown } caso queda vacío y sale de las listas.
   *[other] { $shown } casos quedan vacíos y salen de las listas.
}
bring-undone-kept = { $n ->
    [one] { $shown } caso se queda, porque hay algo más en él.
   *[other] { $shown } casos se quedan, porque hay algo más en ellos.
}
bring-comes-anew = Esta página se renueva sola cada dos segundos. Mientras tanto otras personas pueden trabajar.
bring-look-at-it-again = Mirar ahora
bring-back = Volver a lo incorporado
