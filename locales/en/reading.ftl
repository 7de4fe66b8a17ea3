# Reading a source.
reading-title = Reading
reading-nothing = No source of this case has a text to read yet.
reading-closed = That you look at a source is noted in its chain of custody. One noting counts for half a day.
reading-open = Open the source
reading-back = Back to the text
reading-edit = Change, then accept
reading-edit-button = Accept as changed
reading-about-source = about this source
reading-warnings = { $n ->
    [one] { $shown } remark on how it was read
   *[other] { $shown } remarks on how it was read
}
reading-left = { $n ->
    [0] No proposal is left.
    [one] { $shown } proposal is left.
   *[other] { $shown } proposals are left.
}
reading-accepted-count = { $n ->
    [one] { $shown } accepted
   *[other] { $shown } accepted
}
reading-rejected-count = { $n ->
    [one] { $shown } rejected
   *[other] { $shown } rejected
}
reading-next-part = Go on where some are left
reading-next-source = Go on with the next source
reading-parts = Parts of the text
reading-part = Part { $part }
reading-page = Page { $page }
reading-pages = Pages { $first }–{ $last }
reading-part-before = Part before
reading-part-after = Next part
reading-picture = Picture of page { $page }
reading-text = Text of the source
reading-rows = What is said in it
reading-to-row = To statement { $number }
reading-to-text = To passage { $number } in the text
reading-no-rows = Nothing is proposed here. You can add a claim by quoting the text.
reading-on-record = on record
reading-rejected-tag = rejected
reading-new-person = { $name } is not on file yet; accepting adds the name.
reading-who = Who is it?
reading-who-principal = { $name } (the person of this case)
reading-who-on-file = { $name } (on file)
reading-who-another = Another person called { $name }
reading-accept = Accept
reading-change = Change
reading-reject = Reject
reading-reject-why = Why (if you like)
reading-reject-button = Reject it
reading-undo = Take the decision back
reading-undo-last = Take the last decision back
reading-accepted = Accepted.
reading-rejected = Rejected.
reading-undone = The decision was taken back; the proposal waits again.
reading-nothing-to-undo = There is no decision on this source to take back.
reading-decided-already = This proposal was decided on before; nothing was done twice.
reading-add = Add a claim from this source
reading-add-hint = Select the words in the text, or paste them here.
reading-add-button = Go on to its fields
reading-keys = Keys
reading-key-move = next, previous
reading-date-stated = as the passage says
reading-date-relative = worked out from the document's date
reading-date-context = from the words around
reading-date-approximate = approximate
reading-date-derived = worked out
reading-why = Why is this proposed?
reading-why-rule = Rule
reading-why-example = For example:
reading-why-gone = This version of the program no longer has this rule.
reading-why-trigger = Started at
reading-why-person = Of whom
reading-why-name = Named at
reading-why-date = When
reading-why-place = Where
reading-why-modality = How sure
reading-why-voice = Who says so
reading-why-taken-for = taken for { $name }
reading-why-no-words = The words were not kept when this source was read; reading it again keeps them.
reading-why-here = At this desk
reading-why-decided = accepted { $accepted }, accepted after a change { $edited }, rejected { $rejected }
reading-why-often = People here rejected { $rejected } of { $all } proposals of this rule. It goes on proposing: nothing is switched off, hidden or put last.
