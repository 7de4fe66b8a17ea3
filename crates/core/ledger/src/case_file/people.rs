//! Everyone in the file beside the person whose case it is, with what is said of them.

use std::collections::{BTreeMap, BTreeSet};

use amparo_names::Spelling;

use super::CaseFile;
use crate::claim::kind::{Field, Kind};
use crate::claim::{Scope, Subject};
use crate::ids::PersonId;
use crate::record::ClaimState;

/// A person in the file with the claims about them.
#[derive(Debug, Clone)]
pub struct PersonInFile<'a> {
    /// Who.
    pub person: PersonId,
    /// Their names on record, the first one first; empty when the person's scope is not in this record.
    pub names: &'a [String],
    /// What sources call them, each word once: `prisoner`, `official`, `spouse`. Empty: no source says.
    pub roles: BTreeSet<&'a str>,
    /// The claims about them, in the order in which they were entered.
    pub claims: Vec<&'a ClaimState>,
}

/// Two people on record whose names are spelt alike. Legitimate, and a question for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameName<'a> {
    /// The one.
    pub left: (PersonId, &'a str),
    /// The other.
    pub right: (PersonId, &'a str),
}

impl CaseFile {
    /// Everyone but the person whose case it is: those who are named and those whom a claim is about.
    pub fn others(&self) -> Vec<PersonInFile<'_>> {
        let mut people: BTreeMap<PersonId, PersonInFile<'_>> = BTreeMap::new();
        let named = self.people.iter().map(|(person, head)| (*person, head.names.as_slice()));
        for (person, names) in named.filter(|(person, _)| *person != self.person) {
            people.insert(person, PersonInFile::new(person, names));
        }
        for state in self.standing() {
            let Subject::Person(person) = state.claim.subject else { continue };
            if person != self.person {
                let entry = people.entry(person).or_insert_with(|| PersonInFile::new(person, &[]));
                entry.roles.extend(role_in(state));
                entry.claims.push(state);
            }
        }
        people.into_values().collect()
    }

    /// People whose names are the same once folded, each pair once. An initial or a family name alone is not
    /// enough to ask.
    pub fn same_names(&self) -> Vec<SameName<'_>> {
        let mut by_words: BTreeMap<Vec<String>, Vec<(PersonId, &str)>> = BTreeMap::new();
        // An official of the desk was tied to this case by a person: that is no question any more.
        for (person, head) in self.people.iter().filter(|(_, head)| head.scope != Scope::Desk) {
            for name in &head.names {
                let folded = amparo_names::fold(name);
                let mut words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                words.sort_unstable();
                by_words.entry(words).or_default().push((*person, name));
            }
        }
        let mut asked = BTreeSet::new();
        let mut questions = Vec::new();
        for alike in by_words.values() {
            for (place, &left) in alike.iter().enumerate() {
                for &right in &alike[place + 1..] {
                    let same = amparo_names::same_spelling(left.1, right.1) == Spelling::Same;
                    if same && left.0 != right.0 && asked.insert((left.0, right.0)) {
                        questions.push(SameName { left, right });
                    }
                }
            }
        }
        questions
    }
}

impl<'a> PersonInFile<'a> {
    fn new(person: PersonId, names: &'a [String]) -> Self {
        Self { person, names, roles: BTreeSet::new(), claims: Vec::new() }
    }
}

fn role_in(state: &ClaimState) -> Option<&str> {
    let statement = &state.claim.statement;
    match statement.kind() {
        Kind::Person => statement.get(Field::Kind),
        Kind::Relationship | Kind::Post => statement.get(Field::Rel),
        _ => None,
    }
}
