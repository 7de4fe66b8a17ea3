//! A record in a few lines: claims are entered through the fold, as a desk would enter them.

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, MemberId, OccurrenceId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::Record;
use amparo_ledger::source::{CharRange, Passage, Source, SourceKind};
use amparo_ledger::{Field, Kind};

pub(crate) const CASE: CaseId = CaseId::from_bytes([1; 16]);
pub(crate) const PRINCIPAL: PersonId = PersonId::from_bytes([2; 16]);
pub(crate) const MEMBER: MemberId = MemberId::from_bytes([3; 16]);

/// What a test says of one claim; the rest is as plain as can be.
pub(crate) struct Told {
    kind: Kind,
    on: Option<&'static str>,
    place: Option<&'static str>,
    fields: Vec<(Field, &'static str)>,
    modality: Modality,
    source: u8,
    subject: Subject,
}

/// A claim of this kind about the principal.
pub(crate) fn told(kind: Kind) -> Told {
    Told {
        kind,
        on: None,
        place: None,
        fields: Vec::new(),
        modality: Modality::Asserted,
        source: 1,
        subject: Subject::Person(PRINCIPAL),
    }
}

impl Told {
    pub(crate) fn on(mut self, date: &'static str) -> Self {
        self.on = Some(date);
        self
    }

    pub(crate) fn at(mut self, place: &'static str) -> Self {
        self.place = Some(place);
        self
    }

    pub(crate) fn with(mut self, field: Field, text: &'static str) -> Self {
        self.fields.push((field, text));
        self
    }

    pub(crate) fn modality(mut self, modality: Modality) -> Self {
        self.modality = modality;
        self
    }

    /// From another source than number 1.
    pub(crate) fn from(mut self, source: u8) -> Self {
        self.source = source;
        self
    }

    pub(crate) fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }
}

/// A record with one case, to which a test adds.
pub(crate) struct Case {
    pub(crate) record: Record,
    claims: u64,
}

impl Case {
    pub(crate) fn of(title: &str) -> Self {
        let mut case = Self { record: Record::default(), claims: 0 };
        case.act(Act::CaseOpened { case: CASE, person: PRINCIPAL, title: title.to_owned() });
        case
    }

    /// The case with these claims.
    pub(crate) fn with(title: &str, told: impl IntoIterator<Item = Told>) -> Self {
        let mut case = Self::of(title);
        for one in told {
            case.tell(one);
        }
        case
    }

    pub(crate) fn act(&mut self, act: Act) {
        let scope = Scope::Case(CASE);
        let entry = Entry { at: 0, actor: MEMBER, scope, audience: Audience::Case, act };
        self.record.apply(self.record.applied, &entry).expect("the acts of a test fit each other");
    }

    pub(crate) fn source(&mut self, number: u8, published: &str) -> SourceId {
        let id = SourceId::from_bytes([number; 16]);
        let source = Source {
            id,
            title: format!("Source {number}"),
            kind: SourceKind::Press,
            author: None,
            publisher: None,
            published: published.parse().ok(),
            url: None,
            language: None,
            disclosed_interest: None,
            rights: None,
            credit: None,
            copies: None,
            bytes: None,
            text: None,
        };
        self.act(Act::SourceAdded { source: Box::new(source) });
        id
    }

    pub(crate) fn tell(&mut self, told: Told) -> ClaimId {
        let source = SourceId::from_bytes([told.source; 16]);
        if !self.record.sources.contains_key(&source) {
            self.source(told.source, "");
        }
        self.claims += 1;
        let mut bytes = [0; 16];
        bytes[8..].copy_from_slice(&self.claims.to_be_bytes());
        let id = ClaimId::from_bytes(bytes);
        let fields = told.fields.into_iter().map(|(field, text)| (field, text.to_owned()));
        let passage = Passage {
            source,
            range: CharRange { start: 0, end: 1 },
            quote: "a".to_owned(),
            place: None,
            translation: None,
        };
        let claim = Claim {
            id,
            scope: Scope::Case(CASE),
            subject: told.subject,
            statement: Statement::new(told.kind, fields).expect("the fields of a test fit the kind"),
            attribution: Attribution { voices: Vec::new(), modality: told.modality },
            basis: Basis::Passages(AtLeastOne::one(passage)),
            dates: ClaimDates {
                occurred: told.on.map(|date| date.parse().expect("a date of the test's own")),
                ..ClaimDates::default()
            },
            place: told.place.map(str::to_owned),
            grade: None,
            audience: Audience::Case,
        };
        self.act(Act::ClaimEntered { claim: Box::new(claim) });
        id
    }

    pub(crate) fn same_event(&mut self, number: u8, claims: &[ClaimId]) {
        let occurrence = OccurrenceId::from_bytes([number; 16]);
        let claims = AtLeastOne::new(claims.to_vec()).expect("a test groups something");
        self.act(Act::SameEvent { occurrence, claims, why: "the test says so".to_owned() });
    }

    pub(crate) fn not_same_event(&mut self, number: u8, claims: &[ClaimId]) {
        let occurrence = OccurrenceId::from_bytes([number; 16]);
        let claims = AtLeastOne::new(claims.to_vec()).expect("a test parts something");
        self.act(Act::NotSameEvent { occurrence, claims, why: "the test says so".to_owned() });
    }

    pub(crate) fn as_of(&self, day: &str) -> CaseFile {
        CaseFile::work_out(&self.record, CASE, date(day)).expect("the case is open")
    }
}

pub(crate) fn date(text: &str) -> jiff::civil::Date {
    text.parse().expect("a day of the test's own")
}
