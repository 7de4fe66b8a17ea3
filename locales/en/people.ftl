people-title = People and officials
people-find = Find somebody
people-officials = Officials
people-questions = Sanctions questions
people-lists = Sanctions lists
people-duplicates = The same person?
people-q = Name
people-q-hint = Any spelling, any script: Кара-Мурза finds Kara-Murza. A name found is not a person recognised.
people-search = Search
people-found = { $n ->
    [0] Nobody of that name, in any spelling, is on file.
    [one] { $shown } person of a like name
   *[other] { $shown } people of a like name
}
people-found-note = Two people may share one name. Look at the case before you decide who is who.
people-own-case = Their case:
people-named-in = Named in the case of
people-alike = Likeness of the names: { $score } of 1
people-why = Why it was found
duplicates-title = The same person?
duplicates-text = Two entries may be of one person. Nothing is merged: an answer links them, and can be taken back. What is sealed is not compared.
duplicates-principals = Only those whose cases they are
duplicates-everyone = Everybody who is named in a case
duplicates-open = { $n ->
    [0] No question is open.
    [one] { $shown } question is open
   *[other] { $shown } questions are open, the most telling first
}
duplicates-question = Are these two one person?
duplicates-why = Why it is asked
duplicates-likely = By this evidence one person is { $percent } % likely. It is no finding.
duplicates-reason = Your reason
duplicates-same = One person
duplicates-different = Two people
duplicates-cannot-tell = Cannot be told
duplicates-notes = What was passed over
duplicates-groups = What belongs together
duplicates-by-answer = by answers
duplicates-proposed = proposed
duplicates-answers = Answers that stand
duplicates-undo = Take back
duplicates-answered = The answer is on record.
duplicates-undone = The answer was taken back; the two are asked about again.
questions-title = Sanctions questions
questions-text = A like name on a list is a question, never a match. Only a person answers it, and says why.
questions-look-up = Look officials up in the lists
questions-look-up-hint = Every official of every case against the newest version of every list. This can take a while.
questions-looked-up = { $asked } asked about; { $open } questions open; { $left } less likely ones left out.
questions-open = { $n ->
    [0] No question is open.
    [one] { $shown } question is open.
   *[other] { $shown } questions are open.
}
questions-answered-count = { $n ->
    [one] { $shown } is answered.
   *[other] { $shown } are answered.
}
questions-show-open = Show the open ones
questions-show-all = Show the answered ones too
questions-entry = On the list
questions-evidence = What speaks for and against
questions-for = for
questions-against = against
questions-silent = silent
questions-names = How the names come together
questions-again = This was answered, and the entry says something else since.
questions-gone = This was answered, and the newest version has the entry no longer.
questions-because = Your reason
questions-same = The same
questions-different = Somebody else
questions-cannot-tell = Cannot be told
questions-undo = Take the answer back
questions-answered = The answer is on record.
questions-undone = The answer was taken back; the question is open again.
lists-title = Sanctions lists
lists-text = A list is kept as it was published: dated, hashed, every version. No row of it is a claim.
lists-none = There is no list on this desk yet. Fetch one from its publisher on another computer and add it here.
lists-name = List
lists-published = Published
lists-entries = Entries
lists-read = Read
lists-added-at = Added
lists-state = State
lists-in-use = in use
lists-older = older version
lists-what-is-new = What is new in it
lists-add-title = Add a list
lists-add-text = Files of OFAC, the UN, the EU, the United Kingdom, Canada, Switzerland and OpenSanctions are told by their content.
lists-field-name = Name, if not its publisher’s
lists-field-url = Where it was fetched
lists-field-date = When it was published, if the file does not say (2026-11-27)
lists-field-rights = Rights
lists-field-older = Add it although a newer version is on file
lists-field-file = File
lists-add = Add the list
lists-added = “{ $name }” is on file: { $in } entries, { $given } read, { $refused } refused.
lists-changes-title = What is new in the list
lists-changes-counts = { $added } new, { $gone } gone, { $changed } changed, { $same } as before.
lists-changes-added = New
lists-changes-gone = Gone
lists-changes-changed = Changed
lists-changes-more = { $n ->
    [one] { $shown } more is not shown.
   *[other] { $shown } more are not shown.
}
officials-title = Officials
officials-text = Who had a hand in which case, by the claims on file, and where they stand on the lists. Not checked is not the same as not found.
officials-case = Case
officials-regime = Regime
officials-country = Country
officials-as-of = As of
officials-show = Show
officials-no-lists = No list was added, so nobody could be looked up.
officials-asked = Asked:
officials-none = No case of this desk is in it.
officials-nobody = No claim on file names anybody who had a hand in it.
officials-who = Who
officials-did = What they did, by the claims
officials-also-in = The same entry in the case of
officials-unnamed = Not named by any source:
officials-country-unknown = No claim on file ties these cases to a country, so they may belong here:
officials-listed = listed
officials-listed-since = listed since { $date }
officials-open = question open
officials-undecided = cannot be told
officials-not-found = not found
officials-not-checked = not checked
