//! Streams in memory: what goes in comes out, or is refused with its number.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::time::Duration;

use super::lines::harmless;
use super::*;
use crate::problem::Sort;

fn no_time() -> Duration {
    Duration::ZERO
}

fn scored(input: &[u8]) -> (Vec<String>, Result<Scored, Problem>) {
    let mut out = Vec::new();
    let done = score_pairs(input, &mut out, &no_time);
    (String::from_utf8(out).expect("text").lines().map(str::to_owned).collect(), done)
}

fn list(text: &str) -> Result<NameList, Problem> {
    NameList::read(text.as_bytes(), &no_time)
}

fn searched(list: &NameList, top: usize, queries: &str) -> Vec<serde_json::Value> {
    let mut out = Vec::new();
    search_list(list, top, queries.as_bytes(), &mut out, &no_time).expect("questions");
    let text = String::from_utf8(out).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON on each line")).collect()
}

const LIST: &str = r#"{"id": "e1", "name": "Anna Example", "type": "person", "birth": "1971-03-04", "country": "xa"}
{"id": 7, "names": ["Example Prison Service", "XPS"], "type": "org"}
{"id": "e1", "name": "Anja Primerova", "type": "person"}
{"id": "e3", "name": "Boris Sample", "birth": "1980"}
"#;

#[test]
fn every_pair_has_its_score_in_its_place() {
    let input = r#"{"left": "Anna Example", "right": "Example, Anna", "type": "person", "label": 1}
{"right": "Boris Sample", "left": "Anna Example"}
{"left": "Example Ltd", "right": "Example Limited", "type": "org"}
{"left": "\u0410\u043d\u043d\u0430", "right": "Anna", "type": "token"}"#;
    let (scores, done) = scored(input.as_bytes());
    let done = done.expect("four pairs");
    assert_eq!((done.pairs, done.names), (4, 7), "a text of a kind is analysed once");
    let expected = [
        ("Anna Example", "Example, Anna", Kind::Person),
        ("Anna Example", "Boris Sample", Kind::Person),
        ("Example Ltd", "Example Limited", Kind::Organisation),
        ("Анна", "Anna", Kind::Word),
    ];
    for ((left, right, kind), line) in expected.into_iter().zip(&scores) {
        let score = amparo_names::score(&Name::new(left, kind), &Name::new(right, kind));
        assert_eq!(*line, format!("{score:.6}"), "{left} / {right}");
    }
}

#[test]
fn a_line_that_cannot_be_used_stops_with_its_number_and_after_the_scores_before_it() {
    let good = r#"{"left": "Anna", "right": "Anna"}"#;
    let long = format!(r#"{{"left": "{}", "right": "Anna"}}"#, "a".repeat(NAME_CHARS_MAX + 1));
    let huge = format!("\"{}\"", "a".repeat(LINE_BYTES_MAX));
    let table: [(&[u8], &str, &str); 10] = [
        (b"Anna;Anna", "no JSON", "another format"),
        (b"", "empty", "a line between two others"),
        (br#"["Anna", "Anna"]"#, "square bracket", "JSON, but no object"),
        (b"17", "nvalid type", "JSON, but no object either"),
        (br#"{"left": "Anna"}"#, "`right`", "half a pair"),
        (br#"{"left": "Anna", "right": null}"#, "null", "no name"),
        (br#"{"left": "Anna", "right": "Anna", "type": "ship"}"#, "`ship`", "a kind that is not known"),
        (b"{\"left\": \"Ann\xFFa\", \"right\": \"Anna\"}", "unicode", "another encoding"),
        (long.as_bytes(), "1001 characters", "no name is so long"),
        (huge.as_bytes(), "1048576 bytes", "a file without line ends"),
    ];
    for (bad, words, because) in table {
        let input = [good.as_bytes(), bad, good.as_bytes()].join(&b'\n');
        let (scores, done) = scored(&input);
        let problem = done.expect_err(because);
        assert_eq!(problem.sort, Sort::Input, "{because}");
        assert!(problem.what.contains("Line 2 "), "{because}: {problem}");
        assert!(problem.why.contains(words), "{because}: no “{words}” in {problem}");
        assert!(problem.mend.contains("JSON") || problem.mend.contains("name"), "{because}: {problem}");
        assert_eq!(scores.len(), 1, "{because}: the pair before it is scored, the one after it is not");
    }
}

#[test]
fn a_mark_at_the_beginning_and_ends_of_lines_from_elsewhere_are_no_mistake() {
    let (scores, done) = scored("\u{FEFF}{\"left\": \"Anna\", \"right\": \"Anna\"}\r\n".as_bytes());
    assert_eq!(done.map(|done| done.pairs), Ok(1));
    assert_eq!(scores.len(), 1);
    assert_eq!(scored(b"").1.map(|done| done.pairs), Ok(0), "nothing in, nothing out");
}

/// Gives a line only when the answer to the one before has arrived.
struct Asking<'a> {
    lines: Vec<&'static str>,
    answered: &'a std::cell::RefCell<Vec<u8>>,
    asked: usize,
}

impl Read for Asking<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let answers = self.answered.borrow().split_inclusive(|byte| *byte == b'\n').count();
        assert_eq!(answers, self.asked, "the next line is asked for before the last was answered");
        let Some(line) = self.lines.get(self.asked) else { return Ok(0) };
        self.asked += 1;
        into[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

struct Answers<'a>(&'a std::cell::RefCell<Vec<u8>>);

impl Write for Answers<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn whoever_asks_line_by_line_is_answered_line_by_line() {
    let answered = std::cell::RefCell::new(Vec::new());
    let lines = vec!["{\"left\": \"Anna\", \"right\": \"Anna\"}\n"; 3];
    let input = Asking { lines, answered: &answered, asked: 0 };
    let done = score_pairs(input, Answers(&answered), &no_time).expect("three pairs");
    assert_eq!(done.pairs, 3);
    let answered = std::cell::RefCell::new(Vec::new());
    let input =
        Asking { lines: vec!["{\"qid\": 1, \"name\": \"Anna\"}\n"; 3], answered: &answered, asked: 0 };
    let list = list(LIST).expect("a list");
    assert_eq!(search_list(&list, 1, input, Answers(&answered), &no_time).map(|done| done.queries), Ok(3));
    let answered = std::cell::RefCell::new(Vec::new());
    let input = Asking { lines: vec!["{\"name\": \"Anna\"}\n"; 3], answered: &answered, asked: 0 };
    let done = screen_lines(&list, input, Answers(&answered), |_| {}, &no_time);
    assert_eq!(done.map(|done| done.answered), Ok(3));
}

/// Takes nothing more.
struct Full(io::ErrorKind);

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_the_work_and_a_full_disk_is_a_problem() {
    let pair = br#"{"left": "Anna", "right": "Anna"}"#.as_slice();
    assert!(score_pairs(pair, Full(io::ErrorKind::BrokenPipe), &no_time).is_ok());
    let full =
        score_pairs(pair, Full(io::ErrorKind::StorageFull), &no_time).expect_err("a part is not the whole");
    assert_eq!(full.sort, Sort::System);
}

#[test]
fn lines_that_share_an_id_are_one_entry_with_its_best_name() {
    let list = list(LIST).expect("a list");
    assert_eq!((list.names(), list.entries()), (5, 3));
    let queries = "{\"qid\": \"q1\", \"name\": \"Anna Example\"}\n{\"qid\": 2, \"name\": \"Primerova Anja\"}\n\
                   {\"qid\": 3, \"name\": \"XPS\", \"type\": \"org\"}\n{\"qid\": 4, \"name\": \"Zzz\"}\n";
    let answers = searched(&list, 10, queries);
    let first = |at: usize| answers[at]["hits"][0][0].clone();
    assert_eq!((first(0), first(1), first(2)), ("e1".into(), "e1".into(), 7.into()));
    let ids: Vec<_> = answers.iter().map(|answer| answer["qid"].clone()).collect();
    assert_eq!(
        ids,
        ["q1".into(), 2.into(), 3.into(), serde_json::Value::from(4)],
        "a question without hits has its line"
    );
    for answer in &answers {
        let hits = answer["hits"].as_array().expect("hits");
        let ones = hits.iter().filter(|hit| hit[0] == "e1").count();
        assert!(ones <= 1, "{answer}");
        let scores: Vec<f64> = hits.iter().filter_map(|hit| hit[1].as_f64()).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "best first: {answer}");
    }
    assert_eq!(searched(&list, 1, queries)[0]["hits"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_entry_of_many_names_does_not_push_the_others_out() {
    let mut text = String::new();
    for number in 0..60 {
        writeln!(text, "{{\"id\": \"many\", \"name\": \"Anna Example{}\"}}", "e".repeat(number % 3))
            .expect("a text takes everything");
    }
    text.push_str("{\"id\": \"other\", \"name\": \"Anna Exampel\"}\n");
    let list = list(&text).expect("a list");
    let answer = &searched(&list, 2, "{\"qid\": 1, \"name\": \"Anna Example\"}\n")[0];
    let ids: Vec<_> = answer["hits"].as_array().expect("hits").iter().map(|hit| hit[0].clone()).collect();
    assert_eq!(ids, ["many", "other"]);
}

#[test]
fn a_list_with_a_hole_is_not_used() {
    let table = [
        (r#"{"name": "Anna Example"}"#, "`id`", "nobody could say which entry was hit"),
        (r#"{"id": {}, "name": "Anna Example"}"#, "`id`", "an id that cannot be repeated"),
        (r#"{"id": 1}"#, "`name`", "no name"),
        (r#"{"id": 1, "name": "—"}"#, "no letter", "a name that is none"),
        (r#"{"id": 1, "name": "Anna", "birth": "spring"}"#, "“spring”", "a date that is none"),
        ("id,name", "no JSON", "another format"),
    ];
    for (line, words, because) in table {
        let problem = list(&format!("{LIST}{line}\n")).err().expect(because);
        assert!(problem.what.contains("line 5"), "{because}: {problem}");
        assert!(problem.why.contains(words), "{because}: no “{words}” in {problem}");
    }
    let many = format!(r#"{{"id": 1, "names": [{}"a"]}}"#, r#""a","#.repeat(LINE_NAMES_MAX));
    assert!(list(&many).is_err_and(|problem| problem.why.contains("1001 names")));
}

#[test]
fn screening_accounts_for_every_line_and_gives_the_reasons() {
    let list = list(LIST).expect("a list");
    let input = r#"{"id": "a", "name": "Example Anna", "birth": "1971", "country": "XA"}
broken
{"names": ["Nobody At All", "Boris Sample"], "birth": "1981-02-03", "country": ["xb"]}
{"name": "…"}
{"name": "Anna Example", "birth": "1971-04-03"}
{"name": "Qqq Zzz"}
"#;
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    let done =
        screen_lines(&list, input.as_bytes(), &mut out, |problem| refused.push(problem.clone()), &no_time);
    let done = done.expect("a stream");
    assert_eq!((done.lines, done.answered, done.refused), (6, 4, 2), "in = out + refused");
    assert!(refused[0].what.contains("Line 2") && refused[1].what.contains("Line 4"), "{refused:?}");
    let text = String::from_utf8(out).expect("text");
    let answers: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let lines: Vec<_> = answers.iter().filter_map(|answer| answer["line"].as_u64()).collect();
    assert_eq!(lines, [1, 3, 5, 6]);
    let hit = |at: usize| answers[at]["hits"][0].clone();
    assert_eq!((hit(0)["id"].clone(), hit(0)["birth"].clone()), ("e1".into(), "agrees".into()));
    assert_eq!(hit(0)["country"], "agrees", "letters large and small are one country");
    assert_eq!((hit(1)["asked"].clone(), hit(1)["birth"].clone()), ("Boris Sample".into(), "differs".into()));
    assert_eq!(hit(1)["country"], serde_json::Value::Null, "the list gives no country: nothing is said");
    assert_eq!(hit(2)["birth"], "day_and_month_swapped");
    assert_eq!(answers[3]["hits"].as_array().map(Vec::len), Some(0));
    for hit in answers.iter().flat_map(|answer| answer["hits"].as_array().expect("hits")) {
        assert!(!hit["reasons"].as_array().expect("reasons").is_empty(), "{hit}");
        assert!(hit["score"].as_f64().is_some_and(|score| score >= f64::from(POSSIBLE)), "{hit}");
    }
}

#[test]
fn what_would_steer_a_terminal_is_written_as_json_can_and_reads_back_the_same() {
    let id = "a\u{202E}b\u{9b}c";
    let json = serde_json::to_string(id).expect("a text");
    let written = harmless(&json);
    assert!(written.is_ascii(), "{written}");
    assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(id));
}

#[test]
fn two_names_are_compared_in_words_that_speak_of_names() {
    let compared = compare_two("Anna Example", "Example, Anna", Kind::Person).expect("two names");
    assert_eq!(compared.verdict, Verdict::Likely);
    assert!(!compared.reasons.is_empty());
    for verdict in [Verdict::Likely, Verdict::Possible, Verdict::Unlikely] {
        assert!(!verdict.words().contains("person"), "a score cannot say that people are one");
    }
    let empty = compare_two("Anna", " ", Kind::Person).expect_err("no name");
    assert!(empty.why.contains("no letter"), "{empty}");
}
