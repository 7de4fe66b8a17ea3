//! The choice of a moment: the day in the world, and what was known of it.

use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::policy::Visible;
use amparo_casework::problem::Problem;
use amparo_casework::show_case::{Moment, moment_in_words, show_case};

use crate::answer::Fail;
use crate::ask::Ask;

/// What was chosen, as it was typed, and why it was not followed.
pub(crate) struct Chosen {
    pub(crate) as_of: String,
    pub(crate) known_at: String,
    pub(crate) moment: Moment,
    pub(crate) problem: Option<Problem>,
}

impl Chosen {
    /// The same choice for the address of another page of the case.
    pub(crate) fn query(&self) -> String {
        let mut pairs = Vec::new();
        if self.moment.world.is_some() {
            pairs.push(("as-of", self.as_of.trim()));
        }
        if self.moment.known_entries.is_some() {
            pairs.push(("known-at", self.known_at.trim()));
        }
        serde_html_form::to_string(pairs).unwrap_or_default()
    }

    /// Whether another moment than now was chosen.
    pub(crate) fn is_open(&self) -> bool {
        !self.as_of.is_empty() || !self.known_at.is_empty()
    }
}

/// The case file of the path's case at the moment that the address asks for. A moment that cannot be had is said on the
/// page, which shows today.
pub(crate) fn file_at(ask: &Ask) -> Result<(CaseFile, Chosen), Fail> {
    let case = ask.case()?;
    let of = |name: &str| ask.query().one(name).unwrap_or_default().to_owned();
    let (as_of, known_at) = (of("as-of"), of("known-at"));
    let chosen = ask.read(|desk| {
        let moment = moment_in_words(desk, case, &as_of, &known_at);
        let shown = moment.and_then(|moment| Ok((moment, show_case(desk, case, moment)?)));
        match shown {
            Ok((moment, file)) => Ok((file.into_inner(), moment, None)),
            Err(problem) if as_of.is_empty() && known_at.is_empty() => Err(problem),
            Err(problem) => {
                let file = show_case(desk, case, Moment::default()).map(Visible::into_inner)?;
                Ok((file, Moment::default(), Some(problem)))
            }
        }
    });
    let (file, moment, problem) = chosen?;
    Ok((file, Chosen { as_of, known_at, moment, problem }))
}
