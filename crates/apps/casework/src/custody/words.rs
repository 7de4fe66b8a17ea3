//! Links of a chain of custody as words.

use amparo_dossier::date_in_words;
use amparo_ledger::evidence::{
    CustodyKind, Derivation, DerivedForm, ExportForm, Receipt, RecordExport, RecordImport, Rehash, ViewedForm,
};
use amparo_ledger::source::Source;

use crate::desk::moment_in_words;

pub(crate) const RECEIVED: &str = "received";
pub(crate) const RECORD_EXPORTED: &str = "record_exported";
pub(crate) const RECORD_IMPORTED: &str = "record_imported";

/// What a chain of custody does not show; printed with every one that leaves the desk.
pub const LIMITS: [&str; 4] = [
    "The chain begins when the bytes came to this desk. Where they were before, who made them, and whether what they \
     say is true, it does not show.",
    "Each time is the wall clock of the computer on which the entry was made. It is a statement of that computer, and \
     no proof of time.",
    "Who gave the bytes and how is what the person at the desk wrote down.",
    "Only what was done through this program is noted. A copy that was made from a file outside it is not.",
];

/// What happened, in a word.
pub fn name(kind: &CustodyKind) -> &'static str {
    match kind {
        CustodyKind::Received(_) => RECEIVED,
        CustodyKind::Viewed { .. } => "viewed",
        CustodyKind::CopiedOut { .. } => "copied_out",
        CustodyKind::Transferred { .. } => "transferred",
        CustodyKind::Derived(_) => "derived",
        CustodyKind::Rehashed { .. } => "rehashed",
    }
}

/// What happened, in a sentence.
pub fn sentence(kind: &CustodyKind) -> String {
    match kind {
        CustodyKind::Received(receipt) => received(receipt),
        CustodyKind::Viewed { form: ViewedForm::Text } => "The text was looked at.".to_owned(),
        CustodyKind::Viewed { form: ViewedForm::Bytes } => "The original was looked at.".to_owned(),
        CustodyKind::CopiedOut { bytes, to } => {
            format!("A copy left the desk as a file in the open, to {to}: SHA-256 {bytes}.")
        }
        CustodyKind::Transferred { to, how, why, on } => {
            let on = on.map(|on| format!(" on {}", date_in_words(on))).unwrap_or_default();
            format!(
                "Handed to {to}{on}{}{}.",
                after(" by ", how.as_ref()),
                after("; reason given: ", why.as_ref())
            )
        }
        CustodyKind::Derived(made) => derived(made),
        CustodyKind::Rehashed { bytes, found } => match found {
            Rehash::Held { size_bytes } => {
                format!("Hashed again: {size_bytes} bytes, still SHA-256 {bytes}.")
            }
            Rehash::Altered => format!(
                "Hashed again: what lies in the archive is NOT what was archived under SHA-256 {bytes}."
            ),
            Rehash::Missing => format!("Hashed again: the file archived under SHA-256 {bytes} is MISSING."),
        },
    }
}

fn received(receipt: &Receipt) -> String {
    let from = receipt
        .from
        .as_deref()
        .map_or_else(|| " (from whom was not said)".to_owned(), |from| format!(" from {from}"));
    let on = receipt.on.map(|on| format!(", in hand: {}", date_in_words(on))).unwrap_or_default();
    let file = receipt.file_name.as_ref().map(|name| format!(" as “{name}”")).unwrap_or_default();
    let stated = after(", stated to be ", receipt.media_type.as_ref());
    format!(
        "Received{from}{}{on}{file}{stated}: {} bytes, SHA-256 {}.",
        after(", ", receipt.how.as_ref()),
        receipt.size_bytes,
        receipt.bytes
    )
}

/// The receipt of a source from before the chain was kept: its first entry is all there is.
pub(crate) fn received_before_custody(source: &Source, at: i64) -> String {
    source.bytes.map_or_else(
        || "Only named on file; no bytes of it ever came to this desk.".to_owned(),
        |hash| {
            format!(
                "Received, from the record's entry of {}: SHA-256 {hash}. From whom, how, under what name and how many \
                 bytes was not recorded then.",
                moment_in_words(at)
            )
        },
    )
}

fn derived(made: &Derivation) -> String {
    let what = match made.form {
        DerivedForm::Text => "The text was taken from",
        DerivedForm::Redacted => "A copy with parts taken out was made from",
        DerivedForm::Ocr => "Text was recognised in",
        DerivedForm::Converted => "A copy in another format was made from",
    };
    let sandbox = after("; the process was confined by: ", made.sandbox.as_ref());
    format!(
        "{what} SHA-256 {} ({}{sandbox}): {} bytes, SHA-256 {}.",
        made.derived_from, made.how, made.size_bytes, made.bytes
    )
}

pub(crate) fn record_exported(export: &RecordExport) -> String {
    let form = match &export.form {
        ExportForm::Plain => "in the open".to_owned(),
        ExportForm::Encrypted { recipients } => format!("encrypted to {}", recipients.join(", ")),
    };
    format!(
        "The whole record was exported to {}, {form} ({} entries; SHA-256 of the manifest {}).",
        export.to, export.entries, export.manifest
    )
}

pub(crate) fn record_imported(import: &RecordImport) -> String {
    format!(
        "The whole record came here from {} ({} entries, root {}). What stands before this was noted there.",
        import.desk, import.entries, import.root
    )
}

fn after(before: &str, text: Option<&String>) -> String {
    text.map(|text| format!("{before}{text}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use amparo_ledger::source::Hash32;

    #[test]
    fn what_was_not_said_of_a_receipt_is_not_made_up() {
        let hash = Hash32([0xab; 32]);
        let bare = Receipt {
            bytes: hash,
            size_bytes: 12,
            file_name: None,
            media_type: None,
            from: None,
            how: None,
            on: None,
        };
        let full = Receipt {
            file_name: Some("letter.pdf".to_owned()),
            media_type: Some("application/pdf".to_owned()),
            from: Some("her sister".to_owned()),
            how: Some("on paper, scanned here".to_owned()),
            on: "2024-05-03".parse().ok(),
            ..bare.clone()
        };
        for (receipt, expected) in [
            (bare, format!("Received (from whom was not said): 12 bytes, SHA-256 {hash}.")),
            (
                full,
                format!(
                    "Received from her sister, on paper, scanned here, in hand: 3 May 2024 as “letter.pdf”, stated to be \
                     application/pdf: 12 bytes, SHA-256 {hash}."
                ),
            ),
        ] {
            assert_eq!(sentence(&CustodyKind::Received(Box::new(receipt))), expected);
        }
    }
}
