//! One invented case after the other: its people, sources, claims, agreements.

use amparo_casework::ledger::act::{Act, Entry};
use amparo_casework::ledger::claim::kind::{Field, Kind};
use amparo_casework::ledger::claim::statement::Statement;
use amparo_casework::ledger::claim::{
    Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject,
};
use amparo_casework::ledger::ids::{CaseId, ClaimId, MemberId, PersonId, SourceId};
use amparo_casework::ledger::least_one::AtLeastOne;
use amparo_casework::ledger::source::{CharRange, Passage, Source, SourceKind};

use crate::chance::Chance;
use crate::names::{Named, named};

const PLACES: &[&str] = &[
    "Omsk, Russia",
    "IK-7, Omsk, Russia",
    "Moscow, Russia",
    "Minsk, Belarus",
    "Zhodino prison, Belarus",
    "Tehran, Iran",
    "Evin prison, Tehran, Iran",
    "Baku, Azerbaijan",
    "Umbaki prison, Azerbaijan",
    "Managua, Nicaragua",
    "Havana, Cuba",
    "Beijing, China",
    "Urumqi, China",
    "Cairo, Egypt",
    "Tora prison, Cairo, Egypt",
    "Caracas, Venezuela",
    "Riyadh, Saudi Arabia",
    "Istanbul, Turkey",
    "Silivri prison, Istanbul, Turkey",
    "Hanoi, Vietnam",
    "Dushanbe, Tajikistan",
    "Almaty, Kazakhstan",
    "Tbilisi, Georgia",
    "Rustavi prison, Georgia",
    "Phnom Penh, Cambodia",
    "Asmara, Eritrea",
    "the prison hospital",
    "SIZO-1",
];

const PUBLISHERS: &[&str] = &[
    "The Example Gazette",
    "Invented Press Agency",
    "Centre for Made-up Cases",
    "Example Rights Watch",
    "District Court No. 3",
    "The Fictional Herald",
    "A family's letter",
    "Union of Invented Lawyers",
];

const ARTICLES: &[&str] = &["282", "207.3", "280.1", "361", "500", "213", "130", "19.3", "318", "274"];
const ILLNESSES: &[&str] =
    &["hypertension", "a broken rib", "diabetes", "pneumonia", "loss of sight in one eye", "an ulcer"];

/// What each claim may say, by how often.
const KINDS: &[Kind] = &[
    Kind::Detention,
    Kind::Detention,
    Kind::Charge,
    Kind::Trial,
    Kind::Health,
    Kind::Health,
    Kind::IllTreatment,
    Kind::AccessDenied,
    Kind::Call,
    Kind::Call,
    Kind::Transfer,
    Kind::Contact,
    Kind::Punishment,
    Kind::Relationship,
    Kind::Work,
    Kind::MedicalNeglect,
    Kind::Search,
    Kind::Determination,
    Kind::Sentence,
];

/// The first day of the made-up record, in seconds since 1970 UTC: 2019-01-01.
pub(crate) const FIRST_MOMENT: i64 = 1_546_300_800;

/// Makes cases for one member.
pub(crate) struct Maker {
    pub(crate) chance: Chance,
    pub(crate) actor: MemberId,
    /// The wall clock of the record: a few seconds between entries.
    pub(crate) now: i64,
}

/// A case as it was made.
pub(crate) struct Made {
    pub(crate) case: CaseId,
    pub(crate) name: Named,
    pub(crate) entries: Vec<Entry>,
    pub(crate) claims: u64,
    pub(crate) first_source: SourceId,
}

impl Maker {
    fn entry(&mut self, scope: Scope, act: Act) -> Entry {
        self.now += i64::try_from(self.chance.below(240)).unwrap_or_default();
        Entry { at: self.now, actor: self.actor, scope, audience: Audience::default(), act }
    }

    /// An official at the desk, with the post held.
    pub(crate) fn official(&mut self) -> Vec<Entry> {
        let person = PersonId::from_bytes(self.chance.bytes());
        let name = named(&mut self.chance);
        let unit = self.chance.one_of(PLACES).to_owned();
        let office = self.chance.one_of(&["judge", "head of the colony", "investigator", "prosecutor"]);
        let fields = vec![(Field::Rel, office.to_owned()), (Field::Unit, unit)];
        let claim = self.claim(Scope::Desk, person, Kind::Post, fields, None);
        vec![
            self.entry(Scope::Desk, Act::PersonNamed { person, name: name.own }),
            self.entry(Scope::Desk, Act::PersonNamed { person, name: name.latin }),
            self.entry(Scope::Desk, Act::ClaimEntered { claim: Box::new(claim) }),
        ]
    }

    /// A case with so many claims.
    pub(crate) fn case(&mut self, claims: u64) -> Made {
        let case = CaseId::from_bytes(self.chance.bytes());
        let person = PersonId::from_bytes(self.chance.bytes());
        let scope = Scope::Case(case);
        let name = named(&mut self.chance);
        let mut entries = vec![self.entry(scope, Act::CaseOpened { case, person, title: name.own.clone() })];
        if name.latin != name.own && self.chance.below(10) < 7 {
            entries.push(self.entry(scope, Act::PersonNamed { person, name: name.latin.clone() }));
        }
        // A relative, and now and then a lawyer or a co-defendant.
        let others = 1 + self.chance.below(2);
        for _ in 0..others {
            let other = PersonId::from_bytes(self.chance.bytes());
            let name = named(&mut self.chance).own;
            entries.push(self.entry(scope, Act::PersonNamed { person: other, name }));
        }
        let sources: Vec<SourceId> = (0..=claims / 8).map(|_| self.source(scope, &mut entries)).collect();
        let mut made = 0;
        for (kind, fields) in self.story() {
            if made < claims {
                let source = self.chance.one_of(&sources);
                let claim = self.claim(scope, person, kind, fields, Some(source));
                entries.push(self.entry(scope, Act::ClaimEntered { claim: Box::new(claim) }));
                made += 1;
            }
        }
        while made < claims {
            let kind = self.chance.one_of(KINDS);
            let fields = self.fields(kind);
            let source = self.chance.one_of(&sources);
            let claim = self.claim(scope, person, kind, fields, Some(source));
            let id = claim.id;
            entries.push(self.entry(scope, Act::ClaimEntered { claim: Box::new(claim) }));
            made += 1;
            if self.chance.below(150) == 0 {
                let (by, why) =
                    ("The prison service".to_owned(), "it says that this did not happen".to_owned());
                entries.push(self.entry(scope, Act::ClaimDisputed { claim: id, by, why }));
            }
        }
        let first_source = sources[0];
        Made { case, name, entries, claims: made, first_source }
    }

    /// What most cases have: a birth (sometimes two, which disagree), an arrest, an end for some.
    fn story(&mut self) -> Vec<(Kind, Vec<(Field, String)>)> {
        let mut story = vec![(Kind::Birth, Vec::new()), (Kind::Arrest, self.fields(Kind::Arrest))];
        if self.chance.below(20) == 0 {
            story.push((Kind::Birth, Vec::new()));
        }
        match self.chance.below(100) {
            0..30 => story.push((Kind::Release, Vec::new())),
            30..33 => story.push((Kind::Death, Vec::new())),
            33..35 => story.push((Kind::Exchange, Vec::new())),
            _ => {}
        }
        story
    }

    fn source(&mut self, scope: Scope, entries: &mut Vec<Entry>) -> SourceId {
        let id = SourceId::from_bytes(self.chance.bytes());
        let publisher = self.chance.one_of(PUBLISHERS);
        let published = self.day(2018, 8);
        let source = Source {
            id,
            title: format!("{publisher}: report of {published}"),
            kind: self.chance.one_of(&[
                SourceKind::Press,
                SourceKind::Organisation,
                SourceKind::Court,
                SourceKind::Family,
            ]),
            author: None,
            publisher: Some(publisher.to_owned()),
            published: published.parse().ok(),
            url: Some(format!("https://example.org/{:08x}", self.chance.below(1 << 32))),
            language: Some(self.chance.one_of(&["en", "ru", "ar", "fa", "zh", "es"]).to_owned()),
            disclosed_interest: None,
            rights: None,
            credit: None,
            copies: None,
            bytes: None,
            text: None,
        };
        entries.push(self.entry(scope, Act::SourceAdded { source: Box::new(source) }));
        id
    }

    pub(crate) fn claim(
        &mut self,
        scope: Scope,
        person: PersonId,
        kind: Kind,
        fields: Vec<(Field, String)>,
        source: Option<SourceId>,
    ) -> Claim {
        let place = (self.chance.below(10) < 7).then(|| self.chance.one_of(PLACES).to_owned());
        let occurred = self.date(kind);
        let where_to = place.as_deref().unwrap_or("a place that nobody names");
        let quote = format!(
            "According to the report, this {kind} took place at {where_to}, {occurred}, and was told by relatives."
        );
        let chars = u32::try_from(quote.chars().count()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.chance.below(4_000)).unwrap_or_default();
        let basis = match source {
            Some(source) => Basis::Passages(AtLeastOne::one(Passage {
                source,
                range: CharRange { start, end: start + chars },
                quote,
                place: Some(format!("paragraph {}", 1 + self.chance.below(30))),
                translation: None,
            })),
            None => Basis::Locator {
                title: "An invented register".to_owned(),
                publisher: self.chance.one_of(PUBLISHERS).to_owned(),
                published: None,
            },
        };
        let modality = match self.chance.below(20) {
            0..3 => Modality::Alleged,
            _ => Modality::Asserted,
        };
        Claim {
            id: ClaimId::from_bytes(self.chance.bytes()),
            scope,
            subject: Subject::Person(person),
            statement: Statement::new(kind, fields).expect("each kind gets fields of its own"),
            attribution: Attribution { voices: Vec::new(), modality },
            basis,
            dates: ClaimDates { occurred: occurred.parse().ok(), ..ClaimDates::default() },
            place,
            grade: (self.chance.below(3) == 0).then(|| "B2".parse().expect("a grade")),
            audience: Audience::default(),
        }
    }

    fn fields(&mut self, kind: Kind) -> Vec<(Field, String)> {
        let text = |text: &str| text.to_owned();
        match kind {
            Kind::Arrest => vec![
                (Field::By, text("police")),
                (Field::Basis, text(self.chance.one_of(&["criminal", "administrative"]))),
            ],
            Kind::Detention => vec![
                (Field::Basis, text("criminal")),
                (Field::Length, format!("{} months", 1 + self.chance.below(6))),
            ],
            Kind::Charge | Kind::Conviction => vec![(Field::Article, text(self.chance.one_of(ARTICLES)))],
            Kind::Sentence => vec![(Field::Length, format!("{} years", 1 + self.chance.below(18)))],
            Kind::Health | Kind::MedicalNeglect => {
                vec![(Field::Condition, text(self.chance.one_of(ILLNESSES)))]
            }
            Kind::Relationship => {
                vec![(Field::Rel, text("spouse")), (Field::Other, named(&mut self.chance).latin)]
            }
            Kind::Call => {
                vec![(Field::By, text(self.chance.one_of(PUBLISHERS))), (Field::Ask, text("release"))]
            }
            Kind::Trial => vec![(Field::By, text("District Court No. 3"))],
            Kind::Work => vec![(Field::Title, format!("An invented essay, part {}", self.chance.below(40)))],
            Kind::Contact => vec![(Field::Kind, text(self.chance.one_of(&["visit", "letter", "call"])))],
            Kind::Punishment => vec![
                (Field::Kind, text("SHIZO")),
                (Field::Length, format!("{} days", 3 + self.chance.below(12))),
            ],
            _ => vec![(Field::Detail, text("told in the report"))],
        }
    }

    /// As exact as sources are: mostly a day, often a month, a year, about, before.
    fn date(&mut self, kind: Kind) -> String {
        if kind == Kind::Birth {
            return format!("{}", 1940 + self.chance.below(65));
        }
        // The custody of one case moves forward: taken, held, let go.
        let (from, years) = match kind {
            Kind::Arrest => (2012, 8),
            Kind::Release | Kind::Death | Kind::Exchange => (2023, 3),
            _ => (2020, 6),
        };
        let day = self.day(from, years);
        match self.chance.below(20) {
            0..2 => day[..4].to_owned(),
            2..5 => day[..7].to_owned(),
            5 => format!("{day}~"),
            6 => format!("[..{day}]"),
            _ => day,
        }
    }

    fn day(&mut self, from: u64, years: u64) -> String {
        format!(
            "{:04}-{:02}-{:02}",
            from + self.chance.below(years),
            1 + self.chance.below(12),
            1 + self.chance.below(28)
        )
    }
}
