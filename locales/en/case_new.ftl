# Starting a case.
case-new-title = Start a case
case-new-text = Whose case it is, you say. One case is one person.
case-new-from-name = From a name
case-new-from-document = From a document
case-new-from-text = From pasted text
case-new-name = The person’s name, as sources write it
case-new-name-optional = The person’s name, if you know it already
case-new-name-hint = Leave it empty, and the program suggests names that stand in the document.
case-new-open = Open the case
case-new-file = The document
case-new-file-hint = PDF, DOCX, HTML, text and others. It is archived as it came, encrypted, and read in a closed process on this computer.
case-new-pasted = The text
case-new-details = What you know of the source
case-new-details-hint = What you leave empty is taken from the document where it says so, and stays unknown otherwise.
case-new-source-title = Title
case-new-publisher = Publisher
case-new-author = Author
case-new-date = Published (2024-03-11, or 2024-03, or 2024)
case-new-language = Language (en, ru, …)
case-new-kind = Kind of source
case-new-interest = A tie to the case that the source itself discloses
case-new-kind-unknown = not said
case-new-read = Read it
case-new-whose = Whose case is it?
case-new-whose-text = These names stand in “{ $title }”. The number says how many proposals are about each.
case-new-whose-none = No name was found in “{ $title }”.
case-new-whose-other = Another name
case-new-whose-proposals = { $n ->
    [one] { $shown } proposal
   *[other] { $shown } proposals
}
case-new-whose-held = The document is held for half an hour and in no case yet. If you leave, it is forgotten.
case-new-alike-title = Is this the same person?
case-new-alike-text = Two people may share one name. The program cannot know.
case-new-alike-new = The new case
case-new-alike-there = A case on this desk
case-new-alike-same = spelt the same
case-new-alike-near = spelt nearly so
case-new-alike-born = Born
case-new-alike-claims = Claims
case-new-alike-is-same = It is the same person: work in this case
case-new-alike-another = It is another person: open a new case
case-new-alike-decide = Go on
case-new-from = Source
case-new-opened = The case of { $name } is open.
case-new-read-done = { $n ->
    [one] { $shown } proposal waits for you.
   *[other] { $shown } proposals wait for you.
}
