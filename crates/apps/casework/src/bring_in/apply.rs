//! Bringing in what was checked: the sheet becomes a source of the desk, each row a case with claims, in batches. If a batch
//! cannot be written, those before it are taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use amparo_exchange::sheets::{Row, column_letters};
use amparo_ledger::act::Act;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::{CharRange, Hash32, Passage, Source, SourceKind};
use serde::Serialize;

use super::NOT_BROUGHT;
use super::check::{Checked, Outcome};
use super::examine::{Answers, Decided, Examined};
use super::imports::{HOW, Import, ImportState, Touched, keep, keep_touched};
use super::mapping::Mapping;
use super::matching::{Meets, laid_over, meet};
use super::plan::{Plan, PlannedClaim, plan_row};
use super::table::SheetFile;
use super::undo::Undoing;
use crate::custody::note::ReceivedWords;
use crate::custody::noting;
use crate::desk::Desk;
use crate::enter_claim::date_given;
use crate::policy::Visible;
use crate::problem::Problem;
use crate::read_document::one_line;

/// How a checked sheet is brought in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HowToBring {
    /// Rows that are refused are left out; otherwise one of them stops the whole.
    pub leave_out_refused: bool,
    /// The file itself is not archived: only what became claims is kept.
    pub forget_file: bool,
}

/// What bringing a sheet in did.
#[derive(Debug, Clone, Serialize)]
pub struct Brought {
    /// The import.
    pub import: Import,
    /// The numbers of rows that were left out because nobody answered whom they are about.
    pub asked: Vec<u32>,
    /// The numbers of rows that were left out because they could not be brought in.
    pub refused: Vec<u32>,
}

/// How many rows are written in one batch.
const BATCH_ROWS: usize = 1_000;

/// Brings a sheet in. It is checked once more before; rows with open questions are left out.
///
/// # Errors
/// When the check fails, rows are refused and nobody said to leave them out, or it cannot be written; nothing is left of
/// it then, or the message says what is.
pub fn bring_in(
    desk: &mut Desk,
    file: &SheetFile,
    mapping: &Mapping,
    answers: &Answers,
    how: HowToBring,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Visible<Brought>, Problem> {
    let mut bringing = Bringing::new(desk, file, mapping, answers, how, &mut |_, _| {})?;
    loop {
        progress(bringing.done(), bringing.all());
        if let Some(brought) = bringing.step(desk, file)? {
            return Ok(brought);
        }
    }
}

/// A sheet that is being brought in, batch by batch, so that others can work at the desk between two of them.
pub struct Bringing {
    examined: Examined,
    mapping: Mapping,
    how: HowToBring,
    asked: Vec<u32>,
    refused: Vec<u32>,
    checked: Checked,
    writing: Option<Writing>,
    next: usize,
}

impl Bringing {
    /// Checks the sheet once more. Nothing is written yet.
    ///
    /// # Errors
    /// As [`bring_in`].
    pub fn new(
        desk: &Desk,
        file: &SheetFile,
        mapping: &Mapping,
        answers: &Answers,
        how: HowToBring,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, Problem> {
        let examined = Examined::new(desk, file, mapping, answers, progress)?;
        let mut checked = Checked::of(file, &examined);
        let of = |outcome: Outcome| {
            checked.rows.iter().filter(move |row| row.outcome == outcome).map(|row| row.row)
        };
        let (asked, refused): (Vec<u32>, Vec<u32>) =
            (of(Outcome::Question).collect(), of(Outcome::Refused).collect());
        if !refused.is_empty() && !how.leave_out_refused {
            let rows = refused.iter().take(10).map(u32::to_string).collect::<Vec<_>>().join(", ");
            let more = if refused.len() > 10 { " …" } else { "" };
            return Err(Problem::input(
                NOT_BROUGHT,
                format!("{} of {} rows are refused: {rows}{more}.", refused.len(), checked.rows_in),
                "Look at the report of the check and correct the rows, or say that refused rows are to be left out (--leave-out-refused).",
            ));
        }
        if checked.new + checked.updates == 0 {
            return Err(Problem::input(
                NOT_BROUGHT,
                format!(
                    "No row brings anything new: {} unchanged, {} with open questions, {} refused.",
                    checked.unchanged, checked.questions, checked.refused
                ),
                "Answer the questions, or correct the rows.",
            ));
        }
        // The counts are what is needed from here on.
        checked.rows = Vec::new();
        Ok(Self { examined, mapping: mapping.clone(), how, asked, refused, checked, writing: None, next: 0 })
    }

    /// How many rows are done.
    pub fn done(&self) -> u64 {
        self.next.min(self.examined.rows.len()) as u64
    }

    /// How many rows there are.
    pub fn all(&self) -> u64 {
        self.examined.rows.len() as u64
    }

    /// Writes the next batch; what was done once all are written.
    ///
    /// # Errors
    /// When it cannot be written; what was written before is taken back then.
    pub fn step(&mut self, desk: &mut Desk, file: &SheetFile) -> Result<Option<Visible<Brought>>, Problem> {
        let mut writing = match self.writing.take() {
            Some(writing) => writing,
            None => Writing::begin(desk, file, &self.mapping, self.how, &self.checked)?,
        };
        let end = (self.next + BATCH_ROWS).min(self.examined.rows.len());
        if let Err(problem) = writing.batch(desk, &self.examined, self.next..end) {
            return Err(writing.give_up(desk, problem));
        }
        self.next = end;
        if end < self.examined.rows.len() {
            self.writing = Some(writing);
            return Ok(None);
        }
        writing.import.state = ImportState::Done;
        keep(desk, &writing.import)?;
        let (asked, refused) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.refused));
        let brought = Brought { import: writing.import, asked, refused };
        desk.show(Scope::Desk, brought).map(Some)
    }
}

struct Writing {
    import: Import,
    touched: Touched,
    list_date: Option<SourceDate>,
    /// Whom the rows that bring somebody in are about.
    people: BTreeMap<u32, (CaseId, PersonId)>,
}

impl Writing {
    fn begin(
        desk: &mut Desk,
        file: &SheetFile,
        mapping: &Mapping,
        how: HowToBring,
        checked: &Checked,
    ) -> Result<Self, Problem> {
        let list_date = date_given(desk, "list_date", mapping.list_date.as_deref())
            .map_err(|problem| Problem { what: NOT_BROUGHT.to_owned(), ..problem })?;
        let source = SourceId::from_bytes(desk.random_bytes());
        let title = mapping.title.as_deref().map(one_line).filter(|title| !title.is_empty());
        let import = Import {
            source,
            title: title.unwrap_or_else(|| one_line(&file.file_name)),
            file: one_line(&file.file_name),
            sheet: checked.sheet.clone(),
            keeper: one_line(&mapping.keeper),
            mapping: mapping.name.clone(),
            at: desk.now(),
            state: ImportState::Begun,
            rows_in: checked.rows_in,
            new: checked.new,
            updates: checked.updates,
            unchanged: checked.unchanged,
            questions: checked.questions,
            refused: checked.refused,
            claims: 0,
        };
        archive(desk, file, &import, list_date, how)?;
        keep(desk, &import)?;
        Ok(Self { import, touched: Touched::default(), list_date, people: BTreeMap::new() })
    }

    fn batch(&mut self, desk: &mut Desk, examined: &Examined, rows: Range<usize>) -> Result<(), Problem> {
        let today = desk.today();
        let mut acts = Vec::new();
        for (at, _, decided) in &examined.rows[rows] {
            let row = &examined.table.rows[*at];
            let plan = match decided {
                Decided::New | Decided::With(_) | Decided::Update { .. } => {
                    plan_row(&examined.mapped, row, today)
                }
                Decided::Unchanged | Decided::Ask(_) | Decided::Refused(_) => continue,
            };
            let plan = plan.map_err(|_| crate::desk::damaged(&"a row that was read is not read again"))?;
            self.row(desk, examined, row, &plan, decided, &mut acts)?;
        }
        // What is about to be written is noted before it is, so that it can be taken back whatever happens.
        keep_touched(desk, self.import.source, &self.touched)?;
        if !acts.is_empty() {
            desk.append_all(acts)?;
        }
        desk.store()?.let_go_of_records();
        Ok(())
    }

    fn row(
        &mut self,
        desk: &mut Desk,
        examined: &Examined,
        row: &Row,
        plan: &Plan,
        decided: &Decided,
        acts: &mut Vec<(Scope, Act)>,
    ) -> Result<(), Problem> {
        match decided {
            Decided::Update { case, .. } => return self.update(desk, examined, row, plan, *case, acts),
            Decided::With(other) => {
                let Some((case, person)) = self.people.get(other).copied() else { return Ok(()) };
                self.enter(desk, examined, row, plan, (case, person), acts);
            }
            _ => {
                let case = CaseId::from_bytes(desk.random_bytes());
                let person = PersonId::from_bytes(desk.random_bytes());
                self.people.insert(row.number, (case, person));
                self.touched.opened.push(case);
                acts.push((Scope::Case(case), Act::CaseOpened { case, person, title: plan.name.clone() }));
                self.enter(desk, examined, row, plan, (case, person), acts);
            }
        }
        Ok(())
    }

    fn enter(
        &mut self,
        desk: &mut Desk,
        examined: &Examined,
        row: &Row,
        plan: &Plan,
        (case, person): (CaseId, PersonId),
        acts: &mut Vec<(Scope, Act)>,
    ) {
        let names = plan.other_names.iter().cloned();
        acts.extend(names.map(|name| (Scope::Case(case), Act::PersonNamed { person, name })));
        for one in &plan.claims {
            let passages = self.passages(examined, row, &one.cells);
            let claim = self.claim(desk, plan, one, passages, (case, person));
            acts.push((Scope::Case(case), Act::ClaimEntered { claim: Box::new(claim) }));
        }
    }

    fn update(
        &mut self,
        desk: &mut Desk,
        examined: &Examined,
        row: &Row,
        plan: &Plan,
        case: CaseId,
        acts: &mut Vec<(Scope, Act)>,
    ) -> Result<(), Problem> {
        let record = desk.scope_record(Scope::Case(case))?;
        let Some(person) = record.cases.get(&case).map(|head| head.person) else { return Ok(()) };
        self.touched.updated.push(case);
        let known = record.people.get(&person).map(|head| head.names.as_slice()).unwrap_or_default();
        let names: BTreeSet<&String> = std::iter::once(&plan.name)
            .chain(&plan.other_names)
            .filter(|name| !name.is_empty() && !known.contains(name))
            .collect();
        acts.extend(
            names
                .into_iter()
                .map(|name| (Scope::Case(case), Act::PersonNamed { person, name: name.clone() })),
        );
        for (meets, one) in
            meet(&record, person, &examined.of_list, &plan.claims).into_iter().zip(&plan.claims)
        {
            let passages = self.passages(examined, row, &one.cells);
            let act = match meets {
                Meets::OnRecord => continue,
                Meets::New => {
                    let claim = self.claim(desk, plan, one, passages, (case, person));
                    Act::ClaimEntered { claim: Box::new(claim) }
                }
                Meets::Corrects(earlier) => {
                    let (laid, takes) = laid_over(&earlier, one);
                    let mut passages = passages;
                    if takes {
                        passages.extend_from_slice(earlier.passages());
                    }
                    let claim = self.claim(desk, plan, &laid, passages, (case, person));
                    let claim = Claim { audience: earlier.audience.clone(), grade: earlier.grade, ..claim };
                    let why = format!("“{}” says so now (row {}).", self.import.title, row.number);
                    Act::ClaimCorrected { corrects: earlier.id, claim: Box::new(claim), why }
                }
            };
            acts.push((Scope::Case(case), act));
        }
        Ok(())
    }

    fn claim(
        &mut self,
        desk: &mut Desk,
        plan: &Plan,
        one: &PlannedClaim,
        passages: Vec<Passage>,
        (case, person): (CaseId, PersonId),
    ) -> Claim {
        self.import.claims += 1;
        Claim {
            id: ClaimId::from_bytes(desk.random_bytes()),
            scope: Scope::Case(case),
            subject: Subject::Person(person),
            statement: one.statement.clone(),
            attribution: Attribution { voices: plan.voices.clone(), modality: Modality::Asserted },
            basis: Basis::Passages(
                AtLeastOne::new(passages).expect("a planned claim rests on the cell it came from"),
            ),
            dates: ClaimDates { occurred: one.occurred, known: one.known, published: self.list_date },
            place: one.place.clone(),
            grade: None,
            audience: Audience::default(),
        }
    }

    /// The cells with their places. The text of a row is its cells one after the other, with a tab between.
    fn passages(&self, examined: &Examined, row: &Row, columns: &[usize]) -> Vec<Passage> {
        let chars = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let sheet = &examined.table.sheet;
        let sheet = if sheet.is_empty() { String::new() } else { format!("sheet “{sheet}”, ") };
        let passage = |at: &usize| {
            let cell = row.cell(*at)?;
            let before: u32 = row.cells[..*at].iter().map(|cell| chars(&cell.text) + 1).sum();
            let header = examined
                .mapped
                .columns
                .iter()
                .find(|column| column.at == *at)
                .map(|column| column.header.as_str());
            let header = header
                .filter(|header| !header.is_empty())
                .map(|header| format!(" “{header}”"))
                .unwrap_or_default();
            Some(Passage {
                source: self.import.source,
                range: CharRange { start: before, end: before + chars(&cell.text) },
                quote: cell.text.clone(),
                place: Some(format!("{sheet}row {}, column {}{header}", row.number, column_letters(*at))),
                translation: None,
            })
        };
        columns.iter().filter_map(passage).collect()
    }

    /// Takes back what was written, and says how that went.
    fn give_up(self, desk: &mut Desk, problem: Problem) -> Problem {
        let why = "it could not be finished";
        let short = self.import.source.short();
        let taken_back = Undoing::of(desk, self.import, &self.touched, why).and_then(|mut undoing| {
            while undoing.step(desk)?.is_none() {}
            Ok(())
        });
        let what = match taken_back {
            Ok(()) => "The sheet was not brought in. What had been written of it was taken back.".to_owned(),
            Err(_) => format!(
                "The sheet was brought in only in part. `amparo bring-in --undo import-{short}` takes it back."
            ),
        };
        Problem { what, ..problem }
    }
}

fn archive(
    desk: &mut Desk,
    file: &SheetFile,
    import: &Import,
    list_date: Option<SourceDate>,
    how: HowToBring,
) -> Result<(), Problem> {
    let bytes = (!how.forget_file).then(|| Hash32::of(&file.bytes));
    let source = Source {
        id: import.source,
        title: import.title.clone(),
        kind: SourceKind::Organisation,
        author: None,
        publisher: Some(import.keeper.clone()),
        published: list_date,
        url: None,
        language: None,
        disclosed_interest: None,
        rights: None,
        credit: None,
        copies: None,
        bytes,
        text: None,
    };
    let mut acts = vec![Act::SourceAdded { source: Box::new(source) }];
    if !how.forget_file {
        let words = ReceivedWords { how: Some(HOW.to_owned()), ..ReceivedWords::default() };
        let receipt = words.receipt(desk, &file.file_name, &file.bytes)?;
        desk.put_blob(Scope::Desk, &file.bytes)?;
        acts.push(noting(import.source, CustodyKind::Received(Box::new(receipt))));
    }
    desk.append(Scope::Desk, acts).map(drop)
}
