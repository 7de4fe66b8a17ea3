# What surrounds every page of a case.
case-parts-label = Parts of the case
case-part-overview = Overview
case-part-timeline = Timeline
case-part-claims = Claims
case-part-reading = Reading
case-part-people = People
case-part-health = Health
case-part-sources = Sources
case-part-assessment = Assessment
case-part-papers = Papers
case-part-history = History
case-also-named = also written
case-no-picture = No picture on file
case-custody-label = Custody
case-custody-nothing = Nothing on file about custody
case-custody-undated = Custody is told, without a date
case-custody-held = Held as far as the file knows, since { $since }
case-custody-held-by = Held as far as the file knows, no later than { $since }
case-custody-held-undated = Held as far as the file knows; since when is not on file
case-custody-alleged = Alleged: no source states it as so
case-custody-released = Released { $on }
case-custody-exchanged = Released in an exchange { $on }
case-custody-died = Died { $on }
case-last-word = Last word { $day }
case-place-label = Place
case-place-unknown = Not on file
case-days-exact = { $n ->
    [one] { $shown } day in custody
   *[other] { $shown } days in custody
}
case-days-range = { $min } to { $max } days in custody
case-days-least = At least { $min } days in custody
case-days-exclusive = day of arrest not counted
case-days-in-all = { $days } in all, over { $stretches } arrests
case-inexact-starts-disagree = sources differ on the first day
case-inexact-start-imprecise = the first day is not known exactly
case-inexact-arrest-not-on-file = the arrest is not on file
case-inexact-ends-disagree = sources differ on the last day
case-inexact-end-imprecise = the last day is not known exactly
case-inexact-release-not-on-file = no release on file
case-inexact-length-not-understood = a length is not told in days
case-as-of = As of { $day }
case-as-of-earlier = You look at the case as of { $day }
case-as-known = as known after { $shown } entries of the record
case-as-of-back = Back to today
