//! The sanctions gap as a spreadsheet: for those who sort and filter. The same table as in print, one row for each
//! official of each case, and the lists that were looked into on a sheet of their own.
//!
//! Texts are written as texts, never as formulas: a name that begins with `=` stays a name.

use amparo_ledger::date::SourceDate;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::compose;
use crate::dates::date_in_words;
use crate::document::printable;
use crate::error::PaperError;
use crate::model::gap::{GapCase, GapDeeds, GapOfficial, GapStanding, SanctionsGap};
use crate::model::{Cited, Footnote, Prose, SourceEntry, Status, Words};

/// What one cell may hold; the format allows 32,767 characters.
const CELL_CHARS_MAX: usize = 32_000;

/// The gap as an XLSX file. The same input gives the same bytes.
///
/// # Errors
/// When the file cannot be put together.
pub fn gap_xlsx(gap: &SanctionsGap) -> Result<Vec<u8>, PaperError> {
    write(gap).map_err(|error| PaperError::Spreadsheet { why: error.to_string() })
}

fn write(gap: &SanctionsGap) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The file's date is the paper's, never the clock's.
    let (year, month, day) = (gap.as_of.year(), gap.as_of.month(), gap.as_of.day());
    let created = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1900),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    let properties = DocProperties::new().set_title("The sanctions gap").set_creation_datetime(&created);
    workbook.set_properties(&properties);
    table(gap, workbook.add_worksheet())?;
    evidence(gap, workbook.add_worksheet())?;
    lists(gap, workbook.add_worksheet())?;
    sources(&gap.sources, workbook.add_worksheet())?;
    about(gap, workbook.add_worksheet())?;
    if let Status::Draft { .. } = gap.status {
        for sheet in workbook.worksheets_mut() {
            sheet.set_header("&RDraft — not to be sent");
        }
    }
    workbook.save_to_buffer()
}

fn head_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00EE_EEEE))
}

fn cell_format() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A sheet that grows row by row.
struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl<'a> Sheet<'a> {
    fn new(sheet: &'a mut Worksheet, name: &str, head: &[(&str, f64)]) -> Result<Self, XlsxError> {
        sheet.set_name(name)?;
        let format = head_format();
        for (column, (title, width)) in (0_u16..).zip(head) {
            sheet.write_string_with_format(0, column, *title, &format)?;
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(Self { sheet, row: 1 })
    }

    fn add(&mut self, cells: &[String]) -> Result<(), XlsxError> {
        let format = cell_format();
        for (column, text) in (0_u16..).zip(cells) {
            let text: String = printable(text).chars().take(CELL_CHARS_MAX).collect();
            self.sheet.write_string_with_format(self.row, column, text, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(self, columns: usize) -> Result<(), XlsxError> {
        let last = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
        if self.row > 1 {
            self.sheet.autofilter(0, 0, self.row - 1, last)?;
        }
        self.sheet.set_landscape().set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

fn table(gap: &SanctionsGap, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut head = vec![
        ("Official", 30.0),
        ("Also written", 30.0),
        ("Posts", 30.0),
        ("In the case of", 24.0),
        ("What they did", 34.0),
    ];
    head.extend(gap.regimes.iter().map(|regime| (regime.name.as_str(), 18.0)));
    head.push(("Questions open under none of these regimes", 20.0));
    head.push(("Listed nowhere in the lists looked into", 20.0));
    head.push(("The same entry in the case of", 24.0));
    let columns = head.len();
    let mut sheet = Sheet::new(sheet, "Sanctions gap", &head)?;
    for (case, official) in officials(gap) {
        let mut cells = vec![
            official.name.clone(),
            official.also.join("; "),
            official.posts.join("; "),
            case.person.clone(),
            official.deeds.iter().map(|deeds| deeds.label.clone()).collect::<Vec<_>>().join("; "),
        ];
        cells.extend(official.standings.iter().map(standing_in_words));
        let elsewhere = official.open_elsewhere;
        cells.push(if elsewhere > 0 { elsewhere.to_string() } else { String::new() });
        cells.push(if official.listed_nowhere { "yes".to_owned() } else { String::new() });
        cells.push(official.also_in.join("; "));
        sheet.add(&cells)?;
    }
    sheet.finish(columns)
}

fn officials(gap: &SanctionsGap) -> impl Iterator<Item = (&GapCase, &GapOfficial)> {
    gap.cases.iter().flat_map(|case| case.officials.iter().map(move |official| (case, official)))
}

fn standing_in_words(standing: &GapStanding) -> String {
    match standing {
        GapStanding::Listed { since, gone, .. } => {
            let since = since.map_or_else(
                || "; since when is not given".to_owned(),
                |date| format!(" since {}", in_words(date)),
            );
            format!("listed{since}{}", if *gone { "; no longer on the version in use" } else { "" })
        }
        GapStanding::Open { .. } => "question open".to_owned(),
        GapStanding::Undecided { .. } => "cannot be told".to_owned(),
        GapStanding::NotFound { .. } => "not found".to_owned(),
        GapStanding::NotChecked => "not checked".to_owned(),
    }
}

fn in_words(date: SourceDate) -> String {
    date_in_words(date)
}

/// One row for each statement and source: what is in the notes of the printed paper.
fn evidence(gap: &SanctionsGap, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let head = [
        ("In the case of", 24.0),
        ("Official", 30.0),
        ("Role or regime", 26.0),
        ("Statement", 60.0),
        ("Source no.", 10.0),
        ("Place", 24.0),
        ("Words of the source", 60.0),
        ("Claim", 34.0),
    ];
    let mut sheet = Sheet::new(sheet, "Evidence", &head)?;
    for case in &gap.cases {
        for official in &case.officials {
            for deeds in &official.deeds {
                said(&mut sheet, case, &official.name, deeds)?;
            }
            for (regime, standing) in gap.regimes.iter().zip(&official.standings) {
                if let GapStanding::Listed { said, .. } = standing {
                    for cited in said {
                        rows_of(&mut sheet, case, &official.name, &regime.name, cited)?;
                    }
                }
            }
        }
        for deeds in &case.unnamed {
            said(&mut sheet, case, "", deeds)?;
        }
    }
    sheet.finish(head.len())
}

fn said(sheet: &mut Sheet<'_>, case: &GapCase, name: &str, deeds: &GapDeeds) -> Result<(), XlsxError> {
    for prose in &deeds.said {
        if let Prose::Cited(cited) = prose {
            rows_of(sheet, case, name, &deeds.label, cited)?;
        }
    }
    Ok(())
}

fn rows_of(
    sheet: &mut Sheet<'_>,
    case: &GapCase,
    name: &str,
    label: &str,
    cited: &Cited,
) -> Result<(), XlsxError> {
    let accounts = std::iter::once((cited.text().to_owned(), cited.notes())).chain(
        cited
            .contested()
            .iter()
            .map(|other| (format!("Another account on file: {}", other.text()), other.notes())),
    );
    for (text, notes) in accounts {
        for note in notes {
            sheet.add(&[
                case.person.clone(),
                name.to_owned(),
                label.to_owned(),
                text.clone(),
                note.source_number.to_string(),
                note.place.clone().unwrap_or_default(),
                words_of(note),
                note.claim.to_string(),
            ])?;
        }
    }
    Ok(())
}

fn words_of(note: &Footnote) -> String {
    match &note.words {
        Words::Quoted { quote, translation, .. } => match translation {
            Some(translation) => format!("“{quote}” / “{}” ({})", translation.text, translation.by),
            None => format!("“{quote}”"),
        },
        Words::Testimony(account) => account.clone(),
        Words::NotOnFile => "words not on file".to_owned(),
    }
}

/// As of when, limited to what, how to read it, and what is missing before it may be sent.
fn about(gap: &SanctionsGap, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let head = [("About", 26.0), ("", 100.0)];
    let mut sheet = Sheet::new(sheet, "About", &head)?;
    let mut add = |label: &str, text: &str| sheet.add(&[label.to_owned(), text.to_owned()]);
    add("As of", &compose::as_of(gap.as_of, gap.as_of_entry))?;
    gap.limits.iter().try_for_each(|limit| add("Limited to", limit))?;
    add("How to read it", compose::gap::HOW_TO_READ)?;
    for person in &gap.country_unknown {
        add("Not told", &format!("No claim ties the case of {person} to a country; it may belong here."))?;
    }
    if let Status::Draft { missing } = &gap.status {
        add("Draft", "Not to be sent until what is named below is on file.")?;
        missing.iter().try_for_each(|missing| add("Missing", missing))?;
    }
    sheet.finish(head.len())
}

fn lists(gap: &SanctionsGap, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let head = [
        ("List or regime", 34.0),
        ("Published", 20.0),
        ("Entries read", 14.0),
        ("Entries in the file", 18.0),
        ("SHA-256", 70.0),
    ];
    let mut sheet = Sheet::new(sheet, "Lists looked into", &head)?;
    for list in &gap.lists {
        sheet.add(&[
            list.name.clone(),
            list.published.map_or_else(|| "without a date".to_owned(), in_words),
            list.read.to_string(),
            list.held.to_string(),
            list.sha256.map(|hash| hash.to_string()).unwrap_or_default(),
        ])?;
    }
    for regime in gap.regimes.iter().filter(|regime| !regime.checked) {
        sheet.add(&[regime.name.clone(), "not checked: no list of it was looked into".to_owned()])?;
    }
    sheet.finish(head.len())
}

fn sources(sources: &[SourceEntry], sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let head = [
        ("No.", 6.0),
        ("Title", 50.0),
        ("Author", 24.0),
        ("Publisher", 30.0),
        ("Published", 20.0),
        ("Found at", 40.0),
        ("SHA-256", 70.0),
    ];
    let mut sheet = Sheet::new(sheet, "Sources", &head)?;
    for source in sources {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        sheet.add(&[
            source.number.to_string(),
            source.title.clone(),
            text(&source.author),
            text(&source.publisher),
            source.published.map(in_words).unwrap_or_default(),
            text(&source.url),
            source.sha256.map_or_else(|| "words not on file".to_owned(), |hash| hash.to_string()),
        ])?;
    }
    sheet.finish(head.len())
}
