//! The history of a case: who did what when; the version before a correction back again; the last decision undone.

use amparo_casework::claim_versions::restore_version;
use amparo_casework::enter_claim::restore_claim;
use amparo_casework::history::{
    Back, Did, HistoryLine, HistoryPage, HistoryQuery, LastDecision, Topic, history, last_decision,
};
use amparo_casework::ledger::ids::{CaseId, ClaimId, MemberId};
use amparo_casework::ledger::source::Hash32;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::proposals::undo_decision;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use super::frame::{CaseFrame, Part};
use super::lines::claim_path;
use crate::answer::{Answer, Fail, page_with, see_other, status_of};
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
    /// The page of the claim, or of the source.
    path: Option<String>,
    restore: Option<Restore>,
}

/// A click that lets a claim stand again: the version before a correction, or what was retracted.
struct Restore {
    path: String,
    version: Option<ClaimId>,
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

/// The lines by day.
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
    let restore = line.claim.zip(line.back).filter(|_| may_write).map(|(claim, back)| Restore {
        path: format!("/cases/{case}/history/{claim}/restore"),
        version: match back {
            Back::Version(earlier) => Some(earlier),
            Back::Retracted => None,
        },
    });
    LineShown {
        time: time.trim_end_matches(" UTC").to_owned(),
        by: line.by_name.clone(),
        did: did_in_words(t, line.did),
        words: line.words.clone(),
        why: line.why.clone(),
        path: line
            .claim
            .map(|claim| claim_path(case, claim))
            .or_else(|| line.source.map(|source| format!("/cases/{case}/sources/{source}"))),
        restore,
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

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RestoreForm {
    /// The version that is to stand again; nothing: the claim itself, which was retracted.
    version: String,
}

/// Lets the version of a claim before the last correction stand again, or a claim that was retracted.
pub(super) fn restore(ask: &Ask) -> Answer {
    let (case, claim): (CaseId, ClaimId) = (ask.case()?, ask.id("claim")?);
    let form: RestoreForm = ask.form()?;
    let version: Option<ClaimId> = match form.version.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Fail::Absent)?),
    };
    let restored = ask.write(|desk| match version {
        Some(earlier) => restore_version(desk, case, claim, earlier, "restored from the history").map(drop),
        None => restore_claim(desk, case, claim, "restored from the history"),
    });
    match restored {
        Ok(()) => {
            ask.say_next(ask.t.say("case-version-restored"));
            see_other(&format!("/cases/{case}/history"))
        }
        Err(Fail::Problem(problem)) => view(ask, status_of(problem.sort), Some(*problem)),
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
