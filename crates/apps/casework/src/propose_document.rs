//! Proposing claims for one document without a desk. Nothing is kept.

use amparo_ledger::date::SourceDate;
use amparo_reader::Limits;
use amparo_reader::child::{ReadReply, ReadRequest, Reader};
use amparo_reader::propose::catalogue::RULE_SET;
use amparo_reader::propose::corpus_json::{self, Kinds};
use serde_json::{Value, json};

use crate::problem::Problem;
use crate::read_document::{hint, reading_in_words, reference_day, without_filter};

/// Which proposals are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The 25 kinds of the corpus.
    CorpusKinds,
    /// Every kind.
    All,
}

/// Reads one document in a child process and proposes claims from it.
///
/// # Errors
/// When the document cannot be read or the date is none.
pub fn propose_document(
    reader: &Reader,
    file_name: &str,
    bytes: &[u8],
    date: Option<&str>,
) -> Result<ReadReply, Problem> {
    let date: Option<SourceDate> = date.map(str::parse).transpose().map_err(|error| {
        Problem::input(
            "Nothing was proposed.",
            format!("--date: {error}."),
            "Give the day of publication, such as 2024-03-11.",
        )
    })?;
    let request = ReadRequest {
        bytes,
        hint: hint(file_name),
        document_date: date.and_then(reference_day),
        known_people: Vec::new(),
        limits: Limits::default(),
    };
    reader.read(&request).map_err(|error| reading_in_words(&error, file_name))
}

/// Whether proposals are printed with why they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explained {
    /// With what the rule looks for and the words on which each rests.
    Yes,
    /// Without.
    No,
}

/// The proposals as JSON in the corpus scheme: `{"doc", "source", "claims"}`, offsets in Unicode scalar values of
/// the extracted text.
pub fn proposals_json(file_name: &str, reply: &ReadReply, which: Which, explained: Explained) -> Value {
    let kinds = match which {
        Which::CorpusKinds => Kinds::Corpus,
        Which::All => Kinds::All,
    };
    let claims = match explained {
        Explained::Yes => corpus_json::explained(&reply.proposals, kinds),
        Explained::No => corpus_json::claims(&reply.proposals, kinds),
    };
    let reading = &reply.reading;
    let warnings: Vec<String> =
        reading.warnings.iter().map(ToString::to_string).chain(without_filter(&reply.confinement)).collect();
    json!({
        "doc": file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem),
        "source": {
            "title": reading.title,
            "format": reading.format,
            "encoding": reading.encoding.name,
            "date": reply.document_date,
            "authors": reading.metadata.authors,
            "publisher": reading.metadata.publisher,
            "language": reading.metadata.language,
            "disclosed_interest": reply.disclosed_interest,
            "text_chars": reading.text.chars().count(),
            "warnings": warnings,
            "documents_in_it": reply.parts.iter().map(|part| format!("{}: {}", part.path, part.name)).collect::<Vec<_>>(),
        },
        "rule_set": RULE_SET,
        "claims": claims,
    })
}
