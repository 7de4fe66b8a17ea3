//! The example desk: documents that ship with the program, read and decided on through the same actions as a
//! person's, and the papers that come of them.
//!
//! Every decision is recorded as the example's own: the desk says that it is an example, and its one member is
//! called so. Its passphrase is no secret.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::ids::CaseId;
use amparo_ledger::source::SourceKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cases::{SameName, open_case};
use crate::decisions::{Carried, Outcome, carry_out, parse_decisions};
use crate::desk::{Desk, NewDesk, World};
use crate::papers::{Form, OwnWords, Paper, timeline_figure, write_paper};
use crate::problem::{Problem, Sort};
use crate::read_document::{Document, SourceWords, read_document};
use crate::show_case::Moment;

/// The passphrase of every example desk.
pub const PASSPHRASE: &str = "an example and no secret";

/// The file beside an example desk that says what it is.
const MARK: &str = "THIS-IS-AN-EXAMPLE.txt";

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        /// The documents that ship with the program.
        const SHIPPED: &[(&str, &[u8])] = &[$(
            ($name, include_bytes!(concat!("../../../../fixtures/demo/", $name))),
        )*];
    };
}

shipped![
    "01-arrest-and-charges.txt",
    "02-verdict-and-request.md",
    "03-etap-and-punishment.html",
    "04-calls-for-a-determination.txt",
    "05-prison-hospital.txt",
    "06-another-report.txt",
    "07-afterwards.md",
];

const MANIFEST: &str = include_str!("../../../../fixtures/demo/manifest.toml");
const DECISIONS: &str = include_str!("../../../../fixtures/demo/decisions.toml");

#[derive(Debug, Deserialize)]
struct Manifest {
    title: String,
    person: String,
    as_of: Date,
    framework: String,
    afterwards: String,
    document: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    file: String,
    title: String,
    author: String,
    publisher: String,
    date: String,
    kind: SourceKind,
    language: String,
    disclosed_interest: Option<String>,
    rights: String,
    credit: String,
    #[serde(default)]
    afterwards: bool,
}

/// What making the example did.
#[derive(Debug, Clone, Serialize)]
pub struct DemoMade {
    /// The example's folder.
    pub folder: PathBuf,
    /// The desk in it.
    pub desk: PathBuf,
    /// It was there already; nothing was changed.
    pub was_there: bool,
    /// Whose case it is.
    pub title: String,
    /// The day as of which the papers stand.
    pub as_of: Date,
    /// What happened afterwards.
    pub afterwards: String,
    /// How many documents were read.
    pub documents: usize,
    /// How many proposals they gave.
    pub proposals: usize,
    /// How many became claims.
    pub accepted: usize,
    /// How many were rejected.
    pub rejected: usize,
    /// How many claims were entered by quoting a source, because the program had not proposed them.
    pub entered: usize,
    /// How many decisions could not be carried out; none, unless a document was changed.
    pub refused: Vec<String>,
    /// How many proposals wait for whoever looks around.
    pub waiting: usize,
    /// The papers that were written.
    pub papers: Vec<PathBuf>,
}

/// The passphrase of the desk in this folder, if it is an example's.
pub fn passphrase_of_example(desk: &Path) -> Option<String> {
    let mark = fs::read_to_string(desk.parent()?.join(MARK)).ok()?;
    mark.contains(PASSPHRASE).then(|| PASSPHRASE.to_owned())
}

/// Makes the example in this folder, or says what is there if it was made before.
///
/// # Errors
/// When the folder holds something else, or cannot be written.
pub fn make_demo(folder: &Path, world: World, mut progress: impl FnMut(&str)) -> Result<DemoMade, Problem> {
    let manifest: Manifest =
        toml::from_str(MANIFEST).expect("the manifest ships with the program and is tested");
    let desk_folder = folder.join("desk");
    if folder.join(MARK).is_file() {
        return already_made(folder, &desk_folder, &manifest, world);
    }
    make_folder(folder)?;
    progress("Making an encrypted desk …");
    let new = NewDesk {
        name: format!("Example: {}", manifest.title),
        member_name: "The example (not a person)".to_owned(),
        demo: true,
        small_computer: true,
    };
    let (mut desk, _sheet) = Desk::init(&desk_folder, PASSPHRASE.to_owned(), &new, world)?;
    let case = open_case(&mut desk, &manifest.person, SameName::Ask)?;
    let documents: Vec<&Entry> = manifest.document.iter().filter(|entry| !entry.afterwards).collect();
    let mut proposals = 0;
    let mut carried = Carried { outcomes: Vec::new(), left: 0 };
    for entry in &documents {
        progress(&format!("Reading “{}” …", entry.title));
        proposals += read_document(&mut desk, case, &document(entry))?.proposed;
    }
    progress("Deciding on what was found, as the example’s own file of decisions says …");
    let decisions = parse_decisions("decisions.toml", DECISIONS)?;
    carried.outcomes = carry_out(&mut desk, case, None, &decisions, |_, _| ())?.outcomes;
    let papers = write_papers(&desk, case, folder, &manifest, &mut progress)?;
    write_file(&folder.join(MARK), mark(&manifest).as_bytes())?;
    let count = |wanted: fn(&Outcome) -> bool| carried.outcomes.iter().filter(|one| wanted(one)).count();
    Ok(DemoMade {
        folder: folder.to_owned(),
        desk: desk_folder,
        was_there: false,
        title: manifest.title,
        as_of: manifest.as_of,
        afterwards: manifest.afterwards,
        documents: documents.len(),
        proposals,
        accepted: count(|one| matches!(one, Outcome::Accepted(_))),
        rejected: count(|one| matches!(one, Outcome::Rejected)),
        entered: count(|one| matches!(one, Outcome::Entered(_))),
        refused: carried
            .outcomes
            .iter()
            .filter_map(|one| match one {
                Outcome::Refused(problem) => Some(problem.to_string()),
                _ => None,
            })
            .collect(),
        waiting: crate::proposals::waiting(&desk, case, None)?.len(),
        papers,
    })
}

fn document(entry: &Entry) -> Document {
    let (_, bytes) = SHIPPED.iter().find(|(name, _)| *name == entry.file).expect("a test walks the manifest");
    Document {
        file_name: entry.file.clone(),
        bytes: bytes.to_vec(),
        words: SourceWords {
            title: Some(entry.title.clone()),
            author: Some(entry.author.clone()),
            publisher: Some(entry.publisher.clone()),
            date: Some(entry.date.clone()),
            kind: Some(entry.kind),
            language: Some(entry.language.clone()),
            interest: entry.disclosed_interest.clone(),
            rights: Some(entry.rights.clone()),
            credit: Some(entry.credit.clone()),
            ..SourceWords::default()
        },
        ..Document::default()
    }
}

fn write_papers(
    desk: &Desk,
    case: CaseId,
    folder: &Path,
    manifest: &Manifest,
    progress: &mut impl FnMut(&str),
) -> Result<Vec<PathBuf>, Problem> {
    let moment = Moment { world: Some(manifest.as_of), known_entries: None };
    let own = OwnWords::default();
    let papers = [
        (Paper::Worksheet, "worksheet.html"),
        (Paper::Letter, "letter.html"),
        (Paper::Letter, "letter.pdf"),
        (Paper::Letter, "letter.docx"),
        (Paper::Dossier, "dossier.pdf"),
        (Paper::OnePage, "one-page.html"),
        (Paper::OnePage, "one-page.pdf"),
    ];
    let out = folder.join("papers");
    make_folder(&out)?;
    let mut written = Vec::new();
    for (paper, name) in papers {
        progress(&format!("Writing {name} …"));
        let made = write_paper(desk, case, paper, Form::of_file(name)?, &manifest.framework, moment, &own)?;
        let file = out.join(name);
        write_file(&file, &made.bytes)?;
        written.push(file);
    }
    let figure = timeline_figure(desk, case, moment)?;
    let svg = out.join("timeline.svg");
    write_file(&svg, amparo_dossier::timeline(&figure).as_bytes())?;
    written.push(svg);
    Ok(written)
}

fn already_made(
    folder: &Path,
    desk_folder: &Path,
    manifest: &Manifest,
    world: World,
) -> Result<DemoMade, Problem> {
    let desk = Desk::open(desk_folder, PASSPHRASE.to_owned(), world)?;
    // People look around with cases of their own; the example is still the one it began with.
    let case = crate::cases::find_case(&desk, &manifest.person)?;
    let record = desk.case_record(case)?;
    let papers = fs::read_dir(folder.join("papers"))
        .map(|dir| dir.filter_map(Result::ok).map(|one| one.path()).collect());
    let mut papers: Vec<PathBuf> = papers.unwrap_or_default();
    papers.sort();
    let waiting = crate::proposals::waiting(&desk, case, None)?.len();
    let decided: usize = record.decisions.values().map(std::collections::BTreeMap::len).sum();
    let accepted = record
        .decisions
        .values()
        .flat_map(|made| made.values())
        .filter(|decision| matches!(decision, amparo_ledger::act::Decision::Accepted { .. }))
        .count();
    Ok(DemoMade {
        folder: folder.to_owned(),
        desk: desk_folder.to_owned(),
        was_there: true,
        title: manifest.title.clone(),
        as_of: manifest.as_of,
        afterwards: manifest.afterwards.clone(),
        documents: record.sources.len(),
        proposals: decided + waiting,
        accepted,
        rejected: decided - accepted,
        entered: record.claims.len() - accepted,
        refused: Vec::new(),
        waiting,
        papers,
    })
}

fn mark(manifest: &Manifest) -> String {
    format!(
        "This folder holds an example made by `amparo demo`: {}, as of {}.\n\
         It is made from documents that ship with Amparo and holds nobody's secrets.\n\
         The desk's passphrase is: {PASSPHRASE}\n\
         Delete the whole folder when you are done.\n",
        manifest.title, manifest.as_of
    )
}

fn make_folder(folder: &Path) -> Result<(), Problem> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))
}

fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(file, bytes).map_err(|error| cannot_write(file, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Problem {
    Problem::new(
        Sort::System,
        format!("The example was not finished: {} could not be written.", path.display()),
        format!("{error}."),
        "Make room, or name another folder with --dir, and delete the unfinished one.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use amparo_ledger::date::SourceDate;

    #[test]
    fn every_document_of_the_manifest_ships() {
        let manifest: Manifest = toml::from_str(MANIFEST).expect("a manifest");
        for entry in &manifest.document {
            assert!(SHIPPED.iter().any(|(name, _)| *name == entry.file), "{}", entry.file);
            assert!(entry.date.parse::<SourceDate>().is_ok(), "{}", entry.file);
        }
        assert_eq!(manifest.document.len(), SHIPPED.len());
    }
}
