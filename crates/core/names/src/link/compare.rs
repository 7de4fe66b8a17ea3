//! At which level two values of a field agree.

use crate::{LIKELY, POSSIBLE, score};

use super::date;
use super::keys::first_sound;
use super::levels::{MISSING, code, name, text};
use super::num::mix;
use super::schema::{FIELDS_MAX, FieldKind};
use super::shape::Shape;
use super::table::{NONE, Table, Terms, Values};
use super::text::{is_one_edit, is_part_of, jaro_winkler};

/// From this score on a whole name is nearly the same.
const NEARLY: f32 = 0.85;

/// Slots of the memory for pairs of values: a block has few different names, each compared often.
const SLOTS: usize = 1 << 15;

/// The given and the family name, where the schema has each of them once: they may have changed places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crosswise {
    pub(super) given: usize,
    pub(super) family: usize,
}

impl Crosswise {
    pub(super) fn of(table: &Table) -> Option<Self> {
        let given = table.schema.only(FieldKind::GivenName)?;
        Some(Self { given, family: table.schema.only(FieldKind::FamilyName)? })
    }
}

/// Compares values and remembers what it has compared last. One for each thread.
pub(super) struct Comparer<'a> {
    table: &'a Table,
    crosswise: Option<Crosswise>,
    memory: Vec<Slot>,
}

#[derive(Clone, Copy)]
struct Slot {
    left: u32,
    right: u32,
    field: u8,
    level: u8,
}

impl<'a> Comparer<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let empty = Slot { left: NONE, right: NONE, field: u8::MAX, level: MISSING };
        Self { table, crosswise: Crosswise::of(table), memory: vec![empty; SLOTS] }
    }

    /// The level of two values by their folded numbers.
    pub(super) fn level(&mut self, field: usize, left: u32, right: u32) -> u8 {
        if left == right {
            return 0;
        }
        let (left, right) = (left.min(right), left.max(right));
        let terms = &self.table.terms[field];
        let Values::Texts(texts) = &terms.values else {
            return level(terms, &self.table.schema.fields[field], left, right);
        };
        let (one, other) = (texts.shapes[left as usize], texts.shapes[right as usize]);
        if let Some(last) = different_at_a_glance(self.table.schema.fields[field].kind, one, other) {
            return last;
        }
        let bits = u64::from(left) << 32 | u64::from(right);
        let place = usize::try_from(mix(bits) >> 32).unwrap_or(0).wrapping_add(field) % SLOTS;
        let slot = &mut self.memory[place];
        let tag = u8::try_from(field).unwrap_or(u8::MAX);
        if slot.left != left || slot.right != right || slot.field != tag {
            let level = level(terms, &self.table.schema.fields[field], left, right);
            *slot = Slot { left, right, field: tag, level };
        }
        slot.level
    }

    /// The strongest level of each field of two records, [`MISSING`] where a side is silent.
    pub(super) fn levels(&mut self, left: u32, right: u32) -> [u8; FIELDS_MAX] {
        let mut levels = [MISSING; FIELDS_MAX];
        for (field, level) in levels.iter_mut().enumerate().take(self.table.width()) {
            *level = self.strongest(field, left, right);
        }
        if let Some(names) = self.crosswise
            && levels[names.given] >= name::ALIKE
            && levels[names.family] >= name::ALIKE
            && self.are_crosswise(names, left, right)
        {
            levels[names.given] = name::SWAPPED;
            levels[names.family] = name::SWAPPED;
        }
        levels
    }

    fn strongest(&mut self, field: usize, left: u32, right: u32) -> u8 {
        let table = self.table;
        let (left, right) = (&table.row(left)[field], &table.row(right)[field]);
        let mut strongest = MISSING;
        for one in table.values(left) {
            for other in table.values(right) {
                strongest = strongest.min(self.level(field, *one, *other));
            }
        }
        strongest
    }

    /// Whether the given name of each record is (nearly) the family name of the other.
    pub(super) fn are_crosswise(&self, names: Crosswise, left: u32, right: u32) -> bool {
        let table = self.table;
        let (left, right) = (table.row(left), table.row(right));
        let (givens, families) = (&table.terms[names.given], &table.terms[names.family]);
        let is_met = |given: &u32, family: &u32| {
            table.values(given).iter().any(|given| {
                table.values(family).iter().any(|family| {
                    let (one, other) = (givens.shape(*given), families.shape(*family));
                    // Nearly always they have other letters: the cheap question first.
                    (one.may_be_one_edit(other) || one.is_initial() || other.is_initial())
                        && is_close(givens.text(*given), families.text(*family))
                })
            })
        };
        let letters = |row: &[u32], field: usize| {
            table.values(&row[field]).iter().map(|value| table.terms[field].text(*value).len()).max()
        };
        // Two initials that meet crosswise say next to nothing.
        is_met(&left[names.given], &right[names.family])
            && is_met(&right[names.given], &left[names.family])
            && letters(left, names.given).max(letters(left, names.family)) > Some(1)
    }
}

/// The level "different" of two texts that need not be read to be told apart.
fn different_at_a_glance(kind: FieldKind, left: Shape, right: Shape) -> Option<u8> {
    let is_alike = match kind {
        FieldKind::FullName => true,
        FieldKind::GivenName | FieldKind::FamilyName => left.sound == right.sound || left.may_be_alike(right),
        FieldKind::Code => false,
        _ => left.may_be_alike(right),
    };
    let may_be_part = left.has_words() || right.has_words();
    let is_open =
        is_alike || left.may_be_one_edit(right) || may_be_part || left.is_initial() || right.is_initial();
    match kind {
        _ if is_open => None,
        FieldKind::GivenName | FieldKind::FamilyName => Some(name::DIFFERENT),
        FieldKind::Code => Some(code::DIFFERENT),
        _ => Some(text::DIFFERENT),
    }
}

fn is_close(left: &[u8], right: &[u8]) -> bool {
    match (left.len(), right.len()) {
        (1, _) | (_, 1) => left.first() == right.first(),
        (left_len, right_len) if left_len.abs_diff(right_len) > 1 => false,
        (left_len, right_len) => left == right || (left_len.max(right_len) > 3 && is_one_edit(left, right)),
    }
}

/// The level of two different values.
fn level(terms: &Terms, field: &super::Field, left: u32, right: u32) -> u8 {
    match &terms.values {
        Values::Dates(dates) => {
            date::compare(&dates[left as usize], &dates[right as usize], field.near_days) as u8
        }
        Values::Numbers(numbers) => {
            let (left, right) = (numbers[left as usize], numbers[right as usize]);
            let near = (left.abs().max(right.abs()) * 0.02).max(1.0);
            if (left - right).abs() <= near { 1 } else { 2 }
        }
        Values::Genders => 1,
        Values::Texts(texts) if field.kind == FieldKind::FullName => {
            let score = score(&texts.names[left as usize], &texts.names[right as usize]);
            match score {
                score if score >= NEARLY => 1,
                score if score >= LIKELY => 2,
                score if score >= POSSIBLE => 3,
                _ => 4,
            }
        }
        Values::Texts(texts) => {
            let (left, right) = (&texts.folded[left as usize], &texts.folded[right as usize]);
            match field.kind {
                FieldKind::GivenName | FieldKind::FamilyName => name_level(left, right),
                FieldKind::Code => code_level(left, right),
                _ => text_level(left, right),
            }
        }
    }
}

fn name_level(left: &[u8], right: &[u8]) -> u8 {
    if left.len() == 1 || right.len() == 1 {
        return if left.first() == right.first() { name::INITIAL } else { name::DIFFERENT };
    }
    let is_one_edit = is_one_edit(left, right);
    let likeness = jaro_winkler(left, right);
    if likeness >= 0.92 || (is_one_edit && left.len().max(right.len()) > 3) {
        name::CLOSE
    } else if is_part_of(left, right) {
        name::PART
    } else if likeness >= 0.8 || is_one_edit || first_sound(left) == first_sound(right) {
        name::ALIKE
    } else {
        name::DIFFERENT
    }
}

fn text_level(left: &[u8], right: &[u8]) -> u8 {
    if is_part_of(left, right) {
        let is_all = left.len() == right.len();
        return if is_all { text::SAME } else { text::PART };
    }
    let likeness = jaro_winkler(left, right);
    if likeness >= 0.92 || (is_one_edit(left, right) && left.len().max(right.len()) > 3) {
        text::CLOSE
    } else if likeness >= 0.82 {
        text::ALIKE
    } else {
        text::DIFFERENT
    }
}

fn code_level(left: &[u8], right: &[u8]) -> u8 {
    if is_one_edit(left, right) && left.len().min(right.len()) > 2 {
        code::SLIP
    } else if is_part_of(left, right) {
        code::PART
    } else {
        code::DIFFERENT
    }
}
