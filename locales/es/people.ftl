people-title = Personas y funcionarios
people-find = Buscar a alguien
people-officials = Funcionarios
people-questions = Preguntas sobre sanciones
people-lists = Listas de sanciones
people-duplicates = ¿La misma persona?
people-q = Nombre
people-q-hint = Cualquier grafía, cualquier alfabeto: Кара-Мурза encuentra Kara-Murza. Un nombre hallado no es una persona reconocida.
people-search = Buscar
people-found = { $n ->
    [0] Nadie con ese nombre, en ninguna grafía, consta en el registro.
    [one] { $shown } persona con un nombre parecido
   *[other] { $shown } personas con un nombre parecido
}
people-found-note = Dos personas pueden llamarse igual. Mire el caso antes de decidir quién es quién.
people-own-case = Su caso:
people-named-in = Nombrada en el caso de
people-alike = Parecido de los nombres: { $score } de 1
people-why = Por qué se encontró
duplicates-title = ¿La misma persona?
duplicates-text = Dos entradas pueden ser de una misma persona. Nada se fusiona: una respuesta las enlaza y puede retirarse. Lo sellado no se compara.
duplicates-principals = Solo las personas de los casos
duplicates-everyone = Todas las nombradas en un caso
duplicates-open = { $n ->
    [0] No hay preguntas abiertas.
    [one] { $shown } pregunta abierta
   *[other] { $shown } preguntas abiertas, primero las más reveladoras
}
duplicates-question = ¿Son la misma persona?
duplicates-why = Por qué se pregunta
duplicates-likely = Según estos indicios, la probabilidad de que sea una persona es del { $percent } %. No es una conclusión.
duplicates-reason = Su motivo
duplicates-same = Una persona
duplicates-different = Dos personas
duplicates-cannot-tell = No se puede saber
duplicates-notes = Lo que se pasó por alto
duplicates-groups = Lo que va junto
duplicates-by-answer = por respuestas
duplicates-proposed = propuesto
duplicates-answers = Respuestas vigentes
duplicates-undo = Retirar
duplicates-answered = La respuesta consta en el registro.
duplicates-undone = Se retiró la respuesta; se volverá a preguntar por las dos.
questions-title = Preguntas sobre sanciones
questions-text = Un nombre parecido en una lista es una pregunta, nunca una coincidencia. Solo una persona responde, y dice por qué.
questions-look-up = Buscar a los funcionarios en las listas
questions-look-up-hint = Todos los funcionarios de todos los casos en la última versión de cada lista. Puede tardar.
questions-looked-up = Se preguntó por { $asked }; { $open } preguntas abiertas; { $left } menos probables omitidas.
questions-open = { $n ->
    [0] No hay preguntas abiertas.
    [one] { $shown } pregunta abierta.
   *[other] { $shown } preguntas abiertas.
}
questions-answered-count = { $n ->
    [one] { $shown } respondida.
   *[other] { $shown } respondidas.
}
questions-show-open = Mostrar las abiertas
questions-show-all = Mostrar también las respondidas
questions-entry = En la lista
questions-evidence = A favor y en contra
questions-for = a favor
questions-against = en contra
questions-silent = sin datos
questions-names = Cómo coinciden los nombres
questions-again = Se respondió, y desde entonces la entrada dice otra cosa.
questions-gone = Se respondió, y la última versión ya no tiene la entrada.
questions-because = Su motivo
questions-same = La misma persona
questions-different = Otra persona
questions-cannot-tell = No se puede saber
questions-undo = Retirar la respuesta
questions-answered = La respuesta consta en el registro.
questions-undone = Se retiró la respuesta; la pregunta vuelve a estar abierta.
lists-title = Listas de sanciones
lists-text = Una lista se guarda tal como se publicó: con fecha, con huella, cada versión. Ninguna de sus filas es una afirmación.
lists-none = Todavía no hay ninguna lista en este escritorio. Descárguela de quien la publica en otro ordenador y añádala aquí.
lists-name = Lista
lists-published = Publicada
lists-entries = Entradas
lists-read = Leídas
lists-added-at = Añadida
lists-state = Estado
lists-in-use = en uso
lists-older = versión anterior
lists-what-is-new = Qué hay de nuevo
lists-add-title = Añadir una lista
lists-add-text = Los archivos de OFAC, ONU, UE, Reino Unido, Canadá, Suiza y OpenSanctions se reconocen por su contenido.
lists-field-name = Nombre, si no es el de quien la publica
lists-field-url = De dónde se obtuvo
lists-field-date = Cuándo se publicó, si el archivo no lo dice (2026-11-27)
lists-field-rights = Derechos
lists-field-older = Añadirla aunque conste una versión más reciente
lists-field-file = Archivo
lists-add = Añadir la lista
lists-added = «{ $name }» consta: { $in } entradas, { $given } leídas, { $refused } rechazadas.
lists-changes-title = Qué hay de nuevo en la lista
lists-changes-counts = { $added } nuevas, { $gone } retiradas, { $changed } cambiadas, { $same } iguales.
lists-changes-added = Nuevas
lists-changes-gone = Retiradas
lists-changes-changed = Cambiadas
lists-changes-more = { $n ->
    [one] No se muestra { $shown } más.
   *[other] No se muestran { $shown } más.
}
officials-title = Funcionarios
officials-text = Quién intervino en qué caso, según las afirmaciones que constan, y si figura en las listas. «No comprobado» no es lo mismo que «no encontrado».
officials-case = Caso
officials-regime = Régimen
officials-country = País
officials-as-of = A fecha de
officials-show = Mostrar
officials-no-lists = No se ha añadido ninguna lista, así que no se pudo buscar a nadie.
officials-asked = Consultadas:
officials-none = Ningún caso de este escritorio corresponde.
officials-nobody = Ninguna afirmación nombra a quien intervino.
officials-who = Quién
officials-did = Qué hizo, según las afirmaciones
officials-also-in = La misma entrada en el caso de
officials-unnamed = Ninguna fuente los nombra:
officials-country-unknown = Ninguna afirmación vincula estos casos a un país, así que podrían corresponder:
officials-listed = figura
officials-listed-since = figura desde { $date }
officials-open = pregunta abierta
officials-undecided = no se puede saber
officials-not-found = no encontrado
officials-not-checked = no comprobado
