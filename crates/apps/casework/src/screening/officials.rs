//! Who had a hand in a persecution, as the claims of a case name them: who ordered, arrested, prosecuted, judged,
//! guarded, ill-treated.
//!
//! Claims name officials in two ways: as people on record, with claims of their own (a judge, a post held), and in the
//! words of a source (`by`, `alleged`). Words that are spelt as the name of exactly one person of the case are taken as
//! naming that person, as everywhere in a case; any other two spellings stay two. Words that name nobody ("police") are
//! counted, and not asked about.

use std::collections::BTreeMap;

use amparo_ledger::case_file::{About, CaseFile};
use amparo_ledger::claim::{Audience, Modality, Scope, Subject};
use amparo_ledger::ids::PersonId;
use amparo_ledger::record::ClaimState;
use amparo_ledger::screening::Official;
use amparo_ledger::{Field, Kind};
use amparo_names::{Spelling, fold, same_spelling};
use serde::Serialize;

pub use super::called::Sort;
use super::called::{Named, is_not_responsible, parts_of, role_called};

/// What somebody did in a persecution, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ordered or prolonged the detention.
    Ordered,
    /// Arrested.
    Arrested,
    /// Searched a home or an office.
    Searched,
    /// Brought charges, investigated.
    Prosecuted,
    /// Heard the case, convicted, sentenced.
    Judged,
    /// Moved the prisoner.
    Transferred,
    /// Held the prisoner.
    Guarded,
    /// Punished in prison.
    Punished,
    /// Ill-treated.
    IllTreated,
    /// Is alleged to have poisoned.
    Poisoned,
    /// Is alleged to have caused the death.
    Killed,
    /// Withheld care.
    WithheldCare,
    /// Refused access to family, lawyer or consul.
    RefusedAccess,
    /// Concealed where the prisoner was.
    Concealed,
    /// Called an official, without a deed.
    Named,
}

impl Role {
    /// The role in words, as a table prints it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ordered => "ordered or prolonged detention",
            Self::Arrested => "arrested",
            Self::Searched => "searched",
            Self::Prosecuted => "investigated or prosecuted",
            Self::Judged => "judged",
            Self::Transferred => "moved",
            Self::Guarded => "guarded or ran the place",
            Self::Punished => "punished in prison",
            Self::IllTreated => "ill-treated",
            Self::Poisoned => "alleged to have poisoned",
            Self::Killed => "alleged to have caused death",
            Self::WithheldCare => "withheld care",
            Self::RefusedAccess => "refused access",
            Self::Concealed => "concealed whereabouts",
            Self::Named => "named as an official",
        }
    }
}

impl Role {
    /// The role in words where sources only allege it: never as a fact.
    pub fn words_alleged(self) -> String {
        match self {
            Self::Poisoned | Self::Killed | Self::Named => self.words().to_owned(),
            Self::Guarded => "alleged to have guarded or run the place".to_owned(),
            Self::Ordered => "alleged to have ordered or prolonged detention".to_owned(),
            _ => format!("alleged to have {}", self.words()),
        }
    }

    /// The role in words where sources only say what somebody is, and nobody says what they did.
    pub fn words_without_deed(self) -> &'static str {
        match self {
            Self::Judged => "named as a judge",
            Self::Prosecuted => "named as a prosecutor or investigator",
            Self::Guarded => "named as prison staff",
            Self::IllTreated => "named as one who ill-treats",
            _ => "named as an official",
        }
    }
}

/// Which part of which claim names whoever did it.
const DEEDS: [(Kind, Field, Role); 17] = [
    (Kind::Arrest, Field::By, Role::Arrested),
    (Kind::Arrest, Field::Alleged, Role::Arrested),
    (Kind::Search, Field::By, Role::Searched),
    (Kind::Detention, Field::By, Role::Ordered),
    (Kind::Charge, Field::By, Role::Prosecuted),
    (Kind::Conviction, Field::By, Role::Judged),
    (Kind::Sentence, Field::By, Role::Judged),
    (Kind::Trial, Field::By, Role::Judged),
    (Kind::Transfer, Field::By, Role::Transferred),
    (Kind::Punishment, Field::By, Role::Punished),
    (Kind::IllTreatment, Field::By, Role::IllTreated),
    (Kind::IllTreatment, Field::Alleged, Role::IllTreated),
    (Kind::Poisoning, Field::Alleged, Role::Poisoned),
    (Kind::Death, Field::Alleged, Role::Killed),
    (Kind::MedicalNeglect, Field::By, Role::WithheldCare),
    (Kind::AccessDenied, Field::By, Role::RefusedAccess),
    (Kind::Disappearance, Field::By, Role::Concealed),
];

/// One thing that somebody did by a claim.
#[derive(Debug, Clone)]
pub struct Deed<'a> {
    /// What it was.
    pub role: Role,
    /// The claim that says so.
    pub claim: &'a ClaimState,
    /// Whether the claim names them as the one of whom it is alleged.
    pub named_as_alleged: bool,
}

/// How firmly a claim says that somebody did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Firmness {
    /// It says so.
    Said,
    /// It alleges that it was so, or that it was they.
    Alleged,
    /// It denies, fears or asks for it.
    NotSaid,
}

impl Firmness {
    /// The role in words, as firmly as it is said.
    pub(crate) fn words(self, role: Role) -> String {
        match self {
            Self::Said => role.words().to_owned(),
            Self::Alleged => role.words_alleged(),
            Self::NotSaid => format!("denied, feared or asked for: {}", role.words()),
        }
    }
}

impl Deed<'_> {
    /// Whether the claim tells what somebody did, and not only what they are.
    pub fn is_an_act(&self) -> bool {
        !matches!(self.claim.claim.statement.kind(), Kind::Person | Kind::Post | Kind::Relationship)
    }

    /// Whether the claim says that it was so, or is alleged to have been so: neither denied, feared nor asked for.
    pub fn counts(&self) -> bool {
        matches!(self.claim.claim.attribution.modality, Modality::Asserted | Modality::Alleged)
    }

    /// How firmly it is said.
    pub(crate) fn firmness(&self) -> Firmness {
        match self.claim.claim.attribution.modality {
            Modality::Asserted if !self.named_as_alleged => Firmness::Said,
            Modality::Asserted | Modality::Alleged => Firmness::Alleged,
            _ => Firmness::NotSaid,
        }
    }
}

/// Somebody who had a hand in the persecution, with what the case holds on it.
#[derive(Debug, Clone)]
pub struct InCase<'a> {
    /// As the record knows them.
    pub official: Official,
    /// Every spelling, the first one first.
    pub names: Vec<String>,
    /// A person or an organisation.
    pub sort: Sort,
    /// What they did, by role and then in the order of the record.
    pub deeds: Vec<Deed<'a>>,
    /// What sources call them, and the posts they held.
    pub posts: Vec<String>,
    /// Further claims about them: births, posts.
    pub about: Vec<&'a ClaimState>,
}

impl InCase<'_> {
    /// The name under which they are listed.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// The roles, each once.
    pub(crate) fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = self.deeds.iter().map(|deed| deed.role).collect();
        roles.sort_unstable();
        roles.dedup();
        // Whoever did something is told by that.
        if roles.len() > 1 {
            roles.retain(|role| *role != Role::Named);
        }
        roles
    }

    /// What they did, in words, each once; what they are, where nobody says what they did.
    pub fn roles_in_words(&self) -> Vec<String> {
        let firmest = |role: Role| {
            let acts = self.deeds.iter().filter(|deed| deed.role == role && deed.is_an_act());
            acts.map(Deed::firmness).min()
        };
        if self.deeds.iter().any(Deed::is_an_act) {
            return self
                .roles()
                .into_iter()
                .filter_map(|role| firmest(role).map(|firmness| firmness.words(role)))
                .collect();
        }
        self.roles().into_iter().map(|role| role.words_without_deed().to_owned()).collect()
    }

    /// Whether only sealed claims name them: nothing of it may lie outside the case.
    pub fn is_sealed(&self) -> bool {
        let mut claims =
            self.deeds.iter().map(|deed| deed.claim).chain(self.about.iter().copied()).peekable();
        claims.peek().is_some() && claims.all(|state| state.claim.audience == Audience::Sealed)
    }
}

/// Everyone who had a hand in it, and the words that name nobody.
#[derive(Debug, Clone, Default)]
pub struct Officials<'a> {
    /// Those who can be asked about, by name.
    pub known: Vec<InCase<'a>>,
    /// What sources call those whom they do not name, each once, with the claims.
    pub unnamed: BTreeMap<String, Vec<Deed<'a>>>,
    /// Who is called an official, and of whom no claim says what they did in the case: a senator who spoke for the
    /// prisoner is called so too. Nobody is held responsible for a title.
    pub without_deed: Vec<InCase<'a>>,
}

/// Who had a hand in the persecution that this file is about.
pub fn officials_of(file: &CaseFile) -> Officials<'_> {
    let mut found = Gathered::default();
    people(file, &mut found);
    for state in file.standing().filter(|state| is_about_a_victim(file, state)) {
        let statement = &state.claim.statement;
        for (_, field, role) in DEEDS.iter().filter(|(kind, ..)| *kind == statement.kind()) {
            for words in statement.get(*field).map(parts_of).unwrap_or_default() {
                let named_as_alleged = *field == Field::Alleged;
                found.deed(file, &words, Deed { role: *role, claim: state, named_as_alleged });
            }
        }
    }
    found.into_officials()
}

/// A claim about the prisoner or another person: what was done to an organisation or a country is not told here.
fn is_about_a_victim(file: &CaseFile, state: &ClaimState) -> bool {
    matches!(file.about(state), About::Principal | About::Other(_))
}

#[derive(Default)]
struct Gathered<'a> {
    people: BTreeMap<PersonId, InCase<'a>>,
    named: BTreeMap<String, InCase<'a>>,
    unnamed: BTreeMap<String, Vec<Deed<'a>>>,
}

/// People on record whom claims call officials.
fn people<'a>(file: &'a CaseFile, found: &mut Gathered<'a>) {
    for person in file.others() {
        let called = person.roles.iter().flat_map(|role| role_called(role));
        let mut roles: Vec<Role> = called.collect();
        let is_official = !person.roles.iter().any(|role| is_not_responsible(role)) && !roles.is_empty();
        roles.sort_unstable();
        roles.dedup();
        let of_a_list = file.people.get(&person.person).is_some_and(|head| head.scope == Scope::Desk);
        if !is_official || of_a_list {
            continue;
        }
        let telling = |state: &&&ClaimState| {
            matches!(state.claim.statement.kind(), Kind::Person | Kind::Post | Kind::Relationship)
        };
        let deeds = person.claims.iter().filter(telling).flat_map(|state| {
            let words = words_on(state);
            let deed = |role| Deed { role, claim: state, named_as_alleged: false };
            role_called(&words).into_iter().map(deed).collect::<Vec<_>>()
        });
        let posts =
            person.claims.iter().filter(telling).map(|state| words_on(state)).filter(|text| !text.is_empty());
        found.people.insert(
            person.person,
            InCase {
                official: Official::Person(person.person),
                names: person.names.to_vec(),
                sort: Sort::Person,
                deeds: deeds.collect(),
                posts: posts.collect(),
                about: person.claims.clone(),
            },
        );
    }
}

/// What a claim says somebody is: "judge, Example District Court".
fn words_on(state: &ClaimState) -> String {
    let statement = &state.claim.statement;
    let fields = match statement.kind() {
        Kind::Person => [Field::Kind, Field::Detail, Field::Other],
        _ => [Field::Rel, Field::Unit, Field::Other],
    };
    let parts: Vec<&str> = fields.into_iter().filter_map(|field| statement.get(field)).collect();
    parts.join(", ")
}

impl<'a> Gathered<'a> {
    fn deed(&mut self, file: &'a CaseFile, text: &str, deed: Deed<'a>) {
        let Some(named) = Named::read(text) else {
            self.unnamed.entry(text.to_owned()).or_default().push(deed);
            return;
        };
        if let Some(person) = person_called(file, &named.name) {
            let one = self.people.entry(person).or_insert_with(|| InCase {
                official: Official::Person(person),
                names: file.people.get(&person).map(|head| head.names.clone()).unwrap_or_default(),
                sort: Sort::Person,
                deeds: Vec::new(),
                posts: Vec::new(),
                about: file
                    .standing()
                    .filter(|state| state.claim.subject == Subject::Person(person))
                    .collect(),
            });
            one.posts.extend(named.title);
            one.deeds.push(deed);
            return;
        }
        let one = self.named.entry(fold(&named.name)).or_insert_with(|| InCase {
            official: Official::Named(named.name.clone()),
            names: vec![named.name.clone()],
            sort: named.sort,
            deeds: Vec::new(),
            posts: Vec::new(),
            about: Vec::new(),
        });
        one.posts.extend(named.title);
        one.deeds.push(deed);
    }

    fn into_officials(self) -> Officials<'a> {
        let mut known: Vec<InCase<'a>> = self.people.into_values().chain(self.named.into_values()).collect();
        for one in &mut known {
            // Of a claim that names somebody both ways, the firmer one stays.
            one.deeds.sort_by_key(|deed| {
                (deed.role, deed.claim.entered.seq, deed.claim.claim.id, deed.named_as_alleged)
            });
            one.deeds.dedup_by_key(|deed| (deed.role, deed.claim.claim.id));
            one.posts.sort_unstable();
            one.posts.dedup();
        }
        known.retain(|one| !one.names.is_empty() && one.deeds.iter().any(Deed::counts));
        known.sort_by(|a, b| {
            let first = |one: &InCase<'_>| one.roles().first().copied();
            (first(a), fold(a.name()), &a.official).cmp(&(first(b), fold(b.name()), &b.official))
        });
        let (known, without_deed) = known.into_iter().partition(|one| one.roles() != [Role::Named]);
        Officials { known, unnamed: self.unnamed, without_deed }
    }
}

/// The one person of the case, beside the prisoner, whose name is spelt so. An official of the desk is none: who stands
/// on a list is tied to a case by an answer, never by a name.
fn person_called(file: &CaseFile, name: &str) -> Option<PersonId> {
    let spelt_so = |names: &[String]| names.iter().any(|known| same_spelling(known, name) == Spelling::Same);
    let mut found = file.people.iter().filter(|(person, head)| {
        **person != file.person && head.scope != Scope::Desk && spelt_so(&head.names)
    });
    let first = found.next().map(|(person, _)| *person);
    if found.next().is_some() { None } else { first }
}
