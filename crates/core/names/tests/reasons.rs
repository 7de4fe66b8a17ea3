//! What is said of two names, and what never is.

use std::collections::BTreeSet;

use amparo_names::Bearing::{Against, For, Open};
use amparo_names::{Bearing, Comparison, Kind, Name, REASONS_MAX, Why, compare, score};
use proptest::prelude::*;

fn of(kind: Kind, left: &str, right: &str) -> Comparison {
    compare(&Name::new(left, kind), &Name::new(right, kind))
}

fn sentences(kind: Kind, left: &str, right: &str) -> Vec<String> {
    of(kind, left, right).reasons.iter().map(ToString::to_string).collect()
}

/// Pairs that between them give every kind of reason.
const PAIRS: &[(Kind, &str, &str)] = &[
    (Kind::Person, "Сорокин Павел Андреевич", "Pavel Sorokin"),
    (Kind::Person, "Pavel Andreevich Sorokin", "Pavel Viktorovich Sorokin"),
    (Kind::Person, "Руслан Кара-Мурза", "Rouslan Karamourza"),
    (Kind::Person, "V. S. Sorokin", "Viktor Andreevich Sorokin"),
    (Kind::Person, "Sasha Ivanova", "Aleksandr Ivanov"),
    (Kind::Person, "أحمد بن خالد الحربي", "Ahmad al-Harbi"),
    (Kind::Person, "Maricela Lozano Vidal", "Maricela Lozano Ortega"),
    (Kind::Person, "Suharno", "Sukarno"),
    (Kind::Person, "Mikhail Zavadsky", "Mikhail Petr Zavadski"),
    (Kind::Person, "Ros Adeyemi", "Roz Adeyemi"),
    (Kind::Person, "Taras Hnatiuk", "Birgit Hallgren"),
    (Kind::Person, "", "Birgit Hallgren"),
    (Kind::Person, "V. S.", "Viktor Sorokin"),
    (Kind::Person, "김민정", "Min Jung Kim"),
    (Kind::Organisation, "ООО Банк Заря", "Zarya Bank AG"),
    (Kind::Organisation, "ИК-2 Барсуково", "IK-6 Barsukovo"),
    (Kind::Organisation, "NKVD", "Narodny Komissariat Vnutrennikh Del"),
];

/// Two names, the kinds of reasons in order, and why.
type Expected<'a> = (Kind, &'a str, &'a str, &'a [(Bearing, &'a str)], &'a str);

#[test]
fn reasons_say_what_is_alike_what_is_not_and_what_is_open() {
    let table: &[Expected<'_>] = &[
        (
            Kind::Person,
            "Pavel Andreevich Sorokin",
            "Pavel Sorokin",
            &[(For, "same-word"), (Open, "patronymic-missing")],
            "silence is no contradiction",
        ),
        (
            Kind::Person,
            "Pavel Andreevich Sorokin",
            "Pavel Viktorovich Sorokin",
            &[(Against, "patronymic-differs"), (For, "same-word")],
            "two fathers",
        ),
        (
            Kind::Person,
            "V. S. Sorokin",
            "Viktor Andreevich Sorokin",
            &[(Against, "initial-differs"), (For, "same-word"), (For, "initial")],
            "one letter fits and one does not",
        ),
        (
            Kind::Person,
            "Sasha Zavadskaya",
            "Aleksandr Zavadsky",
            &[(For, "other-form"), (Open, "other-gender")],
            "a short form, and a woman's family name",
        ),
        (
            Kind::Person,
            "Zavadsky Ihsan",
            "Ihsan Zavadsky",
            &[(For, "same-word"), (Open, "swapped-order")],
            "turned round",
        ),
        (
            Kind::Person,
            "Ruslan Kara-Murza",
            "Ruslan Karamurza",
            &[(For, "joined"), (For, "same-word")],
            "one word or two",
        ),
        (Kind::Person, "Мурза", "Mursa", &[(For, "transliteration"), (Open, "one-word")], "two scripts"),
        (Kind::Person, "Taras Hnatiuk", "Birgit Hallgren", &[(Against, "nothing-alike")], "nothing"),
        (Kind::Person, "", "Birgit Hallgren", &[(Open, "no-letters")], "nothing to compare"),
        (
            Kind::Person,
            "Dr. Ihsan al-Darwazeh",
            "Ihsan Darwazeh",
            &[(For, "same-word"), (Open, "left-out")],
            "one sentence for all that is left out",
        ),
        (
            Kind::Person,
            "Maricela Lozano y Vidal",
            "Maricela Lozano Vidal",
            &[(For, "same-word"), (Open, "left-out")],
            "a small word is no initial",
        ),
        (
            Kind::Person,
            "Umm Khalid bint Saleh",
            "Abu Khalid",
            &[(Against, "words-differ"), (For, "same-word"), (Open, "only-left"), (Open, "left-out")],
            "a mother and a father",
        ),
        (
            Kind::Organisation,
            "Volna Ltd",
            "Volna AG",
            &[(For, "same-word"), (Open, "legal-form")],
            "legal forms contradict weakly",
        ),
        (
            Kind::Organisation,
            "ИК-2 Барсуково",
            "IK-6 Barsukovo",
            &[(Against, "number-differs"), (For, "transliteration"), (For, "transliteration")],
            "two prisons",
        ),
    ];
    for (kind, left, right, expected, because) in table {
        let reasons = of(*kind, left, right).reasons;
        let said: Vec<_> = reasons
            .iter()
            .filter(|reason| reason.why() != Why::CommonName)
            .map(|reason| (reason.bearing(), reason.code()))
            .collect();
        assert_eq!(said, *expected, "{left} / {right}: {because}");
    }
}

#[test]
fn sentences_are_those_a_caseworker_reads() {
    let table: &[(Kind, &str, &str, &str)] = &[
        (
            Kind::Person,
            "Vladimir Vladimirovich Sorokin",
            "Vladimir Sorokin",
            "“Vladimirovich”, a father’s name, stands on the left only: left open, it speaks neither for nor against",
        ),
        (
            Kind::Person,
            "Pavel Vladimirovich Sorokin",
            "Pavel Sergeevich Sorokin",
            "“Vladimirovich” against “Sergeevich”: two different fathers’ names",
        ),
        (Kind::Person, "V. Sorokin", "Vladimir Sorokin", "“V.” may stand for “Vladimir”"),
        (Kind::Person, "A. Sorokin", "Vladimir Sorokin", "“A.” does not stand for “Vladimir”"),
        (Kind::Person, "Sasha Zavadsky", "Aleksandr Zavadsky", "“Sasha” is a short form of “Aleksandr”"),
        (Kind::Person, "Aleksandr Zavadsky", "Sasha Zavadsky", "“Sasha” is a short form of “Aleksandr”"),
        (
            Kind::Person,
            "Anna Ivanova",
            "Anna Ivanov",
            "“Ivanova” is “Ivanov” as a woman bears it: perhaps a sister or a wife",
        ),
        (
            Kind::Person,
            "Анна Андреевна Сорокина",
            "Павел Андреевич Сорокин",
            "“Андреевна” is “Андреевич” as a daughter bears it: perhaps a sister",
        ),
        (Kind::Person, "Kim", "Kim", "“Kim” is a common word: it says little"),
        (Kind::Person, "Мурза", "Murza", "“Мурза” in Cyrillic letters is “Murza” in Latin letters"),
        (Kind::Person, "Mursa", "Мурза", "“Мурза” in Cyrillic letters may be “Mursa” in Latin letters"),
        (
            Kind::Person,
            "Siarhei Barazna",
            "Sergei Barazna",
            "“Siarhei” and “Sergei” are one name in two languages",
        ),
        (
            Kind::Person,
            "Suharno",
            "Sukarno",
            "“Suharno” and “Sukarno” are somewhat alike: one word in two spellings, or two words",
        ),
        (
            Kind::Person,
            "Wijayanto Suharno",
            "Suharno",
            "“Suharno” is all that the right name says: many may bear it",
        ),
        (
            Kind::Person,
            "Maricela Lozano Vidal",
            "Maricela Lozano Ortega",
            "“Vidal” stands against “Ortega”: two different words",
        ),
        (
            Kind::Organisation,
            "NKVD",
            "Narodny Komissariat Vnutrennikh Del",
            "“NKVD” is made of the first letters of “Narodny Komissariat Vnutrennikh Del”",
        ),
        (
            Kind::Organisation,
            "Zarya Ltd",
            "Zarya LLC",
            "“Ltd” and “LLC” are legal forms of one kind: it says little",
        ),
    ];
    for (kind, left, right, sentence) in table {
        let said = sentences(*kind, left, right);
        assert!(said.iter().any(|said| said == sentence), "{left} / {right}: {sentence}\n{said:#?}");
    }
}

#[test]
fn every_kind_of_reason_is_given_for_some_pair_and_has_a_code_of_its_own() {
    let given: BTreeSet<Why> = PAIRS
        .iter()
        .flat_map(|(kind, left, right)| [of(*kind, left, right), of(*kind, right, left)])
        .flat_map(|comparison| comparison.reasons)
        .map(|reason| reason.why())
        .collect();
    let never: Vec<_> = Why::ALL.iter().filter(|why| !given.contains(why)).collect();
    assert!(never.is_empty(), "never given: {never:?}");
    let codes: BTreeSet<&str> = Why::ALL.iter().map(|why| why.code()).collect();
    assert_eq!(codes.len(), Why::ALL.len());
    assert!(
        codes.iter().all(|code| code.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'))
    );
}

#[test]
fn no_sentence_says_that_two_people_are_one() {
    for (kind, left, right) in
        PAIRS.iter().copied().chain([(Kind::Person, "Ihsan Darwazeh", "Ihsan Darwazeh")])
    {
        for sentence in sentences(kind, left, right) {
            let small = sentence.to_lowercase();
            for claim in
                ["same person", "same man", "same woman", "one person", "identical", "is a match", "matches"]
            {
                assert!(!small.contains(claim), "{sentence}");
            }
        }
    }
}

#[test]
fn names_that_run_from_right_to_left_are_set_apart_in_a_sentence() {
    for sentence in sentences(Kind::Person, "أحمد بن خالد الحربي", "Ahmad al-Harbi") {
        let arabic = sentence.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter));
        assert_eq!(sentence.contains('\u{2068}'), arabic, "{sentence}");
        assert_eq!(sentence.matches('\u{2068}').count(), sentence.matches('\u{2069}').count(), "{sentence}");
    }
    for sentence in sentences(Kind::Person, "Pavel \u{202e}Sorokin\u{2069}", "Pavel \u{202e}Sorokin\u{2069}")
    {
        assert!(
            !sentence.contains(['\u{202e}', '\u{2069}']),
            "a mark of the name turns the sentence: {sentence:?}"
        );
    }
}

#[test]
fn reasons_give_the_words_as_the_names_write_them() {
    let reasons = of(Kind::Person, "SOROKIN, Páv\u{200d}el V.", "Pavel Viktorovich Sorokin").reasons;
    let words = |why: Why| {
        let reason = reasons.iter().find(|reason| reason.why() == why).expect("such a reason");
        (reason.left().to_vec(), reason.right().to_vec(), reason.likeness())
    };
    assert_eq!(words(Why::SameWord), (vec!["SOROKIN".into()], vec!["Sorokin".into()], Some(1.0)));
    assert_eq!(words(Why::Spelling).0, ["Páv\u{200d}el"]);
    assert_eq!(words(Why::Initial).0, ["V."]);
    assert_eq!(words(Why::Initial).1, ["Viktorovich"]);
}

/// What must not depend on the side.
fn mirrored(kind: Kind, left: &str, right: &str) {
    let (there, back) = (of(kind, left, right).reasons, of(kind, right, left).reasons);
    assert_eq!(there.len(), back.len(), "{left:?} / {right:?}");
    for (one, other) in there.iter().zip(&back) {
        let turned = match other.why() {
            Why::OnlyLeft => Why::OnlyRight,
            Why::OnlyRight => Why::OnlyLeft,
            why => why,
        };
        assert_eq!(
            (one.why(), one.bearing(), one.left(), one.right(), one.likeness()),
            (turned, other.bearing(), other.right(), other.left(), other.likeness()),
            "{left:?} / {right:?}"
        );
    }
}

#[test]
fn reasons_are_mirrored_when_the_names_change_sides() {
    for (kind, left, right) in PAIRS {
        mirrored(*kind, left, right);
    }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Person), Just(Kind::Organisation), Just(Kind::Word)]
}

/// Words that people and clerks put into names.
fn names() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Pavel",
        "Павел",
        "Andreevich",
        "Viktorovna",
        "V.",
        "S",
        "al-",
        "bin",
        "Abd al-Rahman",
        "عبدالرحمن",
        "الحربي",
        "Kara-Murza",
        "Карамурза",
        "김민정",
        "王小明",
        "やまだ",
        "Ltd",
        "ООО",
        "Bank",
        "Банк",
        "№ 9",
        "12",
        "Sasha",
        "ﬁ",
        "Aleksandr",
        "Ivanova",
        "Иванов",
        "Dr.",
        "İbrahim",
        ",",
        "\u{202e}",
        "\u{200c}",
        "e\u{301}",
        "Abu",
        "Umm",
    ]);
    prop::collection::vec(words, 0..16).prop_map(|words| words.join(" "))
}

/// What machines put into names.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        (names(), any::<String>(), names()).prop_map(|(a, b, c)| a + &b + &c)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_are_compared_and_the_reasons_speak_of_their_words(kind in kinds(), left in texts(), right in texts()) {
        let (one, other) = (Name::new(&left, kind), Name::new(&right, kind));
        let comparison = compare(&one, &other);
        prop_assert!((0.0..=1.0).contains(&comparison.score));
        prop_assert_eq!(comparison.score.to_bits(), score(&one, &other).to_bits());
        prop_assert!(!comparison.reasons.is_empty() && comparison.reasons.len() <= REASONS_MAX);
        for reason in &comparison.reasons {
            for (words, text) in [(reason.left(), &left), (reason.right(), &right)] {
                for word in words {
                    prop_assert!(occurs(word, text), "{:?} in {:?}", word, text);
                }
            }
            prop_assert!(reason.likeness().is_none_or(|likeness| (0.0..=1.0).contains(&likeness)));
            let sentence = reason.to_string();
            prop_assert!(!sentence.is_empty() && !sentence.contains(char::is_control));
        }
        let bearings: Vec<Bearing> = comparison.reasons.iter().map(amparo_names::Reason::bearing).collect();
        prop_assert!(bearings.is_sorted(), "contradiction first, then agreement, then what is open");
    }

    #[test]
    fn words_of_usual_names_are_pieces_of_the_text(kind in kinds(), left in names(), right in names()) {
        for reason in of(kind, &left, &right).reasons {
            for (words, text) in [(reason.left(), &left), (reason.right(), &right)] {
                for word in words {
                    prop_assert!(text.contains(word), "{:?} in {:?}", word, text);
                }
            }
        }
    }

    #[test]
    fn any_two_texts_give_mirrored_reasons(kind in kinds(), left in texts(), right in texts()) {
        mirrored(kind, &left, &right);
    }

    #[test]
    fn any_two_names_give_mirrored_reasons(kind in kinds(), left in names(), right in names()) {
        mirrored(kind, &left, &right);
    }
}

/// A word stands in a text as it is, or letter by letter once the text is read without capitals and marks.
fn occurs(word: &str, text: &str) -> bool {
    let letters = |text: &str| -> BTreeSet<char> {
        use unicode_normalization::UnicodeNormalization as _;
        // Whether a sigma is the last letter of its word depends on where the text is cut.
        let last_sigma = |letter| if letter == 'ς' { 'σ' } else { letter };
        text.nfkc().flat_map(char::to_lowercase).nfkc().map(last_sigma).collect()
    };
    text.contains(word) || letters(word).is_subset(&letters(&format!("{text} abdul")))
}
