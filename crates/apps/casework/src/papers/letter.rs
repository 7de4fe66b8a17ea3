//! The request letter to the Secretary of State, in its ten sections.

use amparo_dossier::RequestLetter;
use amparo_dossier::model::letter::{ConsentLine, ConsentOnFile, Criterion, Signatory};
use amparo_dossier::model::{ChronologyRow, Fact, Gap, LawText, PageSize, Prose, Status};
use amparo_law::assess::{FindingState, GateAssessment, ItemAssessment};
use amparo_law::framework::GateStanding;
use amparo_ledger::Kind;
use amparo_ledger::case_file::{CaseFile, Happening, Question};
use amparo_ledger::consent::{ConsentKind, Purpose};
use amparo_ledger::ids::ClaimId;

use super::custody_words::custody_in_words;
use super::figure::importance;
use super::fixed::Fixed;
use super::{A_READING, Citing, OwnWords, by_date, criteria_law, date_of, gap, state_of};
use crate::assess_case::Assessed;
use crate::problem::Problem;

pub(super) fn letter(
    assessed: &Assessed,
    own: &OwnWords,
    member_name: &str,
) -> Result<RequestLetter, Problem> {
    let file = &assessed.file;
    let fixed = Fixed::of(assessed, "request_letter")?;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let consents = consents(file, &fixed);
    let mut letter = RequestLetter {
        status: Status::Draft { missing: missing(assessed, own, &consents) },
        size: PageSize::UsLetter,
        sender: sender(own),
        addressee: addressee(own, &fixed),
        copies_to: own.copies_to.clone(),
        date: own.date.as_deref().and_then(|day| day.parse().ok()),
        subject: own.subject.clone().unwrap_or_else(|| fixed.subject(&person)),
        salutation: fixed.salutation(),
        request: with_arguments(fixed.prose("request"), &own.arguments.request),
        facts: facts(&mut citing),
        eligibility: with_arguments(eligibility(&mut citing, assessed), &own.arguments.eligibility),
        detention: with_arguments(detention(&mut citing, &person), &own.arguments.detention),
        // A letter is read and signed; the picture is in the summary on one page.
        figure: None,
        chronology: chronology(&mut citing),
        charges: with_arguments(charges(&mut citing), &own.arguments.charges),
        criteria_law: criteria_law(assessed),
        criteria: criteria(&mut citing, assessed, own, member_name),
        other_circumstances: other_circumstances(&mut citing, assessed, own, &fixed),
        health: with_arguments(health(&mut citing), &own.arguments.health),
        asks: with_arguments(fixed.prose("ask"), &own.arguments.asks),
        signatories: signatories(own),
        consents,
        sources: Vec::new(),
        person,
    };
    letter.sources = citing.annex.entries();
    Ok(letter)
}

pub(super) fn sender(own: &OwnWords) -> Vec<String> {
    if own.sender.is_empty() { vec!["[Sender not filled in]".to_owned()] } else { own.sender.clone() }
}

pub(super) fn addressee(own: &OwnWords, fixed: &Fixed<'_>) -> Vec<String> {
    if own.addressee.is_empty() { fixed.lines("addressee") } else { own.addressee.clone() }
}

pub(super) fn signatories(own: &OwnWords) -> Vec<Signatory> {
    let of = |words: &super::own_words::SignatoryWords| Signatory {
        name: words.name.clone(),
        standing: words.standing.clone(),
        contact: words.contact.clone(),
    };
    own.signatories.iter().map(of).collect()
}

pub(super) fn with_arguments(mut prose: Vec<Prose>, arguments: &[String]) -> Vec<Prose> {
    prose.extend(arguments.iter().filter(|text| !text.trim().is_empty()).cloned().map(Prose::Argument));
    prose
}

/// What must be there before the letter is sent.
pub(super) fn missing(assessed: &Assessed, own: &OwnWords, consents: &[ConsentLine]) -> Vec<String> {
    let mut missing: Vec<String> = consents
        .iter()
        .filter_map(|line| match &line.state {
            ConsentOnFile::Given { .. } => None,
            ConsentOnFile::Withdrawn { .. } => Some(format!("{}: it was withdrawn", line.what)),
            ConsentOnFile::Missing { needed_for } => Some(format!("{} (needed for {needed_for})", line.what)),
        })
        .collect();
    if own.sender.is_empty() {
        missing.push("the sender’s name and address".to_owned());
    }
    if own.signatories.is_empty() {
        missing.push("who signs".to_owned());
    }
    if own.date.is_none() {
        missing.push("the date of the letter".to_owned());
    }
    for gate in &assessed.assessment.gates {
        if gate.standing != GateStanding::Passes {
            missing.push(format!("an answer on eligibility; as of now: {}", lower_first(&gate.plain)));
        }
    }
    if assessed.file.custody().latest().is_some_and(amparo_ledger::case_file::Stretch::is_ended) {
        missing.push(
            "a second look at the request: the file holds a release, an exchange or a death".to_owned(),
        );
    }
    for item in &assessed.assessment.items {
        if matches!(&item.finding, FindingState::Given { gone, .. } if !gone.is_empty()) {
            missing.push(format!(
                "a second look at the finding on “{}”: it is not printed, because it rests on a claim that no longer stands or may be in no paper",
                item.title
            ));
        }
    }
    missing.push(format!("{A_READING} whoever signs: the program proposed the wording"));
    missing
}

pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// Which agreements a letter to the Department needs, and whether each is on file for delivery.
pub(super) fn consents(file: &CaseFile, fixed: &Fixed<'_>) -> Vec<ConsentLine> {
    let waiver = fixed.lines("waiver").into_iter().next();
    let waiver = waiver.unwrap_or_else(|| "Privacy waiver".to_owned());
    let needed: [(&str, &[ConsentKind], &str); 2] = [
        (
            waiver.as_str(),
            &[ConsentKind::PrivacyWaiver],
            "letting the Department disclose records of the case to those whom the waiver names; the law has exceptions",
        ),
        (
            "Consent of the prisoner or the family to this paper",
            &[ConsentKind::Prisoner, ConsentKind::Family, ConsentKind::PowerOfAttorney],
            "letting this paper leave the desk",
        ),
    ];
    needed
        .into_iter()
        .map(|(what, kinds, needed_for)| ConsentLine {
            what: what.to_owned(),
            state: consent_state(file, kinds, needed_for),
        })
        .collect()
}

/// The agreement that any paper on the prisoner needs.
pub(super) fn consent_to_leave(file: &CaseFile) -> Vec<ConsentLine> {
    let kinds = [ConsentKind::Prisoner, ConsentKind::Family, ConsentKind::PowerOfAttorney];
    let what = "Consent of the prisoner or the family to this paper".to_owned();
    vec![ConsentLine { what, state: consent_state(file, &kinds, "letting this paper leave the desk") }]
}

fn consent_state(file: &CaseFile, kinds: &[ConsentKind], needed_for: &str) -> ConsentOnFile {
    let fits = |consent: &amparo_ledger::consent::Consent| {
        kinds.contains(&consent.kind)
            && consent.about == file.person
            && (consent.purposes.as_slice().contains(&Purpose::Delivery)
                || consent.kind == ConsentKind::PrivacyWaiver)
    };
    if let Some(state) = file.standing_consents().find(|state| fits(&state.consent)) {
        let consent = &state.consent;
        return ConsentOnFile::Given {
            by: consent.given_by.clone(),
            on: consent.given_on,
            until: consent.until,
            covers: if consent.addressees.is_empty() {
                "no addressee named".to_owned()
            } else {
                consent.addressees.join(", ")
            },
        };
    }
    let withdrawn = file.consents.iter().find(|state| state.withdrawn.is_some() && fits(&state.consent));
    match withdrawn {
        Some(state) => ConsentOnFile::Withdrawn { on: state.consent.given_on },
        None => ConsentOnFile::Missing { needed_for: needed_for.to_owned() },
    }
}

/// Who it is.
pub(super) fn facts(citing: &mut Citing<'_>) -> Vec<Fact> {
    let file = citing.file;
    let mut facts = Vec::new();
    let births = file.births();
    match births.first() {
        Some(birth) => facts.push(Fact { label: "Born", value: citing.happening(birth).into() }),
        None => facts.push(Fact {
            label: "Born",
            value: gap("date and place of birth", "an identity paper or the family"),
        }),
    }
    let statuses: Vec<ClaimId> =
        file.statuses().iter().flat_map(|status| status.claims.iter().map(|state| state.claim.id)).collect();
    for value in citing.each(statuses) {
        facts.push(Fact { label: "Nationality or residence", value });
    }
    facts
}

pub(super) fn eligibility(citing: &mut Citing<'_>, assessed: &Assessed) -> Vec<Prose> {
    let mut prose = Vec::new();
    for gate in &assessed.assessment.gates {
        if let Some(row) = assessed.framework.gate(&gate.id) {
            prose.push(Prose::Law(LawText { text: row.text.clone(), citation: row.citation.clone() }));
        }
        prose.extend(gate_prose(citing, gate));
    }
    let shown: Vec<ClaimId> =
        assessed.assessment.gates.iter().flat_map(|gate| gate.needs.iter().map(|one| one.claim)).collect();
    for tie in citing.file.ties() {
        if !tie.claims.iter().any(|state| shown.contains(&state.claim.id)) {
            prose.push(citing.happening(&tie).into());
        }
    }
    prose
}

/// What the file holds on a gate: the claims, those against, and what is open.
pub(super) fn gate_prose(citing: &mut Citing<'_>, gate: &GateAssessment) -> Vec<Prose> {
    let mut prose = citing.each(gate.rests_on.iter().chain(&gate.needs).map(|one| one.claim));
    prose.extend(citing.each(gate.against.iter().map(|one| one.claim)));
    if gate.standing == GateStanding::Passes {
        return prose;
    }
    if prose.is_empty() {
        prose.push(gap(lower_first(&gate.plain), gate.asks.first().cloned().unwrap_or_default()));
    } else if gate.finding == FindingState::NotAnswered {
        let what = "a person’s finding on whether this standing is enough".to_owned();
        prose.push(Prose::Gap(Gap { what, how_to_settle: None }));
    }
    prose
}

pub(super) fn detention(citing: &mut Citing<'_>, person: &str) -> Vec<Prose> {
    let file = citing.file;
    let custody = file.custody();
    let words = custody_in_words(&custody, person);
    let mut prose = Vec::new();
    match words.claims.split_first() {
        Some((first, others)) => prose.push(citing.cited(words.text, first, others).into()),
        None => prose.push(gap(
            "whether and since when the person is held",
            "the family, the lawyer or a report of the arrest",
        )),
    }
    for gap_row in file.gaps_with(&custody) {
        if matches!(
            gap_row.question,
            Question::PlaceOfDetention { .. }
                | Question::StillHeld { .. }
                | Question::Whereabouts { .. }
                | Question::Footing { .. }
        ) {
            prose.push(gap(not_on_file(&gap_row.question), gap_row.question.settled_by()));
        }
    }
    prose
}

/// What is missing, as it follows "not on file:".
fn not_on_file(question: &Question<'_>) -> String {
    match question {
        Question::PlaceOfDetention { since: Some(day) } => {
            format!("the place of detention since {}", amparo_dossier::day_in_words(*day))
        }
        Question::PlaceOfDetention { since: None } => "the place of detention".to_owned(),
        Question::StillHeld { last_word: Some(day) } => {
            format!("a release; the last word is of {}", amparo_dossier::day_in_words(*day))
        }
        Question::StillHeld { last_word: None } => "a release".to_owned(),
        Question::Footing { .. } => {
            "whether custody is administrative or criminal, for part of the time".to_owned()
        }
        other => other.to_string(),
    }
}

/// Kinds that the chronology leaves out: they are not events.
pub(super) const NOT_EVENTS: [Kind; 7] = [
    Kind::Person,
    Kind::Relationship,
    Kind::Status,
    Kind::Argument,
    Kind::Precedent,
    Kind::CountryFinding,
    Kind::DomesticLaw,
];

/// The dated and undated events of the person whose case it is, and what was said and done about it.
pub(super) fn chronology(citing: &mut Citing<'_>) -> Vec<ChronologyRow> {
    let file = citing.file;
    let wanted: Vec<Happening<'_>> = file
        .happenings(|state| {
            file.about(state) == amparo_ledger::case_file::About::Principal
                && !NOT_EVENTS.contains(&state.claim.statement.kind())
        })
        .into_iter()
        .collect();
    let row = |happening: &Happening<'_>| ChronologyRow {
        date: date_of(happening),
        event: citing.happening_beside_its_date(happening),
        importance: importance(happening.kind()),
    };
    by_date(wanted.iter().map(row).collect())
}

pub(super) fn charges(citing: &mut Citing<'_>) -> Vec<Prose> {
    let file = citing.file;
    let mut prose = citing.happenings(&file.charges());
    prose.extend(citing.happenings(&file.verdicts()));
    prose.extend(citing.happenings(&file.trials()));
    let laws = citing.happenings(&file.domestic_laws());
    let no_law = laws.is_empty();
    prose.extend(laws);
    if no_law {
        prose.push(gap(
            "the text of the law under which the person is held, as it stood at the time",
            "the code with its date in force",
        ));
    }
    prose
}

fn criteria(citing: &mut Citing<'_>, assessed: &Assessed, own: &OwnWords, by: &str) -> Vec<Criterion> {
    let numbered = assessed.assessment.items.iter().filter_map(|item| Some((item, item.number?)));
    numbered
        .map(|(item, number)| {
            let row = assessed.framework.item(&item.id);
            let arguments = own.arguments.criteria.get(&number.to_string()).cloned().unwrap_or_default();
            Criterion {
                number: number.to_string(),
                law: LawText {
                    text: row.and_then(|row| row.text.clone()).unwrap_or_default(),
                    citation: row.and_then(|row| row.citation.clone()).unwrap_or_default(),
                },
                state: state_of(&item.state),
                support: with_arguments(citing.each(ids(&item.supports)), &arguments),
                against: citing.each(ids(&item.contradicts)),
                finding: citing.finding(&item.finding, by),
            }
        })
        .collect()
}

pub(super) fn ids(side: &amparo_law::assess::Side) -> Vec<ClaimId> {
    side.evidence.iter().map(|one| one.claim).collect()
}

pub(super) fn other_circumstances(
    citing: &mut Citing<'_>,
    assessed: &Assessed,
    own: &OwnWords,
    fixed: &Fixed<'_>,
) -> Vec<Prose> {
    let unnumbered = assessed.assessment.items.iter().filter(|item| item.number.is_none());
    let claims: Vec<ClaimId> = unnumbered.flat_map(|item: &ItemAssessment| ids(&item.supports)).collect();
    let mut prose = fixed.prose("criteria");
    prose.extend(citing.each(claims));
    // A determination that is only asked for, feared or denied is none.
    let made: Vec<_> = citing.file.determinations().into_iter().filter(Happening::is_asserted).collect();
    prose.extend(citing.happenings(&made));
    prose.extend(citing.happenings(&citing.file.precedents()));
    with_arguments(prose, &own.arguments.other_circumstances)
}

pub(super) fn health(citing: &mut Citing<'_>) -> Vec<Prose> {
    let file = citing.file;
    let mut prose = Vec::new();
    for part in [
        file.poisonings(),
        file.conditions(),
        file.medical_neglect(),
        file.ill_treatment(),
        file.hunger_strikes(),
        file.access_denied(),
    ] {
        prose.extend(citing.happenings(&part));
    }
    if prose.is_empty() {
        prose.push(gap("the state of health", "a letter, a visit, or medical notes"));
    }
    prose
}
