//! What a row would become, or why it cannot: every cell read under its mapping, nothing guessed.

use std::collections::BTreeMap;

use amparo_exchange::sheets::{Cell, CellKind, Row, unsafed};
use amparo_ledger::claim::statement::{FIELD_CHARS_MAX, Statement};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::CaseId;
use amparo_ledger::{Field, Kind};
use jiff::civil::Date;
use serde::Serialize;

use super::dates::read_date;
use super::mapping::{Mapped, MappedColumn};
use super::target::{ClaimPart, Part, Target};
use crate::read_document::one_line;

/// Why a row is not brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The column, as a person finds it; empty: the row as a whole.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// Which rule it does not keep.
    pub rule: String,
    /// What would be accepted.
    pub accepted: String,
}

/// What a row would become.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) case: Option<CaseId>,
    pub(super) name: String,
    pub(super) other_names: Vec<String>,
    pub(super) claims: Vec<PlannedClaim>,
    /// The row's own source, in words.
    pub(super) voices: Vec<String>,
    pub(super) born: Option<SourceDate>,
}

#[derive(Debug, Clone)]
pub(super) struct PlannedClaim {
    pub(super) statement: Statement,
    pub(super) occurred: Option<SourceDate>,
    pub(super) known: Option<SourceDate>,
    pub(super) place: Option<String>,
    /// The columns whose cells it rests on.
    pub(super) cells: Vec<usize>,
}

/// The most letters of a name.
const NAME_CHARS_MAX: usize = 300;

/// The most further names of one row.
const OTHER_NAMES_MAX: usize = 40;

/// The most bytes of all cells of a row together: an entry of the record holds 64 KiB.
const ROW_BYTES_MAX: usize = 16 * 1024;

/// Claims on further names, so that they do not run into a sheet's own claims of that kind.
const FIRST_OTHER_NAME: u8 = 101;

/// Words by which sheets say that nothing is known. They are silence.
const SILENCE: &[&str] = &[
    "-",
    "–",
    "—",
    "?",
    "??",
    "n/a",
    "na",
    "none",
    "null",
    "unknown",
    "not known",
    "no data",
    "нет данных",
    "неизвестно",
    "не известно",
    "н/д",
    "desconocido",
    "desconocida",
    "se desconoce",
    "sin datos",
    "s/d",
    "غير معروف",
    "لا يوجد",
    "مجهول",
];

/// Whether a person is held, in the words that sheets use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    InCustody,
    HouseArrest,
    Free,
    Dead,
    Missing,
}

const HELD: &[(Held, &[&str])] = &[
    (
        Held::InCustody,
        &[
            "held",
            "detained",
            "in detention",
            "in custody",
            "in prison",
            "imprisoned",
            "incarcerated",
            "jailed",
            "serving sentence",
            "pre-trial detention",
            "удерживается",
            "под стражей",
            "в заключении",
            "в сизо",
            "сизо",
            "в колонии",
            "отбывает наказание",
            "арестован",
            "арестована",
            "detenido",
            "detenida",
            "preso",
            "presa",
            "encarcelado",
            "encarcelada",
            "en prision",
            "en prisión",
            "privado de libertad",
            "privada de libertad",
            "معتقل",
            "معتقلة",
            "محتجز",
            "محتجزة",
            "سجين",
            "سجينة",
            "مسجون",
        ],
    ),
    (
        Held::HouseArrest,
        &[
            "house arrest",
            "under house arrest",
            "домашний арест",
            "под домашним арестом",
            "arresto domiciliario",
            "prision domiciliaria",
            "prisión domiciliaria",
            "إقامة جبرية",
            "الإقامة الجبرية",
        ],
    ),
    (
        Held::Free,
        &[
            "free",
            "released",
            "freed",
            "at liberty",
            "освобожден",
            "освобождён",
            "освобождена",
            "на свободе",
            "liberado",
            "liberada",
            "excarcelado",
            "excarcelada",
            "libre",
            "en libertad",
            "مفرج عنه",
            "مفرج عنها",
            "حر",
            "طليق",
            "أفرج عنه",
        ],
    ),
    (
        Held::Dead,
        &[
            "dead",
            "died",
            "deceased",
            "died in custody",
            "killed",
            "executed",
            "умер",
            "умерла",
            "погиб",
            "скончался",
            "muerto",
            "muerta",
            "fallecido",
            "fallecida",
            "متوفى",
            "متوفاة",
            "قتل",
            "توفي",
        ],
    ),
    (
        Held::Missing,
        &[
            "missing",
            "disappeared",
            "whereabouts unknown",
            "пропал",
            "пропала",
            "пропал без вести",
            "desaparecido",
            "desaparecida",
            "مفقود",
            "مفقودة",
            "مختفي قسريا",
        ],
    ),
];

/// A claim that is being put together.
#[derive(Default)]
struct Building {
    fields: BTreeMap<Field, Vec<String>>,
    occurred: Option<SourceDate>,
    known: Option<SourceDate>,
    places: Vec<String>,
    cells: Vec<usize>,
}

struct Planning<'a> {
    row: &'a Row,
    today: Date,
    claims: BTreeMap<(Kind, u8), Building>,
    refused: Vec<Refusal>,
    names: Vec<(usize, String)>,
    others: Vec<(usize, String)>,
    case: Option<CaseId>,
    source: [Option<String>; 4],
}

/// Reads a row.
pub(super) fn plan_row(mapped: &Mapped, row: &Row, today: Date) -> Result<Plan, Vec<Refusal>> {
    let mut planning = Planning {
        row,
        today,
        claims: BTreeMap::new(),
        refused: Vec::new(),
        names: Vec::new(),
        others: Vec::new(),
        case: None,
        source: [None, None, None, None],
    };
    let bytes: usize =
        mapped.columns.iter().filter_map(|column| row.cell(column.at)).map(|cell| cell.text.len()).sum();
    if bytes > ROW_BYTES_MAX {
        let rule = format!("its cells have {bytes} bytes together, and a row may have {ROW_BYTES_MAX}");
        return Err(vec![of_row(rule, "shorter notes, or notes as a document of their own (`amparo read`)")]);
    }
    for column in &mapped.columns {
        if let Some(cell) = row.cell(column.at)
            && let Err(refusal) = planning.cell(column, cell)
        {
            planning.refused.push(refusal);
        }
    }
    planning.finish(mapped)
}

fn of_row(rule: String, accepted: &str) -> Refusal {
    Refusal { column: String::new(), value: String::new(), rule, accepted: accepted.to_owned() }
}

impl Planning<'_> {
    fn cell(&mut self, column: &MappedColumn, cell: &Cell) -> Result<(), Refusal> {
        let refuse = |rule: String, accepted: &str| Refusal {
            column: column.called(),
            value: cell.text.chars().take(200).collect(),
            rule,
            accepted: accepted.to_owned(),
        };
        if cell.kind == CellKind::Error {
            return Err(refuse(
                "the spreadsheet shows a mistake here".to_owned(),
                "a value, or an empty cell",
            ));
        }
        if cell.text.contains(['\u{202D}', '\u{202E}']) {
            let rule =
                "it holds a mark that turns letters around, so it does not read as it is stored".to_owned();
            return Err(refuse(rule, "the same words without the marks U+202D and U+202E"));
        }
        let is_bad = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        if cell.text.contains(is_bad) || cell.text.contains('\u{FFFD}') {
            return Err(refuse(
                "it holds a character that is no letter".to_owned(),
                "the same words without it",
            ));
        }
        let Some(value) = value_of(column, &cell.text) else { return Ok(()) };
        if value.chars().count() > FIELD_CHARS_MAX {
            let rule = format!("it has more than {FIELD_CHARS_MAX} letters");
            return Err(refuse(rule, "a statement; longer texts are documents of their own (`amparo read`)"));
        }
        self.take(column, value).map_err(|(rule, accepted)| refuse(rule, &accepted))
    }

    fn take(&mut self, column: &MappedColumn, value: String) -> Result<(), (String, String)> {
        let at = column.at;
        match column.target {
            Target::Name | Target::Given => self.names.insert(0, (at, name(value)?)),
            Target::Family => self.names.push((at, name(value)?)),
            Target::OtherName => {
                for part in value.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()) {
                    self.others.push((at, name(part.to_owned())?));
                }
                if self.others.len() > OTHER_NAMES_MAX {
                    let rule = format!("more than {OTHER_NAMES_MAX} further names in one row");
                    return Err((rule, "fewer, cut by ; or |".to_owned()));
                }
            }
            Target::CaseId => {
                let read = value.parse().map_err(|_| {
                    let accepted =
                        "the id of a case of this desk (case-…), or an empty cell for somebody new"
                            .to_owned();
                    ("it is not the id of a case".to_owned(), accepted)
                })?;
                self.case = Some(read);
            }
            Target::Held => self.held(at, &value)?,
            Target::Sex => self.detail(at, &format!("sex: {value}")),
            Target::Note => self.detail(at, &value),
            Target::SourceTitle => self.source[0] = Some(value),
            Target::SourcePublisher => self.source[1] = Some(value),
            Target::SourceDate => self.source[2] = Some(self.date(column, &value)?.to_string()),
            Target::SourceUrl => self.source[3] = Some(value),
            Target::Claim(part) => self.part(column, part, value)?,
            Target::Skip => {}
        }
        Ok(())
    }

    fn date(&self, column: &MappedColumn, value: &str) -> Result<SourceDate, (String, String)> {
        let of_file = self.row.cell(column.at).is_some_and(|cell| cell.kind == CellKind::Date);
        // A cell that holds a date as such has no order.
        let order = if of_file { None } else { column.order };
        read_date(value, order, self.today).map_err(|no_date| (no_date.rule, no_date.accepted))
    }

    fn part(
        &mut self,
        column: &MappedColumn,
        part: ClaimPart,
        value: String,
    ) -> Result<(), (String, String)> {
        let date = match part.part {
            Part::Date | Part::Known => Some(self.date(column, &value)?),
            Part::Place | Part::Field(_) => None,
        };
        let building = self.claims.entry((part.kind, part.number)).or_default();
        building.cells.push(column.at);
        if let Some((field, says)) = part.says {
            building.fields.insert(field, vec![says.to_owned()]);
        }
        match part.part {
            Part::Date => building.occurred = date,
            Part::Known => building.known = date,
            Part::Place => building.places.push(value),
            Part::Field(field) => building.fields.entry(field).or_default().push(value),
        }
        Ok(())
    }

    fn detail(&mut self, at: usize, text: &str) {
        let person = self.claims.entry((Kind::Person, 1)).or_default();
        person.fields.entry(Field::Detail).or_default().push(text.to_owned());
        person.cells.push(at);
    }

    fn held(&mut self, at: usize, value: &str) -> Result<(), (String, String)> {
        let lower = value.to_lowercase();
        let held = HELD.iter().find(|(_, words)| words.contains(&lower.as_str())).map(|(held, _)| *held);
        let kind = match held {
            Some(Held::InCustody | Held::HouseArrest) => Kind::Detention,
            Some(Held::Free) => Kind::Release,
            Some(Held::Dead) => Kind::Death,
            Some(Held::Missing) => Kind::Disappearance,
            None => {
                return Err((
                    "it is none of the words that say whether somebody is held".to_owned(),
                    "held, house arrest, free, dead, missing, their words in Russian, Spanish or Arabic, or what `values` of the mapping says of it".to_owned(),
                ));
            }
        };
        let building = self.claims.entry((kind, 1)).or_default();
        building.cells.push(at);
        if held == Some(Held::HouseArrest) {
            building.fields.entry(Field::Kind).or_default().push("house arrest".to_owned());
        }
        let words = self.row.cell(at).map(|cell| one_line(unsafed(&cell.text))).unwrap_or_default();
        building.fields.entry(Field::Detail).or_default().push(format!("status: {words}"));
        Ok(())
    }

    fn finish(mut self, mapped: &Mapped) -> Result<Plan, Vec<Refusal>> {
        let name = self.names.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(" ");
        if name.is_empty() && self.case.is_none() && self.refused.is_empty() {
            let columns = mapped
                .columns
                .iter()
                .filter(|column| matches!(column.target, Target::Name | Target::Given | Target::Family));
            let columns = columns.map(MappedColumn::called).collect::<Vec<_>>().join(", ");
            let accepted =
                "the person's name as the list has it; of somebody without a name, what the list calls them";
            self.refused.push(Refusal { column: columns, ..of_row("it names nobody".to_owned(), accepted) });
        }
        if !name.is_empty() {
            let person = self.claims.entry((Kind::Person, 1)).or_default();
            person.fields.insert(Field::Name, vec![name.clone()]);
            person.cells.splice(0..0, self.names.iter().map(|(at, _)| *at));
        }
        for (number, (at, other)) in (FIRST_OTHER_NAME..).zip(&self.others) {
            let person = self.claims.entry((Kind::Person, number)).or_default();
            person.fields.insert(Field::Name, vec![other.clone()]);
            person.cells.push(*at);
        }
        let mut claims = Vec::with_capacity(self.claims.len());
        for ((kind, _), building) in std::mem::take(&mut self.claims) {
            match finished(kind, building) {
                Ok(claim) => claims.push(claim),
                Err(refusal) => self.refused.push(refusal),
            }
        }
        if !self.refused.is_empty() {
            return Err(self.refused);
        }
        let source = self.source.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let born = claims
            .iter()
            .find(|claim| claim.statement.kind() == Kind::Birth)
            .and_then(|claim| claim.occurred);
        Ok(Plan {
            case: self.case,
            name,
            other_names: self.others.into_iter().map(|(_, name)| name).collect(),
            claims,
            voices: Some(source).filter(|source| !source.is_empty()).into_iter().collect(),
            born,
        })
    }
}

fn finished(kind: Kind, building: Building) -> Result<PlannedClaim, Refusal> {
    let fields = building.fields.into_iter().map(|(field, parts)| (field, parts.join("; ")));
    let statement = Statement::new(kind, fields)
        .map_err(|error| of_row(error.to_string(), "shorter cells, or fewer columns for this part"))?;
    let place = Some(building.places.join(", ")).filter(|place| !place.is_empty());
    let mut cells: Vec<usize> = Vec::new();
    for at in building.cells {
        if !cells.contains(&at) {
            cells.push(at);
        }
    }
    Ok(PlannedClaim { statement, occurred: building.occurred, known: building.known, place, cells })
}

fn name(value: String) -> Result<String, (String, String)> {
    if value.chars().count() > NAME_CHARS_MAX {
        let rule = format!("a name of more than {NAME_CHARS_MAX} letters");
        return Err((rule, "the name alone".to_owned()));
    }
    if !value.chars().any(char::is_alphanumeric) {
        return Err(("it holds no letter".to_owned(), "a name".to_owned()));
    }
    Ok(value)
}

/// What a cell says under its mapping; `None`: nothing.
fn value_of(column: &MappedColumn, text: &str) -> Option<String> {
    let is_mark = |letter: &char| {
        !matches!(letter, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}' | '\u{2060}')
    };
    let value: String = one_line(unsafed(text)).chars().filter(is_mark).collect();
    let value = value.trim();
    let lower = value.to_lowercase();
    if let Some(instead) = column.values.get(&lower) {
        return Some(instead.trim().to_owned()).filter(|instead| !instead.is_empty());
    }
    (!value.is_empty() && !SILENCE.contains(&lower.as_str())).then(|| value.to_owned())
}
