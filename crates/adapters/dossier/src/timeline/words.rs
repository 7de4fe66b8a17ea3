//! The figure in words.

use std::fmt::Write as _;

use super::{CustodyEnd, CustodySegment, TimelineEvent, TimelineFigure};
use crate::dates::{date_in_words, day_in_words, when};

pub(super) fn say(figure: &TimelineFigure) -> String {
    let mut text = format!("{}. As of {}.\n", figure.title, day_in_words(figure.as_of));
    for (theme, events) in super::layout::by_theme(figure) {
        let _ = writeln!(text, "\n{}", theme.label());
        for event in events {
            let _ = writeln!(text, "- {}", event_in_words(event));
        }
    }
    if figure.left_out > 0 {
        let _ = writeln!(text, "\n… and {} more in the file", figure.left_out);
    }
    if !figure.custody.is_empty() {
        text.push_str("\nCustody\n");
        for segment in &figure.custody {
            let _ = writeln!(text, "- {}", segment_in_words(segment, figure));
        }
    }
    text
}

/// "on 11 April 2022: arrested (contested) [3]".
pub(super) fn event_in_words(event: &TimelineEvent) -> String {
    let contested = if event.contested { " (contested)" } else { "" };
    let numbers: Vec<String> = event.source_numbers.iter().map(u32::to_string).collect();
    let cited = if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) };
    format!("{}: {}{contested}{cited}", when(event.date), event.label)
}

pub(super) fn segment_in_words(segment: &CustodySegment, figure: &TimelineFigure) -> String {
    let end = match segment.to {
        CustodyEnd::At(date) => format!("to {}", date_in_words(date)),
        CustodyEnd::Ongoing => format!("continuing on {}", day_in_words(figure.as_of)),
        CustodyEnd::LastWord(day) => format!("no end on file, last word {}", day_in_words(day)),
        CustodyEnd::Unknown => "end not on file".to_owned(),
    };
    let remark = segment.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
    format!("{}: from {}, {end}{remark}", segment.kind.label(), date_in_words(segment.from))
}
