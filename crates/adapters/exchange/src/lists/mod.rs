//! Sanctions lists, as their publishers give them out, in one form: an [`Entry`] at a time.
//!
//! Somebody adds a file; [`recognise`] tells its format by its content, [`read`] gives its entries. Reading streams:
//! memory does not grow with the file but for what the limits name. It decides nothing: what a list says is passed on
//! as it stands, dates as exact as they are written, countries with a code only where the name tells it.
//!
//! What goes in comes out or is refused with a reason: `entries_in = given + refused` ([`Summary`]). A file that is cut
//! off, broken, packed, or no list at all is an error ([`ListError`]), and what was given before it does not count.
//! [`changes`] compares two versions of a list. Formats and fields: `docs/manual/sanctions-lists.md`.

mod canada;
mod changes;
mod countries;
mod dates;
mod entry;
mod error;
mod eu_csv;
mod eu_xml;
mod ftm;
mod groups;
mod limits;
mod ofac_advanced;
mod ofac_csv;
mod ofac_xml;
mod recognise;
mod sink;
mod swiss;
mod table;
mod targets;
#[cfg(test)]
mod tests;
mod text;
mod uk_con;
mod uk_list;
mod un;
mod xml;

use std::fmt;
use std::io::{BufRead, Seek, SeekFrom};

use amparo_ledger::date::SourceDate;
use amparo_ledger::source::Hash32;
use encoding_rs::{Encoding, UTF_8};

pub use changes::{Changes, Digests, Field, changes};
pub use entry::{
    Authority, Birth, Country, Entry, Gender, Identifier, Kind, Link, ListedName, Listing, NameParts,
    Quality, Tie,
};
pub use error::{ListError, Place, Refusal, Refused};
pub use limits::{
    DEPTH_MAX, ENTRIES_MAX, FILE_BYTES_MAX, HELD_BYTES_MAX, NAME_BYTES_MAX, RECORD_BYTES_MAX,
    RECORD_ELEMENTS_MAX, REFUSED_TOLD_MAX, TEXT_BYTES_MAX, VALUES_MAX,
};
pub use recognise::{HEAD_BYTES, recognise};

use limits::Limits;
use sink::Sink;
use text::{Sum, Text};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// OFAC, `sdn.xml` and `consolidated.xml`.
    OfacXml,
    /// OFAC, `sdn_advanced.xml` and `cons_advanced.xml`.
    OfacAdvancedXml,
    /// OFAC, `sdn.csv` and `cons_prim.csv`, without a header.
    OfacCsv,
    /// UN Security Council, `consolidated.xml`.
    UnXml,
    /// European Union, Financial Sanctions Files, XML 1.1.
    EuXml,
    /// European Union, Financial Sanctions Files, CSV 1.1.
    EuCsv,
    /// United Kingdom, `ConList.xml` of OFSI, form of 2022.
    UkConListXml,
    /// United Kingdom, `ConList.csv` of OFSI, form of 2022.
    UkConListCsv,
    /// United Kingdom, `UK-Sanctions-List.xml`.
    UkXml,
    /// United Kingdom, `UK-Sanctions-List.csv`.
    UkCsv,
    /// Canada, `sema-lmes.xml`.
    CanadaXml,
    /// Switzerland, the whole list of SECO.
    SwissXml,
    /// `OpenSanctions`, `FollowTheMoney` in lines of JSON.
    FtmJsonl,
    /// `OpenSanctions`, `targets.simple.csv`.
    TargetsCsv,
}

impl Format {
    /// All of them, with their short names.
    const NAMES: &[(Self, &str)] = &[
        (Self::OfacXml, "ofac-xml"),
        (Self::OfacAdvancedXml, "ofac-advanced-xml"),
        (Self::OfacCsv, "ofac-csv"),
        (Self::UnXml, "un-xml"),
        (Self::EuXml, "eu-xml"),
        (Self::EuCsv, "eu-csv"),
        (Self::UkConListXml, "uk-conlist-xml"),
        (Self::UkConListCsv, "uk-conlist-csv"),
        (Self::UkXml, "uk-xml"),
        (Self::UkCsv, "uk-csv"),
        (Self::CanadaXml, "canada-xml"),
        (Self::SwissXml, "swiss-xml"),
        (Self::FtmJsonl, "ftm-jsonl"),
        (Self::TargetsCsv, "targets-csv"),
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|(format, _)| *format)
    }

    /// A short name, for a command line.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(format, _)| *format == self).map_or("", |(_, name)| name)
    }

    /// The format of that short name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(format, _)| *format)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a list file was, once it has been read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The format in which it was read.
    pub format: Format,
    /// The day on which the publisher made it, if the file says so.
    pub published: Option<SourceDate>,
    /// How many entries the file says that it has, if it says so. Fewer in the file than it says: it is not whole.
    pub stated: Option<u64>,
    /// The file says that it is an amendment: only what changed since another. It is no version to compare with.
    pub amendment: bool,
    /// Records that went in.
    pub entries_in: u64,
    /// Entries that were given.
    pub given: u64,
    /// Records that were refused.
    pub refused: u64,
    /// The refused ones, in the order of the file; of many, the first [`REFUSED_TOLD_MAX`].
    pub refusals: Vec<Refused>,
    /// Records that are no entries, such as relations between two of them. They were read for what they say of entries,
    /// or passed over.
    pub other_records: u64,
    /// The hash of the file.
    pub sha256: Hash32,
    /// Its size.
    pub bytes: u64,
}

impl Summary {
    fn new(format: Format) -> Self {
        Self {
            format,
            published: None,
            stated: None,
            amendment: false,
            entries_in: 0,
            given: 0,
            refused: 0,
            refusals: Vec::new(),
            other_records: 0,
            sha256: Hash32([0; 32]),
            bytes: 0,
        }
    }
}

/// Reads a list and gives its entries to `each`, in the order of the file. The file is read from its beginning, by some
/// formats twice: what an entry refers to may stand anywhere.
///
/// # Errors
/// When the file is no list in this format, is not whole, or is beyond a limit.
pub fn read(
    file: impl BufRead + Seek,
    format: Format,
    mut each: impl FnMut(Entry),
) -> Result<Summary, ListError> {
    read_within(File::new(file, Limits::default()), format, &mut each)
}

/// Like [`read`], for a file that declares no encoding and is not UTF-8, as some old tables are: `encoding` is what
/// somebody says it is, such as `windows-1252`. A file that declares one is read as it declares.
///
/// # Errors
/// As [`read`], and when nothing is known by that name.
pub fn read_encoded(
    file: impl BufRead + Seek,
    format: Format,
    encoding: &str,
    mut each: impl FnMut(Entry),
) -> Result<Summary, ListError> {
    let unknown = || ListError::UnknownEncoding { label: encoding.to_owned() };
    let otherwise = Encoding::for_label(encoding.as_bytes()).ok_or_else(unknown)?;
    read_within(File { otherwise, ..File::new(file, Limits::default()) }, format, &mut each)
}

/// Reads OFAC's old CSV with what OFAC keeps in files of their own: other names (`alt.csv`) and addresses (`add.csv`).
/// The summary's size and hash are those of the first file.
///
/// # Errors
/// As [`read`].
pub fn read_ofac_csv<R: BufRead + Seek>(
    entries: R,
    alternates: Option<R>,
    addresses: Option<R>,
    mut each: impl FnMut(Entry),
) -> Result<Summary, ListError> {
    let limits = Limits::default();
    let file = |inner| File::new(inner, limits);
    let mut entries = file(entries);
    recognise::expect(&mut entries, Format::OfacCsv)?;
    let mut sink = Sink::new(Format::OfacCsv, limits, &mut each);
    let (mut alternates, mut addresses) = (alternates.map(file), addresses.map(file));
    let sum = ofac_csv::read(&mut entries, alternates.as_mut(), addresses.as_mut(), &mut sink)?;
    sink.finish(sum)
}

fn read_within<R: BufRead + Seek>(
    mut file: File<R>,
    format: Format,
    each: &mut dyn FnMut(Entry),
) -> Result<Summary, ListError> {
    let limits = file.limits;
    recognise::expect(&mut file, format)?;
    let mut sink = Sink::new(format, limits, each);
    let reader = match format {
        Format::OfacXml => ofac_xml::read,
        Format::OfacAdvancedXml => ofac_advanced::read,
        Format::OfacCsv => ofac_csv::read_alone,
        Format::UnXml => un::read,
        Format::EuXml => eu_xml::read,
        Format::EuCsv => eu_csv::read,
        Format::UkConListXml => uk_con::read_xml,
        Format::UkConListCsv => uk_con::read_csv,
        Format::UkXml => uk_list::read_xml,
        Format::UkCsv => uk_list::read_csv,
        Format::CanadaXml => canada::read,
        Format::SwissXml => swiss::read,
        Format::FtmJsonl => ftm::read,
        Format::TargetsCsv => targets::read,
    };
    let sum = reader(&mut file, &mut sink)?;
    sink.finish(sum)
}

/// A file that can be gone through more than once.
struct File<R> {
    inner: R,
    limits: Limits,
    otherwise: &'static Encoding,
}

impl<R: BufRead + Seek> File<R> {
    fn new(inner: R, limits: Limits) -> Self {
        Self { inner, limits, otherwise: UTF_8 }
    }

    /// The file from its beginning.
    fn pass(&mut self) -> Result<Text<&mut R>, ListError> {
        self.inner.seek(SeekFrom::Start(0))?;
        Ok(Text::new(&mut self.inner, self.limits, self.otherwise))
    }

    fn walk(&mut self) -> Result<xml::Walk<&mut R>, ListError> {
        let limits = self.limits;
        Ok(xml::Walk::new(self.pass()?, limits))
    }
}

/// Both passes must have seen one file.
fn same(first: Sum, second: Sum) -> Result<Sum, ListError> {
    if first == second { Ok(first) } else { Err(ListError::Changed) }
}
