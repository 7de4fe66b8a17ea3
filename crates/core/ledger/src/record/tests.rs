//! Rules of the record.

use super::*;
use crate::act::{Act, Answer, Entry, ErasureReason, Finding};
use crate::assessment::{SignedAssessment, SignedItem};
use crate::claim::kind::Kind;
use crate::claim::statement::Statement;
use crate::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use crate::evidence::{CustodyEvent, CustodyKind, Derivation, DerivedForm, Receipt, Rehash, ViewedForm};
use crate::ids::AssessmentId;
use crate::least_one::AtLeastOne;
use crate::release::{PaperKind, Release, ReleasedFile};
use crate::source::{CharRange, Passage, Source, SourceKind};

#[test]
fn an_act_that_does_not_fit_is_refused_and_changes_nothing() {
    let missing = claim_id(99);
    for (act, because) in [
        (Act::CaseOpened { case: CASE, person: PERSON, title: "A".to_owned() }, "opened already"),
        (Act::SourceAdded { source: source(1) }, "added already"),
        (entered(1), "entered already"),
        (Act::ClaimEntered { claim: Box::new(citing(9, 7, "words")) }, "cites a source not on record"),
        (Act::ClaimEntered { claim: Box::new(citing(9, 1, "")) }, "cites no words"),
        (Act::ClaimRetracted { claim: missing, why: why() }, "not on record"),
        (Act::ClaimDisputed { claim: claim_id(2), by: why(), why: why() }, "retracted already"),
        (Act::ClaimRestored { claim: claim_id(1), why: why() }, "it stands and nobody disputes it"),
        (
            Act::ClaimCorrected { corrects: claim_id(2), claim: Box::new(claim(9)), why: why() },
            "corrects what no longer stands",
        ),
        (
            Act::ClaimCorrected { corrects: claim_id(1), claim: Box::new(claim(1)), why: why() },
            "takes the place of itself",
        ),
        (same_event(1, &[1, 99]), "groups a claim that is not on record"),
        (
            Act::NotSameEvent {
                occurrence: OccurrenceId::from_bytes([9; 16]),
                claims: AtLeastOne::one(claim_id(1)),
                why: why(),
            },
            "parts one claim that nobody grouped from nothing",
        ),
        (Act::DecisionUndone { source: source(1).id, fingerprint: Hash32([0; 32]) }, "nothing was decided"),
    ] {
        let before = record();
        let mut after = before.clone();
        assert!(after.apply(after.applied, &entry(act)).is_err(), "{because}");
        assert_eq!(after, before, "{because}");
    }
}

#[test]
fn a_case_rests_on_what_lies_at_the_desk_and_stands_there() {
    let desk = shared_record();
    let decision = || Decision::Rejected { why: None };
    for (act, fits, because) in [
        (Act::ClaimEntered { claim: Box::new(citing(9, 7, "words")) }, true, "cites a source of the desk"),
        (
            Act::ClaimCorrected { corrects: claim_id(1), claim: Box::new(citing(9, 7, "words")), why: why() },
            true,
            "the better claim cites a source of the desk",
        ),
        (Act::ClaimEntered { claim: Box::new(citing(9, 8, "words")) }, false, "cites a source of neither"),
        (Act::ClaimEntered { claim: Box::new(citing(9, 7, "")) }, false, "cites no words"),
        (found(&[1, 71]), true, "rests on a claim of the case and one of the desk"),
        (found(&[2]), false, "rests on a claim of the case that was retracted"),
        (found(&[72]), false, "rests on a claim of the desk that was retracted"),
        (found(&[99]), false, "rests on a claim of neither"),
        (decided(7, decision()), true, "a proposal from a source of the desk"),
        (decided(8, decision()), false, "a proposal from a source of neither"),
        (Act::ClaimRetracted { claim: claim_id(71), why: why() }, false, "the desk's own to retract"),
        (same_event(1, &[1, 71]), false, "the desk's own to group"),
    ] {
        let mut case = record();
        let before = case.clone();
        let applied = case.apply_with(case.applied, &entry(act.clone()), AtDesk::Known(&desk));
        assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
        let mut alone = before.clone();
        if fits {
            let replayed = alone.apply_with(alone.applied, &entry(act.clone()), AtDesk::Accepted);
            assert_eq!((replayed, &alone), (Ok(()), &case), "the same when it is replayed: {because}");
            assert!(before.clone().apply(before.applied, &entry(act)).is_err(), "not alone: {because}");
        } else {
            assert_eq!(case, before, "{because}");
        }
    }
}

/// The desk with a list, and a claim that somebody stands on it.
fn desk_with_a_list() -> Record {
    let mut desk = shared_record();
    let list = |entries_in| crate::screening::ListSnapshot {
        source: source(7).id,
        name: "An example list".to_owned(),
        format: "example".to_owned(),
        published: None,
        entries_in,
        given: 3,
        refused: Vec::new(),
        regimes: Vec::new(),
    };
    let miscounted = desk.apply(desk.applied, &desk_entry(Act::ListAdded { list: Box::new(list(4)) }));
    assert_eq!(miscounted, Err(RecordError::ListMiscounted));
    desk.apply(desk.applied, &desk_entry(Act::ListAdded { list: Box::new(list(3)) }))
        .expect("a source of the desk");
    let fields = [(crate::Field::By, "An authority".to_owned())];
    let listed = Claim {
        scope: Scope::Desk,
        subject: Subject::Person(PersonId::from_bytes([77; 16])),
        statement: Statement::new(Kind::Sanction, fields).expect("a sanction is by somebody"),
        ..citing(77, 7, "words")
    };
    desk.apply(desk.applied, &desk_entry(Act::ClaimEntered { claim: Box::new(listed) })).expect("it fits");
    desk
}

fn desk_entry(act: Act) -> Entry {
    Entry { scope: Scope::Desk, ..entry(act) }
}

fn answered(entry: u8, verdict: crate::screening::Verdict) -> Act {
    Act::ScreenAnswered {
        answer: Box::new(crate::screening::ScreenAnswer {
            question: Hash32([5; 32]),
            official: crate::screening::Official::Named("Judge Primerov".to_owned()),
            list: source(7).id,
            key: "NK-1".to_owned(),
            entry: Hash32([entry; 32]),
            verdict,
            because: why(),
        }),
    }
}

#[test]
fn a_question_of_screening_has_one_answer_until_its_entry_changes() {
    use crate::screening::Verdict::{CannotTell, Different, Same};
    let desk = desk_with_a_list();
    let mut case = record();
    let mut answer = |act: Act| case.apply_with(case.applied, &entry(act), AtDesk::Known(&desk));
    let undo = || Act::ScreenAnswerUndone { question: Hash32([5; 32]), why: why() };
    assert!(answer(undo()).is_err(), "nothing was answered");
    assert!(answer(answered(1, Same { claims: AtLeastOne::one(claim_id(98)) })).is_err(), "no such claim");
    assert_eq!(answer(answered(1, Different)), Ok(()));
    assert_eq!(answer(answered(1, CannotTell)), Err(RecordError::Answered(Hash32([5; 32]))));
    assert_eq!(answer(answered(2, CannotTell)), Ok(()), "the entry changed");
    assert_eq!(answer(undo()), Ok(()));
    assert_eq!(
        answer(answered(2, Same { claims: AtLeastOne::one(claim_id(77)) })),
        Ok(()),
        "open again, and a claim of the desk"
    );
    let mut alone = record();
    let other_list = answered(1, Different);
    assert!(alone.apply(alone.applied, &entry(other_list)).is_err(), "a list that is not on record");
    let in_a_case = Act::ListAdded { list: Box::new(desk.lists[&source(7).id].list.clone()) };
    assert_eq!(alone.apply(alone.applied, &entry(in_a_case)), Err(RecordError::DeskOnly));
}

#[test]
fn what_a_list_says_of_an_official_is_in_the_file_of_those_cases_only_that_rest_on_it() {
    use crate::case_file::CaseFile;
    use crate::screening::Verdict::Same;
    let mut desk = desk_with_a_list();
    let named = Act::PersonNamed { person: PersonId::from_bytes([77; 16]), name: "Primerov".to_owned() };
    desk.apply(desk.applied, &desk_entry(named)).expect("a name fits always");
    let mut case = record();
    let file = |case: &Record| {
        CaseFile::work_out(&case.clone().joined_with(&desk), CASE, jiff::civil::date(2030, 1, 1))
            .expect("a case")
    };
    let official = PersonId::from_bytes([77; 16]);
    assert!(file(&case).claim(claim_id(77)).is_none() && !file(&case).people.contains_key(&official));
    case.apply_with(
        case.applied,
        &entry(answered(1, Same { claims: AtLeastOne::one(claim_id(77)) })),
        AtDesk::Known(&desk),
    )
    .expect("the desk has the claim");
    assert!(file(&case).claim(claim_id(77)).is_some() && file(&case).people.contains_key(&official));
}

#[test]
fn decisions_of_the_case_and_of_the_desk_on_one_source_are_joined() {
    let (mut case, mut desk) = (record(), shared_record());
    let decide = |byte: u8| Act::ProposalDecided {
        source: source(7).id,
        fingerprint: Hash32([byte; 32]),
        decision: Decision::Rejected { why: None },
    };
    case.apply_with(case.applied, &entry(decide(1)), AtDesk::Known(&desk)).expect("the desk has the source");
    apply(&mut desk, decide(2));
    assert_eq!(case.joined_with(&desk).decisions[&source(7).id].len(), 2);
}

#[test]
fn entries_come_in_order_and_may_leave_out_those_of_other_scopes() {
    let mut record = record();
    let next = record.applied;
    assert!(record.apply(next + 5, &entry(entered(3))).is_ok(), "five entries of other cases between");
    assert_eq!(record.applied, next + 6);
    let late = record.apply(next, &entry(entered(4)));
    assert_eq!(late, Err(RecordError::OutOfOrder { expected: next + 6, found: next }));
}

#[test]
fn a_correction_stands_in_the_place_of_the_claim_and_in_its_group() {
    let mut record = record();
    apply(&mut record, same_event(1, &[1]));
    let better = Box::new(claim(3));
    apply(&mut record, Act::ClaimCorrected { corrects: claim_id(1), claim: better, why: why() });
    let standing: Vec<_> = record.standing_claims().iter().map(|state| state.claim.id).collect();
    assert_eq!(standing, [claim_id(3)]);
    assert_eq!(record.claims[&claim_id(3)].corrects, Some(claim_id(1)));
    assert!(record.occurrences[&OccurrenceId::from_bytes([1; 16])].contains(&claim_id(3)));
}

#[test]
fn a_disputed_claim_stands_and_a_restored_one_is_neither_disputed_nor_retracted() {
    let mut record = record();
    apply(&mut record, Act::ClaimDisputed { claim: claim_id(1), by: "the lawyer".to_owned(), why: why() });
    assert_eq!(record.standing_claims().len(), 1);
    assert_eq!(record.claims[&claim_id(1)].disputes.len(), 1);
    apply(&mut record, Act::ClaimRestored { claim: claim_id(1), why: why() });
    assert!(record.claims[&claim_id(1)].disputes.is_empty());
    apply(&mut record, Act::ClaimRestored { claim: claim_id(2), why: why() });
    assert_eq!(record.standing_claims().len(), 2);
}

#[test]
fn amending_a_source_keeps_the_bytes_that_were_archived() {
    let mut record = record();
    let mut amended = source(1);
    amended.title = "A better title".to_owned();
    amended.bytes = Some(Hash32([5; 32]));
    apply(&mut record, Act::SourceAmended { source: amended, why: why() });
    let known = &record.sources[&source(1).id].source;
    assert_eq!((known.title.as_str(), known.bytes), ("A better title", None));
}

#[test]
fn a_document_that_could_not_be_read_gets_its_text_once_and_no_other_after_it() {
    let mut record = record();
    for (text, expected) in [(None, None), (Some(5), Some(5)), (Some(6), Some(5)), (None, Some(5))] {
        let mut amended = source(1);
        amended.text = text.map(|byte| Hash32([byte; 32]));
        apply(&mut record, Act::SourceAmended { source: amended, why: why() });
        let known = record.sources[&source(1).id].source.text;
        assert_eq!(known, expected.map(|byte| Hash32([byte; 32])));
    }
}

#[test]
fn two_people_may_have_one_name_and_one_person_several() {
    let mut record = record();
    let other = PersonId::from_bytes([8; 16]);
    for (person, name) in [(other, "A"), (PERSON, "B"), (PERSON, "A")] {
        apply(&mut record, Act::PersonNamed { person, name: name.to_owned() });
    }
    assert_eq!(record.people[&PERSON].names, ["A", "B"]);
    assert_eq!(record.name_of(other), Some("A"));
}

#[test]
fn a_chain_of_custody_speaks_only_of_the_bytes_that_were_archived() {
    let (original, text, other) = (Hash32([5; 32]), Hash32([6; 32]), Hash32([7; 32]));
    let mut record = record();
    let source = Source { bytes: Some(original), ..*source(3) };
    let id = source.id;
    apply(&mut record, Act::SourceAdded { source: Box::new(source) });
    let noted = |source, kind| Act::CustodyNoted { event: Box::new(CustodyEvent { source, kind }) };
    let received = |bytes| {
        CustodyKind::Received(Box::new(Receipt {
            bytes,
            size_bytes: 10,
            file_name: None,
            media_type: None,
            from: None,
            how: None,
            on: None,
        }))
    };
    let derived = |derived_from, bytes| {
        CustodyKind::Derived(Box::new(Derivation {
            form: DerivedForm::Text,
            derived_from,
            bytes,
            size_bytes: 9,
            how: why(),
            sandbox: None,
        }))
    };
    let copied = |bytes| CustodyKind::CopiedOut { bytes, to: "a stick".to_owned() };
    let rehashed = |bytes| CustodyKind::Rehashed { bytes, found: Rehash::Held { size_bytes: 10 } };
    for (source, kind, fits, because) in [
        (id, received(other), false, "other bytes were received than were archived"),
        (id, received(original), true, "the bytes that were archived"),
        (id, received(original), true, "the same bytes came a second time"),
        (id, copied(text), false, "a copy that nobody derived yet"),
        (id, derived(other, text), false, "derived from bytes of nowhere"),
        (id, derived(original, text), true, "derived from the original"),
        (id, derived(text, other), true, "derived from a derived copy"),
        (id, copied(text), true, "a derived copy leaves"),
        (id, rehashed(original), true, "the original is hashed again"),
        (id, rehashed(Hash32([8; 32])), false, "hashing what is not archived"),
        (id, CustodyKind::Viewed { form: ViewedForm::Text }, true, "somebody looked"),
        (SourceId::from_bytes([9; 16]), copied(original), false, "a source that is not on record"),
    ] {
        let before = record.clone();
        let applied = record.apply(record.applied, &entry(noted(source, kind)));
        assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
        assert_eq!(record == before, !fits, "{because}");
    }
    assert_eq!(record.custody[&id].len(), 7, "every link stands, in order");
    assert_eq!(record.sources[&id].source.bytes, Some(original), "and the original is what it was");
}

#[test]
fn a_record_folded_before_there_was_custody_of_evidence_still_opens() {
    let mut old = ciborium::Value::serialized(&record()).expect("a record is plain data");
    let fields = old.as_map_mut().expect("a map");
    fields.retain(|(name, _)| {
        !["custody", "exports", "imports", "releases"].contains(&name.as_text().unwrap_or_default())
    });
    assert_eq!(old.deserialized::<Record>().expect("the fields are new"), record());
}

const CASE: CaseId = CaseId::from_bytes([1; 16]);
const PERSON: PersonId = PersonId::from_bytes([2; 16]);

/// A case with source 1, claim 1 that stands and claim 2 that was retracted.
fn record() -> Record {
    let mut record = Record::default();
    apply(&mut record, Act::CaseOpened { case: CASE, person: PERSON, title: "A".to_owned() });
    apply(&mut record, Act::SourceAdded { source: source(1) });
    apply(&mut record, entered(1));
    apply(&mut record, entered(2));
    apply(&mut record, Act::ClaimRetracted { claim: claim_id(2), why: why() });
    record
}

/// A desk with source 7, claim 71 that stands and claim 72 that was retracted.
fn shared_record() -> Record {
    let mut record = Record::default();
    apply(&mut record, Act::SourceAdded { source: source(7) });
    for number in [71, 72] {
        apply(&mut record, Act::ClaimEntered { claim: Box::new(citing(number, 7, "words")) });
    }
    apply(&mut record, Act::ClaimRetracted { claim: claim_id(72), why: why() });
    record
}

fn found(claims: &[u8]) -> Act {
    let claims = claims.iter().map(|claim| claim_id(*claim)).collect();
    let finding = Finding {
        id: FindingId::from_bytes([4; 16]),
        case: CASE,
        framework: "a framework".to_owned(),
        version: "1".to_owned(),
        item: "an item".to_owned(),
        answer: Answer::Shown,
        reason: why(),
        claims: AtLeastOne::new(claims).expect("a test's finding rests on something"),
    };
    Act::FindingGiven { finding: Box::new(finding) }
}

fn decided(number: u8, decision: Decision) -> Act {
    Act::ProposalDecided { source: source(number).id, fingerprint: Hash32([1; 32]), decision }
}

fn apply(record: &mut Record, act: Act) {
    record.apply(record.applied, &entry(act)).expect("the acts of a test fit each other");
}

fn entry(act: Act) -> Entry {
    let actor = MemberId::from_bytes([3; 16]);
    Entry { at: 0, actor, scope: Scope::Case(CASE), audience: Audience::Case, act }
}

fn entered(number: u8) -> Act {
    Act::ClaimEntered { claim: Box::new(claim(number)) }
}

fn same_event(number: u8, claims: &[u8]) -> Act {
    let claims = claims.iter().map(|claim| claim_id(*claim)).collect();
    let claims = AtLeastOne::new(claims).expect("a test groups something");
    Act::SameEvent { occurrence: OccurrenceId::from_bytes([number; 16]), claims, why: why() }
}

fn claim_id(number: u8) -> ClaimId {
    ClaimId::from_bytes([number; 16])
}

fn claim(number: u8) -> Claim {
    citing(number, 1, "words")
}

fn citing(number: u8, source: u8, quote: &str) -> Claim {
    let passage = Passage {
        source: SourceId::from_bytes([source; 16]),
        range: CharRange { start: 0, end: 5 },
        quote: quote.to_owned(),
        place: None,
        translation: None,
    };
    Claim {
        id: claim_id(number),
        scope: Scope::Case(CASE),
        subject: Subject::Person(PERSON),
        statement: Statement::new(Kind::Arrest, []).expect("no fields"),
        attribution: Attribution::default(),
        basis: Basis::Passages(AtLeastOne::one(passage)),
        dates: ClaimDates::default(),
        place: None,
        grade: None,
        audience: Audience::Case,
    }
}

fn source(number: u8) -> Box<Source> {
    Box::new(Source {
        id: SourceId::from_bytes([number; 16]),
        title: "A report".to_owned(),
        kind: SourceKind::Press,
        author: None,
        publisher: None,
        published: None,
        url: None,
        language: None,
        disclosed_interest: None,
        rights: None,
        credit: None,
        copies: None,
        bytes: None,
        text: None,
    })
}

fn why() -> String {
    "the test says so".to_owned()
}

fn erased(solo: bool, at_once: bool) -> Act {
    let key = ScopeKeyId::from_bytes([5; 16]);
    Act::CaseErased { case: CASE, key, reason: ErasureReason::Safety, solo, at_once }
}

#[test]
fn a_case_is_erased_after_its_waiting_period_or_at_once_by_one_alone() {
    let at = |scope, at, by: u8, act| Entry {
        at,
        actor: MemberId::from_bytes([by; 16]),
        scope,
        audience: Audience::Case,
        act,
    };
    let ask = || Act::ErasureRequested { case: CASE, reason: ErasureReason::Safety, not_before: 100 };
    let withdraw = || Act::ErasureWithdrawn { case: CASE };
    let desk = Scope::Desk;
    for (acts, fits, because) in [
        (vec![at(desk, 1, 1, ask()), at(desk, 100, 1, erased(true, false))], true, "the wait is over"),
        (vec![at(desk, 1, 1, ask()), at(desk, 99, 1, erased(true, false))], false, "the wait is not over"),
        (vec![at(desk, 1, 1, ask()), at(desk, 2, 1, erased(true, true))], true, "it could not wait"),
        (vec![at(desk, 1, 1, erased(true, true))], true, "nobody asked before, and it could not wait"),
        (vec![at(desk, 1, 1, erased(true, false))], false, "nobody asked before"),
        (vec![at(desk, 1, 1, erased(false, true))], false, "two are needed, and one came"),
        (vec![at(desk, 1, 1, ask()), at(desk, 200, 1, erased(false, false))], false, "the same person twice"),
        (vec![at(desk, 1, 1, ask()), at(desk, 200, 2, erased(false, false))], true, "a second person"),
        (vec![at(desk, 1, 1, ask()), at(desk, 2, 1, ask())], false, "asked for already"),
        (vec![at(desk, 1, 1, ask()), at(desk, 2, 1, withdraw()), at(desk, 3, 1, ask())], true, "asked anew"),
        (vec![at(desk, 1, 1, withdraw())], false, "nobody asked"),
        (vec![at(Scope::Case(CASE), 1, 1, ask())], false, "it belongs at the desk"),
        (
            vec![at(desk, 1, 1, erased(true, true)), at(desk, 2, 1, erased(true, true))],
            false,
            "erased already",
        ),
    ] {
        let mut record = Record::default();
        let mut result = Ok(());
        for (seq, entry) in (0..).zip(&acts) {
            result = record.apply(seq, entry);
        }
        assert_eq!(result.is_ok(), fits, "{because}: {result:?}");
    }
}

#[test]
fn nothing_is_added_to_a_case_that_was_erased() {
    let mut desk = Record::default();
    let mut entry = entry(erased(true, true));
    entry.scope = Scope::Desk;
    desk.apply(0, &entry).expect("fits");
    let mut case = record();
    let more = self::entry(Act::ClaimRetracted { claim: claim_id(1), why: why() });
    let refused = case.apply_with(case.applied, &more, AtDesk::Known(&desk));
    assert_eq!(refused, Err(RecordError::Erased(CASE)));
}

#[test]
fn a_release_prints_only_what_is_on_record_and_is_made_once() {
    let mut record = record();
    let file = ReleasedFile { ending: "pdf".to_owned(), bytes: Hash32([5; 32]), length: 900 };
    let release = |number: u8, claims: Vec<ClaimId>| Release {
        id: ReleaseId::from_bytes([number; 16]),
        case: CASE,
        paper: PaperKind::RequestLetter,
        addressee: "An office".to_owned(),
        as_of: "2024-03-11".parse().expect("a day"),
        known_at: 5,
        framework: None,
        files: AtLeastOne::one(file.clone()),
        claims,
        consents: Vec::new(),
        despite: None,
    };
    let released = |release: Release| Act::PaperReleased { release: Box::new(release) };
    let unknown_consent = Release { consents: vec![ConsentId::from_bytes([9; 16])], ..release(4, vec![]) };
    let more = |number: u8, claim: ClaimId| Act::ReleaseContinued {
        release: ReleaseId::from_bytes([number; 16]),
        claims: AtLeastOne::one(claim),
    };
    for (act, fits, because) in [
        (released(release(1, vec![claim_id(1)])), true, "a claim that stands"),
        (released(release(1, vec![])), false, "one id is one release"),
        (released(release(2, vec![claim_id(2)])), true, "printed as it was known before it was retracted"),
        (released(release(3, vec![claim_id(77)])), false, "a claim that nobody entered"),
        (released(unknown_consent), false, "a consent that nobody recorded"),
        (more(1, claim_id(2)), true, "a release of more claims than one entry holds"),
        (more(8, claim_id(1)), false, "more of a release that was not made"),
    ] {
        let applied = record.apply(record.applied, &entry(act));
        assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
    }
    let first = &record.releases[&ReleaseId::from_bytes([1; 16])].release;
    assert_eq!(first.claims, [claim_id(1), claim_id(2)]);
}

#[test]
fn an_assessment_is_signed_once_in_its_own_case_with_findings_that_were_given() {
    let mut record = record();
    let signed = |number: u8, case: CaseId, finding: Option<u8>| {
        let finding = finding.map(|number| FindingId::from_bytes([number; 16]));
        let item = SignedItem { item: "9".to_owned(), state: "supported".to_owned(), finding };
        let assessment = SignedAssessment {
            id: AssessmentId::from_bytes([number; 16]),
            case,
            framework: "us.levinson.1741".to_owned(),
            version: "1".to_owned(),
            pack: Hash32([6; 32]),
            as_of: "2024-03-11".parse().expect("a day"),
            known_at: 5,
            statement: "As the file stood.".to_owned(),
            items: vec![item],
            body: Hash32([7; 32]),
            length: 900,
        };
        Act::AssessmentSigned { assessment: Box::new(assessment) }
    };
    for (act, fits, because) in [
        (signed(1, CASE, None), true, "nobody has to have found anything"),
        (signed(1, CASE, None), false, "one id is one assessment"),
        (signed(2, CaseId::from_bytes([99; 16]), None), false, "a case that is not on record"),
        (signed(3, CASE, Some(99)), false, "a finding that nobody gave"),
    ] {
        assert_eq!(act.blobs(), [Hash32([7; 32])], "its body is archived");
        let applied = record.apply(record.applied, &entry(act));
        assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
    }
    assert_eq!(record.assessments.len(), 1);
}

#[test]
fn an_answer_on_two_people_stands_until_it_is_taken_back_and_a_later_one_replaces_it() {
    use crate::identity::{IdentityAnswer, SamePerson, Told, Two};
    let told = |case: CaseId, person: PersonId| Told::Person { case, person };
    // Of two cases the answer lives in the one whose id comes first.
    let other = told(CaseId::from_bytes([255; 16]), PersonId::from_bytes([9; 16]));
    let two = Two::new(told(CASE, PERSON), other.clone()).expect("two people");
    let answered = |two: &Two, said| Act::IdentityAnswered {
        answer: Box::new(IdentityAnswer { two: two.clone(), said, why: Some(why()) }),
    };
    let undone = || Act::IdentityAnswerUndone { two: Box::new(two.clone()), why: None };
    let stranger = Two::new(told(CASE, PersonId::from_bytes([77; 16])), other.clone()).expect("two people");
    let elsewhere = Two::new(told(CaseId::from_bytes([254; 16]), PERSON), other).expect("two people");
    let mut record = record();
    for (act, fits, standing, because) in [
        (undone(), false, None, "nothing was answered"),
        (answered(&stranger, SamePerson::Same), false, None, "a person who is not on file"),
        (answered(&elsewhere, SamePerson::Same), false, None, "it belongs to another case"),
        (answered(&two, SamePerson::Same), true, Some(SamePerson::Same), "the first answer"),
        (answered(&two, SamePerson::Different), true, Some(SamePerson::Different), "somebody knows better"),
        (undone(), true, None, "it was taken back"),
        (undone(), false, None, "and only once"),
    ] {
        let applied = record.apply(record.applied, &entry(act));
        assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
        let stands = record.identities.iter().find(|state| state.answer.two == two);
        assert_eq!(stands.map(|state| state.answer.said), standing, "{because}");
    }
}
