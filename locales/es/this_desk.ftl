desk-title = Este escritorio
desk-health = Estado
desk-record = El registro
desk-backup = Copias de seguridad
desk-keys = Claves
desk-never = nunca
desk-today = hoy
desk-days-ago = { $n ->
    [one] hace { $shown } día
   *[other] hace { $shown } días
}
desk-state = Estado
desk-state-ok = en orden
desk-state-look = mírelo
desk-state-wrong = mal
desk-about = Qué
desk-found = Qué se encontró
desk-care-backup = Última copia
desk-care-restore = Última restauración verificada
desk-care-check = Última comprobación completa
desk-care-checkpoint = Último punto de control guardado fuera
desk-erasures = Borrados
desk-erased = borrado
desk-erasure-waits = en espera
desk-erasure-look = Ver
record-text = Todo lo hecho es una entrada de un único registro firmado. Nada en él se cambia ni se quita.
record-holds-hashes = { $n ->
    [one] El registro está íntegro: { $shown } entrada, huellas y firmas.
   *[other] El registro está íntegro: { $shown } entradas, huellas y firmas.
}
record-holds = { $n ->
    [one] Todo está íntegro: se abrió { $shown } entrada.
   *[other] Todo está íntegro: se abrieron { $shown } entradas.
}
record-documents = { $n ->
    [one] Se abrió { $shown } documento archivado.
   *[other] Se abrieron { $shown } documentos archivados.
}
record-depth = Con qué profundidad
record-depth-hashes = Huellas y firmas: segundos
record-depth-all = Todo, también cada documento: puede tardar minutos
record-against = Un punto de control guardado fuera, si lo tiene
record-check = Comprobar el registro
record-checkpoint = Un punto de control para guardar fuera
record-checkpoint-text = Un escritorio por sí solo no puede ver que se repuso una copia anterior. Quien guarde fuera este pequeño archivo, sí.
record-checkpoint-save = Guardar el punto de control
keys-title = Claves
keys-passphrase = Frase de contraseña
keys-passphrase-text = Abre todo el escritorio. Elija cuatro palabras o más que nadie juntaría.
keys-old = Frase actual
keys-new = Frase nueva
keys-again = Frase nueva otra vez
keys-change = Cambiarla
keys-changed = Se cambió la frase. La anterior ya no abre el escritorio.
keys-sheet = Hoja de recuperación
keys-sheet-text = Una hoja nueva sustituye a la anterior, que ya no abrirá nada. Tenga papel y pluma: se muestra una sola vez.
keys-sheet-make = Hacer una hoja nueva
keys-sheet-title = La nueva hoja de recuperación
keys-sheet-once = Escríbala ahora en papel. No se vuelve a mostrar, y quien la tenga abre el escritorio.
keys-sheet-kept = La he escrito
backup-title = Copias de seguridad
backup-make-title = Hacer una copia
backup-make-text = En una carpeta del ordenador donde funciona el escritorio, por ejemplo una memoria USB. Solo la abre la hoja de recuperación.
backup-folder = Carpeta, ruta completa
backup-keep = Conservar las anteriores tantos días
backup-make = Hacer la copia
backup-made = Se hizo { $file }: { $entries } entradas, { $documents } documentos, { $copied } nuevos ({ $size }).
backup-try-title = Probar una restauración
backup-try-text = Una copia que nunca se restauró es una esperanza. Esto restaura la última en una carpeta aparte, comprueba cada entrada y documento, y la elimina.
backup-sheet = Lo que dice la hoja de recuperación
backup-try = Probar la restauración
backup-tried = { $file } se restauró y está íntegra: { $entries } entradas, { $documents } documentos. Lo restaurado se eliminó.
erase-title = Borrar este caso
erase-reaches = Lo que se elimina
erase-not-reached = Lo que no
erase-reason = Por qué
erase-consent = La persona o la familia retiró su consentimiento
erase-safety = Lo que consta pone a alguien en peligro
erase-law = Lo exige una ley
erase-mistake = Nunca debió abrirse
erase-not-needed = Ya no es necesario
erase-ask = Pedir el borrado
erase-back = Volver al caso
erase-asked = Se pidió:
erase-not-before = No antes de
erase-confirm = Borrar para siempre
erase-withdraw = Retirar la petición
erase-withdrawn = Se retiró la petición; el caso sigue.
erase-now-title = No puede esperar
erase-now-text = Quien está en peligro no tiene que esperar. El registro dirá que no se esperó.
erase-now = Borrar ahora, para siempre
erase-done = El caso se borró
erase-entries = { $n ->
    [one] { $shown } entrada perdió su contenido.
   *[other] { $shown } entradas perdieron su contenido.
}
erase-in-backup = Sigue en la copia de
rules-title = Reglas
rules-text = Con estas reglas el programa propone afirmaciones a partir de documentos. Se cuenta lo que se decidió sobre las propuestas de cada una, en los casos que usted puede ver.
rules-often-text = Una regla cuyas propuestas aquí se rechazan más de lo que se aceptan lleva una marca, cuando { $least } decisiones o más dejan poco al azar. Eso es todo lo que ocurre: una regla nunca se desactiva, y sus propuestas nunca se ocultan ni se dejan para el final.
rules-none = Todavía no se decidió nada sobre propuestas en los casos que usted puede ver.
rules-decided = Reglas sobre cuyas propuestas se decidió algo, por nombre
rules-rule = Regla
rules-accepted = Aceptadas
rules-edited = Aceptadas con cambios
rules-rejected = Rechazadas
rules-reasons = Motivos del rechazo
rules-often = aquí se rechaza a menudo
rules-others = { $n ->
    [one] { $shown } regla más
   *[other] { $shown } reglas más
}
