//! Two versions of a list.

use amparo_exchange::lists::{Changes, Digests, Field, changes};

use crate::{fixture, list};

fn digests(bytes: &[u8]) -> Digests {
    list(bytes).unwrap().1.iter().collect()
}

#[test]
fn a_new_version_shows_who_was_added_removed_and_changed_and_in_what() {
    let text = String::from_utf8(fixture("ofac-sdn.xml")).unwrap();
    let old = digests(text.as_bytes());
    let new = text
        .replace("<dateOfBirth>circa 1960</dateOfBirth>", "<dateOfBirth>1960</dateOfBirth>")
        .replace("<city>Minsk</city>", "<city>Brest</city>")
        .replace("<uid>90003</uid>", "<uid>90033</uid>");
    let new = digests(new.as_bytes());
    let expected = Changes {
        added: vec!["90033".into()],
        removed: vec!["90003".into()],
        changed: vec![("90001".into(), vec![Field::Births, Field::Addresses])],
        unchanged: 1,
    };
    assert_eq!(changes(&old, &new), expected);
    assert_eq!(changes(&old, &old), Changes { unchanged: 3, ..Changes::default() });
}

#[test]
fn the_order_of_a_list_is_no_change() {
    let (_, mut entries) = list(&fixture("un-consolidated.xml")).unwrap();
    let old: Digests = entries.iter().collect();
    entries.reverse();
    let new: Digests = entries.iter().collect();
    assert_eq!(changes(&old, &new).unchanged, 3);
    assert_eq!(old.len(), 3);
    assert!(!old.is_empty());
}
