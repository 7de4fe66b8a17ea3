//! The timeline of a case: a picture, and the same as a list.

use amparo_casework::dossier::timeline::Theme;
use amparo_casework::ledger::case_file::Happening;
use amparo_casework::papers::lane_of;
use askama::Template;

use super::frame::{CaseFrame, Part};
use super::lines::{Line, Lines, SourceLine};
use super::moment::{Chosen, file_at};
use super::pictures::{TOPICS, topic_of};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "case/timeline.html")]
struct TimelinePage {
    frame: Frame,
    case: CaseFrame,
    chosen: Chosen,
    query: String,
    topics: Vec<TopicChoice>,
    topic: Option<&'static str>,
    years: Vec<Year>,
    undated: Vec<Event>,
    shown: usize,
    all: usize,
    sources: Vec<SourceLine>,
}

/// A topic that can be chosen, with how many events it has.
struct TopicChoice {
    name: &'static str,
    label: String,
    count: usize,
    here: bool,
}

/// What happened in a year.
struct Year {
    year: String,
    events: Vec<Event>,
}

struct Event {
    line: Line,
    topic: String,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let t = ask.t;
    let (file, chosen) = file_at(ask)?;
    let case = CaseFrame::of(ask, &file, chosen.moment, Part::Timeline);
    let frame = case.page(ask, Part::Timeline);
    let wanted = topic_of(ask);
    let chronology = file.chronology();
    let lanes: Vec<Theme> = chronology.iter().map(|one| lane_of(&file, one)).collect();
    let topics = TOPICS.iter().map(|(theme, name)| TopicChoice {
        name,
        label: topic_in_words(t, *theme),
        count: lanes.iter().filter(|lane| *lane == theme).count(),
        here: wanted == Some(*theme),
    });
    let topics = topics.filter(|topic| topic.count > 0).collect();
    let mut lines = Lines::new(t, &file);
    let (mut years, mut undated) = (Vec::<Year>::new(), Vec::new());
    let mut shown = 0;
    for (happening, lane) in chronology.iter().zip(&lanes) {
        if wanted.is_some_and(|wanted| wanted != *lane) {
            continue;
        }
        shown += 1;
        let event = Event { line: lines.dated(happening), topic: topic_in_words(t, *lane) };
        match year_of(happening) {
            None => undated.push(event),
            Some(year) => match years.last_mut().filter(|last| last.year == year) {
                Some(last) => last.events.push(event),
                None => years.push(Year { year, events: vec![event] }),
            },
        }
    }
    page(&TimelinePage {
        query: chosen.query(),
        topics,
        topic: TOPICS.iter().find(|(theme, _)| wanted == Some(*theme)).map(|(_, name)| *name),
        years,
        undated,
        shown,
        all: chronology.len(),
        sources: lines.into_sources(),
        frame,
        case,
        chosen,
    })
}

fn year_of(happening: &Happening<'_>) -> Option<String> {
    let dates = happening.claims.iter().filter_map(|state| state.claim.dates.occurred);
    let day = dates.filter_map(amparo_casework::ledger::date::SourceDate::sort_day).min()?;
    Some(day.year().to_string())
}

pub(super) fn topic_in_words(t: Speech, theme: Theme) -> String {
    match theme {
        Theme::Life => t.say("case-topic-life"),
        Theme::Detention => t.say("case-topic-detention"),
        Theme::Proceedings => t.say("case-topic-proceedings"),
        Theme::Health => t.say("case-topic-health"),
        Theme::Response => t.say("case-topic-response"),
        Theme::Others => t.say("case-topic-others"),
    }
}
