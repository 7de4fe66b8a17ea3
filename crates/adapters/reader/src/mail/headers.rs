//! The headers of a message that a person reads: from whom, to whom, when, about what.

use mail_parser::{Addr, Address, Message};

/// A letter to more than these names the first of them and how many there are.
const ADDRESSES_SHOWN: usize = 50;
const HEADER_CHARS_MAX: usize = 2_000;

/// What they say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Headers {
    pub(super) from: Option<String>,
    /// The writer's name, or the address where there is none.
    pub(super) author: Option<String>,
    to: Option<String>,
    cc: Option<String>,
    /// As it is written.
    pub(super) date: Option<String>,
    /// The same as ISO 8601, on the writer's clock.
    pub(super) moment: Option<String>,
    pub(super) subject: Option<String>,
}

impl Headers {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let first = message.from().and_then(Address::first);
        let author = first.and_then(|one| one.name.as_deref().or(one.address.as_deref()));
        let moment = message.date().filter(|moment| moment.is_valid() && moment.year > 0);
        Self {
            from: message.from().and_then(addresses),
            author: author.and_then(one_line),
            to: message.to().and_then(addresses),
            cc: message.cc().and_then(addresses),
            date: message.header_raw("Date").and_then(one_line),
            moment: moment.map(mail_parser::DateTime::to_rfc3339),
            subject: message.subject().and_then(one_line),
        }
    }

    /// As they stand above a letter.
    pub(super) fn as_text(&self) -> String {
        let lines = [
            ("From", &self.from),
            ("To", &self.to),
            ("Cc", &self.cc),
            ("Date", &self.date),
            ("Subject", &self.subject),
        ];
        let lines =
            lines.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The same on one line, for a list of messages.
    pub(super) fn on_one_line(&self) -> String {
        let day = self.moment.as_deref().and_then(|moment| moment.get(..10));
        let parts = [day, self.from.as_deref(), self.subject.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn addresses(list: &Address<'_>) -> Option<String> {
    let all: Vec<&Addr<'_>> = list.iter().collect();
    let shown: Vec<String> = all.iter().take(ADDRESSES_SHOWN).filter_map(|one| address(one)).collect();
    let more = all.len().saturating_sub(ADDRESSES_SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!shown.is_empty()).then(|| format!("{}{more}", shown.join(", ")))
}

fn address(one: &Addr<'_>) -> Option<String> {
    let (name, address) = (one.name.as_deref().and_then(one_line), one.address.as_deref().and_then(one_line));
    match (name, address) {
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (name, address) => name.or(address),
    }
}

/// `None`: there is nothing in it.
fn one_line(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|letter| !crate::blocks::is_left_out(*letter))
        .take(HEADER_CHARS_MAX)
        .collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
