# Papers: chosen, looked at, written, saved, released.
papers-title = Papers
papers-ways = Papers and agreements
papers-what-they-are = Each is put together from the case file as it stands: every statement with its footnote, every gap said as one. You add your own words; they are printed as argument. A paper is a draft until it is released.
papers-letter = Request letter
papers-letter-for = Asks the Secretary of State to review the case, criterion by criterion.
papers-one-page = Summary on one page
papers-one-page-for = For whoever has two minutes: who, since when, where, what is asked.
papers-worksheet = Worksheet
papers-worksheet-for = What the file holds on each criterion, for colleagues and counsel.
papers-dossier = Dossier
papers-dossier-for = The whole case with chronology, people, sources and exhibits.
papers-addendum = Addendum
papers-addendum-for = What is new since a paper went out.
papers-embassy = Submission to the embassy
papers-embassy-for = Information for the mission in the country of detention, with a form for its receipt.
papers-custody-report = Custody report
papers-custody-report-for = What happened to the archived files, hash by hash.
papers-sanctions-file = Sanctions file
papers-sanctions-file-for = On one official: acts, evidence, what speaks for them, who lists them.
papers-claim-proof = Proof of a claim
papers-words-kept = Own words kept by { $name }, { $at }
papers-words-kept-now = Your words are kept.
papers-words-none = No own words are kept for this paper yet.
papers-filled-from-letter = Sender and signatures stand as in the request letter. They are kept for this paper when you keep it.
papers-released-title = Papers that left
papers-none-released = Nothing has left this desk on this case yet.
papers-col-paper = Paper
papers-col-to = To
papers-col-when = Released
papers-col-as-of = State of the file
papers-col-file = File
papers-col-claim = Claim
papers-col-kind = Kind
papers-col-became = What became of it
papers-despite-tag = left although something was missing
papers-since-what = New since which paper?
papers-since-day = Or since a day
papers-show-draft = Show the draft
papers-no-officials = No claim of this case that may be in a paper names anybody who had a hand in it. Enter first who arrested, charged, judged or guarded.
papers-on-whom = On whom
papers-write-words = Write your own words
papers-release = Release
papers-about = About this draft
papers-save-as = Save the draft
papers-being-set = A PDF is set in type in a second or two. The file lies outside the encrypted desk: mind where it is kept.
papers-missing = Missing before it may be sent
papers-nothing-missing = Nothing is missing.
papers-coverage = What is in it, what is not
papers-state-of-file = State of the file
papers-as-of = As of { $day }
papers-other-day = As of another day
papers-back-to-today = Back to today
papers-language = The paper is written in English. Sources are quoted in their own language, with the translation that is on file.
papers-draft = Draft
papers-back-to-draft = Back to the draft: { $paper }
papers-coverage-in = { $n ->
    [one] { $shown } claim on record is in the paper.
   *[other] { $shown } claims on record are in the paper.
}
papers-coverage-out = { $n ->
    [one] { $shown } is not, for the reason given.
   *[other] { $shown } are not, each for the reason given.
}
papers-coverage-stays = This list names what is sealed and what was taken back: it stays at the desk.
papers-in-the-paper = in the paper
papers-words-how = The program’s text stands with its footnotes and stays as it is: it follows the claims. Under each section there is room for your own sentences. They rest on no claim, so they are printed as argument. An empty line begins a new paragraph.
papers-head-of-paper = Head of the paper
papers-sender = Sender, line by line
papers-addressee = Addressee, line by line
papers-addressee-hint = Empty: the addressee that the law names.
papers-copies-to = Copies to, one a line
papers-contact = Whom to ask, one a line
papers-date = Date of the paper
papers-subject = Subject
papers-subject-hint = Empty: the usual one, with the person’s name.
papers-signatories = Who signs
papers-sign-name = Name
papers-sign-standing = Standing (his wife, counsel)
papers-sign-contact = Organisation or address
papers-own-sentences = Your own sentences here
papers-section = Section { $name }
papers-keep-words = Keep and show the draft
papers-keep-and-go-on = Keep and go on writing
papers-keep-hint = Kept under the case’s key, and in every backup.
papers-theirs = What somebody else kept meanwhile
papers-theirs-text = Only where it differs from what you typed. Nothing of yours is lost: it is in the form below.
papers-theirs-empty = empty
papers-release-text = Releasing freezes the paper for one addressee: the file is archived byte for byte, and the record says what was given to whom. Sending it is for you to do.
papers-to-whom = To whom it goes
papers-to-whom-hint = By name, as the agreement on file names them.
papers-named-on-file = Agreements on file name:
papers-check = Check
papers-check-title = Before it goes to { $addressee }
papers-prints = Prints
papers-prints-claims = { $n ->
    [one] It prints { $shown } claim.
   *[other] It prints { $shown } claims.
}
papers-consent-covers = { $kind }: { $name }, { $on }
papers-no-consent-covers = No agreement on file covers this addressee.
papers-in-which-form = In which form
papers-have-read = I have read the draft as it is.
papers-despite = Why it leaves although something is missing
papers-despite-hint = Only if something is missing and it must go all the same. The record keeps your reason.
papers-release-button = Freeze and release
papers-released-now = The paper is released and frozen.
papers-save-frozen = Save the file ({ $form })
papers-addendum-since = Write what is new since
papers-frozen = Frozen. The file below is the one that was released, byte for byte.
papers-on-which-consents = Agreements it left on
papers-on-none = none
papers-file = File
papers-bytes = { $n ->
    [one] { $shown } byte
   *[other] { $shown } bytes
}
papers-record-id = In the record
papers-despite-why = Why it left all the same:
