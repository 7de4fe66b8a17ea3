//! Who on this desk is called so? Over every name in the record, in any script and spelling.
//!
//! A name found is a name found, not a person recognised: two people may share it, so each is shown with its case and the
//! spelling that was met.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, PersonId};
use amparo_names::{IndexBuilder, Kind, Name, compare};
use serde::Serialize;

use crate::compare_names::NAME_CHARS_MAX;
use crate::desk::Desk;
use crate::policy::{Deed, Visible};
use crate::problem::Problem;

/// Somebody whose name came near.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPerson {
    /// The case in which the person is named.
    pub case: CaseId,
    /// The name of the case.
    pub case_title: String,
    /// The person.
    pub person: PersonId,
    /// Whether it is this person's case.
    pub is_principal: bool,
    /// The spelling on file that comes nearest.
    pub name: String,
    /// How alike the names are, from 0 to 1.
    pub score: f32,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A name in full.
    Whole,
    /// The last word may go on.
    Beginning,
}

/// The people whose names come nearest, best first, each once.
///
/// # Errors
/// When the name is none, or the record cannot be read.
pub fn find_person(
    desk: &Desk,
    name: &str,
    typed: Typed,
    top: usize,
) -> Result<Visible<Vec<FoundPerson>>, Problem> {
    let name = crate::read_document::one_line(name);
    if name.is_empty() {
        return Err(Problem::input(
            "Nothing was searched.",
            "The name is empty.",
            "Give a name, or its beginning with --typing.",
        ));
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Problem::input(
            "Nothing was searched.",
            "There is no letter and no digit in the name.",
            "Give a name, or its beginning with --typing.",
        ));
    }
    let chars = name.chars().count();
    if chars > NAME_CHARS_MAX {
        return Err(Problem::input(
            "Nothing was searched.",
            format!("The name has {chars} characters, and more than {NAME_CHARS_MAX} are no name."),
            "Give the name alone.",
        ));
    }
    let (mut index, mut people) = (IndexBuilder::new(), Vec::new());
    for row in desk.case_rows()? {
        let scope = Scope::Case(row.case);
        // A case that this member may not see is passed over without a word.
        if desk.member().may(Deed::See, scope).is_err() {
            continue;
        }
        let record = desk.scope_record(scope)?;
        for (person, head) in &record.people {
            for spelling in &head.names {
                index.add(spelling, Kind::Person);
                people.push(FoundPerson {
                    case: row.case,
                    case_title: row.title.clone(),
                    person: *person,
                    is_principal: *person == row.person,
                    name: spelling.clone(),
                    score: 0.0,
                    reasons: Vec::new(),
                });
            }
        }
    }
    let index = index.build();
    let wanted = Name::person(&name);
    // A person with several spellings is found several times: more are asked for than shown.
    let asked = top.saturating_mul(4).max(20);
    let hits = match typed {
        Typed::Whole => index.search(&wanted, asked),
        Typed::Beginning => index.suggest(&name, asked),
    };
    let mut found: Vec<FoundPerson> = Vec::new();
    for hit in hits {
        let Some(person) = usize::try_from(hit.number).ok().and_then(|at| people.get(at)) else { continue };
        if found.iter().any(|known| (known.case, known.person) == (person.case, person.person)) {
            continue;
        }
        let why = compare(&wanted, &Name::person(&person.name));
        let reasons = why.reasons.iter().map(ToString::to_string).collect();
        found.push(FoundPerson { score: hit.score, reasons, ..person.clone() });
    }
    found.truncate(top);
    desk.member().show(Scope::Desk, found)
}
