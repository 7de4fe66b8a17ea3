//! Writing: the program's text with its footnotes, which stays as it is, and a place for one's own sentences in each section.

use std::collections::BTreeMap;

use amparo_casework::dossier::HtmlPart;
use amparo_casework::keep_own_words::{KeptWords, keep_own_words, kept_words};
use amparo_casework::ledger::release::PaperKind;
use amparo_casework::papers::{
    Arguments, Around, OwnWords, Paper, SignatoryWords, around, draft_paper, place_of,
};
use amparo_casework::problem::{Problem, Sort};
use askama::Template;
use axum::http::StatusCode;

use super::{Said, Wish, problem_of, title_of};
use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::fields::Fields;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

/// How many empty lines for who signs are offered beside those that are filled in.
const EMPTY_SIGNATORIES: usize = 2;

#[derive(Template)]
#[template(path = "papers/words.html")]
struct WordsPage {
    frame: Frame,
    case: CaseFrame,
    title: String,
    wish: Wish,
    form: &'static str,
    sections: Vec<Section>,
    around: Around,
    typed: Typed,
    kept: Option<String>,
    problem: Option<Problem>,
    /// What somebody else kept meanwhile, field by field where it differs from what was typed.
    theirs: Vec<(String, String)>,
}

/// A part of the paper with the place for own sentences under it, where it has one.
struct Section {
    part: HtmlPart,
    place: Option<Place>,
}

struct Place {
    field: String,
    text: String,
}

/// The form as it was typed.
#[derive(Default, Clone)]
struct Typed {
    seen: u64,
    sender: String,
    addressee: String,
    copies_to: String,
    contact: String,
    date: String,
    subject: String,
    signatories: Vec<[String; 3]>,
    /// Own sentences, by the place where they are printed.
    arguments: BTreeMap<String, String>,
    /// Who writes and who signs was taken from the letter, and is not kept for this paper yet.
    filled_from_letter: bool,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let wish = Wish::of(ask)?;
    let kept = wish.words(ask)?;
    let mut typed = Typed::of(&kept);
    typed.filled_from_letter = typed.fill_from_letter(ask, &wish, &kept)?;
    shown(ask, wish, typed, &kept, None)
}

fn shown(ask: &Ask, wish: Wish, mut typed: Typed, kept: &KeptWords, problem: Option<Problem>) -> Answer {
    let paper = wish.paper()?;
    // The program's own text: without anybody's words, which have their places beside it.
    let bare = OwnWords::default();
    let draft = ask.read(|desk| draft_paper(desk, wish.case, paper, &wish.framework, wish.moment, &bare));
    let (parts, problem) = match draft {
        Ok(draft) => (Some(draft.parts(3)?), problem),
        Err(fail) => (None, Some(problem_of(fail)?)),
    };
    let form = parts.as_ref().map_or("letter", |parts| parts.form);
    let around = around(wish.kind);
    let section = |part: HtmlPart| {
        let place = place_of(wish.kind, &part);
        let text = |place: &String| typed.arguments.get(place).cloned().unwrap_or_default();
        let place = place.map(|place| Place { text: text(&place), field: place });
        Section { part, place }
    };
    // The head of a letter is what the first fields of the form are for.
    let is_head =
        |at: usize, part: &HtmlPart| at == 0 && part.level == 0 && form == "letter" && around.sender;
    let sections = parts
        .into_iter()
        .flat_map(|parts| parts.parts)
        .enumerate()
        .filter(|(at, part)| !is_head(*at, part))
        .map(|(_, part)| section(part))
        .collect();
    let theirs = match &problem {
        Some(problem) if problem.sort == Sort::InUse => {
            let theirs = Typed::of(kept);
            let differing = typed.differing(ask, &theirs);
            // Whoever sends again has seen what stands now.
            typed.seen = theirs.seen;
            differing
        }
        _ => Vec::new(),
    };
    typed.signatories.extend(std::iter::repeat_n(Default::default(), EMPTY_SIGNATORIES));
    let case = CaseFrame::new(ask, Part::Papers)?;
    let title = title_of(ask.t, wish.kind);
    let frame = Frame { title: format!("{title} – {}", case.name), ..case.page(ask, Part::Papers) };
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let kept = kept
        .by
        .as_ref()
        .map(|(by, at)| ask.t.with_all("papers-words-kept", &[("name", by), ("at", &ask.t.moment(*at))]));
    page_with(
        status,
        &WordsPage { frame, case, title, wish, form, sections, around, typed, kept, problem, theirs },
    )
}

pub(super) fn keep(ask: &Ask) -> Answer {
    let fields = ask.fields();
    let said = Said {
        as_of: fields.one("as_of").unwrap_or_default(),
        known_at: fields.one("known_at").unwrap_or_default(),
        since: fields.one("since").unwrap_or_default(),
        person: fields.one("person").unwrap_or_default(),
    };
    let wish = Wish::said(ask, said)?;
    let typed = Typed::sent(fields)?;
    let before = wish.words(ask)?;
    let words = typed.words(before.words.arguments.clone());
    let paper = wish.paper()?;
    match ask.write(|desk| keep_own_words(desk, wish.case, paper, typed.seen, &words)) {
        Ok(_) => {
            ask.say_next(ask.t.say("papers-words-kept-now"));
            let target = if fields.one("then") == Some("write") { "/words" } else { "" };
            see_other(&format!("{}{target}{}", wish.path(), wish.query()))
        }
        Err(Fail::Problem(problem)) if matches!(problem.sort, Sort::Input | Sort::InUse) => {
            let now = wish.words(ask)?;
            shown(ask, wish, typed, &now, Some(*problem))
        }
        Err(other) => Err(other),
    }
}

impl Typed {
    /// Whoever wrote the letter as a rule writes the next paper too: where nothing is kept for this one, sender, signatories
    /// and contact stand as in the letter, to be kept or changed. Whether anything was taken.
    fn fill_from_letter(&mut self, ask: &Ask, wish: &Wish, kept: &KeptWords) -> Result<bool, Fail> {
        if kept.by.is_some() || wish.kind == PaperKind::RequestLetter {
            return Ok(false);
        }
        let letter = ask.read(|desk| kept_words(desk, wish.case, Paper::Letter))?;
        let letter = Self::of(&letter);
        let taken = !letter.sender.is_empty() || !letter.signatories.is_empty();
        self.sender = letter.sender;
        self.signatories = letter.signatories;
        self.contact = letter.contact;
        Ok(taken)
    }

    /// The form, filled in with what is kept.
    fn of(kept: &KeptWords) -> Self {
        let words = &kept.words;
        let lines = |lines: &[String]| lines.join("\n");
        let arguments = &words.arguments;
        let mut places: BTreeMap<String, String> = [
            ("request", &arguments.request),
            ("eligibility", &arguments.eligibility),
            ("detention", &arguments.detention),
            ("charges", &arguments.charges),
            ("other_circumstances", &arguments.other_circumstances),
            ("health", &arguments.health),
            ("asks", &arguments.asks),
        ]
        .into_iter()
        .map(|(place, text)| (place.to_owned(), text.join("\n\n")))
        .collect();
        let criteria = arguments.criteria.iter();
        places.extend(criteria.map(|(number, text)| (format!("criteria.{number}"), text.join("\n\n"))));
        Self {
            seen: kept.times,
            sender: lines(&words.sender),
            addressee: lines(&words.addressee),
            copies_to: lines(&words.copies_to),
            contact: lines(&words.contact),
            date: words.date.clone().unwrap_or_default(),
            subject: words.subject.clone().unwrap_or_default(),
            signatories: words
                .signatories
                .iter()
                .map(|one| [one.name.clone(), one.standing.clone(), one.contact.clone().unwrap_or_default()])
                .collect(),
            arguments: places,
            filled_from_letter: false,
        }
    }

    /// What the form sent. A field that it does not have is refused.
    fn sent(fields: &Fields) -> Result<Self, Problem> {
        const KNOWN: [&str; 15] = [
            "seen",
            "as_of",
            "known_at",
            "since",
            "person",
            "then",
            "sender",
            "addressee",
            "copies_to",
            "contact",
            "date",
            "subject",
            "sign-name",
            "sign-standing",
            "sign-contact",
        ];
        let foreign = fields
            .iter()
            .find(|(name, _)| !KNOWN.contains(name) && !name.strip_prefix("argument.").is_some_and(is_place));
        if let Some((name, _)) = foreign {
            return Err(Problem::input(
                "Your words were not kept. What was kept before is as it was.",
                format!("The form has no field `{name}`."),
                "Go back, load the page anew and send the form again.",
            ));
        }
        let one = |name| fields.one(name).unwrap_or_default().trim().to_owned();
        let part = |name| fields.all(name).map(|text: &str| text.trim().to_owned()).collect::<Vec<_>>();
        let (names, standings, contacts) = (part("sign-name"), part("sign-standing"), part("sign-contact"));
        let at = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        let signatories = (0..names.len().max(standings.len()).max(contacts.len()))
            .map(|place| [at(&names, place), at(&standings, place), at(&contacts, place)])
            .filter(|parts| parts.iter().any(|part| !part.is_empty()));
        Ok(Self {
            seen: one("seen").parse().unwrap_or_default(),
            sender: one("sender"),
            addressee: one("addressee"),
            copies_to: one("copies_to"),
            contact: one("contact"),
            date: one("date"),
            subject: one("subject"),
            signatories: signatories.collect(),
            arguments: fields
                .under("argument.")
                .map(|(place, text)| (place.to_owned(), text.trim().to_owned()))
                .collect(),
            filled_from_letter: false,
        })
    }

    /// As own words; the places that this form does not have stay as they were.
    fn words(&self, mut arguments: Arguments) -> OwnWords {
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
        };
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for (place, text) in &self.arguments {
            let paragraphs = paragraphs(text);
            match place.as_str() {
                "request" => arguments.request = paragraphs,
                "eligibility" => arguments.eligibility = paragraphs,
                "detention" => arguments.detention = paragraphs,
                "charges" => arguments.charges = paragraphs,
                "other_circumstances" => arguments.other_circumstances = paragraphs,
                "health" => arguments.health = paragraphs,
                "asks" => arguments.asks = paragraphs,
                other => {
                    if let Some(number) = other.strip_prefix("criteria.") {
                        if paragraphs.is_empty() {
                            arguments.criteria.remove(number);
                        } else {
                            arguments.criteria.insert(number.to_owned(), paragraphs);
                        }
                    }
                }
            }
        }
        OwnWords {
            sender: lines(&self.sender),
            addressee: lines(&self.addressee),
            copies_to: lines(&self.copies_to),
            contact: lines(&self.contact),
            date: some(&self.date),
            subject: some(&self.subject),
            signatories: self
                .signatories
                .iter()
                .map(|[name, standing, contact]| SignatoryWords {
                    name: name.clone(),
                    standing: standing.clone(),
                    contact: some(contact),
                })
                .collect(),
            arguments,
            ..OwnWords::default()
        }
    }

    /// Where the other form differs from this one: the field's name, and what the other has there.
    fn differing(&self, ask: &Ask, theirs: &Self) -> Vec<(String, String)> {
        let t = ask.t;
        let signing = |form: &Self| {
            form.signatories.iter().map(|parts| parts.join(" · ")).collect::<Vec<_>>().join("\n")
        };
        let pairs = [
            (t.say("papers-sender"), self.sender.clone(), theirs.sender.clone()),
            (t.say("papers-addressee"), self.addressee.clone(), theirs.addressee.clone()),
            (t.say("papers-copies-to"), self.copies_to.clone(), theirs.copies_to.clone()),
            (t.say("papers-contact"), self.contact.clone(), theirs.contact.clone()),
            (t.say("papers-date"), self.date.clone(), theirs.date.clone()),
            (t.say("papers-subject"), self.subject.clone(), theirs.subject.clone()),
            (t.say("papers-signatories"), signing(self), signing(theirs)),
        ];
        let mine = |place: &String| self.arguments.get(place).cloned().unwrap_or_default();
        let of_sections = theirs.arguments.iter().map(|(place, text)| {
            let name = place.replace(['_', '.'], " ");
            (t.with("papers-section", "name", name), mine(place), text.clone())
        });
        pairs
            .into_iter()
            .chain(of_sections)
            .filter(|(_, mine, theirs)| mine != theirs)
            .map(|(name, _, theirs)| (name, theirs))
            .collect()
    }
}

/// Whether a section of a paper has own sentences under this name.
fn is_place(name: &str) -> bool {
    const PLACES: [&str; 7] =
        ["request", "eligibility", "detention", "charges", "other_circumstances", "health", "asks"];
    let number = name.strip_prefix("criteria.");
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    PLACES.contains(&name) || number.is_some_and(is_number)
}

/// Paragraphs are parted by an empty line; a line's end within one is a space.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (true, _) => paragraphs.push(String::new()),
            (false, Some(last)) => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            (false, None) => {}
        }
    }
    paragraphs.retain(|text| !text.is_empty());
    paragraphs
}
