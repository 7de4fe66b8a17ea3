//! What a compiler does not read: links, leftovers, length.
//!
//! It complains about a broken link in a document, a path or a package mirror of somebody's machine, an
//! unfinished mark, and a crate that does not take the workspace's lints. Long files are a note: a table
//! of data may be long, a chain of decisions may not, and only a person sees the difference.

use std::path::{Path, PathBuf};

use crate::report::Outcome;
use crate::tree;

/// A file longer than this is named.
const LINES_MAX: usize = 600;

/// Files larger than this are data; nobody writes so much by hand.
const BYTES_MAX: u64 = 2 * 1024 * 1024;

/// Words that belong to one machine or one network, never to the project. Each is joined from two halves
/// so that this file does not find itself.
const MACHINES: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "a folder of one machine"),
    (concat!("/ro", "ot/"), "a folder of one machine"),
    (concat!("/ho", "me/"), "a folder of one machine"),
    (concat!("/Us", "ers/"), "a folder of one machine"),
    (concat!("/tmp/ba", "sh_"), "a folder of one machine"),
    (concat!("replace-", "with"), "a package mirror of one network"),
    (concat!("index.crates", ".io"), "a registry's host"),
    (concat!("static.crates", ".io"), "a registry's host"),
    (concat!("registry.npmjs", ".org"), "a registry's host"),
    (concat!("files.python", "hosted.org"), "a registry's host"),
    (concat!("pypi.", "org"), "a registry's host"),
    (concat!("deb.", "debian.org"), "a registry's host"),
    (concat!("arti", "factory"), "a package mirror of one network"),
];

/// Marks of work left undone, joined from two halves like [`MACHINES`].
const UNFINISHED: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];

pub(crate) fn check() -> Outcome {
    let files = match tree::files() {
        Ok(files) => files,
        Err(error) => return Outcome::complain(vec![format!("The files could not be listed: {error}.")]),
    };
    let mut outcome = Outcome::default();
    for file in &files {
        // What is not text has no links and no lines.
        let Some(text) = read(file) else { continue };
        if !is_lock(file) {
            outcome.complaints.extend(leftovers(file, &text));
        }
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("md") => outcome.complaints.extend(broken_links(file, &text)),
            Some("rs") => outcome.notes.extend(long(file, &text)),
            Some("toml") => outcome.complaints.extend(without_lints(file, &text)),
            _ => {}
        }
    }
    outcome
}

fn read(file: &Path) -> Option<String> {
    let size = std::fs::metadata(file).ok()?.len();
    if size > BYTES_MAX {
        return None;
    }
    String::from_utf8(std::fs::read(file).ok()?).ok()
}

fn is_lock(file: &Path) -> bool {
    matches!(file.file_name().and_then(|name| name.to_str()), Some("Cargo.lock" | "package-lock.json"))
}

fn leftovers(file: &Path, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    // What somebody else wrote may hold any word.
    let is_code = file.extension().is_some_and(|ending| ending == "rs" || ending == "toml" || ending == "sh");
    for (number, line) in (1..).zip(text.lines()) {
        let at = format!("{}:{number}", file.display());
        for (word, what) in MACHINES.iter().filter(|(word, _)| line.contains(word)) {
            complaints.push(format!(
                "{at}: `{word}` is {what}. Mend: write a path relative to the project, or take it out."
            ));
        }
        for mark in UNFINISHED.iter().filter(|mark| is_code && line.contains(*mark) && !is_shown(line, mark))
        {
            complaints.push(format!(
                "{at}: `{mark}` is unfinished work. Mend: do it, or write the limit down where its reader meets it."
            ));
        }
    }
    complaints
}

/// A macro in an example of the documents leaves nothing undone: it stands for a value of no matter what.
fn is_shown(line: &str, mark: &str) -> bool {
    mark.ends_with('(') && line.trim_start().starts_with("//")
}

fn long(file: &Path, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > LINES_MAX).then(|| format!("{}: {lines} lines. Does it hold one meaning?", file.display()))
}

fn without_lints(file: &Path, text: &str) -> Option<String> {
    let is_crate = file.file_name().is_some_and(|name| name == "Cargo.toml") && text.contains("[package]");
    let takes_them = text.contains("[lints]\nworkspace = true");
    // Fuzz targets are a workspace of their own, for another toolchain.
    (is_crate && !takes_them && !file.starts_with("fuzz")).then(|| {
        format!("{}: the crate takes no lints. Mend: add `[lints]` with `workspace = true`.", file.display())
    })
}

fn broken_links(file: &Path, text: &str) -> Vec<String> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut complaints = Vec::new();
    for (number, target) in links(text) {
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (name, anchor) = target.split_once('#').map_or((target.as_str(), None), |(n, a)| (n, Some(a)));
        let linked = if name.is_empty() { file.to_path_buf() } else { normal(&folder.join(name)) };
        let complaint = match anchor {
            _ if !linked.exists() => Some(format!("there is no {}", linked.display())),
            Some(anchor) => missing_heading(&linked, anchor),
            None => None,
        };
        complaints.extend(complaint.map(|why| {
            format!("{}:{number}: the link `{target}` leads nowhere: {why}. Mend: correct it or write what it promises.", file.display())
        }));
    }
    complaints
}

fn missing_heading(file: &Path, anchor: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let found = headings(&text).any(|heading| slug(heading) == anchor);
    (!found).then(|| format!("{} has no heading `#{anchor}`", file.display()))
}

/// `a/../b` as `b`, so that the complaint names the file a person would open.
fn normal(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                whole.pop();
            }
            std::path::Component::CurDir => {}
            other => whole.push(other),
        }
    }
    whole
}

/// The lines outside fenced blocks, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_fenced = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        !is_fenced && !is_fence
    })
}

/// The headings of a document, without their marks.
pub(crate) fn headings(text: &str) -> impl Iterator<Item = &str> {
    prose(text).filter(|(_, line)| line.starts_with('#')).map(|(_, line)| line.trim_start_matches('#').trim())
}

/// How a forge turns a heading into an anchor: small letters, spaces to hyphens, other marks dropped.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// Every link and image of a document: the line and what it points to.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (number, line) in prose(text) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, beyond)) = after.split_once(')') else { break };
            // A title may follow the target after a space.
            links.push((number, target.split(' ').next().unwrap_or(target).to_owned()));
            rest = beyond;
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_examples_are_not_followed() {
        let text = "See [a](a.md) and ![b](i/b.png \"B\").\n```\n[c](c.md)\n```\n[d](#here)";
        let found: Vec<_> =
            links(text).into_iter().map(|(line, target)| format!("{line} {target}")).collect();
        assert_eq!(found, ["1 a.md", "1 i/b.png", "5 #here"]);
    }

    #[test]
    fn anchors_are_made_as_a_forge_makes_them() {
        for (heading, expected) in [
            ("What it does not do yet", "what-it-does-not-do-yet"),
            ("`claim add`", "claim-add"),
            ("Keys, slots & sheets", "keys-slots--sheets"),
        ] {
            assert_eq!(slug(heading), expected);
        }
    }

    #[test]
    fn a_machines_folder_is_found_and_a_relative_path_is_not() {
        let found = |text: &str| leftovers(Path::new("docs/a.md"), text).len();
        assert_eq!(found(concat!("look in /wo", "rk/shared")), 1);
        assert_eq!(found("look in docs/manual"), 0);
        assert_eq!(found("a homework/ folder"), 0);
    }

    #[test]
    fn a_mark_of_unfinished_work_fails_in_code_and_may_be_named_in_prose() {
        let mark = concat!("// TO", "DO later");
        assert_eq!(leftovers(Path::new("src/a.rs"), mark).len(), 1);
        assert_eq!(leftovers(Path::new("CONTRIBUTING.md"), mark).len(), 0);
        let example = concat!("/// let any = todo", "!();");
        assert_eq!(leftovers(Path::new("src/a.rs"), example).len(), 0, "an example in the documents");
    }

    #[test]
    fn a_crate_without_the_workspaces_lints_is_named() {
        let manifest = Path::new("crates/core/law/Cargo.toml");
        assert!(without_lints(manifest, "[package]\nname = \"a\"").is_some());
        assert!(without_lints(manifest, "[package]\n\n[lints]\nworkspace = true\n").is_none());
    }
}
