//! Holding a case against a legal framework.

use amparo_law::{Assessment, Framework, assess};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;

use crate::desk::Desk;
use crate::frameworks::framework;
use crate::policy::Visible;
use crate::problem::Problem;
use crate::same_words;
use crate::show_case::{Moment, case_for_paper, show_case};

/// A case held against a framework: evidence states are computed, findings are a person's.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The case file that was assessed.
    pub file: CaseFile,
    /// The framework.
    pub framework: Framework,
    /// What the file holds on each of its items.
    pub assessment: Assessment,
}

/// Assesses a case.
///
/// # Errors
/// When the framework does not exist, or the case cannot be shown.
pub fn assess_case(
    desk: &Desk,
    case: CaseId,
    framework_id: &str,
    moment: Moment,
) -> Result<Visible<Assessed>, Problem> {
    let assessed = assess_with(desk, case, framework(framework_id)?, moment)?;
    desk.show(Scope::Case(case), assessed)
}

/// Assesses a case under a framework that need not be the one that ships today.
pub(crate) fn assess_with(
    desk: &Desk,
    case: CaseId,
    framework: Framework,
    moment: Moment,
) -> Result<Assessed, Problem> {
    let mut file = show_case(desk, case, moment)?.into_inner();
    same_words::fill_in(desk, &mut file)?;
    let assessment = assess(&file, &framework);
    Ok(Assessed { file, framework, assessment })
}

/// Assesses a case for a paper: what is sealed is not in it.
pub(crate) fn assess_for_paper(
    desk: &Desk,
    case: CaseId,
    framework_id: &str,
    moment: Moment,
) -> Result<Assessed, Problem> {
    let framework = framework(framework_id)?;
    let mut file = case_for_paper(desk, case, moment)?;
    same_words::fill_in_for_paper(desk, &mut file)?;
    let assessment = assess(&file, &framework);
    Ok(Assessed { file, framework, assessment })
}
