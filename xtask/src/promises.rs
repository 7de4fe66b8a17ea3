//! What is promised is written down: each claim kind, command, option, exit status and framework has its
//! place in the manual. The lists come from where they are kept (the table of kinds, `amparo --help`, the
//! table of exit statuses, the folder of frameworks), so a new one fails the gate until somebody explains it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cargo::cargo;
use crate::report::Outcome;
use crate::texts::headings;

const KINDS_TABLE: &str = "crates/core/ledger/src/claim/kind.rs";
const KINDS_PAGE: &str = "docs/manual/claim-kinds.md";
const COMMANDS_PAGE: &str = "docs/manual/commands.md";
const STATUS_TABLE: &str = "crates/apps/casework/src/problem.rs";
const STATUS_PAGE: &str = "docs/manual/exit-status.md";
const VERIFIER_USAGE: &str = "crates/apps/verifier/src/args.rs";
const VERIFIER_PAGE: &str = "docs/manual/proofs.md";
const FRAMEWORKS_FOLDER: &str = "frameworks";
const FRAMEWORKS_PAGE: &str = "docs/manual/frameworks.md";

/// A kind as its table describes it.
#[derive(Debug, PartialEq, Eq)]
struct KindRow {
    name: String,
    fields: Vec<String>,
    meaning: String,
}

/// What one list promised: how much was looked at, and what is not written down.
type Looked = Result<(String, Vec<String>), String>;

pub(crate) fn check() -> Outcome {
    let mut outcome = Outcome::default();
    let mut looked = Vec::new();
    for check in [kinds(), statuses(), commands(), verifier(), frameworks()] {
        match check {
            Ok((what, complaints)) => {
                looked.push(what);
                outcome.complaints.extend(complaints);
            }
            Err(problem) => outcome.complaints.push(problem),
        }
    }
    // A list that was not recognised would pass without a word; so the words are counted.
    outcome.notes.push(format!("looked at {}", looked.join(", ")));
    outcome
}

fn kinds() -> Looked {
    let rows = kind_rows(&read(KINDS_TABLE)?);
    if rows.is_empty() {
        return Err(format!(
            "{KINDS_TABLE}: no row of `kinds!` was recognised. Mend: xtask/src/promises.rs."
        ));
    }
    let page = read(KINDS_PAGE)?;
    let complaints = rows.iter().flat_map(|row| unexplained(row, &page)).collect();
    Ok((format!("{} kinds of claim", rows.len()), complaints))
}

/// What the page of kinds does not say, or no longer says truly, of one kind.
fn unexplained(row: &KindRow, page: &str) -> Vec<String> {
    let Some(section) = section(page, &row.name) else {
        return vec![missing(KINDS_PAGE, &row.name, "kind of claim")];
    };
    let silent = row.fields.iter().filter(|field| !section.contains(&format!("`{field}`")));
    let mut complaints: Vec<String> = silent
        .map(|field| format!("{KINDS_PAGE}: the section on `{}` does not name its part `{field}`.", row.name))
        .collect();
    if !section.contains(&row.meaning) {
        complaints.push(format!(
            "{KINDS_PAGE}: the section on `{}` does not hold the table's sentence “{}”. Mend: copy it.",
            row.name, row.meaning
        ));
    }
    complaints
}

fn commands() -> Looked {
    let page = read(COMMANDS_PAGE)?;
    let commands = command_helps()?;
    let options: usize = commands.iter().map(|(_, help)| options(help).len()).sum();
    let complaints = commands.iter().flat_map(|(command, help)| undocumented(command, help, &page)).collect();
    Ok((format!("{} commands with {options} options", commands.len()), complaints))
}

/// What the page of commands does not say of one command.
fn undocumented(command: &str, help: &str, page: &str) -> Vec<String> {
    let name = format!("amparo {command}");
    let Some(explained) = section(page, &name) else {
        return vec![missing(COMMANDS_PAGE, &name, "command")];
    };
    let everywhere = headings(page).find(|heading| heading.contains("every command"));
    let everywhere = everywhere.and_then(|heading| below(page, heading)).unwrap_or_default();
    let silent = options(help).into_iter().filter(|option| {
        let stands_in =
            |text: &str| text.contains(&format!("`{option}`")) || text.contains(&format!("{option} "));
        !stands_in(explained) && !stands_in(everywhere)
    });
    silent
        .map(|option| {
            format!("{COMMANDS_PAGE}: the section on `{name}` does not name its option `{option}`.")
        })
        .collect()
}

/// The small verifier is not asked for its help, so that the gate need not build it: its help is one text.
fn verifier() -> Looked {
    let (commands, options) = verifier_promises(&read(VERIFIER_USAGE)?);
    if commands.is_empty() || options.is_empty() {
        return Err(format!("{VERIFIER_USAGE}: `USAGE` was not recognised. Mend: xtask/src/promises.rs."));
    }
    let page = read(VERIFIER_PAGE)?;
    let unnamed = commands.iter().map(|command| format!("amparo-verify {command}"));
    let unnamed = unnamed.filter(|name| section(&page, name).is_none());
    let mut complaints: Vec<String> = unnamed.map(|name| missing(VERIFIER_PAGE, &name, "command")).collect();
    let silent = options.iter().filter(|option| !page.contains(&format!("`{option}")));
    complaints.extend(silent.map(|option| {
        format!(
            "{VERIFIER_PAGE}: the option `{option}` of `amparo-verify` is not explained. Mend: explain it."
        )
    }));
    Ok((format!("{} commands of the verifier", commands.len()), complaints))
}

/// The commands and the options in the verifier's help, as its source has it.
fn verifier_promises(source: &str) -> (Vec<String>, Vec<String>) {
    let usage = source.split_once("USAGE: &str = \"").map_or("", |(_, after)| after);
    let usage = usage.split_once("\";").map_or("", |(usage, _)| usage);
    let command = |line: &str| line.strip_prefix("  amparo-verify ")?.split(' ').next().map(str::to_owned);
    let mut commands: Vec<String> = usage.lines().filter_map(command).collect();
    commands.dedup();
    let words = usage.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
    let mut options: Vec<String> =
        words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect();
    options.sort();
    options.dedup();
    (commands, options)
}

fn statuses() -> Looked {
    let rows = status_rows(&read(STATUS_TABLE)?);
    if rows.is_empty() {
        return Err(format!(
            "{STATUS_TABLE}: no row of `EXIT_STATUS` was recognised. Mend: xtask/src/promises.rs."
        ));
    }
    let page = read(STATUS_PAGE)?;
    let silent = rows.iter().filter(|row| !page.contains(*row));
    let complaints = silent.map(|row| format!("{STATUS_PAGE}: the row “{row}” is missing. Mend: copy it."));
    Ok((format!("{} exit statuses", rows.len()), complaints.collect()))
}

/// The rows of the table of exit statuses as the manual prints them: `(Self::Input, 1, "…"),`.
fn status_rows(source: &str) -> Vec<String> {
    let table = source.split_once("EXIT_STATUS:").map_or("", |(_, after)| after);
    let table = table.split_once("\n    ];").map_or("", |(table, _)| table);
    let row = |line: &str| {
        let (before, after) = line.split_once(", \"")?;
        let status = before.rsplit(' ').next()?;
        Some(format!("| {status} | {} |", after.split_once('"')?.0))
    };
    table.lines().filter_map(row).collect()
}

fn frameworks() -> Looked {
    let page = read(FRAMEWORKS_PAGE)?;
    let folder =
        std::fs::read_dir(FRAMEWORKS_FOLDER).map_err(|error| format!("{FRAMEWORKS_FOLDER}: {error}."))?;
    let packs = folder.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> =
        packs.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let silent = names.iter().filter(|name| section(&page, name).is_none());
    let complaints = silent.map(|name| missing(FRAMEWORKS_PAGE, name, "framework")).collect();
    Ok((format!("{} frameworks", names.len()), complaints))
}

fn missing(page: &str, name: &str, what: &str) -> String {
    format!("{page}: the {what} `{name}` has no heading. Mend: add “### `{name}`” and explain it.")
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(Path::new(file)).map_err(|error| format!("{file} cannot be read: {error}."))
}

/// The part of a page under the heading that names `name` in code marks; `None` where there is none.
fn section<'page>(page: &'page str, name: &str) -> Option<&'page str> {
    let wanted = format!("`{name}`");
    let heading = headings(page).find(|heading| heading.contains(&wanted))?;
    below(page, heading)
}

/// What stands between this heading and the next.
fn below<'page>(page: &'page str, heading: &str) -> Option<&'page str> {
    let (_, after) = page.split_once(&format!("# {heading}\n"))?;
    Some(after.split_once("\n#").map_or(after, |(section, _)| section))
}

/// The rows of the table of kinds: `Arrest "arrest" Corpus Custody [By, Alleged] "Taken into custody.";`.
fn kind_rows(source: &str) -> Vec<KindRow> {
    let table = source.split_once("\nkinds! {").map_or("", |(_, after)| after);
    let table = table.split_once("\n}").map_or(table, |(table, _)| table);
    table.lines().filter_map(kind_row).collect()
}

fn kind_row(line: &str) -> Option<KindRow> {
    let (before, after) = line.split_once('[')?;
    let (fields, after) = after.split_once(']')?;
    let name = before.split('"').nth(1)?;
    let meaning = after.split('"').nth(1)?;
    let fields = fields.split(',').map(|field| snake(field.trim())).filter(|field| !field.is_empty());
    Some(KindRow { name: name.to_owned(), fields: fields.collect(), meaning: meaning.to_owned() })
}

/// `ByStatement` as `by_statement`.
fn snake(variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// Every command as a person types it after `amparo` (`init`, `claim add`), with its help.
fn command_helps() -> Result<Vec<(String, String)>, String> {
    let built = cargo().args(["build", "--quiet", "--package", "amparo"]).stderr(Stdio::null()).status();
    if !built.is_ok_and(|status| status.success()) {
        return Err(
            "`amparo` does not build, so its commands are not known. Mend: what `cargo build` says.".into()
        );
    }
    let mut helps = Vec::new();
    for command in listed(&help(&[])?) {
        let text = help(&[&command])?;
        let below = listed(&text);
        for sub in &below {
            helps.push((format!("{command} {sub}"), help(&[&command, sub])?));
        }
        if below.is_empty() {
            helps.push((command, text));
        }
    }
    if helps.is_empty() {
        return Err("`amparo --help` lists no commands. Mend: xtask/src/promises.rs reads the part under `Commands:`.".into());
    }
    Ok(helps)
}

fn help(words: &[&str]) -> Result<String, String> {
    let program = crate::tree::target().join("debug").join(format!("amparo{}", std::env::consts::EXE_SUFFIX));
    let line = format!("amparo {} --help", words.join(" "));
    let asked = Command::new(&program)
        .args(words)
        .arg("--help")
        .output()
        .map_err(|error| format!("`{line}` did not start: {error}."))?;
    if !asked.status.success() {
        return Err(format!("`{line}` failed: {}", String::from_utf8_lossy(&asked.stderr)));
    }
    Ok(String::from_utf8_lossy(&asked.stdout).into_owned())
}

/// The commands under `Commands:` in a help text: lines that begin with two spaces and a name.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| !line.ends_with("ommands:")).skip(1);
    lines
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// The long options of a command: `--case` in `      --case <CASE>`. What every program has is not among them.
fn options(help: &str) -> Vec<String> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let option = |line: &str| {
        let name = line.split_whitespace().find(|word| word.starts_with("--"))?;
        Some(name.trim_end_matches([',', '.']).to_owned())
    };
    lines.filter_map(option).filter(|name| !matches!(name.as_str(), "--help" | "--version")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_table_gives_name_parts_and_meaning() {
        let source = "fields! {\n    By \"by\" \"Who.\";\n}\n\nkinds! {\n    Arrest \"arrest\" Corpus Custody [By, ByStatement] \"Taken into custody.\";\n\n    Work \"work\" Further Work [] \"Written.\";\n}\n";
        let rows = kind_rows(source);
        assert_eq!(rows.len(), 2, "the table of fields is another table");
        assert_eq!(rows[0].name, "arrest");
        assert_eq!(rows[0].fields, ["by", "by_statement"]);
        assert_eq!(rows[0].meaning, "Taken into custody.");
    }

    #[test]
    fn a_kind_without_its_heading_sentence_or_part_is_named() {
        let row = || KindRow { name: "arrest".into(), fields: vec!["by".into()], meaning: "Taken.".into() };
        let table = [
            ("### `arrest`\nTaken. Parts: `by`.\n", 0, "all said"),
            ("### `arrest`\nTaken.\n### `search`\n`by`\n", 1, "the part is named only in the next section"),
            ("### `arrest`\nParts: `by`.\n", 1, "the sentence is missing"),
            ("the `arrest` kind\n", 1, "named, but not in a heading"),
        ];
        for (page, expected, because) in table {
            assert_eq!(unexplained(&row(), page).len(), expected, "{because}");
        }
    }

    #[test]
    fn commands_are_read_from_the_help_text() {
        let help = "Amparo\n\nUsage: amparo <COMMAND>\n\nCommands:\n  init    Open a desk\n  claim   Work with claims\n          and more\n  help    Print this\n\nOptions:\n  -h, --help\n";
        assert_eq!(listed(help), ["init", "claim"]);
    }

    #[test]
    fn the_verifiers_commands_and_options_are_read_from_its_help() {
        let source = "/// Help.\nconst USAGE: &str = \"\\\nChecks.\n\n  amparo-verify claim FILE [--key KEY]\n      --key KEY  a key\n  amparo-verify grow A [--json]\n\";\nconst OTHER: &str = \"--not\";";
        let (commands, options) = verifier_promises(source);
        assert_eq!(commands, ["claim", "grow"]);
        assert_eq!(options, ["--json", "--key"]);
    }

    #[test]
    fn an_option_nobody_explained_is_named() {
        let page =
            "## Options of every command\n`--json`\n### `amparo init`\n`--name NAME` and `--your-name`\n";
        let help = "Options:\n  -n, --name <NAME>  What\n      --your-name <N>  Who\n      --json  JSON\n      --sheet-file <FILE>\n  -h, --help\n";
        assert_eq!(undocumented("init", help, page).len(), 1);
        assert!(undocumented("init", help, page)[0].contains("--sheet-file"));
        assert!(undocumented("read", help, page)[0].contains("no heading"));
    }

    #[test]
    fn an_exit_status_is_read_as_the_manual_prints_it() {
        let source = "pub const EXIT_STATUS: [(Self, u8, &'static str); 1] = [\n        (Self::Input, 1, \"not usable\"),\n    ];\n";
        assert_eq!(status_rows(source), ["| 1 | not usable |"]);
    }
}
