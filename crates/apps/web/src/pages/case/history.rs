//! The history of a case: who did what when; the versions of a claim, and any of them back again; the last decision undone.

use amparo_casework::history::{
    ClaimVersion, Did, HistoryLine, HistoryPage, HistoryQuery, LastDecision, RestsOn, Topic, claim_versions,
    history, last_decision, restore_version,
};
use amparo_casework::ledger::claim::Audience;
use amparo_casework::ledger::ids::{CaseId, ClaimId, MemberId};
use amparo_casework::ledger::record::Standing;
use amparo_casework::ledger::source::Hash32;
use amparo_casework::policy::{Action, Visible};
use amparo_casework::problem::Problem;
use amparo_casework::proposals::undo_decision;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use super::frame::{CaseFrame, Part};
use super::lines::{claim_path, modality_in_words, versions_path};
use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "case/history.html")]
struct HistoryView {
    frame: Frame,
    case: CaseFrame,
    problem: Option<Problem>,
    days: Vec<Day>,
    total: usize,
    topics: Vec<(&'static str, String, usize, bool)>,
    members: Vec<(String, String, bool)>,
    everything: bool,
    next: Option<String>,
    undo: Option<Undo>,
}

/// What was done on one day.
struct Day {
    day: String,
    lines: Vec<LineShown>,
}

struct LineShown {
    time: String,
    by: String,
    did: String,
    words: String,
    why: Option<String>,
    versions: Option<String>,
    source: Option<String>,
    /// A retracted claim that a click lets stand again.
    restore: Option<String>,
}

/// The last decision, which a click takes back.
struct Undo {
    words: String,
    accepted: bool,
    fingerprint: String,
}

pub(super) fn show(ask: &Ask) -> Answer {
    view(ask, StatusCode::OK, None)
}

fn view(ask: &Ask, status: StatusCode, problem: Option<Problem>) -> Answer {
    let case_id = ask.case()?;
    let case = CaseFrame::new(ask, Part::History)?;
    let frame = case.page(ask, Part::History);
    let query = query_of(ask);
    let (found, last) = ask.read(|desk| {
        Ok((history(desk, case_id, &query)?.into_inner(), last_decision(desk, case_id)?.into_inner()))
    })?;
    let may_write = ask.may(Action::WriteClaim, Some(case_id));
    let may_decide = ask.may(Action::DecideProposal, Some(case_id));
    let topics = Topic::ALL.into_iter().map(|(topic, name)| {
        let count = found.topics.get(&topic).copied().unwrap_or_default();
        (name, topic_in_words(ask.t, topic), count, query.topic == Some(topic))
    });
    let members = found
        .members
        .iter()
        .map(|(member, name)| (member.to_string(), name.clone(), query.member == Some(*member)));
    let (topics, members) = (topics.filter(|(.., count, _)| *count > 0).collect(), members.collect());
    let next = found.next.map(|before| next_path(case_id, &query, before));
    let (total, everything) = (found.total, query.everything);
    let undo = last.filter(|_| may_decide).map(|last| Undo {
        accepted: last.claim.is_some(),
        fingerprint: last.fingerprint.to_string(),
        words: last.words,
    });
    let days = days_of(ask.t, case_id, found, may_write);
    page_with(
        status,
        &HistoryView { frame, case, problem, days, total, topics, members, everything, next, undo },
    )
}

fn query_of(ask: &Ask) -> HistoryQuery {
    let asked = ask.query();
    let topic = asked.one("topic").unwrap_or_default();
    HistoryQuery {
        topic: Topic::ALL.into_iter().find(|(_, name)| *name == topic).map(|(topic, _)| topic),
        everything: topic == "everything",
        member: asked.one("member").and_then(|member| member.parse().ok()),
        before: asked.one("before").and_then(|before| before.parse().ok()),
        rows: 0,
    }
}

fn next_path(case: CaseId, query: &HistoryQuery, before: u64) -> String {
    let topic = query.topic.map_or(if query.everything { "everything" } else { "" }, Topic::name);
    let member = query.member.map(|member: MemberId| member.to_string()).unwrap_or_default();
    format!("/cases/{case}/history?topic={topic}&member={member}&before={before}")
}

/// The lines by day. Which version of a retracted claim may stand again, the newest retraction says.
fn days_of(t: Speech, case: CaseId, found: HistoryPage, may_write: bool) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for line in found.lines {
        let moment = amparo_casework::desk::moment_in_words(line.at);
        let (day, time) = moment.split_once(' ').unwrap_or((&moment, ""));
        let day = day.parse().map_or_else(|_| day.to_owned(), |day| t.day(day));
        let shown = shown(t, case, &line, time, may_write);
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) => last.lines.push(shown),
            None => days.push(Day { day, lines: vec![shown] }),
        }
    }
    days
}

fn shown(t: Speech, case: CaseId, line: &HistoryLine, time: &str, may_write: bool) -> LineShown {
    let retracted = line.did == Did::RetractedClaim && may_write;
    LineShown {
        time: time.trim_end_matches(" UTC").to_owned(),
        by: line.by_name.clone(),
        did: did_in_words(t, line.did),
        words: line.words.clone(),
        why: line.why.clone(),
        versions: line.claim.map(|claim| versions_path(case, claim)),
        source: line.source.map(|source| format!("/cases/{case}/sources/{source}")),
        restore: line
            .claim
            .filter(|_| retracted)
            .map(|claim| format!("{}/restore", versions_path(case, claim))),
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UndoForm {
    fingerprint: String,
}

/// Takes the last decision back, if it still is the one that was shown.
pub(super) fn undo(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let form: UndoForm = ask.form()?;
    let wanted = Hash32::from_hex(&form.fingerprint);
    let undone = ask.write(|desk| {
        let last: Option<LastDecision> = last_decision(desk, case)?.into_inner();
        if last.map(|last| last.fingerprint) != wanted || wanted.is_none() {
            return Err(Problem::question(
                "Nothing was undone.",
                "Meanwhile another decision was made, or this one was taken back.",
                "Look at the last decision below, and undo it if it is the one you mean.",
            ));
        }
        undo_decision(desk, case)
    });
    match undone {
        Ok(_) => {
            ask.say_next(ask.t.say("case-history-undone"));
            see_other(&format!("/cases/{case}/history"))
        }
        Err(Fail::Problem(problem)) => view(ask, StatusCode::CONFLICT, Some(*problem)),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "case/versions.html")]
struct VersionsView {
    frame: Frame,
    case: CaseFrame,
    problem: Option<Problem>,
    versions: Vec<VersionShown>,
    claim_page: Option<String>,
    may_write: bool,
}

struct VersionShown {
    path: String,
    sentence: String,
    kind: &'static str,
    parts: Vec<(&'static str, String)>,
    when: Option<String>,
    place: Option<String>,
    modality: Option<String>,
    grade: Option<String>,
    sealed: bool,
    rests_on: Vec<RestsOn>,
    by: String,
    at: String,
    standing: String,
    why: Option<String>,
    stands: bool,
    disputes: Vec<String>,
}

/// The versions of a claim.
pub(super) fn versions(ask: &Ask) -> Answer {
    versions_with(ask, StatusCode::OK, None)
}

fn versions_with(ask: &Ask, status: StatusCode, problem: Option<Problem>) -> Answer {
    let (case_id, claim): (CaseId, ClaimId) = (ask.case()?, ask.id("claim")?);
    let found = ask.read(|desk| claim_versions(desk, case_id, claim)).map(Visible::into_inner)?;
    let case = CaseFrame::new(ask, Part::History)?;
    let frame = case.page(ask, Part::History);
    let shown = claim_path(case_id, claim);
    let claim_page = (shown != versions_path(case_id, claim)).then_some(shown);
    let versions = found.into_iter().map(|version| version_shown(ask.t, case_id, version)).collect();
    let may_write = ask.may(Action::WriteClaim, Some(case_id));
    page_with(status, &VersionsView { frame, case, problem, versions, claim_page, may_write })
}

fn version_shown(t: Speech, case: CaseId, version: ClaimVersion) -> VersionShown {
    let claim = &version.state.claim;
    let (standing, why) = match &version.state.standing {
        Standing::Current => (t.say("case-version-stands"), None),
        Standing::Corrected { why, .. } => (t.say("case-version-corrected"), Some(why.clone())),
        Standing::Retracted { why } => (t.say("case-version-retracted"), Some(why.clone())),
    };
    VersionShown {
        path: versions_path(case, claim.id),
        kind: claim.statement.kind().name(),
        parts: claim.statement.fields().map(|(field, text)| (field.name(), text.to_owned())).collect(),
        when: claim.dates.occurred.map(|date| t.when(date)),
        place: claim.place.clone(),
        modality: modality_in_words(t, claim.attribution.modality),
        grade: claim.grade.map(|grade| grade.to_string()),
        sealed: claim.audience == Audience::Sealed,
        rests_on: version.rests_on,
        by: version.by_name,
        at: t.moment(version.state.entered.at),
        stands: version.state.standing == Standing::Current,
        standing,
        why: why.filter(|why| !why.is_empty()),
        disputes: version.state.disputes.iter().map(|one| format!("{}: {}", one.by, one.why)).collect(),
        sentence: version.sentence,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RestoreForm {
    why: String,
}

/// Lets a version of a claim stand again.
pub(super) fn restore(ask: &Ask) -> Answer {
    let (case, claim): (CaseId, ClaimId) = (ask.case()?, ask.id("claim")?);
    let form: RestoreForm = ask.form()?;
    match ask.write(|desk| restore_version(desk, case, claim, &form.why)) {
        Ok(standing) => {
            ask.say_next(ask.t.say("case-version-restored"));
            see_other(&versions_path(case, standing))
        }
        Err(Fail::Problem(problem)) if problem.sort != amparo_casework::problem::Sort::NotFound => {
            versions_with(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem))
        }
        Err(other) => Err(other),
    }
}

fn topic_in_words(t: Speech, topic: Topic) -> String {
    match topic {
        Topic::Claims => t.say("case-history-topic-claims"),
        Topic::Decisions => t.say("case-history-topic-decisions"),
        Topic::Sources => t.say("case-history-topic-sources"),
        Topic::People => t.say("case-history-topic-people"),
        Topic::Assessment => t.say("case-history-topic-assessment"),
        Topic::Papers => t.say("case-history-topic-papers"),
        Topic::Files => t.say("case-history-topic-files"),
        Topic::Access => t.say("case-history-topic-access"),
    }
}

fn did_in_words(t: Speech, did: Did) -> String {
    match did {
        Did::Opened => t.say("case-did-opened"),
        Did::NamedPerson => t.say("case-did-named-person"),
        Did::AddedSource => t.say("case-did-added-source"),
        Did::AmendedSource => t.say("case-did-amended-source"),
        Did::EnteredClaim => t.say("case-did-entered-claim"),
        Did::CorrectedClaim => t.say("case-did-corrected-claim"),
        Did::RetractedClaim => t.say("case-did-retracted-claim"),
        Did::DisputedClaim => t.say("case-did-disputed-claim"),
        Did::RestoredClaim => t.say("case-did-restored-claim"),
        Did::AcceptedProposal => t.say("case-did-accepted-proposal"),
        Did::RejectedProposal => t.say("case-did-rejected-proposal"),
        Did::UndidDecision => t.say("case-did-undid-decision"),
        Did::Grouped => t.say("case-did-grouped"),
        Did::Parted => t.say("case-did-parted"),
        Did::GaveFinding => t.say("case-did-gave-finding"),
        Did::WithdrewFinding => t.say("case-did-withdrew-finding"),
        Did::SignedAssessment => t.say("case-did-signed-assessment"),
        Did::RecordedConsent => t.say("case-did-recorded-consent"),
        Did::WithdrewConsent => t.say("case-did-withdrew-consent"),
        Did::ReleasedPaper => t.say("case-did-released-paper"),
        Did::NotedFile => t.say("case-did-noted-file"),
        Did::AnsweredIdentity => t.say("case-did-answered-identity"),
        Did::ChangedAccess => t.say("case-did-changed-access"),
    }
}
