//! The questions of screening as they were asked last, with what was answered since. Nothing is asked anew.

use amparo_ledger::claim::Scope;

use super::question::{Question, State};
use super::questions::kept_questions;
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// The questions that wait, and those that were answered, of every case that this member may see: the likeliest first within
/// a case.
///
/// # Errors
/// When the record cannot be read.
pub fn kept(desk: &Desk) -> Result<Visible<Vec<Question>>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let mut all = Vec::new();
    for row in desk.case_rows()? {
        let scope = Scope::Case(row.case);
        let mut questions = kept_questions(desk, row.case)?;
        if questions.is_empty() {
            continue;
        }
        let record = desk.scope_record(scope)?;
        for question in &mut questions {
            let Some(known) = record.screened.get(&question.question) else {
                if matches!(question.state, State::Answered { .. } | State::Gone { .. }) {
                    // The answer was taken back since.
                    question.state = State::Open;
                }
                continue;
            };
            if known.answer.entry == question.entry.fingerprint {
                question.state = State::Answered {
                    answer: known.answer.verdict.name().to_owned(),
                    because: known.answer.because.clone(),
                };
            }
        }
        all.extend(questions);
    }
    desk.show(Scope::Desk, all)
}
