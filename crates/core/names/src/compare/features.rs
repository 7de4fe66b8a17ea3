//! What an alignment of two names says, in numbers.

#![expect(
    clippy::cast_precision_loss,
    reason = "what is counted are letters and words of a name: hundreds at most"
)]

use crate::name::{Kind, Name, Role, Token};

use super::align::{Alignment, Bond, Pair};

macro_rules! features {
    ($($(#[doc = $meaning:literal])+ $name:ident,)+) => {
        /// What is measured of two names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Feature { $($(#[doc = $meaning])+ $name,)+ }

        /// Every feature, in order.
        pub const FEATURES: &[Feature] = &[$(Feature::$name,)+];
    };
}

features! {
    /// The share of the left name's weight that is answered.
    LeftAnswered,
    /// The share of the right name's weight that is answered.
    RightAnswered,
    /// The smaller of the two shares.
    LessAnswered,
    /// The larger of the two shares.
    MoreAnswered,
    /// The mean likeness of the pairs, by weight.
    MeanLikeness,
    /// The likeness of the least alike pair.
    LeastLikeness,
    /// The likeness of the least alike pair but one.
    NextLikeness,
    /// The likeness of the most alike pair.
    MostLikeness,
    /// The sum of weight and likeness over the pairs.
    Evidence,
    /// The heaviest pair.
    HeaviestPair,
    /// The heaviest pair that is one spelling.
    HeaviestSame,
    /// The heaviest word of the left name without an answer.
    LeftAlone,
    /// The heaviest word of the right name without an answer.
    RightAlone,
    /// The smaller of the two: words stand against words.
    Contradiction,
    /// All weight of the left name without an answer.
    LeftUnanswered,
    /// All weight of the right name without an answer.
    RightUnanswered,
    /// The likeness of the last words of both names.
    LastLikeness,
    /// The likeness of the first words of both names.
    FirstLikeness,
    /// The likeness of what answers to the left name's last word.
    LeftLastAnswer,
    /// The likeness of what answers to the right name's last word.
    RightLastAnswer,
    /// The likeness of what answers to the left name's first word.
    LeftFirstAnswer,
    /// The likeness of what answers to the right name's first word.
    RightFirstAnswer,
    /// How many naming words the left name has.
    LeftWords,
    /// How many naming words the right name has.
    RightWords,
    /// How many more one name has than the other.
    MoreWords,
    /// How many pairs are one spelling.
    SamePairs,
    /// How many pairs are alike.
    AlikePairs,
    /// How many initials answer.
    InitialPairs,
    /// How many pairs are other forms of one given name.
    OtherForms,
    /// How many pairs are a name of a man and of a woman.
    OtherGenders,
    /// Whether both have a patronymic, of two fathers.
    FathersDiffer,
    /// Whether both have a legal form, of two kinds.
    LegalFormsDiffer,
    /// How many pairs join two words.
    JoinedPairs,
    /// How many initials find no word.
    InitialsAlone,
    /// How many pairs stand in another order.
    Crossings,
    /// How alike the names' letter pairs are as a whole.
    LetterPairs,
    /// The consonant classes that only one of the names has.
    OddClasses,
    /// The letters of the left name.
    LeftLetters,
    /// The letters of the right name.
    RightLetters,
    /// The shorter name's letters as a share of the longer one's.
    LettersShare,
    /// The script of the left name.
    LeftScript,
    /// The script of the right name.
    RightScript,
    /// Whether both are of one script.
    OneScript,
    /// A person, an organisation, or a word.
    WhatOf,
    /// Weight of distinctive words answered, of the name that has fewer (organisations).
    DistinctAnswered,
    /// Weight of distinctive words without an answer, of the name that has more.
    DistinctAlone,
    /// Whether one name is made of the other's first letters.
    Acronym,
    /// Whether numbers differ.
    NumbersDiffer,
    /// Likeness of the heaviest two words left over.
    LeftOver,
    /// The letters of the shortest word among alike pairs.
    ShortestAlike,
    /// Evidence in letters: how many letters the answered words of the shorter side have.
    LettersAnswered,
}

/// How many features there are.
pub(crate) const COUNT: usize = FEATURES.len();

/// The features of two names.
pub(crate) struct Features(pub(crate) [f32; COUNT]);

impl Features {
    pub(crate) fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    fn set(&mut self, feature: Feature, value: f32) {
        self.0[feature as usize] = value;
    }

    fn count(&mut self, feature: Feature, value: usize) {
        self.set(feature, value as f32);
    }
}

/// One side's sums.
struct Side<'a> {
    name: &'a Name,
    used: u16,
    weight: f32,
    words: usize,
    letters: usize,
}

impl<'a> Side<'a> {
    fn new(name: &'a Name, used: u16) -> Self {
        let mut side = Self { name, used, weight: 0.0, words: 0, letters: 0 };
        for token in name.tokens() {
            side.weight += token.weight;
            side.words += usize::from(token.role == Role::Naming);
            side.letters += token.form().letters.len();
        }
        side
    }

    fn alone(&self) -> impl Iterator<Item = &Token> {
        let used = self.used;
        let tokens = self.name.tokens().iter().enumerate();
        tokens.filter(move |(at, _)| used & (1 << at) == 0).map(|(_, token)| token.as_ref())
    }

    fn heaviest_alone(&self) -> f32 {
        self.alone().map(|token| token.weight).fold(0.0, f32::max)
    }

    fn weight_of(&self, start: u8, count: u8) -> f32 {
        let start = usize::from(start);
        self.name.tokens()[start..start + usize::from(count)].iter().map(|token| token.weight).sum()
    }

    fn letters_of(&self, start: u8, count: u8) -> usize {
        let start = usize::from(start);
        self.name.tokens()[start..start + usize::from(count)]
            .iter()
            .map(|token| token.form().letters.len())
            .sum()
    }

    /// The last and the first words that name something.
    fn naming(&self) -> Option<(usize, usize)> {
        let is_naming = |token: &std::sync::Arc<Token>| token.role == Role::Naming;
        Some((
            self.name.tokens().iter().position(is_naming)?,
            self.name.tokens().iter().rposition(is_naming)?,
        ))
    }
}

/// Measures two names that were aligned.
pub(crate) fn measure(left: &Name, right: &Name, alignment: &Alignment) -> Features {
    let mut features = Features([0.0; COUNT]);
    let one = Side::new(left, alignment.left_used);
    let other = Side::new(right, alignment.right_used);
    pairs(&one, &other, alignment, &mut features);
    alone(&one, &other, alignment, &mut features);
    ends(&one, &other, alignment, &mut features);
    wholes(&one, &other, &mut features);
    organisations(&one, &other, alignment, &mut features);
    features
}

fn pairs(one: &Side<'_>, other: &Side<'_>, alignment: &Alignment, features: &mut Features) {
    let (mut left, mut right, mut alike, mut weights) = (0.0, 0.0, 0.0, 0.0);
    let (mut least, mut next, mut most) = (2.0_f32, 2.0_f32, 0.0_f32);
    let (mut heaviest, mut same_heaviest, mut letters, mut shortest) = (0.0_f32, 0.0_f32, 0, 99);
    let mut counts = [0; 6];
    for pair in alignment.pairs() {
        let weight =
            (one.weight_of(pair.left, pair.left_count), other.weight_of(pair.right, pair.right_count));
        left += weight.0 * pair.likeness;
        right += weight.1 * pair.likeness;
        let both = weight.0.min(weight.1);
        alike += both * pair.likeness;
        weights += both;
        heaviest = heaviest.max(both * pair.likeness);
        most = most.max(pair.likeness);
        if pair.likeness < least {
            next = least;
            least = pair.likeness;
        } else {
            next = next.min(pair.likeness);
        }
        let size =
            one.letters_of(pair.left, pair.left_count).min(other.letters_of(pair.right, pair.right_count));
        letters += size;
        match pair.bond {
            Bond::Same => {
                counts[0] += 1;
                same_heaviest = same_heaviest.max(both);
            }
            Bond::Alike => {
                counts[1] += 1;
                shortest = shortest.min(size);
            }
            Bond::Initial => counts[2] += 1,
            Bond::OtherForm => counts[3] += 1,
            Bond::OtherGender => counts[5] += 1,
        }
        counts[4] += usize::from(pair.left_count + pair.right_count > 2);
    }
    let share = |part: f32, whole: f32| if whole > 0.0 { part / whole } else { 0.0 };
    let (left, right) = (share(left, one.weight), share(right, other.weight));
    features.set(Feature::LeftAnswered, left);
    features.set(Feature::RightAnswered, right);
    features.set(Feature::LessAnswered, left.min(right));
    features.set(Feature::MoreAnswered, left.max(right));
    features.set(Feature::MeanLikeness, share(alike, weights));
    features.set(Feature::LeastLikeness, if least > 1.0 { 0.0 } else { least });
    features.set(Feature::NextLikeness, if next > 1.0 { 0.0 } else { next });
    features.set(Feature::MostLikeness, most);
    features.set(Feature::Evidence, alike);
    features.set(Feature::HeaviestPair, heaviest);
    features.set(Feature::HeaviestSame, same_heaviest);
    features.count(Feature::SamePairs, counts[0]);
    features.count(Feature::AlikePairs, counts[1]);
    features.count(Feature::InitialPairs, counts[2]);
    features.count(Feature::OtherForms, counts[3]);
    features.count(Feature::JoinedPairs, counts[4]);
    features.count(Feature::OtherGenders, counts[5]);
    features.count(Feature::LettersAnswered, letters);
    features.count(Feature::ShortestAlike, shortest);
    features.count(Feature::Crossings, crossings(alignment));
}

fn crossings(alignment: &Alignment) -> usize {
    let cross = |one: &Pair, other: &Pair| (one.left < other.left) != (one.right < other.right);
    let pairs = || alignment.pairs().enumerate();
    pairs().map(|(at, one)| pairs().skip(at + 1).filter(|(_, other)| cross(one, other)).count()).sum()
}

fn alone(one: &Side<'_>, other: &Side<'_>, alignment: &Alignment, features: &mut Features) {
    let (left, right) = (one.heaviest_alone(), other.heaviest_alone());
    features.set(Feature::LeftAlone, left);
    features.set(Feature::RightAlone, right);
    features.set(Feature::Contradiction, left.min(right));
    features.set(Feature::LeftUnanswered, one.alone().map(|token| token.weight).sum());
    features.set(Feature::RightUnanswered, other.alone().map(|token| token.weight).sum());
    features.set(Feature::LeftOver, alignment.left_over);
    let initials = |side: &Side<'_>| side.alone().filter(|token| token.role == Role::Initial).count();
    features.count(Feature::InitialsAlone, initials(one) + initials(other));
    let apart = |of: fn(&Token) -> bool| usize::from(one.alone().any(of) && other.alone().any(of));
    features.count(Feature::FathersDiffer, apart(|token| token.father != 0));
    features.count(Feature::LegalFormsDiffer, apart(|token| token.legal_form != 0));
    let numbers = |side: &Side<'_>| side.alone().filter(|token| token.role == Role::Number).count();
    features.count(Feature::NumbersDiffer, numbers(one) + numbers(other));
}

fn ends(one: &Side<'_>, other: &Side<'_>, alignment: &Alignment, features: &mut Features) {
    let (Some(left), Some(right)) = (one.naming(), other.naming()) else { return };
    let answers = |of: fn(&Pair) -> u16, at: usize| {
        alignment.pairs().find(|pair| of(pair) & (1 << at) != 0).map_or(0.0, |pair| pair.likeness)
    };
    features.set(Feature::LeftFirstAnswer, answers(Pair::left_mask, left.0));
    features.set(Feature::LeftLastAnswer, answers(Pair::left_mask, left.1));
    features.set(Feature::RightFirstAnswer, answers(Pair::right_mask, right.0));
    features.set(Feature::RightLastAnswer, answers(Pair::right_mask, right.1));
    let both = |at: usize, with: usize| {
        let is_both =
            |pair: &&Pair| pair.left_mask() & (1 << at) != 0 && pair.right_mask() & (1 << with) != 0;
        alignment.pairs().find(is_both).map_or(0.0, |pair| pair.likeness)
    };
    features.set(Feature::FirstLikeness, both(left.0, right.0));
    features.set(Feature::LastLikeness, both(left.1, right.1));
}

fn wholes(one: &Side<'_>, other: &Side<'_>, features: &mut Features) {
    let script = |side: &Side<'_>| side.name.script();
    let (left, right) = (script(one), script(other));
    features.count(Feature::LeftWords, one.words);
    features.count(Feature::RightWords, other.words);
    features.count(Feature::MoreWords, one.words.abs_diff(other.words));
    features.count(Feature::LeftLetters, one.letters);
    features.count(Feature::RightLetters, other.letters);
    let (short, long) = (one.letters.min(other.letters), one.letters.max(other.letters));
    features.set(Feature::LettersShare, short as f32 / long.max(1) as f32);
    features.count(Feature::LeftScript, left as usize);
    features.count(Feature::RightScript, right as usize);
    features.count(Feature::OneScript, usize::from(left == right));
    features.count(
        Feature::WhatOf,
        match one.name.kind() {
            Kind::Person => 0,
            Kind::Organisation => 1,
            Kind::Word => 2,
        },
    );
    features.set(Feature::LetterPairs, letter_pairs_in_common(one.name, other.name));
    features.set(Feature::OddClasses, (one.name.classes() ^ other.name.classes()).count_ones() as f32);
}

/// The share of letter pairs that two names have in common, from 0 to 1.
pub(crate) fn letter_pairs_in_common(left: &Name, right: &Name) -> f32 {
    let (a, b) = (left.letter_pairs(), right.letter_pairs());
    let common: u32 = a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum();
    let all: u32 = a.iter().chain(b).map(|bits| bits.count_ones()).sum();
    2.0 * common as f32 / all.max(1) as f32
}

fn organisations(one: &Side<'_>, other: &Side<'_>, alignment: &Alignment, features: &mut Features) {
    let distinct = |token: &Token| token.common == 0 && matches!(token.role, Role::Naming | Role::Number);
    let alone =
        |side: &Side<'_>| side.alone().filter(|token| distinct(token)).map(|token| token.weight).sum::<f32>();
    features.set(Feature::DistinctAlone, alone(one).max(alone(other)));
    let answered: f32 = alignment
        .pairs()
        .filter(|pair| {
            distinct(&one.name.tokens()[usize::from(pair.left)])
                && distinct(&other.name.tokens()[usize::from(pair.right)])
        })
        .map(|pair| pair.likeness * one.weight_of(pair.left, pair.left_count))
        .sum();
    features.set(Feature::DistinctAnswered, answered);
    features.count(Feature::Acronym, usize::from(may_be_acronym(one.name, other.name)));
}

/// Whether a word of one name is made of the first letters of the other's words.
pub(crate) fn may_be_acronym(left: &Name, right: &Name) -> bool {
    is_acronym(left, right) || is_acronym(right, left)
}

/// Whether a word of the short name is made of the first letters of the long name's words.
fn is_acronym(short: &Name, long: &Name) -> bool {
    if long.tokens().len() < 3 {
        return false;
    }
    let firsts = || {
        let naming = long.tokens().iter().filter(|token| token.role != Role::LegalForm);
        naming.filter_map(|token| token.form().letters.bytes().next())
    };
    let count = firsts().count();
    count >= 3
        && short
            .tokens()
            .iter()
            .any(|token| token.form().letters.len() == count && token.form().letters.bytes().eq(firsts()))
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::*;

    fn measured(kind: Kind, left: &str, right: &str) -> Features {
        let (left, right) = (Name::new(left, kind), Name::new(right, kind));
        measure(&left, &right, &align(&left, &right))
    }

    fn value(feature: Feature, left: &str, right: &str) -> f32 {
        measured(Kind::Person, left, right).get(feature)
    }

    #[track_caller]
    fn near(found: f32, expected: f32, because: &str) {
        assert!((found - expected).abs() < 1e-6, "{found} instead of {expected}: {because}");
    }

    #[test]
    fn words_in_another_order_cross() {
        let table = [
            ("Darel Monvik", "Darel Monvik", 0.0, "one order"),
            ("Darel Monvik", "Monvik Darel", 1.0, "the family name first"),
            ("Darel Sarum Monvik", "Monvik Darel Sarum", 2.0, "the family name passes two words"),
            ("Darel Sarum Monvik", "Monvik Sarum Darel", 3.0, "each word passes each"),
            ("Darel Monvik", "Sarum Pelgat", 0.0, "what answers to nothing crosses nothing"),
        ];
        for (left, right, expected, because) in table {
            near(value(Feature::Crossings, left, right), expected, because);
        }
    }

    #[test]
    fn an_acronym_is_made_of_the_first_letters_of_at_least_three_words() {
        let table = [
            ("NKO", "Nordvik Kelp Oilworks", true, "each first letter"),
            ("N.K.O.", "Nordvik Kelp Oilworks", true, "with points"),
            ("NKO", "Nordvik Kelp Oilworks Ltd", true, "the legal form is left out"),
            ("NKO Narvel", "Nordvik Kelp Oilworks", true, "beside another word"),
            ("NKX", "Nordvik Kelp Oilworks", false, "another letter"),
            ("NKOS", "Nordvik Kelp Oilworks", false, "a letter too many"),
            ("NK", "Nordvik Kelp", false, "two letters are everybody's"),
        ];
        for (short, long, expected, because) in table {
            let (one, other) = (Name::organisation(short), Name::organisation(long));
            assert_eq!(may_be_acronym(&one, &other), expected, "{short} / {long}: {because}");
            assert_eq!(may_be_acronym(&other, &one), expected, "{long} / {short}: {because}");
        }
    }

    #[test]
    fn what_is_left_out_is_told_from_what_contradicts() {
        let (left_out, other) =
            (("Darel Monvik", "Darel Sarum Monvik"), ("Darel Pelgat Monvik", "Darel Sarum Monvik"));
        near(value(Feature::Contradiction, left_out.0, left_out.1), 0.0, "only one side has a word alone");
        assert!(value(Feature::Contradiction, other.0, other.1) > 0.5, "two words stand against each other");
        near(value(Feature::LeftAnswered, left_out.0, left_out.1), 1.0, "each word of the left name answers");
        assert!(value(Feature::RightAnswered, left_out.0, left_out.1) < 1.0);
    }

    #[test]
    fn words_are_counted_by_how_they_answer() {
        let table = [
            (Feature::SamePairs, "Darel Monvik", "Darel Pelgat", 1.0),
            (Feature::InitialPairs, "D. Monvik", "Darel Monvik", 1.0),
            (Feature::InitialsAlone, "P. Monvik", "Darel Monvik", 1.0),
            (Feature::JoinedPairs, "Kara Monvik", "Karamonvik", 1.0),
            (Feature::FathersDiffer, "Darel Ivanovich Monvik", "Darel Petrovich Monvik", 1.0),
            (Feature::FathersDiffer, "Darel Monvik", "Darel Petrovich Monvik", 0.0),
            (Feature::MoreWords, "Monvik", "Darel Petrovich Monvik", 2.0),
        ];
        for (feature, left, right, expected) in table {
            near(value(feature, left, right), expected, &format!("{feature:?} of {left} / {right}"));
        }
        let numbers =
            measured(Kind::Organisation, "Colony No. 4", "Colony No. 7").get(Feature::NumbersDiffer);
        near(numbers, 2.0, "a number on each side without an answer");
    }

    #[test]
    fn a_name_of_nothing_measures_as_nothing() {
        let features = measured(Kind::Person, "", "—");
        assert!(features.0.iter().all(|value| value.is_finite()), "{:?}", features.0);
        near(features.get(Feature::LettersAnswered), 0.0, "nothing answers");
    }
}
