//! More pairs to learn from than the labelled ones: kin, and what a search brings up by mistake.
//!
//! Labelled pairs that do not match were chosen by others in one way, and whoever learns from them alone learns that
//! way. So names that do not match are made in two other ways, from the same names: a word of a matching name is
//! replaced by another person's (a brother, a namesake), and a list is searched as the program does it, where what
//! comes up and is not the one asked for does not match.

use std::collections::BTreeMap;
use std::path::Path;

use amparo_names::{IndexBuilder, Kind, Name};
use serde::Deserialize;

use crate::pairs::{Pair, kind};

/// Every how many pairs one is made. The rest teach nothing new.
const EVERY: usize = 2;
/// Of how many words the one to replace a word with is chosen.
const CANDIDATES: usize = 6;
/// How many names that come up by mistake are taken of each search.
const MISTAKES_MAX: usize = 4;

/// Pairs of kin: the right name with one of its words replaced by a word of another name.
pub(crate) fn kin(pairs: &[Pair]) -> Vec<Pair> {
    let matching = || {
        pairs.iter().filter(|pair| {
            pair.label == 1 && pair.tier != "far" && pair.kind != "token" && pair.source != "nk_name_bench"
        })
    };
    // Words by kind, script and place, each from another name.
    let mut words: BTreeMap<(&str, bool, bool), Vec<&str>> = BTreeMap::new();
    for pair in matching() {
        let parts: Vec<&str> = pair.right.split(' ').collect();
        for (at, word) in parts.iter().enumerate().filter(|_| parts.len() >= 2) {
            words.entry((&pair.kind, pair.right.is_ascii(), at == 0)).or_default().push(word);
        }
    }
    let mut made = Vec::new();
    for (number, pair) in matching().enumerate().filter(|(number, _)| number % EVERY == 0) {
        let parts: Vec<&str> = pair.right.split(' ').collect();
        if !(2..=6).contains(&parts.len()) {
            continue;
        }
        let at = hash(&pair.ent, number) % parts.len();
        let Some(others) = words.get(&(pair.kind.as_str(), pair.right.is_ascii(), at == 0)) else { continue };
        // Of a few, the one that looks most like the word it stands for and is another word: a hard case.
        let word = Name::new(parts[at], pair.kind());
        let candidates =
            (0..CANDIDATES).map(|try_| others[hash(&pair.left, number * CANDIDATES + try_) % others.len()]);
        let different = candidates
            .map(|other| other.trim_matches(','))
            .filter(|other| tells_apart(parts[at], other, pair.kind()));
        let nearness = |other: &str| amparo_names::lab::faint_likeness(&word, &Name::new(other, pair.kind()));
        let Some(other) = different.max_by(|one, two| nearness(one).total_cmp(&nearness(two))) else {
            continue;
        };
        let comma = if parts[at].ends_with(',') { "," } else { "" };
        let replaced = format!("{other}{comma}");
        let right: Vec<&str> = parts
            .iter()
            .enumerate()
            .map(|(place, word)| if place == at { replaced.as_str() } else { word })
            .collect();
        made.push(pair.with(&pair.left, &right.join(" "), "kin"));
    }
    made
}

/// Whether replacing one word by the other makes another name: neither is a particle or an initial, and they differ.
fn tells_apart(word: &str, other: &str, kind: Kind) -> bool {
    let long = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    let alike = amparo_names::lab::likenesses(&Name::new(word, kind), &Name::new(other, kind));
    long(word) && long(other) && !alike.is_empty() && alike.iter().all(|(_, _, likeness)| *likeness < 0.6)
}

/// Names of one word: spellings of one word match, words that only look alike do not.
pub(crate) fn single_words(data: &Path) -> Result<Vec<Pair>, String> {
    let mut made = Vec::new();
    for language in ["russian", "arabic", "hebrew"] {
        let words = crate::costs::read(data, language)?;
        let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut all: Vec<&str> = Vec::new();
        for word in words.iter().filter(|word| word.count >= 4.0 && word.latin.len() >= 3) {
            of.entry(&word.native).or_default().push(&word.latin);
            all.push(&word.latin);
        }
        let pair = |left: &str, right: &str, label: u8| Pair {
            left: left.to_owned(),
            right: right.to_owned(),
            kind: "person".into(),
            label,
            source: "single".into(),
            tier: "single".into(),
            ent: left.to_owned(),
        };
        for latin in of.values().filter(|latin| latin.len() >= 2) {
            made.extend(latin.windows(2).map(|two| pair(two[0], two[1], 1)));
        }
        for (number, word) in all.iter().enumerate().filter(|(number, _)| number % 3 == 0) {
            let one = Name::person(word);
            let candidates = (0..60).map(|try_| all[hash(word, number * 60 + try_) % all.len()]);
            let likeness = |other: &str| {
                amparo_names::lab::likenesses(&one, &Name::person(other)).first().map_or(0.0, |found| found.2)
            };
            let near =
                candidates.map(|other| (other, likeness(other))).filter(|(_, likeness)| *likeness < 0.7);
            if let Some((other, _)) = near.max_by(|one, two| one.1.total_cmp(&two.1)) {
                made.push(pair(word, other, 0));
            }
        }
    }
    Ok(made)
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Query {
    qid: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    gold: Vec<String>,
}

/// What a search of the list brings up that is not the one asked for.
pub(crate) fn mistakes(data: &Path) -> Result<Vec<Pair>, String> {
    let list: Vec<Entry> = lines(&data.join("list.jsonl"))?;
    let queries: Vec<Query> = lines(&data.join("queries.jsonl"))?;
    let mut builder = IndexBuilder::new();
    for entry in &list {
        builder.add(&entry.name, kind(&entry.kind));
    }
    let index = builder.build();
    let mut made = Vec::new();
    for query in &queries {
        let name = Name::new(&query.name, kind(&query.kind));
        let found = index.search(&name, 10);
        let wrong = found
            .iter()
            .map(|found| &list[found.number as usize])
            .filter(|entry| !query.gold.contains(&entry.id));
        for entry in wrong.take(MISTAKES_MAX) {
            // Two entries of one name cannot be told apart by it.
            if amparo_names::same_spelling(&query.name, &entry.name) != amparo_names::Spelling::Different {
                continue;
            }
            made.push(Pair {
                left: query.name.clone(),
                right: entry.name.clone(),
                kind: query.kind.clone(),
                label: 0,
                source: if query.gold.is_empty() { "nobody".into() } else { "mistake".into() },
                tier: "mistake".into(),
                ent: query.gold.first().unwrap_or(&query.qid).clone(),
            });
        }
    }
    Ok(made)
}

fn lines<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display())))
        .collect()
}

fn hash(text: &str, number: usize) -> usize {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash.wrapping_add(u32::try_from(number).unwrap_or(0)).wrapping_mul(0x9e37_79b1) >> 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching(left: &str, right: &str) -> Pair {
        Pair {
            left: left.into(),
            right: right.into(),
            kind: "person".into(),
            label: 1,
            source: "invented".into(),
            tier: "near".into(),
            ent: right.into(),
        }
    }

    fn pairs() -> Vec<Pair> {
        let given = ["Darel", "Sarum", "Ivena", "Tomir", "Nelfa", "Ugat", "Hobrin", "Liskav"];
        let family = ["Monvik", "Pelgat", "Korbul", "Balgen", "Druzin", "Fermol", "Zavrek"];
        let names =
            given.iter().flat_map(|given| family.iter().map(move |family| format!("{given} {family}")));
        names.map(|name| matching(&name.to_uppercase(), &name)).collect()
    }

    #[test]
    fn kin_differ_from_a_matching_name_in_one_word() {
        let made = kin(&pairs());
        assert!(made.len() >= 20, "{} of {} pairs", made.len(), pairs().len());
        for pair in &made {
            let (before, after) = (pair.ent.split(' '), pair.right.split(' '));
            assert_eq!(before.clone().count(), after.clone().count(), "{} / {}", pair.ent, pair.right);
            let differing = before.zip(after).filter(|(one, other)| one != other).count();
            assert_eq!(differing, 1, "{} / {}", pair.ent, pair.right);
            assert_eq!((pair.label, pair.tier.as_str()), (0, "kin"));
        }
    }

    #[test]
    fn kin_are_made_of_matching_names_only() {
        let mut pairs = pairs();
        for pair in &mut pairs {
            pair.label = 0;
        }
        assert!(kin(&pairs).is_empty());
    }

    #[test]
    fn the_same_pairs_give_the_same_kin() {
        let names = |made: Vec<Pair>| made.into_iter().map(|pair| pair.right).collect::<Vec<_>>();
        assert_eq!(names(kin(&pairs())), names(kin(&pairs())));
    }

    #[test]
    fn a_word_is_replaced_by_another_word_only() {
        let table = [
            ("Monvik", "Druzin", true, "two family names"),
            ("Monvik", "Monwik", false, "a spelling of it is no other name"),
            ("Monvik", "M.", false, "an initial contradicts nothing"),
            ("al", "Druzin", false, "nor does leaving a particle out"),
        ];
        for (word, other, expected, because) in table {
            assert_eq!(tells_apart(word, other, Kind::Person), expected, "{word} / {other}: {because}");
        }
    }
}
