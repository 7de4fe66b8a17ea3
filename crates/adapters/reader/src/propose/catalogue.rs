//! What each rule looks for, in a line of plain English with an invented example.
//!
//! The lines are data (`data/rules.txt`); a test holds them against the rules, so that none lacks its line and no line
//! stands for a rule that is gone.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Of which version of the program these rules are: they change with it and not otherwise.
pub const RULE_SET: &str = env!("CARGO_PKG_VERSION");

const LINES: &str = include_str!("../../data/rules.txt");

/// One rule, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleLine {
    /// The rule, as proposals name it.
    pub rule: &'static str,
    /// What it looks for.
    pub looks_for: &'static str,
    /// Words in which it finds it, with an invented name.
    pub example: &'static str,
}

static BY_RULE: LazyLock<BTreeMap<&'static str, RuleLine>> = LazyLock::new(|| {
    LINES.lines().filter_map(parse).chain(of_patterns()).map(|line| (line.rule, line)).collect()
});

/// The rules of languages whose rules are data: their patterns are their examples.
fn of_patterns() -> impl Iterator<Item = RuleLine> {
    super::patterns::rule_lines().map(|(rule, looks_for, pattern)| RuleLine {
        rule,
        // They live as long as the program, like the lines of the file.
        looks_for: Box::leak(looks_for.into_boxed_str()),
        example: Box::leak(pattern.into_boxed_str()),
    })
}

fn parse(line: &'static str) -> Option<RuleLine> {
    if line.starts_with('#') {
        return None;
    }
    let mut parts = line.splitn(3, " | ").map(str::trim);
    Some(RuleLine { rule: parts.next()?, looks_for: parts.next()?, example: parts.next()? })
}

/// Every rule, by name.
pub fn rules() -> impl Iterator<Item = RuleLine> {
    BY_RULE.values().copied()
}

/// The line of one rule; `None` for a rule of another version of the program.
pub fn line_of(rule: &str) -> Option<RuleLine> {
    BY_RULE.get(rule).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Texts in the sources that look like the name of a rule: `"custody.taken"`.
    fn named_in_sources(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                named_in_sources(&path, found);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("catalogue.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let rules = text.split("#[cfg(test)]").next().unwrap_or_default();
            // Every second piece lies between quotation marks; a quotation mark in one shifts nothing that counts,
            // because both kinds of pieces are looked at.
            found.extend(rules.split('"').filter(|piece| is_rule_name(piece)).map(str::to_owned));
        }
    }

    fn is_rule_name(text: &str) -> bool {
        let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        text.split_once('.').is_some_and(|(family, name)| word(family) && word(name))
    }

    #[test]
    fn every_rule_has_a_line_and_no_line_is_idle() {
        let mut in_sources = BTreeSet::new();
        named_in_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/propose"), &mut in_sources);
        let with_line: BTreeSet<String> =
            LINES.lines().filter_map(parse).map(|line| line.rule.to_owned()).collect();
        let missing: Vec<&String> = in_sources.difference(&with_line).collect();
        assert!(missing.is_empty(), "rules without a line in data/rules.txt: {missing:?}");
        let idle: Vec<&String> = with_line.difference(&in_sources).collect();
        assert!(idle.is_empty(), "lines in data/rules.txt for rules that are gone: {idle:?}");
    }

    #[test]
    fn a_line_says_what_is_looked_for_and_gives_an_example() {
        let lines = LINES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let mut count = 0;
        for line in lines {
            let parsed =
                parse(line).unwrap_or_else(|| panic!("rule | what it looks for | example: {line:?}"));
            assert!(parsed.looks_for.ends_with('.') && parsed.looks_for.len() > 20, "{line}");
            assert!(parsed.example.len() > 8 && parsed.example.len() < 120, "{line}");
            count += 1;
        }
        assert_eq!(rules().count(), count + of_patterns().count(), "each rule once");
    }
}
