//! How a word is laid beside its Latin form when nobody said which letter is which: all ways at once, each as likely as
//! it is.
//!
//! Expectation and maximisation over all alignments in which a unit is written with no letter to three letters, and a
//! letter may be added.

#![expect(clippy::cast_precision_loss, reason = "words have few letters, and alphabets too")]

use std::collections::BTreeMap;

use amparo_names::lab::{CHUNK_MAX, LETTERS, chunk_code};

const CHUNKS: usize = LETTERS * LETTERS * LETTERS;
/// What every unit is thought to have been seen with beforehand, so that a typing error is rare and not impossible.
const BELIEF: f64 = 3.0;

/// A word as the rows of its units, and its Latin form as letter codes.
pub(crate) struct Example {
    pub(crate) units: Vec<usize>,
    pub(crate) latin: Vec<u8>,
    pub(crate) weight: f64,
}

/// How the units of a script are written.
pub(crate) struct Model {
    /// By row, the chance of each chunk; chunk 0 is the empty one.
    pub(crate) write: Vec<Vec<f64>>,
    /// The chance of each letter to be added.
    pub(crate) add: Vec<f64>,
    /// By row, how often it was seen, with what it is believed to have been seen with.
    pub(crate) seen: Vec<f64>,
}

impl Model {
    /// Chances before anything was seen; `themselves` gives the rows that are likely one chunk.
    pub(crate) fn begin(rows: usize, themselves: &BTreeMap<usize, usize>) -> Self {
        let letters = (LETTERS - 1) as f64;
        let mut row = vec![0.0; CHUNKS];
        for (chunk, chance) in row.iter_mut().enumerate() {
            let spelt = letters_of(chunk);
            if chunk == 0 || (!spelt.is_empty() && !spelt.contains(&0)) {
                *chance = [0.1, 0.6, 0.25, 0.05][spelt.len()]
                    / letters.powi(i32::try_from(spelt.len()).unwrap_or(0));
            }
        }
        let mut write = vec![row; rows];
        for (row, chunk) in themselves {
            for chance in &mut write[*row] {
                *chance *= 0.3;
            }
            write[*row][*chunk] += 0.7;
        }
        Self { write, add: vec![0.03 / letters; LETTERS], seen: vec![BELIEF; rows] }
    }

    /// One round of expectation and maximisation, and the mean logarithm of the chance of a letter.
    pub(crate) fn round(&self, examples: &[Example]) -> (Self, f64) {
        let mut write = vec![vec![0.0; CHUNKS]; self.write.len()];
        let mut add = vec![0.0; LETTERS];
        let (mut sum, mut weight, mut units) = (0.0, 0.0, 0.0);
        for example in examples {
            let total = self.expect(example, &mut write, &mut add);
            if total > 0.0 {
                sum += example.weight * total.ln();
                weight += example.weight * example.latin.len() as f64;
                units += example.weight * example.units.len() as f64;
            }
        }
        let letter = letters_seen(examples);
        let mut seen = Vec::with_capacity(write.len());
        for row in &mut write {
            row[0] += BELIEF * 0.3;
            for (code, share) in letter.iter().enumerate().skip(1) {
                // A letter's code is the code of the chunk of it alone.
                row[code] += BELIEF * 0.7 * share;
            }
            let all: f64 = row.iter().sum();
            seen.push(all);
            for chance in row {
                *chance /= all;
            }
        }
        let added: f64 = add.iter().sum::<f64>() + units;
        for (code, chance) in add.iter_mut().enumerate() {
            *chance = (*chance + BELIEF * letter[code]) / (added + BELIEF);
        }
        (Self { write, add, seen }, sum / weight)
    }

    /// Adds what one example says, and gives its chance.
    fn expect(&self, example: &Example, write: &mut [Vec<f64>], add: &mut [f64]) -> f64 {
        let (rows, latin) = (&example.units, &example.latin);
        let (n, m) = (rows.len(), latin.len());
        let at = |i: usize, j: usize| i * (m + 1) + j;
        let forward = self.forward(example);
        let backward = self.backward(example);
        let total = forward[at(n, m)];
        if total <= 0.0 {
            return 0.0;
        }
        let scale = example.weight / total;
        for i in 0..=n {
            for j in 0..=m {
                let here = forward[at(i, j)] * scale;
                if here == 0.0 {
                    continue;
                }
                if j < m {
                    let letter = usize::from(latin[j]);
                    add[letter] += here * self.add[letter] * backward[at(i, j + 1)];
                }
                if i < n {
                    for size in 0..=CHUNK_MAX.min(m - j) {
                        let chunk = chunk_code(&latin[j..j + size]);
                        write[rows[i]][chunk] +=
                            here * self.write[rows[i]][chunk] * backward[at(i + 1, j + size)];
                    }
                }
            }
        }
        total
    }

    /// By units and letters, the chance of having written so many units as so many letters.
    fn forward(&self, example: &Example) -> Vec<f64> {
        let (rows, latin) = (&example.units, &example.latin);
        let (n, m) = (rows.len(), latin.len());
        let at = |i: usize, j: usize| i * (m + 1) + j;
        let mut forward = vec![0.0; (n + 1) * (m + 1)];
        forward[0] = 1.0;
        for i in 0..=n {
            for j in 0..=m {
                let mut sum = forward[at(i, j)];
                if j > 0 {
                    sum += forward[at(i, j - 1)] * self.add[usize::from(latin[j - 1])];
                }
                if i > 0 {
                    for size in 0..=CHUNK_MAX.min(j) {
                        sum += forward[at(i - 1, j - size)]
                            * self.write[rows[i - 1]][chunk_code(&latin[j - size..j])];
                    }
                }
                forward[at(i, j)] = sum;
            }
        }
        forward
    }

    /// By units and letters, the chance of writing what is left of the units as what is left of the letters.
    fn backward(&self, example: &Example) -> Vec<f64> {
        let (rows, latin) = (&example.units, &example.latin);
        let (n, m) = (rows.len(), latin.len());
        let at = |i: usize, j: usize| i * (m + 1) + j;
        let mut backward = vec![0.0; (n + 1) * (m + 1)];
        backward[at(n, m)] = 1.0;
        for i in (0..=n).rev() {
            for j in (0..=m).rev() {
                let mut sum = backward[at(i, j)];
                if j < m {
                    sum += backward[at(i, j + 1)] * self.add[usize::from(latin[j])];
                }
                if i < n {
                    for size in 0..=CHUNK_MAX.min(m - j) {
                        sum += backward[at(i + 1, j + size)]
                            * self.write[rows[i]][chunk_code(&latin[j..j + size])];
                    }
                }
                backward[at(i, j)] = sum;
            }
        }
        backward
    }
}

/// By letter, its share of all letters.
fn letters_seen(examples: &[Example]) -> Vec<f64> {
    let mut seen = vec![1.0; LETTERS];
    for code in examples.iter().flat_map(|example| &example.latin) {
        seen[usize::from(*code)] += 1.0;
    }
    let all: f64 = seen[1..].iter().sum();
    seen.into_iter().map(|count| count / all).collect()
}

/// The letter codes of a chunk.
pub(crate) fn letters_of(chunk: usize) -> Vec<u8> {
    let digits = [chunk / LETTERS / LETTERS, chunk / LETTERS % LETTERS, chunk % LETTERS];
    digits.into_iter().skip_while(|digit| *digit == 0).map(|digit| u8::try_from(digit).unwrap_or(0)).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use amparo_names::lab::letter_code;

    use super::*;

    /// Words of an alphabet of three letters, of which the third is written `sh` and the second is often left out.
    fn toy() -> Vec<Example> {
        let words = [
            (&[0, 1, 2][..], "aesh"),
            (&[2, 0], "sha"),
            (&[0, 0, 1], "aae"),
            (&[1, 0, 2], "ash"),
            (&[2, 1, 0, 2], "shash"),
            (&[0, 2, 1], "ashe"),
            (&[2, 2], "shsh"),
            (&[0, 1], "ae"),
        ];
        words.map(|(units, latin)| example(units, latin)).into()
    }

    fn example(units: &[usize], latin: &str) -> Example {
        Example { units: units.to_vec(), latin: latin.bytes().map(letter_code).collect(), weight: 10.0 }
    }

    fn chunk(letters: &str) -> usize {
        chunk_code(&letters.bytes().map(letter_code).collect::<Vec<_>>())
    }

    fn learnt(rounds: usize) -> (Model, Vec<f64>) {
        let examples = toy();
        let mut model = Model::begin(3, &BTreeMap::new());
        let mut likelihoods = Vec::new();
        for _ in 0..rounds {
            let (next, likelihood) = model.round(&examples);
            model = next;
            likelihoods.push(likelihood);
        }
        (model, likelihoods)
    }

    #[test]
    fn an_alphabet_is_learnt_from_its_words() {
        let (model, _) = learnt(12);
        let best = |row: usize| {
            let chances = model.write[row].iter().enumerate();
            chances.max_by(|one, other| one.1.total_cmp(other.1)).unwrap().0
        };
        assert_eq!(best(0), chunk("a"));
        assert_eq!(best(2), chunk("sh"));
        let (left_out, written) = (model.write[1][0], model.write[1][chunk("e")]);
        assert!(left_out > 0.1 && written > 0.1, "left out {left_out}, written {written}");
    }

    #[test]
    fn each_round_explains_the_words_better() {
        let (_, likelihoods) = learnt(6);
        assert!(likelihoods.windows(2).all(|two| two[1] > two[0] - 1e-3), "{likelihoods:?}");
        assert!(likelihoods[5] > likelihoods[0] + 0.5, "{likelihoods:?}");
    }

    #[test]
    fn the_chances_of_a_unit_add_up_to_one() {
        let (model, _) = learnt(4);
        for row in &model.write {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn both_ways_through_a_word_give_one_chance() {
        let (model, _) = learnt(3);
        let word = example(&[0, 1, 2], "aesh");
        let (forward, backward) = (model.forward(&word), model.backward(&word));
        let (there, back) = (forward.last().unwrap(), backward[0]);
        assert!((there - back).abs() < there * 1e-9, "{there} and {back}");
    }

    #[test]
    fn a_chunk_is_spelt_with_the_letters_that_it_was_made_of() {
        for letters in ["", "a", "sh", "tch", "zzz"] {
            let codes: Vec<u8> = letters.bytes().map(letter_code).collect();
            assert_eq!(letters_of(chunk_code(&codes)), codes, "{letters}");
        }
    }
}
