//! Custody in a sentence, with the number of days and how they were counted.

use amparo_dossier::when_briefly;
use amparo_ledger::case_file::{BeganHow, Convention, Custody, DayRange, EndedHow, SaidDates, Stretch};
use amparo_ledger::record::ClaimState;

/// A statement about custody with the claims that it rests on.
#[derive(Debug, Clone)]
pub struct CustodySentence<'a> {
    /// The statement.
    pub text: String,
    /// The claims; empty when the file is silent.
    pub claims: Vec<&'a ClaimState>,
}

/// The latest stretch of custody in words: since when, until when or the last word, how many days.
pub fn custody_in_words<'a>(custody: &Custody<'a>, name: &str) -> CustodySentence<'a> {
    let Some(stretch) = custody.latest() else {
        return CustodySentence {
            text: format!("Nothing is on file about an arrest or detention of {name}."),
            claims: Vec::new(),
        };
    };
    let began = match stretch.began {
        BeganHow::Arrest => format!("{name} was arrested {}", dates(&stretch.start)),
        BeganHow::HeldBy => format!("{name} was held by then: {}", dates(&stretch.start)),
        BeganHow::NotOnFile => format!("The arrest of {name} is not on file"),
    };
    let ended = match stretch.ending.how {
        EndedHow::Released => format!("was released {}", dates(&stretch.ending.dates)),
        EndedHow::Exchanged => format!("was released in an exchange {}", dates(&stretch.ending.dates)),
        EndedHow::Died => format!("died {}", dates(&stretch.ending.dates)),
        EndedHow::NotOnFile => match stretch.last_word {
            Some((day, state)) => {
                let dated = state.claim.dates.occurred.filter(|date| date.earliest() == Some(day));
                let when =
                    dated.map_or_else(|| format!("on {}", amparo_dossier::day_in_words(day)), when_briefly);
                format!("was held as far as the file knows: no release is on file, the last word is {when}")
            }
            None => "no release is on file".to_owned(),
        },
    };
    let text = format!("{began}, and {ended}. Time in custody: {}.", days_in_words(&stretch.days()));
    CustodySentence { text, claims: claims_of(stretch) }
}

fn claims_of<'a>(stretch: &Stretch<'a>) -> Vec<&'a ClaimState> {
    let mut claims: Vec<&'a ClaimState> = stretch.start.claims().collect();
    claims.extend(stretch.ending.happenings.iter().flat_map(|happening| happening.claims.iter().copied()));
    claims.extend(stretch.last_word.map(|(_, state)| state));
    if claims.is_empty() {
        claims.extend(
            stretch.episodes.iter().flat_map(|one| &one.happenings).flat_map(|one| one.claims.clone()),
        );
    }
    let mut seen = std::collections::BTreeSet::new();
    claims.retain(|state| seen.insert(state.claim.id));
    claims
}

/// "in April 2022", "on 28 December 2018 or on 31 December 2018 (sources differ)", or that nobody dates it.
fn dates(said: &SaidDates<'_>) -> String {
    if let Some(best) = said.best() {
        return when_briefly(best);
    }
    let all: Vec<String> = said.iter().map(|one| when_briefly(one.date)).collect();
    if all.is_empty() {
        "at a time that no source gives".to_owned()
    } else {
        format!("{} (sources differ)", all.join(" or "))
    }
}

/// A number of days with the convention by which it was counted, and why it is not exact.
fn days_in_words(days: &DayRange) -> String {
    let count = |days: amparo_ledger::case_file::CustodyDays| days.count(Convention::Exclusive);
    let number = match days.max {
        Some(max) if max == days.min => format!("{} days", count(max)),
        Some(max) => format!("between {} and {} days", count(days.min), count(max)),
        None => format!("at least {} days", count(days.min)),
    };
    let mut remarks = vec!["the day of arrest not counted".to_owned()];
    remarks.extend(days.because.iter().map(ToString::to_string));
    format!("{number} ({})", remarks.join("; "))
}
