# La lista de casos.
cases-title = Casos
cases-start = Abrir un caso
cases-none = Todavía no hay ningún caso en este escritorio.
cases-none-text = Un caso empieza con un nombre, con un documento o con un texto pegado. Todo en él se apoya en una fuente; lo que propone el programa lo confirma usted.
cases-none-fit = Ningún caso cumple estos filtros.
cases-count = { $n ->
    [one] { $shown } caso
   *[other] { $shown } casos
}
cases-name = Nombre
cases-custody = Detención
cases-place = Lugar
cases-news = Última noticia
cases-open = Pendiente
cases-claims = Afirmaciones
cases-sources = Fuentes
cases-waiting-count = { $n ->
    [one] { $shown } propuesta
   *[other] { $shown } propuestas
}
cases-same-events-count = { $n ->
    [one] { $shown } pregunta
   *[other] { $shown } preguntas
}
cases-days = { $n ->
    [one] hasta { $shown } día
   *[other] hasta { $shown } días
}
cases-days-ago = { $n ->
    [one] hace { $shown } día
   *[other] hace { $shown } días
}
cases-search-label = Buscar personas en cualquier escritura
cases-search-hint = Un nombre, en cualquier escritura o grafía
cases-search-button = Buscar
cases-found = { $n ->
    [one] { $shown } persona encontrada
   *[other] { $shown } personas encontradas
}
cases-found-none = Nadie en este escritorio se llama así, en ninguna grafía que el programa conozca.
cases-found-in = en el caso de
cases-found-exactly = la misma grafía
cases-found-back = Volver a toda la lista
cases-filters-label = Filtros
cases-filters-clear = Quitar filtros
cases-filter-waiting = Esperan propuestas
cases-filter-conflicts = Contradicciones
cases-filter-same-events = ¿Un mismo hecho?
cases-filter-no-news = Sin noticias desde hace 90 días
cases-filter-mine = Míos
cases-custody-nothing = no consta
cases-custody-undated = sin fecha
cases-custody-held = bajo detención
cases-custody-released = en libertad
cases-custody-exchanged = canje
cases-custody-died = murió
cases-country = País
cases-country-any = Todos los países
cases-country-unknown = no se sabe
cases-sort = Orden
cases-sort-name = nombre
cases-sort-opened = fecha de apertura
cases-sort-changed = último cambio
cases-sort-waiting = propuestas pendientes
cases-sort-news = última noticia
cases-sort-days-held = días de detención
cases-sort-falling = desde el final
cases-apply = Mostrar
cases-pages-label = Páginas
cases-previous = Página anterior
cases-next = Página siguiente
cases-views-label = Vistas guardadas
cases-views-title = Guardar esta vista
cases-view-name = Cómo la llama
cases-view-keep = Guardar
cases-view-drop = Quitar
cases-view-kept = La vista «{ $name }» está guardada.
cases-view-dropped = La vista «{ $name }» se ha quitado.
