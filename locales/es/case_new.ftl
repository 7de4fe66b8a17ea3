# Abrir un caso.
case-new-title = Abrir un caso
case-new-text = De quién es el caso lo dice usted. Un caso es una persona.
case-new-from-name = Con un nombre
case-new-from-document = Con un documento
case-new-from-text = Con un texto pegado
case-new-name = El nombre de la persona, como lo escriben las fuentes
case-new-name-optional = El nombre de la persona, si ya lo sabe
case-new-name-hint = Déjelo vacío y el programa sugiere nombres que aparecen en el documento.
case-new-open = Abrir el caso
case-new-file = El documento
case-new-file-hint = PDF, DOCX, HTML, texto y otros. Se archiva tal como llegó, cifrado, y se lee en un proceso aislado en este equipo.
case-new-pasted = El texto
case-new-details = Lo que sabe de la fuente
case-new-details-hint = Lo que deje vacío se toma del documento si lo dice; si no, queda sin saberse.
case-new-source-title = Título
case-new-publisher = Editor
case-new-author = Autor
case-new-date = Publicado (2024-03-11, 2024-03 o 2024)
case-new-language = Idioma (en, ru, …)
case-new-kind = Tipo de fuente
case-new-interest = Un vínculo con el caso que la propia fuente declara
case-new-kind-unknown = no se dice
case-new-read = Leerlo
case-new-whose = ¿De quién es el caso?
case-new-whose-text = Estos nombres aparecen en «{ $title }». El número dice cuántas propuestas hay sobre cada uno.
case-new-whose-none = No se encontró ningún nombre en «{ $title }».
case-new-whose-other = Otro nombre
case-new-whose-proposals = { $n ->
    [one] { $shown } propuesta
   *[other] { $shown } propuestas
}
case-new-whose-held = El documento se guarda media hora y aún no está en ningún caso. Si se va, se olvida.
case-new-alike-title = ¿Es la misma persona?
case-new-alike-text = Dos personas pueden llamarse igual. El programa no puede saberlo.
case-new-alike-new = El caso nuevo
case-new-alike-there = Un caso en este escritorio
case-new-alike-same = misma grafía
case-new-alike-near = grafía parecida
case-new-alike-born = Nacimiento
case-new-alike-claims = Afirmaciones
case-new-alike-is-same = Es la misma persona: trabajar en este caso
case-new-alike-another = Es otra persona: abrir un caso nuevo
case-new-alike-decide = Continuar
case-new-from = Fuente
case-new-opened = El caso de { $name } está abierto.
case-new-read-done = { $n ->
    [one] { $shown } propuesta le espera.
   *[other] { $shown } propuestas le esperan.
}
