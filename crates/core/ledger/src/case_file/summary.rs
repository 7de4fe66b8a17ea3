//! The case in a line: typed, so that a list, a page and a paper say the same.

use std::fmt;

use jiff::civil::Date;

use super::{BeganHow, CaseFile, Custody, EndedHow, Footing, Happening, SaidDates};

/// The case in a line.
#[derive(Debug, Clone)]
pub struct Summary<'a> {
    /// The name under which the person is shown.
    pub name: &'a str,
    /// Custody as of the file's date.
    pub custody: CustodyStatus<'a>,
    /// Happenings of charges that are told.
    pub charges: usize,
    /// The latest sentence that is told.
    pub sentence: Option<Happening<'a>>,
    /// Determinations that are asserted. None on file is not a "no".
    pub determinations: usize,
    /// How many claims stand.
    pub claims: usize,
}

/// Custody as far as the file knows.
#[derive(Debug, Clone)]
pub enum CustodyStatus<'a> {
    /// No claim speaks of custody: not known, which is not "free".
    NothingOnFile,
    /// Claims speak of custody, none with a day that could be placed.
    Undated,
    /// Held as far as the file knows: no release is on file.
    Held {
        /// Since when.
        since: SaidDates<'a>,
        /// Whether that day is the arrest, or only a day by which the person was held.
        began: BeganHow,
        /// On what footing at last.
        footing: Footing,
        /// Where at last, if a source says.
        place: Option<&'a str>,
        /// The last day on which a source says so.
        last_word: Option<Date>,
        /// No source states it as so: it is alleged.
        alleged: bool,
    },
    /// Released, exchanged or dead.
    Ended {
        /// How.
        how: EndedHow,
        /// When.
        on: SaidDates<'a>,
    },
}

impl CaseFile {
    /// The case in a line.
    pub fn summary(&self) -> Summary<'_> {
        self.summary_with(&self.custody())
    }

    /// The same, for a caller who has worked out [`CaseFile::custody`] already.
    pub fn summary_with<'a>(&'a self, custody: &Custody<'a>) -> Summary<'a> {
        let mut sentences = self.verdicts().into_iter().filter(|one| one.is(crate::Kind::Sentence));
        Summary {
            name: self.names.first().map_or("", String::as_str),
            custody: status(custody),
            charges: self.charges().iter().filter(|one| one.is_asserted()).count(),
            sentence: sentences.rfind(Happening::is_asserted),
            determinations: self.determinations().iter().filter(|one| one.is_asserted()).count(),
            claims: self.claims.len(),
        }
    }
}

pub(super) fn status<'a>(custody: &Custody<'a>) -> CustodyStatus<'a> {
    if let Some(death) = &custody.death {
        return CustodyStatus::Ended { how: EndedHow::Died, on: death.dates() };
    }
    let Some(stretch) = custody.latest() else {
        let told = !custody.unplaced.is_empty();
        return if told { CustodyStatus::Undated } else { CustodyStatus::NothingOnFile };
    };
    if stretch.is_ended() {
        return CustodyStatus::Ended { how: stretch.ending.how, on: stretch.ending.dates.clone() };
    }
    CustodyStatus::Held {
        since: stretch.start.clone(),
        began: stretch.began,
        footing: stretch.episodes.last().map_or(Footing::Unknown, |episode| episode.footing.clone()),
        place: stretch.last_place().map(|stay| stay.place),
        last_word: stretch.last_word.map(|(day, _)| day),
        alleged: !stretch.is_asserted(),
    }
}

/// "held as far as the file knows since 2022-04-11 (IK-7, Omsk), last word 2024-01-26".
impl fmt::Display for CustodyStatus<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingOnFile => f.write_str("nothing on file about custody"),
            Self::Undated => f.write_str("custody is told, without a date"),
            Self::Ended { how, on } => {
                f.write_str(match how {
                    EndedHow::Exchanged => "exchanged",
                    EndedHow::Died => "died",
                    EndedHow::Released | EndedHow::NotOnFile => "released",
                })?;
                if on.is_empty() { f.write_str(", date not on file") } else { write!(f, " {on}") }
            }
            Self::Held { since, began, place, last_word, alleged, .. } => {
                f.write_str(if *alleged { "said to be held" } else { "held" })?;
                f.write_str(" as far as the file knows")?;
                match (since.is_empty(), began) {
                    (true, _) => f.write_str(", since when is not on file")?,
                    (false, BeganHow::Arrest) => write!(f, " since {since}")?,
                    (false, _) => write!(f, ", by {since} at the latest")?,
                }
                if let Some(place) = place {
                    write!(f, " ({place})")?;
                }
                last_word.map_or(Ok(()), |day| write!(f, ", last word {day}"))
            }
        }
    }
}
