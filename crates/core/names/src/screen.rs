//! Whether two descriptions may be of one person or organisation: names first, then what else is known of both.
//!
//! A [`Subject`] is one side: a person of a record, or an entry of a list, with every name it has. [`weigh`] compares
//! two of them, a [`Screener`] finds the entries of a list that come near one. The names decide what is shown; birth,
//! country, gender, places and offices are [`Evidence`] that raises or lowers the score.
//!
//! Missing is neutral: what one side does not give counts neither way. A contradiction lowers the score and never hides
//! a name that is likely the same: it is shown with the sentence that speaks against it. And nothing here says that two
//! are one: a [`Hit`] is a question for a person.
//!
//! How much a piece of evidence weighs was set by hand, not learned: [`Side`] and the constants below say what was
//! chosen.

use std::fmt;

use crate::{Comparison, Index, IndexBuilder, Kind, LIKELY, Name, compare, fold, score};

/// The most pairs of names of two subjects that are compared: two entries with twenty aliases each make four hundred,
/// and the first names that a list gives are the ones by which it knows the person.
pub const PAIRS_MAX: usize = 200;

/// How many names of a list are looked at for each name asked for.
const NAMES_TOP: usize = 60;

/// "About 1971" may be a year or two beside it.
const ABOUT_YEARS: i16 = 2;

/// Odds by which a piece of evidence multiplies what the names say.
mod odds {
    pub(super) const SAME_DAY: f32 = 30.0;
    pub(super) const SWAPPED: f32 = 8.0;
    pub(super) const SAME_MONTH: f32 = 6.0;
    pub(super) const SAME_YEAR: f32 = 3.0;
    pub(super) const ABOUT: f32 = 1.5;
    pub(super) const OTHER_DAY: f32 = 0.4;
    pub(super) const OTHER_YEAR: f32 = 0.1;
    pub(super) const PLACE: f32 = 2.0;
    pub(super) const COUNTRY: f32 = 1.5;
    pub(super) const OTHER_COUNTRY: f32 = 0.5;
    pub(super) const GENDER: f32 = 1.1;
    pub(super) const OTHER_GENDER: f32 = 0.3;
    pub(super) const OFFICE: f32 = 3.0;
}

/// A date of birth, or of founding, as precisely as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birth {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12; `None`: not given.
    pub month: Option<i8>,
    /// The day of the month; `None`: not given.
    pub day: Option<i8>,
    /// It is given as "about".
    pub about: bool,
}

impl fmt::Display for Birth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.about {
            out.write_str("about ")?;
        }
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        match (self.month, self.day) {
            (Some(_), Some(day)) => write!(out, "-{day:02}"),
            _ => Ok(()),
        }
    }
}

/// What is said of somebody's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// What is known of somebody beside the names. Empty is silence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Dates of birth, where several are given each of them.
    pub births: Vec<Birth>,
    /// Places: of birth, of residence, of work.
    pub places: Vec<String>,
    /// Countries, each by name or by code, written alike on both sides.
    pub countries: Vec<String>,
    /// Gender; `None`: not given.
    pub gender: Option<Gender>,
    /// Posts held and organisations belonged to.
    pub offices: Vec<String>,
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct Subject {
    /// A person or an organisation. The two are not compared with each other.
    pub kind: Kind,
    /// Every name, the one by which it is best known first.
    pub names: Vec<Name>,
    /// What else is known.
    pub facts: Facts,
}

/// An entry of a list before it is made ready: its names are read once, when the list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// A person or an organisation.
    pub kind: Kind,
    /// Every name, the one by which it is best known first.
    pub names: Vec<String>,
    /// What else is known.
    pub facts: Facts,
}

/// What a piece of evidence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// It speaks for one and the same.
    For,
    /// It speaks against it.
    Against,
    /// It says nothing: one side, or both, do not give it, or it differs in a way that says little.
    Silent,
}

/// What a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The date of birth.
    Birth,
    /// A place.
    Place,
    /// A country.
    Country,
    /// Gender.
    Gender,
    /// A post or an organisation.
    Office,
}

/// One thing beside the names that speaks for or against, as a sentence for a caseworker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is about.
    pub about: About,
    /// What it does.
    pub side: Side,
    /// In words.
    pub sentence: String,
}

/// How two subjects compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// From 0 to 1: the names' score, moved by the evidence.
    pub score: f32,
    /// The pair of names that comes nearest, with its own score and reasons.
    pub name: Comparison,
    /// The two names, as they are written.
    pub pair: (String, String),
    /// What else speaks for it, against it, or says nothing.
    pub evidence: Vec<Evidence>,
    /// How many pairs of names were not compared, because there were more than [`PAIRS_MAX`].
    pub pairs_left_out: usize,
}

impl Weighed {
    /// Whether something on both sides speaks against it.
    pub fn is_contradicted(&self) -> bool {
        self.evidence.iter().any(|one| one.side == Side::Against)
    }

    /// Whether it is worth a question to a person who asks from this score up. What the names alone make likely always
    /// is: evidence against it is shown, and hides nothing.
    pub fn is_worth_asking(&self, least: f32) -> bool {
        self.score >= least || self.name.score >= LIKELY.max(least)
    }
}

/// Compares two subjects; `None` when one is a person and the other an organisation, or one has no name.
pub fn weigh(left: &Subject, right: &Subject) -> Option<Weighed> {
    let right_names: Vec<&Name> = right.names.iter().collect();
    (left.kind == right.kind).then(|| weighed(left, &right_names, &right.facts)).flatten()
}

fn weighed(left: &Subject, right_names: &[&Name], right: &Facts) -> Option<Weighed> {
    let pairs = left.names.iter().flat_map(|a| right_names.iter().map(move |b| (a, *b)));
    let all = left.names.len() * right_names.len();
    let mut best: Option<(f32, &Name, &Name)> = None;
    for (a, b) in pairs.take(PAIRS_MAX) {
        let found = score(a, b);
        if best.is_none_or(|(known, ..)| found > known) {
            best = Some((found, a, b));
        }
    }
    let (_, a, b) = best?;
    let name = compare(a, b);
    let mut evidence = Vec::new();
    let mut odds = 1.0;
    for (one, factor) in [
        birth(&left.facts.births, &right.births),
        country(&left.facts.countries, &right.countries),
        gender(left.facts.gender, right.gender),
        place(&left.facts.places, &right.places),
        office(&left.facts.offices, &right.offices),
    ] {
        evidence.push(one);
        odds *= factor;
    }
    Some(Weighed {
        score: moved(name.score, odds),
        name,
        pair: (a.text().to_owned(), b.text().to_owned()),
        evidence,
        pairs_left_out: all.saturating_sub(PAIRS_MAX),
    })
}

/// A score with its odds multiplied. A score of the names is never so sure that evidence could not move it.
fn moved(score: f32, odds: f32) -> f32 {
    if score <= 0.0 {
        return 0.0;
    }
    let sure = score.clamp(0.001, 0.99);
    let against = sure / (1.0 - sure) * odds;
    against / (1.0 + against)
}

fn evidence(about: About, side: Side, sentence: impl Into<String>) -> Evidence {
    Evidence { about, side, sentence: sentence.into() }
}

/// How two dates of birth stand to each other, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Births {
    SameDay,
    Swapped,
    SameMonth,
    SameYear,
    About,
    OtherDay,
    OtherYear,
}

fn birth(left: &[Birth], right: &[Birth]) -> (Evidence, f32) {
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (stand(*a, *b), *a, *b)));
    let Some((stands, a, b)) = pairs.min_by_key(|(stands, ..)| *stands) else {
        let sentence = match (left.is_empty(), right.is_empty()) {
            (true, true) => "neither gives a date of birth",
            (true, false) => "the record gives no date of birth",
            _ => "the list gives no date of birth",
        };
        return (evidence(About::Birth, Side::Silent, sentence), 1.0);
    };
    let (side, odds, sentence) = match stands {
        Births::SameDay => (Side::For, odds::SAME_DAY, format!("born on the same day, {a}")),
        Births::Swapped => {
            (Side::For, odds::SWAPPED, format!("born on {a} and {b}: the same with day and month swapped"))
        }
        Births::SameMonth => (Side::For, odds::SAME_MONTH, format!("born in the same month ({a}, {b})")),
        Births::SameYear => (Side::For, odds::SAME_YEAR, format!("born in the same year ({a}, {b})")),
        Births::About => (Side::For, odds::ABOUT, format!("born at about the same time ({a}, {b})")),
        Births::OtherDay => {
            (Side::Against, odds::OTHER_DAY, format!("born in one year on different days: {a} and {b}"))
        }
        Births::OtherYear => {
            (Side::Against, odds::OTHER_YEAR, format!("born in different years: {a} and {b}"))
        }
    };
    (evidence(About::Birth, side, sentence), odds)
}

fn stand(a: Birth, b: Birth) -> Births {
    if a.year != b.year {
        let near = (a.about || b.about) && (a.year - b.year).abs() <= ABOUT_YEARS;
        return if near { Births::About } else { Births::OtherYear };
    }
    match (a.month.zip(a.day), b.month.zip(b.day)) {
        (Some(one), Some(other)) if one == other => Births::SameDay,
        (Some((month, day)), Some(other)) if (day, month) == other => Births::Swapped,
        (Some(_), Some(_)) if a.about || b.about => Births::SameYear,
        (Some(_), Some(_)) => Births::OtherDay,
        _ => match (a.month, b.month) {
            (Some(one), Some(other)) if one == other => Births::SameMonth,
            (Some(_), Some(_)) if !a.about && !b.about => Births::OtherDay,
            _ => Births::SameYear,
        },
    }
}

fn country(left: &[String], right: &[String]) -> (Evidence, f32) {
    let (a, b) = (folded(left), folded(right));
    if a.is_empty() || b.is_empty() {
        return (evidence(About::Country, Side::Silent, "no country is given on both sides"), 1.0);
    }
    if let Some(shared) = left.iter().find(|one| b.contains(&fold(one))) {
        (evidence(About::Country, Side::For, format!("both have to do with {shared}")), odds::COUNTRY)
    } else {
        let sentence = format!("different countries: {} and {}", left.join(", "), right.join(", "));
        (evidence(About::Country, Side::Against, sentence), odds::OTHER_COUNTRY)
    }
}

fn gender(left: Option<Gender>, right: Option<Gender>) -> (Evidence, f32) {
    match (left, right) {
        (Some(a), Some(b)) if a == b => {
            (evidence(About::Gender, Side::For, "the same gender is given"), odds::GENDER)
        }
        (Some(_), Some(_)) => {
            (evidence(About::Gender, Side::Against, "different genders are given"), odds::OTHER_GENDER)
        }
        _ => (evidence(About::Gender, Side::Silent, "no gender is given on both sides"), 1.0),
    }
}

/// People move: another place says nothing, the same place says something.
fn place(left: &[String], right: &[String]) -> (Evidence, f32) {
    let parts = |places: &[String]| -> Vec<String> {
        let parts = places.iter().flat_map(|place| place.split([',', ';', '(', ')']));
        parts.map(|part| part.trim().to_owned()).filter(|part| !fold(part).is_empty()).collect()
    };
    let (a, b) = (parts(left), parts(right));
    if a.is_empty() || b.is_empty() {
        return (evidence(About::Place, Side::Silent, "no place is given on both sides"), 1.0);
    }
    let same = |one: &str, other: &str| {
        fold(one) == fold(other) || score(&Name::new(one, Kind::Word), &Name::new(other, Kind::Word)) >= 0.9
    };
    let shared = a.iter().find_map(|one| b.iter().find(|other| same(one, other)).map(|other| (one, other)));
    match shared {
        Some((one, other)) => {
            let sentence = if one == other {
                format!("both have to do with {one}")
            } else {
                format!("both have to do with one place: {one}, {other}")
            };
            (evidence(About::Place, Side::For, sentence), odds::PLACE)
        }
        None => (evidence(About::Place, Side::Silent, "the places given differ, which says little"), 1.0),
    }
}

/// A person holds several posts: another one says nothing.
fn office(left: &[String], right: &[String]) -> (Evidence, f32) {
    if left.is_empty() || right.is_empty() {
        return (
            evidence(About::Office, Side::Silent, "no post or organisation is given on both sides"),
            1.0,
        );
    }
    let shared = left.iter().find_map(|a| right.iter().find(|b| same_office(a, b)).map(|b| (a, b)));
    match shared {
        Some((a, b)) => (
            evidence(About::Office, Side::For, format!("posts that go together: “{a}” and “{b}”")),
            odds::OFFICE,
        ),
        None => (evidence(About::Office, Side::Silent, "the posts given differ, which says little"), 1.0),
    }
}

/// Whether two posts share enough of their words: all of the shorter one's, or three.
fn same_office(left: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| word.chars().count() > 2 && !SMALL_WORDS.contains(word));
        words.map(str::to_owned).collect()
    };
    let (a, b) = (words(left), words(right));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    let least = a.len().min(b.len()).min(3);
    least >= 2 && shared >= least
}

/// Words of posts that name none.
const SMALL_WORDS: [&str; 8] = ["the", "and", "for", "von", "der", "des", "del", "former"];

fn folded(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| fold(text)).filter(|text| !text.is_empty()).collect()
}

/// An entry that comes near the one asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The entry's number: 0, 1, 2 … in the order in which they were given.
    pub entry: usize,
    /// How it compares, with its reasons.
    pub weighed: Weighed,
}

/// A list, or a part of one, ready to be asked. An entry with several names is found by each of them.
#[derive(Debug)]
pub struct Screener {
    index: Index,
    /// For each name its entry.
    entry_of: Vec<u32>,
    entries: Vec<Listed>,
}

#[derive(Debug)]
struct Listed {
    kind: Kind,
    facts: Facts,
    /// The numbers of its names in the index.
    names: std::ops::Range<u32>,
}

impl Screener {
    /// Makes a list ready. The names go into the index; an entry without a name is never found.
    pub fn new(entries: impl IntoIterator<Item = ListEntry>) -> Self {
        let mut builder = IndexBuilder::new();
        let mut entry_of = Vec::new();
        let mut listed = Vec::new();
        for (number, entry) in (0..).zip(entries) {
            let start = u32::try_from(entry_of.len()).unwrap_or(u32::MAX);
            for name in &entry.names {
                builder.add(name, entry.kind);
                entry_of.push(number);
            }
            let end = u32::try_from(entry_of.len()).unwrap_or(u32::MAX);
            listed.push(Listed { kind: entry.kind, facts: entry.facts, names: start..end });
        }
        Self { index: builder.build(), entry_of, entries: listed }
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries that are worth asking about, the likeliest first, those alike in the order of the list.
    pub fn candidates(&self, asked: &Subject, least: f32) -> Vec<Hit> {
        let mut numbers: Vec<u32> = Vec::new();
        for name in &asked.names {
            let found = self.index.search(name, NAMES_TOP);
            numbers.extend(found.iter().filter_map(|found| self.entry_of.get(found.number as usize)));
        }
        numbers.sort_unstable();
        numbers.dedup();
        let mut hits: Vec<Hit> =
            numbers.into_iter().filter_map(|entry| self.hit(asked, entry as usize)).collect();
        hits.retain(|hit| hit.weighed.is_worth_asking(least));
        hits.sort_by(|a, b| b.weighed.score.total_cmp(&a.weighed.score).then(a.entry.cmp(&b.entry)));
        hits
    }

    fn hit(&self, asked: &Subject, entry: usize) -> Option<Hit> {
        let listed = self.entries.get(entry).filter(|listed| listed.kind == asked.kind)?;
        let names: Vec<Name> = listed.names.clone().filter_map(|number| self.index.name(number)).collect();
        let names: Vec<&Name> = names.iter().collect();
        weighed(asked, &names, &listed.facts).map(|weighed| Hit { entry, weighed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::POSSIBLE;

    fn person(names: &[&str], facts: Facts) -> Subject {
        Subject { kind: Kind::Person, names: names.iter().map(|name| Name::person(name)).collect(), facts }
    }

    fn entry(kind: Kind, names: &[&str]) -> ListEntry {
        ListEntry {
            kind,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            facts: Facts::default(),
        }
    }

    fn born(text: &str) -> Facts {
        let about = text.starts_with('~');
        let mut parts = text.trim_start_matches('~').split('-');
        let year = parts.next().and_then(|part| part.parse().ok()).expect("a year");
        let mut small = || parts.next().and_then(|part| part.parse().ok());
        Facts { births: vec![Birth { year, month: small(), day: small(), about }], ..Facts::default() }
    }

    fn side_of(left: Facts, right: Facts, about: About) -> Side {
        let (left, right) = (person(&["Ilya Primerov"], left), person(&["Ilya Primerov"], right));
        let weighed = weigh(&left, &right).expect("two people");
        weighed.evidence.iter().find(|one| one.about == about).expect("evidence of each sort").side
    }

    #[test]
    fn dates_of_birth_speak_for_and_against_as_precisely_as_they_are_given() {
        use Side::{Against, For, Silent};
        for (left, right, expected, because) in [
            ("1971-03-05", "1971-03-05", For, "the same day"),
            ("1971-03-05", "1971-05-03", For, "day and month swapped"),
            ("1971-03-05", "1971-03", For, "the same month"),
            ("1971-03-05", "1971", For, "the year only"),
            ("~1971", "1972-03-05", For, "about that year"),
            ("1971-03-05", "1971-03-06", Against, "another day"),
            ("1971-03", "1971-04", Against, "another month"),
            ("1971", "1972", Against, "another year"),
            ("~1971", "1980", Against, "far from about"),
        ] {
            assert_eq!(side_of(born(left), born(right), About::Birth), expected, "{left} {right}: {because}");
        }
        assert_eq!(side_of(born("1971"), Facts::default(), About::Birth), Silent);
        assert_eq!(side_of(Facts::default(), Facts::default(), About::Birth), Silent);
    }

    #[test]
    fn what_one_side_does_not_give_changes_nothing() {
        let full = Facts {
            places: vec!["Moscow".to_owned()],
            countries: vec!["ru".to_owned()],
            gender: Some(Gender::Male),
            offices: vec!["judge of the Example Court".to_owned()],
            ..born("1971-03-05")
        };
        let names = ["Ilya Primerov"];
        let silent = weigh(&person(&names, full), &person(&names, Facts::default())).expect("two people");
        let bare =
            weigh(&person(&names, Facts::default()), &person(&names, Facts::default())).expect("two people");
        assert!((silent.score - bare.score).abs() < f32::EPSILON, "{} {}", silent.score, bare.score);
        assert!(silent.evidence.iter().all(|one| one.side == Side::Silent), "{:?}", silent.evidence);
    }

    #[test]
    fn a_contradiction_lowers_the_score_and_hides_no_strong_name() {
        let record = person(&["Ilya Primerov"], born("1971-03-05"));
        let against = weigh(&record, &person(&["Ilya Primerov"], born("1955-01-01"))).expect("two people");
        let silent = weigh(&record, &person(&["Ilya Primerov"], Facts::default())).expect("two people");
        assert!(against.score < silent.score && against.is_contradicted());
        assert!(against.is_worth_asking(POSSIBLE), "{against:?}");
        assert!(against.evidence.iter().any(|one| one.sentence.contains("1955-01-01")));
    }

    #[test]
    fn places_and_posts_speak_for_and_never_against() {
        let facts = |place: &str, office: &str| Facts {
            places: vec![place.to_owned()],
            offices: vec![office.to_owned()],
            ..Facts::default()
        };
        let judge = || facts("Moscow, Russia", "Judge of the Example District Court");
        let same = facts("Moscow", "judge, Example District Court");
        assert_eq!(side_of(judge(), same.clone(), About::Place), Side::For);
        assert_eq!(side_of(judge(), same, About::Office), Side::For);
        let other = facts("Omsk", "head of a colony");
        assert_eq!(side_of(judge(), other.clone(), About::Place), Side::Silent);
        assert_eq!(side_of(judge(), other, About::Office), Side::Silent);
    }

    #[test]
    fn an_entry_is_found_by_any_of_its_names_and_once() {
        let list = Screener::new([
            entry(Kind::Person, &["Nobody At All"]),
            entry(Kind::Person, &["Some Alias", "Ilya Primerov", "Primerov Ilya"]),
        ]);
        let hits = list.candidates(&person(&["Ilya Primerov"], Facts::default()), POSSIBLE);
        assert_eq!(hits.iter().map(|hit| hit.entry).collect::<Vec<_>>(), [1]);
        assert_eq!(hits[0].weighed.pair.1, "Ilya Primerov");
    }

    #[test]
    fn a_person_is_never_compared_with_an_organisation() {
        let company = Subject {
            kind: Kind::Organisation,
            names: vec![Name::organisation("Ilya Primerov")],
            facts: Facts::default(),
        };
        assert!(weigh(&person(&["Ilya Primerov"], Facts::default()), &company).is_none());
        let list = Screener::new([entry(Kind::Organisation, &["Ilya Primerov"])]);
        assert!(list.candidates(&person(&["Ilya Primerov"], Facts::default()), POSSIBLE).is_empty());
    }

    #[test]
    fn without_a_name_there_is_nothing_to_compare() {
        let nameless = person(&[], born("1971-03-05"));
        assert!(weigh(&nameless, &nameless).is_none());
    }

    #[test]
    fn the_product_of_many_names_is_capped_and_says_so() {
        let many: Vec<String> = (0..40).map(|number| format!("Alias{number} Primerov")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let weighed = weigh(&person(&many, Facts::default()), &person(&many, Facts::default())).expect("two");
        assert_eq!(weighed.pairs_left_out, 40 * 40 - PAIRS_MAX);
    }
}
