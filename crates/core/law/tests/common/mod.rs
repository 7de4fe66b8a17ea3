//! A small desk for tests: claims in, a case file out, through the ledger's own acts.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its own part of this module")]

use amparo_law::assess::{Assessment, ItemAssessment};
use amparo_law::{BUILTIN, Framework, assess, load};
use amparo_ledger::act::{Act, Answer, Entry, Finding};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, FindingId, MemberId, OccurrenceId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::Record;
use amparo_ledger::source::{CharRange, Hash32, Passage, Source, SourceKind};
use amparo_ledger::{Field, Kind};

pub(crate) const CASE: CaseId = CaseId::from_bytes([1; 16]);
pub(crate) const PRINCIPAL: PersonId = PersonId::from_bytes([2; 16]);
pub(crate) const MEMBER: MemberId = MemberId::from_bytes([3; 16]);

/// The built-in pack.
pub(crate) fn levinson() -> Framework {
    load(BUILTIN[0].1).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("the built-in pack is wrong:\n{}", lines.join("\n"))
    })
}

pub(crate) struct Desk {
    record: Record,
    next: u128,
}

/// A claim to enter; the rest is filled in.
#[derive(Clone)]
pub(crate) struct Say {
    pub(crate) kind: Kind,
    pub(crate) fields: Vec<(Field, String)>,
    pub(crate) modality: Modality,
    pub(crate) voices: Vec<String>,
    pub(crate) date: Option<&'static str>,
    pub(crate) known: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) subject: Subject,
    pub(crate) scope: Scope,
    pub(crate) basis: Option<Basis>,
}

pub(crate) fn say(kind: Kind, fields: &[(Field, &str)]) -> Say {
    Say {
        kind,
        fields: fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
        modality: Modality::Asserted,
        voices: Vec::new(),
        date: None,
        known: None,
        place: None,
        subject: Subject::Person(PRINCIPAL),
        scope: Scope::Case(CASE),
        basis: None,
    }
}

impl Say {
    pub(crate) fn modality(self, modality: Modality) -> Self {
        Self { modality, ..self }
    }
    pub(crate) fn on(self, date: &'static str) -> Self {
        Self { date: Some(date), ..self }
    }
    pub(crate) fn at(self, place: &str) -> Self {
        Self { place: Some(place.to_owned()), ..self }
    }
    pub(crate) fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }
    pub(crate) fn desk(self) -> Self {
        Self { scope: Scope::Desk, ..self }
    }
    pub(crate) fn from(self, source: SourceId) -> Self {
        let passage = Passage {
            source,
            range: CharRange { start: 0, end: 5 },
            quote: "words".into(),
            place: None,
            translation: None,
        };
        Self { basis: Some(Basis::Passages(AtLeastOne::one(passage))), ..self }
    }
    pub(crate) fn named(self, title: &str, publisher: &str) -> Self {
        let basis = Basis::Locator { title: title.into(), publisher: publisher.into(), published: None };
        Self { basis: Some(basis), ..self }
    }
}

pub(crate) fn country(name: &str) -> Subject {
    Subject::Country(name.to_owned())
}

impl Default for Desk {
    fn default() -> Self {
        let mut desk = Self { record: Record::default(), next: 100 };
        desk.act(Act::CaseOpened { case: CASE, person: PRINCIPAL, title: "Nadia Example".into() });
        desk
    }
}

impl Desk {
    pub(crate) fn act(&mut self, act: Act) {
        let entry = Entry {
            at: 1_700_000_000,
            actor: MEMBER,
            scope: Scope::Case(CASE),
            audience: Audience::Case,
            act,
        };
        self.record.apply(self.record.applied, &entry).expect("an act of the test's own");
    }

    fn id(&mut self) -> [u8; 16] {
        self.next += 1;
        self.next.to_be_bytes()
    }

    pub(crate) fn person(&mut self, name: &str) -> PersonId {
        let person = PersonId::from_bytes(self.id());
        self.act(Act::PersonNamed { person, name: name.into() });
        person
    }

    /// A press source on file, changed by the test.
    pub(crate) fn source(&mut self, change: impl FnOnce(&mut Source)) -> SourceId {
        let id = SourceId::from_bytes(self.id());
        let mut source = Source {
            id,
            title: "A report".into(),
            kind: SourceKind::Press,
            author: None,
            publisher: Some("The Example Times".into()),
            published: Some("2024-01-02".parse().expect("a date")),
            url: None,
            language: None,
            disclosed_interest: None,
            rights: None,
            credit: None,
            copies: None,
            bytes: None,
            text: Some(Hash32([9; 32])),
        };
        change(&mut source);
        self.act(Act::SourceAdded { source: Box::new(source) });
        id
    }

    pub(crate) fn enter(&mut self, said: &Say) -> ClaimId {
        let id = ClaimId::from_bytes(self.id());
        let locator = Basis::Locator {
            title: "A report".into(),
            publisher: "The Example Times".into(),
            published: None,
        };
        let occurred = said.date.map(|date| date.parse().expect("a date of the test's own"));
        let known = said.known.as_deref().map(|date| date.parse().expect("a date of the test's own"));
        let claim = Claim {
            id,
            scope: said.scope,
            subject: said.subject.clone(),
            statement: Statement::new(said.kind, said.fields.clone()).expect("fields of the kind"),
            attribution: Attribution { voices: said.voices.clone(), modality: said.modality },
            basis: said.basis.clone().unwrap_or(locator),
            dates: ClaimDates { occurred, known, ..ClaimDates::default() },
            place: said.place.clone(),
            grade: None,
            audience: Audience::Case,
        };
        self.act(Act::ClaimEntered { claim: Box::new(claim) });
        id
    }

    /// These claims tell of one happening.
    pub(crate) fn group(&mut self, claims: Vec<ClaimId>) {
        let occurrence = OccurrenceId::from_bytes(self.id());
        let claims = AtLeastOne::new(claims).expect("claims");
        self.act(Act::SameEvent { occurrence, claims, why: "one happening".into() });
    }

    pub(crate) fn find(&mut self, item: &str, answer: Answer, claim: ClaimId) {
        let finding = Finding {
            id: FindingId::from_bytes(self.id()),
            case: CASE,
            framework: "us.levinson.1741".into(),
            version: levinson().version,
            item: item.into(),
            answer,
            reason: "the claims say so".into(),
            claims: AtLeastOne::one(claim),
        };
        self.act(Act::FindingGiven { finding: Box::new(finding) });
    }

    pub(crate) fn file(&self, as_of: &str) -> CaseFile {
        CaseFile::work_out(&self.record, CASE, as_of.parse().expect("a day")).expect("the case is open")
    }

    pub(crate) fn assessed(&self) -> Assessment {
        assess(&self.file("2024-06-01"), &levinson())
    }
}

/// The assessment of a file that holds only these claims.
pub(crate) fn assessed(said: &[Say]) -> Assessment {
    let mut desk = Desk::default();
    for one in said {
        desk.enter(one);
    }
    desk.assessed()
}

pub(crate) fn item(assessment: &Assessment, id: &str) -> ItemAssessment {
    assessment.item(id).unwrap_or_else(|| panic!("no item {id}")).clone()
}

pub(crate) fn state(assessment: &Assessment, id: &str) -> &'static str {
    item(assessment, id).state.name()
}
