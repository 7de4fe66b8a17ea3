//! Who may be named in a paper beside the person whose case it is.
//!
//! Officials, judges, guards, other prisoners and those who speak in public are part of the case. A relative is not:
//! a relative is named where the family agreed to the delivery, or where everything on file about them is public.

use amparo_ledger::case_file::{CaseFile, PersonInFile};
use amparo_ledger::claim::Audience;
use amparo_ledger::consent::{ConsentKind, Purpose};

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
pub(super) fn may_be_named(file: &CaseFile, person: &PersonInFile<'_>) -> bool {
    let is_kin = person.roles.iter().any(|role| is_kinship(role));
    !is_kin
        || family_agreed(file)
        || person.claims.iter().all(|state| state.claim.audience == Audience::Public)
}

fn is_kinship(role: &str) -> bool {
    let role = role.to_lowercase();
    role.split(|letter: char| !letter.is_alphabetic()).any(|word| KIN.contains(&word))
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
}
