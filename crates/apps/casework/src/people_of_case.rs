//! Everyone in a case beside the person whose case it is: family, those who help, those who had a hand in it, bodies that
//! spoke, with what they are and the claims that say so.
//!
//! It is what sources say. Somebody whom two sources spell differently is two lines until a person says that they are one;
//! nobody is taken for another by a name that is only alike.

use std::collections::BTreeMap;

use amparo_ledger::case_file::{About, CaseFile};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, ClaimId, PersonId};
use amparo_ledger::record::ClaimState;
use amparo_ledger::screening::Official;
use amparo_ledger::{Field, Kind};
use serde::Serialize;

use crate::desk::Desk;
use crate::papers::naming::{is_kinship, may_be_named};
use crate::policy::Visible;
use crate::problem::Problem;
use crate::screening::officials::{Sort, officials_of};
use crate::show_case::{Moment, show_case};

/// Where somebody stands, seen from the person whose case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Family.
    Family,
    /// Lawyers and others who act for the person.
    Help,
    /// Employers, parties, organisations, and whoever else sources tie to the person.
    Ties,
    /// Other prisoners.
    Prisoners,
    /// Those who had a hand in the persecution, as sources tell it.
    Responsible,
    /// Bodies and people who spoke: called for something, found, recognised, sanctioned.
    Spoke,
    /// Everyone else who is named.
    Named,
}

impl Side {
    /// Every side, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Family, Self::Help, Self::Ties, Self::Prisoners, Self::Responsible, Self::Spoke, Self::Named];
}

/// Somebody in a case: a person, an organisation, a body.
#[derive(Debug, Clone, Serialize)]
pub struct InCaseFile {
    /// The person on record; `None`: a name in the words of a source, or an organisation.
    pub person: Option<PersonId>,
    /// Every spelling on file, the first one first; never empty.
    pub names: Vec<String>,
    /// It is an organisation or a body.
    pub is_organisation: bool,
    /// Where they stand.
    pub side: Side,
    /// What sources call them, or what they did, each once.
    pub roles: Vec<String>,
    /// The claims that say so, in the order in which they were entered.
    pub claims: Vec<ClaimId>,
    /// Whether a paper may name them: a relative only where the family agreed, or where all is public.
    pub may_be_named: bool,
}

/// Everyone in a case.
#[derive(Debug, Clone, Serialize)]
pub struct PeopleOfCase {
    /// By side, then by name.
    pub people: Vec<InCaseFile>,
    /// What sources call those whom they do not name ("police"), with the number of claims.
    pub unnamed: Vec<(String, usize)>,
    /// Pairs of people of one name: one person or two?
    pub same_names: Vec<(PersonId, PersonId, String)>,
}

/// Everyone in a case, as of a moment.
///
/// # Errors
/// When the case cannot be shown.
pub fn people_of_case(desk: &Desk, case: CaseId, moment: Moment) -> Result<Visible<PeopleOfCase>, Problem> {
    let file = show_case(desk, case, moment)?.into_inner();
    desk.show(Scope::Case(case), of_file(&file))
}

/// Everyone in this file.
pub fn of_file(file: &CaseFile) -> PeopleOfCase {
    let officials = officials_of(file);
    let mut gathered = Gathered::default();
    for official in &officials.known {
        let person = match &official.official {
            Official::Person(person) => Some(*person),
            Official::Named(_) => None,
        };
        let claims = official.deeds.iter().map(|deed| deed.claim).chain(official.about.iter().copied());
        gathered.add(InCaseFile {
            person,
            names: official.names.clone(),
            is_organisation: official.sort == Sort::Organisation,
            side: Side::Responsible,
            roles: official.roles_in_words(),
            claims: ids(claims),
            may_be_named: true,
        });
    }
    for person in file.others() {
        let roles: Vec<String> = person.roles.iter().map(|role| (*role).to_owned()).collect();
        gathered.add(InCaseFile {
            person: Some(person.person),
            names: if person.names.is_empty() { vec![person.person.short()] } else { person.names.to_vec() },
            is_organisation: false,
            side: side_of(&roles),
            roles,
            claims: ids(person.claims.iter().copied()),
            may_be_named: may_be_named(file, &person),
        });
    }
    for state in file.standing() {
        gathered.named_in(file, state);
    }
    let unnamed = officials.unnamed.iter().map(|(words, deeds)| (words.clone(), deeds.len())).collect();
    let same_names = file.same_names().into_iter();
    let same_names = same_names.map(|same| (same.left.0, same.right.0, same.left.1.to_owned())).collect();
    PeopleOfCase { people: gathered.into_people(), unnamed, same_names }
}

fn ids<'a>(claims: impl IntoIterator<Item = &'a ClaimState>) -> Vec<ClaimId> {
    let mut seen = std::collections::BTreeSet::new();
    claims.into_iter().map(|state| state.claim.id).filter(|id| seen.insert(*id)).collect()
}

/// Where somebody stands whom sources call so.
fn side_of(roles: &[String]) -> Side {
    let says = |words: &[&str]| {
        roles.iter().any(|role| {
            let role = role.to_lowercase();
            role.split(|letter: char| !letter.is_alphabetic()).any(|word| words.contains(&word))
        })
    };
    if roles.iter().any(|role| is_kinship(role)) {
        Side::Family
    } else if says(&["lawyer", "attorney", "counsel", "advocate", "representative", "doctor"]) {
        Side::Help
    } else if says(&["prisoner", "cellmate", "defendant", "codefendant", "detainee"]) {
        Side::Prisoners
    } else if roles.is_empty() {
        Side::Named
    } else {
        Side::Ties
    }
}

#[derive(Default)]
struct Gathered {
    people: Vec<InCaseFile>,
    by_name: BTreeMap<String, usize>,
    by_person: BTreeMap<PersonId, usize>,
}

impl Gathered {
    /// Adds somebody, or what is new of somebody who is there: the same person, or the same spelling.
    fn add(&mut self, one: InCaseFile) {
        let folded = |name: &String| amparo_names::fold(name);
        let known = match one.person {
            Some(person) => self.by_person.get(&person).copied(),
            None => one.names.iter().find_map(|name| self.by_name.get(&folded(name)).copied()),
        };
        let at = known.unwrap_or(self.people.len());
        // Two people on record may share one name: only what has no person of its own is found by its name.
        for name in one.names.iter().map(folded) {
            self.by_name.entry(name).or_insert(at);
        }
        if let Some(person) = one.person {
            self.by_person.insert(person, at);
        }
        let Some(there) = known.and_then(|at| self.people.get_mut(at)) else {
            self.people.push(one);
            return;
        };
        for role in one.roles {
            if !there.roles.contains(&role) {
                there.roles.push(role);
            }
        }
        for claim in one.claims {
            if !there.claims.contains(&claim) {
                there.claims.push(claim);
            }
        }
        there.may_be_named &= one.may_be_named;
        if there.side == Side::Named {
            there.side = one.side;
        }
    }

    /// Whom a claim names in its parts: the other end of a tie, the body that spoke.
    fn named_in(&mut self, file: &CaseFile, state: &ClaimState) {
        let statement = &state.claim.statement;
        let get = |field| statement.get(field).map(str::to_owned);
        let named = |name: String, is_organisation, side, role: Option<String>| InCaseFile {
            person: None,
            names: vec![name],
            is_organisation,
            side,
            roles: role.into_iter().collect(),
            claims: vec![state.claim.id],
            may_be_named: side != Side::Family,
        };
        if let About::Organisation(name) = file.about(state) {
            self.add(named(name.to_owned(), true, Side::Named, None));
        }
        match statement.kind() {
            Kind::Relationship | Kind::Post if file.about(state) == About::Principal => {
                let Some(other) = get(Field::Other).or_else(|| get(Field::Unit)) else { return };
                let roles: Vec<String> = get(Field::Rel).into_iter().collect();
                let side = if roles.iter().any(|role| is_kinship(role)) { Side::Family } else { Side::Ties };
                self.add(named(other, side == Side::Ties, side, roles.into_iter().next()));
            }
            Kind::Call | Kind::Determination | Kind::Recognition | Kind::Sanction => {
                let Some(by) = get(Field::By) else { return };
                let role = match statement.kind() {
                    Kind::Call => "spoke on the case",
                    Kind::Determination => "made a determination",
                    Kind::Recognition => "recognised the person",
                    _ => "imposed sanctions",
                };
                self.add(named(by, true, Side::Spoke, Some(role.to_owned())));
            }
            _ => {}
        }
    }

    fn into_people(mut self) -> Vec<InCaseFile> {
        self.people.sort_by_cached_key(|one| {
            (one.side, one.names.first().map(|name| amparo_names::fold(name)), one.person)
        });
        self.people
    }
}
