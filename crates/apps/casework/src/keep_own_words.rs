//! A person's own words for a paper, kept at the desk while the paper is being written.
//!
//! They are a draft: they lie beside the log under the case's key and are in a backup, and they become part of the record
//! when the paper they stand in is released. Nobody overwrites what they have not seen.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use serde::{Deserialize, Serialize};

use crate::desk::{Desk, damaged, moment_in_words};
use crate::papers::{OwnWords, Paper};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

/// The form in which they are kept. One of a higher number was kept by a newer version.
const KEPT_FORM: u32 = 1;

/// The most bytes that the own words of one paper may have: what nobody writes by hand.
pub const OWN_WORDS_BYTES_MAX: usize = 512 * 1024;

/// The most signatories of one paper.
pub const SIGNATORIES_MAX: usize = 24;

/// Own words for one paper, as they are kept.
#[derive(Debug, Clone, Default)]
pub struct KeptWords {
    /// The words; empty while nothing is kept.
    pub words: OwnWords,
    /// How many times they were kept: whoever changes them says which they saw.
    pub times: u64,
    /// Who kept them last, and when in seconds since 1970 UTC; `None`: nobody yet.
    pub by: Option<(String, i64)>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    form: u32,
    times: u64,
    by: String,
    at: i64,
    words: OwnWords,
}

const NOT_KEPT: &str = "Your words were not kept. What was kept before is as it was.";

/// The own words that are kept for this paper.
///
/// # Errors
/// When they cannot be read.
pub fn kept_words(desk: &Desk, case: CaseId, paper: Paper) -> Result<Visible<KeptWords>, Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let words = match read(desk, case, paper)? {
        None => KeptWords::default(),
        Some(kept) => KeptWords { words: kept.words, times: kept.times, by: Some((kept.by, kept.at)) },
    };
    desk.show(Scope::Case(case), words)
}

/// Keeps own words for a paper. `seen` is [`KeptWords::times`] as the writer saw it.
///
/// # Errors
/// When somebody else kept other words meanwhile, or they are too long, or the date is none.
pub fn keep_own_words(
    desk: &mut Desk,
    case: CaseId,
    paper: Paper,
    seen: u64,
    words: &OwnWords,
) -> Result<u64, Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let scope = Scope::Case(case);
    let text = written(words)?;
    refuse_too_much(words, text.len())?;
    let before = read(desk, case, paper)?;
    let times = before.as_ref().map_or(0, |kept| kept.times);
    if let Some(kept) = before.filter(|kept| kept.times != seen) {
        if written(&kept.words)? == text {
            return Ok(kept.times);
        }
        return Err(changed_meanwhile(&kept));
    }
    let kept = Kept {
        form: KEPT_FORM,
        times: times + 1,
        by: desk.member_name()?,
        at: desk.now(),
        words: words.clone(),
    };
    let bytes = serde_json::to_vec(&kept).map_err(|error| damaged(&error))?;
    desk.put_draft(scope, &key(paper), &bytes)
        .map_err(|problem| Problem { what: NOT_KEPT.to_owned(), ..problem })?;
    Ok(kept.times)
}

fn read(desk: &Desk, case: CaseId, paper: Paper) -> Result<Option<Kept>, Problem> {
    let not_read =
        |problem| Problem { what: "Your own words for this paper could not be read.".to_owned(), ..problem };
    let Some(bytes) = desk.draft(Scope::Case(case), &key(paper)).map_err(not_read)? else {
        return Ok(None);
    };
    let kept: Kept = serde_json::from_slice(&bytes).map_err(|error| damaged(&error))?;
    if kept.form > KEPT_FORM {
        return Err(Problem::input(
            "Your own words for this paper cannot be shown. They are as they were.",
            "A newer version of this program kept them.",
            "Use that version.",
        ));
    }
    Ok(Some(kept))
}

/// Each kind of paper has its own words; a file on a perpetrator has them for each perpetrator.
fn key(paper: Paper) -> String {
    let kind = paper.kind();
    let name = amparo_ledger::release::PaperKind::ALL.iter().find(|(known, _)| *known == kind);
    let name = name.map_or("paper", |(_, name)| name);
    match paper {
        Paper::SanctionsFile(who) => format!("own-words/{name}/{who}"),
        _ => format!("own-words/{name}"),
    }
}

fn written(words: &OwnWords) -> Result<String, Problem> {
    serde_json::to_string(words).map_err(|error| damaged(&error))
}

fn refuse_too_much(words: &OwnWords, bytes: usize) -> Result<(), Problem> {
    let refused = |why: String, mend: &str| Err(Problem::input(NOT_KEPT, why, mend));
    if bytes > OWN_WORDS_BYTES_MAX {
        return refused(
            format!("They are {bytes} bytes long; a paper holds {OWN_WORDS_BYTES_MAX} of them."),
            "Shorten them, or bring the long text in as a document and cite it.",
        );
    }
    if words.signatories.len() > SIGNATORIES_MAX {
        return refused(
            format!(
                "There are {} who sign; one paper has room for {SIGNATORIES_MAX}.",
                words.signatories.len()
            ),
            "Let the others sign another copy, or name them in one line.",
        );
    }
    if let Some(unnamed) = words.signatories.iter().find(|one| one.name.trim().is_empty()) {
        let about = unnamed.contact.as_deref().unwrap_or(&unnamed.standing);
        return refused(
            format!("Somebody who signs (“{about}”) has no name."),
            "Give the name, or empty the line.",
        );
    }
    match words.date.as_deref() {
        Some(date) if date.parse::<jiff::civil::Date>().is_err() => {
            refused(format!("`{date}` is not a day."), "Write the day as 2024-03-11, or leave it empty.")
        }
        _ => Ok(()),
    }
}

fn changed_meanwhile(kept: &Kept) -> Problem {
    Problem::new(
        Sort::InUse,
        NOT_KEPT,
        format!(
            "{} kept other words for this paper on {}, after you opened the page.",
            kept.by,
            moment_in_words(kept.at)
        ),
        "Both are shown: put together what should stand, and keep it. Then it takes the place of both.",
    )
}
