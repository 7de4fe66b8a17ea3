bring-title = Bring in
bring-text = A spreadsheet of people comes in as cases and claims: you say which column is what, every row is checked before anything is written, and the whole can be taken back in one action.
bring-file = A spreadsheet
bring-file-hint = CSV, XLSX, or a table that this desk wrote. At most 64 MiB.
bring-pasted = Or paste its rows, with the headers
bring-pasted-name = pasted rows
bring-look = Look at it
bring-waiting = Sheets that wait
bring-throw-away = Throw away
bring-throw-away-this = Throw away { $name }
bring-thrown-away = The sheet was thrown away. Nothing of it was brought in.
bring-imports = What was brought in
bring-imports-none = Nothing was brought in yet.
bring-state-begun = begun and not finished
bring-state-done = on record
bring-state-undone = taken back { $when }
bring-counts = { $in } rows = { $new } new + { $updates } updates + { $unchanged } unchanged + { $questions } questions + { $refused } refused
bring-undo = Take it back
bring-undo-text = Its claims are retracted, what it corrected stands again, and cases in which nothing else is leave the lists. Nothing is erased.
bring-undo-why = Why
bring-undo-all = Take the whole import back
bring-columns-title = Which column is what
bring-rows = { $n ->
    [one] { $shown } row
   *[other] { $shown } rows
}
bring-sheet = Sheet
bring-header-row = The row that names the columns (0: none does)
bring-look-again = Look again
bring-kept-mapping = A mapping that the desk keeps
bring-use-mapping = Use it
bring-columns-text = A guess is only a guess: look at each column. What is not wanted stays “skip”.
bring-keeper = Who keeps the list
bring-keeper-hint = The claims are theirs: every page and paper says so.
bring-list-title = What the list is called
bring-list-date = As of when it stands, such as 2024-05
bring-columns = Columns
bring-column-empty = The first rows are empty here.
bring-guess = It may be:
bring-guess-high = the header is known
bring-guess-fair = the header contains a known one
bring-guess-low = a word of the header is known
bring-to = What it is
bring-other-target = Or any part of a claim, such as arrest.reason
bring-order = In which order its dates are written
bring-order-none = not asked for
bring-order-dmy = day, month, year
bring-order-mdy = month, day, year
bring-order-ymd = year, month, day
bring-order-evidence = Of its dates, { $dmy } can only be day-month-year, { $mdy } only month-day-year, { $either } either. Say the order: it is never guessed.
bring-values = What its words mean
bring-values-hint = One a line: the list’s word = what is read instead. Nothing after the sign: nothing is known.
bring-mapping-name = Keep this mapping under the name
bring-mapping-name-hint = Without a name it is kept with this sheet only.
bring-check = Check every row
bring-check-title = The check
bring-back-to-columns = Back to the columns
bring-nothing-yet = Nothing is written yet.
bring-new = New
bring-updates = Updates
bring-unchanged = Unchanged
bring-questions = Questions
bring-refused = Refused
bring-report = Save the whole report (CSV)
bring-row = Row { $row }:
bring-may-be-case = the person of the case { $name }
bring-may-be-row = the person of row { $row }
bring-another = Somebody else
bring-later = Not answered: the row is left out
bring-rows-differ = Rows of one name are different people
bring-answer = Keep the answers
bring-answered = The answers are kept.
bring-row-head = Row
bring-name-head = Name
bring-what-head = What becomes of it
bring-no-such-row = No row is of this sort.
bring-more = { $n ->
    [one] { $shown } row more is in the report.
   *[other] { $shown } rows more are in the report.
}
bring-write-title = Bring it in
bring-answers-kept = { $n ->
    [one] { $shown } answer is kept.
   *[other] { $shown } answers are kept.
}
bring-questions-left = { $n ->
    [one] { $shown } row with an open question is left out.
   *[other] { $shown } rows with open questions are left out.
}
bring-leave-out = { $n ->
    [one] Leave the { $shown } refused row out
   *[other] Leave the { $shown } refused rows out
}
bring-forget = Do not archive the file itself: only what becomes claims is kept
bring-write = Bring it in
bring-progress-title = How far it is
bring-checking = Checking: { $done } of { $all } rows
bring-writing = Writing: { $done } of { $all }
bring-brought = “{ $title }” was brought in.
bring-claims = { $n ->
    [one] { $shown } claim was entered.
   *[other] { $shown } claims were entered.
}
bring-left-asked = Left out with an open question: rows { $rows }
bring-left-refused = Left out as refused: rows { $rows }
bring-to-cases = To the cases
bring-undone = “{ $title }” was taken back.
bring-undone-retracted = { $n ->
    [one] { $shown } claim was retracted.
   *[other] { $shown } claims were retracted.
}
bring-undone-restored = { $n ->
    [one] { $shown } claim stands again that it had corrected.
   *[other] { $shown } claims stand again that it had corrected.
}
bring-undone-emptied = { $n ->
    [one] { $shown } case is empty and leaves the lists.
   *[other] { $shown } cases are empty and leave the lists.
}
bring-undone-kept = { $n ->
    [one] { $shown } case stays, because something else is in it.
   *[other] { $shown } cases stay, because something else is in them.
}
bring-comes-anew = This page comes anew by itself every two seconds. Others can work meanwhile.
bring-look-at-it-again = Look again now
bring-back = Back to what was brought in
