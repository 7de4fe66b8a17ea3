//! Counts how often words occur in names, so that a word that everybody has tells little.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use crate::pairs;

/// A word that was seen less often is rare enough.
const COUNT_MIN: u32 = 8;
/// A word of an organisation's name counts once for each organisation that has it, and is scaled to the others.
const ORGANISATIONS_MIN: usize = 4;

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [data, out] = words else {
        return Err("learn-frequencies takes the folder of the data and the file to write".into());
    };
    let data = Path::new(data);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for language in ["arabic", "chinese", "hebrew", "japanese", "korean", "russian"] {
        let mut here: BTreeMap<String, u32> = BTreeMap::new();
        let path = data.join(format!("translit_tokens_en_{language}.tsv.gz"));
        let file = std::fs::File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut text = String::new();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines() {
            let mut fields = line.split('\t');
            let (Some(latin), Some(native), Some(count)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let count: u32 = count.parse().unwrap_or(1);
            *here.entry(amparo_names::fold(latin)).or_default() += count;
            *here.entry(native.to_lowercase()).or_default() += count;
        }
        // The same people stand in the list of every language: the largest count, not the sum.
        for (word, count) in here {
            let most = counts.entry(word).or_default();
            *most = (*most).max(count);
        }
    }
    organisations(data, &mut counts)?;
    let mut table = String::from(HEAD);
    for (word, count) in counts.iter().filter(|(word, count)| **count >= COUNT_MIN && !word.contains(' ')) {
        let _ = writeln!(table, "{word}\t{count}");
    }
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))
}

const HEAD: &str = "\
# How often words occur in names, counted by `amparo-names-lab learn-frequencies` over single words of names in seven
# scripts (NETransliteration-COLING2018, CC0, from Wikidata) and over labelled names of organisations.
";

fn organisations(data: &Path, counts: &mut BTreeMap<String, u32>) -> Result<(), String> {
    let mut having: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for pair in
        pairs::read(&data.join("pairs.jsonl"))?.iter().filter(|pair| pair.kind == "org" && pair.label == 1)
    {
        for name in [&pair.left, &pair.right] {
            for word in amparo_names::fold(name).split(' ') {
                having.entry(word.to_owned()).or_default().insert(pair.ent.clone());
            }
        }
    }
    for (word, organisations) in
        having.into_iter().filter(|(_, organisations)| organisations.len() >= ORGANISATIONS_MIN)
    {
        let seen = counts.entry(word).or_default();
        *seen = (*seen).max(u32::try_from(organisations.len()).unwrap_or(u32::MAX).saturating_mul(15));
    }
    Ok(())
}
