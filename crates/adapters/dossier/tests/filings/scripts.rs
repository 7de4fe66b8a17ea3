//! Words in other scripts: every letter is drawn, runs in its own direction, and is found again as text.

use crate::sample;

use amparo_dossier::model::{Cited, PrintedTranslation, Prose, Words};
use amparo_dossier::{FontFile, Fonts, PaperError, RequestLetter, html, pdf, pdf_with};

/// Quotes as reports have them: the words, their language, a translation.
pub(crate) const QUOTES: [(&str, &str, &str, &str); 6] = [
    (
        "ar",
        "اعتُقل صباح الثالث من مايو أمام الصحيفة.",
        "Arrested on the morning of 3 May outside the newspaper.",
        "Arabic",
    ),
    (
        "he",
        "הוא נעצר בבוקר ליד המערכת ולא הורשה לפגוש עורך דין.",
        "He was arrested in the morning and could see no lawyer.",
        "Hebrew",
    ),
    (
        "fa",
        "او را به بند ۲۰۹ بردند و تا ۱۲ روز کسی خبری نداشت.",
        "They took him to ward 209, and for 12 days nobody heard.",
        "Persian letters and digits",
    ),
    (
        "ar",
        "قال المحامي إن الملف 212/2021 أُرسل إلى Harbour Wire يوم 5 مايو.",
        "The lawyer said that file 212/2021 was sent to Harbour Wire on 5 May.",
        "both directions in one line",
    ),
    (
        "el",
        "Συνελήφθη το πρωί έξω από την εφημερίδα.",
        "Arrested in the morning outside the newspaper.",
        "Greek",
    ),
    ("ru", "Задержан утром у редакции.", "Detained in the morning by the newsroom.", "Cyrillic"),
];

pub(crate) fn letter_of_many_scripts() -> RequestLetter {
    let mut letter = sample::letter();
    letter.charges = QUOTES
        .iter()
        .zip(20..)
        .map(|((language, quote, translation, because), number)| {
            let words = Words::Quoted {
                quote: (*quote).to_owned(),
                language: Some((*language).to_owned()),
                translation: Some(PrintedTranslation {
                    text: (*translation).to_owned(),
                    by: "translation by a volunteer, not certified".to_owned(),
                }),
            };
            let note = amparo_dossier::model::Footnote { words, ..sample::note(number, 1, "") };
            Prose::Cited(Cited::new(format!("A statement in {because}."), sample::one(note)))
        })
        .collect();
    letter.sources[1].title = String::from("محاكمة الصحفي في الميناء");
    letter.sources[2].title = String::from("דו״ח על העיתונות");
    letter
}

#[test]
fn arabic_hebrew_greek_and_cyrillic_are_drawn_with_the_embedded_fonts() {
    assert!(pdf(&letter_of_many_scripts()).is_ok());
}

#[test]
fn words_in_every_direction_are_found_again_in_the_pdf() {
    let bytes = pdf(&letter_of_many_scripts()).expect("the letter as PDF");
    let Some(page) = crate::tools::pdf_to_text(&bytes) else { return };
    for (_, quote, _, because) in QUOTES {
        for word in quote.split_whitespace().map(|word| word.trim_matches(['.', ',', '/'])) {
            assert!(page.contains(&crate::tools::folded(word)), "{because}: {word}\n{page}");
        }
    }
}

#[test]
fn a_letter_that_no_font_draws_is_named_and_never_a_box() {
    let mut letter = sample::letter();
    for (subject, missing) in
        [("The case of ᚛ᚑᚌᚐᚋ᚜", '᚛'), ("The case of 王", '王'), ("The case of 🙂", '🙂')]
    {
        letter.subject = subject.to_owned();
        let Err(PaperError::MissingGlyph { character, near }) = pdf(&letter) else { panic!("{subject}") };
        assert_eq!(character, missing);
        assert!(near.contains("case of"));
        assert!(html(&letter).is_ok(), "HTML carries every script");
    }
}

#[test]
fn a_font_that_is_brought_draws_what_the_embedded_ones_lack() {
    let mut letter = sample::letter();
    letter.subject = "The case of ᚛ᚑᚌᚐᚋ᚜".to_owned();
    let file = || FontFile {
        name: "NotoSansOgham-Regular.ttf".to_owned(),
        bytes: include_bytes!("../fonts/NotoSansOgham-Regular.ttf").to_vec(),
    };
    let fonts = Fonts::with(vec![file()]).expect("a font");
    let printed = pdf_with(&letter, &fonts).expect("every letter has a glyph");
    assert_eq!(pdf_with(&letter, &fonts), Ok(printed), "same input, same bytes");
    let broken = FontFile { name: "notes.ttf".to_owned(), bytes: b"not a font".to_vec() };
    let refused = Fonts::with(vec![file(), broken]).map(|_| ());
    assert_eq!(refused, Err(PaperError::NotAFont { name: "notes.ttf".to_owned() }));
}

#[test]
fn a_quote_says_its_language_and_direction_to_a_browser() {
    let page = html(&letter_of_many_scripts()).expect("HTML");
    for (language, ..) in QUOTES {
        assert!(page.contains(&format!("<bdi dir=\"auto\" lang=\"{language}\">")), "{language}");
    }
}
