//! What two records must share to be compared: the rules, chosen from the schema.

use super::keys::{self, deletions, first_sound, initial, pairs_of_sounds, sounds};
use super::num::{hash, join};
use super::schema::FieldKind;
use super::table::{Table, Values};

/// One thing that a record may share with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// The whole folded value.
    Whole,
    /// How its first word sounds.
    Sound,
    /// Its first letter.
    Initial,
    /// Its first word, whole or with any one letter left out.
    Deletion,
    /// How each of its words sounds.
    Sounds,
    /// How each two of its words sound.
    PairsOfSounds,
    /// The day, or the day with day and month swapped.
    Day,
    /// Day and month without the year, in either order.
    DayAndMonth,
    /// The year.
    Year,
    /// The sound of this field and that of the family name, in either order.
    Names,
}

impl Trait {
    /// Whether one value may give several keys.
    fn gives_several(self) -> bool {
        matches!(self, Self::Deletion | Self::Sounds | Self::PairsOfSounds)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Sound => "sound of ",
            Self::Initial => "initial of ",
            Self::Deletion => "all but one letter of ",
            Self::Sounds => "sound of a word of ",
            Self::PairsOfSounds => "sound of two words of ",
            Self::Day => "day of ",
            Self::DayAndMonth => "day and month of ",
            Self::Year => "year of ",
            Self::Names => "sound of given and family name in either order, ",
        }
    }
}

/// A rule: the records that share all of its traits are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) traits: Vec<(usize, Trait)>,
    /// The second field of [`Trait::Names`].
    family: usize,
}

impl Rule {
    fn new(traits: &[(usize, Trait)]) -> Self {
        Self { traits: traits.to_vec(), family: 0 }
    }

    /// Whether a record may have several keys.
    pub(super) fn gives_several(&self, table: &Table) -> bool {
        let has_several = |field: usize| {
            table.cells.iter().skip(field).step_by(table.width()).any(|cell| table.values(cell).len() > 1)
        };
        self.traits.iter().any(|(field, shared)| shared.gives_several() || has_several(*field))
    }

    /// The fields on which it says something, so that it can teach nothing about them.
    pub(super) fn fields(&self) -> Vec<usize> {
        let mut fields: Vec<usize> = self.traits.iter().map(|(field, _)| *field).collect();
        if self.traits.iter().any(|(_, shared)| *shared == Trait::Names) {
            fields.push(self.family);
        }
        fields
    }

    /// The rule in words, for the report of what was compared.
    pub(super) fn words(&self, table: &Table) -> String {
        let of = |(field, shared): &(usize, Trait)| {
            format!("{}{}", shared.words(), table.schema.fields[*field].label)
        };
        self.traits.iter().map(of).collect::<Vec<_>>().join(" + ")
    }
}

/// The keys of each value of a field, computed once a value and not once a record.
pub(super) struct Keys {
    /// By folded number; several for one value lie beside each other.
    keys: Vec<u32>,
    ends: Vec<u32>,
}

impl Keys {
    pub(super) fn of(table: &Table, field: usize, shared: Trait) -> Self {
        let terms = &table.terms[field];
        let (mut keys, mut ends) = (Vec::new(), Vec::new());
        for number in 0..terms.counts.len() {
            let number = super::num::narrow(number);
            match &terms.values {
                Values::Texts(texts) => of_text(&texts.folded[number as usize], shared, &mut keys),
                Values::Dates(_) => of_date(terms.date(number), shared, &mut keys),
                Values::Numbers(_) | Values::Genders => keys.push(number + 1),
            }
            ends.push(super::num::narrow(keys.len()));
        }
        Self { keys, ends }
    }

    pub(super) fn get(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.keys[start..self.ends[number] as usize]
    }
}

fn of_text(text: &[u8], shared: Trait, keys: &mut Vec<u32>) {
    let first = |text: &[u8]| keys::words(text).next().map_or(Vec::new(), deletions);
    match shared {
        Trait::Sound | Trait::Names => keys.push(first_sound(text)),
        Trait::Initial => keys.push(initial(text)),
        Trait::Deletion => keys.extend(first(text)),
        Trait::Sounds => keys.extend(sounds(text)),
        Trait::PairsOfSounds => keys.extend(pairs_of_sounds(text)),
        _ => keys.push(hash(text)),
    }
}

fn of_date(date: Option<super::PartialDate>, shared: Trait, keys: &mut Vec<u32>) {
    let Some(date) = date else { return };
    let (year, _, _) = date.parts();
    let (small, large) = date.unordered();
    let day = u32::from(small) << 8 | u32::from(large);
    match shared {
        Trait::Year => keys.push(u32::from(year) + 1),
        Trait::DayAndMonth if date.is_exact() => keys.push(day),
        Trait::Day | Trait::Whole if date.is_exact() => keys.push(join(u32::from(year), day)),
        _ => {}
    }
}

/// All rules of a table at once, with the keys of its values.
pub(super) struct RuleBook {
    pub(super) rules: Vec<Rule>,
    keys: Vec<(usize, Trait, Keys)>,
}

/// At most so many keys of one record in one rule.
const KEYS_MAX: usize = 24;

impl RuleBook {
    pub(super) fn new(table: &Table) -> Self {
        Self { rules: rules(table), keys: Vec::new() }
    }

    /// Makes the keys that a rule needs.
    pub(super) fn prepare(&mut self, table: &Table, traits: &[(usize, Trait)], family: Option<usize>) {
        let also = family.map(|family| (family, Trait::Names));
        for (field, shared) in traits.iter().copied().chain(also) {
            if !self.keys.iter().any(|(made, of, _)| (*made, *of) == (field, shared)) {
                self.keys.push((field, shared, Keys::of(table, field, shared)));
            }
        }
    }

    pub(super) fn prepare_rule(&mut self, table: &Table, rule: usize) {
        let rule = self.rules[rule].clone();
        let is_names = rule.traits.iter().any(|(_, shared)| *shared == Trait::Names);
        self.prepare(table, &rule.traits, is_names.then_some(rule.family));
    }

    /// Forgets keys that no later rule needs: a million records have many.
    pub(super) fn forget_several(&mut self) {
        self.keys.retain(|(_, shared, _)| !shared.gives_several());
    }

    fn of_field(&self, table: &Table, row: u32, field: usize, shared: Trait) -> Vec<u32> {
        let mut found = Vec::new();
        if let Some((_, _, keys)) = self.keys.iter().find(|(made, of, _)| (*made, *of) == (field, shared)) {
            for value in table.values(&table.row(row)[field]) {
                found.extend(keys.get(*value).iter().copied().filter(|key| *key != 0));
            }
        }
        found
    }

    /// The one key of a record in a rule in which none has several; 0 where a value is missing.
    pub(super) fn single(&self, table: &Table, rule: &Rule, row: u32) -> u32 {
        let first = |field: usize, shared: Trait| {
            let cell = &table.row(row)[field];
            let value = table.values(cell).first()?;
            let (_, _, keys) = self.keys.iter().find(|(made, of, _)| (*made, *of) == (field, shared))?;
            keys.get(*value).first().copied().filter(|key| *key != 0)
        };
        let mut joined = 0;
        for (field, shared) in &rule.traits {
            let Some(key) = first(*field, *shared) else { return 0 };
            let key = if *shared == Trait::Names {
                let Some(other) = first(rule.family, *shared) else { return 0 };
                join(key.min(other), key.max(other))
            } else {
                key
            };
            joined = join(joined, key);
        }
        joined
    }

    /// The keys of a record in a rule, sorted.
    pub(super) fn several(&self, table: &Table, rule: &Rule, row: u32) -> Vec<u32> {
        let mut joined = vec![0];
        for (field, shared) in &rule.traits {
            let mut found = self.of_field(table, row, *field, *shared);
            if *shared == Trait::Names {
                let others = self.of_field(table, row, rule.family, *shared);
                let pairs = found.iter().flat_map(|key| others.iter().map(move |other| (*key, *other)));
                found = pairs.map(|(key, other)| join(key.min(other), key.max(other))).collect();
            }
            joined =
                joined.iter().flat_map(|so_far| found.iter().map(move |key| join(*so_far, *key))).collect();
            joined.truncate(KEYS_MAX);
        }
        keys::sorted(joined)
    }

    /// A key to split a block that is too large: the first key of a trait, 0 where the value is missing.
    pub(super) fn splitter(&self, table: &Table, row: u32, (field, shared): (usize, Trait)) -> u32 {
        self.of_field(table, row, field, shared).first().copied().unwrap_or(0)
    }
}

/// What may split a block, best first: years of birth, initials, then whole values.
pub(super) fn splitters(table: &Table) -> Vec<(usize, Trait)> {
    let mut found = Vec::new();
    for (at, field) in table.schema.fields.iter().enumerate() {
        let (first, second) = match field.kind {
            FieldKind::Date if !field.is_circumstance => (Some(Trait::Year), Some(Trait::DayAndMonth)),
            FieldKind::GivenName | FieldKind::FamilyName => (Some(Trait::Initial), Some(Trait::Sound)),
            FieldKind::FullName => (None, Some(Trait::Whole)),
            FieldKind::Text => (Some(Trait::Initial), Some(Trait::Whole)),
            _ => (None, None),
        };
        found.extend(first.map(|shared| (0, at, shared)));
        found.extend(second.map(|shared| (1, at, shared)));
    }
    found.sort_by_key(|(turn, at, _)| (*turn, *at));
    found.into_iter().map(|(_, at, shared)| (at, shared)).collect()
}

/// The rules for a schema, the most telling first. Each catches what another misses: a typo in the family name is
/// caught by day of birth, a wrong day by the names, two wrong names by a number.
fn rules(table: &Table) -> Vec<Rule> {
    let roles = Roles::of(table);
    let mut rules = Vec::new();
    let mut add = |traits: &[(usize, Trait)]| rules.push(Rule::new(traits));
    roles.numbers.iter().for_each(|number| add(&[(*number, Trait::Whole)]));
    roles.full.iter().for_each(|name| add(&[(*name, Trait::PairsOfSounds)]));
    roles.births.iter().for_each(|birth| add(&[(*birth, Trait::Day)]));
    of_two_names(&roles, &mut add);
    for (name, shared) in roles.names() {
        for birth in &roles.births {
            add(&[(name, shared), (*birth, Trait::Year)]);
            add(&[(name, shared), (*birth, Trait::DayAndMonth)]);
        }
    }
    for other in &roles.others {
        roles.names().for_each(|(name, shared)| add(&[(name, shared), (*other, Trait::Whole)]));
    }
    for event in &roles.events {
        roles.names().for_each(|(name, shared)| add(&[(name, shared), (*event, Trait::Day)]));
    }
    with_typos(&roles, &mut add);
    if let (Some(given), Some(family)) = (roles.given.first(), roles.family.first()) {
        rules.insert(roles.numbers.len(), Rule { traits: vec![(*given, Trait::Names)], family: *family });
    }
    rules
}

fn of_two_names(roles: &Roles, add: &mut impl FnMut(&[(usize, Trait)])) {
    for given in &roles.given {
        for family in &roles.family {
            add(&[(*family, Trait::Sound), (*given, Trait::Initial)]);
            add(&[(*given, Trait::Sound), (*family, Trait::Initial)]);
        }
    }
}

fn with_typos(roles: &Roles, add: &mut impl FnMut(&[(usize, Trait)])) {
    roles.numbers.iter().for_each(|number| add(&[(*number, Trait::Deletion)]));
    for birth in &roles.births {
        let words = roles.family.iter().chain(&roles.given);
        words.for_each(|name| add(&[(*name, Trait::Deletion), (*birth, Trait::Year)]));
    }
    for (at, other) in roles.others.iter().enumerate() {
        for second in &roles.others[at + 1..] {
            add(&[(*other, Trait::Whole), (*second, Trait::Whole)]);
        }
    }
    for given in &roles.given {
        for family in &roles.family {
            add(&[(*family, Trait::Deletion), (*given, Trait::Initial)]);
            add(&[(*given, Trait::Deletion), (*family, Trait::Initial)]);
        }
    }
}

/// Which fields play which part.
struct Roles {
    numbers: Vec<usize>,
    full: Vec<usize>,
    given: Vec<usize>,
    family: Vec<usize>,
    births: Vec<usize>,
    events: Vec<usize>,
    others: Vec<usize>,
}

impl Roles {
    fn of(table: &Table) -> Self {
        let all = |is: fn(&super::Field) -> bool| {
            let fields = table.schema.fields.iter().enumerate();
            fields.filter(|(_, field)| is(field)).map(|(at, _)| at).collect()
        };
        Self {
            numbers: all(|field| field.kind == FieldKind::Code && field.identifies),
            full: all(|field| field.kind == FieldKind::FullName),
            given: all(|field| field.kind == FieldKind::GivenName),
            family: all(|field| field.kind == FieldKind::FamilyName),
            births: all(|field| field.kind == FieldKind::Date && !field.is_circumstance),
            events: all(|field| field.kind == FieldKind::Date && field.is_circumstance),
            others: all(|field| matches!(field.kind, FieldKind::Text | FieldKind::Code) && !field.identifies),
        }
    }

    /// Each name with how it is shared when something else is shared too.
    fn names(&self) -> impl Iterator<Item = (usize, Trait)> {
        let words = self.family.iter().chain(&self.given).map(|name| (*name, Trait::Sound));
        words.chain(self.full.iter().map(|name| (*name, Trait::Sounds)))
    }
}
