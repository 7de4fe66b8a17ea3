//! The doors for fuzzing: each parser as a function of bytes that panics where a promise is broken. The program uses none of
//! them; `examples/fuzz.rs` drives them, and `cargo xtask fuzz` drives that.
//!
//! A target gives back a mark of what it met: the format, the refusal, the kinds of places. Inputs that meet something new are
//! kept and changed further, which stands in for the coverage that a compiler for nightly would measure.

mod seeds;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::{Cursor, Write};
use std::mem::discriminant;

use amparo_ledger::date::SourceDate;
use amparo_names::{Kind, Name, score};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::propose::{Document, KnownPerson, disclosed_interest, propose};
use crate::{FileHint, Limits, ReadError, Reading, child, pdf, read_whole};

/// A parser that is fuzzed.
pub struct Target {
    /// Its name, as it is typed.
    pub name: &'static str,
    /// Reads the bytes; gives a mark of what it met.
    pub run: fn(&[u8]) -> u64,
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to the parser.
    pub words: &'static [&'static str],
}

/// Every one of them.
pub const TARGETS: &[Target] = &[
    Target { name: "text", run: |bytes| named("a.txt", bytes), seeds: seeds::text, words: seeds::TEXT_WORDS },
    Target {
        name: "markdown",
        run: |bytes| named("a.md", bytes),
        seeds: seeds::markdown,
        words: seeds::MARKDOWN_WORDS,
    },
    Target {
        name: "html",
        run: |bytes| named("a.html", bytes),
        seeds: seeds::html,
        words: seeds::HTML_WORDS,
    },
    Target { name: "docx", run: |bytes| named("a.docx", bytes), seeds: seeds::docx, words: seeds::ZIP_WORDS },
    Target { name: "docx-xml", run: docx_xml, seeds: seeds::docx_xml, words: seeds::XML_WORDS },
    Target { name: "odt", run: |bytes| named("a.odt", bytes), seeds: seeds::odt, words: seeds::ZIP_WORDS },
    Target { name: "odt-xml", run: odt_xml, seeds: seeds::odt_xml, words: seeds::XML_WORDS },
    Target { name: "xlsx", run: xlsx, seeds: seeds::xlsx, words: seeds::ZIP_WORDS },
    Target { name: "xlsx-xml", run: xlsx_xml, seeds: seeds::xlsx_xml, words: seeds::XML_WORDS },
    Target { name: "csv", run: |bytes| named("a.csv", bytes), seeds: seeds::csv, words: seeds::TEXT_WORDS },
    Target {
        name: "pdf-words",
        run: |bytes| handed_over(pdf::HANDED_OVER, bytes),
        seeds: seeds::pdf_words,
        words: seeds::PAGE_WORDS,
    },
    Target {
        name: "ocr-words",
        run: |bytes| handed_over(pdf::RECOGNISED, bytes),
        seeds: seeds::ocr_words,
        words: seeds::PAGE_WORDS,
    },
    Target { name: "mail", run: |bytes| named("a.eml", bytes), seeds: seeds::mail, words: seeds::MAIL_WORDS },
    Target {
        name: "mailbox",
        run: |bytes| named("a.mbox", bytes),
        seeds: seeds::mailbox,
        words: seeds::MAIL_WORDS,
    },
    Target {
        name: "mhtml",
        run: |bytes| named("a.mhtml", bytes),
        seeds: seeds::mhtml,
        words: seeds::MAIL_WORDS,
    },
    Target { name: "rtf", run: |bytes| named("a.rtf", bytes), seeds: seeds::rtf, words: seeds::RTF_WORDS },
    Target {
        name: "warc",
        run: |bytes| named("a.warc", bytes),
        seeds: seeds::warc,
        words: seeds::WARC_WORDS,
    },
    Target {
        name: "subtitles",
        run: |bytes| named("a.srt", bytes),
        seeds: seeds::subtitles,
        words: seeds::SUBTITLE_WORDS,
    },
    Target { name: "frames-in", run: frames_in, seeds: seeds::frames_in, words: seeds::FRAME_WORDS },
    Target {
        name: "frames-out",
        run: child::hear_for_fuzzing,
        seeds: seeds::frames_out,
        words: seeds::FRAME_WORDS,
    },
    Target { name: "proposals", run: proposals, seeds: seeds::text, words: seeds::TEXT_WORDS },
    Target { name: "dates", run: dates, seeds: seeds::dates, words: seeds::DATE_WORDS },
    Target { name: "names", run: names, seeds: seeds::names, words: seeds::NAME_WORDS },
];

/// Small, so that a bomb goes off early and a run has time for many.
fn limits() -> Limits {
    Limits {
        unpacked_bytes_max: 32 << 20,
        member_bytes_max: 8 << 20,
        reply_bytes_max: 16 << 20,
        ..Limits::default()
    }
}

fn mark(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn named(name: &str, bytes: &[u8]) -> u64 {
    met(&read_whole(bytes, &FileHint::named(name), &limits())
        .map(|(reading, parts)| (reading, parts.found.len())))
}

fn handed_over(media_type: &str, bytes: &[u8]) -> u64 {
    let hint = FileHint { media_type: Some(media_type.to_owned()), ..FileHint::default() };
    met(&read_whole(bytes, &hint, &limits()).map(|(reading, parts)| (reading, parts.found.len())))
}

/// What a parser gave: checked, and made a mark.
fn met(outcome: &Result<(Reading, usize), ReadError>) -> u64 {
    match outcome {
        Ok((reading, parts)) => {
            let length = reading.text.chars().count();
            let mut kinds = Vec::new();
            let mut end = 0;
            for (at, place) in reading.places.iter().enumerate() {
                assert!(place.start >= end && place.end >= place.start, "places overlap or turn back");
                assert!(place.end <= length, "a place lies beyond the text");
                assert!(
                    place.under.is_none_or(|heading| heading < at),
                    "a heading stands below what it heads"
                );
                end = place.end;
                if kinds.len() < 6 {
                    kinds.push(discriminant(&place.kind));
                }
            }
            let warnings: Vec<_> = reading.warnings.iter().map(discriminant).collect();
            let size = (length + 1).ilog2() / 2;
            mark((
                discriminant(&reading.format),
                kinds,
                warnings,
                size,
                (*parts).min(4),
                reading.title.is_some(),
            ))
        }
        Err(error) => {
            // Figures and names of parts would make each refusal another.
            let said: String =
                error.to_string().chars().filter(|letter| !letter.is_numeric()).take(60).collect();
            mark(("refused", said))
        }
    }
}

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in members {
        let written = writer.start_file(*name, options).map(|()| writer.write_all(bytes));
        assert!(matches!(written, Ok(Ok(()))), "memory takes what is written");
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn docx_xml(xml: &[u8]) -> u64 {
    named("a.docx", &packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml)]))
}

fn odt_xml(xml: &[u8]) -> u64 {
    let mimetype = b"application/vnd.oasis.opendocument.text";
    named("a.odt", &packed(&[("mimetype", mimetype), ("content.xml", xml)]))
}

fn xlsx(bytes: &[u8]) -> u64 {
    let table = crate::xlsx::recognise(bytes, &limits()).and_then(|()| crate::xlsx::read(bytes, &limits()));
    let told = match &table {
        Ok(book) => mark(book.sheets.iter().map(|sheet| sheet.rows.len().min(9)).collect::<Vec<_>>()),
        Err(error) => mark(discriminant(error)),
    };
    told ^ named("a.xlsx", bytes)
}

fn xlsx_xml(xml: &[u8]) -> u64 {
    xlsx(&packed(&[
        ("xl/workbook.xml", seeds::WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", seeds::WORKBOOK_PARTS.as_bytes()),
        ("xl/worksheets/sheet1.xml", xml),
    ]))
}

/// What a child reads of its parent.
fn frames_in(bytes: &[u8]) -> u64 {
    let mut out = Vec::new();
    let answered = child::answer(&mut &*bytes, &mut out);
    mark((answered.map_err(|error| error.kind()).is_ok(), (out.len() + 1).ilog2()))
}

fn proposals(bytes: &[u8]) -> u64 {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest);
    let known =
        [KnownPerson { name: "Nadia Sorokina".to_owned() }, KnownPerson { name: "Олег Варнин".to_owned() }];
    let known_people = if first & 1 == 0 { &known[..0] } else { &known[..] };
    let date = if first & 2 == 0 { None } else { jiff::civil::Date::new(2022, 3, 10).ok() };
    let document = Document { text: &text, date, known_people };
    let proposed = propose(&document);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let words = |range: crate::propose::Range| text.get(*starts.get(range.start)?..*starts.get(range.end)?);
    for proposal in &proposed {
        assert_eq!(
            words(proposal.range),
            Some(proposal.quote.as_str()),
            "a quote is not what stands at its place"
        );
        assert!(proposal.also.iter().all(|range| words(*range).is_some()), "a place lies beyond the text");
        assert!((0.0..=1.0).contains(&proposal.confidence), "a confidence is no share");
    }
    if let Some((range, quote)) = disclosed_interest(&document) {
        assert_eq!(words(range), Some(quote.as_str()), "an interest is not what stands at its place");
    }
    if first & 0x1C == 0x1C {
        assert_eq!(propose(&document), proposed, "the same text gave other proposals");
    }
    let rules: std::collections::BTreeSet<&str> =
        proposed.iter().map(|proposal| proposal.rule.as_ref()).collect();
    mark((rules, first & 3))
}

/// Dates as a person types them, and as they stand in a text.
fn dates(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let typed = text.lines().next().unwrap_or_default().parse::<SourceDate>();
    if let Ok(date) = &typed {
        let written = date.to_string();
        assert_eq!(written.parse::<SourceDate>().as_ref(), Ok(date), "a date is not read as it was written");
    }
    let sentence =
        format!("\u{6}Oleg Varnin was arrested {}. ", text.replace('\n', ". Oleg Varnin was arrested "));
    mark((typed.is_ok(), proposals(sentence.as_bytes())))
}

/// Two names, a line each.
fn names(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once('\n').unwrap_or((&text, "Nadia Sorokina"));
    let (left, right) = (Name::new(left, Kind::Person), Name::new(right, Kind::Person));
    let alike = score(&left, &right);
    assert!((0.0..=1.0).contains(&alike), "a likeness is no share");
    #[expect(clippy::cast_possible_truncation, reason = "it is between 0 and 10")]
    let tenths = (alike * 10.0) as i8;
    mark(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_its_own_name_and_reads_its_seeds() {
        let mut names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TARGETS.len());
        for target in TARGETS {
            let seeds = (target.seeds)();
            assert!(!seeds.is_empty(), "{}", target.name);
            for seed in seeds {
                (target.run)(&seed);
                // Cut off at each fiftieth, as a download that broke.
                for part in 0..50 {
                    (target.run)(&seed[..seed.len() * part / 50]);
                }
            }
            (target.run)(b"");
        }
    }

    #[test]
    fn what_once_made_a_parser_panic_does_so_no_more() {
        let page = |top: &str| {
            format!(
                "<html><body><doc><page width=\"595\" height=\"842\"><block><line><word xMin=\"1\" yMin=\"{top}\" \
                 xMax=\"9\" yMax=\"9\">Nadia</word></line></block></page></doc></body></html>"
            )
        };
        for (target, input, because) in [
            ("pdf-words", page("9999999999960"), "a line so far away that its place has no next one"),
            ("pdf-words", page("-9999999999960"), "the same, the other way"),
            ("frames-in", "AMPTABL1{}".to_owned(), "a request that is no whole one is not answered"),
        ] {
            let found = TARGETS.iter().find(|one| one.name == target).expect(because);
            (found.run)(input.as_bytes());
        }
    }

    #[test]
    fn seeds_reach_what_they_are_to_reach() {
        for (name, ending, seeds) in [
            ("docx", "docx", seeds::docx()),
            ("odt", "odt", seeds::odt()),
            ("mail", "eml", seeds::mail()),
            ("mailbox", "mbox", seeds::mailbox()),
            ("mhtml", "mhtml", seeds::mhtml()),
            ("rtf", "rtf", seeds::rtf()),
            ("warc", "warc", seeds::warc()),
            ("subtitles", "srt", seeds::subtitles()),
            ("csv", "csv", seeds::csv()),
            ("xlsx", "xlsx", seeds::xlsx()),
        ] {
            for seed in seeds {
                let read = crate::read(&seed, &FileHint::named(format!("a.{ending}")), &limits());
                assert!(
                    read.is_ok(),
                    "{name}: {}",
                    read.err().map(|error| error.to_string()).unwrap_or_default()
                );
            }
        }
    }
}
