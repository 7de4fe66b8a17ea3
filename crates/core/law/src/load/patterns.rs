//! Reading evidence patterns.

use amparo_ledger::claim::Modality;
use amparo_ledger::claim::kind::{FIELDS, KINDS};
use amparo_ledger::{Field, Kind};

use super::table::{Table, Text};
use crate::pattern::{Pattern, SourceSort, SourceTest, Voice, Whom, Words};

/// Where a pattern stands, which decides what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It counts for or against an item: fears and requests never do.
    Evidence,
    /// It shows what someone did, and may match a request that was made.
    Procedure,
    /// It is shown and does not count, so it must say why.
    Related,
}

const MODALITIES: [(Modality, &str); 5] = [
    (Modality::Asserted, "asserted"),
    (Modality::Alleged, "alleged"),
    (Modality::Denied, "denied"),
    (Modality::Feared, "feared"),
    (Modality::Requested, "requested"),
];

/// Fields that name who speaks or acts; phrases do not look into them unless told to.
pub(crate) const SPEAKERS: [Field; 3] = [Field::By, Field::ByStatement, Field::To];

pub(super) fn patterns(
    owner: &Table<'_, '_>,
    key: &'static str,
    voices: &[Voice],
    usage: Use,
) -> Vec<Pattern> {
    owner.children(key).iter().map(|table| pattern(table, voices, usage)).collect()
}

fn pattern(table: &Table<'_, '_>, voices: &[Voice], usage: Use) -> Pattern {
    let kinds = kinds(table);
    let mut conditions = field_words(table, "where", &kinds);
    let inside: Vec<Field> = known_fields(table, "in", &kinds);
    for key in ["words", "and_words"] {
        let any_of = table.phrases(key);
        if !any_of.is_empty() {
            conditions.push(Words { fields: inside.clone(), any_of });
        }
    }
    let mut unless = field_words(table, "unless", &kinds);
    let not_words = table.phrases("not_words");
    if !not_words.is_empty() {
        unless.push(Words { fields: Vec::new(), any_of: not_words });
    }
    let note = table.maybe_text("note");
    if usage == Use::Related && note.is_none() {
        table.wrong(
            "note",
            &table.at,
            "a claim that is shown and does not count must say why",
            "Add `note = \"why it does not count\"`",
        );
    }
    let pattern = Pattern {
        about: about(table),
        modality: modalities(table, usage),
        conditions,
        unless,
        has: known_fields(table, "has", &kinds),
        place: table.phrases("place"),
        by: voice(table, "by", voices),
        not_by: voice(table, "not_by", voices),
        to: voice(table, "to", voices),
        source: source_test(table),
        note: note.map(|text| text.text).unwrap_or_default(),
        kinds,
    };
    table.finish();
    pattern
}

pub(super) fn kind_names() -> Vec<&'static str> {
    KINDS.iter().map(|spec| spec.name).collect()
}

fn kinds(table: &Table<'_, '_>) -> Vec<Kind> {
    known_kinds(table, "kind", &table.some_texts("kind"))
}

pub(super) fn known_kinds(table: &Table<'_, '_>, key: &str, texts: &[Text]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for text in texts {
        match text.text.parse::<Kind>() {
            Ok(kind) => kinds.push(kind),
            Err(_) => table.unknown(key, text, &kind_names()),
        }
    }
    kinds
}

fn known_fields(table: &Table<'_, '_>, key: &'static str, kinds: &[Kind]) -> Vec<Field> {
    table.texts(key).iter().filter_map(|text| field(table, key, text, kinds)).collect()
}

/// A field that at least one of the kinds has.
fn field(table: &Table<'_, '_>, key: &str, text: &Text, kinds: &[Kind]) -> Option<Field> {
    let Ok(field) = text.text.parse::<Field>() else {
        let names: Vec<&str> = FIELDS.iter().map(|(_, name, _)| *name).collect();
        table.unknown(key, text, &names);
        return None;
    };
    let had = kinds.iter().any(|kind| kind.spec().fields.contains(&field));
    if !had && !kinds.is_empty() {
        let kind_names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
        let mut fields: Vec<&str> =
            kinds.iter().flat_map(|kind| kind.spec().fields).map(|field| field.name()).collect();
        fields.sort_unstable();
        fields.dedup();
        table.wrong(
            key,
            &text.at,
            format!("a claim of kind `{}` has no `{}`", kind_names.join("` or `"), text.text),
            format!("It may have: {}", fields.join(", ")),
        );
    }
    had.then_some(field)
}

fn field_words(table: &Table<'_, '_>, key: &'static str, kinds: &[Kind]) -> Vec<Words> {
    let Some(inner) = table.child(key) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (name, value) in inner.entries() {
        let texts = inner.texts_of(&name.text, value);
        let any_of = inner.phrases_of(&name.text, &texts);
        if let Some(field) = field(&inner, &name.text, &name, kinds) {
            rows.push(Words { fields: vec![field], any_of });
        }
    }
    rows
}

fn about(table: &Table<'_, '_>) -> Vec<Whom> {
    let texts = table.texts("about");
    if texts.is_empty() {
        return vec![Whom::Principal];
    }
    texts.iter().filter_map(|text| table.choose("about", text, &Whom::ALL)).collect()
}

fn modalities(table: &Table<'_, '_>, usage: Use) -> Vec<Modality> {
    let texts = table.texts("modality");
    if texts.is_empty() {
        return vec![Modality::Asserted, Modality::Alleged];
    }
    let mut modalities = Vec::new();
    for text in &texts {
        let Some(modality) = table.choose("modality", text, &MODALITIES) else {
            continue;
        };
        if usage == Use::Evidence && matches!(modality, Modality::Feared | Modality::Requested) {
            table.wrong(
                "modality",
                &text.at,
                format!("what is {} never counts as evidence", text.text),
                "Use `asserted`, `alleged` or `denied`, or list the pattern under `related`",
            );
        }
        modalities.push(modality);
    }
    modalities
}

fn voice(table: &Table<'_, '_>, key: &'static str, voices: &[Voice]) -> Option<String> {
    let text = table.maybe_text(key)?;
    if !voices.iter().any(|voice| voice.id == text.text) {
        let known: Vec<&str> = voices.iter().map(|voice| voice.id.as_str()).collect();
        table.unknown(key, &text, &known);
    }
    Some(text.text)
}

fn source_test(table: &Table<'_, '_>) -> SourceTest {
    let Some(inner) = table.child("source") else {
        return SourceTest::default();
    };
    let kinds = inner.texts("kind");
    let test = SourceTest {
        kinds: kinds.iter().filter_map(|text| inner.choose("kind", text, &SourceSort::ALL)).collect(),
        title: inner.phrases("title"),
        publisher: inner.phrases("publisher"),
        on_file: inner.maybe_flag("on_file").unwrap_or(false),
        independent: inner.maybe_flag("independent").unwrap_or(false),
    };
    inner.finish();
    test
}
