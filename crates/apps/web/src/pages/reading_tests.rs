//! Sources, reading, claims and originals, as a browser without JavaScript walks through them.

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::ledger::ids::CaseId;
use axum::body::{Body, to_bytes};
use axum::http::header::COOKIE;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use crate::testing::{Browser, Shown};

const ARTICLE: &str = "Nadia Sorokina, a journalist of the Example Herald, was arrested in Minsk on 3 May 2021.\n\n\
On 14 June 2021 she was charged with extremism under Article 361. On 2 February 2022 the Minsk City Court convicted \
Sorokina of extremism and sentenced her to 8 years in prison.\n\n\
Sorokina suffers from diabetes. In the colony she was denied medical care. She was denied medical care.\n";

/// A desk with a case and one article in it, opened for reading.
struct Walk {
    browser: Browser,
    case: CaseId,
    source: String,
}

impl Walk {
    fn new() -> Self {
        let mut browser = Browser::at_a_new_desk();
        let case = browser.write(|desk| open_case(desk, "Nadia Sorokina", SameName::Ask));
        let pasted = browser.post(
            &format!("/cases/{case}/sources/paste"),
            &[("text", ARTICLE), ("date", "2022-03-10"), ("publisher", "Example Herald"), ("language", "en")],
        );
        let path = pasted.goes_to.unwrap_or_else(|| panic!("{}", pasted.html));
        let source = path.rsplit('/').next().expect("a path").to_owned();
        Self { browser, case, source }
    }

    fn reading(&self) -> String {
        format!("/cases/{}/reading/{}", self.case, self.source)
    }

    fn claims(&self) -> String {
        format!("/cases/{}/claims", self.case)
    }

    fn get(&mut self, path: &str) -> String {
        let shown = self.browser.get(path);
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.html);
        shown.html
    }

    /// The proposal whose row holds these words.
    fn proposal(&mut self, words: &str) -> String {
        let html = self.get(&self.reading());
        let rows: Vec<&str> = html.split("<article class=\"row ").skip(1).collect();
        let row = rows.iter().find(|row| row.starts_with("waiting") && row.contains(words));
        let row = row.unwrap_or_else(|| panic!("no proposal that waits says “{words}”: {html}"));
        between(row, "name=\"proposal\" value=\"", "\"").to_owned()
    }

    fn decide(&mut self, how: &str, fields: &[(&str, &str)]) -> Shown {
        let path = format!("{}/{how}", self.reading());
        self.browser.post(&path, fields)
    }

    fn follow(&mut self, shown: &Shown) -> String {
        let path = shown.goes_to.clone().unwrap_or_else(|| panic!("{}", shown.html));
        self.get(path.split('#').next().unwrap_or_default())
    }

    /// A claim entered by quoting the article; its path.
    fn claim(&mut self, fields: &[(&str, &str)]) -> String {
        let source = self.source.clone();
        let mut all = vec![("basis", "quote"), ("source", source.as_str())];
        all.extend(fields);
        let path = format!("{}/new", self.claims());
        let entered = self.browser.post(&path, &all);
        entered.goes_to.unwrap_or_else(|| panic!("{}", entered.html))
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split(after).next().unwrap_or_default()
}

fn left(html: &str) -> usize {
    let said = between(html, "reading-count\" role=\"status\"><strong>", "</strong>");
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

#[test]
fn each_proposal_says_why_it_is_made_and_leads_to_the_words() {
    let mut walk = Walk::new();
    let html = walk.get(&walk.reading());
    let rows: Vec<&str> = html.split("<article class=\"row waiting\"").skip(1).collect();
    assert!(rows.iter().all(|row| row.contains("Why is this proposed?")), "{html}");
    let charge = rows.iter().find(|row| row.contains("court.charged")).expect("the charge");
    assert!(charge.contains("A named person is charged with something."), "{charge}");
    assert!(charge.contains("taken for Nadia Sorokina"), "{charge}");
    let start = ARTICLE.find("charged with").expect("the word");
    assert!(charge.contains(&format!("?at={start}-{}#here", start + "charged".len())), "{charge}");
}

#[test]
fn sources_with_the_same_words_say_so_on_their_pages_and_on_the_claim() {
    let mut walk = Walk::new();
    let html = walk.get(&format!("/cases/{}/sources/{}", walk.case, walk.source));
    assert!(html.contains("It is not known to share a passage"), "{html}");
    let copy = format!("Taken over from an agency.\n\n{ARTICLE}");
    let path = format!("/cases/{}/sources/paste", walk.case);
    let pasted = walk
        .browser
        .post(&path, &[("text", copy.as_str()), ("publisher", "Evening Paper"), ("language", "en")]);
    assert!(pasted.goes_to.is_some(), "{}", pasted.html);
    let list = walk.get(&format!("/cases/{}/sources", walk.case));
    assert_eq!(list.matches("the same words stand in 1 other source").count(), 2, "{list}");
    let html = walk.get(&format!("/cases/{}/sources/{}", walk.case, walk.source));
    assert!(html.contains("The same words in other sources") && html.contains("words the same"), "{html}");
    let claim = walk.claim(&[("kind", "arrest"), ("quote", "was arrested in Minsk on 3 May 2021")]);
    let html = walk.get(&claim);
    assert!(html.contains("The same words stand in 2 sources: one origin"), "{html}");
    assert!(html.contains("Which of them had the words first is not known."), "one has no date: {html}");
}

#[test]
fn proposals_are_accepted_changed_rejected_and_taken_back_and_the_page_counts_what_is_left() {
    let mut walk = Walk::new();
    let html = walk.get(&walk.reading());
    let at_first = left(&html);
    assert!(at_first >= 4, "{html}");
    assert!(html.contains("<mark class=\"words waiting\"") && html.contains("data-start=\"0\""), "{html}");

    let arrest = walk.proposal("was arrested");
    let accepted = walk.decide("accept", &[("proposal", &arrest), ("part", "1")]);
    let html = walk.follow(&accepted);
    assert_eq!(left(&html), at_first - 1);
    assert!(html.contains("Accepted.") && html.contains("class=\"row accepted\""), "{html}");

    let again = walk.decide("accept", &[("proposal", &arrest), ("part", "1")]);
    assert!(walk.follow(&again).contains("nothing was done twice"));

    let charge = walk.proposal("Article 361");
    let edit = format!("{}/proposals/{charge}", walk.reading());
    let form = walk.get(&edit);
    assert!(form.contains("value=\"2021-06-14\"") && form.contains("name=\"field.article\""), "{form}");
    let changed = walk.browser.post(
        &edit,
        &[
            ("kind", "charge"),
            ("about", "proposed"),
            ("occurred-how", "about"),
            ("occurred-from", "2021-06"),
            ("field.charge", "extremism"),
            ("field.article", "Article 361 of the Criminal Code"),
            ("voices", "the prosecutor\nthe court"),
            ("modality", "alleged"),
            ("grade-source", "B"),
            ("grade-information", "2"),
            ("place", "Minsk"),
        ],
    );
    let html = walk.follow(&changed);
    assert_eq!(left(&html), at_first - 2, "{html}");
    let claims = walk.get(&walk.claims());
    let claim = claims.split("<article class=\"claim\"").find(|card| card.contains("of the Criminal Code"));
    let claim = claim.unwrap_or_else(|| panic!("{claims}"));
    for part in
        ["about", "June 2021", "the prosecutor", "the court", "B2", "Reports it as an allegation", "Minsk"]
    {
        assert!(claim.contains(part), "{part}: {claim}");
    }

    let illness = walk.proposal("diabetes");
    let rejected = walk.decide("reject", &[("proposal", &illness), ("why", "not of this case")]);
    let html = walk.follow(&rejected);
    assert_eq!(left(&html), at_first - 3);
    assert!(html.contains("class=\"row rejected\"") && html.contains("not of this case"), "{html}");

    let undone = walk.decide("undo", &[("part", "1")]);
    assert_eq!(left(&walk.follow(&undone)), at_first - 2, "the rejection was the last decision");
    walk.proposal("diabetes");
    let undone = walk.decide("undo", &[("proposal", &arrest), ("part", "1")]);
    assert_eq!(left(&walk.follow(&undone)), at_first - 1, "the one that was named");
    let claims = walk.get(&walk.claims());
    assert!(claims.contains("1 claim was taken back"), "{claims}");
}

#[test]
fn a_source_is_not_shown_before_that_it_is_looked_at_is_noted() {
    let mut walk = Walk::new();
    let path = format!("/cases/{}/sources/{}", walk.case, walk.source);
    assert!(walk.get(&path).contains("looked at"), "whoever pasted it goes on to read it, which is noted");
    let upload: &[(&str, Option<&str>, &[u8])] =
        &[("file", Some("other.txt"), b"She was released in May 2023.")];
    let sent = walk.browser.post_files(&format!("/cases/{}/sources/add", walk.case), upload);
    let html = walk.follow(&sent);
    let open = between(&html, "/reading/source-", "/open");
    let reading = format!("/cases/{}/reading/source-{open}", walk.case);
    let closed = walk.get(&format!("{reading}?at=4-7"));
    assert!(!closed.contains("She was released in"), "{closed}");
    assert!(closed.contains("noted in its chain of custody") && closed.contains("value=\"4-7\""), "{closed}");
    let opened = walk.browser.post(&format!("{reading}/open"), &[("at", "4-7")]);
    let html = walk.follow(&opened);
    assert!(html.contains("id=\"here\">was</mark>"), "{html}");
}

#[test]
fn a_quote_is_found_however_it_was_pasted_and_a_person_chooses_where_it_stands_twice() {
    let mut walk = Walk::new();
    let source = walk.source.clone();
    let begin = format!("{}/begin", walk.claims());
    let fields = |quote: &'static str| vec![("kind", "medical_neglect"), ("quote", quote)];
    let mut sent = fields("suffers\n  from diabetes. In the");
    sent.push(("source", &source));
    let found = walk.browser.post(&begin, &sent);
    assert_eq!(found.status, StatusCode::OK, "{}", found.html);
    assert!(found.html.contains(">suffers from diabetes. In the</textarea>"), "{}", found.html);
    assert!(!between(&found.html, "name=\"start\" value=\"", "\"").is_empty());

    let mut sent = fields("denied medical care");
    sent.push(("source", &source));
    let twice = walk.browser.post(&begin, &sent);
    assert!(twice.html.contains("These words stand in 2 places"), "{}", twice.html);
    let (_, second) = twice.html.split_once("name=\"start\" value=\"").expect("a first place");
    let start = between(second, "name=\"start\" value=\"", "\"").to_owned();
    let end = between(&twice.html, "name=\"end\" value=\"", "\"").to_owned();
    let path = walk.claim(&[
        ("kind", "medical_neglect"),
        ("quote", "denied medical care"),
        ("start", &start),
        ("end", &end),
    ]);
    let html = walk.get(&path);
    assert!(html.contains(&format!("?at={start}-")), "{html}");

    let mut sent = fields("denied any care");
    sent.push(("source", &source));
    let missing = walk.browser.post(&begin, &sent);
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.html.contains("do not stand in the source"), "{}", missing.html);
    assert!(missing.html.contains(">denied any care</textarea>"), "what was typed is kept: {}", missing.html);
}

#[test]
fn a_claim_rests_on_something_and_each_basis_is_shown_as_what_it_is() {
    let mut walk = Walk::new();
    let add = format!("{}/new", walk.claims());
    let nothing =
        walk.browser.post(&add, &[("kind", "health"), ("basis", "testimony"), ("field.condition", "flu")]);
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.html.contains("nothing without a source") && nothing.html.contains("value=\"flu\""));
    let seen = walk.browser.post(
        &add,
        &[
            ("kind", "health"),
            ("basis", "testimony"),
            ("account", "her mother told me"),
            ("field.condition", "flu"),
        ],
    );
    assert!(walk.follow(&seen).contains("her mother told me"));
    let named = walk.browser.post(
        &add,
        &[
            ("kind", "arrest"),
            ("basis", "locator"),
            ("title", "A lost page"),
            ("publisher", "Herald"),
            ("published", "2021"),
        ],
    );
    assert!(walk.follow(&named).contains("words not on file"));
}

#[test]
fn a_form_that_is_sent_twice_makes_one_claim() {
    let mut walk = Walk::new();
    let once = "a-word-of-this-form";
    let fields = [("kind", "arrest"), ("quote", "was arrested in Minsk"), ("once", once)];
    let first = walk.claim(&fields);
    let second = walk.claim(&fields);
    assert_eq!(first, second);
    let html = walk.get(&walk.claims());
    assert!(html.contains("1 claim stands."), "{html}");
    let refused = format!("{}/new", walk.claims());
    let shown =
        walk.browser.post(&refused, &[("kind", "arrest"), ("basis", "testimony"), ("once", "another")]);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = walk.browser.post(
        &refused,
        &[("kind", "arrest"), ("basis", "testimony"), ("account", "seen"), ("once", "another")],
    );
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "what was refused may be mended and sent again");
}

#[test]
fn whoever_corrects_second_sees_both_versions_and_loses_nothing() {
    let mut walk = Walk::new();
    let path = walk.claim(&[
        ("kind", "arrest"),
        ("quote", "was arrested in Minsk"),
        ("place", "Minsk"),
        ("occurred-from", "2021-05-03"),
    ]);
    let correct = format!("{path}/correct");
    assert!(walk.get(&correct).contains("value=\"Minsk\""));
    let fields = |place: &'static str, date: &'static str, why: &'static str| {
        [("kind", "arrest"), ("about", "case"), ("place", place), ("occurred-from", date), ("why", why)]
    };
    let first =
        walk.browser.post(&correct, &fields("Minsk, Lenin Street", "2021-05-03", "the street is known"));
    let better = first.goes_to.clone().expect("the first correction");
    let second = walk.browser.post(&correct, &fields("Minsk, at home", "2021-05-04", "the family says so"));
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.html);
    let html = &second.html;
    for part in
        ["Minsk, Lenin Street", "Minsk, at home", "4 May 2021", "the street is known", "the family says so"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains(&format!("action=\"{better}/correct\"")), "it goes to what stands now: {html}");
    let decided = walk
        .browser
        .post(&format!("{better}/correct"), &fields("Minsk, at home", "2021-05-04", "the family says so"));
    let html = walk.follow(&decided);
    assert!(html.contains("3 versions") && html.contains("<ins dir=\"auto\">Minsk, at home</ins>"), "{html}");
    assert!(walk.get(&walk.claims()).contains("1 claim stands."));
}

#[test]
fn an_earlier_version_is_brought_back_as_a_new_one() {
    let mut walk = Walk::new();
    let path = walk.claim(&[("kind", "arrest"), ("quote", "was arrested in Minsk"), ("place", "Minsk")]);
    let first = path.rsplit('/').next().expect("an id").to_owned();
    let wrong = walk.browser.post(
        &format!("{path}/correct"),
        &[("kind", "arrest"), ("about", "case"), ("place", "Brest"), ("why", "a slip")],
    );
    let now = wrong.goes_to.expect("it was corrected");
    let no_reason = walk.browser.post(&format!("{now}/bring-back"), &[("version", &first)]);
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = walk
        .browser
        .post(&format!("{now}/bring-back"), &[("version", &first), ("why", "the first was right")]);
    let html = walk.follow(&back);
    assert!(html.contains("3 versions") && html.contains("the first was right"), "{html}");
    assert!(between(&html, "<dl class=\"facts\">", "</dl>").contains("Minsk"), "{html}");

    let standing = back.goes_to.expect("it stands");
    walk.browser.post(&format!("{standing}/dispute"), &[("by", "the ministry"), ("why", "it denies it")]);
    let html = walk.get(&standing);
    assert!(html.contains("the ministry") && html.contains("it denies it"), "{html}");
    walk.browser.post(&format!("{standing}/retract"), &[("why", "wrong person")]);
    let html = walk.get(&standing);
    assert!(html.contains("taken back") && html.contains("wrong person"), "{html}");
    walk.browser.post(&format!("{standing}/restore"), &[("why", "it was right")]);
    assert!(walk.get(&walk.claims()).contains("1 claim stands."));
}

#[test]
fn fields_that_a_form_does_not_have_are_refused() {
    let mut walk = Walk::new();
    let (case, source) = (walk.case, walk.source.clone());
    let claim = walk.claim(&[("kind", "arrest"), ("quote", "was arrested in Minsk")]);
    for path in [
        format!("/cases/{case}/claims/new"),
        format!("/cases/{case}/claims/begin"),
        format!("/cases/{case}/claims/same"),
        format!("/cases/{case}/sources/paste"),
        format!("/cases/{case}/sources/{source}"),
        format!("/cases/{case}/reading/{source}/open"),
        format!("/cases/{case}/reading/{source}/accept"),
        format!("/cases/{case}/reading/{source}/reject"),
        format!("/cases/{case}/reading/{source}/undo"),
        format!("{claim}/correct"),
        format!("{claim}/retract"),
        format!("{claim}/dispute"),
        format!("{claim}/restore"),
        format!("{claim}/bring-back"),
        format!("{claim}/proof"),
    ] {
        let shown = walk.browser.post(&path, &[("actor", "member-of-another-name")]);
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", shown.html);
        assert!(shown.html.contains("Nothing was"), "{path}");
    }
    let parts: &[(&str, Option<&str>, &[u8])] = &[("actor", None, b"me"), ("file", Some("a.txt"), b"words")];
    let shown = walk.browser.post_files(&format!("/cases/{case}/sources/add"), parts);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", shown.html);
    assert!(walk.get(&format!("/cases/{case}/sources")).contains("1 source "));
}

#[test]
fn every_file_that_comes_is_read_kept_or_refused_with_its_reason() {
    let mut walk = Walk::new();
    let files: &[(&str, Option<&str>, &[u8])] = &[
        ("publisher", None, b"The Example Committee"),
        ("kind", None, b"organisation"),
        ("file", Some("statement.txt"), b"Nadia Sorokina was arrested in Minsk on 3 May 2021."),
        ("file", Some("letter.doc"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old format"),
        ("file", Some("empty.txt"), b""),
    ];
    let sent = walk.browser.post_files(&format!("/cases/{}/sources/add", walk.case), files);
    let html = walk.follow(&sent);
    for said in
        ["3 files came in", "1 was read.", "1 was kept unread.", "1 was refused.", "The Example Committee"]
    {
        assert!(html.contains(said), "{said}: {html}");
    }
    let kept =
        between(html.split_once("letter.doc").expect("it is listed").1, "/sources/source-", "\"").to_owned();
    let path = format!("/cases/{}/sources/source-{kept}", walk.case);
    let retried = walk.browser.post(&format!("{path}/retry"), &[]);
    let html = walk.follow(&retried);
    assert!(html.contains("tried 2 times"), "{html}");
    assert!(html.contains("Received (from whom"), "its receipt is in the chain: {html}");
}

#[test]
fn an_upload_that_is_cut_off_saves_nothing_and_one_that_is_too_large_is_refused_at_once() {
    let mut walk = Walk::new();
    let path = format!("/cases/{}/sources/add", walk.case);
    let token = walk.browser.token();
    let field = |name: &str, value: &str| {
        format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cut.txt\"\r\n\r\nNadia Sorokina was";
    let cut = format!("{}{file}", field("csrf", &token));
    let shown = walk.browser.post_body(&path, "multipart/form-data; boundary=line", cut.into_bytes(), None);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", shown.html);
    assert!(shown.html.contains("cut off. Nothing was saved"), "{}", shown.html);
    let large = Some(2 << 30);
    let shown = walk.browser.post_body(&path, "multipart/form-data; boundary=line", Vec::new(), large);
    assert_eq!(shown.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(shown.html.contains("2048 MiB") && shown.html.contains("Nothing was saved"), "{}", shown.html);
    assert!(walk.get(&format!("/cases/{}/sources", walk.case)).contains("1 source "));
}

#[test]
fn what_is_known_of_a_source_is_amended_as_a_whole() {
    let mut walk = Walk::new();
    let path = format!("/cases/{}/sources/{}", walk.case, walk.source);
    let html = walk.get(&path);
    assert!(html.contains("value=\"Example Herald\"") && html.contains("value=\"2022-03-10\""), "{html}");
    let wrong =
        walk.browser.post(&path, &[("title", "A"), ("kind", "press"), ("date", "March"), ("why", "")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("value=\"March\""), "what was typed is kept");
    let done = walk.browser.post(
        &path,
        &[
            ("title", "A better title"),
            ("kind", "press"),
            ("interest", "written by her sister"),
            ("date", ""),
        ],
    );
    let html = walk.follow(&done);
    assert!(html.contains("A better title") && !html.contains("Example Herald\""), "{html}");
    let list = walk.get(&format!("/cases/{}/sources", walk.case));
    assert!(list.contains("written by her sister") && list.contains("date not known"), "{list}");
}

#[test]
fn an_original_leaves_once_as_a_file_and_by_a_door_that_knows_no_cookie() {
    let mut walk = Walk::new();
    walk.browser
        .app
        .originals()
        .are_at(crate::originals::Address::Here("127.0.0.1:4444".parse().expect("an address")));
    let save = format!("/cases/{}/originals/{}", walk.case, walk.source);
    assert_eq!(walk.browser.get(&save).status, StatusCode::NOT_FOUND, "looking gives nothing away");
    let shown = walk.browser.post(&save, &[]);
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.html);
    let link = between(&shown.html, "href=\"http://localhost:4444", "\"").to_owned();
    assert!(link.starts_with("/originals/") && link.len() > 60, "{link}");

    let door = crate::originals::router(&walk.browser.app);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let ask = |method: &str, path: &str| {
        let request = Request::builder().method(method).uri(path).header(COOKIE, "amparo=anything");
        let request = request.body(Body::empty()).expect("a request");
        runtime.block_on(async {
            let (parts, body) = door.clone().oneshot(request).await.expect("an answer").into_parts();
            (parts, to_bytes(body, 1 << 20).await.expect("it ends"))
        })
    };
    for (method, path) in
        [("HEAD", link.as_str()), ("GET", "/originals/guessed"), ("GET", "/cases"), ("POST", &link)]
    {
        assert_eq!(ask(method, path).0.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
    let (parts, bytes) = ask("GET", &link);
    assert_eq!(parts.status, StatusCode::OK);
    assert_eq!(bytes, ARTICLE.replace("\r\n", "\n").as_bytes());
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(parts.headers[name], value, "{name}");
    }
    assert!(parts.headers["content-disposition"].to_str().expect("text").starts_with("attachment; "));
    assert!(!parts.headers.contains_key("set-cookie"));
    assert_eq!(ask("GET", &link).0.status, StatusCode::NOT_FOUND, "it works once");
    let custody = walk.get(&format!("/cases/{}/sources/{}", walk.case, walk.source));
    assert!(custody.contains("browser"), "that it left is noted: {custody}");

    let shown = walk.browser.post(&save, &[]);
    let link = between(&shown.html, "href=\"http://localhost:4444", "\"").to_owned();
    walk.browser.app.lock();
    assert_eq!(ask("GET", &link).0.status, StatusCode::NOT_FOUND, "a locked desk gives nothing");
}

#[test]
fn two_sources_on_one_happening_raise_a_question_that_is_answered_once() {
    let mut walk = Walk::new();
    let arrest = walk.proposal("was arrested");
    walk.decide("accept", &[("proposal", &arrest)]);
    let text = "A report says that Nadia Sorokina was arrested in Minsk on 3 May 2021.";
    let pasted = walk.browser.post(&format!("/cases/{}/sources/paste", walk.case), &[("text", text)]);
    walk.source = pasted.goes_to.expect("it was read").rsplit('/').next().expect("an id").to_owned();
    let arrest = walk.proposal("was arrested");
    walk.decide("accept", &[("proposal", &arrest)]);
    let html = walk.get(&walk.claims());
    assert!(html.contains("id=\"one-happening\""), "{html}");
    let ids: Vec<String> = html
        .split("name=\"claim\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(ids.len(), 2, "{html}");
    let same = format!("{}/same", walk.claims());
    let answer = [("claim", ids[0].as_str()), ("claim", ids[1].as_str()), ("answer", "apart")];
    let answered = walk.browser.post(&same, &answer);
    assert!(!walk.follow(&answered).contains("id=\"one-happening\""));
    let answer =
        [("claim", ids[0].as_str()), ("claim", ids[1].as_str()), ("answer", "same"), ("why", "one arrest")];
    let answered = walk.browser.post(&same, &answer);
    assert!(walk.follow(&answered).contains("grouped"), "whoever said no may say yes later");
}

#[test]
fn a_page_of_a_pdf_is_shown_as_a_picture() {
    use amparo_casework::reader::child::Tool;
    if Tool::PdfToPng.installed_at().is_none() || Tool::PdfToText.installed_at().is_none() {
        // Without Poppler PDF files are kept unread, and there is no page to show.
        return;
    }
    let mut walk = Walk::new();
    let pdf = one_page("Nadia Sorokina was arrested in Minsk on 3 May 2021.");
    let files: &[(&str, Option<&str>, &[u8])] = &[("file", Some("page.pdf"), &pdf)];
    let sent = walk.browser.post_files(&format!("/cases/{}/sources/add", walk.case), files);
    let html = walk.follow(&sent);
    let id = between(&html, "/reading/source-", "/open").to_owned();
    let reading = format!("/cases/{}/reading/source-{id}", walk.case);
    let picture = walk.browser.get(&format!("{reading}/pages/1"));
    assert_eq!(picture.status, StatusCode::NOT_FOUND, "the source is not open yet");
    walk.browser.post(&format!("{reading}/open"), &[]);
    let html = walk.get(&reading);
    assert!(html.contains("/pages/1\" loading=\"lazy\"") && html.contains("Page 1"), "{html}");
    let picture = walk.browser.get(&format!("{reading}/pages/1"));
    assert_eq!(picture.status, StatusCode::OK, "{}", picture.html);
    assert_eq!(picture.headers["content-type"], "image/png");
    assert!(picture.html.contains("PNG") && picture.html.len() > 5_000);
    assert_ne!(
        walk.browser.get(&format!("{reading}/pages/9")).status,
        StatusCode::OK,
        "there is no ninth page"
    );
}

/// A PDF of one page with one line.
fn one_page(line: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 740 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        places = [places, format!("{:010} 00000 n \n", pdf.len())].concat();
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let (table, size) = (pdf.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    pdf.extend(end.into_bytes());
    pdf
}
