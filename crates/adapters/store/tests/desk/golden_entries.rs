//! What the golden ledger of version 1 holds. The people are invented.

use amparo_ledger::act::{Act, Answer, Decision, Entry, Finding};
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::consent::{Consent, ConsentKind, Purpose};
use amparo_ledger::ids::{ConsentId, DeskId, FindingId, OccurrenceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::{Hash32, Passage, Source, Translation, Translator};
use amparo_ledger::{Field, Kind};

use crate::common::{
    case_opened, claim, claim_entered, claim_id, desk_opened, document, entry, id, member, person, scope,
    source, source_added, source_id,
};

pub(crate) const PASSPHRASE: &str = "чайка над golden ledger 1";
pub(crate) const DRAFT: (&str, &[u8]) = ("proposal/1", b"a draft of version 1");

/// The document that is archived with the golden ledger.
pub(crate) fn blob() -> Vec<u8> {
    document(1)
}

/// The entries, in order.
pub(crate) fn entries(desk: DeskId) -> Vec<Entry> {
    let case = |second: i64, act: Act| entry(scope(1), 100 + second, act);
    let why = || "The second report gives the day.".to_owned();
    let fingerprint = Hash32::of(b"a proposal");
    vec![
        desk_opened(desk),
        entry(Scope::Desk, 1, Act::MemberJoined { member: member(), name: "Mira Example".to_owned() }),
        case_opened(1),
        source_added(1, 1),
        case(0, Act::PersonNamed { person: person(1), name: "Надя Пример".to_owned() }),
        case(
            1,
            Act::SourceAmended { source: Box::new(amended()), why: "The author disclosed it.".to_owned() },
        ),
        claim_entered(1, 1, 1),
        case(2, Act::ClaimEntered { claim: Box::new(testimony()) }),
        case(3, Act::ClaimEntered { claim: Box::new(locator()) }),
        case(4, Act::ClaimCorrected { corrects: claim_id(1), claim: Box::new(translated()), why: why() }),
        case(5, Act::ClaimDisputed { claim: claim_id(2), by: "the prison".to_owned(), why: why() }),
        case(6, Act::ClaimRestored { claim: claim_id(2), why: why() }),
        case(7, Act::ClaimRetracted { claim: claim_id(3), why: why() }),
        case(8, decided(fingerprint, Decision::Accepted { claim: claim_id(4), edited: true })),
        case(9, Act::DecisionUndone { source: source_id(1), fingerprint }),
        case(10, decided(fingerprint, Decision::Rejected { why: Some("another person".to_owned()) })),
        case(11, same_event()),
        case(12, Act::FindingGiven { finding: Box::new(finding()) }),
        case(13, Act::FindingWithdrawn { finding: finding().id, why: why() }),
        case(14, Act::ConsentRecorded { consent: Box::new(consent()) }),
        case(15, Act::ConsentWithdrawn { consent: consent().id, why: "By letter.".to_owned() }),
        case_opened(2),
    ]
}

fn amended() -> Source {
    let interest = "The author's sister works on the case.".to_owned();
    Source { disclosed_interest: Some(interest), copies: Some(source_id(9)), ..source(1) }
}

fn testimony() -> Claim {
    let fields = [(Field::Condition, "a cough for two months".to_owned())];
    Claim {
        id: claim_id(2),
        statement: Statement::new(Kind::Health, fields).expect("an illness has a condition"),
        attribution: Attribution { voices: vec!["her mother".to_owned()], modality: Modality::Feared },
        basis: Basis::Testimony { member: member(), account: "Told me by telephone.".to_owned() },
        dates: ClaimDates { known: "2022-05~".parse().ok(), ..ClaimDates::default() },
        place: None,
        grade: None,
        audience: Audience::Sealed,
        ..claim(1, 1, 2)
    }
}

fn locator() -> Claim {
    Claim {
        id: claim_id(3),
        subject: Subject::Country("Exampleland".to_owned()),
        basis: Basis::Locator {
            title: "Yearbook".to_owned(),
            publisher: "The Example Institute".to_owned(),
            published: "2021".parse().ok(),
        },
        audience: Audience::Partner("The Example Committee".to_owned()),
        ..claim(1, 1, 3)
    }
}

fn translated() -> Claim {
    let mut better = claim(1, 1, 4);
    if let Basis::Passages(passages) = &mut better.basis {
        let translation = Translation {
            text: "Её задержали.".to_owned(),
            language: "ru".to_owned(),
            translator: Translator::Uncertified("Mira Example".to_owned()),
        };
        let second = Passage { translation: Some(translation), ..passages.first().clone() };
        passages.push(second);
    }
    better
}

fn decided(fingerprint: Hash32, decision: Decision) -> Act {
    Act::ProposalDecided { source: source_id(1), fingerprint, decision }
}

fn same_event() -> Act {
    let claims = AtLeastOne::new(vec![claim_id(2), claim_id(4)]).expect("two");
    Act::SameEvent { occurrence: OccurrenceId::from_bytes(id(6, 1)), claims, why: "One arrest.".to_owned() }
}

fn finding() -> Finding {
    Finding {
        id: FindingId::from_bytes(id(7, 1)),
        case: crate::common::case(1),
        framework: "example.framework".to_owned(),
        version: "1".to_owned(),
        item: "3".to_owned(),
        answer: Answer::ShownInPart,
        reason: "One report, and what her mother says.".to_owned(),
        claims: AtLeastOne::one(claim_id(4)),
    }
}

fn consent() -> Consent {
    Consent {
        id: ConsentId::from_bytes(id(8, 1)),
        kind: ConsentKind::Family,
        about: person(1),
        given_by: "Her mother".to_owned(),
        purposes: AtLeastOne::new(vec![Purpose::Delivery, Purpose::Publication]).expect("two"),
        addressees: vec!["The Example Committee".to_owned()],
        given_on: "2022-05-01".parse().expect("a day"),
        until: "2023-05".parse().ok(),
        how: Some("In a letter".to_owned()),
        paper: None,
    }
}
