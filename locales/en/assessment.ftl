# Assessment: what the file holds on each criterion of a law, and a person's finding beside it.
assess-title = Assessment
assess-what-it-is = Choose the legal framework to hold this case against. The worksheet shows, for each of its criteria, what the file holds for and against; whether that shows a criterion is a person’s finding. Nothing is counted or scored.
assess-who-is-covered = Who is covered
assess-what-it-asks = What it asks
assess-who-decides = Who decides
assess-standard = Standard of proof
assess-logic = How it is weighed
assess-procedure = Procedure
assess-procedure-text = As far as claims on file show it. Silence is counted in days and is never a refusal.
assess-last-signed = Last signed
assess-never-signed = Not signed yet
assess-open-worksheet = Open the worksheet
assess-pack = pack { $version }
assess-pack-label = Pack of the law
assess-framework = Framework
assess-not-verified = Not verified in the law itself.
assess-as-of = as of { $day }
assess-as-of-label = Show the file as of
assess-as-of-button = Show
assess-known-at = { $n ->
    [one] as known after { $shown } entry of the record
   *[other] as known after { $shown } entries of the record
}
assess-contents = Criteria
assess-unknown-is-not-no = Where the file is silent, that is not a no.
assess-save-sheet = Save the worksheet
assess-save-hint = The file lies outside the encrypted desk: mind where it is kept. What is sealed is not in it.
assess-sign = Sign
assess-what-the-file-holds = What the file holds
assess-file-holds = The file holds
assess-file-held = The file held
assess-state-supported = information in support
assess-state-contested = information both in support and against
assess-state-contradicted = information against, none in support
assess-state-no-information = no information
assess-state-not-applicable = not applicable
assess-in-support = In support
assess-against = Against
assess-beside = Shown beside it: does not count, and why
assess-does-not-count = Does not count:
assess-would-settle = What would settle it
assess-traps = Traps and typical evidence
assess-questions = What a person must answer
assess-open = open
assess-on-file = on file
assess-one-origin = All of it comes from one origin
assess-origins = { $n ->
    [one] From { $shown } origin
   *[other] From { $shown } independent origins
}
assess-newest = Newest information: { $day }
assess-age-days = { $n ->
    [one] { $shown } day old
   *[other] { $shown } days old
}
assess-age-months = { $n ->
    [one] { $shown } month old
   *[other] { $shown } months old
}
assess-age-years = { $n ->
    [one] over { $shown } year old
   *[other] over { $shown } years old
}
assess-grade = grade { $grade }
assess-not-graded = not graded
assess-dated = information of { $day }
assess-disputed-by = disputed by { $name }
assess-lacks-place = does not say where
assess-lacks-period = does not say when
assess-lacks-receipt = no proof that it arrived
assess-testimony = Heard or seen by a member of this desk: { $account }
assess-said-again = The same is told by:
assess-heard = a member of this desk
assess-locator = { $source }. Its words are not on file.
assess-source-not-shown = a source that is not shown here
assess-translated-certified = Translated by { $name }, certified
assess-translated-uncertified = Translated by { $name }
assess-translated-machine = Translated by a machine ({ $name }): have it read
assess-finding-title = A person’s finding
assess-not-answered = Not answered
assess-answer-shown = Shown
assess-answer-shown-in-part = Shown in part
assess-answer-not-shown = Not shown
assess-answer-not-applicable = Does not apply
assess-rests-on = It rests on:
assess-gone = { $n ->
    [one] { $shown } claim it rests on no longer stands. Look at it again.
   *[other] { $shown } claims it rests on no longer stand. Look at it again.
}
assess-other-version = Given under pack { $version }. Look at it again.
assess-give-finding = Give a finding
assess-change-finding = Change the finding
assess-your-answer = Your answer
assess-your-reason = Your reason
assess-your-reason-hint = Why these claims show it, or do not. It is printed in worksheet and letter.
assess-claims-it-rests-on = The claims it rests on
assess-no-claims-here = No claim on file speaks to this. Choose others of the case, or enter one first.
assess-other-claims = Other claims of this case
assess-others-left = { $n ->
    [one] { $shown } more claim is not shown: look for a word in it.
   *[other] { $shown } more claims are not shown: look for a word in them.
}
assess-look-for = Look for a claim by a word
assess-look = Look
assess-look-hint = Keep your finding first: looking loads the page anew.
assess-keep-finding = Keep the finding
assess-finding-kept = The finding is on record.
assess-withdraw = Withdraw the finding
assess-withdraw-why = Why it is withdrawn
assess-withdraw-button = Withdraw it
assess-finding-withdrawn = The finding is withdrawn. The criterion is not answered again.
assess-steps = Between the criteria
assess-back-to-worksheet = Back to the worksheet
assess-waiting = { $n ->
    [one] No answer on file for { $shown } day, which is not a refusal.
   *[other] No answer on file for { $shown } days, which is not a refusal.
}
assess-waiting-least = { $n ->
    [one] No answer on file for at least { $shown } day, which is not a refusal.
   *[other] No answer on file for at least { $shown } days, which is not a refusal.
}
assess-due = { $actor }: { $what }, by { $by }
assess-due-no-day = a day that is not on file
assess-signed-title = Signed assessments
assess-none-signed = No assessment of this case has been signed yet.
assess-signed-col = Signed
assess-signed-as-of = As of
assess-signed-by = By
assess-signed-statement = Statement
assess-signed-on = Assessment signed { $at }
assess-frozen = Frozen as it was signed. Nothing of it is worked out again, whatever the case or the law’s pack says later.
assess-entry = Entry of the record
assess-sign-what = What you sign
assess-sign-text = You sign what stands below: what the file held, and the findings that people gave. From then on it stays as it is.
assess-sign-proves = The desk’s key signs the record, which holds the hash of this and your name at this desk. That shows what was recorded and that it was not changed since; not who sat at the keyboard.
assess-moved-on = { $n ->
    [one] The record has grown since you opened the worksheet. You sign what it held after { $shown } entry.
   *[other] The record has grown since you opened the worksheet. You sign what it held after { $shown } entries.
}
assess-col-item = Criterion
assess-statement = What you state
assess-statement-hint = In a sentence or two: what you read, and as what you sign.
assess-sign-button = Sign and freeze
assess-signed-now = The assessment is signed and frozen.
assess-compare = Compare
assess-compare-with = Compare with
assess-compare-today = Compare with today
assess-today = today
assess-today-not-signed = Today’s, which nobody signed
assess-compare-title = Two assessments side by side
assess-compare-text = A difference is shown, not weighed: neither is better.
assess-from = Earlier
assess-to = Later
assess-which = Which
assess-pack-changes = What changed in the pack of the law
assess-pack-says-otherwise = The pack says it otherwise.
assess-nothing-differs = Nothing differs.
assess-came-for = In support, new
assess-went-for = In support, no longer there
assess-came-against = Against, new
assess-went-against = Against, no longer there
assess-was-not-there = was not there
assess-same = Nothing differs on
