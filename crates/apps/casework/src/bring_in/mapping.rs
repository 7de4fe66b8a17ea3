//! A mapping: which column of a sheet is what. It has a name, is kept on the desk, and travels as JSON.

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::sheets::{Row, Table, column_letters};
use amparo_ledger::claim::Scope;
use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::target::Target;
use crate::desk::{Desk, damaged};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

/// Which column is what, and what else a person says of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The name under which it is kept.
    pub name: String,
    /// Who keeps the list: the claims are theirs.
    pub keeper: String,
    /// What the list is called; nothing: the file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// As of when it stands (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_date: Option<String>,
    /// The sheet; nothing: the only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row that names the columns, from 1; 0: none does, and columns go by their letters. People begin in the next.
    pub header_row: u32,
    /// The columns. One that is not named is left out, and said.
    pub columns: Vec<ColumnRule>,
}

/// What one column is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnRule {
    /// Its header, or its letters where two have the same header.
    pub column: String,
    /// The target, by name.
    pub to: String,
    /// In which order its dates are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<DateOrder>,
    /// What its values mean, where the program does not know them: from the cell's words to what is read instead.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            name: String::new(),
            keeper: String::new(),
            title: None,
            list_date: None,
            sheet: None,
            header_row: 1,
            columns: Vec::new(),
        }
    }
}

/// The most bytes of a mapping.
const MAPPING_BYTES_MAX: usize = 256 * 1024;

const NO_MAPPING: &str = "The mapping cannot be used. Nothing was saved.";
const MEND: &str =
    "The form is described in docs/manual/spreadsheets.md; `amparo bring-in FILE` prints a beginning.";
const KEPT: &str = "bring-in/mappings";

/// Reads a mapping from JSON.
///
/// # Errors
/// When it is not in that form.
pub fn parse_mapping(text: &str) -> Result<Mapping, Problem> {
    if text.len() > MAPPING_BYTES_MAX {
        let why = format!("It has {} bytes; at most {MAPPING_BYTES_MAX} are read.", text.len());
        return Err(Problem::input(NO_MAPPING, why, MEND));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') {
        return Err(Problem::input(NO_MAPPING, "It is no JSON object.", MEND));
    }
    serde_json::from_str(text).map_err(|error| Problem::input(NO_MAPPING, format!("{error}."), MEND))
}

/// The mapping as JSON, as [`parse_mapping`] reads it.
pub fn mapping_json(mapping: &Mapping) -> String {
    serde_json::to_string_pretty(mapping).expect("a mapping is plain data")
}

/// The mappings that the desk keeps, by name.
///
/// # Errors
/// When they cannot be read.
pub fn kept_mappings(desk: &Desk) -> Result<Visible<Vec<Mapping>>, Problem> {
    desk.may(Action::BringIn, None)?;
    let kept = kept(desk)?;
    desk.show(Scope::Desk, kept.into_values().collect())
}

fn kept(desk: &Desk) -> Result<BTreeMap<String, Mapping>, Problem> {
    let bytes = desk.draft(Scope::Desk, KEPT)?;
    bytes.map_or_else(
        || Ok(BTreeMap::new()),
        |bytes| serde_json::from_slice(&bytes).map_err(|error| damaged(&error)),
    )
}

/// Keeps a mapping under its name, in place of an earlier one.
///
/// # Errors
/// When it has no name, or cannot be written.
pub fn keep_mapping(desk: &mut Desk, mapping: &Mapping) -> Result<(), Problem> {
    let name = one_line(&mapping.name);
    if name.is_empty() {
        return Err(Problem::input("The mapping was not kept.", "It has no name.", "Give it a `name`."));
    }
    desk.may(Action::BringIn, None)?;
    let mut all = kept(desk)?;
    all.insert(name.clone(), Mapping { name, ..mapping.clone() });
    put(desk, &all)
}

/// Takes a mapping away. What was brought in with it stays.
///
/// # Errors
/// When no mapping has this name.
pub fn drop_mapping(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    desk.may(Action::BringIn, None)?;
    let mut all = kept(desk)?;
    if all.remove(name).is_none() {
        let names = all.keys().cloned().collect::<Vec<_>>().join(", ");
        let why = format!("No mapping of this desk is called “{name}”; there are: {names}.");
        return Err(Problem::not_found("Nothing was taken away.", why, "Use one of these names."));
    }
    put(desk, &all)
}

fn put(desk: &mut Desk, all: &BTreeMap<String, Mapping>) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(all).expect("mappings are plain data");
    desk.put_draft(Scope::Desk, KEPT, &bytes)
}

/// A mapping put to a sheet: every column found.
#[derive(Debug, Clone)]
pub(super) struct Mapped {
    pub(super) columns: Vec<MappedColumn>,
    /// The first row of people.
    pub(super) first_row: u32,
    /// Columns that are left out, as the sheet names them.
    pub(super) left_out: Vec<String>,
}

#[derive(Debug, Clone)]
pub(super) struct MappedColumn {
    pub(super) at: usize,
    pub(super) header: String,
    pub(super) target: Target,
    pub(super) order: Option<DateOrder>,
    /// By the cell's words in small letters.
    pub(super) values: BTreeMap<String, String>,
}

impl MappedColumn {
    /// How a person finds it.
    pub(super) fn called(&self) -> String {
        called(self.at, &self.header)
    }
}

/// How a person finds a column.
pub(super) fn called(at: usize, header: &str) -> String {
    if header.is_empty() {
        format!("column {}", column_letters(at))
    } else {
        format!("column {} “{header}”", column_letters(at))
    }
}

/// The headers of a sheet, one for each column that has one or holds anything in the first rows.
pub(super) fn headers(table: &Table, header_row: u32) -> Vec<String> {
    let head = table.rows.iter().find(|row| row.number == header_row && header_row > 0);
    let width = table.rows.iter().take(1_000).map(|row| row.cells.len()).max().unwrap_or(0);
    let text = |at: usize| {
        head.and_then(|row: &Row| row.cell(at)).map(|cell| one_line(&cell.text)).unwrap_or_default()
    };
    (0..width).map(text).collect()
}

impl Mapped {
    /// Finds every column of the mapping in the sheet.
    ///
    /// # Errors
    /// Says everything in which the mapping and the sheet do not fit together.
    pub(super) fn new(mapping: &Mapping, table: &Table, what: &str) -> Result<Self, Problem> {
        let headers = headers(table, mapping.header_row);
        let mut wrong = Vec::new();
        if mapping.header_row > 0 && headers.iter().all(String::is_empty) {
            wrong.push(format!("Row {} names no columns.", mapping.header_row));
        }
        if one_line(&mapping.keeper).is_empty() {
            wrong.push("It does not say who keeps the list (`keeper`), and a claim is nothing without whose word it is.".to_owned());
        }
        let mut columns: Vec<MappedColumn> = Vec::new();
        let mut taken = BTreeSet::new();
        for rule in &mapping.columns {
            match mapped(rule, &headers) {
                Ok(column) if !taken.insert(column.at) => {
                    wrong.push(format!("{} is named twice.", column.called()));
                }
                Ok(column) => columns.push(column),
                Err(why) => wrong.push(why),
            }
        }
        let left_out = headers.iter().enumerate().filter(|(at, header)| {
            let skipped = columns.iter().any(|column| column.at == *at && column.target == Target::Skip);
            skipped || (!taken.contains(at) && !header.is_empty())
        });
        let left_out = left_out.map(|(at, header)| called(at, header)).collect();
        columns.retain(|column| column.target != Target::Skip);
        wrong.extend(misfits(&columns));
        if wrong.is_empty() {
            return Ok(Self { columns, first_row: mapping.header_row + 1, left_out });
        }
        Err(Problem::input(what, wrong.join(" "), MEND))
    }
}

fn mapped(rule: &ColumnRule, headers: &[String]) -> Result<MappedColumn, String> {
    let target: Target = rule.to.parse().map_err(|error| format!("{error}."))?;
    let wanted = one_line(&rule.column);
    let with: Vec<usize> = headers
        .iter()
        .enumerate()
        .filter(|(_, header)| **header == wanted && !wanted.is_empty())
        .map(|(at, _)| at)
        .collect();
    let by_letters = || (0..headers.len()).find(|at| column_letters(*at).eq_ignore_ascii_case(&wanted));
    let at = match with.as_slice() {
        [at] => *at,
        [] => by_letters().ok_or_else(|| {
            let all = headers
                .iter()
                .enumerate()
                .map(|(at, header)| called(at, header))
                .collect::<Vec<_>>()
                .join(", ");
            format!("The sheet has no column “{wanted}”; it has {all}.")
        })?,
        several => {
            let letters = several.iter().map(|at| column_letters(*at)).collect::<Vec<_>>().join(" and ");
            return Err(format!("The columns {letters} are both called “{wanted}”: name one by its letter."));
        }
    };
    if rule.order.is_some() && !target.is_date() {
        return Err(format!("“{wanted}” holds no dates (`{}`), so it has no order of them.", rule.to));
    }
    let values = rule.values.iter().map(|(from, to)| (one_line(from).to_lowercase(), to.clone())).collect();
    Ok(MappedColumn { at, header: headers[at].clone(), target, order: rule.order, values })
}

fn misfits(columns: &[MappedColumn]) -> Vec<String> {
    let mut wrong = Vec::new();
    let has = |target: Target| columns.iter().any(|column| column.target == target);
    if !(has(Target::Name) || has(Target::Given) || has(Target::Family) || has(Target::CaseId)) {
        wrong.push("No column is the person's name (`name`, or `given-name` and `family-name`).".to_owned());
    }
    if has(Target::Name) && (has(Target::Given) || has(Target::Family)) {
        wrong.push("The name comes from `name` or from its parts, not from both.".to_owned());
    }
    let once = |target: Target| {
        target.is_date()
            || matches!(target, Target::Name | Target::CaseId | Target::Held | Target::Given | Target::Family)
    };
    for (at, column) in columns.iter().enumerate() {
        let twice = columns[..at].iter().find(|other| other.target == column.target && once(column.target));
        if let Some(other) = twice {
            wrong.push(format!("{} and {} are both `{}`.", other.called(), column.called(), column.target));
        }
    }
    wrong
}
