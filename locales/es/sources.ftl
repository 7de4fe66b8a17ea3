# Fuentes: la lista, añadir documentos, una fuente.
sources-title = Fuentes
sources-add = Añadir documentos
sources-back = Volver a las fuentes
sources-back-to-one = Volver a la fuente
sources-came = { $n ->
    [one] Llegó { $shown } archivo
   *[other] Llegaron { $shown } archivos
}
sources-came-read = { $n ->
    [one] Se leyó { $shown }.
   *[other] Se leyeron { $shown }.
}
sources-came-kept = { $n ->
    [one] Se conservó sin leer { $shown }.
   *[other] Se conservaron sin leer { $shown }.
}
sources-came-refused = { $n ->
    [one] Se rechazó { $shown }.
   *[other] Se rechazaron { $shown }.
}
sources-read = leído
sources-kept = conservado, sin leer
sources-refused = rechazado
sources-was-on-file = ya constaba
sources-look = Verlo
sources-read-proposals = { $n ->
    [one] Leer: espera { $shown } propuesta
   *[other] Leer: esperan { $shown } propuestas
}
sources-read-again = Leer
sources-read-now = Leer
sources-none = Aún no consta ninguna fuente. Añada un documento o pegue un texto.
sources-count = { $n ->
    [one] { $shown } fuente
   *[other] { $shown } fuentes
}
sources-waiting = { $n ->
    [one] · espera { $shown } propuesta
   *[other] · esperan { $shown } propuestas
}
sources-unread = { $n ->
    [one] · { $shown } no se pudo leer
   *[other] · { $shown } no se pudieron leer
}
sources-title-label = Título
sources-kind = Clase
sources-publisher = Editor
sources-author = Autor
sources-date = Fecha
sources-language = Idioma
sources-claims = Afirmaciones
sources-reading = Lectura
sources-interest = Interés declarado
sources-copy-of = copia de «{ $title }»
sources-undated = fecha desconocida
sources-retry = Intentar de nuevo
sources-tries = { $n ->
    [one] intentado una vez
   *[other] intentado { $shown } veces
}
sources-not-on-file = el texto no consta
sources-files = Archivos
sources-choose = Elija uno o varios archivos
sources-limits = Hasta { $files } archivos, de hasta { $mib } MiB cada uno. Lo que no se pueda leer se conserva tal cual y figura en la lista con el motivo.
sources-too-large = supera { $mib } MiB. No se envió nada.
sources-too-many = Más de { $files } archivos. No se envió nada.
sources-sending = Enviando
sources-being-read = Todo llegó y se está leyendo.
sources-broken-off = El envío se interrumpió. No se guardó nada; envíelo de nuevo.
sources-bring-in = Añadir
sources-paste = Texto pegado
sources-text = Texto
sources-paste-button = Añadir el texto y leerlo
sources-pasted = { $n ->
    [one] El texto consta; espera { $shown } propuesta.
   *[other] El texto consta; esperan { $shown } propuestas.
}
sources-read-at-last = { $n ->
    [one] Se pudo leer; espera { $shown } propuesta.
   *[other] Se pudo leer; esperan { $shown } propuestas.
}
sources-what-is-known = Lo que sabe de ello
sources-what-is-known-hint = Deje vacío lo que el propio documento diga o lo que no sepa. La fecha permite datar «el mes pasado».
sources-url = Dónde se encontró (dirección)
sources-received-from = Recibido de
sources-received-how = Recibido cómo
sources-received-on = Recibido el
sources-rights = Condiciones de uso
sources-credit = Crédito
sources-copies = Es copia de
sources-amend = Corregir lo que se sabe de ella
sources-amend-button = Corregir
sources-amended = Se corrigió lo que se sabe de la fuente.
sources-file-name = Nombre del archivo
sources-size = Tamaño en bytes
sources-original = Original
sources-save-original = Guardar el original
sources-save-now = Guardar el archivo ahora
sources-save-text = El enlace sirve una sola vez, durante { $seconds } segundos. Que salió una copia consta en la cadena de custodia.
sources-save-again = Pedir otro enlace
sources-custody = Cadena de custodia
sources-custody-text = Lo que pasó con sus bytes desde que llegaron aquí.
sources-entry = entrada { $seq }
shared-title = Las mismas palabras en otras fuentes
shared-text = Largos tramos de estas palabras son iguales en otros lugares. Para lo que allí consta, estas fuentes son un solo origen: quienquiera que tomara las palabras de quien fuera, nadie lo informó por segunda vez.
shared-none = No se sabe que comparta un pasaje con otra fuente de este caso. Eso por sí solo no la hace independiente.
shared-not-compared = Sus palabras no están en el archivo, así que no se compararon.
shared-here = aquí
shared-first = la primera, según las fechas que constan
shared-first-unknown = No se sabe cuál de ellas tuvo primero las palabras.
shared-with = { $n ->
    [one] las mismas palabras están en { $shown } fuente más
   *[other] las mismas palabras están en { $shown } fuentes más
}
shared-words = { $n ->
    [one] { $shown } palabra igual
   *[other] { $shown } palabras iguales
}
