cases-title = Cases
cases-none = There is no case on this desk yet.
cases-count = { $n ->
    [one] { $shown } case
   *[other] { $shown } cases
}
cases-name = Name
cases-claims = Claims
cases-sources = Sources
cases-waiting = Waiting
