//! Why the program proposes something, in words: the rule, what it looks for, and the words it found.
//!
//! A proposal that cannot say where it comes from cannot be trusted. Each line below names words of the document and where
//! they stand; what was not read from words of its own is said so.

use std::collections::BTreeSet;

use amparo_ledger::claim::Modality;
use amparo_reader::gazetteer::{Whereabouts, country_name, whereabouts};
use amparo_reader::propose::catalogue::line_of;
use amparo_reader::propose::{DateBasis, Evidence, Proposal, Role};

/// What a proposal rests on: a label and a text for each thing, the rule first.
pub fn explanation(proposal: &Proposal) -> Vec<(&'static str, String)> {
    let mut lines = vec![("rule", rule_in_words(&proposal.rule))];
    for role in Role::ALL {
        let words = proposal.because.iter().filter(|words| words.role == role);
        lines.extend(words.map(|words| (label(role), in_words(proposal, words))));
    }
    let shown = |role: Role| proposal.because.iter().any(|words| words.role == role);
    if let Some(date) = proposal.date.filter(|_| !shown(Role::Date)) {
        lines.push((label(Role::Date), format!("from no single words: {}", basis_in_words(date.basis))));
    }
    if let Some(place) = &proposal.place {
        let more = place_in_words(place).map(|more| format!(": {more}"));
        lines.push(("where", format!("“{place}”{}", more.unwrap_or_default())));
    }
    if proposal.because.is_empty() {
        lines.push(("words", "not kept when this document was read; reading it again keeps them".to_owned()));
    }
    lines
}

/// The rule with what it looks for.
pub fn rule_in_words(rule: &str) -> String {
    match line_of(rule) {
        Some(line) => format!("{rule}. {} For example: “{}”", line.looks_for, line.example),
        None => format!("{rule}, which this version of the program no longer has"),
    }
}

/// What the gazetteer knows of a place: "Russia", or every country that has a town of that name. `None`: it is not
/// in the gazetteer, which does not mean that there is no such place.
pub fn place_in_words(place: &str) -> Option<String> {
    let country = |code: &'static str| country_name(code).unwrap_or(code);
    Some(match whereabouts(place)? {
        Whereabouts::Country(code) => country(code).to_owned(),
        Whereabouts::Facility(found) if found.town.is_empty() => country(found.country).to_owned(),
        Whereabouts::Facility(found) => format!("{}, {}", found.town, country(found.country)),
        Whereabouts::Towns(towns) => {
            let mut countries: Vec<&str> = towns.iter().map(|town| country(town.country)).collect();
            let mut seen = BTreeSet::new();
            countries.retain(|name| seen.insert(*name));
            match countries.as_slice() {
                [one] => (*one).to_owned(),
                several => format!("towns of this name are in {}", several.join(", ")),
            }
        }
    })
}

fn label(role: Role) -> &'static str {
    match role {
        Role::Trigger => "started at",
        Role::Person => "of whom",
        Role::Name => "named at",
        Role::Date => "when",
        Role::Modality => "how sure",
        Role::Voice => "who says so",
    }
}

fn in_words(proposal: &Proposal, words: &Evidence) -> String {
    let said = words.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = format!("(characters {}–{})", words.range.start, words.range.end);
    let more = match words.role {
        Role::Person => words.taken_for.as_ref().map(|name| format!(", taken for {name}")),
        Role::Date => proposal.date.map(|date| format!(", {}", basis_in_words(date.basis))),
        Role::Modality => Some(format!(": {}", modality_in_words(proposal.modality))),
        Role::Trigger | Role::Name | Role::Voice => None,
    };
    format!("“{said}”{} {place}", more.unwrap_or_default())
}

fn basis_in_words(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Stated => "as the words give it",
        DateBasis::Relative => "worked out from the document’s own date",
        DateBasis::Context => "with the year or the day from the words around",
        DateBasis::Approximate => "approximate in the source",
        DateBasis::Derived => "worked out from something else, such as an age",
    }
}

fn modality_in_words(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged, not stated as a fact",
        Modality::Denied => "denied",
        Modality::Feared => "feared, not said to have happened",
        Modality::Requested => "asked for, not said to have happened",
    }
}

#[cfg(test)]
mod tests {
    use amparo_reader::propose::{Document, propose};

    use super::*;

    fn lines_of(text: &str, kind: &str) -> Vec<String> {
        let document = Document { text, date: jiff::civil::Date::new(2021, 3, 10).ok(), known_people: &[] };
        #[expect(clippy::disallowed_methods, reason = "a text of the test's own")]
        let proposals = propose(&document);
        let one = proposals.iter().find(|one| one.kind.name() == kind).expect("it is proposed");
        explanation(one).into_iter().map(|(label, text)| format!("{label}: {text}")).collect()
    }

    #[test]
    fn an_explanation_names_rule_words_and_whom_a_pronoun_was_taken_for() {
        let lines = lines_of("Oleg Varnin is a printer. He was released last month.", "release");
        assert_eq!(
            lines,
            [
                "rule: custody.released. A named person is released, freed or pardoned. For example: “Oleg Varnin was \
                 released on bail last month.”",
                "started at: “released” (characters 33–41)",
                "of whom: “He”, taken for Oleg Varnin (characters 26–28)",
                "named at: “Oleg Varnin” (characters 0–11)",
                "when: “last month”, worked out from the document’s own date (characters 42–52)",
            ]
        );
    }

    #[test]
    fn a_place_is_told_with_its_country_and_an_unclear_one_with_all() {
        let lines = lines_of("Oleg Varnin was arrested in Yekaterinburg on 3 May 2020.", "arrest");
        assert!(lines.contains(&"where: “Yekaterinburg”: Russia".to_owned()), "{lines:?}");
        assert_eq!(place_in_words("ward 209 of Evin prison").as_deref(), Some("Tehran, Iran"));
        assert_eq!(place_in_words("Nowhereville"), None);
        let several = place_in_words("Moscow").expect("two towns");
        assert_eq!(several, "towns of this name are in Russia, United States");
    }

    #[test]
    fn a_rule_of_another_version_is_said_to_be_gone() {
        assert!(rule_in_words("custody.forgotten").ends_with("no longer has"));
    }
}
