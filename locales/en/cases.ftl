# The list of cases.
cases-title = Cases
cases-start = Start a case
cases-none = There is no case on this desk yet.
cases-none-text = A case begins with a name, with a document, or with text that you paste. Everything in it rests on a source; what the program proposes, you confirm.
cases-none-fit = No case fits these filters.
cases-count = { $n ->
    [one] { $shown } case
   *[other] { $shown } cases
}
cases-name = Name
cases-custody = Custody
cases-place = Place
cases-news = Last news
cases-open = Open
cases-claims = Claims
cases-sources = Sources
cases-waiting-count = { $n ->
    [one] { $shown } proposal
   *[other] { $shown } proposals
}
cases-same-events-count = { $n ->
    [one] { $shown } question
   *[other] { $shown } questions
}
cases-days = { $n ->
    [one] up to { $shown } day
   *[other] up to { $shown } days
}
cases-days-ago = { $n ->
    [one] { $shown } day ago
   *[other] { $shown } days ago
}
cases-search-label = Search people in any script
cases-search-hint = A name, in any script or spelling
cases-search-button = Search
cases-found = { $n ->
    [one] { $shown } person found
   *[other] { $shown } people found
}
cases-found-none = Nobody on this desk is called so, in any spelling that the program knows.
cases-found-in = in the case of
cases-found-exactly = the same spelling
cases-found-back = Back to the whole list
cases-filters-label = Filters
cases-filters-clear = Clear filters
cases-filter-waiting = Proposals wait
cases-filter-conflicts = Conflicts
cases-filter-same-events = One event?
cases-filter-no-news = No news for 90 days
cases-filter-mine = Mine
cases-custody-nothing = nothing on file
cases-custody-undated = without a date
cases-custody-held = held
cases-custody-released = released
cases-custody-exchanged = exchanged
cases-custody-died = died
cases-country = Country
cases-country-any = All countries
cases-country-unknown = not known
cases-sort = Sorted by
cases-sort-name = name
cases-sort-opened = day of opening
cases-sort-changed = last change
cases-sort-waiting = proposals that wait
cases-sort-news = last news
cases-sort-days-held = days held
cases-sort-falling = from the last
cases-apply = Show
cases-pages-label = Pages
cases-previous = Previous page
cases-next = Next page
cases-views-label = Saved views
cases-views-title = Keep this view
cases-view-name = What you call it
cases-view-keep = Keep
cases-view-drop = Take away
cases-view-kept = The view “{ $name }” is kept.
cases-view-dropped = The view “{ $name }” is taken away.
