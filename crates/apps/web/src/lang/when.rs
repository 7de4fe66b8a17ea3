//! Dates of sources in the language of the interface: never more precise than the source.

use amparo_casework::ledger::case_file::SaidDates;
use amparo_casework::ledger::date::{Moment, Precision, SourceDate};

use super::Speech;

impl Speech {
    /// A date as its source gives it: "April 2022", "about 11 April 2022", "5 April 2023 or before".
    pub fn when(&self, date: SourceDate) -> String {
        match date {
            SourceDate::At { moment, approximate: false } => self.point(moment),
            SourceDate::At { moment, approximate: true } => {
                self.with("when-about", "date", self.point(moment))
            }
            SourceDate::Before(moment) => self.with("when-before", "date", self.point(moment)),
            SourceDate::After(moment) => self.with("when-after", "date", self.point(moment)),
            SourceDate::Between(from, to) => {
                self.with_all("when-between", &[("from", &self.point(from)), ("to", &self.point(to))])
            }
            SourceDate::Span(from, Some(to)) => {
                self.with_all("when-span", &[("from", &self.point(from)), ("to", &self.point(to))])
            }
            SourceDate::Span(from, None) => self.with("when-open", "from", self.point(from)),
        }
    }

    /// The dates that sources give for one thing: the best one, or every one of them where they differ.
    pub fn whens(&self, dates: &SaidDates<'_>) -> String {
        if let Some(best) = dates.best() {
            return self.when(best);
        }
        let all: Vec<String> = dates.iter().map(|said| self.when(said.date)).collect();
        if all.is_empty() {
            return self.say("when-not-on-file");
        }
        self.with("when-differ", "dates", all.join(" / "))
    }

    fn point(self, moment: Moment) -> String {
        let day = moment.earliest();
        let year = format!("{:04}", day.year());
        match moment.precision() {
            Precision::Year => self.with("when-year", "year", year),
            Precision::Month => {
                let month = self.say(&format!("when-month-{}", day.month()));
                self.with_all("when-month", &[("month", &month), ("year", &year)])
            }
            Precision::Day => self.day(day),
            Precision::Minute => {
                let minutes = moment.minutes_since_midnight().unwrap_or_default();
                format!("{}, {:02}:{:02}", self.day(day), minutes / 60, minutes % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_date_is_told_as_precisely_as_its_source_in_every_language() {
        for (written, language, told) in [
            ("2022", Language::English, "2022"),
            ("2022-04", Language::English, "April 2022"),
            ("2022-04-11", Language::English, "11 April 2022"),
            ("2022-04-11~", Language::English, "about 11 April 2022"),
            ("[..2023-04-05]", Language::English, "5 April 2023 or before"),
            ("2019/2021-03", Language::English, "2019 to March 2021"),
            ("2022-04-11/..", Language::English, "from 11 April 2022, end not known"),
            ("2024-02-16T14:17+05:00", Language::English, "16 February 2024, 14:17"),
            ("2022-04", Language::Russian, "апрель 2022 г."),
            ("[2015..2017]", Language::Spanish, "en algún momento entre 2015 y 2017"),
            ("2022-04~", Language::Arabic, "أبريل 2022 تقريبًا"),
        ] {
            let date = written.parse().expect("a date of the test's own");
            let said = Speech(language).when(date).replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(said, told, "{written}");
        }
    }
}
