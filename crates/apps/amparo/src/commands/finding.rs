//! Answers on criteria: a person's, never the program's.

use amparo_casework::enter_claim::find_claim;
use amparo_casework::give_finding::{FindingForm, give_finding, withdraw_finding};
use amparo_casework::ledger::act::Answer;
use amparo_casework::ledger::case_file::About;
use amparo_casework::problem::Problem;
use amparo_casework::show_case::{Moment, show_case};

use crate::args::{self, Finding};
use crate::session::Session;
use crate::show;

pub(super) fn finding(session: &Session, args: Finding) -> Result<(), Problem> {
    match args {
        Finding::Give(args) => {
            let (id, claims, file) = session.write_case(args.which.case.as_deref(), |desk, case| {
                let claims: Result<Vec<_>, _> =
                    args.claims.iter().map(|text| find_claim(desk, case, text)).collect();
                let form = FindingForm {
                    framework: args.framework,
                    item: args.item,
                    answer: answer(args.answer),
                    reason: args.reason,
                    claims: claims?,
                };
                let id = give_finding(desk, case, &form)?;
                Ok((id, form.claims, show_case(desk, case, Moment::default())?))
            })?;
            let about_others = claims.iter().filter_map(|claim| file.claim(*claim));
            for state in about_others.filter(|state| matches!(file.about(state), About::Other(_))) {
                show::note(&format!(
                    "Note: claim-{} is about somebody else than the person of this case.",
                    state.claim.id.short()
                ));
            }
            if session.json {
                show::json(&serde_json::json!({"finding": id}));
            } else {
                show::line(&format!("Your finding is on record as finding-{}.", id.short()));
            }
        }
        Finding::Withdraw(args) => {
            session.write_case(args.which.case.as_deref(), |desk, case| {
                withdraw_finding(desk, case, &args.framework, &args.item, &args.why)
            })?;
            if session.json {
                show::json(&serde_json::json!({"item": args.item, "withdrawn": true}));
            } else {
                show::line("The finding was withdrawn; the criterion is not answered.");
            }
        }
    }
    Ok(())
}

fn answer(answer: args::Answer) -> Answer {
    match answer {
        args::Answer::Shown => Answer::Shown,
        args::Answer::ShownInPart => Answer::ShownInPart,
        args::Answer::NotShown => Answer::NotShown,
        args::Answer::NotApplicable => Answer::NotApplicable,
    }
}
