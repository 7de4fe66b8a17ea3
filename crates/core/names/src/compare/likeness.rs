//! How alike two words of names are.

use crate::name::{Form, Token, writing};
use crate::romanise::Script;
use crate::transliteration::{Costs, LatinWord, Writing};

/// How many neighbouring letters two words share that are worth a second look.
const LETTER_PAIRS_MIN: u32 = 3;

/// Two words with one Latin form that are written in different scripts or with other accents.
const SAME_FORM: f32 = 0.98;

/// How alike two words are, from 0 to 1. 1 is the same word, letter by letter.
pub(crate) fn likeness(left: &Token, right: &Token) -> f32 {
    if left.spelling == right.spelling && left.text == right.text {
        return 1.0;
    }
    if same_form(left, right) {
        return SAME_FORM;
    }
    if cannot_be_alike(left, right) {
        return 0.0;
    }
    let costs = Costs::get();
    let learnt = match (writing(left.script), writing(right.script)) {
        (Some(script), None) if !left.units.is_empty() => {
            read_as(costs, &left.units, script, &right.form().latin)
        }
        (None, Some(script)) if !right.units.is_empty() => {
            read_as(costs, &right.units, script, &left.form().latin)
        }
        (None, None) => return forms(costs, left, right).min(SAME_FORM),
        _ => return latin(costs, left.form(), right.form()).min(SAME_FORM),
    };
    // Native names of these scripts are written by other rules than the foreign ones from which most was learnt.
    let mut best = learnt;
    // Where what was learnt sees nothing, the forms by table are worth a look only where they share some letters.
    let is_han = left.script == Script::Han || right.script == Script::Han;
    let shares_letters = || (left.pairs & right.pairs).count_ones() >= LETTER_PAIRS_MIN;
    if best >= 0.9 || best == 0.0 && !is_han && !shares_letters() {
        return best.min(SAME_FORM);
    }
    if matches!(
        left.script,
        Script::Han | Script::Hangul | Script::Arabic | Script::Hebrew | Script::Cyrillic
    ) {
        left.forms.iter().for_each(|form| best = best.max(latin(costs, form, right.form())));
    }
    if matches!(
        right.script,
        Script::Han | Script::Hangul | Script::Arabic | Script::Hebrew | Script::Cyrillic
    ) {
        right.forms.iter().for_each(|form| best = best.max(latin(costs, left.form(), form)));
    }
    best.min(SAME_FORM)
}

/// The best of the Latin forms, where a word has more than one.
fn forms(costs: &Costs, left: &Token, right: &Token) -> f32 {
    let pairs = left.forms.iter().flat_map(|one| right.forms.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| latin(costs, one, other)).fold(0.0, f32::max)
}

fn same_form(left: &Token, right: &Token) -> bool {
    left.forms
        .iter()
        .any(|one| right.forms.iter().any(|other| one.number == other.number && one.letters == other.letters))
}

/// Whether so many consonants stand on one side alone that nothing else needs a look.
fn cannot_be_alike(left: &Token, right: &Token) -> bool {
    let (one, other) = (left.classes, right.classes);
    let (here, there) = ((one & !other).count_ones(), (other & !one).count_ones());
    if left.script != right.script {
        return here.min(there) > 2 || here + there > 6;
    }
    // In one script, spellings of one word share at least two neighbouring letters, or a beginning, or an end.
    here.min(there) > 1 || here + there > 4 || left.pairs & right.pairs == 0
}

/// Below this two words of one script have nothing in common. Words of two scripts are read more leniently: what was
/// learnt of them tells chance from likeness better.
const ALIKE_IN_ONE_SCRIPT_MIN: f32 = 0.28;

/// What share of the Latin word's information the other word gives; 0 where it is too little to matter.
fn read_as(costs: &Costs, units: &[u16], script: Writing, latin: &LatinWord) -> f32 {
    let limit = latin.information - latin.information / 6;
    let cost = costs.of(units, script, latin, limit);
    cost.map_or(0.0, |cost| 1.0 - f32::from(cost) / f32::from(latin.information.max(1)))
}

/// Both ways, because a letter left out is not a letter added.
fn latin(costs: &Costs, one: &Form, other: &Form) -> f32 {
    let (long, short) = (one.latin.len().max(other.latin.len()), one.latin.len().min(other.latin.len()));
    if long > 2 * short + 2 {
        return 0.0;
    }
    let there = read_as(costs, &one.units, Writing::Latin, &other.latin);
    if there == 0.0 {
        return 0.0;
    }
    let back = read_as(costs, &other.units, Writing::Latin, &one.latin);
    let both = f32::midpoint(there, back);
    if both < ALIKE_IN_ONE_SCRIPT_MIN { 0.0 } else { both }
}
