//! Grows the trees that weigh what is measured of two names, and measures them.
//!
//! The pairs are the labelled ones, and pairs that were made to show what labels do not ([`more`]). Where trees are
//! measured, pairs of one entity stay together: no tree is asked about an entity that it was grown on.

use std::fmt::Write as _;
use std::path::Path;

use amparo_names::lab::{FEATURES, bound, measure};

use crate::boosting::{Data, Forest, Growth, grow};
use crate::more;
use crate::pairs::{self, Pair};

pub(crate) const USAGE: &str = "DATA OUT [--check FILE]: how what is measured of two names is weighed";

/// Into how many parts `--without` parts the entities.
const PARTS: u32 = 4;

/// What may be said on the command line, with what is usual.
struct Options {
    growth: Growth,
    weights: Weights,
    /// Whether pairs are made beside the labelled ones.
    more: bool,
    /// Where the scores of the labelled pairs go, each by trees that did not see its entity.
    check: Option<String>,
    folds: u32,
    /// Whether those scores are held within the bounds, as the program's are.
    bounded: bool,
    /// A part that the trees are not grown on, for measuring a search with it.
    without: Option<u32>,
}

/// How much the pairs count that were made, beside 1 for a labelled one.
struct Weights {
    kin: f32,
    mistake: f32,
    nobody: f32,
    single: f32,
}

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [data, out, rest @ ..] = words else {
        return Err(
            "grow-trees takes the folder of the data, the file to write, and `--check FILE` to measure"
                .into(),
        );
    };
    let options = Options::read(rest)?;
    let mut pairs = pairs::read(&Path::new(data).join("pairs.jsonl"))?;
    let labelled = pairs.len();
    if options.more {
        add_more(&mut pairs, Path::new(data))?;
    }
    let data = rows(&pairs, &options.weights);
    if let Some(file) = &options.check {
        check(&pairs[..labelled], &data, &pairs, &options, file)?;
    }
    if out == "-" {
        return Ok(());
    }
    let forest = grow(&data, options.growth, |row| {
        options.without.is_none_or(|without| hash(&pairs[row].ent) % PARTS != without)
    });
    tell_use(&data, &forest);
    std::fs::write(out, print(&forest, &data)).map_err(|error| format!("{out}: {error}"))
}

impl Options {
    fn read(words: &[String]) -> Result<Self, String> {
        let options = Self {
            growth: Growth {
                trees: number(words, "--trees", 300)?,
                rate: number(words, "--rate", 0.1)?,
                hold: number(words, "--hold", 20.0)?,
                sample: number(words, "--sample", 0.5)?,
            },
            weights: Weights {
                kin: number(words, "--kin", 0.5)?,
                mistake: number(words, "--mistake", 0.2)?,
                nobody: number(words, "--nobody", 1.0)?,
                single: number(words, "--single", 0.3)?,
            },
            more: number(words, "--more", 1)? > 0,
            check: value(words, "--check").map(str::to_owned),
            folds: number(words, "--folds", 4)?,
            bounded: number(words, "--bounded", 1)? > 0,
            without: value(words, "--without").map(|_| number(words, "--without", 0)).transpose()?,
        };
        if options.folds < 2 {
            return Err("--folds takes at least 2 parts: trees are measured on what they did not see".into());
        }
        Ok(options)
    }
}

/// What follows a word.
fn value<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == name)?;
    words.get(at + 1).map(String::as_str)
}

fn number<T: std::str::FromStr<Err: std::fmt::Display>>(
    words: &[String],
    name: &str,
    usual: T,
) -> Result<T, String> {
    value(words, name)
        .map_or(Ok(usual), |value| value.parse().map_err(|error| format!("{name} {value}: {error}")))
}

fn add_more(pairs: &mut Vec<Pair>, data: &Path) -> Result<(), String> {
    let kin = more::kin(pairs);
    let mistakes = more::mistakes(data)?;
    let single = more::single_words(data)?;
    eprintln!(
        "{} labelled pairs, {} of kin, {} mistakes of searching, {} of single words",
        pairs.len(),
        kin.len(),
        mistakes.len(),
        single.len()
    );
    pairs.extend(single);
    pairs.extend(kin);
    pairs.extend(mistakes);
    Ok(())
}

fn rows(pairs: &[Pair], weights: &Weights) -> Data {
    let measured = |pair: &Pair| {
        let (left, right) = pair.names();
        measure(&left, &right)
    };
    Data::new(
        pairs.iter().map(|pair| f32::from(pair.label)).collect(),
        pairs.iter().map(|pair| weights.of(pair)).collect(),
        &pairs.iter().map(measured).collect::<Vec<_>>(),
    )
}

impl Weights {
    fn of(&self, pair: &Pair) -> f32 {
        match (pair.tier.as_str(), pair.kind.as_str()) {
            ("far", _) => 0.0,
            ("kin", _) => self.kin,
            ("single", _) => self.single,
            ("mistake", _) if pair.source == "nobody" => self.nobody,
            ("mistake", _) => self.mistake,
            (_, "token") => 0.5,
            // Few, and chosen by people to be hard: what a patronymic or a given name contradicts.
            _ if pair.source == "nk_name_bench" => 4.0,
            _ => 1.0,
        }
    }
}

/// Scores the labelled pairs, which come first, by trees that were grown without their part, and keeps the scores in a
/// file, a line each.
fn check(
    labelled: &[Pair],
    data: &Data,
    pairs: &[Pair],
    options: &Options,
    file: &str,
) -> Result<(), String> {
    let part: Vec<u32> = pairs.iter().map(|pair| hash(&pair.ent) % options.folds).collect();
    let mut scores = vec![0.0_f32; labelled.len()];
    for fold in 0..options.folds {
        let forest = grow(data, options.growth, |row| part[row] != fold);
        for row in (0..labelled.len()).filter(|row| part[*row] == fold) {
            let (left, right) = labelled[row].names();
            let chance = forest.chance(data, row);
            scores[row] = if options.bounded { bound(&left, &right, chance) } else { chance };
        }
    }
    let text = scores.iter().fold(String::new(), |mut text, score| {
        let _ = writeln!(text, "{score:.6}");
        text
    });
    std::fs::write(file, text).map_err(|error| format!("{file}: {error}"))
}

fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 7
}

/// Says how often each feature is asked about, the most asked first.
fn tell_use(data: &Data, forest: &Forest) {
    let mut counts = vec![0; data.features()];
    for (feature, _) in forest.trees.iter().flat_map(|tree| tree.questions) {
        counts[feature] += 1;
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|feature| std::cmp::Reverse(counts[*feature]));
    for feature in order {
        eprintln!("{:5} {:?}", counts[feature], FEATURES[feature]);
    }
}

fn print(forest: &Forest, data: &Data) -> String {
    let mut text = String::from(
        "# Trees that weigh what is measured of two names, grown by `amparo-names-lab grow-trees` on labelled pairs.\n\
         # First the logarithm of the odds before any question; then a tree a line: six times a feature and what it is\n\
         # above, then 64 leaves, the answer to the first question in the lowest bit.\n",
    );
    let _ = writeln!(text, "{:.4}", forest.base);
    for tree in &forest.trees {
        for (feature, bin) in tree.questions {
            let _ = write!(text, "{feature} {} ", data.threshold(feature, bin));
        }
        let leaves: Vec<String> = tree.leaves.iter().map(|leaf| format!("{leaf:.4}")).collect();
        let _ = writeln!(text, "{}", leaves.join(" "));
    }
    text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn pair(left: &str, right: &str, label: u8) -> Pair {
        Pair {
            left: left.into(),
            right: right.into(),
            kind: "person".into(),
            label,
            source: String::new(),
            tier: if label == 1 { "near" } else { "hard" }.into(),
            ent: left.into(),
        }
    }

    /// Spellings of one name, and the same first name beside another's family name.
    fn obvious() -> Vec<Pair> {
        let names =
            ["Darel Monvik", "Sarum Pelgat", "Ivena Korbul", "Tomir Balgen", "Nelfa Druzin", "Ugat Fermol"];
        let mut pairs = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let (given, family) = name.split_once(' ').unwrap();
            let (_, other) = names[(at + 1) % names.len()].split_once(' ').unwrap();
            for _ in 0..10 {
                pairs.push(pair(name, &format!("{family} {given}"), 1));
                pairs.push(pair(name, &format!("{given} {other}"), 0));
            }
        }
        pairs
    }

    fn options(words: &[&str]) -> Result<Options, String> {
        Options::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn names_that_are_obviously_one_part_from_names_that_are_not() {
        let pairs = obvious();
        let options = options(&["--trees", "30", "--hold", "1"]).unwrap();
        let data = rows(&pairs, &options.weights);
        let forest = grow(&data, options.growth, |_| true);
        for (row, pair) in pairs.iter().enumerate() {
            let chance = forest.chance(&data, row);
            assert_eq!(chance > 0.5, pair.label == 1, "{} / {}: {chance}", pair.left, pair.right);
        }
    }

    #[test]
    fn the_same_pairs_give_the_same_table() {
        let table = || {
            let options = options(&["--trees", "5"]).unwrap();
            let data = rows(&obvious(), &options.weights);
            print(&grow(&data, options.growth, |_| true), &data)
        };
        assert_eq!(table(), table());
        assert_eq!(table().lines().filter(|line| !line.starts_with('#')).count(), 1 + 5);
    }

    #[test]
    fn what_no_spelling_can_tell_teaches_nothing() {
        let weights = options(&[]).unwrap().weights;
        let mut far = pair("Darel Monvik", "Ugat Fermol", 1);
        far.tier = "far".into();
        assert!(weights.of(&far) <= 0.0);
        assert!(weights.of(&pair("Darel Monvik", "Darel Monvic", 1)) > 0.0);
    }

    #[test]
    fn an_option_that_is_no_number_is_named() {
        let error = options(&["--trees", "many"]).err().unwrap();
        assert!(error.contains("--trees many"), "{error}");
        assert!(options(&["--folds", "1"]).is_err(), "one part is grown on what it measures");
    }
}
