# Lo que rodea cada página de un caso.
case-parts-label = Partes del caso
case-part-overview = Resumen
case-part-timeline = Cronología
case-part-claims = Afirmaciones
case-part-reading = Lectura
case-part-people = Personas
case-part-health = Salud
case-part-sources = Fuentes
case-part-assessment = Evaluación
case-part-papers = Documentos
case-part-history = Historial
case-also-named = también escrito
case-no-picture = No hay foto en el expediente
case-custody-label = Detención
case-custody-nothing = No consta nada sobre una detención
case-custody-undated = Se habla de una detención, sin fecha
case-custody-held = Bajo detención, según lo que consta, desde { $since }
case-custody-held-by = Bajo detención, según lo que consta, a más tardar desde { $since }
case-custody-held-undated = Bajo detención, según lo que consta; no consta desde cuándo
case-custody-alleged = Alegado: ninguna fuente lo da por hecho
case-custody-released = En libertad: { $on }
case-custody-exchanged = En libertad por un canje: { $on }
case-custody-died = Murió: { $on }
case-last-word = Última noticia: { $day }
case-place-label = Lugar
case-place-unknown = No consta
case-days-exact = { $n ->
    [one] { $shown } día bajo detención
   *[other] { $shown } días bajo detención
}
case-days-range = de { $min } a { $max } días bajo detención
case-days-least = al menos { $min } días bajo detención
case-days-exclusive = sin contar el día de la detención
case-days-in-all = En total: { $days }, en { $stretches } detenciones
case-inexact-starts-disagree = las fuentes difieren sobre el primer día
case-inexact-start-imprecise = no se conoce con exactitud el primer día
case-inexact-arrest-not-on-file = no consta la detención inicial
case-inexact-ends-disagree = las fuentes difieren sobre el último día
case-inexact-end-imprecise = no se conoce con exactitud el último día
case-inexact-release-not-on-file = no consta la liberación
case-inexact-length-not-understood = una duración no está dada en días
case-as-of = A fecha de { $day }
case-as-of-earlier = Está viendo el caso a fecha de { $day }
case-as-known = como se conocía tras { $shown } asientos del registro
case-as-of-back = Volver a hoy
