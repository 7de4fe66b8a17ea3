//! The records as they are compared: one row of numbers each, and what the numbers stand for.

use std::collections::BTreeMap;

use crate::Name;

use super::date::{Dated, PartialDate};
use super::keys::plain;
use super::num::narrow;
use super::schema::{FieldKind, Schema};
use super::shape::Shape;

/// No value.
pub(super) const NONE: u32 = u32::MAX;

/// The bit of a cell that holds several values: the rest is a place in [`Table::several`].
pub(super) const SEVERAL: u32 = 1 << 31;

/// What the numbers of one field stand for.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) values: Values,
    /// How many records have the folded value.
    pub(super) counts: Vec<u32>,
}

#[derive(Debug)]
pub(super) enum Values {
    Texts(Texts),
    Dates(Vec<Dated>),
    Numbers(Vec<f64>),
    Genders,
}

/// Texts as they were given and as they are compared: many spellings fold to one.
#[derive(Debug)]
pub(super) struct Texts {
    raw: Vec<Box<str>>,
    fold_of: Vec<u32>,
    pub(super) folded: Vec<Box<[u8]>>,
    pub(super) shapes: Vec<Shape>,
    /// Of whole names only, by the folded number.
    pub(super) names: Vec<Name>,
}

impl Terms {
    fn new(values: Values, len: usize) -> Self {
        Self { values, counts: vec![0; len] }
    }

    pub(super) fn dates(dates: Vec<PartialDate>) -> Self {
        let len = dates.len();
        Self::new(Values::Dates(dates.into_iter().map(Dated::from).collect()), len)
    }

    pub(super) fn numbers(numbers: Vec<f64>) -> Self {
        let len = numbers.len();
        Self::new(Values::Numbers(numbers), len)
    }

    pub(super) fn genders() -> Self {
        Self::new(Values::Genders, 3)
    }

    pub(super) fn texts(raw: Vec<Box<str>>, kind: FieldKind) -> Self {
        let is_name = kind == FieldKind::FullName;
        let mut numbers: BTreeMap<Box<[u8]>, u32> = BTreeMap::new();
        let (mut fold_of, mut names) = (Vec::with_capacity(raw.len()), Vec::new());
        for text in &raw {
            let folded = if is_name { in_order(&plain(text)) } else { plain(text) };
            let next = narrow(numbers.len());
            let number = *numbers.entry(folded.into()).or_insert(next);
            if number == next && is_name {
                names.push(Name::person(text));
            }
            fold_of.push(number);
        }
        let mut folded = vec![Box::<[u8]>::default(); numbers.len()];
        for (text, number) in numbers {
            folded[number as usize] = text;
        }
        let len = folded.len();
        let shapes = folded.iter().map(|text| Shape::of(text)).collect();
        Self::new(Values::Texts(Texts { raw, fold_of, folded, shapes, names }), len)
    }

    /// The folded number of a number as given.
    fn fold(&self, number: u32) -> u32 {
        match &self.values {
            Values::Texts(texts) => texts.fold_of[number as usize],
            _ => number,
        }
    }

    /// The folded text of a number, empty for what is no text.
    pub(super) fn text(&self, folded: u32) -> &[u8] {
        match &self.values {
            Values::Texts(texts) => &texts.folded[folded as usize],
            _ => &[],
        }
    }

    /// The shape of a text, that of an empty one for what is no text.
    pub(super) fn shape(&self, folded: u32) -> Shape {
        match &self.values {
            Values::Texts(texts) => texts.shapes[folded as usize],
            _ => Shape::of(&[]),
        }
    }

    pub(super) fn date(&self, number: u32) -> Option<PartialDate> {
        match &self.values {
            Values::Dates(dates) => dates.get(number as usize).map(|dated| dated.date),
            _ => None,
        }
    }

    /// The value for a person to read, by its number as given.
    pub(super) fn shown(&self, number: u32) -> String {
        match &self.values {
            Values::Texts(texts) => texts.raw[number as usize].to_string(),
            Values::Dates(dates) => dates[number as usize].date.to_string(),
            Values::Numbers(numbers) => numbers[number as usize].to_string(),
            Values::Genders => ["woman", "man", "other"][(number as usize).min(2)].to_owned(),
        }
    }
}

/// The words in one order, whatever order they were written in.
fn in_order(text: &[u8]) -> Vec<u8> {
    let mut words: Vec<&[u8]> = text.split(|byte| *byte == b' ').collect();
    words.sort_unstable();
    words.join(&b' ')
}

/// All records.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) schema: Schema,
    pub(super) ids: Vec<Box<str>>,
    pub(super) lists: Vec<u16>,
    pub(super) unique_lists: Vec<u16>,
    /// Folded numbers, row by row.
    pub(super) cells: Vec<u32>,
    pub(super) several: Vec<Box<[u32]>>,
    /// Numbers as given, row by row.
    pub(super) raw: Vec<u32>,
    pub(super) several_raw: Vec<Box<[u32]>>,
    pub(super) terms: Vec<Terms>,
}

impl Table {
    pub(super) fn rows(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn width(&self) -> usize {
        self.schema.fields.len()
    }

    /// The folded numbers of a row.
    pub(super) fn row(&self, row: u32) -> &[u32] {
        &self.cells[row as usize * self.width()..][..self.width()]
    }

    /// The values of a cell.
    pub(super) fn values<'a>(&'a self, cell: &'a u32) -> &'a [u32] {
        spread(cell, &self.several)
    }

    /// The values of a field of a row, as they were given.
    pub(super) fn given(&self, row: u32, field: usize) -> &[u32] {
        spread(&self.raw[row as usize * self.width() + field], &self.several_raw)
    }

    pub(super) fn fold(&self, field: usize, number: u32) -> u32 {
        self.terms[field].fold(number)
    }

    /// Whether the two stand in one list that says it names nobody twice.
    pub(super) fn are_listed_apart(&self, left: u32, right: u32) -> bool {
        let list = self.lists[left as usize];
        list == self.lists[right as usize] && self.unique_lists.contains(&list)
    }

    /// Turns numbers as given into folded ones and counts them.
    pub(super) fn folded(mut self) -> Self {
        let width = self.width();
        for row in 0..self.rows() {
            for field in 0..width {
                let cell = &mut self.cells[row * width + field];
                let terms = &mut self.terms[field];
                if *cell == NONE {
                    continue;
                }
                if *cell & SEVERAL == 0 {
                    *cell = terms.fold(*cell);
                    terms.counts[*cell as usize] += 1;
                } else {
                    let numbers = &mut self.several[(*cell & !SEVERAL) as usize];
                    let mut folded: Vec<u32> = numbers.iter().map(|number| terms.fold(*number)).collect();
                    folded.sort_unstable();
                    folded.dedup();
                    for number in &folded {
                        terms.counts[*number as usize] += 1;
                    }
                    *numbers = folded.into();
                }
            }
        }
        self
    }
}

fn spread<'a>(cell: &'a u32, several: &'a [Box<[u32]>]) -> &'a [u32] {
    if *cell == NONE {
        &[]
    } else if *cell & SEVERAL == 0 {
        std::slice::from_ref(cell)
    } else {
        &several[(*cell & !SEVERAL) as usize]
    }
}
