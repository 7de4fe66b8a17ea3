# Today.
today-begin-title = This desk is new
today-begin-text = Here will stand each day what waits for you. To begin:
today-begin-1 = Start a case: from a name, a document, or pasted text.
today-begin-2 = Read: the program proposes claims with the exact words; you accept, change or reject each.
today-begin-3 = Look at the case: custody, timeline, conflicts, what is not known. Then assess and write.
today-begin-sheet = Bring in a spreadsheet
today-nothing = Nothing waits today.
today-nothing-text = Everything that the program proposed is decided, and no question is open.
today-waiting = Proposals to decide
today-waiting-hint = What the program read and nobody confirmed yet.
today-same-events = One event?
today-same-events-hint = Claims that may tell of one happening.
today-conflicts = Conflicts
today-conflicts-hint = Claims on file that cannot all be right. Both sides stay; a person looks.
today-reviews = Assessments to look at again
today-reviews-hint = Signed more than 180 days ago.
today-consents = Agreements that end soon
today-consents-hint = Within 30 days.
today-silent = Cases without news
today-silent-hint = Nothing is told of the last 90 days.
today-never = nothing with a date
today-people = One person?
today-people-compared = As compared on { $when }.
today-people-not-compared = People were not compared yet.
today-people-compare = Compare now
today-compared = { $n ->
    [one] Compared: { $shown } question is open.
   *[other] Compared: { $shown } questions are open.
}
today-erasures = Erasures that wait
today-erasure-due = may be confirmed
today-all = { $n ->
    [one] All { $shown }
   *[other] All { $shown }
}
today-quiet = Nothing waits under:
