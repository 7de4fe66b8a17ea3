# Hoy.
today-begin-title = Este escritorio es nuevo
today-begin-text = Aquí estará cada día lo que le espera. Para empezar:
today-begin-1 = Abra un caso: con un nombre, un documento o un texto pegado.
today-begin-2 = Lea: el programa propone afirmaciones con las palabras exactas; usted acepta, cambia o rechaza cada una.
today-begin-3 = Mire el caso: detención, cronología, contradicciones, lo que no se sabe. Luego evalúe y escriba.
today-begin-sheet = Traer una hoja de cálculo
today-nothing = Hoy no espera nada.
today-nothing-text = Todo lo que propuso el programa está decidido y no hay preguntas abiertas.
today-waiting = Propuestas por decidir
today-waiting-hint = Lo que el programa leyó y nadie confirmó aún.
today-same-events = ¿Un mismo hecho?
today-same-events-hint = Afirmaciones que quizá hablan de un mismo hecho.
today-conflicts = Contradicciones
today-conflicts-hint = Afirmaciones que no pueden ser todas ciertas. Ambas quedan; las mira una persona.
today-reviews = Evaluaciones por revisar
today-reviews-hint = Firmadas hace más de 180 días.
today-consents = Consentimientos que terminan pronto
today-consents-hint = En 30 días.
today-silent = Casos sin noticias
today-silent-hint = Nada se cuenta de los últimos 90 días.
today-never = nada con fecha
today-people = ¿Una misma persona?
today-people-compared = Según la comparación del { $when }.
today-people-not-compared = Aún no se han comparado las personas.
today-people-compare = Comparar ahora
today-compared = { $n ->
    [one] Comparado: { $shown } pregunta abierta.
   *[other] Comparado: { $shown } preguntas abiertas.
}
today-erasures = Borrados en espera
today-erasure-due = se puede confirmar
today-all = { $n ->
    [one] Todos: { $shown }
   *[other] Todos: { $shown }
}
today-quiet = Nada espera en:
