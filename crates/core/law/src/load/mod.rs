//! Reading a pack: text in, a [`Framework`] or everything that is wrong with it out.
//!
//! A wrong pack is refused whole: a legal instrument with a hole in it would mislead quietly. Every error is
//! reported, each by line and column, with the reason and how to mend it. The format is described in
//! `frameworks/README.md`.
//!
//! The door is [`load`].

mod checks;
mod error;
mod parts;
mod patterns;
mod procedure;
mod table;

use amparo_ledger::source::Hash32;
use toml::de::DeTable;

pub use self::error::PackError;
pub(crate) use self::patterns::SPEAKERS;
use self::table::{Reading, Table, Text};
use crate::framework::{AssessedSubject, Framework, Logic, Tag, TextStatus, Verification, VersionRow};
use crate::pattern::Voice;

/// The most bytes a pack may have.
pub const PACK_BYTES_MAX: usize = 1_000_000;

/// Logic that the format knows and this version does not.
const LOGIC_TO_COME: [&str; 4] = ["any_of", "all_of", "tiered", "checklist"];

/// Reads a pack.
///
/// # Errors
/// Everything that is wrong with it, from top to bottom; never an empty list.
pub fn load(text: &str) -> Result<Framework, Vec<PackError>> {
    let reading = Reading::new(text);
    if text.len() > PACK_BYTES_MAX {
        let reason = format!("the pack has {} bytes; at most {PACK_BYTES_MAX} are read", text.len());
        reading.wrong(&(0..0), "", reason, "Split it, or leave out what is no law");
        return Err(reading.into_errors());
    }
    let (root, broken) = DeTable::parse_recoverable(text);
    if !broken.is_empty() {
        return Err(not_toml(reading, broken));
    }
    let mut framework = framework(&Table::new(&reading, root.get_ref(), 0..0, String::new()));
    framework.hash = pack_hash(text);
    let errors = reading.into_errors();
    if errors.is_empty() { Ok(framework) } else { Err(errors) }
}

/// The hash by which a pack is known: of its text, with `\n` at the end of lines, so that a checkout on another
/// system is the same pack.
pub fn pack_hash(text: &str) -> Hash32 {
    Hash32::of(text.replace("\r\n", "\n").as_bytes())
}

/// What stands in a broken file is not judged: half of it may be missing.
fn not_toml(reading: Reading<'_>, broken: Vec<toml::de::Error>) -> Vec<PackError> {
    for error in broken {
        let at = error.span().unwrap_or(0..0);
        reading.wrong(&at, "", format!("this is not TOML: {}", error.message()), "Correct the line");
    }
    reading.into_errors()
}

fn framework(root: &Table<'_, '_>) -> Framework {
    word_lists(root);
    let voices = voices(root);
    let head = root.child("pack");
    if head.is_none() {
        root.wrong("pack", &(0..0), "there is no `[pack]`", "Begin the file with a `[pack]` table");
    }
    let gates = parts::gates(root, &voices);
    let items = parts::items(root, &voices);
    let tracks = procedure::tracks(root, &voices);
    let effects = procedure::effects(root);
    let outputs = parts::outputs(root);
    let versions = versions(root);
    let quotes = parts::quotes(root);
    let unnamed = Head::default();
    let head = head.as_ref().map_or(unnamed, read_head);
    root.finish();
    Framework {
        id: head.id,
        title: head.title,
        jurisdiction: head.jurisdiction,
        issuer: head.issuer,
        citation: head.citation,
        url: head.url,
        version: head.version,
        hash: Hash32([0; 32]),
        in_force_from: head.in_force_from,
        in_force_to: head.in_force_to,
        supersedes: head.supersedes,
        text_status: head.text_status,
        text_source: head.text_source,
        verification: head.verification,
        subject: head.subject,
        logic: Logic::Totality,
        logic_plain: head.logic_plain,
        standard_of_proof: head.standard_of_proof,
        decision_maker: head.decision_maker,
        quotes,
        versions,
        voices,
        gates,
        items,
        tracks,
        effects,
        outputs,
    }
}

struct Head {
    id: String,
    title: String,
    jurisdiction: String,
    issuer: String,
    citation: String,
    url: String,
    version: String,
    in_force_from: jiff::civil::Date,
    in_force_to: Option<jiff::civil::Date>,
    supersedes: Option<String>,
    text_status: TextStatus,
    text_source: Option<String>,
    verification: Verification,
    subject: AssessedSubject,
    logic_plain: String,
    standard_of_proof: String,
    decision_maker: String,
}

impl Default for Head {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            id: nothing(),
            title: nothing(),
            jurisdiction: nothing(),
            issuer: nothing(),
            citation: nothing(),
            url: nothing(),
            version: nothing(),
            in_force_from: jiff::civil::Date::ZERO,
            in_force_to: None,
            supersedes: None,
            text_status: TextStatus::Paraphrase,
            text_source: None,
            verification: Verification { verified: false, by: None, on: None, open: None },
            subject: AssessedSubject::Person,
            logic_plain: nothing(),
            standard_of_proof: nothing(),
            decision_maker: nothing(),
        }
    }
}

fn read_head(head: &Table<'_, '_>) -> Head {
    logic(head);
    let read = Head {
        id: head.string("id"),
        title: head.string("title"),
        jurisdiction: head.string("jurisdiction"),
        issuer: head.string("issuer"),
        citation: head.string("citation"),
        url: head.string("url"),
        version: head.string("version"),
        in_force_from: head.date("in_force_from"),
        in_force_to: head.maybe_date("in_force_to"),
        supersedes: head.maybe_string("supersedes"),
        text_status: head.choice(
            "text_status",
            &[(TextStatus::Verbatim, "verbatim"), (TextStatus::Paraphrase, "paraphrase")],
        ),
        text_source: head.maybe_string("text_source"),
        verification: verification(head),
        subject: head.choice(
            "subject",
            &[
                (AssessedSubject::Person, "person"),
                (AssessedSubject::Perpetrator, "perpetrator"),
                (AssessedSubject::Country, "country"),
                (AssessedSubject::FacilityPeriod, "facility_period"),
            ],
        ),
        logic_plain: head.string("logic_plain"),
        standard_of_proof: head.string("standard_of_proof"),
        decision_maker: head.string("decision_maker"),
    };
    if read.text_status == TextStatus::Verbatim && read.text_source.is_none() {
        head.wrong(
            "text_source",
            &head.at,
            "the pack says that its texts are verbatim and not where they were read",
            "Add `text_source = \"where, and in which edition\"`, or set `text_status = \"paraphrase\"`",
        );
    }
    head.finish();
    read
}

fn logic(head: &Table<'_, '_>) {
    let logic = head.text("logic");
    match logic.text.as_str() {
        "totality" | "" => {}
        to_come if LOGIC_TO_COME.contains(&to_come) => head.wrong(
            "logic",
            &logic.at,
            format!("logic `{to_come}` is not supported yet by this version; a pack that needs it cannot be assessed"),
            "Use a version that supports it. Writing `totality` instead would change the law",
        ),
        _ => head.unknown("logic", &logic, &["totality", "any_of", "all_of", "tiered", "checklist"]),
    }
}

/// Whether a statement was checked; one that was not must say what is open.
fn verification(table: &Table<'_, '_>) -> Verification {
    let verified = table.flag("verified");
    verification_of(table, verified)
}

/// As [`verification`], where the pack's own word holds unless the table says otherwise.
fn maybe_verification(table: &Table<'_, '_>) -> Verification {
    let verified = table.maybe_flag("verified").unwrap_or(true);
    verification_of(table, verified)
}

fn verification_of(table: &Table<'_, '_>, verified: bool) -> Verification {
    let open = table.maybe_string("open");
    if !verified && open.is_none() {
        table.wrong(
            "open",
            &table.at,
            "it is not verified and does not say what is open",
            "Add `open = \"what must still be read, and where\"`",
        );
    }
    Verification {
        verified,
        by: table.maybe_string("verified_by"),
        on: table.maybe_date("verified_on"),
        open,
    }
}

fn versions(root: &Table<'_, '_>) -> Vec<VersionRow> {
    let rows = root.some_children("amendment");
    rows.iter().map(version_row).collect()
}

fn version_row(table: &Table<'_, '_>) -> VersionRow {
    let tags = [
        (Tag::Primary, "primary"),
        (Tag::Secondary, "secondary"),
        (Tag::Memory, "memory"),
        (Tag::Open, "open"),
    ];
    let row = VersionRow {
        effective: table.string("effective"),
        instrument: table.string("instrument"),
        change: table.string("change"),
        tag: table.choice("tag", &tags),
        verification: verification(table),
    };
    if row.verification.verified && matches!(row.tag, Tag::Memory | Tag::Open) {
        table.wrong(
            "verified",
            &table.at,
            "what is from memory, or was looked for and not found, is not verified",
            "Set `verified = false` and say in `open` what must be read",
        );
    }
    table.finish();
    row
}

fn word_lists(root: &Table<'_, '_>) {
    let Some(lists) = root.child("words") else {
        return;
    };
    // All are read before any is known, so a list never stands in another.
    let mut read = std::collections::BTreeMap::new();
    for (name, value) in lists.entries() {
        let texts = lists.texts_of(&name.text, value);
        let phrases = lists.phrases_of(&name.text, &texts);
        read.insert(name.text, phrases);
    }
    *root.reading.lists.borrow_mut() = read;
}

fn voices(root: &Table<'_, '_>) -> Vec<Voice> {
    let tables = root.children("voice");
    let voices: Vec<(Voice, Text)> = tables.iter().map(voice).collect();
    let ids: Vec<Text> = voices.iter().map(|(_, id)| id.clone()).collect();
    checks::no_duplicates(root, "voice", &ids);
    voices.into_iter().map(|(voice, _)| voice).collect()
}

fn voice(table: &Table<'_, '_>) -> (Voice, Text) {
    let id = table.text("id");
    let voice = Voice {
        id: id.text.clone(),
        plain: table.string("plain"),
        words: table.phrases("words"),
        unless: table.phrases("unless"),
    };
    if voice.words.is_empty() {
        table.wrong("words", &table.at, "no word names this voice", "Add `words = [\"…\"]`");
    }
    table.finish();
    (voice, id)
}
