//! The loader: a wrong pack is refused by line and column, with the reason and how to mend it.

mod common;

use amparo_law::{BUILTIN, PackError, load};
use common::levinson;

/// The smallest pack that is right.
const SMALL: &str = r#"[pack]
id = "example"
title = "Example"
jurisdiction = "Examplia"
issuer = "Parliament"
citation = "Example Act"
url = "https://law.example"
version = "1"
in_force_from = "2020-01-01"
text_status = "verbatim"
text_source = "Official gazette"
verified = true
subject = "person"
logic = "totality"
logic_plain = "Everything is weighed."
standard_of_proof = "credible information"
decision_maker = "Minister"

[[amendment]]
effective = "2020-01-01"
instrument = "Example Act"
change = "Enacted."
tag = "primary"
verified = true

[words]
rough = ["beaten", "isolat*"]

[[voice]]
id = "minister"
plain = "the minister"
words = ["Minister"]

[[item]]
id = "1"
number = 1
title = "Conditions"
text = "the conditions are bad"
citation = "Example Act, section 1"
plain = "Bad conditions."
verified = true
evidence_types = ["letters"]
asks = ["Where?"]
[[item.supports]]
kind = "ill_treatment"
where = { kind = ["@rough"] }
note = "beaten"

[[track]]
id = "review"
title = "Review"
present = "furthest"
silent = "unknown"
[[track.state]]
id = "unknown"
plain = "Unknown."
[[track.state]]
id = "decided"
plain = "Decided."
[[track.transition]]
from = "unknown"
to = "decided"
actor = "Minister"
trigger = "decision"
evidence = "the decision"

[[output]]
id = "letter"
title = "Letter"
addressee_role = "Minister"
confidentiality = "none"
[[output.section]]
id = "request"
title = "Request"
content = "The request."
"#;

fn errors(text: &str) -> Vec<PackError> {
    load(text).expect_err("the pack is wrong")
}

/// The line of the first place where `words` stand.
fn line_of(text: &str, words: &str) -> usize {
    let at = text.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
    text[..at].matches('\n').count() + 1
}

#[test]
fn the_smallest_pack_is_read() {
    let found = load(SMALL).map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>());
    let framework = found.expect("the smallest pack is right");
    assert_eq!((framework.id.as_str(), framework.items.len()), ("example", 1));
}

#[test]
fn each_mistake_is_named_where_it_stands() {
    for (from, to, at, reason, mend) in [
        ("issuer =", "issuier =", "issuier", "not a key", "`issuer`"),
        ("issuer =", "issuier =", "[pack]", "`issuer` is missing", "Add `issuer"),
        ("\"ill_treatment\"", "\"ill_treatmint\"", "ill_treatmint", "unknown here", "`ill_treatment`"),
        ("where = { kind", "where = { lenght", "lenght", "unknown here", "`length`"),
        ("where = { kind", "where = { article", "article", "has no `article`", "It may have: "),
        ("\"@rough\"", "\"@ruogh\"", "@ruogh", "unknown here", "`rough`"),
        ("isolat*", "iso*lated", "iso*", "no word", "`*` may stand at the very end"),
        ("number = 1", "number = 2", "number = 2", "item 2 stands where item 1 is due", "order"),
        ("verified = true", "verified = \"yes\"", "\"yes\"", "is a string", "true"),
        (
            "\"totality\"",
            "\"any_of\"",
            "any_of",
            "logic `any_of` is not supported yet by this version",
            "Use a",
        ),
        ("\"totality\"", "\"totalty\"", "totalty", "unknown here", "`totality`"),
        ("text_source = \"Official gazette\"\n", "", "[pack]", "verbatim", "text_source"),
        ("\"primary\"", "\"memory\"", "[[amendment]]", "not verified", "verified = false"),
        (
            "\"primary\"\nverified = true",
            "\"open\"\nverified = false",
            "[[amendment]]",
            "what is open",
            "Add `open",
        ),
        ("to = \"decided\"", "to = \"decide\"", "to = \"decide\"", "unknown here", "`decided`"),
        ("silent = \"unknown\"", "silent = \"nothing\"", "silent", "unknown here", "unknown, decided"),
        ("id = \"decided\"", "id = \"unknown\" ", "id = \"unknown\" ", "two of `unknown`", "another id"),
        (
            "[[output.section]]",
            "[[output.words]]\nid = \"greeting\"\ntext = \"Hello\"\n[[output.section]]",
            "greeting",
            "unknown here",
            "salutation",
        ),
        ("id = \"request\"", "id = \"reqest\"", "reqest", "unknown here", "`request`"),
        ("\"2020-01-01\"", "\"2020-02-30\"", "2020-02-30", "not a day", "2020-12-27"),
        ("citation = \"Example Act, section 1\"\n", "", "[[item]]", "`citation` is missing", "Add `citation"),
        ("title = \"Conditions\"\n", "", "[[item]]", "`title` is missing", "Add `title"),
        ("title = \"Conditions\"", "title = \" \"", "title = \" \"", "is empty", "leave the key out"),
        ("note = \"beaten\"", "modality = [\"feared\"]", "feared", "never counts as evidence", "related"),
        ("note = \"beaten\"", "by = \"ministr\"", "ministr\"", "unknown here", "`minister`"),
        ("note = \"beaten\"", "score = 3", "score", "not a key", "Known here"),
    ] {
        let changed = SMALL.replacen(from, to, 1);
        assert_ne!(changed, SMALL, "{from}");
        let line = line_of(&changed, at);
        let found = errors(&changed);
        let hit = found
            .iter()
            .any(|error| error.line == line && error.reason.contains(reason) && error.mend.contains(mend));
        let all: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(hit, "{from} -> {to}, wanted line {line}:\n{}", all.join("\n"));
    }
}

#[test]
fn every_mistake_is_reported_and_not_only_the_first() {
    let wrong = SMALL
        .replace("logic = \"totality\"", "logic = \"tiered\"")
        .replace("kind = \"ill_treatment\"", "kind = \"ilness\"")
        .replace("id = \"request\"", "id = \"poem\"")
        .replace("version = \"1\"\n", "");
    let lines: Vec<usize> = errors(&wrong).iter().map(|error| error.line).collect();
    let at = ["[pack]", "tiered", "ilness", "poem"].map(|words| line_of(&wrong, words));
    assert_eq!(lines, at);
}

#[test]
fn what_is_no_toml_is_refused_with_its_line() {
    let found = errors("[pack]\nid = \"x\ntitle = \"y\"\n");
    assert_eq!(found[0].line, 2, "{}", found[0]);
    assert!(found[0].reason.contains("not TOML"), "{}", found[0]);
    assert!(!errors("").is_empty(), "an empty pack is no pack");
}

#[test]
fn a_pack_that_is_too_large_is_refused_before_it_is_read() {
    let found = errors(&"#".repeat(amparo_law::load::PACK_BYTES_MAX + 1));
    assert!(found[0].reason.contains("1000001"), "{}", found[0]);
}

#[test]
fn no_pack_can_stop_the_loader() {
    for cut in (0..SMALL.len()).step_by(7) {
        let _ = load(&SMALL[..cut]);
        let _ = load(&SMALL.replacen(&SMALL[cut..=cut], "[", 1));
    }
}

#[test]
fn the_built_in_packs_are_right_and_bear_their_ids() {
    for (id, text) in BUILTIN {
        let framework = load(text).unwrap_or_else(|errors| panic!("{id}: {}", errors[0]));
        assert_eq!(framework.id, *id);
    }
}

const LEVINSON_VERSIONS: &str = include_str!("../../../../frameworks/us.levinson.1741/versions.toml");

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Versions {
    version: Vec<Version>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    version: String,
    hash: String,
    change: String,
}

#[test]
fn no_pack_changes_without_a_new_version() {
    let rows = toml::from_str::<Versions>(LEVINSON_VERSIONS).expect("rows").version;
    let framework = levinson();
    let last = rows.last().expect("a row");
    assert_eq!(
        (framework.version.as_str(), framework.hash.to_string()),
        (last.version.as_str(), last.hash.clone()),
        "the pack changed: give it a new `version` and add a row to versions.toml"
    );
    for (before, after) in rows.iter().zip(&rows[1..]) {
        assert!(before.version != after.version && before.hash != after.hash, "{}", after.version);
    }
    assert!(rows.iter().all(|row| !row.change.trim().is_empty()));
    let before = rows.len().checked_sub(2).map(|at| rows[at].version.clone());
    assert_eq!(framework.supersedes, before, "`supersedes` names the row before");
}

#[test]
fn a_packs_hash_is_the_same_whatever_the_line_ends() {
    let unix = load(SMALL).expect("the smallest pack");
    let dos = load(&SMALL.replace('\n', "\r\n")).expect("the same pack");
    assert_eq!(unix.hash, dos.hash);
    let other = load(&SMALL.replace("Bad conditions.", "Bad  conditions.")).expect("another text");
    assert_ne!(unix.hash, other.hash);
}

#[test]
fn what_a_paper_cites_stands_in_the_pack() {
    let framework = levinson();
    for item in &framework.items {
        let wanted = item.number.map(|number| format!("22 U.S.C. 1741(a)({number})"));
        let wanted = wanted.unwrap_or_else(|| "22 U.S.C. 1741(a), (b)(1)".to_owned());
        assert_eq!(item.citation.as_deref(), Some(wanted.as_str()));
    }
    assert_eq!(framework.gate("eligibility").map(|gate| gate.citation.as_str()), Some("22 U.S.C. 1741e(2)"));
    for (id, words) in [
        (
            "request_letter",
            ["addressee", "salutation", "subject", "request", "criteria", "ask", "waiver"].as_slice(),
        ),
        ("addendum", &["addressee", "salutation", "subject", "request", "criteria", "ask", "waiver"]),
        ("embassy_submission", &["addressee", "salutation", "subject", "purpose", "ask", "waiver"]),
    ] {
        let output = framework.output(id).unwrap_or_else(|| panic!("no {id}"));
        for word in words {
            assert!(output.words(word).next().is_some(), "{id} says nothing for `{word}`");
        }
    }
}

#[test]
fn the_levinson_pack_is_whole() {
    let framework = levinson();
    let numbers: Vec<u8> = framework.items.iter().filter_map(|item| item.number).collect();
    assert_eq!(numbers, (1..=11).collect::<Vec<u8>>());
    assert!(framework.item("other").is_some_and(|item| item.number.is_none()));
    let tracks: Vec<&str> = framework.tracks.iter().map(|track| track.id.as_str()).collect();
    assert_eq!(tracks, ["request", "review", "custody", "publicity"]);
    assert_eq!(framework.output("request_letter").map(|letter| letter.sections.len()), Some(10));
    assert!(framework.output("one_page").is_some());
    assert_eq!(framework.versions.len(), 6);
    let open = framework.versions.iter().filter(|row| !row.verification.verified).count();
    assert_eq!(open, 5, "what is from memory or unread is flagged");
    assert!(framework.items.iter().all(|item| !item.asks.is_empty() && !item.evidence_types.is_empty()));
}

#[test]
fn an_assessment_can_be_printed_as_json() {
    let json = serde_json::to_value(common::assessed(&[])).expect("plain data");
    assert_eq!(json["items"][7]["state"]["state"], "no_information");
    assert_eq!(json["items"][7]["finding"]["finding"], "not_answered");
    assert!(json.get("score").is_none());
    serde_json::to_value(levinson()).expect("plain data");
}
