//! Saying anew what is known of a source, as a whole: what is left out is not known.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Source;

use crate::desk::Desk;
use crate::enter_claim::{date_given, source_named};
use crate::policy::Action;
use crate::problem::Problem;
use crate::read_document::SourceWords;

/// Puts this description in the place of the one that stands. The bytes and the text stay.
///
/// # Errors
/// When no such source is on file in the case, it would have no title, or a date cannot be used.
pub fn describe_source(
    desk: &mut Desk,
    case: CaseId,
    id: SourceId,
    words: &SourceWords,
    why: &str,
) -> Result<(), Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let not_amended = |problem: Problem| Problem {
        what: "What is known of the source was not amended. Nothing was saved.".into(),
        ..problem
    };
    let record = desk.case_record(case)?;
    let state = record.sources.get(&id).ok_or_else(|| {
        Problem::not_found("Nothing was saved.", "The source is not on file.", "Look at the list of sources.")
    })?;
    let words = &words.on_one_line();
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let Some(title) = said(&words.title) else {
        return Err(Problem::input(
            "What is known of the source was not amended. Nothing was saved.",
            "It would have no title.",
            "Give the title, or a few words that describe it.",
        ));
    };
    let published = date_given(desk, "Date", words.date.as_deref().filter(|date| !date.is_empty()))
        .map_err(not_amended)?;
    let copies =
        said(&words.copies).map(|text| source_named(&record, &text)).transpose().map_err(not_amended)?;
    if copies == Some(id) {
        return Err(Problem::input(
            "What is known of the source was not amended. Nothing was saved.",
            "A source cannot be a copy of itself.",
            "Name the source that it copies, or none.",
        ));
    }
    let old = state.source.clone();
    let source = Source {
        title,
        kind: words.kind.unwrap_or(old.kind),
        author: said(&words.author),
        publisher: said(&words.publisher),
        published,
        url: said(&words.url),
        language: said(&words.language),
        disclosed_interest: said(&words.interest),
        rights: said(&words.rights),
        credit: said(&words.credit),
        copies,
        ..old.clone()
    };
    if source == old {
        return Ok(());
    }
    let scope = state.scope;
    if scope != Scope::Case(case) {
        return Err(Problem::input(
            "What is known of the source was not amended. Nothing was saved.",
            "The source lies at the desk, and every case that cites it would see the change.",
            "Amend it at the desk.",
        ));
    }
    let act = Act::SourceAmended { source: Box::new(source), why: why.trim().to_owned() };
    desk.append(scope, vec![act]).map(drop)
}
