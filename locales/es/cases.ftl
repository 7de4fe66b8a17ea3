cases-title = Casos
cases-none = Todavía no hay ningún caso en este escritorio.
cases-count = { $n ->
    [one] { $shown } caso
   *[other] { $shown } casos
}
cases-name = Nombre
cases-claims = Afirmaciones
cases-sources = Fuentes
cases-waiting = Pendientes
