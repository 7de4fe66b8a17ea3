//! What a paper promises its reader.

use crate::sample;

use amparo_dossier::model::letter::ConsentOnFile;
use amparo_dossier::model::{Cited, Gap, Prose, State, Status};
use amparo_dossier::{Paper, PaperError, html, pdf, text, timeline, timeline_text};

/// Words that would do harm if any of them were read as markup.
const HOSTILE: &str =
    "<script>alert('x')</script> & \"quoted\" #eval(\"1\") $x$ @label *b* _i_ = h \\ `raw` //c";

/// The paper as text in one line, so that a rule does not depend on where lines break.
fn words<'a>(paper: impl Into<Paper<'a>>) -> String {
    let page = text(paper).expect("the paper can be printed");
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_argument_is_kept_and_marked() {
    let page = words(&sample::letter());
    assert!(page.contains("[Argument:] Ten years of home, work and family"), "{page}");
}

#[test]
fn a_contested_fact_says_so_wherever_it_is_printed() {
    for page in [words(&sample::letter()), words(&sample::one_pager())] {
        assert!(page.contains(
            "[Contested.] Another account on file: the court paper dates the arrest to 5 May 2021."
        ));
    }
}

#[test]
fn a_missing_waiver_is_said_at_the_top_and_in_section_nine() {
    let page = words(&sample::letter());
    assert!(
        page.starts_with("DRAFT — not to be sent until these are on file: - a signed Privacy Act waiver"),
        "{page}"
    );
    assert!(page.contains("Privacy Act waiver (5 U.S.C. § 552a(b)): [not on file.] Needed for:"), "{page}");
}

#[test]
fn a_letter_without_any_consent_says_that_none_is_on_file() {
    let mut letter = sample::letter();
    letter.consents.clear();
    assert!(words(&letter).contains("[Not on file:] no consent and no waiver is on file."));
}

#[test]
fn a_withdrawn_consent_is_never_printed_as_given() {
    let mut letter = sample::letter();
    letter.consents[0].state = ConsentOnFile::Withdrawn { on: sample::date("2023-05-25") };
    let page = words(&letter);
    assert!(page.contains("[Withdrawn] since; it was given on 25 May 2023. It no longer"), "{page}");
    assert!(!page.contains("given by Lena Velin"));
}

#[test]
fn a_criterion_on_which_the_file_is_silent_is_never_answered() {
    let page = words(&sample::letter());
    assert_eq!(page.matches("[Not on file:] the file holds no information on this criterion.").count(), 7);
    for verdict in ["not met", "satisfied", "7 of 11", "4 of 11"] {
        let said = page.replace("that is not a statement that the criterion is not met", "");
        assert!(!said.contains(verdict), "{verdict}");
    }
}

#[test]
fn a_finding_is_printed_only_where_a_person_gave_one() {
    let letter = words(&sample::letter());
    assert_eq!(letter.matches("[Finding:]").count(), 1);
    let worksheet = words(&sample::worksheet());
    assert_eq!(worksheet.matches("[Finding:] not answered; no person has given one.").count(), 10);
}

#[test]
fn an_empty_section_says_that_nothing_is_on_file() {
    let page = words(&sample::letter());
    assert!(page.contains("6. OTHER CIRCUMSTANCES Nothing is on file under this heading."));
}

#[test]
fn words_that_are_not_on_file_are_said_to_be_so() {
    let page = words(&sample::letter());
    assert!(page.contains("[5], paragraph 6, words not on file"), "{page}");
    assert!(page.contains("Named only: words not on file, no archived copy."));
}

#[test]
fn a_translation_stands_beside_the_original() {
    let page = words(&sample::letter());
    assert!(page.contains("“Задержан утром третьего мая у редакции.” [“Detained on the morning of the third of May outside the newsroom.”, uncertified translation by a volunteer]"), "{page}");
}

#[test]
fn a_footnote_to_a_source_outside_the_annex_stops_the_paper() {
    let mut letter = sample::letter();
    letter.sources.remove(2);
    assert_eq!(html(&letter), Err(PaperError::UnknownSource { number: 3 }));
}

#[test]
fn two_sources_cannot_have_one_number() {
    let mut letter = sample::letter();
    letter.sources[1].number = 1;
    assert_eq!(html(&letter), Err(PaperError::DuplicateSource { number: 1 }));
}

#[test]
fn a_state_that_disagrees_with_what_is_printed_stops_the_paper() {
    let support = || Prose::Cited(Cited::new("He was beaten.", sample::one(sample::note(9, 1, "beaten"))));
    let argument = || Prose::Argument("It must be so.".to_owned());
    for (state, support, against, allowed, because) in [
        (State::Supported, vec![support()], vec![], true, "support is printed"),
        (State::Supported, vec![argument()], vec![], false, "an argument is not support"),
        (State::Supported, vec![support()], vec![support()], false, "that is contested"),
        (State::Contested, vec![support()], vec![support()], true, "both are printed"),
        (State::Contested, vec![support()], vec![], false, "nothing contests it"),
        (State::NoInformation, vec![support()], vec![], false, "there is information"),
        (State::NoInformation, vec![argument()], vec![], true, "an argument is no information"),
        (State::Contradicted, vec![], vec![support()], true, "counter-evidence alone"),
    ] {
        let mut letter = sample::letter();
        letter.criteria[0].state = state;
        letter.criteria[0].support = support;
        letter.criteria[0].against = against;
        assert_eq!(html(&letter).is_ok(), allowed, "{because}");
    }
}

#[test]
fn hostile_text_is_printed_and_never_read_as_markup() {
    let mut letter = sample::letter();
    letter.subject = HOSTILE.to_owned();
    letter.sender[0] = HOSTILE.to_owned();
    letter.status = Status::Draft { missing: vec![HOSTILE.to_owned()] };
    letter.health = vec![
        Cited::new(HOSTILE, sample::one(sample::note(8, 1, HOSTILE))).into(),
        Gap { what: HOSTILE.to_owned(), how_to_settle: None }.into(),
    ];
    letter.sources[0].title = HOSTILE.to_owned();
    if let Some(figure) = &mut letter.figure {
        figure.events[0].label = HOSTILE.to_owned();
        figure.title = HOSTILE.to_owned();
    }
    let page = html(&letter).expect("HTML");
    assert!(!page.contains("<script") && !page.contains("alert('x')"));
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)"));
    assert!(text(&letter).expect("text").contains("#eval(\"1\")"));
    assert!(pdf(&letter).is_ok(), "the template takes it as a value");
}

#[test]
fn a_saved_page_asks_nothing_of_anyone() {
    for page in [html(&sample::letter()), html(&sample::one_pager()), html(&sample::worksheet())] {
        let page = page.expect("HTML");
        for forbidden in ["<script", "<link", "<img", "src=", "@import", "url(http", "href=\"http", "onclick"]
        {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn marks_and_notes_lead_to_each_other() {
    let page = html(&sample::letter()).expect("HTML");
    let notes = page.matches("<li id=\"note-").count();
    assert!(notes > 3);
    for number in 1..=notes {
        for link in ["id=\"mark-N\"", "href=\"#note-N\"", "id=\"note-N\"", "href=\"#mark-N\""] {
            let link = link.replace('N', &number.to_string());
            assert!(page.contains(&link), "{link}");
        }
        let target = format!("id=\"mark-{number}\"");
        assert_eq!(page.matches(&target).count(), 1, "an id is unique");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (letter, page) = (sample::letter(), sample::one_pager());
    assert_eq!(html(&letter), html(&letter));
    assert_eq!(pdf(&letter), pdf(&letter));
    assert_eq!(pdf(&page), pdf(&page));
}

#[test]
fn the_summary_is_one_page_with_any_number_of_events() {
    for events in [0, 9, 40, 200] {
        let bytes = pdf(&sample::one_pager_with(events)).expect("it fits");
        assert_eq!(pages(&bytes), 1, "{events} events");
    }
    let letter = pdf(&sample::letter()).expect("the letter");
    assert!(pages(&letter) > 2, "the count sees more than one page where there are more");
}

#[test]
fn what_the_summary_leaves_out_is_counted() {
    let page = words(&sample::one_pager_with(40));
    assert!(page.contains("… and 28 more in the file"), "{page}");
}

#[test]
fn a_summary_that_cannot_fit_is_refused_and_not_cut() {
    let mut page = sample::one_pager();
    page.asks = vec![Prose::Argument("word ".repeat(3_000))];
    assert!(matches!(pdf(&page), Err(PaperError::DoesNotFit { pages }) if pages > 1));
}

#[test]
fn an_undated_letter_prints_a_place_for_the_date() {
    let mut letter = sample::letter();
    letter.date = None;
    assert!(html(&letter).expect("HTML").contains("[date]"));
    assert!(pdf(&letter).is_ok());
}

#[test]
fn a_timeline_in_words_is_as_precise_as_its_sources() {
    let told = timeline_text(&sample::figure());
    for line in [
        "- in January 2023 (month known, day not): Punishment cell without a bed [4]",
        "- on 3 May 2021: Arrested in Port Lasko (contested) [1]",
        "- on or before 5 April 2023: Open Margins calls for release [3]",
        "- about November 2020: Warned to stop writing [3]",
        "- Criminal custody: from November 2022 (month known, day not), continuing on 1 June 2023 (Colony 9)",
        "- Whereabouts unknown: from September 2022 (month known, day not), to November 2022 (month known, day not)",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn an_imprecise_date_never_looks_like_a_day() {
    let mut figure = sample::figure();
    figure.custody.clear();
    for (when, dots, because) in [
        ("2022-04-11", 1, "the day is known"),
        ("2022-04", 0, "only the month is"),
        ("2022", 0, "only the year is"),
        ("2022-04-11~", 0, "about that day"),
        ("[..2022-04-11]", 0, "or before"),
        ("[2022-04-11..]", 0, "or after"),
        ("2022-04-11/..", 0, "it lasted, end not known"),
    ] {
        figure.events.truncate(1);
        figure.events[0].date = sample::date(when);
        // The legend has one dot of its own.
        assert_eq!(timeline(&figure).matches("<circle").count(), 1 + 1 + dots, "{when}: {because}");
    }
}

#[test]
fn a_timeline_is_told_to_those_who_do_not_see_it() {
    let svg = timeline(&sample::figure());
    assert!(
        svg.contains("role=\"img\"")
            && svg.contains("<title>Timeline of the detention of Tomas Velin</title>")
    );
    assert!(svg.contains("<desc>") && svg.contains("month known, day not"));
    assert!(!svg.contains("style="), "a strict page refuses inline style");
}

/// Counts the pages that the PDF says it has.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.split("/Type/Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
        + text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
}

#[test]
fn a_letter_of_two_hundred_notes_is_set_to_the_end() {
    let letter = sample::long_letter(200);
    let bytes = pdf(&letter).expect("it is long, not wrong");
    assert!(pages(&bytes) > 15);
    assert!(text(&letter).expect("text").contains("Words number 199."));
}
