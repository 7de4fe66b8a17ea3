# Claims: the list by topic, one claim, its form.
once-already = This form was sent before; nothing was done twice.
claim-what = What is claimed
claim-kind = Kind
claim-show-fields = Show the fields of this kind
claim-left-out = These were typed for another kind and will not be saved with this one; they come back when you choose that kind again:
claim-about = About whom or what
claim-about-proposed = As proposed
claim-about-case = The person of this case
claim-about-person = Somebody on file
claim-about-name = Somebody of this name
claim-about-organisation = An organisation
claim-about-country = A country
claim-about-general = Matters in general
claim-person = Which person on file
claim-name = Name
claim-another = It is another person than the one of this name on file
claim-when-where = When and where
claim-date-hint = As precisely as the source, and not more: 2022, 2022-04 or 2022-04-11.
claim-occurred = When it happened
claim-known = When it became known
claim-date-how = How the date is meant
claim-date-from = Date
claim-date-to = Second date
claim-date-on = on
claim-date-about = about
claim-date-before = then or before
claim-date-after = then or after
claim-date-between = some time between
claim-date-span = lasted from, to
claim-date-open = from, end not known
claim-place = Place
claim-who-says = Who says so, and how far to rely on it
claim-voices = Who says so
claim-voices-hint = One on each line, outermost first: whom the source cites, then whom they cite. Empty: the source itself.
claim-voices-source = the source itself
claim-modality = What they do with it
claim-grade = Grade
claim-grade-source = Reliability of the source
claim-grade-information = Credibility of the information
claim-not-graded = Not graded
claim-audience = Who may see it
claim-translation = Translation of the quote
claim-translation-text = Translation
claim-translation-language = Its language (en, ru, …)
claim-translation-by = Translator
claim-translation-how = How it was translated
claim-translation-certified = certified translation
claim-translation-uncertified = translation without a certificate
claim-translation-machine = machine translation
claim-choose-kind = What does the claim say? Each kind has its own fields.
claim-places = { $n ->
    [one] These words stand in { $shown } place
   *[other] These words stand in { $shown } places
}
claim-places-text = Choose the place that is meant, then enter the claim.
claim-basis = What it rests on
claim-basis-quote = Words of a source on file
claim-basis-testimony = I heard or saw it myself
claim-basis-locator = A source that is not on file
claim-source = Source
claim-quote = The exact words
claim-quote-hint = Paste them as they stand in the source. Line ends do not matter; every letter does.
claim-account = What you heard or saw
claim-enter = Enter the claim
claim-leave = Leave it
claim-entered = The claim is on record.
claim-corrected = The claim was corrected; the version before stays on record.
claim-back = Back to the claim
claim-correct = Correct this claim
claim-meanwhile = Somebody corrected this claim while you were writing
claim-meanwhile-text = Nothing was saved yet, and nothing you wrote is lost. Below are both where they differ. You decide: keep what stands now, or put yours in its place; either way every version stays on record.
claim-meanwhile-by = By { $by }, { $at }:
claim-meanwhile-alike = Both say the same: there is nothing left to correct.
claim-part = Part
claim-stands-now = Stands now
claim-yours = Yours
claim-keep-theirs = Keep what stands now
claim-why-correct = Why it is corrected
claim-put-mine = Put mine in its place
claim-correct-button = Correct
claim-id = Id
claim-published = When the source published it
claim-same-happening = Of the same happening
claim-doings = What you can do with it
claim-dispute = Record that somebody disputes it
claim-disputed-by = Who disputes it
claim-why = Why
claim-dispute-button = Record the dispute
claim-retract = Take it back
claim-retract-text = It stays on record and counts no more. You can restore it.
claim-retract-button = Take the claim back
claim-settle = Take the disputes off
claim-settle-button = Take them off
claim-restore = Restore it
claim-restore-button = Restore the claim
claim-proof = Proof for a stranger
claim-proof-text = A file that shows to anybody that this desk's signed log holds the claim, without opening the desk.
claim-proof-to = To whom it goes
claim-proof-to-hint = Empty: to nobody yet. With a name, consent is checked and the record keeps what was given to whom.
claim-proof-despite = Why, if a consent is missing
claim-proof-button = Save the proof
claim-versions = { $n ->
    [one] { $shown } version
   *[other] { $shown } versions
}
claim-version = Version { $number }
claim-stands = stands
claim-retracted-tag = taken back
claim-why-was = Why:
claim-bring-back = Bring this version back
claim-bring-back-why = version { $number } was right
claim-retracted-said = The claim was taken back.
claim-disputed-said = The dispute is on record.
claim-restored-said = The claim was restored.
claim-brought-back-said = The earlier version stands again, as a new one.
claims-title = Claims
claims-add = Add a claim
claims-back = Back to the claims
claims-find = Find in claims, quotes and sources
claims-find-button = Show
claims-show = Show
claims-only-all = All claims
claims-only-contested = In conflict
claims-only-disputed = Disputed
claims-only-ungraded = Not graded
claims-count = { $n ->
    [one] { $shown } claim stands.
   *[other] { $shown } claims stand.
}
claims-shown = { $n ->
    [one] { $shown } of them is shown.
   *[other] { $shown } of them are shown.
}
claims-none = No claim is on record yet. Bring in a document and decide on what is proposed from it, or add a claim by hand.
claims-none-sources = To the sources
claims-jump = Topics
claims-questions = One happening?
claims-questions-text = These claims may describe one happening. The program groups nothing by itself. Untick those that do not belong.
claims-one-happening = one happening?
claims-same-yes = They are one happening
claims-same-no = They are not
claims-same-dates = the dates agree
claims-same-near = { $n ->
    [one] the dates are { $shown } day apart
   *[other] the dates are { $shown } days apart
}
claims-same-places = the places agree
claims-same-said = They count as one happening now; where they differ stays visible.
claims-apart-said = They are not one happening; you are not asked about them again.
claims-conflicts = Conflicts
claims-conflicts-text = Where the file disagrees with itself. Every side stays.
claims-conflict-date = when
claims-conflict-place = where
claims-conflict-denied = whether at all
claims-conflict-disputed = disputed
claims-disputed = disputed
claims-disputed-by = Disputed by { $by }:
claims-grouped = grouped
claims-no-date = no date
claims-testimony = A member's own testimony: “{ $account }”
claims-locator = { $named } – words not on file
claims-retracted = { $n ->
    [one] { $shown } claim was taken back
   *[other] { $shown } claims were taken back
}
shared-story = { $n ->
    [one] The same words stand in { $shown } source: one origin
   *[other] The same words stand in { $shown } sources: one origin
}
