//! Which column is what: a form with some values of each column, a guess beside it, and nothing decided.

use std::collections::BTreeMap;

use amparo_casework::bring_in::{
    ColumnLook, ColumnRule, Confidence, DateOrder, Look, Mapping, Waiting, keep_mapping, keep_waiting,
    kept_mappings, look, targets, waiting, waiting_file,
};
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::fields::foreign;
use crate::pages::frame::{Frame, Room};

/// How many targets are offered in the list; every other one can be written.
const OFFERED: usize = 31;

#[derive(Template)]
#[template(path = "bring_in/columns.html")]
struct ColumnsPage {
    frame: Frame,
    id: String,
    file_name: String,
    looked: Look,
    mapping: Mapping,
    kept: Vec<String>,
    columns: Vec<Column>,
    targets: Vec<(String, String)>,
    wrong: Option<Problem>,
}

/// A column of the form.
struct Column {
    at: usize,
    look: ColumnLook,
    rule: ColumnRule,
    guess: Option<String>,
    /// The target is one of those in the list.
    is_offered: bool,
    values: String,
}

impl ColumnsPage {
    fn offered(&self) -> &[(String, String)] {
        &self.targets[..OFFERED.min(self.targets.len())]
    }

    fn orders(&self) -> [(&'static str, String); 3] {
        let t = self.frame.t;
        [
            ("day-month-year", t.say("bring-order-dmy")),
            ("month-day-year", t.say("bring-order-mdy")),
            ("year-month-day", t.say("bring-order-ymd")),
        ]
    }

    fn has_order(column: &Column, name: &str) -> bool {
        let order = column.rule.order;
        DateOrder::ALL.iter().any(|(known, known_name)| Some(*known) == order && *known_name == name)
    }

    fn evidence(&self, column: &Column) -> String {
        let t = self.frame.t;
        let dates = column.look.dates;
        t.with_all(
            "bring-order-evidence",
            &[
                ("dmy", &t.number(dates.only_day_first)),
                ("mdy", &t.number(dates.only_month_first)),
                ("either", &t.number(dates.either)),
            ],
        )
    }
}

pub(super) fn show(ask: &Ask) -> Answer {
    let query = ask.query();
    let sheet = query.one("sheet").filter(|sheet| !sheet.is_empty());
    let header_row = query.one("header_row").and_then(|row| row.trim().parse().ok());
    let chosen = query.one("mapping").unwrap_or_default().to_owned();
    let found = ask.read(|desk| {
        let waiting = waiting(desk, ask.param("sheet"))?.into_inner();
        let file = waiting_file(desk, &waiting)?;
        let kept = kept_mappings(desk)?.into_inner();
        let known =
            kept.iter().find(|mapping| mapping.name == chosen).cloned().or_else(|| waiting.mapping.clone());
        let of_mapping = known.as_ref().map(|mapping| mapping.header_row);
        let looked = look(desk, &file, sheet, header_row.or(of_mapping))?.into_inner();
        Ok((waiting, kept, known, looked))
    })?;
    let (waiting, kept, known, looked) = found;
    let asked_anew = sheet.is_some() || header_row.is_some();
    let mapping = known.filter(|_| !asked_anew).unwrap_or_else(|| looked.begin_mapping());
    let kept = kept.into_iter().map(|mapping| mapping.name).collect();
    shown(ask, StatusCode::OK, &waiting, looked, mapping, kept, None)
}

fn shown(
    ask: &Ask,
    status: StatusCode,
    waiting: &Waiting,
    looked: Look,
    mapping: Mapping,
    kept: Vec<String>,
    wrong: Option<Problem>,
) -> Answer {
    let targets = targets();
    let column = |(at, look): (usize, &ColumnLook)| {
        let known =
            mapping.columns.iter().find(|rule| rule.column == look.header || rule.column == look.letters);
        let rule = known.cloned().unwrap_or_default();
        let guess = look.guess.as_ref().map(|guess| {
            let sure = match guess.confidence {
                Confidence::High => ask.t.say("bring-guess-high"),
                Confidence::Fair => ask.t.say("bring-guess-fair"),
                Confidence::Low => ask.t.say("bring-guess-low"),
            };
            format!("{} — {sure}", guess.to)
        });
        let values =
            rule.values.iter().map(|(from, to)| format!("{from} = {to}")).collect::<Vec<_>>().join("\n");
        Column {
            at,
            look: look.clone(),
            is_offered: rule.to.is_empty() || targets.iter().take(OFFERED).any(|(name, _)| *name == rule.to),
            rule,
            guess,
            values,
        }
    };
    let columns = looked.columns.iter().enumerate().map(column).collect();
    let page = ColumnsPage {
        frame: Frame::new(ask, Room::BringIn, ask.t.say("bring-columns-title")),
        id: waiting.id.clone(),
        file_name: waiting.file_name.clone(),
        looked,
        mapping,
        kept,
        columns,
        targets,
        wrong,
    };
    page_with(status, &page)
}

pub(super) fn keep(ask: &Ask) -> Answer {
    let sheet = ask.param("sheet");
    let found = ask.read(|desk| {
        let waiting = waiting(desk, sheet)?.into_inner();
        Ok(waiting)
    });
    let mut waiting = found?;
    let mapping = mapping_of(ask)?;
    let name_it = !mapping.name.is_empty();
    waiting.mapping = Some(mapping.clone());
    let kept = ask.write(|desk| {
        keep_waiting(desk, &waiting)?;
        if name_it { keep_mapping(desk, &mapping) } else { Ok(()) }
    });
    match kept {
        Ok(()) => see_other(&format!("/bring-in/sheets/{sheet}/check")),
        Err(Fail::Problem(problem)) => {
            let header_row = Some(mapping.header_row);
            let looked = ask.read(|desk| {
                let file = waiting_file(desk, &waiting)?;
                Ok(look(desk, &file, mapping.sheet.as_deref(), header_row)?.into_inner())
            })?;
            shown(
                ask,
                StatusCode::UNPROCESSABLE_ENTITY,
                &waiting,
                looked,
                mapping,
                Vec::new(),
                Some(*problem),
            )
        }
        Err(other) => Err(other),
    }
}

/// The mapping that the form sends. A field that the form does not have is refused.
fn mapping_of(ask: &Ask) -> Result<Mapping, Fail> {
    let mut mapping = Mapping::default();
    let mut columns: BTreeMap<usize, ColumnRule> = BTreeMap::new();
    for (name, value) in ask.fields().iter() {
        let text = Some(value.trim().to_owned()).filter(|text| !text.is_empty());
        match name {
            "name" => mapping.name = text.unwrap_or_default(),
            "keeper" => mapping.keeper = text.unwrap_or_default(),
            "title" => mapping.title = text,
            "list_date" => mapping.list_date = text,
            "sheet" => mapping.sheet = text,
            "header_row" => {
                mapping.header_row = value.trim().parse().map_err(|_| foreign(name))?;
            }
            _ => {
                let (part, at) = name.split_once('.').ok_or_else(|| foreign(name))?;
                let at: usize = at.parse().map_err(|_| foreign(name))?;
                let rule = columns.entry(at).or_default();
                match part {
                    "column" => rule.column = text.unwrap_or_default(),
                    "to" if rule.to.is_empty() => rule.to = text.unwrap_or_default(),
                    "to" => {}
                    // What is written by hand goes before what is chosen.
                    "other" => rule.to = text.unwrap_or_else(|| std::mem::take(&mut rule.to)),
                    "order" => {
                        let found = DateOrder::ALL.iter().find(|(_, known)| Some(*known) == text.as_deref());
                        rule.order = found.map(|(order, _)| *order);
                    }
                    "values" => {
                        let pairs = value.lines().filter_map(|line| line.split_once('='));
                        rule.values =
                            pairs.map(|(from, to)| (from.trim().to_owned(), to.trim().to_owned())).collect();
                    }
                    _ => return Err(foreign(name).into()),
                }
            }
        }
    }
    for rule in columns.values_mut() {
        if rule.to.is_empty() {
            "skip".clone_into(&mut rule.to);
        }
        let is_date = rule
            .to
            .parse::<amparo_casework::bring_in::Target>()
            .is_ok_and(amparo_casework::bring_in::Target::is_date);
        rule.order = rule.order.filter(|_| is_date);
    }
    mapping.columns = columns.into_values().filter(|rule| !rule.column.is_empty()).collect();
    Ok(mapping)
}
