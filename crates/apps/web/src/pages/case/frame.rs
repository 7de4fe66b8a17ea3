//! What surrounds every page of a case: who it is about, custody with its days and how they were counted, the way to the
//! other pages of the case.
//!
//! A page of a case extends `case_frame.html`, fills its block `page`, and begins with an `h2`: the person's name is the
//! page's `h1`. Its template holds a [`Frame`] under the name `frame` and a [`CaseFrame`] under the name `case`.

use amparo_casework::case_access::access_of;
use amparo_casework::ledger::case_file::{
    BeganHow, CaseFile, Convention, Custody, CustodyStatus, DayRange, EndedHow, Inexact,
};
use amparo_casework::ledger::ids::CaseId;
use amparo_casework::policy::{CaseTier, Visible};
use amparo_casework::show_case::{Moment, show_case};

use crate::answer::Fail;
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, table};

/// A page of a case, marked in its navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Overview,
    Timeline,
    Claims,
    Reading,
    People,
    Health,
    Sources,
    Assessment,
    Papers,
    History,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Overview,
        Self::Timeline,
        Self::Claims,
        Self::Reading,
        Self::People,
        Self::Health,
        Self::Sources,
        Self::Assessment,
        Self::Papers,
        Self::History,
    ];

    /// What stands behind the case in the page's path.
    fn ending(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Timeline => "/timeline",
            Self::Claims => "/claims",
            Self::Reading => "/reading",
            Self::People => "/people",
            Self::Health => "/health",
            Self::Sources => "/sources",
            Self::Assessment => "/assessment",
            Self::Papers => "/papers",
            Self::History => "/history",
        }
    }

    pub(crate) fn label(self, t: Speech) -> String {
        match self {
            Self::Overview => t.say("case-part-overview"),
            Self::Timeline => t.say("case-part-timeline"),
            Self::Claims => t.say("case-part-claims"),
            Self::Reading => t.say("case-part-reading"),
            Self::People => t.say("case-part-people"),
            Self::Health => t.say("case-part-health"),
            Self::Sources => t.say("case-part-sources"),
            Self::Assessment => t.say("case-part-assessment"),
            Self::Papers => t.say("case-part-papers"),
            Self::History => t.say("case-part-history"),
        }
    }
}

/// A link to a page of the case.
pub(crate) struct CaseWay {
    pub(crate) path: String,
    pub(crate) label: String,
    pub(crate) here: bool,
}

/// What surrounds a page of a case.
pub(crate) struct CaseFrame {
    /// The case.
    pub(crate) id: CaseId,
    /// The name under which the person is shown.
    pub(crate) name: String,
    /// Every other name on record.
    pub(crate) other_names: Vec<String>,
    /// One or two letters that stand where no picture is on file.
    pub(crate) initials: String,
    /// Custody in a line.
    pub(crate) custody: String,
    /// What qualifies it: the last word, that it is alleged.
    pub(crate) custody_more: Vec<String>,
    /// The person is held as far as the file knows.
    pub(crate) held: bool,
    /// The days in custody.
    pub(crate) days: Option<String>,
    /// How they were counted, and why the number is not exact.
    pub(crate) days_how: String,
    /// Where, if a source says.
    pub(crate) place: Option<String>,
    /// To whom the case is open, besides those who were added to it.
    pub(crate) tier: Option<Tier>,
    /// The day as of which the case is shown, where it is not today, and how much of the record was known, where not all.
    pub(crate) earlier: Option<Earlier>,
    pub(crate) ways: Vec<CaseWay>,
}

/// To whom a case is open.
pub(crate) struct Tier {
    pub(crate) label: String,
    pub(crate) sealed: bool,
}

/// An earlier moment at which a case is looked at.
pub(crate) struct Earlier {
    pub(crate) day: String,
    pub(crate) known: Option<String>,
}

impl CaseFrame {
    /// The frame of a page, for the case of the path, as it stands today.
    ///
    /// # Errors
    /// When the case is not there, or not for this member.
    pub(crate) fn new(ask: &Ask, part: Part) -> Result<Self, Fail> {
        let file = file_of(ask, Moment::default())?;
        Ok(Self::of(ask, &file, Moment::default(), part))
    }

    /// The same, for a page that has worked out the case file.
    pub(crate) fn of(ask: &Ask, file: &CaseFile, moment: Moment, part: Part) -> Self {
        let t = ask.t;
        let custody = file.custody();
        let summary = file.summary_with(&custody);
        let (line, more, place) = in_words(t, &summary.custody);
        let (days, days_how) = days_in_words(t, &custody);
        let mut names = file.names.iter().cloned();
        let name = names.next().unwrap_or_default();
        let earlier = (moment.world.is_some() || moment.known_entries.is_some()).then(|| Earlier {
            day: t.day(file.as_of.world),
            known: moment.known_entries.map(|entries| t.count("case-as-known", entries)),
        });
        let access = ask.read(|desk| access_of(desk, file.case)).ok();
        Self {
            id: file.case,
            tier: access.map(|shown| tier(t, shown.tier)),
            initials: initials(&name),
            name,
            other_names: names.collect(),
            held: matches!(summary.custody, CustodyStatus::Held { .. }),
            custody: line,
            custody_more: more,
            days,
            days_how,
            place: place.map(str::to_owned),
            earlier,
            ways: ways(ask, file.case, part),
        }
    }

    /// The frame of the page itself, with a title that names the part and the person.
    pub(crate) fn page(&self, ask: &Ask, part: Part) -> Frame {
        Frame::new(ask, Room::Cases, format!("{} – {}", part.label(ask.t), self.name))
    }
}

/// The case file of the path's case.
pub(crate) fn file_of(ask: &Ask, moment: Moment) -> Result<CaseFile, Fail> {
    let case = ask.case()?;
    ask.read(|desk| show_case(desk, case, moment)).map(Visible::into_inner)
}

fn tier(t: Speech, tier: CaseTier) -> Tier {
    let label = match tier {
        CaseTier::Sealed => t.say("case-tier-sealed"),
        CaseTier::Case => t.say("case-tier-case"),
        CaseTier::Team => t.say("case-tier-team"),
    };
    Tier { label, sealed: tier == CaseTier::Sealed }
}

/// The pages of the case that there are, and that this member may see.
fn ways(ask: &Ask, case: CaseId, here: Part) -> Vec<CaseWay> {
    let routes = table();
    let shown = |part: &Part| {
        let path = format!("/cases/{{case}}{}", part.ending());
        routes.iter().any(|route| {
            let open = match route.gate {
                Gate::May(action) => ask.may(action, Some(case)),
                Gate::Open | Gate::SignedIn => true,
            };
            route.method == axum::http::Method::GET && route.path == path && open
        })
    };
    let way = |part: Part| CaseWay {
        path: format!("/cases/{case}{}", part.ending()),
        label: part.label(ask.t),
        here: part == here,
    };
    Part::ALL.into_iter().filter(shown).map(way).collect()
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let of = |word: &&str| word.chars().find(|letter| letter.is_alphanumeric());
    let first = words.first().and_then(of);
    let last = words.last().filter(|_| words.len() > 1).and_then(of);
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Custody in a line, what qualifies it, and the place.
fn in_words<'a>(t: Speech, custody: &CustodyStatus<'a>) -> (String, Vec<String>, Option<&'a str>) {
    match custody {
        CustodyStatus::NothingOnFile => (t.say("case-custody-nothing"), Vec::new(), None),
        CustodyStatus::Undated => (t.say("case-custody-undated"), Vec::new(), None),
        CustodyStatus::Ended { how, on } => {
            let on = t.whens(on);
            let line = match how {
                EndedHow::Exchanged => t.with("case-custody-exchanged", "on", on),
                EndedHow::Died => t.with("case-custody-died", "on", on),
                EndedHow::Released | EndedHow::NotOnFile => t.with("case-custody-released", "on", on),
            };
            (line, Vec::new(), None)
        }
        CustodyStatus::Held { since, began, place, last_word, alleged, .. } => {
            let line = match began {
                _ if since.is_empty() => t.say("case-custody-held-undated"),
                BeganHow::Arrest => t.with("case-custody-held", "since", t.whens(since)),
                BeganHow::HeldBy | BeganHow::NotOnFile => {
                    t.with("case-custody-held-by", "since", t.whens(since))
                }
            };
            let mut more = Vec::new();
            more.extend(last_word.map(|day| t.with("case-last-word", "day", t.day(day))));
            more.extend(alleged.then(|| t.say("case-custody-alleged")));
            (line, more, *place)
        }
    }
}

/// The days of the latest stretch of custody, of all of them where there are several, and how they were counted.
fn days_in_words(t: Speech, custody: &Custody<'_>) -> (Option<String>, String) {
    let Some(stretch) = custody.latest() else { return (None, String::new()) };
    let days = stretch.days();
    let mut how = vec![t.say("case-days-exclusive")];
    how.extend(days.because.iter().map(|why| inexact(t, *why)));
    let several = custody.stretches.len();
    if several > 1 {
        let in_all = days_of(t, &custody.days());
        let stretches = t.number(several);
        how.push(t.with_all("case-days-in-all", &[("days", &in_all), ("stretches", &stretches)]));
    }
    (Some(days_of(t, &days)), how.join("; "))
}

/// A number of days, exactly or between two.
pub(crate) fn days_of(t: Speech, days: &DayRange) -> String {
    let min = days.min.count(Convention::Exclusive);
    match days.max.map(|max| max.count(Convention::Exclusive)) {
        Some(max) if max == min => t.count("case-days-exact", min),
        Some(max) => t.with_all("case-days-range", &[("min", &t.number(min)), ("max", &t.number(max))]),
        None => t.with("case-days-least", "min", t.number(min)),
    }
}

/// Why a number of days is not exact.
pub(crate) fn inexact(t: Speech, why: Inexact) -> String {
    match why {
        Inexact::StartsDisagree => t.say("case-inexact-starts-disagree"),
        Inexact::StartImprecise => t.say("case-inexact-start-imprecise"),
        Inexact::ArrestNotOnFile => t.say("case-inexact-arrest-not-on-file"),
        Inexact::EndsDisagree => t.say("case-inexact-ends-disagree"),
        Inexact::EndImprecise => t.say("case-inexact-end-imprecise"),
        Inexact::ReleaseNotOnFile => t.say("case-inexact-release-not-on-file"),
        Inexact::LengthNotUnderstood => t.say("case-inexact-length-not-understood"),
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Vladimir Vladimirovich Kara-Murza", "VK"),
            ("Алексей Навальный", "АН"),
            ("نرگس محمدی", "نم"),
            ("Griner", "G"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
