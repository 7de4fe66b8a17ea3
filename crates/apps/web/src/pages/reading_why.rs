//! Why something is proposed: the rule in plain words, and the words of the text on which it rests.

use amparo_casework::explain_proposal::place_in_words;
use amparo_casework::reader::propose::catalogue::line_of;
use amparo_casework::reader::propose::{Evidence, Proposal, Role};
use amparo_casework::reading_room::Offer;
use amparo_casework::rules_here::Tally;

use crate::lang::Speech;
use crate::pages::claims_form::modality_name;

/// The rule that made a proposal, and what it found.
#[derive(Default)]
pub(crate) struct Why {
    pub(crate) rule: String,
    /// What the rule looks for, and an example, in English as the rules are; `None`: the program no longer has it.
    pub(crate) looks_for: Option<(&'static str, &'static str)>,
    pub(crate) words: Vec<Words>,
    /// Where, in the words of the text, and what the gazetteer knows of that place, in English.
    pub(crate) place: Option<(String, Option<String>)>,
    /// What was decided here on other proposals of the rule.
    pub(crate) decided_here: Option<String>,
    /// The same, where the rule is rejected often.
    pub(crate) often: Option<String>,
}

/// Words of the text, and what they were taken for.
pub(crate) struct Words {
    pub(crate) label: String,
    pub(crate) words: String,
    pub(crate) more: Option<String>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Why {
    pub(crate) fn of(t: Speech, offer: &Offer) -> Self {
        let proposal = &offer.proposal;
        let number = |count: usize| t.number(count);
        let here = offer.decided_here.as_ref();
        let decided = |tally: &Tally| {
            t.with_all(
                "reading-why-decided",
                &[
                    ("accepted", number(tally.accepted).as_str()),
                    ("edited", number(tally.edited).as_str()),
                    ("rejected", number(tally.rejected).as_str()),
                ],
            )
        };
        let often = |tally: &Tally| {
            t.with_all(
                "reading-why-often",
                &[("rejected", number(tally.rejected).as_str()), ("all", number(tally.decided()).as_str())],
            )
        };
        Self {
            decided_here: here.map(decided),
            often: here.filter(|tally| tally.is_rejected_often()).map(often),
            rule: proposal.rule.to_string(),
            looks_for: line_of(&proposal.rule).map(|line| (line.looks_for, line.example)),
            words: proposal.because.iter().map(|words| shown(t, proposal, words)).collect(),
            place: proposal.place.as_ref().map(|place| (place.clone(), place_in_words(place))),
        }
    }
}

fn shown(t: Speech, proposal: &Proposal, words: &Evidence) -> Words {
    let label = match words.role {
        Role::Trigger => t.say("reading-why-trigger"),
        Role::Person => t.say("reading-why-person"),
        Role::Name => t.say("reading-why-name"),
        Role::Date => t.say("reading-why-date"),
        Role::Modality => t.say("reading-why-modality"),
        Role::Voice => t.say("reading-why-voice"),
    };
    let more = match words.role {
        Role::Person => words.taken_for.as_ref().map(|name| t.with("reading-why-taken-for", "name", name)),
        Role::Date => proposal.date.map(|date| t.say(&format!("reading-date-{}", date.basis.name()))),
        Role::Modality => Some(t.say(&format!("modality-{}", modality_name(proposal.modality)))),
        Role::Trigger | Role::Name | Role::Voice => None,
    };
    Words { label, words: words.words.clone(), more, start: words.range.start, end: words.range.end }
}
