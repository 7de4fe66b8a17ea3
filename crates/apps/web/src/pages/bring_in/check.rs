//! The check of a sheet: counts, rows by what becomes of them, questions to answer, and the way on.

use amparo_casework::bring_in::{
    Answer as RowAnswer, Candidate, Checked, HowToBring, Mapping, RowReport, SheetFile, Waiting, Whom, check,
    keep_waiting, waiting, waiting_file,
};
use amparo_casework::problem::Problem;
use askama::Template;

use super::job;
use crate::answer::{Answer, Fail, download, page, see_other};
use crate::ask::Ask;
use crate::fields::foreign;
use crate::pages::frame::{Frame, Room};

/// How many rows are shown at one time; the report has all.
const SHOWN_MAX: usize = 100;

#[derive(Template)]
#[template(path = "bring_in/check.html")]
struct CheckPage {
    frame: Frame,
    id: String,
    file_name: String,
    checked: Option<Checked>,
    wrong: Option<Problem>,
    show: String,
    rows: Vec<RowReport>,
    left: usize,
    answered: usize,
    rows_differ: bool,
}

impl CheckPage {
    /// The ways to look at the rows, each with its count.
    fn filters(&self, checked: &Checked) -> Vec<(&'static str, String, usize)> {
        let t = self.frame.t;
        vec![
            ("new", t.say("bring-new"), checked.new),
            ("update", t.say("bring-updates"), checked.updates),
            ("unchanged", t.say("bring-unchanged"), checked.unchanged),
            ("question", t.say("bring-questions"), checked.questions),
            ("refused", t.say("bring-refused"), checked.refused),
        ]
    }

    fn is(row: &RowReport, word: &str) -> bool {
        row.outcome.word() == word
    }

    /// How an answer names a candidate.
    fn value(candidate: &Candidate) -> String {
        match candidate.whom {
            Whom::Case(case) => case.to_string(),
            Whom::Row(row) => format!("row-{row}"),
        }
    }

    fn who(&self, candidate: &Candidate) -> String {
        let t = self.frame.t;
        match candidate.whom {
            Whom::Case(_) => t.with("bring-may-be-case", "name", &candidate.name),
            Whom::Row(row) => t.with("bring-may-be-row", "row", row),
        }
    }
}

fn found(ask: &Ask) -> Result<(Waiting, SheetFile, Mapping), Fail> {
    ask.read(|desk| {
        let waiting = waiting(desk, ask.param("sheet"))?.into_inner();
        let file = waiting_file(desk, &waiting)?;
        let mapping = waiting.mapping.clone().unwrap_or_default();
        Ok((waiting, file, mapping))
    })
}

pub(super) fn show(ask: &Ask) -> Answer {
    let (waiting, file, mapping) = found(ask)?;
    let (mut checked, mut wrong) = (None, None);
    match ask.read(|desk| check(desk, &file, &mapping, &waiting.answers, &mut |_, _| ())) {
        Ok(done) => checked = Some(done.into_inner()),
        Err(Fail::Problem(problem)) => wrong = Some(*problem),
        Err(other) => return Err(other),
    }
    let asked = ask.query().one("show").unwrap_or_default();
    let show = match (asked, &checked) {
        ("", Some(checked)) if checked.refused > 0 => "refused",
        ("", Some(checked)) if checked.questions > 0 => "question",
        ("", _) => "new",
        (asked, _) => asked,
    };
    let all: Vec<RowReport> = checked
        .as_mut()
        .map(|checked| std::mem::take(&mut checked.rows))
        .unwrap_or_default()
        .into_iter()
        .filter(|row| CheckPage::is(row, show))
        .collect();
    let left = all.len().saturating_sub(SHOWN_MAX);
    let page_of_it = CheckPage {
        frame: Frame::new(ask, Room::BringIn, ask.t.say("bring-check-title")),
        id: waiting.id,
        file_name: waiting.file_name,
        checked,
        wrong,
        show: show.to_owned(),
        rows: all.into_iter().take(SHOWN_MAX).collect(),
        left,
        answered: waiting.answers.rows.len(),
        rows_differ: waiting.answers.rows_differ,
    };
    page(&page_of_it)
}

pub(super) fn report(ask: &Ask) -> Answer {
    let (waiting, file, mapping) = found(ask)?;
    let checked = ask.read(|desk| check(desk, &file, &mapping, &waiting.answers, &mut |_, _| ()))?;
    download("check.csv", "text/csv; charset=utf-8", checked.csv())
}

pub(super) fn answer(ask: &Ask) -> Answer {
    let mut waiting = ask.read(|desk| Ok(waiting(desk, ask.param("sheet"))?.into_inner()))?;
    for (name, value) in ask.fields().iter() {
        if name == "rows_differ" {
            waiting.answers.rows_differ = value == "yes";
            continue;
        }
        let row = name.strip_prefix("row.").and_then(|row| row.parse().ok()).ok_or_else(|| foreign(name))?;
        let answer = match value {
            "" => continue,
            "another" => RowAnswer::Another,
            value => match value.strip_prefix("row-") {
                Some(other) => RowAnswer::SameAsRow(other.parse().map_err(|_| foreign(name))?),
                None => RowAnswer::Same(value.parse().map_err(|_| foreign(name))?),
            },
        };
        waiting.answers.rows.insert(row, answer);
    }
    ask.write(|desk| keep_waiting(desk, &waiting))?;
    ask.say_next(ask.t.say("bring-answered"));
    see_other(&format!("/bring-in/sheets/{}/check", waiting.id))
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WriteForm {
    #[serde(default)]
    leave_out: String,
    #[serde(default)]
    forget: String,
}

pub(super) fn write(ask: &Ask) -> Answer {
    let form: WriteForm = ask.form()?;
    let (waiting, file, mapping) = found(ask)?;
    let how = HowToBring { leave_out_refused: form.leave_out == "yes", forget_file: form.forget == "yes" };
    let path = job::bring(ask, &waiting.id.clone(), file, mapping, waiting.answers, how)?;
    see_other(&path)
}
