//! Checks that look at several tables at once.

use super::table::{Table, Text};

/// Reports every id that stands a second time.
pub(super) fn no_duplicates(table: &Table<'_, '_>, what: &str, ids: &[Text]) {
    for (place, id) in ids.iter().enumerate() {
        if !id.text.is_empty() && ids[..place].iter().any(|earlier| earlier.text == id.text) {
            table.wrong(
                what,
                &id.at,
                format!("there are two of `{}`", id.text),
                "Give one of them another id",
            );
        }
    }
}

/// Reports every name that is none of the known ones.
pub(super) fn all_known(table: &Table<'_, '_>, key: &str, names: &[Text], known: &[&str]) {
    for name in names {
        if !name.text.is_empty() && !known.contains(&name.text.as_str()) {
            table.unknown(key, name, known);
        }
    }
}
