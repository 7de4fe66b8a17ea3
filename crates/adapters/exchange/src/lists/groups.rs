//! Lists with several rows for one entry. Rows of an entry need not stand together: a first pass counts them, so that
//! in the second an entry is given as soon as its last row was read. Only entries that wait for a row are held.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::entry::Entry;
use super::error::{Place, Refusal};
use super::sink::Sink;
use super::table::Fields;
use super::text::Sum;
use super::{ListError, same};

/// The bytes that one group takes in the count.
const GROUP_BYTES: usize = 32;

/// The bytes that an entry takes that waits, beside what its rows say. Measured: 3,100 bytes with rows of 900.
const WAITING_BYTES: usize = 1_500;

/// How a list is grouped.
pub(super) struct Grouping {
    /// The field by whose value rows belong together, as the publisher writes its name.
    pub(super) field: &'static str,
    /// The key of a row; empty if it has none.
    pub(super) key: fn(&Fields) -> String,
    /// Adds to the entry what the row says.
    pub(super) fill: fn(&mut Entry, &Fields),
}

struct Waiting {
    entry: Entry,
    place: Place,
    rows_left: u32,
    weight: usize,
}

type BySeed = BuildHasherDefault<DefaultHasher>;

/// Reads a grouped list. `pass` goes through all rows once.
pub(super) fn read(
    sink: &mut Sink<'_>,
    grouping: &Grouping,
    mut pass: impl FnMut(&mut Sink<'_>, &mut EachRowOf<'_>) -> Result<Sum, ListError>,
) -> Result<Sum, ListError> {
    let held_bytes_max = sink.limits().held_bytes_max;
    let mut rows_of: HashMap<u64, u32, BySeed> = HashMap::default();
    let first = pass(sink, &mut |_, _, row| {
        if let Ok(row) = row {
            let key = (grouping.key)(&row);
            *rows_of.entry(BySeed::default().hash_one(&key)).or_default() += 1;
        }
        check_held(rows_of.len() * GROUP_BYTES, held_bytes_max)
    })?;
    let mut waiting: HashMap<String, Waiting, BySeed> = HashMap::default();
    let mut held = 0;
    let second = pass(sink, &mut |sink, place, row| {
        let row = match row {
            Ok(row) => row,
            Err(why) => return sink.take(place, Err(why)),
        };
        let key = (grouping.key)(&row);
        if key.is_empty() {
            return sink.take(place, Err(Refusal::NoKey(grouping.field)));
        }
        let rows = rows_of.get(&BySeed::default().hash_one(&key)).copied().ok_or(ListError::Changed)?;
        let one = waiting.entry(key.clone()).or_insert_with(|| {
            let entry = Entry { key: key.clone(), ..Entry::default() };
            held += WAITING_BYTES;
            Waiting { entry, place, rows_left: rows, weight: WAITING_BYTES }
        });
        (grouping.fill)(&mut one.entry, &row);
        one.weight += 2 * row.weight();
        held += 2 * row.weight();
        one.rows_left = one.rows_left.saturating_sub(1);
        if one.rows_left == 0
            && let Some(whole) = waiting.remove(&key)
        {
            held -= whole.weight;
            sink.take(whole.place, Ok(whole.entry))?;
        }
        check_held(held + rows_of.len() * GROUP_BYTES, held_bytes_max)
    })?;
    if waiting.is_empty() { same(first, second) } else { Err(ListError::Changed) }
}

/// What is done with a row, and with the sink.
pub(super) type EachRowOf<'a> =
    dyn FnMut(&mut Sink<'_>, Place, Result<Fields, Refusal>) -> Result<(), ListError> + 'a;

fn check_held(held: usize, bytes_max: usize) -> Result<(), ListError> {
    if held > bytes_max { Err(ListError::TooMuchHeld { bytes_max }) } else { Ok(()) }
}
