//! Entering a claim by hand, and changing what became of one: correct, retract, dispute, restore.

use amparo_ledger::act::Act;
use amparo_ledger::claim::statement::{Statement, StatementError};
use amparo_ledger::claim::{
    Attribution, Audience, Basis, Claim, ClaimDates, Grade, Modality, Scope, Subject,
};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::{ClaimState, Record, Standing};
use amparo_ledger::source::{CharRange, Passage, Translation};
use amparo_ledger::{Field, Kind};
use amparo_names::Spelling;

use crate::cases::people_called;
use crate::desk::Desk;
use crate::policy::Action;
use crate::problem::{Problem, Sort};

/// A claim as a person gives it, before it is checked.
#[derive(Debug, Clone, Default)]
pub struct ClaimForm {
    /// The kind, by name.
    pub kind: String,
    /// Whom it is about: a name or an id. `None`: the person whose case it is.
    pub person: Option<String>,
    /// It is about a country, by name.
    pub country: Option<String>,
    /// It is about an organisation, by name.
    pub organisation: Option<String>,
    /// It is about matters in general: a precedent, an argument.
    pub general: bool,
    /// The name is that of a person who is not on file yet, though one of that name is.
    pub another_person: bool,
    /// Fields as `name` and text.
    pub fields: Vec<(String, String)>,
    /// When it happened (EDTF).
    pub occurred: Option<String>,
    /// When it became known (EDTF).
    pub known: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who says so, outermost first.
    pub voices: Vec<String>,
    /// What they do with it.
    pub modality: Modality,
    /// The grade, such as B2.
    pub grade: Option<String>,
    /// What it rests on.
    pub basis: BasisForm,
    /// The quoted words in another language, printed beside the original.
    pub translation: Option<Translation>,
    /// Who may see it; `None`: those who work on the case.
    pub audience: Option<Audience>,
}

/// What a claim rests on, as a person gives it.
#[derive(Debug, Clone, Default)]
pub enum BasisForm {
    /// Nothing was given: refused, because a claim is nothing without a source.
    #[default]
    Nothing,
    /// Exact words in a source on file.
    Quote {
        /// The source: its id, the beginning of it, or part of its title.
        source: String,
        /// The words.
        words: String,
    },
    /// Words that stand at this place of a source on file.
    Passage {
        /// The source.
        source: SourceId,
        /// Where its text says so.
        range: CharRange,
    },
    /// The member who enters it heard or saw it.
    Testimony(String),
    /// A source that is not on file.
    Locator {
        /// Its title.
        title: String,
        /// Its publisher.
        publisher: String,
        /// Its date (EDTF).
        published: Option<String>,
    },
}

const NOT_ENTERED: &str = "The claim was not entered. Nothing was saved.";

/// Enters a claim in a case.
///
/// # Errors
/// When something in the form cannot be used; nothing is saved then.
pub fn add_claim(desk: &mut Desk, case: CaseId, form: &ClaimForm) -> Result<ClaimId, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let (claim, named) = claim_of(desk, case, form)?;
    let id = claim.id;
    let mut acts: Vec<Act> = named.into_iter().collect();
    acts.push(Act::ClaimEntered { claim: Box::new(claim) });
    desk.append(Scope::Case(case), acts)?;
    Ok(id)
}

/// Puts a better claim in the place of one that stands. What the form leaves out is taken from the old claim.
///
/// # Errors
/// When the claim does not stand, or the form cannot be used.
pub fn correct_claim(
    desk: &mut Desk,
    case: CaseId,
    old: ClaimId,
    form: &ClaimForm,
    why: &str,
) -> Result<ClaimId, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let why = reason(why, "corrected")?;
    let record = desk.case_record(case)?;
    let earlier = unchanged(&record, old)?.claim.clone();
    let claim = corrected(desk, &record, earlier, form)?;
    let id = claim.id;
    desk.append(Scope::Case(case), vec![Act::ClaimCorrected { corrects: old, claim: Box::new(claim), why }])?;
    Ok(id)
}

/// Takes a claim back. It stays on record and counts no more.
///
/// # Errors
/// When the claim does not stand, or no reason is given.
pub fn retract_claim(desk: &mut Desk, case: CaseId, claim: ClaimId, why: &str) -> Result<(), Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let why = reason(why, "retracted")?;
    standing(&desk.case_record(case)?, claim)?;
    desk.append(Scope::Case(case), vec![Act::ClaimRetracted { claim, why }]).map(drop)
}

/// Records that somebody disputes a claim. It stands, and every page and paper says that it is disputed.
///
/// # Errors
/// When the claim does not stand, or no reason is given.
pub fn dispute_claim(
    desk: &mut Desk,
    case: CaseId,
    claim: ClaimId,
    by: &str,
    why: &str,
) -> Result<(), Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let why = reason(why, "disputed")?;
    if by.trim().is_empty() {
        return Err(Problem::input(
            "The claim was not disputed. Nothing was changed.",
            "Nobody is named who disputes it.",
            "Say who with --by.",
        ));
    }
    standing(&desk.case_record(case)?, claim)?;
    desk.append(Scope::Case(case), vec![Act::ClaimDisputed { claim, by: by.trim().to_owned(), why }])
        .map(drop)
}

/// Takes a retraction, or all disputes, of a claim back.
///
/// # Errors
/// When there is nothing to take back.
pub fn restore_claim(desk: &mut Desk, case: CaseId, claim: ClaimId, why: &str) -> Result<(), Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let why = reason(why, "restored")?;
    let record = desk.case_record(case)?;
    match record.claims.get(&claim).map(|state| (&state.standing, state.disputes.is_empty())) {
        Some((Standing::Corrected { by, .. }, _)) => {
            return Err(Problem::input(
                "Nothing was changed.",
                format!("Claim {claim} was corrected, and claim {by} stands in its place."),
                "Correct that one back with `amparo claim correct`.",
            ));
        }
        Some((Standing::Current, true)) => {
            return Err(Problem::not_found(
                "Nothing was changed.",
                format!("Claim {claim} stands and nobody disputes it."),
                "There is nothing to restore.",
            ));
        }
        _ => {}
    }
    desk.append(Scope::Case(case), vec![Act::ClaimRestored { claim, why }]).map(drop)
}

/// The claim that `text` means: its id or the beginning of it.
///
/// # Errors
/// When no claim, or more than one, begins so.
pub fn find_claim(desk: &Desk, case: CaseId, text: &str) -> Result<ClaimId, Problem> {
    let record = desk.case_record(case)?;
    let found: Vec<ClaimId> = record.claims.keys().copied().filter(|claim| claim.starts_with(text)).collect();
    match found.as_slice() {
        [claim] => Ok(*claim),
        [] => Err(Problem::not_found(
            format!("No claim of this case has the id “{text}”. Nothing was changed."),
            "The id, or its beginning, is not among the claims of the case.",
            "`amparo case show` prints the claims with their ids.",
        )),
        several => Err(Problem::question(
            format!("“{text}” is the beginning of {} claims' ids. Nothing was changed.", several.len()),
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            "Give one more letter of the id.",
        )),
    }
}

pub(crate) fn reason(why: &str, done: &str) -> Result<String, Problem> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Problem::input(
            format!("The claim was not {done}. Nothing was changed."),
            "No reason was given, and the record must say why.",
            "Give the reason with --why.",
        ));
    }
    Ok(why.to_owned())
}

/// The claim that somebody set out to correct, if it is still the one that stands. What another person wrote meanwhile is
/// never written over: whoever comes second decides with both before them.
pub(crate) fn unchanged(record: &Record, claim: ClaimId) -> Result<&ClaimState, Problem> {
    if let Some(Standing::Corrected { by, why }) = record.claims.get(&claim).map(|state| &state.standing) {
        let now = crate::proposals::standing_in_place_of(record, *by);
        let mend = now.map_or_else(
            || "What it was corrected to was retracted since; restore that first.".to_owned(),
            |now| {
                format!("Look at claim {now}, which stands now, and correct that one if it is still needed.")
            },
        );
        return Err(Problem::question(
            "The claim was not corrected. Nothing was changed.",
            format!("Somebody corrected it meanwhile (“{why}”): claim {by} took its place."),
            mend,
        ));
    }
    standing(record, claim)
}

pub(crate) fn standing(record: &Record, claim: ClaimId) -> Result<&ClaimState, Problem> {
    let stands = record.standing_claims().into_iter().find(|state| state.claim.id == claim);
    stands.ok_or_else(|| {
        Problem::not_found(
            "Nothing was changed.",
            format!("Claim {claim} no longer stands: it was corrected or retracted before."),
            "`amparo case show` prints the claims that stand; `amparo claim restore` takes a retraction back.",
        )
    })
}

pub(crate) fn claim_of(
    desk: &mut Desk,
    case: CaseId,
    form: &ClaimForm,
) -> Result<(Claim, Option<Act>), Problem> {
    let record = desk.case_record(case)?;
    kind_named(&form.kind)?;
    let basis = basis_of(desk, &record, &form.basis)?;
    claim_on(desk, &record, case, form, basis)
}

/// The claim of a form that rests on this.
pub(crate) fn claim_on(
    desk: &mut Desk,
    record: &Record,
    case: CaseId,
    form: &ClaimForm,
    basis: Basis,
) -> Result<(Claim, Option<Act>), Problem> {
    let kind = kind_named(&form.kind)?;
    let basis = translated(basis, form.translation.as_ref())?;
    let (subject, named) = subject_of(desk, record, case, form)?;
    let claim = Claim {
        id: ClaimId::from_bytes(desk.random_bytes()),
        scope: Scope::Case(case),
        subject,
        statement: statement_of(kind, &form.fields)?,
        attribution: Attribution { voices: form.voices.clone(), modality: form.modality },
        dates: ClaimDates {
            occurred: date_given(desk, "--date", form.occurred.as_deref())?,
            known: date_given(desk, "--known", form.known.as_deref())?,
            published: published_of(record, &basis),
        },
        place: form.place.clone(),
        grade: grade_of(form.grade.as_deref())?,
        audience: form.audience.clone().unwrap_or_default(),
        basis,
    };
    Ok((claim, named))
}

fn corrected(desk: &mut Desk, record: &Record, earlier: Claim, form: &ClaimForm) -> Result<Claim, Problem> {
    let kind = if form.kind.is_empty() { earlier.statement.kind() } else { kind_named(&form.kind)? };
    let mut fields: Vec<(String, String)> = Vec::new();
    if kind == earlier.statement.kind() {
        let kept = earlier
            .statement
            .fields()
            .filter(|(field, _)| !form.fields.iter().any(|(name, _)| name == field.name()));
        fields.extend(kept.map(|(field, text)| (field.name().to_owned(), text.to_owned())));
    }
    fields.extend(form.fields.iter().cloned());
    let basis = match &form.basis {
        BasisForm::Nothing => earlier.basis.clone(),
        given => basis_of(desk, record, given)?,
    };
    let basis = translated(basis, form.translation.as_ref())?;
    Ok(Claim {
        id: ClaimId::from_bytes(desk.random_bytes()),
        statement: statement_of(kind, &fields)?,
        dates: ClaimDates {
            occurred: date_given(desk, "--date", form.occurred.as_deref())?.or(earlier.dates.occurred),
            known: date_given(desk, "--known", form.known.as_deref())?.or(earlier.dates.known),
            published: published_of(record, &basis),
        },
        place: form.place.clone().or(earlier.place),
        grade: grade_of(form.grade.as_deref())?.or(earlier.grade),
        attribution: if form.voices.is_empty() {
            earlier.attribution
        } else {
            Attribution { voices: form.voices.clone(), modality: form.modality }
        },
        audience: form.audience.clone().unwrap_or(earlier.audience),
        basis,
        ..earlier
    })
}

/// The same basis with its first passage translated.
fn translated(basis: Basis, translation: Option<&Translation>) -> Result<Basis, Problem> {
    let Some(translation) = translation else { return Ok(basis) };
    let Basis::Passages(passages) = basis else {
        return Err(Problem::input(
            NOT_ENTERED,
            "A translation was given, and no words on file that it translates.",
            "Give --source and --quote with it.",
        ));
    };
    let mut passages: Vec<Passage> = passages.into();
    if let Some(first) = passages.first_mut() {
        first.translation = Some(translation.clone());
    }
    AtLeastOne::new(passages)
        .map(Basis::Passages)
        .ok_or_else(|| crate::desk::damaged(&"a claim without a passage"))
}

fn published_of(record: &Record, basis: &Basis) -> Option<SourceDate> {
    match basis {
        Basis::Passages(passages) => record.sources.get(&passages.first().source)?.source.published,
        Basis::Locator { published, .. } => *published,
        Basis::Testimony { .. } => None,
    }
}

pub(crate) fn kind_named(text: &str) -> Result<Kind, Problem> {
    text.trim().replace('-', "_").parse().map_err(|error: amparo_ledger::claim::kind::UnknownKind| {
        let names: Vec<&str> = amparo_ledger::claim::kind::KINDS.iter().map(|spec| spec.name).collect();
        Problem::input(NOT_ENTERED, format!("{error}."), format!("The kinds are: {}.", names.join(", ")))
    })
}

pub(crate) fn statement_of(kind: Kind, fields: &[(String, String)]) -> Result<Statement, Problem> {
    let mut known = Vec::new();
    for (name, text) in fields {
        let field: Field = name.trim().replace('-', "_").parse().map_err(|error| {
            let may: Vec<&str> = kind.spec().fields.iter().map(|field| field.name()).collect();
            Problem::input(
                NOT_ENTERED,
                format!("{error}."),
                format!("A claim of kind `{kind}` may have: {}.", may.join(", ")),
            )
        })?;
        known.push((field, text.clone()));
    }
    Statement::new(kind, known).map_err(|error| {
        let mend = match error {
            StatementError::TooLong { .. } => "Shorten it: a claim holds a statement, not a document.",
            StatementError::NoSuchField { .. } => "Leave it out, or choose another kind.",
        };
        Problem::input(NOT_ENTERED, format!("{error}."), mend)
    })
}

pub(crate) fn grade_of(text: Option<&str>) -> Result<Option<Grade>, Problem> {
    text.map(str::parse::<Grade>).transpose().map_err(|error| {
        Problem::input(NOT_ENTERED, format!("{error}."), "Give a grade such as B2, or leave it out.")
    })
}

/// A date that a person gave. A date in the future is refused: what is planned is not what happened.
pub(crate) fn date_given(desk: &Desk, name: &str, text: Option<&str>) -> Result<Option<SourceDate>, Problem> {
    let Some(text) = text else { return Ok(None) };
    let date: SourceDate = text.parse().map_err(|error| {
        Problem::input(
            NOT_ENTERED,
            format!("{name}: {error}."),
            "Write the date as precisely as the source does, and not more.",
        )
    })?;
    let today = desk.today();
    if date.earliest().is_some_and(|day| day > today) {
        return Err(Problem::input(
            NOT_ENTERED,
            format!("{name}: {date} lies in the future; today is {today}."),
            "Check the year. What is only planned or feared has not happened: for a claim, leave the date out and say it in `detail`.",
        ));
    }
    Ok(Some(date))
}

pub(crate) fn basis_of(desk: &Desk, record: &Record, form: &BasisForm) -> Result<Basis, Problem> {
    match form {
        BasisForm::Nothing => Err(Problem::input(
            NOT_ENTERED,
            "A claim is nothing without a source, and none was given.",
            "Give --source and --quote for words on file, --testimony for what you heard or saw yourself, or --from-title and --from-publisher for a source that is not on file.",
        )),
        BasisForm::Quote { source, words } => quote(desk, record, source, words),
        BasisForm::Passage { source, range } => passage(desk, record, *source, *range),
        BasisForm::Testimony(account) => {
            Ok(Basis::Testimony { member: desk.member(), account: account.trim().to_owned() })
        }
        BasisForm::Locator { title, publisher, published } => Ok(Basis::Locator {
            title: title.clone(),
            publisher: publisher.clone(),
            published: date_given(desk, "--published", published.as_deref())?,
        }),
    }
}

fn quote(desk: &Desk, record: &Record, source: &str, words: &str) -> Result<Basis, Problem> {
    let id = source_named(record, source)?;
    let reading = desk.source_text(record, id)?;
    let wanted = words.trim();
    let at = if wanted.is_empty() { None } else { reading.text.find(wanted) };
    let Some(at) = at else {
        return Err(Problem::input(
            NOT_ENTERED,
            format!(
                "The words “{wanted}” do not stand in the source “{}”.",
                record.sources[&id].source.title
            ),
            "Copy the words exactly as they stand there, with their punctuation; `amparo source show` prints the text.",
        ));
    };
    let chars = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let start = chars(&reading.text[..at]);
    let range = CharRange { start, end: start + chars(wanted) };
    Ok(Basis::Passages(AtLeastOne::one(Passage {
        source: id,
        place: reading.place_name(range.start as usize..range.end as usize),
        range,
        quote: wanted.to_owned(),
        translation: None,
    })))
}

fn passage(desk: &Desk, record: &Record, source: SourceId, range: CharRange) -> Result<Basis, Problem> {
    let reading = desk.source_text(record, source)?;
    let place = range.start as usize..range.end as usize;
    let words = reading.quote(place.clone()).filter(|words| !words.trim().is_empty()).ok_or_else(|| {
        Problem::input(
            NOT_ENTERED,
            "The source’s text has no words at that place.",
            "Quote the words again; the source may have been read anew.",
        )
    })?;
    let quote = words.to_owned();
    let place = reading.place_name(place);
    Ok(Basis::Passages(AtLeastOne::one(Passage { source, range, quote, place, translation: None })))
}

/// The source that `text` means: its id, the beginning of it, or part of its title.
pub(crate) fn source_named(record: &Record, text: &str) -> Result<SourceId, Problem> {
    let folded = amparo_names::fold(text);
    let matches = |(id, title): (&SourceId, &str)| {
        id.starts_with(text) || (!folded.is_empty() && amparo_names::fold(title).contains(&folded))
    };
    let found: Vec<SourceId> = record
        .sources
        .iter()
        .filter(|(id, state)| matches((id, &state.source.title)))
        .map(|(id, _)| *id)
        .collect();
    match found.as_slice() {
        [id] => Ok(*id),
        [] => Err(Problem::not_found(
            format!("No source of this case is called “{text}”. Nothing was saved."),
            "Neither an id nor a title on file matches.",
            "`amparo source list` prints the sources with their ids.",
        )),
        several => Err(Problem::question(
            format!("“{text}” may mean {} sources. Nothing was saved.", several.len()),
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            "Give the id, or more of the title.",
        )),
    }
}

fn subject_of(
    desk: &mut Desk,
    record: &Record,
    case: CaseId,
    form: &ClaimForm,
) -> Result<(Subject, Option<Act>), Problem> {
    if let Some(country) = &form.country {
        return Ok((Subject::Country(country.trim().to_owned()), None));
    }
    if let Some(organisation) = &form.organisation {
        return Ok((Subject::Organisation(organisation.trim().to_owned()), None));
    }
    if form.general {
        return Ok((Subject::General, None));
    }
    let Some(name) = &form.person else {
        let principal = record.cases.get(&case).map(|head| head.person);
        return principal.map(|person| (Subject::Person(person), None)).ok_or_else(|| {
            Problem::not_found(
                NOT_ENTERED,
                "The case is not on record.",
                "`amparo case list` prints the cases.",
            )
        });
    };
    if let Some(person) =
        record.people.keys().find(|person| person.starts_with(name) && name.starts_with("person-"))
    {
        return Ok((Subject::Person(*person), None));
    }
    let choice = if form.another_person { Whom::Another } else { Whom::AsNamed };
    person_named(desk, record, name, choice).map(|(person, act)| (Subject::Person(person), act))
}

/// Which person a name means when one of that name is on file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whom {
    /// The one of that name, if there is exactly one.
    AsNamed,
    /// Another person of the same name.
    Another,
}

/// The person of this record whom a name means, or a new one with the act that names them.
pub(crate) fn person_named(
    desk: &mut Desk,
    record: &Record,
    name: &str,
    whom: Whom,
) -> Result<(PersonId, Option<Act>), Problem> {
    let called = people_called(record, name);
    let same: Vec<PersonId> = called
        .iter()
        .filter(|(_, spelling)| *spelling == Spelling::Same)
        .map(|(person, _)| *person)
        .collect();
    match (whom, same.as_slice()) {
        (Whom::AsNamed, [person]) => Ok((*person, None)),
        (Whom::AsNamed, [_, _, ..]) => Err(which_of(record, name, &same)),
        (Whom::AsNamed, []) if called.len() == 1 => {
            let person = called[0].0;
            Ok((person, Some(Act::PersonNamed { person, name: name.trim().to_owned() })))
        }
        (Whom::AsNamed, []) if called.len() > 1 => {
            Err(which_of(record, name, &called.iter().map(|(person, _)| *person).collect::<Vec<_>>()))
        }
        (Whom::AsNamed | Whom::Another, _) => {
            let person = PersonId::from_bytes(desk.random_bytes());
            Ok((person, Some(Act::PersonNamed { person, name: name.trim().to_owned() })))
        }
    }
}

fn which_of(record: &Record, name: &str, people: &[PersonId]) -> Problem {
    let rows: Vec<String> = people
        .iter()
        .map(|person| format!("{} ({person})", record.name_of(*person).unwrap_or("?")))
        .collect();
    Problem::new(
        Sort::Question,
        format!("Which “{name}” is meant? Nothing was saved."),
        format!("{} people of this case may be meant: {}.", people.len(), rows.join("; ")),
        "Name the person by id (--person person-…), or say that it is another one with --another-person.",
    )
}
