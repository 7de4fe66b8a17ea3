//! Assessment: what the file holds on each criterion of a legal framework, and beside it a person's finding.
//!
//! No page here adds anything up: there is no total, no count of criteria, no colour for yes or no.

mod choose;
mod claim_card;
mod compare;
mod finding;
mod row;
mod sign;
mod signed;
#[cfg(test)]
pub(in crate::pages) mod tests;
mod worksheet;

use amparo_casework::assess_case::{Assessed, assess_case};
use amparo_casework::give_finding::names_of_members;
use amparo_casework::papers::Form;
use amparo_casework::policy::Action;
use amparo_casework::show_case::Moment;

use self::row::Members;
use crate::answer::Fail;
use crate::ask::Ask;
use crate::routes::{Gate, Route, get, post};

#[rustfmt::skip]
pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/assessment", Gate::May(Action::SeeCase), choose::show),
    get("/cases/{case}/assessment/signed/{assessment}", Gate::May(Action::SeeCase), signed::show),
    get("/cases/{case}/assessment/signed/{assessment}/sheet/{form}", Gate::May(Action::SeeCase), signed::save),
    get("/cases/{case}/assessment/signed/{assessment}/compare", Gate::May(Action::SeeCase), compare::show),
    get("/cases/{case}/assessment/{framework}", Gate::May(Action::SeeCase), worksheet::show),
    get("/cases/{case}/assessment/{framework}/sheet/{form}", Gate::May(Action::SeeCase), worksheet::save),
    get("/cases/{case}/assessment/{framework}/on/{item}", Gate::May(Action::SeeCase), finding::show),
    post("/cases/{case}/assessment/{framework}/on/{item}", Gate::May(Action::GiveFinding), finding::give),
    post("/cases/{case}/assessment/{framework}/on/{item}/withdraw", Gate::May(Action::GiveFinding), finding::withdraw),
    get("/cases/{case}/assessment/{framework}/sign", Gate::May(Action::SignAssessment), sign::show).stepped_up(),
    post("/cases/{case}/assessment/{framework}/sign", Gate::May(Action::SignAssessment), sign::sign).stepped_up(),
];

/// The moment that the query asks for: `as_of` a day in the world, `known_at` a number of entries. Nothing: now.
pub(crate) fn moment_asked(ask: &Ask) -> Result<Moment, Fail> {
    let query = ask.query();
    moment_of(ask, query.one("as_of"), query.one("known_at"))
}

/// The moment that these two words mean; an empty word is none.
pub(crate) fn moment_of(ask: &Ask, day: Option<&str>, known: Option<&str>) -> Result<Moment, Fail> {
    let day = day.map(str::trim).filter(|day| !day.is_empty());
    let known = known.map(str::trim).filter(|known| !known.is_empty());
    let known: Option<u64> = known.map(str::parse).transpose().map_err(|_| Fail::Absent)?;
    ask.read(|desk| Moment::parse(desk, day, known))
}

/// The form of a file that the path asks for.
pub(crate) fn form_asked(ask: &Ask) -> Result<(Form, &'static str), Fail> {
    match ask.param("form") {
        "pdf" => Ok((Form::Pdf, "application/pdf")),
        "docx" => Ok((Form::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
        "html" => Ok((Form::Html, "text/html; charset=utf-8")),
        "txt" => Ok((Form::Text, "text/plain; charset=utf-8")),
        _ => Err(Fail::Absent),
    }
}

/// The case of the path under the framework of the path, with the names of those who found something.
fn assessed(ask: &Ask, moment: Moment) -> Result<(Assessed, Members), Fail> {
    let (case, framework) = (ask.case()?, ask.param("framework").to_owned());
    ask.read(|desk| {
        let assessed = assess_case(desk, case, &framework, moment)?.into_inner();
        Ok((assessed, names_of_members(desk, case)?.into_inner()))
    })
}

/// The name of a worksheet's file.
fn sheet_name(person: &str, as_of: jiff::civil::Date, form: Form) -> String {
    format!("worksheet-{}-{as_of}.{}", crate::pages::papers::file_word(person), form.ending())
}
