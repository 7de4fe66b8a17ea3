//! What each level of agreement weighs, in bits: the binary logarithm of how much oftener it is met among records of
//! one person than among records of two.

use std::fmt;

use super::compare::{Comparer, Crosswise};
use super::levels::{self, LEVELS_MAX, MISSING, name};
use super::num::{count, kept};
use super::schema::{FIELDS_MAX, FieldId, FieldKind};
use super::table::{NONE, SEVERAL, Table, Values};

/// No single field speaks for one person with more bits than this …
const MOST: f64 = 18.0;

/// … nor against with more: every field has mistakes.
const LEAST: f64 = -7.0;

/// How far a rare or a frequent value may move the weight of its agreement.
const RARITY_MAX: f64 = 6.0;

/// A list of fewer records than this is as likely to name one person twice as if it had so many.
const SHORT_LIST: f64 = 300.0;

/// How many records it takes until the list at hand says more on what is rare than what is usual.
const USUAL_RECORDS: f64 = 50.0;

/// All circumstances together speak for one person with at most so many bits, because people arrested and tried
/// together share all of them.
pub(super) const CIRCUMSTANCES_MAX: f32 = 6.0;

/// How often each level is met.
#[derive(Debug, Clone)]
pub(super) struct Chances {
    /// Among records of one person, field by field.
    pub(super) same: Vec<[f64; LEVELS_MAX]>,
    /// Among records of two people.
    pub(super) other: Vec<[f64; LEVELS_MAX]>,
    /// Of one person among all pairs of records.
    pub(super) prior: f64,
}

impl Chances {
    /// What is assumed of prisoner lists before any record is seen.
    pub(super) fn assumed(table: &Table) -> Self {
        let of = |pick: fn(&levels::Level) -> f64| {
            let fields = table.schema.fields.iter();
            fields
                .map(|field| {
                    let mut chances = [0.0; LEVELS_MAX];
                    for (chance, level) in chances.iter_mut().zip(levels::of(field.kind)) {
                        *chance = pick(level);
                    }
                    chances
                })
                .collect()
        };
        // One record in five has a second one somewhere: a pair for ten records. A short list is drawn from a country in
        // which every name has its namesakes, so two records of three are not likelier one person than two of hundreds.
        let prior = 0.2 / count(table.rows()).max(SHORT_LIST);
        Self { same: of(|level| level.same), other: of(|level| level.other), prior }
    }
}

/// What the levels weigh among these records.
#[derive(Debug)]
pub(super) struct Weights {
    base: Vec<[f32; LEVELS_MAX]>,
    /// What the rarity of a value adds to the agreement on it, by its folded number.
    rarity: Vec<Vec<f32>>,
    /// The fields, the cheapest comparison first.
    order: Vec<usize>,
    /// The most that a field can add, and that it can add where the two values are not equal.
    most: Vec<f32>,
    most_unequal: Vec<f32>,
    crosswise: Option<Crosswise>,
    /// The logarithm of the odds before anything is compared.
    pub(super) prior: f32,
}

impl Weights {
    pub(super) fn new(table: &Table, chances: &Chances) -> Self {
        let fields = 0..table.width();
        let base: Vec<_> = fields.clone().map(|field| base(table, chances, field)).collect();
        let rarity: Vec<_> = fields.clone().map(|field| rarity(table, chances, field)).collect();
        let crosswise = Crosswise::of(table);
        // Given and family name are weighed together, at the place of the family name.
        let mut order: Vec<usize> =
            fields.filter(|field| crosswise.is_none_or(|names| *field != names.given)).collect();
        order.sort_by_key(|field| cost(table.schema.fields[*field].kind));
        let most = |field: usize| {
            let rarest = rarity[field].iter().copied().fold(0.0, f32::max);
            base[field].iter().copied().fold(0.0, f32::max) + rarest
        };
        let prior = kept((chances.prior / (1.0 - chances.prior)).log2());
        let most = (0..table.width()).map(most).collect();
        let most_unequal = base.iter().zip(&table.schema.fields).map(|(weights, field)| {
            let last = levels::of(field.kind).len();
            weights[1..last].iter().copied().fold(f32::MIN, f32::max)
        });
        let most_unequal = most_unequal.collect();
        Self { base, rarity, order, most, most_unequal, crosswise, prior }
    }

    /// The weight of two records, prior included, or `None` as soon as it cannot reach `floor`.
    ///
    /// It begins with the most that each field can say and replaces it, the cheapest field first, by what it does say.
    pub(super) fn weigh(
        &self,
        comparer: &mut Comparer,
        table: &Table,
        pair: (u32, u32),
        floor: f32,
    ) -> Option<f32> {
        let (left, right) = (table.row(pair.0), table.row(pair.1));
        let mut possible = [0.0; FIELDS_MAX];
        let mut most = self.prior + self.most_possible(left, right, &mut possible);
        let mut circumstances = 0.0_f32;
        for field in &self.order {
            if most < floor {
                return None;
            }
            let (weight, replaced) = match self.crosswise {
                Some(names) if names.family == *field => {
                    (self.of_names(comparer, table, names, pair), possible[names.given] + possible[*field])
                }
                _ if possible[*field] == 0.0 && (left[*field] == NONE || right[*field] == NONE) => continue,
                _ => {
                    let best = self.best(comparer, table, *field, left[*field], right[*field]);
                    (best.weight, possible[*field])
                }
            };
            most += weight - replaced;
            if table.schema.fields[*field].is_circumstance && weight > 0.0 {
                // What goes beyond the most that circumstances may say.
                let before = (circumstances - CIRCUMSTANCES_MAX).max(0.0);
                circumstances += weight;
                most -= (circumstances - CIRCUMSTANCES_MAX).max(0.0) - before;
            }
        }
        (most >= floor).then_some(most)
    }

    /// The most that the fields of two rows can weigh, from which of their values are equal: it reads no text.
    fn most_possible(&self, left: &[u32], right: &[u32], possible: &mut [f32; FIELDS_MAX]) -> f32 {
        let mut sum = 0.0;
        for (field, (left, right)) in left.iter().zip(right).enumerate() {
            if *left == NONE || *right == NONE {
                continue;
            }
            possible[field] = if (*left | *right) & SEVERAL != 0 {
                self.most[field]
            } else if left == right {
                self.base[field][0] + self.rarity(field, 0, *left, *right)
            } else {
                self.most_unequal[field]
            };
            sum += possible[field];
        }
        sum
    }

    fn of_names(&self, comparer: &mut Comparer, table: &Table, names: Crosswise, pair: (u32, u32)) -> f32 {
        let (left, right) = (table.row(pair.0), table.row(pair.1));
        let given = self.best(comparer, table, names.given, left[names.given], right[names.given]);
        let family = self.best(comparer, table, names.family, left[names.family], right[names.family]);
        if given.is_weak() && family.is_weak() && comparer.are_crosswise(names, pair.0, pair.1) {
            return self.swapped(names);
        }
        given.weight + family.weight
    }

    fn swapped(&self, names: Crosswise) -> f32 {
        let at = usize::from(name::SWAPPED);
        self.base[names.given][at] + self.base[names.family][at]
    }

    /// The agreement of two cells that weighs most.
    fn best(&self, comparer: &mut Comparer, table: &Table, field: usize, left: u32, right: u32) -> Best {
        let mut best = Best { level: MISSING, weight: 0.0, left: 0, right: 0 };
        for one in table.values(&left) {
            for other in table.values(&right) {
                let level = comparer.level(field, *one, *other);
                let weight = self.base[field][usize::from(level)] + self.rarity(field, level, *one, *other);
                if best.level == MISSING || weight > best.weight {
                    best = Best { level, weight, left: *one, right: *other };
                }
            }
        }
        best
    }

    /// Agreement on a rare value counts more; near agreement half of that, by the more frequent of the two.
    fn rarity(&self, field: usize, level: u8, left: u32, right: u32) -> f32 {
        let Some(of) = self.rarity.get(field).filter(|of| !of.is_empty()) else { return 0.0 };
        match level {
            0 => of[left as usize].min(of[right as usize]),
            1 => of[left as usize].min(of[right as usize]).min(0.0) / 2.0,
            _ => 0.0,
        }
    }

    /// The evidence field by field, for a person to read.
    pub(super) fn explain(&self, comparer: &mut Comparer, table: &Table, pair: (u32, u32)) -> Vec<Evidence> {
        let levels = comparer.levels(pair.0, pair.1);
        let mut evidence = Vec::new();
        for (id, field) in table.schema.fields() {
            let (left, right) = (table.row(pair.0)[id.0], table.row(pair.1)[id.0]);
            let mut best = self.best(comparer, table, id.0, left, right);
            if best.level == MISSING {
                continue;
            }
            let is_swapped = self.crosswise.is_some_and(|names| {
                (names.given == id.0 || names.family == id.0) && levels[id.0] == name::SWAPPED
            });
            if is_swapped {
                best.level = name::SWAPPED;
                best.weight = self.base[id.0][usize::from(name::SWAPPED)];
            }
            let shown = |row: u32, folded: u32| {
                let given = table.given(row, id.0).iter();
                let number = given.copied().find(|given| table.fold(id.0, *given) == folded);
                number.map_or_else(String::new, |number| table.terms[id.0].shown(number))
            };
            evidence.push(Evidence {
                field: id,
                weight: best.weight,
                label: field.label.clone(),
                words: levels::of(field.kind)[usize::from(best.level)].words,
                left: shown(pair.0, best.left),
                right: shown(pair.1, best.right),
            });
        }
        evidence
    }
}

#[derive(Debug, Clone, Copy)]
struct Best {
    level: u8,
    weight: f32,
    left: u32,
    right: u32,
}

impl Best {
    fn is_weak(self) -> bool {
        self.level != MISSING && self.level >= name::ALIKE
    }
}

/// What one field says on whether two records are of one person. Its `Display` is a sentence for a caseworker, such as
/// `born: the day and the month are swapped: 03.04.1981 / 04.03.1981`.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which field.
    pub field: FieldId,
    /// In bits: 3 makes one person eight times likelier, -3 eight times less likely.
    pub weight: f32,
    label: String,
    words: &'static str,
    left: String,
    right: String,
}

impl fmt::Display for Evidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.label, self.words, self.left)?;
        if self.left == self.right { Ok(()) } else { write!(out, " / {}", self.right) }
    }
}

/// What a comparison costs, roughly, so that the dear ones come last.
fn cost(kind: FieldKind) -> u8 {
    match kind {
        FieldKind::Date | FieldKind::Gender | FieldKind::Number => 0,
        FieldKind::Code => 1,
        FieldKind::GivenName | FieldKind::FamilyName => 2,
        FieldKind::Text => 3,
        FieldKind::FullName => 4,
    }
}

fn base(table: &Table, chances: &Chances, field: usize) -> [f32; LEVELS_MAX] {
    let last = levels::of(table.schema.fields[field].kind).len() - 1;
    let mut weights = [0.0; LEVELS_MAX];
    for level in 0..=last {
        let weight = (chances.same[field][level] / chances.other[field][level]).log2().clamp(LEAST, MOST);
        // However strange the records at hand: agreement never speaks against one person, difference never for.
        let weight = match level {
            0 => weight.max(0.0),
            level if level == last => weight.min(0.0),
            // What is met too seldom to be learned well is worth no more than full agreement.
            _ => weight.min(weights[0].into()),
        };
        weights[level] = kept(weight);
    }
    weights
}

fn rarity(table: &Table, chances: &Chances, field: usize) -> Vec<f32> {
    let terms = &table.terms[field];
    if matches!(terms.values, Values::Genders | Values::Numbers(_)) {
        return Vec::new();
    }
    let all = terms.counts.iter().map(|count| f64::from(*count)).sum::<f64>().max(1.0);
    let usual = chances.other[field][0];
    let of = |records: &u32| {
        // The two records themselves do not make a value frequent, and in a short list nobody knows what is rare.
        let share = ((f64::from(*records) - 2.0).max(0.0) + USUAL_RECORDS * usual) / (all + USUAL_RECORDS);
        let most = MOST - (chances.same[field][0] / usual).log2();
        kept((usual / share).log2().clamp(-RARITY_MAX, RARITY_MAX.min(most.max(0.0))))
    };
    terms.counts.iter().map(of).collect()
}
