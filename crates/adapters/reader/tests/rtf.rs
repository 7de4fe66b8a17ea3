//! What is promised of RTF. The people are invented.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use amparo_reader::{FileHint, Format, LimitName, Limits, PlaceKind, ReadError, Reading, Warning, read};

fn of(rtf: &str) -> Result<Reading, ReadError> {
    read(rtf.as_bytes(), &FileHint::named("a.doc"), &Limits::default())
}

fn text(body: &str) -> String {
    of(&format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {body}}}")).unwrap().text
}

#[test]
fn letters_are_what_the_file_says_in_whichever_way_it_says_it() {
    let table = [
        (
            r"Caf\'e9 \emdash  \ldblquote so\rdblquote\~he said\line next",
            "Café — “so” he said\nnext",
            "signs",
        ),
        (r"\uc1\u1053?\u1072?\u1076?\u1103? and \u-10180?\u-8208?", "Надя and 🏰", "numbers of UTF-16"),
        (r"\uc0\u1053\u1072\u1076\u1103 .", "Надя.", "without stand-ins"),
        (r"{\uc2\u1053\'8d\'8d}a", "Нa", "stand-ins in the old encoding are passed over"),
        (
            r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fcharset178 A;}}\f1 \'cd\'e0\'e4\'ff\f0  \'e9 {\f2 \'c7\'e1}.",
            "Надя é ال.",
            "each font has its own letters",
        ),
        ("One\\par two\\pard\\\nthree", "One\n\ntwo\n\nthree", "paragraphs"),
        (
            r"In\- visible{\*\unknown not here}{\pict 89504e47}{\header H}{\footer F}{\stylesheet{\s1 heading;}}.",
            "In visible.",
            "no part of the text",
        ),
        (
            r"{\field{\*\fldinst HYPERLINK http://x.example}{\fldrslt the link}}",
            "the link",
            "what a field shows",
        ),
        (r"{\object{\*\objdata 0102}{\result shown}}", "shown", "what stands for an object"),
        (r"{\upr{old}{\*\ud new}}", "new", "letters beside their old form"),
        (r"{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt boxed}}", "boxed", "a box of text"),
        (r"a\bin5 }}}}}b", "ab", "bytes that are no text"),
        (r"{\listtext 1.\tab}item", "item", "a list's own numbers"),
    ];
    for (body, expected, because) in table {
        assert_eq!(text(body), expected, "{because}");
    }
}

#[test]
fn deleted_and_hidden_text_and_comments_are_left_out_and_counted() {
    let body = r"{\info{\title On Nadia}{\author Olga Primer}{\creatim\yr2021\mo5\dy4}}She {\deleted was }{\revised is} in {\v secret }prison{\*\annotation no}.{\object x}";
    let reading = of(&format!("{{\\rtf1 {body}}}")).unwrap();
    assert_eq!((reading.text.as_str(), reading.format), ("She is in prison.", Format::Rtf));
    let expected = [
        Warning::TrackedChanges { insertions: 1, deletions: 1 },
        Warning::CommentsLeftOut { count: 1 },
        Warning::HiddenTextLeftOut { chars: 6 },
        Warning::EmbeddedNotRead { count: 1 },
        Warning::DatesOfTheFile { created: Some("2021-05-04".into()), modified: None },
    ];
    assert_eq!(reading.warnings, expected);
    assert_eq!(reading.title.as_deref(), Some("On Nadia"));
    assert_eq!(reading.metadata.authors, ["Olga Primer"]);
    assert_eq!(reading.metadata.published, None);
}

#[test]
fn tables_headings_and_notes_have_their_places() {
    let body = r"\outlinelevel0 Head\par\pard Held{\footnote\chftn  Interview.} since Monday.\par\trowd a\cell b c\cell\row\trowd d\par e\cell f\cell\row\pard End{\footnote {\ftnalt} Two.}";
    let reading = of(&format!("{{\\rtf1 {body}}}")).unwrap();
    let words: Vec<&str> =
        reading.places.iter().map(|place| reading.quote(place.start..place.end).unwrap()).collect();
    assert_eq!(
        words,
        ["Head", "Held since Monday.", "a\tb c", "d", "e", "f", "End", "[1] Interview.", "[2] Two."]
    );
    assert_eq!(reading.places[0].kind, PlaceKind::Heading { level: 1 });
    assert_eq!(reading.places[2].kind, PlaceKind::TableRow);
    let note = &reading.places[7];
    assert_eq!(reading.place_name(note.start..note.end).as_deref(), Some("footnote 1"));
}

#[test]
fn groups_in_groups_are_refused_at_the_limit_and_never_exhaust_the_stack() {
    let error = of(&format!("{{\\rtf1 {}", "{".repeat(1_000_000))).unwrap_err();
    assert!(
        matches!(error, ReadError::OverLimit { limit: LimitName::RtfDepth, allowed: 1_000, .. }),
        "{error}"
    );
    assert_eq!(of("{\\rtf1 }}}}}").unwrap_err(), ReadError::NoText);
    assert_eq!(text("cut off {in the mid"), "cut off in the mid");
}
