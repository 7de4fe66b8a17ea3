//! The same person? Across the cases of the desk and the lists of others: questions in the order of their value, a person's
//! answers, and the groups that follow from both.
//!
//! Nothing is merged. An answer is a link between two entries, recorded in the ledger and taken back by a further entry; the
//! cases stay as they are. What is sealed is not compared, because a question shows one case beside another. A list is read
//! anew each time and is not kept: an answer knows a row again by what it says.
//!
//! The doors: [`duplicates`] asks, [`answer`] and [`undo_answer`] record, [`groups`] shows what belongs together,
//! [`links_of`] what was answered on one case.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::person_list::read_person_list;
use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::identity::{IdentityAnswer, SamePerson, Told, Two};
use amparo_ledger::ids::CaseId;
use amparo_ledger::record::IdentityState;
use amparo_ledger::source::Hash32;
use amparo_names::link::{
    Answer, Field, FieldId, FieldKind, Linker, Pair, Records, Row, Said, Schema, Value,
};
use serde::Serialize;

use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;

use self::people::{People, of_list, of_record};
pub use self::people::{Says, Side};

/// The most letters of a reason.
const WHY_CHARS_MAX: usize = 1_000;

/// A list as it was brought.
#[derive(Debug, Clone)]
pub struct List {
    /// What it is called: answers name it so.
    pub title: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// It says of itself that it names nobody twice.
    pub names_nobody_twice: bool,
}

/// What is compared.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// Lists beside the record.
    pub lists: Vec<List>,
    /// Everybody who is named in a case, not only the people whose cases they are.
    pub everyone: bool,
}

/// A part of what is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Name,
    Born,
    Birthplace,
    Gender,
    Place,
    Arrested,
    Court,
    Article,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::Name,
        Self::Born,
        Self::Birthplace,
        Self::Gender,
        Self::Place,
        Self::Arrested,
        Self::Court,
        Self::Article,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::Birthplace => "birthplace",
            Self::Gender => "gender",
            Self::Place => "place",
            Self::Arrested => "arrested",
            Self::Court => "court",
            Self::Article => "article",
        }
    }

    /// People arrested and tried together share place, day, court and article.
    fn field(self) -> Field {
        let field = |kind| Field::new(self.label(), kind);
        match self {
            Self::Name => field(FieldKind::FullName),
            Self::Born => field(FieldKind::Date),
            Self::Birthplace => field(FieldKind::Text),
            Self::Gender => field(FieldKind::Gender),
            Self::Place | Self::Court => field(FieldKind::Text).circumstance(),
            Self::Arrested => field(FieldKind::Date).circumstance().near_days(3),
            Self::Article => field(FieldKind::Code).circumstance(),
        }
    }
}

/// "Are these two the same person?"
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// The name by which it is answered. It stays the same.
    pub id: String,
    /// How likely they are one person, from 0 to 1, as far as the evidence goes.
    pub probability: f32,
    /// What an answer is expected to settle.
    pub value: f32,
    /// One.
    pub left: Side,
    /// The other.
    pub right: Side,
    /// Why it is asked, part by part.
    pub reasons: Vec<Reason>,
}

/// What one part speaks for or against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The reason in words.
    pub text: String,
    /// In bits: above 0 it speaks for one person, below 0 against.
    pub weight: f32,
}

/// All questions that are open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Questions {
    /// The questions, the most telling first.
    pub questions: Vec<Question>,
    /// How many people of the record were compared.
    pub people: usize,
    /// How many rows of lists.
    pub listed: usize,
    /// What was passed over, and why.
    pub notes: Vec<String>,
}

/// An answer that stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// The name of the question.
    pub id: String,
    /// What was answered.
    pub said: SamePerson,
    /// Why.
    pub why: Option<String>,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// The two, as they are shown; what stands in a list that was not brought is named by its list alone.
    pub two: (String, String),
}

/// Entries that may be of one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The entries.
    pub members: Vec<Side>,
    /// Whether answers alone bind them all; otherwise the program proposes it.
    pub is_answered: bool,
}

/// What belongs together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    /// Groups of two and more.
    pub groups: Vec<Group>,
    /// How many entries stand alone.
    pub alone: usize,
    /// The answers that stand, in the order in which they were given.
    pub answers: Vec<Answered>,
    /// The names of answers `same` that a `different` contradicts: they were not followed.
    pub contradictions: Vec<String>,
    /// What was passed over, and why.
    pub notes: Vec<String>,
}

/// The questions that are open, the most telling first.
///
/// # Errors
/// When a list cannot be read, or the record.
pub fn duplicates(desk: &Desk, compared: &Compared) -> Result<Visible<Questions>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let linked = Linked::new(desk, compared)?;
    let groups = linked.linker.groups(&linked.pairs, &linked.answers);
    let asked = linked.linker.questions(&linked.pairs, &groups);
    let question = |one: &amparo_names::link::Question| {
        linked.question(Pair { left: one.left, right: one.right, weight: 0.0 }, one.probability, one.value)
    };
    let listed = linked.people.sides.iter().filter(|side| matches!(side.told, Told::Listed { .. })).count();
    let questions = Questions {
        questions: asked.iter().filter_map(question).collect(),
        people: linked.people.sides.len() - listed,
        listed,
        notes: linked.people.notes.clone(),
    };
    desk.show(Scope::Desk, questions)
}

/// What belongs together by answers and evidence.
///
/// # Errors
/// When a list cannot be read, or the record.
pub fn groups(desk: &Desk, compared: &Compared) -> Result<Visible<Groups>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let linked = Linked::new(desk, compared)?;
    let found = linked.linker.groups(&linked.pairs, &linked.answers);
    // Without any pair, only answers bind.
    let bound = linked.linker.groups(&[], &linked.answers);
    let several = found.groups().iter().filter(|group| group.len() > 1);
    let group = |rows: &Vec<Row>| Group {
        members: rows.iter().filter_map(|row| linked.side(*row)).cloned().collect(),
        is_answered: rows.iter().all(|row| bound.are_together(*row, rows[0])),
    };
    let contradictions =
        found.contradictions.iter().filter_map(|answer| linked.two(answer.left, answer.right));
    let shown = Groups {
        groups: several.map(group).collect(),
        alone: found.groups().iter().filter(|group| group.len() == 1).count(),
        answers: linked.people.answers.iter().map(|state| linked.answered(state)).collect(),
        contradictions: contradictions.map(|two| id_of(&two)).collect(),
        notes: linked.people.notes.clone(),
    };
    desk.show(Scope::Desk, shown)
}

/// Records an answer. An earlier one on the same two is replaced by it.
///
/// # Errors
/// When no question or answer has this name, or more than one; nothing is saved then.
pub fn answer(
    desk: &mut Desk,
    compared: &Compared,
    id: &str,
    said: SamePerson,
    why: Option<&str>,
) -> Result<Answered, Problem> {
    desk.may(Action::AnswerIdentity, None)?;
    let why = reason(why)?;
    let linked = Linked::new(desk, compared)?;
    let asked = linked.pairs.iter().filter_map(|pair| linked.two(pair.left, pair.right));
    let two = meant(asked.chain(standing(&linked.people)), id)?;
    for case in two.cases() {
        desk.may(Action::WriteClaim, Some(case))?;
    }
    let answer = IdentityAnswer { two: two.clone(), said, why: why.clone() };
    let (id, names) = (id_of(&two), linked.names(&two));
    desk.append(two.scope(), vec![Act::IdentityAnswered { answer: Box::new(answer) }])?;
    Ok(Answered { id, said, why, at: desk.now(), two: names })
}

/// Takes an answer back; the two are asked about again.
///
/// # Errors
/// When no answer that stands has this name.
pub fn undo_answer(desk: &mut Desk, id: &str, why: Option<&str>) -> Result<Answered, Problem> {
    desk.may(Action::AnswerIdentity, None)?;
    let why = reason(why)?;
    let linked = Linked::new(desk, &Compared { lists: Vec::new(), everyone: true })?;
    let two = meant(standing(&linked.people), id)?;
    let state = linked.people.answers.iter().find(|state| state.answer.two == two);
    let undone = state.map(|state| linked.answered(state)).expect("it was found among those that stand");
    desk.append(two.scope(), vec![Act::IdentityAnswerUndone { two: Box::new(two), why }])?;
    Ok(undone)
}

/// What was answered on the person of a case, for a page that shows the case.
///
/// # Errors
/// When the record cannot be read.
pub fn links_of(desk: &Desk, case: CaseId) -> Result<Visible<Vec<Answered>>, Problem> {
    desk.may(Action::SeeCase, Some(case))?;
    let linked = Linked::new(desk, &Compared { lists: Vec::new(), everyone: true })?;
    let about = |state: &&IdentityState| state.answer.two.cases().any(|of| of == case);
    let answers = linked.people.answers.iter().filter(about).map(|state| linked.answered(state)).collect();
    desk.show(Scope::Case(case), answers)
}

fn standing(people: &People) -> impl Iterator<Item = Two> {
    people.answers.iter().map(|state| state.answer.two.clone())
}

fn reason(why: Option<&str>) -> Result<Option<String>, Problem> {
    let why = why.map(str::trim).filter(|why| !why.is_empty());
    if why.is_some_and(|why| why.chars().nth(WHY_CHARS_MAX).is_some()) {
        return Err(Problem::input(
            "Nothing was recorded.",
            format!("The reason has more than {WHY_CHARS_MAX} letters."),
            "Say it in fewer words.",
        ));
    }
    Ok(why.map(str::to_owned))
}

/// The name of a question: of its two entries, so that it is the same on every run. It cannot be guessed, because ids cannot.
fn id_of(two: &Two) -> String {
    let of = serde_json::to_vec(two).expect("ids and hashes are plain data");
    format!("q-{}", &Hash32::of(&of).to_string()[..12])
}

/// The two that a name, or the beginning of one, means.
fn meant(of: impl Iterator<Item = Two>, id: &str) -> Result<Two, Problem> {
    let wanted = id.strip_prefix("q-").unwrap_or(id).to_ascii_lowercase();
    let is_meant = |two: &Two| !wanted.is_empty() && id_of(two)[2..].starts_with(&wanted);
    let found: BTreeSet<Two> = of.filter(is_meant).collect();
    match found.len() {
        1 => Ok(found.into_iter().next().expect("there is one")),
        0 => Err(Problem::not_found(
            "Nothing was recorded.",
            format!("No question and no answer that stands is called `{id}`."),
            "`amparo duplicates` prints the questions, `amparo duplicates groups` the answers; give the same --list again.",
        )),
        several => Err(Problem::question(
            "Nothing was recorded.",
            format!("`{id}` may mean {several} questions."),
            "Give more letters of its name.",
        )),
    }
}

/// Everybody beside everybody.
struct Linked {
    people: People,
    linker: Linker,
    pairs: Vec<Pair>,
    answers: Vec<Answer>,
    /// The place in `people.sides` by row.
    sides: Vec<usize>,
}

impl Linked {
    fn new(desk: &Desk, compared: &Compared) -> Result<Self, Problem> {
        let mut people = of_record(desk, compared.everyone)?;
        let mut titles = BTreeSet::new();
        for list in &compared.lists {
            if !titles.insert(&list.title) {
                return Err(list_problem(list, "Two lists have the same name.", "Rename one of the files."));
            }
            let read = read_person_list(&list.bytes).map_err(|error| {
                let mend = "Correct the file, or save it as CSV in UTF-8; the manual page on duplicates says which columns are known.";
                list_problem(list, &format!("It cannot be used: {error}."), mend)
            })?;
            of_list(list, &read, &mut people);
        }
        Self::link(people, compared)
    }

    fn link(mut people: People, compared: &Compared) -> Result<Self, Problem> {
        let mut schema = Schema::new();
        let fields: Vec<FieldId> = Part::ALL.iter().filter_map(|part| schema.add(part.field())).collect();
        let mut records = Records::new(schema);
        for (number, list) in (1..).zip(&compared.lists) {
            if list.names_nobody_twice {
                records.claims_unique(number);
            }
        }
        let number_of = |told: &Told| match told {
            Told::Person { .. } => 0_u16,
            Told::Listed { list, .. } => {
                let at = compared.lists.iter().position(|known| known.title == *list).unwrap_or(0);
                u16::try_from(at + 1).unwrap_or(u16::MAX)
            }
        };
        let ids: Vec<(u16, String)> =
            people.sides.iter().map(|side| (number_of(&side.told), key_of(&side.told))).collect();
        for (side, (list, id)) in people.sides.iter().zip(&ids) {
            let values: Vec<(FieldId, Value<'_>)> = side
                .says
                .iter()
                .filter_map(|says| Some((fields[says.of as usize], value_of(says)?)))
                .collect();
            records.add(*list, id, &values).map_err(|error| crate::desk::damaged(&error))?;
        }
        let mut linker = Linker::new(records).map_err(|error| crate::desk::damaged(&error))?;
        linker.learn();
        let pairs = linker.pairs();
        let mut by_id: BTreeMap<(u16, &str), usize> = BTreeMap::new();
        by_id.extend(ids.iter().enumerate().map(|(at, (list, id))| ((*list, id.as_str()), at)));
        let rows = (0..).map_while(|row| linker.record(Row(row)));
        let sides = rows.filter_map(|record| by_id.get(&record).copied()).collect();
        let row = |told: &Told| linker.row(number_of(told), &key_of(told));
        let answers: Vec<Answer> = people
            .answers
            .iter()
            .filter_map(|state| {
                let (left, right) = state.answer.two.both();
                Some(Answer { left: row(left)?, right: row(right)?, said: said(state.answer.said) })
            })
            .collect();
        let elsewhere = people.answers.len() - answers.len();
        if elsewhere > 0 {
            people.notes.push(format!(
                "{elsewhere} answers are on rows of lists that were not given, on people who were not compared, or on cases that were erased"
            ));
        }
        Ok(Self { people, linker, pairs, answers, sides })
    }

    fn side(&self, row: Row) -> Option<&Side> {
        self.people.sides.get(*self.sides.get(usize::try_from(row.0).ok()?)?)
    }

    fn two(&self, left: Row, right: Row) -> Option<Two> {
        Two::new(self.side(left)?.told.clone(), self.side(right)?.told.clone()).ok()
    }

    fn question(&self, pair: Pair, probability: f32, value: f32) -> Option<Question> {
        let evidence = self.linker.evidence(pair.left, pair.right);
        let reasons =
            evidence.iter().map(|one| Reason { text: one.to_string(), weight: one.weight }).collect();
        Some(Question {
            id: id_of(&self.two(pair.left, pair.right)?),
            probability,
            value,
            left: self.side(pair.left)?.clone(),
            right: self.side(pair.right)?.clone(),
            reasons,
        })
    }

    /// The two as they are shown. Who is not compared now is named without a name.
    fn names(&self, two: &Two) -> (String, String) {
        let name = |told: &Told| {
            let side = self.people.sides.iter().find(|side| side.told == *told);
            match (side, told) {
                (Some(side), _) => format!("{}, {}", side.title, side.at),
                (None, Told::Listed { list, .. }) => format!("a row of {list}"),
                (None, Told::Person { .. }) => "somebody of a case that is not shown".to_owned(),
            }
        };
        let (left, right) = two.both();
        (name(left), name(right))
    }

    fn answered(&self, state: &IdentityState) -> Answered {
        let IdentityAnswer { two, said, why } = &state.answer;
        Answered { id: id_of(two), said: *said, why: why.clone(), at: state.given.at, two: self.names(two) }
    }
}

fn list_problem(list: &List, why: &str, mend: &str) -> Problem {
    Problem::input(format!("The list {} was not compared. Nothing was saved.", list.title), why, mend)
}

fn key_of(told: &Told) -> String {
    match told {
        Told::Person { case, person } => format!("{case} {person}"),
        Told::Listed { row, .. } => row.to_string(),
    }
}

fn value_of(says: &Says) -> Option<Value<'_>> {
    match says.of {
        Part::Born | Part::Arrested => says.date.map(Value::Date),
        Part::Gender => says.gender.map(Value::Gender),
        _ => Some(Value::Text(&says.value)),
    }
}

fn said(answer: SamePerson) -> Said {
    match answer {
        SamePerson::Same => Said::Same,
        SamePerson::Different => Said::Different,
        SamePerson::CannotTell => Said::CannotTell,
    }
}
