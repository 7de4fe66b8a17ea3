//! A signed assessment beside another, or beside today's. A difference is shown, not weighed.

use std::collections::BTreeMap;

use amparo_casework::ledger::ids::{AssessmentId, ClaimId, SourceId};
use amparo_casework::ledger::source::Source;
use amparo_casework::show_case::{Moment, show_case};
use amparo_casework::signed_assessment::{
    Compared, ItemDifference, Side, SignedBody, With, compare_assessments, list_assessments, show_assessment,
};
use askama::Template;

use super::claim_card::{ClaimCard, as_signed};
use super::row::state_in_words;
use crate::answer::{Answer, Fail, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "assessment/compare.html")]
struct ComparePage {
    frame: Frame,
    case: CaseFrame,
    /// The earlier one, then the later one.
    sides: [Sided; 2],
    pack: Vec<String>,
    items: Vec<Difference>,
    same: Vec<String>,
    tracks: Vec<(String, String, String)>,
}

/// One side, in words.
struct Sided {
    id: Option<String>,
    short: String,
    as_of: String,
    known: String,
    version: String,
}

/// How one gate or criterion differs.
struct Difference {
    title: String,
    state: Option<(String, String)>,
    came_for: Vec<ClaimCard>,
    went_for: Vec<ClaimCard>,
    came_against: Vec<ClaimCard>,
    went_against: Vec<ClaimCard>,
    finding: Option<(String, String)>,
    pack_differs: bool,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let (case_id, id) = (ask.case()?, ask.id::<AssessmentId>("assessment")?);
    let with = match ask.query().one("with").unwrap_or("today") {
        "today" => With::Today,
        other => With::Signed(other.parse().map_err(|_| Fail::Absent)?),
    };
    let (compared, earlier, file) = ask.read(|desk| {
        // The earlier one stands on the left, whichever was asked for first.
        let rows = list_assessments(desk, case_id)?;
        let at = |id: AssessmentId| rows.iter().find(|row| row.id == id).map(|row| row.entry);
        let (from, with) = match with {
            With::Signed(other) if at(other) < at(id) => (other, With::Signed(id)),
            with => (id, with),
        };
        let compared = compare_assessments(desk, case_id, from, with)?.into_inner();
        let earlier = show_assessment(desk, case_id, from)?.into_inner().body;
        Ok((compared, earlier, show_case(desk, case_id, Moment::default())?.into_inner()))
    })?;
    let case = CaseFrame::of(ask, &file, Moment::default(), Part::Assessment);
    let frame = case.page(ask, Part::Assessment);
    let mut sources = file.sources;
    sources.extend(earlier.sources.clone());
    let told = Told { t: ask.t, compared: &compared, titles: titles(&compared, &earlier), sources };
    page(&ComparePage {
        frame,
        case,
        sides: [sided(ask.t, &compared.from), sided(ask.t, &compared.to)],
        pack: compared.pack.clone(),
        items: compared.items.iter().map(|item| told.difference(item)).collect(),
        same: compared.same.iter().map(|id| told.title(id)).collect(),
        tracks: compared
            .tracks
            .iter()
            .map(|track| (track.what.clone(), track.from.replace('_', " "), track.to.replace('_', " ")))
            .collect(),
    })
}

/// What each gate and criterion is called, with its number.
fn titles(compared: &Compared, earlier: &SignedBody) -> BTreeMap<String, String> {
    let mut titles: BTreeMap<String, String> =
        compared.items.iter().map(|item| (item.id.clone(), item.title.clone())).collect();
    titles.extend(earlier.items.iter().map(|item| {
        let number = item.number.map(|number| format!("({number}) ")).unwrap_or_default();
        (item.id.clone(), format!("{number}{}", item.title))
    }));
    titles
}

fn sided(t: Speech, side: &Side) -> Sided {
    Sided {
        id: side.signed.map(|id| id.to_string()),
        short: side.signed.map(AssessmentId::short).unwrap_or_default(),
        as_of: t.day(side.as_of),
        known: t.count("assess-known-at", side.known_at),
        version: side.version.clone(),
    }
}

/// What a difference is told with.
struct Told<'a> {
    t: Speech,
    compared: &'a Compared,
    titles: BTreeMap<String, String>,
    sources: BTreeMap<SourceId, Source>,
}

impl Told<'_> {
    fn title(&self, id: &str) -> String {
        self.titles.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn difference(&self, item: &ItemDifference) -> Difference {
        let finding = |text: &String| {
            if text.is_empty() { self.t.say("assess-not-answered") } else { text.clone() }
        };
        Difference {
            title: self.title(&item.id),
            state: item.state.as_ref().map(|(from, to)| (self.state(from), self.state(to))),
            came_for: self.cards(&item.supports_came),
            went_for: self.cards(&item.supports_went),
            came_against: self.cards(&item.contradicts_came),
            went_against: self.cards(&item.contradicts_went),
            finding: item.finding.as_ref().map(|(from, to)| (finding(from), finding(to))),
            pack_differs: item.pack_differs,
        }
    }

    fn state(&self, name: &str) -> String {
        if name.is_empty() { self.t.say("assess-was-not-there") } else { state_in_words(self.t, name) }
    }

    fn cards(&self, claims: &[ClaimId]) -> Vec<ClaimCard> {
        let known = claims.iter().filter_map(|id| self.compared.claims.get(id));
        known.map(|claim| as_signed(self.t, claim, &self.sources, None)).collect()
    }
}
