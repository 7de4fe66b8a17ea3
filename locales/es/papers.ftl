# Documentos: elegidos, vistos, escritos, guardados, entregados.
papers-title = Documentos
papers-ways = Documentos y consentimientos
papers-what-they-are = Cada uno se compone del expediente tal como está: cada afirmación con su nota, cada laguna dicha como tal. Usted añade sus propias palabras, que se imprimen como argumento. Un documento es un borrador hasta que se entrega.
papers-letter = Carta de solicitud
papers-letter-for = Pide al Secretario de Estado que revise el caso, criterio por criterio.
papers-one-page = Resumen de una página
papers-one-page-for = Para quien tiene dos minutos: quién, desde cuándo, dónde, qué se pide.
papers-worksheet = Hoja de trabajo
papers-worksheet-for = Qué contiene el expediente sobre cada criterio, para colegas y abogados.
papers-dossier = Dosier
papers-dossier-for = El caso entero con cronología, personas, fuentes y anexos.
papers-addendum = Adenda
papers-addendum-for = Lo nuevo desde que salió un documento.
papers-embassy = Presentación a la embajada
papers-embassy-for = Información para la misión en el país de detención, con un formulario de recibo.
papers-custody-report = Informe de custodia
papers-custody-report-for = Qué ocurrió con los archivos guardados, hash por hash.
papers-sanctions-file = Expediente de sanciones
papers-sanctions-file-for = Sobre un funcionario: hechos, pruebas, lo que habla a su favor, quién lo tiene en sus listas.
papers-claim-proof = Prueba de una afirmación
papers-words-kept = Palabras propias guardadas por { $name }, { $at }
papers-words-kept-now = Sus palabras están guardadas.
papers-words-none = Aún no hay palabras propias para este documento.
papers-filled-from-letter = Remitente y firmas figuran como en la carta de solicitud. Se guardan para este documento cuando usted lo guarde.
papers-released-title = Documentos que salieron
papers-none-released = De este caso aún no ha salido nada de este escritorio.
papers-col-paper = Documento
papers-col-to = Para
papers-col-when = Entregado
papers-col-as-of = Estado del expediente
papers-col-file = Archivo
papers-col-claim = Afirmación
papers-col-kind = Tipo
papers-col-became = Qué fue de ella
papers-despite-tag = salió aunque faltaba algo
papers-since-what = ¿Nuevo desde qué documento?
papers-since-day = O desde un día
papers-show-draft = Mostrar el borrador
papers-no-officials = Ninguna afirmación de este caso que pueda ir en un documento nombra a alguien que interviniera. Introduzca antes quién arrestó, acusó, juzgó o custodió.
papers-on-whom = Sobre quién
papers-write-words = Escribir sus palabras
papers-release = Entregar
papers-about = Sobre este borrador
papers-save-as = Guardar el borrador
papers-being-set = Un PDF se compone en uno o dos segundos. El archivo queda fuera del escritorio cifrado: vigile dónde se guarda.
papers-missing = Falta antes de poder enviarse
papers-nothing-missing = No falta nada.
papers-coverage = Qué está y qué no
papers-state-of-file = Estado del expediente
papers-as-of = A fecha de { $day }
papers-other-day = A fecha de otro día
papers-back-to-today = Volver a hoy
papers-language = El documento está escrito en inglés. Las fuentes se citan en su propia lengua, con la traducción que consta.
papers-draft = Borrador
papers-back-to-draft = Volver al borrador: { $paper }
papers-coverage-in = { $n ->
    [one] { $shown } afirmación del registro está en el documento.
   *[other] { $shown } afirmaciones del registro están en el documento.
}
papers-coverage-out = { $n ->
    [one] { $shown } no está, por la razón indicada.
   *[other] { $shown } no están, cada una por la razón indicada.
}
papers-coverage-stays = Esta lista nombra lo sellado y lo retirado: se queda en el escritorio.
papers-in-the-paper = en el documento
papers-words-how = El texto del programa está con sus notas y queda como está: sigue a las afirmaciones. Bajo cada sección hay lugar para sus propias frases. No se apoyan en ninguna afirmación, por eso se imprimen como argumento. Una línea vacía empieza un párrafo.
papers-head-of-paper = Encabezado
papers-sender = Remitente, línea por línea
papers-addressee = Destinatario, línea por línea
papers-addressee-hint = Vacío: el destinatario que nombra la ley.
papers-copies-to = Copias para, una por línea
papers-contact = A quién preguntar, uno por línea
papers-date = Fecha del documento
papers-subject = Asunto
papers-subject-hint = Vacío: el habitual, con el nombre de la persona.
papers-signatories = Quién firma
papers-sign-name = Nombre
papers-sign-standing = En calidad de (su esposa, abogado)
papers-sign-contact = Organización o dirección
papers-own-sentences = Sus propias frases aquí
papers-section = Sección { $name }
papers-keep-words = Guardar y mostrar el borrador
papers-keep-and-go-on = Guardar y seguir escribiendo
papers-keep-hint = Guardado bajo la clave del caso y en cada copia de seguridad.
papers-theirs = Lo que otra persona guardó entretanto
papers-theirs-text = Solo donde difiere de lo que usted escribió. Nada de lo suyo se ha perdido: está en el formulario de abajo.
papers-theirs-empty = vacío
papers-release-text = Entregar congela el documento para un destinatario: el archivo se guarda byte a byte y el registro dice qué se dio a quién. Enviarlo le corresponde a usted.
papers-to-whom = A quién va
papers-to-whom-hint = Por su nombre, como lo nombra el consentimiento.
papers-named-on-file = Los consentimientos nombran:
papers-check = Comprobar
papers-check-title = Antes de que vaya a { $addressee }
papers-prints = Imprime
papers-prints-claims = { $n ->
    [one] Imprime { $shown } afirmación.
   *[other] Imprime { $shown } afirmaciones.
}
papers-consent-covers = { $kind }: { $name }, { $on }
papers-no-consent-covers = Ningún consentimiento abarca a este destinatario.
papers-in-which-form = En qué formato
papers-have-read = He leído el borrador tal como está.
papers-despite = Por qué sale aunque falta algo
papers-despite-hint = Solo si falta algo y debe salir de todos modos. El registro guarda su razón.
papers-release-button = Congelar y entregar
papers-released-now = El documento está entregado y congelado.
papers-save-frozen = Guardar el archivo ({ $form })
papers-addendum-since = Escribir lo nuevo desde entonces
papers-frozen = Congelado. El archivo de abajo es el que se entregó, byte a byte.
papers-on-which-consents = Consentimientos con que salió
papers-on-none = ninguno
papers-file = Archivo
papers-bytes = { $n ->
    [one] { $shown } byte
   *[other] { $shown } bytes
}
papers-record-id = En el registro
papers-despite-why = Por qué salió de todos modos:
