//! Who may be named in a paper beside the person whose case it is.
//!
//! Officials, judges, guards, other prisoners and those who speak in public are part of the case. A relative is not:
//! a relative is named where the family agreed to the delivery, or where everything on file about them is public.
//! Otherwise the name is taken out of everything that a paper is made from, before it is made: sentences, quotations,
//! titles, reasons. What a relative is (a wife, a sister) and what is said of them stays.
//!
//! It knows the spellings on file, and whatever part of a name belongs to nobody else on file. It does not know a
//! spelling that is not on file, nor what a person writes into a paper in their own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use amparo_ledger::case_file::{About, CaseFile, PersonInFile};
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Audience, Basis};
use amparo_ledger::consent::{ConsentKind, Purpose};
use amparo_ledger::ids::PersonId;
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::{ClaimState, Record};
use amparo_ledger::source::{Passage, Source, Translator};
use amparo_ledger::{Field, Kind};

/// What sources call relatives, in the words of claims' fields.
const KIN: [&str; 26] = [
    "relative",
    "family",
    "kin",
    "spouse",
    "wife",
    "husband",
    "partner",
    "child",
    "children",
    "son",
    "daughter",
    "parent",
    "mother",
    "father",
    "sibling",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "grandmother",
    "grandfather",
    "fiancée",
    "fiancé",
];

/// Whether this person may be listed by name.
pub(crate) fn may_be_named(file: &CaseFile, person: &PersonInFile<'_>) -> bool {
    let is_kin = person.roles.iter().any(|role| is_kinship(role));
    !is_kin
        || family_agreed(file)
        || person.claims.iter().all(|state| state.claim.audience == Audience::Public)
}

pub(crate) fn is_kinship(role: &str) -> bool {
    let role = role.to_lowercase();
    role.split(|letter: char| !letter.is_alphabetic()).any(|word| KIN.contains(&word))
}

/// What stands in a paper where a relative's name stood.
const WITHHELD: &str = "[name withheld]";

/// How a relative is called whose name is withheld.
const A_RELATIVE: &str = "a relative (name withheld)";

/// Words that begin with a capital and name nobody: a part of a name that is one of them is left where it stands.
const NO_NAMES: [&str; 46] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "a",
    "an",
    "the",
    "his",
    "her",
    "their",
    "and",
    "us",
    "u.s.",
    "american",
    "americans",
    "united",
    "states",
    "citizen",
    "citizens",
    "russian",
    "british",
    "mrs",
    "mr",
    "ms",
    "dr",
];

/// After these words a name with a capital is a place.
const BEFORE_PLACES: [&str; 6] = ["in", "of", "at", "from", "near", "to"];

/// The names of relatives whom no agreement on file allows to be named.
#[derive(Debug, Default)]
pub(crate) struct Withheld {
    people: BTreeSet<PersonId>,
    /// Each as its characters in lower case, the longest first.
    names: Vec<Vec<char>>,
}

impl Withheld {
    /// Who must not be named in a paper from this file. It takes the whole file, with what is sealed.
    pub(crate) fn of(file: &CaseFile) -> Self {
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut people = BTreeSet::new();
        for person in file.others().iter().filter(|one| !may_be_named(file, one)) {
            people.insert(person.person);
            names.extend(person.names.iter().cloned());
        }
        if !family_agreed(file) {
            let own = file.standing().filter(|state| file.about(state) == About::Principal);
            names.extend(own.filter(|state| state.claim.audience != Audience::Public).flat_map(named_as_kin));
        }
        for (person, head) in file.people.iter().filter(|(person, _)| **person != file.person) {
            if head.names.iter().any(|name| names.contains(name)) {
                people.insert(*person);
                names.extend(head.names.iter().cloned());
            }
        }
        let everybody_else = file.people.iter().filter(|(person, _)| !people.contains(person));
        let kept: BTreeSet<String> = everybody_else
            .flat_map(|(_, head)| &head.names)
            .chain(&file.names)
            .flat_map(|name| words_of(name))
            .collect();
        let parts: Vec<String> = names.iter().flat_map(|name| words_of(name)).collect();
        let is_telling = |part: &String| {
            part.chars().count() >= 3
                && !kept.contains(part)
                && !NO_NAMES.contains(&part.as_str())
                && !is_kinship(part)
        };
        let own: BTreeSet<String> = file.names.iter().map(|name| name.to_lowercase()).collect();
        let whole = names.iter().map(|name| name.to_lowercase()).filter(|name| !own.contains(name));
        let all: BTreeSet<String> = whole.chain(parts.into_iter().filter(is_telling)).collect();
        let mut names: Vec<Vec<char>> = all
            .iter()
            .map(|name| name.chars().collect())
            .filter(|name: &Vec<char>| !name.is_empty())
            .collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { people, names }
    }

    /// Takes the names out of everything in this record that a paper is made from.
    pub(crate) fn out_of(&self, record: &mut Record) {
        if self.names.is_empty() && self.people.is_empty() {
            return;
        }
        for person in &self.people {
            if let Some(head) = record.people.get_mut(person) {
                head.names = vec![A_RELATIVE.to_owned()];
            }
        }
        for state in record.claims.values_mut() {
            let without = self.claim(state);
            if without != **state {
                *state = Arc::new(without);
            }
        }
        for state in record.sources.values_mut() {
            self.source(&mut state.source);
        }
        for state in record.findings.values_mut() {
            state.finding.reason = self.text(&state.finding.reason);
        }
        for state in record.consents.values_mut() {
            state.consent.given_by = self.text(&state.consent.given_by);
        }
    }

    fn claim(&self, state: &ClaimState) -> ClaimState {
        let mut state = state.clone();
        let claim = &mut state.claim;
        let fields: Vec<(Field, String)> =
            claim.statement.fields().map(|(field, text)| (field, self.text(text))).collect();
        let kind = claim.statement.kind();
        // Longer than a field may be: then it is told without its fields rather than with a name.
        claim.statement = Statement::new(kind, fields)
            .or_else(|_| Statement::new(kind, []))
            .expect("a statement without fields is one");
        for voice in &mut claim.attribution.voices {
            *voice = self.text(voice);
        }
        claim.place = claim.place.as_deref().map(|place| self.text(place));
        claim.basis = match &claim.basis {
            Basis::Passages(passages) => {
                let passages = passages.as_slice().iter().map(|passage| self.passage(passage)).collect();
                Basis::Passages(AtLeastOne::new(passages).expect("as many as before"))
            }
            Basis::Testimony { member, account } => {
                Basis::Testimony { member: *member, account: self.text(account) }
            }
            Basis::Locator { title, publisher, published } => Basis::Locator {
                title: self.text(title),
                publisher: self.text(publisher),
                published: *published,
            },
        };
        for dispute in &mut state.disputes {
            dispute.by = self.text(&dispute.by);
            dispute.why = self.text(&dispute.why);
        }
        state.standing = match state.standing {
            amparo_ledger::record::Standing::Current => amparo_ledger::record::Standing::Current,
            amparo_ledger::record::Standing::Corrected { by, why } => {
                amparo_ledger::record::Standing::Corrected { by, why: self.text(&why) }
            }
            amparo_ledger::record::Standing::Retracted { why } => {
                amparo_ledger::record::Standing::Retracted { why: self.text(&why) }
            }
        };
        state
    }

    fn passage(&self, passage: &Passage) -> Passage {
        let mut passage = passage.clone();
        passage.quote = self.text(&passage.quote);
        if let Some(translation) = &mut passage.translation {
            translation.text = self.text(&translation.text);
            let (Translator::Certified(name) | Translator::Uncertified(name) | Translator::Machine(name)) =
                &mut translation.translator;
            *name = self.text(name);
        }
        passage
    }

    fn source(&self, source: &mut Source) {
        source.title = self.text(&source.title);
        for line in [
            &mut source.author,
            &mut source.publisher,
            &mut source.disclosed_interest,
            &mut source.credit,
            &mut source.rights,
        ] {
            *line = line.as_deref().map(|text| self.text(text));
        }
        // An address often spells a name: then it is left out, because a part of an address leads nowhere.
        source.url = source.url.take().filter(|url| self.text(url) == *url);
    }

    /// The text without the names. Whole words only, in capitals or not.
    fn text(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < chars.len() {
            let begins = at == 0 || !chars[at - 1].is_alphanumeric();
            if let Some(name) = self.names.iter().find(|name| begins && stands_at(&chars, at, name)) {
                out.push_str(WITHHELD);
                at += name.len();
            } else {
                out.push(chars[at]);
                at += 1;
            }
        }
        out
    }
}

fn stands_at(chars: &[char], at: usize, name: &[char]) -> bool {
    let Some(found) = chars.get(at..at + name.len()) else { return false };
    let same = found.iter().zip(name).all(|(letter, wanted)| letter.to_lowercase().eq(wanted.to_lowercase()));
    same && chars.get(at + name.len()).is_none_or(|next| !next.is_alphanumeric())
}

fn words_of(name: &str) -> Vec<String> {
    name.split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The names that a claim on the prisoner's family gives: "Mira Example, his wife".
fn named_as_kin(state: &ClaimState) -> Vec<String> {
    let statement = &state.claim.statement;
    let (rel, other) = (statement.get(Field::Rel).unwrap_or(""), statement.get(Field::Other).unwrap_or(""));
    if statement.kind() != Kind::Relationship || !(is_kinship(rel) || is_kinship(other)) {
        return Vec::new();
    }
    [rel, other].into_iter().flat_map(names_in).collect()
}

/// Neighbouring words with a capital, as far as they may be a name.
fn names_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut before = "";
    let mut finish = |run: &mut Vec<&str>| {
        if !run.is_empty() {
            names.push(run.join(" "));
            run.clear();
        }
    };
    for token in text.split_whitespace() {
        let word = token.trim_matches(|letter: char| !letter.is_alphanumeric());
        if is_capital(word) && !(run.is_empty() && BEFORE_PLACES.contains(&before)) {
            run.push(word);
        } else {
            finish(&mut run);
            // The second word of a place still stands after what names a place.
            if !is_capital(word) {
                before = word;
            }
        }
        if token.ends_with([',', ';', '(', ')', '.']) {
            finish(&mut run);
        }
    }
    finish(&mut run);
    names
}

/// Every part of the word begins as a name does, and it is none of the words that do so otherwise.
fn is_capital(word: &str) -> bool {
    let lower = word.to_lowercase();
    let begins =
        |part: &str| part.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    word.split('-').all(begins) && !NO_NAMES.contains(&lower.as_str()) && lower != "u.s" && !is_kinship(word)
}

fn family_agreed(file: &CaseFile) -> bool {
    file.standing_consents().any(|state| {
        state.consent.kind == ConsentKind::Family
            && state.consent.purposes.as_slice().contains(&Purpose::Delivery)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinship_is_told_from_a_part_in_the_case() {
        for (role, kin, because) in [
            ("wife", true, "plain"),
            ("his elder Brother", true, "among other words"),
            ("mother-in-law", true, "written with hyphens"),
            ("judge", false, "a part in the case"),
            ("partnership lawyer", false, "a longer word"),
            ("prisoner", false, "another prisoner"),
        ] {
            assert_eq!(is_kinship(role), kin, "{role}: {because}");
        }
    }

    #[test]
    fn a_name_in_a_family_tie_is_found_and_a_description_is_none() {
        for (text, names, because) in [
            ("Mira Example", vec!["Mira Example"], "a name alone"),
            ("Mira Example, his wife", vec!["Mira Example"], "with what she is"),
            ("his sister Mira, a U.S. citizen", vec!["Mira"], "a given name"),
            ("wife and three American-born children", vec![], "a description"),
            ("a brother in New York", vec![], "a place"),
            ("Two children", vec![], "a number"),
        ] {
            assert_eq!(names_in(text), names, "{text}: {because}");
        }
    }

    #[test]
    fn a_name_goes_out_of_a_text_as_a_whole_word_and_in_any_case() {
        let names = ["mira example", "mira"].map(|name| name.chars().collect()).to_vec();
        let withheld = Withheld { people: BTreeSet::new(), names };
        for (text, expected) in [
            ("Mira Example’s letter", "[name withheld]’s letter"),
            ("MIRA wrote; a miracle", "[name withheld] wrote; a miracle"),
            ("Admira", "Admira"),
            ("Nadia Example", "Nadia Example"),
        ] {
            assert_eq!(withheld.text(text), expected);
        }
    }
}
