//! Reading the tracks of a procedure and what a decision triggers.

use super::checks::{all_known, no_duplicates};
use super::parts::checked;
use super::patterns::{Use, patterns};
use super::table::{Table, Text};
use crate::framework::{Deadline, Effect, Present, SilentOnce, State, Track, Transition, Waiting};
use crate::pattern::Voice;

pub(super) fn tracks(root: &Table<'_, '_>, voices: &[Voice]) -> Vec<Track> {
    let tables = root.children("track");
    let ids: Vec<Text> = tables.iter().map(|table| table.text("id")).collect();
    no_duplicates(root, "track", &ids);
    let names: Vec<&str> = ids.iter().map(|id| id.text.as_str()).collect();
    tables.iter().zip(&ids).map(|(table, id)| track(table, id, voices, &names)).collect()
}

fn track(table: &Table<'_, '_>, id: &Text, voices: &[Voice], tracks: &[&str]) -> Track {
    let states = states(table, voices);
    let known: Vec<&str> = states.iter().map(|state| state.id.as_str()).collect();
    let silent = table.text("silent");
    all_known(table, "silent", std::slice::from_ref(&silent), &known);
    let track = Track {
        id: id.text.clone(),
        title: table.string("title"),
        present: table.choice("present", &[(Present::Furthest, "furthest"), (Present::Latest, "latest")]),
        silent: silent.text,
        silent_once: silent_once(table, tracks, &known),
        transitions: table.children("transition").iter().map(|inner| transition(inner, &known)).collect(),
        waiting: waiting(table, &known),
        related: patterns(table, "related", voices, Use::Related),
        states: states.clone(),
    };
    table.finish();
    track
}

fn states(table: &Table<'_, '_>, voices: &[Voice]) -> Vec<State> {
    let tables = table.some_children("state");
    let ids: Vec<Text> = tables.iter().map(|inner| inner.text("id")).collect();
    no_duplicates(table, "state", &ids);
    let read = tables.iter().zip(ids).map(|(inner, id)| {
        let state = State {
            id: id.text,
            plain: inner.string("plain"),
            shown_by: patterns(inner, "shown_by", voices, Use::Procedure),
        };
        inner.finish();
        state
    });
    read.collect()
}

/// Texts that must name a state of the track.
fn state_names(table: &Table<'_, '_>, key: &'static str, known: &[&str]) -> Vec<String> {
    let names = table.some_texts(key);
    all_known(table, key, &names, known);
    names.into_iter().map(|name| name.text).collect()
}

fn state_name(table: &Table<'_, '_>, key: &'static str, known: &[&str]) -> String {
    let name = table.text(key);
    all_known(table, key, std::slice::from_ref(&name), known);
    name.text
}

fn silent_once(table: &Table<'_, '_>, tracks: &[&str], known: &[&str]) -> Option<SilentOnce> {
    let inner = table.child("silent_once")?;
    let track = inner.text("track");
    all_known(&inner, "track", std::slice::from_ref(&track), tracks);
    let once = SilentOnce { track: track.text, state: state_name(&inner, "state", known) };
    inner.finish();
    Some(once)
}

fn transition(table: &Table<'_, '_>, known: &[&str]) -> Transition {
    let days = table.maybe_number("days");
    let counted_from = table.maybe_text("counted_from");
    if let Some(name) = &counted_from {
        all_known(table, "counted_from", std::slice::from_ref(name), known);
    }
    let deadline = match (days, counted_from) {
        (Some((days, _)), Some(from)) => Some(Deadline { days, counted_from: from.text }),
        (None, None) => None,
        _ => {
            let mend = "Give both `days` and `counted_from`, or neither";
            table.wrong(
                "days",
                &table.at,
                "a deadline needs its days and the event from which they run",
                mend,
            );
            None
        }
    };
    let read = Transition {
        from: state_names(table, "from", known),
        to: state_name(table, "to", known),
        actor: table.string("actor"),
        trigger: table.string("trigger"),
        limit: table.maybe_string("limit"),
        deadline,
        evidence: table.string("evidence"),
        public: table.maybe_flag("public").unwrap_or(true),
        verification: checked(table),
    };
    table.finish();
    read
}

fn waiting(table: &Table<'_, '_>, known: &[&str]) -> Option<Waiting> {
    let inner = table.child("waiting")?;
    let waiting = Waiting {
        asked: state_names(&inner, "asked", known),
        answered: state_name(&inner, "answered", known),
        state: state_name(&inner, "state", known),
        remind_after_days: inner.number("remind_after_days"),
    };
    inner.finish();
    Some(waiting)
}

pub(super) fn effects(root: &Table<'_, '_>) -> Vec<Effect> {
    let tables = root.children("effect");
    let read = tables.iter().map(|table| {
        let effect = Effect {
            what: table.string("what"),
            who: table.string("who"),
            when: table.string("when"),
            citation: table.string("citation"),
            verification: checked(table),
        };
        table.finish();
        effect
    });
    read.collect()
}
