//! The records to compare, each value kept once.

use std::collections::BTreeMap;
use std::fmt;

use super::date::PartialDate;
use super::keys::plain;
use super::num::narrow;
use super::schema::{FieldId, FieldKind, Schema};
use super::table::{NONE, SEVERAL, Table, Terms};

/// At most so many records are compared with each other.
pub const RECORDS_MAX: usize = 50_000_000;

/// One value of a field. A blank text and a number that is none count as missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// For names, texts and codes.
    Text(&'a str),
    /// For dates.
    Date(PartialDate),
    /// For numbers.
    Number(f64),
    /// For genders.
    Gender(Gender),
}

/// A gender as the record gives it. Unknown is no value at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
    /// Neither.
    Other,
}

/// Why a record was not taken, or why the records cannot be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordsError {
    /// The value is not of the kind that its field holds.
    WrongKind {
        /// Of the record.
        id: String,
        /// The label of the field, or its number where there is no such field.
        field: String,
    },
    /// Two records of one list have the same id.
    SameId {
        /// Of both.
        id: String,
    },
    /// There are [`RECORDS_MAX`] already.
    TooMany,
}

impl fmt::Display for RecordsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongKind { id, field } => {
                write!(out, "record `{id}`, field `{field}`: the value is not of the field's kind")
            }
            Self::SameId { id } => write!(out, "two records of one list have the id `{id}`"),
            Self::TooMany => write!(out, "at most {RECORDS_MAX} records can be linked"),
        }
    }
}

impl std::error::Error for RecordsError {}

/// Gathers records for a [`super::Linker`].
#[derive(Debug)]
pub struct Records {
    schema: Schema,
    ids: Vec<(u16, Box<str>)>,
    cells: Vec<u32>,
    several: Vec<Box<[u32]>>,
    terms: Vec<Interner>,
    unique_lists: Vec<u16>,
}

#[derive(Debug)]
enum Interner {
    Texts(BTreeMap<Box<str>, u32>),
    Dates(BTreeMap<PartialDate, u32>),
    Numbers(BTreeMap<u64, u32>),
    Genders,
}

impl Interner {
    fn of(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Date => Self::Dates(BTreeMap::new()),
            FieldKind::Number => Self::Numbers(BTreeMap::new()),
            FieldKind::Gender => Self::Genders,
            _ => Self::Texts(BTreeMap::new()),
        }
    }

    /// The number of a value; `Ok(NONE)` where it is as good as missing, `Err` where it is of another kind.
    fn number(&mut self, value: Value<'_>) -> Result<u32, ()> {
        match (self, value) {
            (Self::Texts(texts), Value::Text(text)) => {
                let text = text.trim();
                if let Some(number) = texts.get(text) {
                    return Ok(*number);
                }
                // What holds no letter and no digit says nothing.
                if plain(text).is_empty() {
                    return Ok(NONE);
                }
                let number = narrow(texts.len());
                texts.insert(text.into(), number);
                Ok(number)
            }
            (Self::Dates(dates), Value::Date(date)) => {
                let number = narrow(dates.len());
                Ok(*dates.entry(date).or_insert(number))
            }
            (Self::Numbers(_), Value::Number(value)) if value.is_nan() => Ok(NONE),
            (Self::Numbers(numbers), Value::Number(value)) => {
                let number = narrow(numbers.len());
                // One zero, not two.
                Ok(*numbers.entry((value + 0.0).to_bits()).or_insert(number))
            }
            (Self::Genders, Value::Gender(gender)) => Ok(match gender {
                Gender::Woman => 0,
                Gender::Man => 1,
                Gender::Other => 2,
            }),
            _ => Err(()),
        }
    }

    fn terms(self, kind: FieldKind) -> Terms {
        match self {
            Self::Texts(texts) => Terms::texts(by_number(texts), kind),
            Self::Dates(dates) => Terms::dates(by_number(dates)),
            Self::Numbers(numbers) => {
                Terms::numbers(by_number(numbers).into_iter().map(f64::from_bits).collect())
            }
            Self::Genders => Terms::genders(),
        }
    }
}

fn by_number<T>(interned: BTreeMap<T, u32>) -> Vec<T> {
    let mut values: Vec<(T, u32)> = interned.into_iter().collect();
    values.sort_unstable_by_key(|(_, number)| *number);
    values.into_iter().map(|(value, _)| value).collect()
}

impl Records {
    /// No records yet.
    pub fn new(schema: Schema) -> Self {
        let terms = schema.fields.iter().map(|field| Interner::of(field.kind)).collect();
        Self {
            schema,
            ids: Vec::new(),
            cells: Vec::new(),
            several: Vec::new(),
            terms,
            unique_lists: Vec::new(),
        }
    }

    /// The list says of itself that it names nobody twice: two of its records are never proposed as one person, unless
    /// a person answers that they are.
    pub fn claims_unique(&mut self, list: u16) {
        self.unique_lists.push(list);
    }

    /// Adds a record of a list. A field may come several times (a name has several spellings); a field left out is
    /// missing. Each list has its own ids.
    ///
    /// # Errors
    ///
    /// When a value is not of its field's kind, or there are [`RECORDS_MAX`] already: the record is not kept.
    pub fn add(&mut self, list: u16, id: &str, values: &[(FieldId, Value<'_>)]) -> Result<(), RecordsError> {
        if self.ids.len() == RECORDS_MAX {
            return Err(RecordsError::TooMany);
        }
        let start = self.cells.len();
        self.cells.resize(start + self.schema.fields.len(), NONE);
        for (field, value) in values {
            let taken = self.terms.get_mut(field.0).ok_or(()).and_then(|terms| terms.number(*value));
            match taken {
                Ok(NONE) => {}
                Ok(number) => self.put(start + field.0, number),
                Err(()) => {
                    self.cells.truncate(start);
                    let label = self.schema.fields.get(field.0);
                    let field = label.map_or_else(|| field.0.to_string(), |field| field.label.clone());
                    return Err(RecordsError::WrongKind { id: id.to_owned(), field });
                }
            }
        }
        self.ids.push((list, id.into()));
        Ok(())
    }

    fn put(&mut self, cell: usize, number: u32) {
        let there = self.cells[cell];
        if there == NONE {
            self.cells[cell] = number;
        } else if there & SEVERAL == 0 {
            if there != number {
                self.cells[cell] = SEVERAL | narrow(self.several.len());
                self.several.push(Box::new([there, number]));
            }
        } else {
            let place = &mut self.several[(there & !SEVERAL) as usize];
            if !place.contains(&number) {
                *place = place.iter().copied().chain([number]).collect();
            }
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The records in the order of their lists and ids, so that the order in which they were added changes nothing.
    pub(super) fn table(self) -> Result<Table, RecordsError> {
        let mut order: Vec<u32> = (0..narrow(self.ids.len())).collect();
        order.sort_unstable_by(|a, b| self.ids[*a as usize].cmp(&self.ids[*b as usize]));
        if let Some(two) = order.windows(2).find(|two| self.ids[two[0] as usize] == self.ids[two[1] as usize])
        {
            return Err(RecordsError::SameId { id: self.ids[two[0] as usize].1.to_string() });
        }
        let width = self.schema.fields.len();
        let mut raw = Vec::with_capacity(self.cells.len());
        for row in &order {
            raw.extend_from_slice(&self.cells[*row as usize * width..][..width]);
        }
        drop(self.cells);
        let lists = order.iter().map(|row| self.ids[*row as usize].0).collect();
        let mut given = self.ids;
        let ids = order.iter().map(|row| std::mem::take(&mut given[*row as usize].1)).collect();
        let kinds = self.schema.fields.iter().map(|field| field.kind);
        let terms = self.terms.into_iter().zip(kinds).map(|(interner, kind)| interner.terms(kind)).collect();
        let table = Table {
            cells: raw.clone(),
            raw,
            several_raw: self.several.clone(),
            several: self.several,
            schema: self.schema,
            ids,
            lists,
            unique_lists: self.unique_lists,
            terms,
        };
        Ok(table.folded())
    }
}
