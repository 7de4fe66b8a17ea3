//! Which sources of a case carry the same words: ten papers with one wire story are one origin.
//!
//! The texts of a case's sources are compared when it is asked, and what was found is kept while the desk is open. Compared
//! are the sources of one case, not those of others: what another case holds is no evidence in this one, and whoever sees
//! this case may not see that one. Nothing is written down: that two sources are one origin follows from their texts, and
//! a person who knows which copies which says so with the source ("copies").
//!
//! There is no answer "no, these are independent" to give: where long stretches of words are the same, somebody had them
//! from somebody. Two sources of which nothing was found are not known to share text. That is not independence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use amparo_ledger::case_file::{CaseFile, OneStory, SharedPassage, SharedText, Stand};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, ClaimId, SourceId};
use amparo_ledger::source::{CharRange, Hash32};
use amparo_reader::same_words::{Place, Prepared, shared};
use serde::Serialize;

use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::proposals::draft_of;
use crate::show_case::{Moment, show_case};

/// At most so many sources of a case are compared, the first that came: of the others nothing is known.
pub const SOURCES_MAX: usize = 2_000;

/// At most so many bytes of text altogether.
pub const TEXT_BYTES_MAX: usize = 64 << 20;

/// Puts into a case file what its sources have in common.
///
/// # Errors
/// When the texts cannot be read.
pub(crate) fn fill_in(desk: &Desk, file: &mut CaseFile) -> Result<(), Problem> {
    let all = shared_text(desk, file)?;
    let shared = (*all).clone().only(|source| file.sources.contains_key(&source));
    file.shared = shared;
    Ok(())
}

/// The same for a paper: of sources that no claim in the file cites, nothing is told.
///
/// # Errors
/// When the texts cannot be read.
pub(crate) fn fill_in_for_paper(desk: &Desk, file: &mut CaseFile) -> Result<(), Problem> {
    let all = shared_text(desk, file)?;
    let passages = file.standing().flat_map(|state| state.claim.passages());
    let cited: BTreeSet<SourceId> = passages.map(|passage| passage.source).collect();
    file.shared = (*all).clone().only(|source| cited.contains(&source));
    Ok(())
}

/// What the sources of a case have in common, kept while the desk is open and the texts are the same.
fn shared_text(desk: &Desk, file: &CaseFile) -> Result<Arc<SharedText>, Problem> {
    // What is on file today: a file as of an earlier day has fewer sources and is answered from the same.
    let record = desk.scope_record(Scope::Case(file.case))?;
    let texts: BTreeMap<SourceId, Hash32> = record
        .sources
        .values()
        .filter(|state| state.scope == Scope::Case(file.case))
        .filter_map(|state| Some((state.source.id, state.source.text?)))
        .collect();
    let kept = &desk.shared().same_words;
    if let Some(known) = kept.of(file.case, &texts) {
        return Ok(known);
    }
    let mut sources: Vec<_> =
        record.sources.values().filter(|state| texts.contains_key(&state.source.id)).collect();
    sources.sort_by_key(|state| state.added.seq);
    let (mut ids, mut prepared, mut bytes) = (Vec::new(), Vec::new(), 0);
    for state in sources.into_iter().take(SOURCES_MAX) {
        let Some(draft) = draft_of(desk, file.case, state.source.id)? else { continue };
        bytes += draft.reading.text.len();
        if bytes > TEXT_BYTES_MAX {
            break;
        }
        ids.push(state.source.id);
        prepared.push(Prepared::of(&draft.reading.text));
    }
    let place = |place: &Place| Stand {
        source: ids[place.document],
        range: CharRange { start: short(place.range.start), end: short(place.range.end) },
    };
    let found = shared(&prepared.iter().collect::<Vec<_>>());
    let passages = found.iter().map(|one| SharedPassage {
        left: place(&one.left),
        right: place(&one.right),
        words_alike: short(one.words_alike),
        containment: one.containment,
    });
    let found = SharedText { passages: passages.collect(), compared: ids.iter().copied().collect() };
    Ok(kept.keep(file.case, texts, found))
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What was found of each case, with the texts in which it was found.
#[derive(Default)]
pub(crate) struct SameWords(Mutex<BTreeMap<CaseId, Found>>);

type Found = (BTreeMap<SourceId, Hash32>, Arc<SharedText>);

impl SameWords {
    fn of(&self, case: CaseId, texts: &BTreeMap<SourceId, Hash32>) -> Option<Arc<SharedText>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&case).filter(|(of, _)| of == texts).map(|(_, found)| Arc::clone(found))
    }

    fn keep(&self, case: CaseId, texts: BTreeMap<SourceId, Hash32>, found: SharedText) -> Arc<SharedText> {
        let found = Arc::new(found);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(case, (texts, Arc::clone(&found)));
        found
    }

    /// When the desk is locked.
    pub(crate) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A place in a source, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InSource {
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The first character.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// Whether it is known to have had the words before all others.
    pub first: bool,
}

/// Words that stand in several sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Where: two places at least, in the order of the sources' days.
    pub places: Vec<InSource>,
}

/// The claims of a case whose words stand in several sources, and where.
pub type Stories = BTreeMap<ClaimId, Vec<Story>>;

/// In which sources the words of each claim of a case stand, where they stand in several.
///
/// # Errors
/// When the case or its texts cannot be read.
pub fn stories_of_claims(desk: &Desk, case: CaseId) -> Result<Visible<Stories>, Problem> {
    let mut file = show_case(desk, case, Moment::default())?.into_inner();
    fill_in(desk, &mut file)?;
    let told = |story: OneStory| Story {
        places: in_order(&file, story.stands.iter().map(|stand| in_source(&file, *stand, story.first))),
    };
    let stories = file.standing().filter_map(|state| {
        let stories: Vec<Story> = file.stories_of(&state.claim).into_iter().map(told).collect();
        (!stories.is_empty()).then_some((state.claim.id, stories))
    });
    let stories = stories.collect();
    desk.show(Scope::Case(case), stories)
}

fn in_source(file: &CaseFile, stand: Stand, first: Option<SourceId>) -> InSource {
    let source = file.sources.get(&stand.source);
    InSource {
        source: stand.source,
        title: source.map(|source| source.title.clone()).unwrap_or_default(),
        publisher: source.and_then(|source| source.publisher.clone()),
        start: stand.range.start,
        end: stand.range.end,
        first: first == Some(stand.source),
    }
}

fn in_order(file: &CaseFile, places: impl Iterator<Item = InSource>) -> Vec<InSource> {
    let day = |source: SourceId| {
        file.sources.get(&source)?.published.and_then(amparo_ledger::date::SourceDate::sort_day)
    };
    let mut places: Vec<InSource> = places.collect();
    places.sort_by_key(|place| (!place.first, day(place.source).is_none(), day(place.source), place.source));
    places
}

/// A passage of a source that stands in another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SharedWith {
    /// The first character in this source.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// How many of its words are the same there.
    pub words_alike: u32,
    /// What share of the longer passage that is, in hundredths.
    pub percent_alike: u32,
    /// Where it stands there.
    pub there: InSource,
}

/// A source, with what it shares with others of its case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceShares {
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Whether its text was compared: otherwise nothing is known.
    pub compared: bool,
    /// What was found, in the order of its text. Empty: it is not known to share text, which is not "independent".
    pub passages: Vec<SharedWith>,
    /// In how many other sources.
    pub others: usize,
}

/// What each source of a case shares with the others, in the order in which they came.
///
/// # Errors
/// When the case or its texts cannot be read.
pub fn shared_sources(desk: &Desk, case: CaseId) -> Result<Visible<Vec<SourceShares>>, Problem> {
    desk.may(Action::SeeCase, Some(case))?;
    let record = desk.scope_record(Scope::Case(case))?;
    let mut file = show_case(desk, case, Moment::default())?.into_inner();
    fill_in(desk, &mut file)?;
    let mut states: Vec<_> =
        record.sources.values().filter(|state| state.scope == Scope::Case(case)).collect();
    states.sort_by_key(|state| state.added.seq);
    let rows =
        states.into_iter().map(|state| shares_of(&file, state.source.id, &state.source.title)).collect();
    desk.show(Scope::Case(case), rows)
}

fn shares_of(file: &CaseFile, source: SourceId, title: &str) -> SourceShares {
    let of_it = file.shared.passages.iter().flat_map(|one| {
        let sides = [(one.left, one.right), (one.right, one.left)];
        sides
            .into_iter()
            .filter(|(here, _)| here.source == source)
            .map(move |(here, there)| (one, here, there))
    });
    let mut passages: Vec<SharedWith> = of_it
        .map(|(one, here, there)| SharedWith {
            start: here.range.start,
            end: here.range.end,
            words_alike: one.words_alike,
            percent_alike: percent(one.containment),
            there: in_source(file, there, file.story_of(here).and_then(|story| story.first)),
        })
        .collect();
    passages.sort_by_key(|passage| (passage.start, passage.there.source));
    let others: BTreeSet<SourceId> = passages.iter().map(|passage| passage.there.source).collect();
    SourceShares {
        source,
        title: title.to_owned(),
        compared: file.shared.compared.contains(&source),
        passages,
        others: others.len(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share from 0 to 1, in hundredths"
)]
fn percent(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// The words of a claim in several sources, in a sentence.
#[must_use]
pub fn story_in_words(story: &Story) -> String {
    let name = |place: &InSource| match &place.publisher {
        Some(publisher) => format!("{publisher}, “{}”", place.title),
        None => format!("“{}”", place.title),
    };
    let names: Vec<String> = story.places.iter().map(name).collect();
    let first = match story.places.iter().find(|place| place.first) {
        Some(first) => format!("{} was published first, by the dates on file.", name(first)),
        None => "Which of them had the words first is not known.".to_owned(),
    };
    format!("The same words stand in {} sources ({}): one origin. {first}", names.len(), names.join("; "))
}
