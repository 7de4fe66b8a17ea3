//! Lengths as sources tell them ("15 days", "six years and six months"), as far as they can be compared.
//!
//! Only plain lengths are read. What is not understood is left alone: two lengths of which one is not
//! understood are never called a conflict.

/// A length in the units of its source. A month has no fixed number of days, so nothing is converted but
/// weeks to days and years to months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Term {
    pub(super) months: u32,
    pub(super) days: u32,
}

const NUMBER_WORDS: [&str; 31] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "twenty-one",
    "twenty-two",
    "twenty-three",
    "twenty-four",
    "twenty-five",
    "twenty-six",
    "twenty-seven",
    "twenty-eight",
    "twenty-nine",
    "thirty",
];

/// The largest count of a unit that is believed: more is a slip of the pen or not a length.
const COUNT_MAX: u32 = 1_000;

/// Reads numbers with units, "and" between them, and nothing else; `None` for any other words.
pub(super) fn read(text: &str) -> Option<Term> {
    let text = text.to_lowercase().replace(',', " ");
    // "15-day" and "15 days" are one; "twenty-five" keeps its hyphen.
    let text = ["day", "week", "month", "year"]
        .iter()
        .fold(text, |text, unit| text.replace(&format!("-{unit}"), &format!(" {unit}")));
    let mut term = Term::default();
    let mut count = None;
    let mut understood = false;
    for word in text.split_whitespace().filter(|word| *word != "and") {
        let Some(number) = count.take() else {
            count = Some(number(word)?);
            continue;
        };
        match word.trim_end_matches('s') {
            "day" => term.days += number,
            "week" => term.days += number * 7,
            "month" => term.months += number,
            "year" => term.months += number * 12,
            _ => return None,
        }
        understood = true;
    }
    (understood && count.is_none()).then_some(term)
}

fn number(word: &str) -> Option<u32> {
    let in_words =
        || NUMBER_WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok());
    let in_digits = word.parse().ok().filter(|number| *number <= COUNT_MAX);
    in_digits.or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_lengths_are_read_and_others_are_left_alone() {
        let term = |months, days| Some(Term { months, days });
        for (text, expected, because) in [
            ("25 years", term(300, 0), "years are months"),
            ("twenty-five years", term(300, 0), "the same in words"),
            ("6 years 6 months", term(78, 0), "two units"),
            ("six years and six months", term(78, 0), "and in words"),
            ("15 days", term(0, 15), "days"),
            ("15-day", term(0, 15), "with a hyphen"),
            ("two weeks", term(0, 14), "weeks are days"),
            ("up to 15 years", None, "a maximum is no length"),
            ("more than 10 years", None, "nor is a minimum"),
            ("life", None, "not a number"),
            ("25", None, "no unit"),
            ("", None, "nothing"),
            ("9999999 years", None, "a slip of the pen"),
        ] {
            assert_eq!(read(text), expected, "{text}: {because}");
        }
    }
}
