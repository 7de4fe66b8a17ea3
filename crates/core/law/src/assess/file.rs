//! A case file laid out for patterns: claims by kind, words folded once, offices of those who speak.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use amparo_ledger::case_file::{About, CaseFile};
use amparo_ledger::claim::kind::FIELDS;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Basis, Claim, Modality, Scope, Subject};
use amparo_ledger::ids::{ClaimId, PersonId};
use amparo_ledger::record::ClaimState;
use amparo_ledger::source::{Source, SourceKind};
use amparo_ledger::{Field, Kind};

use crate::framework::Framework;
use crate::load::SPEAKERS;
use crate::pattern::{Pattern, SourceSort, SourceTest, Voice, Whom, Words};
use crate::words::{Folded, Phrase};

/// A case file laid out for one framework's patterns.
pub(super) struct Laid<'a> {
    pub(super) file: &'a CaseFile,
    framework: &'a Framework,
    by_kind: BTreeMap<Kind, Vec<Entry<'a>>>,
    /// Names of people with what the file says of their offices.
    offices: Vec<(Folded, Folded)>,
    /// Folded places and bodies of the principal's custody: where the file says that the person is held.
    held: Vec<Folded>,
    /// For each voice of the framework, texts that were compared with it.
    voices: Vec<RefCell<BTreeMap<String, bool>>>,
}

/// A claim with its words, folded when first needed.
pub(super) struct Entry<'a> {
    pub(super) state: &'a ClaimState,
    // Beside each other, because most patterns look at these of a claim and at nothing more.
    pub(super) modality: Modality,
    whom: Whom,
    given: Given,
    fields: OnceCell<Vec<(Field, Folded)>>,
    /// The fields that name no speakers, as one text to look through.
    whole: OnceCell<Folded>,
    place: OnceCell<Folded>,
}

/// Which fields a claim gives, one bit for each.
#[derive(Clone, Copy)]
struct Given(u64);

const _: () = assert!(FIELDS.len() <= u64::BITS as usize, "there is a bit for each field");

impl Given {
    fn of(statement: &Statement) -> Self {
        Self(statement.fields().fold(0, |bits, (field, _)| bits | 1 << field as u32))
    }

    fn has(self, field: Field) -> bool {
        self.0 & 1 << field as u32 != 0
    }
}

/// Whether a claim meets a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meets {
    /// It does not.
    No,
    /// It does.
    Yes,
    /// It would, and is about a country of which the file does not say that it holds the person.
    Elsewhere(String),
}

/// Kinds whose place says where the person is held. Releases and transfers name other countries too.
const HELD: [Kind; 7] = [
    Kind::Arrest,
    Kind::Detention,
    Kind::Charge,
    Kind::Conviction,
    Kind::Sentence,
    Kind::Trial,
    Kind::Punishment,
];

impl<'a> Laid<'a> {
    pub(super) fn out(file: &'a CaseFile, framework: &'a Framework) -> Self {
        let mut by_kind: BTreeMap<Kind, Vec<Entry<'a>>> = BTreeMap::new();
        for state in file.standing() {
            by_kind.entry(state.claim.statement.kind()).or_default().push(Entry::new(file, state));
        }
        let (offices, held) = (offices(file), held(file));
        Self {
            file,
            framework,
            by_kind,
            offices,
            held,
            voices: vec![RefCell::default(); framework.voices.len()],
        }
    }

    pub(super) fn of_kinds(&self, kinds: &[Kind]) -> impl Iterator<Item = &Entry<'a>> {
        kinds.iter().filter_map(|kind| self.by_kind.get(kind)).flatten()
    }

    /// The claim with this id.
    pub(super) fn claim(&self, id: ClaimId) -> Option<&'a ClaimState> {
        self.file.claim(id)
    }

    pub(super) fn source(&self, claim: &Claim) -> impl Iterator<Item = &'a Source> {
        let sources: Vec<_> =
            claim.passages().iter().filter_map(|passage| self.file.sources.get(&passage.source)).collect();
        sources.into_iter()
    }

    /// Whether the claim meets the pattern, its modality left aside.
    pub(super) fn meets(&self, entry: &Entry<'a>, pattern: &Pattern) -> Meets {
        let claim = &entry.state.claim;
        let fits = pattern.about.contains(&entry.whom)
            && pattern.has.iter().all(|field| entry.given.has(*field))
            && pattern.conditions.iter().all(|words| entry.says(words))
            && !pattern.unless.iter().any(|words| entry.says(words))
            && (pattern.place.is_empty() || any(&pattern.place, entry.place()))
            && self.rests_on(claim, &pattern.source)
            && self.spoken(claim, pattern);
        match (fits, fits.then(|| self.elsewhere(claim)).flatten()) {
            (false, _) => Meets::No,
            (true, Some(country)) => Meets::Elsewhere(country),
            (true, None) => Meets::Yes,
        }
    }

    fn spoken(&self, claim: &Claim, pattern: &Pattern) -> bool {
        let by = |id: &String| self.speaker_is(claim, id);
        pattern.by.as_ref().is_none_or(by)
            && !pattern.not_by.as_ref().is_some_and(by)
            && pattern
                .to
                .as_ref()
                .is_none_or(|id| claim.statement.get(Field::To).is_some_and(|text| self.is_voice(text, id)))
    }

    /// Who says or does it: the claim's own word first, then who speaks in the source, then the source.
    fn speaker_is(&self, claim: &Claim, voice: &str) -> bool {
        let named = [Field::By, Field::ByStatement].map(|field| claim.statement.get(field));
        let named: Vec<&str> = named.into_iter().flatten().collect();
        if !named.is_empty() {
            return named.iter().any(|text| self.is_voice(text, voice));
        }
        if !claim.attribution.voices.is_empty() {
            return claim.attribution.voices.iter().any(|text| self.is_voice(text, voice));
        }
        self.publishers(claim).iter().any(|text| self.is_voice(text, voice))
    }

    fn publishers<'b>(&'b self, claim: &'b Claim) -> Vec<&'b str> {
        if let Basis::Locator { publisher, .. } = &claim.basis {
            return vec![publisher];
        }
        self.source(claim)
            .flat_map(|source| [source.author.as_deref(), source.publisher.as_deref()])
            .flatten()
            .collect()
    }

    fn is_voice(&self, text: &str, id: &str) -> bool {
        let Some(at) = self.framework.voices.iter().position(|voice| voice.id == id) else {
            return false;
        };
        if let Some(known) = self.voices[at].borrow().get(text) {
            return *known;
        }
        let found = self.names_voice(&Folded::of(text), &self.framework.voices[at]);
        self.voices[at].borrow_mut().insert(text.to_owned(), found);
        found
    }

    fn names_voice(&self, text: &Folded, voice: &Voice) -> bool {
        let named = |text: &Folded| any(&voice.words, text) && !any(&voice.unless, text);
        let by_office = |(name, office): &(Folded, Folded)| text.contains(name) && named(office);
        named(text) || self.offices.iter().any(by_office)
    }

    fn rests_on(&self, claim: &Claim, test: &SourceTest) -> bool {
        if *test == SourceTest::default() {
            return true;
        }
        match &claim.basis {
            Basis::Passages(_) => self.source(claim).any(|source| source_passes(source, test)),
            Basis::Testimony { .. } => {
                sort_passes(SourceSort::Testimony, test)
                    && test.title.is_empty()
                    && test.publisher.is_empty()
                    && !test.on_file
                    && !test.independent
            }
            // Of a publication that is only named nobody has said whether it has a tie to the case.
            Basis::Locator { title, publisher, .. } => {
                sort_passes(SourceSort::Named, test)
                    && (test.title.is_empty() || any(&test.title, &Folded::of(title)))
                    && (test.publisher.is_empty() || any(&test.publisher, &Folded::of(publisher)))
                    && !test.on_file
                    && !test.independent
            }
        }
    }

    /// The country that the claim is about, when the file does not say that the person is held there.
    ///
    /// What was entered into the case itself was entered as bearing on it. What lies at the desk is shared by
    /// the cases of many countries.
    fn elsewhere(&self, claim: &Claim) -> Option<String> {
        if claim.scope != Scope::Desk {
            return None;
        }
        let country = match (&claim.subject, claim.statement.kind()) {
            (Subject::Country(name), _) => name.as_str(),
            (_, Kind::CountryFinding | Kind::DomesticLaw) => {
                claim.place.as_deref().unwrap_or("no country named")
            }
            _ => return None,
        };
        let here = self.held.iter().any(|place| names_country(place, country));
        (!here).then(|| country.to_owned())
    }
}

impl<'a> Entry<'a> {
    fn new(file: &CaseFile, state: &'a ClaimState) -> Self {
        let whom = match file.about(state) {
            About::Principal => Whom::Principal,
            About::Other(_) => Whom::Other,
            About::Organisation(_) => Whom::Organisation,
            About::Country(_) => Whom::Country,
            About::General => Whom::General,
        };
        let claim = &state.claim;
        Self {
            state,
            modality: claim.attribution.modality,
            whom,
            given: Given::of(&claim.statement),
            fields: OnceCell::new(),
            whole: OnceCell::new(),
            place: OnceCell::new(),
        }
    }

    /// Whether the claim's modality lets it count where the pattern counts.
    pub(super) fn counts_for(&self, pattern: &Pattern) -> bool {
        pattern.modality.contains(&self.modality) && !self.is_unfirm_determination()
    }

    /// A determination that no one asserts. It counts as one nowhere, whatever a pack says; nor does a denial
    /// that a body decided speak against what the body would have found.
    pub(super) fn is_unfirm_determination(&self) -> bool {
        self.state.claim.statement.kind() == Kind::Determination && self.modality != Modality::Asserted
    }

    fn fields(&self) -> &[(Field, Folded)] {
        self.fields.get_or_init(|| {
            self.state.claim.statement.fields().map(|(field, text)| (field, Folded::of(text))).collect()
        })
    }

    fn place(&self) -> &Folded {
        self.place.get_or_init(|| Folded::of(self.state.claim.place.as_deref().unwrap_or_default()))
    }

    fn whole(&self) -> &Folded {
        self.whole.get_or_init(|| {
            let fields = self.fields().iter().filter(|(field, _)| !SPEAKERS.contains(field));
            Folded::joined(fields.map(|(_, text)| text))
        })
    }

    fn says(&self, words: &Words) -> bool {
        if words.fields.is_empty() {
            return any(&words.any_of, self.whole());
        }
        if !words.fields.iter().any(|field| self.given.has(*field)) {
            return false;
        }
        let mut fields = self.fields().iter().filter(|(field, _)| words.fields.contains(field));
        fields.any(|(_, text)| any(&words.any_of, text))
    }
}

fn any(phrases: &[Phrase], text: &Folded) -> bool {
    phrases.iter().any(|phrase| phrase.is_in(text))
}

fn sort_passes(sort: SourceSort, test: &SourceTest) -> bool {
    test.kinds.is_empty() || test.kinds.contains(&sort)
}

fn source_passes(source: &Source, test: &SourceTest) -> bool {
    let in_text = |phrases: &[Phrase], text: &Option<String>| {
        text.as_deref().is_some_and(|text| any(phrases, &Folded::of(text)))
    };
    let independent = || {
        source.disclosed_interest.is_none()
            && matches!(source.kind, SourceKind::Press | SourceKind::Organisation)
    };
    sort_passes(SourceSort::OnFile(source.kind), test)
        && (test.title.is_empty() || any(&test.title, &Folded::of(&source.title)))
        && (test.publisher.is_empty()
            || in_text(&test.publisher, &source.publisher)
            || in_text(&test.publisher, &source.author))
        && (!test.on_file || source.text.is_some())
        && (!test.independent || independent())
}

/// What the file says of the offices of those whom it names, so that a minister is known by his name.
fn offices(file: &CaseFile) -> Vec<(Folded, Folded)> {
    let mut offices: BTreeMap<PersonId, Vec<&str>> = BTreeMap::new();
    for state in file.standing() {
        let statement = &state.claim.statement;
        let field = match statement.kind() {
            Kind::Relationship | Kind::Post => Field::Other,
            Kind::Person => Field::Detail,
            _ => continue,
        };
        let About::Other(person) = file.about(state) else {
            continue;
        };
        let is_office = statement.kind() != Kind::Relationship
            || statement.get(Field::Rel).is_some_and(|rel| Folded::of(rel).words() == "role");
        if let (true, true, Some(office)) = (is_office, state.claim.is_asserted(), statement.get(field)) {
            offices.entry(person).or_default().push(office);
        }
    }
    let mut by_name = Vec::new();
    for (person, texts) in offices {
        let names = file.people.get(&person).map_or(&[] as &[String], |head| head.names.as_slice());
        // One word alone ("Jordan") names too many people and places.
        let names: Vec<Folded> = names.iter().map(|name| Folded::of(name)).collect();
        for name in names.into_iter().filter(|name| name.words().contains(' ')) {
            by_name.extend(texts.iter().map(|office| (name.clone(), Folded::of(office))));
        }
    }
    by_name
}

fn held(file: &CaseFile) -> Vec<Folded> {
    let mut places: Vec<Folded> = file
        .claims
        .iter()
        .filter(|state| HELD.contains(&state.claim.statement.kind()))
        .filter(|state| file.about(state) == About::Principal)
        .flat_map(|state| [state.claim.place.as_deref(), state.claim.statement.get(Field::By)])
        .flatten()
        .map(Folded::of)
        .collect();
    places.sort();
    places.dedup();
    places
}

/// Whether the words name the country, or its people by the commonest endings: "Russia", "Russian court".
fn names_country(words: &Folded, country: &str) -> bool {
    ["", "n", "i"].iter().any(|ending| words.contains(&Folded::of(&format!("{}{ending}", country.trim()))))
}
