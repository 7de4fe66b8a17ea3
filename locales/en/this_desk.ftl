desk-title = This desk
desk-health = Health
desk-record = The record
desk-backup = Backups
desk-keys = Keys
desk-never = never
desk-today = today
desk-days-ago = { $n ->
    [one] { $shown } day ago
   *[other] { $shown } days ago
}
desk-state = State
desk-state-ok = in order
desk-state-look = look at it
desk-state-wrong = wrong
desk-about = What
desk-found = What was found
desk-care-backup = Last backup
desk-care-restore = Last verified restore
desk-care-check = Last check of everything
desk-care-checkpoint = Last checkpoint kept elsewhere
desk-erasures = Erasures
desk-erased = erased
desk-erasure-waits = waits
desk-erasure-look = Look at it
record-text = Everything that was done is an entry of one log, which is signed. Nothing in it is changed or taken out.
record-holds-hashes = { $n ->
    [one] The log holds: { $shown } entry, hashes and signatures.
   *[other] The log holds: { $shown } entries, hashes and signatures.
}
record-holds = { $n ->
    [one] Everything holds: { $shown } entry was opened.
   *[other] Everything holds: { $shown } entries were opened.
}
record-documents = { $n ->
    [one] { $shown } archived document was opened.
   *[other] { $shown } archived documents were opened.
}
record-depth = How deep
record-depth-hashes = Hashes and signatures: seconds
record-depth-all = Everything, every document too: may take minutes
record-against = A checkpoint that was kept elsewhere, if you have one
record-check = Check the record
record-checkpoint = A checkpoint to keep elsewhere
record-checkpoint-text = A desk alone cannot see that an older copy of itself was put back. Whoever keeps this small file elsewhere can.
record-checkpoint-save = Save the checkpoint
keys-title = Keys
keys-passphrase = Passphrase
keys-passphrase-text = It opens the whole desk. Choose four or more words that nobody would put together.
keys-old = Passphrase now
keys-new = New passphrase
keys-again = New passphrase once more
keys-change = Change it
keys-changed = The passphrase was changed. The old one opens the desk no longer.
keys-sheet = Recovery sheet
keys-sheet-text = A new sheet takes the place of the old one, which then opens nothing. Have pen and paper ready: it is shown once.
keys-sheet-make = Make a new sheet
keys-sheet-title = The new recovery sheet
keys-sheet-once = Write it down on paper now. It is not shown again, and whoever has it opens the desk.
keys-sheet-kept = I have written it down
backup-title = Backups
backup-make-title = Make a backup
backup-make-text = Into a folder of the computer on which the desk runs, such as a memory stick. Only the recovery sheet opens it.
backup-folder = Folder, named in full
backup-keep = Keep earlier ones for so many days
backup-make = Make the backup
backup-made = { $file } was made: { $entries } entries, { $documents } documents, { $copied } of them new ({ $size }).
backup-try-title = Try a restore
backup-try-text = A backup that was never restored is a hope. This restores the newest one into a folder of its own, checks every entry and document, and throws it away.
backup-sheet = What stands on the recovery sheet
backup-try = Try the restore
backup-tried = { $file } was restored and holds: { $entries } entries, { $documents } documents. What was restored was taken away again.
erase-title = Erase this case
erase-reaches = What is taken away
erase-not-reached = What is not
erase-reason = Why
erase-consent = The person or the family withdrew their consent
erase-safety = What is on file endangers somebody
erase-law = A law demands it
erase-mistake = It should never have been opened
erase-not-needed = It is no longer needed
erase-ask = Ask to erase it
erase-back = Back to the case
erase-asked = It was asked for:
erase-not-before = Not before
erase-confirm = Erase for good
erase-withdraw = Take the wish back
erase-withdrawn = The wish was taken back; the case stays.
erase-now-title = It cannot wait
erase-now-text = Somebody in danger need not wait. The record will say that nobody waited.
erase-now = Erase now, for good
erase-done = The case was erased
erase-entries = { $n ->
    [one] { $shown } entry lost its content.
   *[other] { $shown } entries lost their content.
}
erase-in-backup = It is still in the backup of
rules-title = Rules
rules-text = By these rules the program proposes claims from documents. Counted is what people decided on the proposals of each, in the cases that are open to you.
rules-often-text = A rule that people here reject more often than not is marked, once { $least } or more decisions leave little to chance. The mark is all that happens: a rule is never switched off, and its proposals are never hidden or put last.
rules-none = Nothing was decided on proposals yet, in the cases that are open to you.
rules-decided = Rules on whose proposals something was decided, by name
rules-rule = Rule
rules-accepted = Accepted
rules-edited = Accepted after a change
rules-rejected = Rejected
rules-reasons = Reasons for rejecting
rules-often = often rejected here
rules-others = { $n ->
    [one] { $shown } other rule
   *[other] { $shown } other rules
}
