//! `core ← adapters ← apps`: the folder a crate lies in says what it may depend on.
//!
//! The rules are the table [`MAY_USE`] and the list [`NOT_IN_CORE`]; the facts come from
//! `cargo metadata`. A dependency for tests or for building counts like any other: a test that reaches
//! across a wall is how the wall begins to leak.

use std::path::{Component, Path};

use serde_json::Value;

use crate::cargo::cargo;
use crate::report::Outcome;

/// Which of our crates each of our crates may use. A crate that is not named takes the row of its folder.
const MAY_USE: &[Rule] = &[
    Rule {
        of: "amparo-names",
        uses: &[],
        because: "names knows strings only, so that everybody may use it",
        mend: "pass the value in as a parameter",
    },
    Rule {
        of: "amparo-ledger",
        uses: &["amparo-names"],
        because: "the ledger is the vocabulary: everybody depends on it, so it depends on hardly anything",
        mend: "move the code to the crate that needs both",
    },
    Rule {
        of: "crates/core",
        uses: &["crates/core"],
        because: "core decides and never touches the world",
        mend: "take the value as a parameter; apps/casework reads it and passes it in",
    },
    Rule {
        of: "crates/adapters",
        uses: &["crates/core"],
        because: "adapters turn bytes into core values, decide nothing and never use each other",
        mend: "let apps/casework call both and join their values",
    },
    Rule {
        of: "amparo-casework",
        uses: &["crates/core", "crates/adapters"],
        because: "casework is the only door; it knows no page and no command line",
        mend: "move the code that prints or parses arguments to apps/amparo",
    },
    Rule {
        of: "amparo-web",
        uses: &["amparo-casework"],
        because: "pages reach the record through casework, so that no permission check can be forgotten",
        mend: "let casework offer the action, or re-export the type",
    },
    Rule {
        of: "amparo",
        uses: &["amparo-casework", "amparo-web"],
        because: "the command line reaches the record through casework, so that no permission check can be forgotten",
        mend: "let casework offer the action, or re-export the type",
    },
    Rule {
        of: "amparo-verifier",
        uses: &["amparo-ledger"],
        because: "a stranger must be able to read all that checks a proof: no desk, no database, no pages",
        mend: "move the code to core/ledger if it is pure, or leave it to apps/amparo",
    },
    Rule {
        of: "amparo-names-lab",
        uses: &["amparo-names"],
        because: "what measures and trains the names knows names only, and no desk installs it",
        mend: "bring the records in as a table",
    },
    Rule {
        of: "xtask",
        uses: &[],
        because: "the gate must start on a machine that has built nothing",
        mend: "read the file that holds the fact, or run the command",
    },
];

/// Crates that bring the world with them: core may not depend on them, and which adapter may.
const NOT_IN_CORE: &[(&str, &str)] = &[
    ("async-std", "core is synchronous"),
    ("chrono", "one calendar: core uses jiff, without a clock"),
    ("getrandom", "core has no chance: take what is random as a parameter"),
    ("nix", "core knows no operating system"),
    ("rand", "core has no chance: take what is random as a parameter"),
    ("rand_core", "core has no chance: take what is random as a parameter"),
    ("rayon", "core is synchronous: the caller decides about threads"),
    ("reqwest", "core has no network"),
    ("rusqlite", "core has no database: adapters/store has"),
    ("rustix", "core knows no operating system"),
    ("tempfile", "core has no files, also in its tests"),
    ("tokio", "core is synchronous"),
    ("typst", "core prints nothing: adapters/dossier does"),
    ("ureq", "core has no network"),
    ("uuid", "core has no chance: ids come in as parameters"),
];

struct Rule {
    /// A crate's name, or the folder whose crates it is for.
    of: &'static str,
    /// Names of crates, or folders.
    uses: &'static [&'static str],
    because: &'static str,
    mend: &'static str,
}

/// One of our crates.
#[derive(Debug)]
struct Member {
    name: String,
    /// Relative to the root, such as `crates/core/ledger`.
    folder: String,
    /// Names of the crates it depends on, with whether they are ours.
    uses: Vec<(String, bool)>,
}

pub(crate) fn check() -> Outcome {
    let asked = cargo().args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).output();
    let metadata = match asked {
        Ok(said) if said.status.success() => said.stdout,
        Ok(said) => return broken(&String::from_utf8_lossy(&said.stderr)),
        Err(error) => return broken(&error.to_string()),
    };
    match serde_json::from_slice(&metadata) {
        Ok(metadata) => Outcome::complain(complaints(&members(&metadata))),
        Err(error) => broken(&error.to_string()),
    }
}

fn broken(why: &str) -> Outcome {
    Outcome::complain(vec![format!("`cargo metadata` gave no answer: {}", why.trim())])
}

fn members(metadata: &Value) -> Vec<Member> {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let root = text(metadata, "workspace_root");
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .map(|package| Member {
            name: text(package, "name"),
            folder: folder_of(&root, &text(package, "manifest_path")),
            uses: package["dependencies"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|used| (text(used, "name"), used["path"].is_string()))
                .collect(),
        })
        .collect()
}

fn folder_of(root: &str, manifest: &str) -> String {
    let manifest = Path::new(manifest);
    let inside = manifest.strip_prefix(root).unwrap_or(manifest).parent().unwrap_or(Path::new(""));
    // Written with `/` everywhere, as the rules are.
    let names = inside.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

fn complaints(members: &[Member]) -> Vec<String> {
    let mut complaints = Vec::new();
    for member in members {
        let Some(rule) = rule_for(member) else {
            complaints.push(format!(
                "{}/Cargo.toml: `{}` lies in no layer. Mend: move it below crates/core, crates/adapters or crates/apps and, for an app, add its row to xtask/src/layers.rs.",
                member.folder, member.name
            ));
            continue;
        };
        for (used, is_ours) in &member.uses {
            let complaint = if *is_ours { wall(members, member, rule, used) } else { world(member, used) };
            complaints.extend(complaint);
        }
    }
    complaints
}

fn rule_for(member: &Member) -> Option<&'static Rule> {
    let is_named = |rule: &&Rule| rule.of == member.name;
    let is_placed = |rule: &&Rule| parent(&member.folder) == rule.of;
    MAY_USE.iter().find(is_named).or_else(|| MAY_USE.iter().find(is_placed))
}

fn parent(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// A complaint when `member` reaches through a wall.
fn wall(members: &[Member], member: &Member, rule: &Rule, used: &str) -> Option<String> {
    let target = members.iter().find(|other| other.name == used);
    let place = target.map_or("", |target| parent(&target.folder));
    let may = rule.uses.iter().any(|allowed| *allowed == used || *allowed == place);
    (!may).then(|| {
        format!(
            "{}/Cargo.toml: `{}` may not depend on `{used}`{}: {}. Mend: {}.",
            member.folder,
            member.name,
            target.map_or_else(String::new, |target| format!(" ({})", target.folder)),
            rule.because,
            rule.mend
        )
    })
}

/// A complaint when a core crate brings in the world.
fn world(member: &Member, used: &str) -> Option<String> {
    if parent(&member.folder) != "crates/core" {
        return None;
    }
    let (_, because) = NOT_IN_CORE.iter().find(|(name, _)| *name == used)?;
    Some(format!(
        "{}/Cargo.toml: `{}` may not depend on `{used}`: {because}. Mend: take the value as a parameter, or move the code to an adapter.",
        member.folder, member.name
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What the gate says of a workspace in which the crate in `folder` uses the one in `other`.
    fn said_of(folder: (&str, &str), other: (&str, &str)) -> Vec<String> {
        let package = |(name, folder): (&str, &str), uses: Value| json!({"name": name, "manifest_path": format!("/house/{folder}/Cargo.toml"), "dependencies": uses});
        let uses = json!([{"name": other.0, "path": format!("/house/{}", other.1), "kind": "dev"}]);
        let metadata = json!({
            "workspace_root": "/house",
            "packages": [package(folder, uses), package(other, json!([]))],
        });
        complaints(&members(&metadata))
    }

    const NAMES: (&str, &str) = ("amparo-names", "crates/core/names");
    const LEDGER: (&str, &str) = ("amparo-ledger", "crates/core/ledger");
    const LAW: (&str, &str) = ("amparo-law", "crates/core/law");
    const STORE: (&str, &str) = ("amparo-store", "crates/adapters/store");
    const READER: (&str, &str) = ("amparo-reader", "crates/adapters/reader");
    const CASEWORK: (&str, &str) = ("amparo-casework", "crates/apps/casework");
    const AMPARO: (&str, &str) = ("amparo", "crates/apps/amparo");
    const VERIFIER: (&str, &str) = ("amparo-verifier", "crates/apps/verifier");
    const LAB: (&str, &str) = ("amparo-names-lab", "crates/apps/names-lab");
    const XTASK: (&str, &str) = ("xtask", "xtask");

    #[test]
    fn arrows_point_left_only() {
        let table = [
            (LEDGER, NAMES, true, "the vocabulary may compare names"),
            (NAMES, LEDGER, false, "and not the other way round"),
            (LAW, LEDGER, true, "law judges case files"),
            (LEDGER, LAW, false, "a case file knows no statute"),
            (LAW, STORE, false, "core never touches a disk"),
            (STORE, LEDGER, true, "adapters hold core values"),
            (STORE, READER, false, "adapters never use each other"),
            (READER, CASEWORK, false, "an adapter knows no app"),
            (CASEWORK, STORE, true, "casework joins the adapters"),
            (CASEWORK, LAW, true, "casework asks the law"),
            (CASEWORK, AMPARO, false, "casework knows no command line"),
            (AMPARO, CASEWORK, true, "the one door"),
            (AMPARO, STORE, false, "a command may not pass by the permissions"),
            (AMPARO, LEDGER, false, "casework re-exports what commands need"),
            (VERIFIER, LEDGER, true, "the verifier checks what the ledger's format says"),
            (VERIFIER, STORE, false, "and has no desk to open"),
            (VERIFIER, CASEWORK, false, "nor anything to do with a member's rights"),
            (LAB, NAMES, true, "the laboratory learns what names carries"),
            (LAB, CASEWORK, false, "and trains on no desk's record"),
            (XTASK, CASEWORK, false, "the gate starts with nothing built"),
        ];
        for (from, to, may, because) in table {
            let said = said_of(from, to);
            assert_eq!(said.is_empty(), may, "{} → {}: {because}; said {said:?}", from.0, to.0);
        }
    }

    #[test]
    fn a_complaint_names_the_file_the_reason_and_the_mend() {
        let said = said_of(STORE, READER);
        assert_eq!(
            said,
            ["crates/adapters/store/Cargo.toml: `amparo-store` may not depend on `amparo-reader` \
              (crates/adapters/reader): adapters turn bytes into core values, decide nothing and never use \
              each other. Mend: let apps/casework call both and join their values."]
        );
    }

    #[test]
    fn a_crate_outside_the_house_is_named() {
        let said = said_of(("amparo-misc", "crates/misc"), NAMES);
        assert!(said.iter().any(|line| line.contains("crates/misc/Cargo.toml") && line.contains("no layer")));
    }

    #[test]
    fn an_app_nobody_wrote_a_rule_for_is_refused() {
        let said = said_of(("amparo-kiosk", "crates/apps/kiosk"), CASEWORK);
        assert!(said.iter().any(|line| line.contains("no layer")), "{said:?}");
    }

    #[test]
    fn core_may_not_bring_chance_or_threads_in_by_a_crate() {
        let metadata = |name, folder| {
            json!({"workspace_root": "/house", "packages": [{
                "name": name,
                "manifest_path": format!("/house/{folder}/Cargo.toml"),
                "dependencies": [{"name": "rand", "path": null, "kind": null}, {"name": "serde", "path": null}],
            }]})
        };
        let said = complaints(&members(&metadata("amparo-law", "crates/core/law")));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("`rand`"));
        let said = complaints(&members(&metadata("amparo-store", "crates/adapters/store")));
        assert_eq!(said, [""; 0], "the store makes keys and needs chance");
    }
}
