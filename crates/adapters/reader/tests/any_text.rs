//! No text makes the proposals engine fail, and every quote is the words at its place.

use amparo_reader::propose::{Document, Proposal, disclosed_interest, propose};
use proptest::prelude::*;

/// Words that open rules, so that chance meets them at every edge of a text.
const WORDS: &[&str] = &[
    "arrested",
    "Oleg",
    "Varnin",
    "Vera",
    "Lindal",
    "was",
    "been",
    "not",
    "who",
    "his",
    "her",
    "he",
    "she",
    "they",
    "both",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "’s",
    "—",
    "\n\n",
    "on",
    "4",
    "May",
    "2019",
    "in",
    "since",
    "to",
    "the",
    "a",
    "of",
    "by",
    "and",
    "that",
    "said",
    "called",
    "for",
    "release",
    "free",
    "should",
    "must",
    "let",
    "go",
    "calls",
    "request",
    "ask",
    "denied",
    "access",
    "visits",
    "lawyer",
    "wife",
    "mother",
    "citizen",
    "national",
    "passport",
    "Russia",
    "court",
    "trial",
    "sentence",
    "sentenced",
    "nine",
    "years",
    "charged",
    "charges",
    "against",
    "accused",
    "Article",
    "12.3",
    "held",
    "detention",
    "custody",
    "bars",
    "prison",
    "hospital",
    "coma",
    "diabetes",
    "health",
    "poisoned",
    "with",
    "beaten",
    "solitary",
    "confinement",
    "hunger",
    "strike",
    "died",
    "determined",
    "wrongfully",
    "detained",
    "sanctions",
    "Senator",
    "Judge",
    "Secretary",
    "State",
    "minister",
    "spokesman",
    "European",
    "Union",
    "Committee",
    "Resolved",
    "That",
    "Senate",
    "1",
    "urges",
    "condemns",
    "Whereas",
    "born",
    "judiciary",
    "independent",
    "necessary",
    "letter",
    "wrote",
    "case",
    "testified",
    "contact",
    "condition",
    "Arrested:",
    "Charges:",
    "Occupation:",
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = Document { text, date: None, known_people: &[] };
    let _ = disclosed_interest(&document);
    let first = propose(&document);
    let letters: Vec<char> = text.chars().collect();
    for proposal in &first {
        let words: String = letters[proposal.range.start..proposal.range.end].iter().collect();
        prop_assert_eq!(&words, &proposal.quote);
        prop_assert!(proposal.also.iter().all(|range| range.start < range.end && range.end <= letters.len()));
    }
    let prints = |proposals: &[Proposal]| proposals.iter().map(Proposal::fingerprint).collect::<Vec<_>>();
    prop_assert_eq!(prints(&first), prints(&propose(&document)), "the same text, the same proposals");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_the_trade_in_any_order_are_read_without_failing(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..40),
        glue in prop::sample::select(&[" ", "", "\n"][..]),
    ) {
        check(&words.join(glue))?;
        check(&words.join(" "))?;
    }

    #[test]
    fn any_letters_are_read_without_failing(text in "\\PC{0,120}") {
        check(&text)?;
    }
}
