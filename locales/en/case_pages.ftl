# The pages of a case.
case-health-title = Health and conditions
case-health-figure = Timeline of health; the same as lists below
case-health-conditions = Illnesses and injuries
case-health-neglect = Medical care withheld
case-health-ill-treatment = Ill-treatment
case-health-poisonings = Poisonings
case-health-hunger-strikes = Hunger strikes
case-health-access = Access refused
case-health-contacts = Visits, letters, calls
case-punishments-title = Punishments and solitary confinement
case-punishments-all = All punishments
case-punishments-hint = Added up from single punishments on file. A total that a source gives for itself is no single punishment and is not counted.
case-punishment-longest = Longest: { $days }, { $when }
case-punishment-planned = set to end on { $day }
case-punishment-times = { $n ->
    [one] { $shown } time
   *[other] { $shown } times
}
case-punishment-kind = Kind
case-length-unknown = length not on file
case-plain-days = { $n ->
    [one] { $shown } day
   *[other] { $shown } days
}
case-plain-days-range = { $min } to { $max } days
case-plain-days-least = at least { $min } days
case-nothing-on-file = Nothing on file. That is not a “no”.
case-when = When
case-said = What is said
case-days = Days
case-from = From
case-to = To
case-footing = Footing
case-rests-on = Rests on
case-history-count = { $n ->
    [one] { $shown } entry
   *[other] { $shown } entries
}
case-history-last-accepted = Last decision: accepted
case-history-last-rejected = Last decision: rejected a proposal from
case-history-undo = Undo this decision
case-history-undone = The last decision was undone; the proposal waits again.
case-history-topic = What
case-history-topic-all = All changes
case-history-topic-everything = Everything, also looks at files
case-history-topic-claims = Claims
case-history-topic-decisions = Decisions on proposals
case-history-topic-sources = Sources
case-history-topic-people = People and names
case-history-topic-assessment = Assessment
case-history-topic-papers = Papers and agreements
case-history-topic-files = Files
case-history-topic-access = Access
case-history-member = Who
case-history-member-all = Everybody
case-history-filter = Show
case-history-none = Nothing of this kind was done.
case-history-why = Why:
case-history-restore-version = Restore the version before
case-history-restore-claim = Restore the claim
case-history-older = Older entries
case-history-hint = Nothing is ever rewritten. What is restored or undone is a new entry. Times are UTC, by this computer’s clock.
case-did-opened = Opened the case
case-did-named-person = Named a person
case-did-added-source = Added a source
case-did-amended-source = Described a source better
case-did-entered-claim = Entered a claim
case-did-corrected-claim = Corrected a claim
case-did-retracted-claim = Retracted a claim
case-did-disputed-claim = Recorded a dispute
case-did-restored-claim = Restored a claim
case-did-accepted-proposal = Accepted a proposal
case-did-rejected-proposal = Rejected a proposal
case-did-undid-decision = Took a decision back
case-did-grouped = Said that claims are one event
case-did-parted = Said that claims are not one event
case-did-gave-finding = Gave a finding
case-did-withdrew-finding = Withdrew a finding
case-did-signed-assessment = Signed an assessment
case-did-recorded-consent = Recorded an agreement
case-did-withdrew-consent = Recorded a withdrawal of agreement
case-did-released-paper = Released a paper
case-did-noted-file = File
case-did-answered-identity = Answered who is who
case-did-changed-access = Changed access
case-version-restored = It stands again. Nothing was rewritten: the other versions stay on record.
case-testimony = Testimony of a member ({ $member })
case-modality-alleged = alleged
case-modality-denied = denied
case-modality-feared = feared
case-modality-requested = asked for
case-contested = contested
case-note-label = Source: { $title }
case-network-title = People and organisations around { $name }
case-network-more = { $n ->
    [one] { $shown } more in the table
   *[other] { $shown } more in the table
}
case-network-person = person
case-network-organisation = organisation or body
case-end-not-on-file = end not on file
case-whereabouts-unknown = Whereabouts unknown
case-footing-unknown = not on file
case-footing-administrative = administrative
case-footing-criminal = criminal
case-footing-contested = sources differ
case-brief-title = What is known, in brief
case-brief-empty = Nothing is on file yet. Read a first document, or enter a claim.
case-brief-who = Who
case-brief-custody = Custody
case-brief-law = Charges and verdict
case-brief-health = Health
case-brief-contact = Contact
case-more-on-timeline = { $n ->
    [one] { $shown } more on the timeline
   *[other] { $shown } more on the timeline
}
case-conflicts-title = { $n ->
    [one] { $shown } conflict
   *[other] { $shown } conflicts
}
case-conflicts-none = The claims on file do not contradict each other.
case-conflict-date = When
case-conflict-place = Where
case-conflict-value = What exactly
case-conflict-denied = Denied
case-conflict-disputed = Disputed
case-responses-title = Determinations and calls
case-responses-none = No determination and no call on file. That is not known, and not a “no”.
case-aside-label = What is open in this case
case-waits-title = Waits for a person
case-waits-proposals = { $n ->
    [one] { $shown } proposal to decide
   *[other] { $shown } proposals to decide
}
case-waits-same-events = { $n ->
    [one] { $shown } question: one event?
   *[other] { $shown } questions: one event?
}
case-waits-same-names = { $n ->
    [one] { $shown } question: one person?
   *[other] { $shown } questions: one person?
}
case-waits-nothing = Nothing waits.
case-gaps-title = Not known
case-gap-settled-by = Would settle it:
case-gaps-none = No open question.
case-naming-title = Who may be named
case-naming-hint = In papers that leave the desk. A relative is named where the family agreed, or where all that is on file about them is public.
case-naming-may = May be named
case-naming-not = Name withheld
case-naming-nobody = Nobody else is named in this case.
case-consents-title = Agreements that hold
case-consents-none = None on file.
case-consent-line = { $kind }: { $by }, { $on }; { $until }
case-consent-no-end = no end set
case-consent-privacy-waiver = Privacy waiver
case-consent-prisoner = Consent of the prisoner
case-consent-family = Consent of the family
case-consent-power-of-attorney = Power of attorney
case-consent-source-use = Consent to use a source’s words
case-side-family = Family
case-side-family-hint = as sources tell it
case-side-help = Lawyers and helpers
case-side-ties = Work, parties, organisations
case-side-prisoners = Other prisoners
case-side-responsible = Had a hand in it
case-side-responsible-hint = as sources tell it; nobody is held responsible for a title
case-side-spoke = Spoke or decided
case-side-named = Also named
case-topic-all = All
case-topic-life = Life and work
case-topic-detention = Detention
case-topic-proceedings = Proceedings
case-topic-health = Health and treatment
case-topic-response = Calls and decisions
case-topic-others = Others
case-topics-label = Topic
case-events = { $n ->
    [one] { $shown } event
   *[other] { $shown } events
}
case-of-all = { $n ->
    [one] of { $shown }
   *[other] of { $shown }
}
case-timeline-empty = Nothing with a date is on file yet. Claims stand here as soon as they are entered.
case-timeline-figure = Timeline; the same as a list below
case-date-exact = day known
case-date-vague = not known to the day
case-undated = Without a date
case-custody-figure = Bar of custody; the same as a table below
case-custody-table = Custody as a table
case-days-hint = Days are counted without the day of arrest. They are worked out from the claims and never typed.
case-people-count = { $n ->
    [one] { $shown } person or organisation
   *[other] { $shown } people and organisations
}
case-people-empty = Nobody else is named yet. People stand here as soon as a claim names them.
case-person-name = Name
case-person-roles = What sources say of them
case-person-in-papers = In papers
case-person-named = named
case-person-withheld = name withheld
case-same-names-title = One person or two?
case-same-names-text = People of this case share a name. Nothing is taken for settled: a birth date or another fact tells them apart.
case-unnamed-title = Called, but not named
case-unnamed-hint = As sources call them, with the number of claims.
case-page-sources = Sources of this page
case-words-not-on-file = words not on file
case-interest = Tie that the source discloses
case-moment-title = Another moment
case-moment-as-of = As of this day in the world
case-moment-known-at = As known at this day or entry
case-moment-known-hint = 2024-03-11, or a number of entries of the record
case-moment-show = Show
