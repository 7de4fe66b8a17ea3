# Sources: the list, bringing documents in, one source.
sources-title = Sources
sources-add = Bring in documents
sources-back = Back to the sources
sources-back-to-one = Back to the source
sources-came = { $n ->
    [one] { $shown } file came in
   *[other] { $shown } files came in
}
sources-came-read = { $n ->
    [one] { $shown } was read.
   *[other] { $shown } were read.
}
sources-came-kept = { $n ->
    [one] { $shown } was kept unread.
   *[other] { $shown } were kept unread.
}
sources-came-refused = { $n ->
    [one] { $shown } was refused.
   *[other] { $shown } were refused.
}
sources-read = read
sources-kept = kept, not read
sources-refused = refused
sources-was-on-file = was on file already
sources-look = Look at it
sources-read-proposals = { $n ->
    [one] Read it: { $shown } proposal waits
   *[other] Read it: { $shown } proposals wait
}
sources-read-again = Read
sources-read-now = Read it
sources-none = No source is on file yet. Bring in a document, or paste a text.
sources-count = { $n ->
    [one] { $shown } source
   *[other] { $shown } sources
}
sources-waiting = { $n ->
    [one] · { $shown } proposal waits
   *[other] · { $shown } proposals wait
}
sources-unread = { $n ->
    [one] · { $shown } could not be read
   *[other] · { $shown } could not be read
}
sources-title-label = Title
sources-kind = Kind
sources-publisher = Publisher
sources-author = Author
sources-date = Date
sources-language = Language
sources-claims = Claims
sources-reading = Reading
sources-interest = Disclosed interest
sources-copy-of = copy of “{ $title }”
sources-undated = date not known
sources-retry = Try again
sources-tries = { $n ->
    [one] tried once
   *[other] tried { $shown } times
}
sources-not-on-file = words not on file
sources-files = Files
sources-choose = Choose one or more files
sources-limits = Up to { $files } files, up to { $mib } MiB each. What cannot be read is kept as it came and listed with the reason.
sources-too-large = is larger than { $mib } MiB. Nothing was sent.
sources-too-many = More than { $files } files. Nothing was sent.
sources-sending = Sending
sources-being-read = All is here and being read.
sources-broken-off = The upload broke off. Nothing was saved; send it again.
sources-bring-in = Bring in
sources-paste = Pasted text
sources-text = Text
sources-paste-button = Bring the text in and read it
sources-pasted = { $n ->
    [one] The text is on file; { $shown } proposal waits.
   *[other] The text is on file; { $shown } proposals wait.
}
sources-read-at-last = { $n ->
    [one] It could be read; { $shown } proposal waits.
   *[other] It could be read; { $shown } proposals wait.
}
sources-what-is-known = What you know of it
sources-what-is-known-hint = Leave empty what the document says itself or what you do not know. A date lets “last month” be dated.
sources-url = Where it was found (address)
sources-received-from = Received from
sources-received-how = Received how
sources-received-on = Received on
sources-rights = Terms of use
sources-credit = Credit
sources-copies = It is a copy of
sources-amend = Amend what is known of it
sources-amend-button = Amend
sources-amended = What is known of the source was amended.
sources-file-name = File name
sources-size = Size in bytes
sources-original = Original
sources-save-original = Save the original
sources-save-now = Save the file now
sources-save-text = The link works once, within { $seconds } seconds. That a copy left is noted in the chain of custody.
sources-save-again = Ask for another link
sources-custody = Chain of custody
sources-custody-text = What happened to its bytes since they came to this desk.
sources-entry = entry { $seq }
shared-title = The same words in other sources
shared-text = Long stretches of these words are the same elsewhere. For what stands there, these sources are one origin: whoever took over whose words, nobody reported it a second time.
shared-none = It is not known to share a passage with another source of this case. That alone does not make it independent.
shared-not-compared = Its words are not on file, so they were not compared.
shared-here = here
shared-first = first, by the dates on file
shared-first-unknown = Which of them had the words first is not known.
shared-with = { $n ->
    [one] the same words stand in { $shown } other source
   *[other] the same words stand in { $shown } other sources
}
shared-words = { $n ->
    [one] { $shown } word the same
   *[other] { $shown } words the same
}
