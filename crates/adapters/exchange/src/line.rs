//! One line: a core value as JSON in the one form that it has, and back.
//!
//! Reading writes again what it read and compares the bytes, as the log does. So a field that this version does not
//! know is refused instead of being lost, and what was imported is what stood there.

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::evidence::Rehash;
use amparo_ledger::ids::MemberId;
use amparo_ledger::source::Hash32;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::LineError;

/// One line of the entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An entry with its content.
    Entry {
        /// The place in the log, from 0.
        seq: u64,
        /// The hash by which the log knows it.
        leaf: Hash32,
        /// What was done.
        entry: Box<Entry>,
    },
    /// An entry whose content was erased: its place and its leaf are all that is left.
    Erased {
        /// The place in the log, from 0.
        seq: u64,
        /// The hash by which the log knows it.
        leaf: Hash32,
    },
}

impl Line {
    /// The place in the log.
    pub fn seq(&self) -> u64 {
        match self {
            Self::Entry { seq, .. } | Self::Erased { seq, .. } => *seq,
        }
    }

    /// The hash by which the log knows it.
    pub fn leaf(&self) -> Hash32 {
        match self {
            Self::Entry { leaf, .. } | Self::Erased { leaf, .. } => *leaf,
        }
    }
}

/// One archived file, in one scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobLine {
    /// The hash of its bytes, under which it lies in `blobs`.
    pub sha256: Hash32,
    /// The scope in which it is archived.
    pub scope: Scope,
    /// Whether it came along: only what was held did.
    pub found: Rehash,
}

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftLine {
    /// The scope in which it lies.
    pub scope: Scope,
    /// Its name in the scope.
    pub key: String,
    /// The hash of its bytes, under which it lies in `blobs`.
    pub sha256: Hash32,
    /// How many there are.
    pub size_bytes: u64,
}

/// What can be written as a line and read from one.
pub(crate) trait OneLine: Sized {
    fn write(&self) -> String;
    fn read(text: &str) -> Result<Self, LineError>;
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryRead {
    seq: u64,
    leaf: Hash32,
    at: i64,
    actor: MemberId,
    scope: Scope,
    audience: Audience,
    act: Act,
}

#[derive(Serialize)]
struct EntryWritten<'a> {
    seq: u64,
    leaf: Hash32,
    at: i64,
    actor: MemberId,
    scope: Scope,
    audience: &'a Audience,
    act: &'a Act,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ErasedForm {
    seq: u64,
    leaf: Hash32,
    erased: True,
}

/// `true`: an erased entry is not half erased.
struct True;

impl Serialize for True {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(true)
    }
}

impl<'de> Deserialize<'de> for True {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if bool::deserialize(deserializer)? {
            Ok(Self)
        } else {
            Err(serde::de::Error::custom("`erased` can only be true"))
        }
    }
}

pub(crate) fn entry_line(seq: u64, leaf: Hash32, entry: &Entry) -> String {
    let Entry { at, actor, scope, audience, act } = entry;
    written(&EntryWritten { seq, leaf, at: *at, actor: *actor, scope: *scope, audience, act })
}

pub(crate) fn erased_line(seq: u64, leaf: Hash32) -> String {
    written(&ErasedForm { seq, leaf, erased: True })
}

impl OneLine for Line {
    fn write(&self) -> String {
        match self {
            Self::Entry { seq, leaf, entry } => entry_line(*seq, *leaf, entry),
            Self::Erased { seq, leaf } => erased_line(*seq, *leaf),
        }
    }

    fn read(text: &str) -> Result<Self, LineError> {
        let parsed = serde_json::from_str::<EntryRead>(text);
        let line = match (parsed, serde_json::from_str::<ErasedForm>(text)) {
            (Ok(EntryRead { seq, leaf, at, actor, scope, audience, act }), _) => {
                let entry = Box::new(Entry { at, actor, scope, audience, act });
                Self::Entry { seq, leaf, entry }
            }
            (Err(_), Ok(ErasedForm { seq, leaf, .. })) => Self::Erased { seq, leaf },
            (Err(error), Err(_)) => return Err(form(&error)),
        };
        one_form(line, text)
    }
}

impl OneLine for BlobLine {
    fn write(&self) -> String {
        written(self)
    }

    fn read(text: &str) -> Result<Self, LineError> {
        one_form(parse(text)?, text)
    }
}

impl OneLine for DraftLine {
    fn write(&self) -> String {
        written(self)
    }

    fn read(text: &str) -> Result<Self, LineError> {
        one_form(parse(text)?, text)
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, LineError> {
    serde_json::from_str(text).map_err(|error| form(&error))
}

fn form(error: &serde_json::Error) -> LineError {
    LineError::Form(error.to_string())
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("core values have text keys and no floats, so JSON can hold them")
}

/// The line, if writing it again gives the same bytes.
fn one_form<T: OneLine>(line: T, text: &str) -> Result<T, LineError> {
    let again = line.write();
    if again == text {
        return Ok(line);
    }
    let (Ok(found), Ok(expected)) = (serde_json::from_str(text), serde_json::from_str(&again)) else {
        return Err(LineError::OtherForm(None));
    };
    Err(difference(&found, &expected, ""))
}

/// The first place at which what was read is not what would have been written.
fn difference(found: &Value, expected: &Value, path: &str) -> LineError {
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (name, value) in found {
                match expected.get(name) {
                    None => return LineError::UnknownField(inner(name)),
                    Some(same) if same == value => {}
                    Some(other) => return difference(value, other, &inner(name)),
                }
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            for (place, pair) in found.iter().zip(expected).enumerate() {
                if pair.0 != pair.1 {
                    return difference(pair.0, pair.1, &inner(&place.to_string()));
                }
            }
        }
        _ => {}
    }
    LineError::OtherForm(Some(path.to_owned()).filter(|path| !path.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use amparo_ledger::ids::{CaseId, PersonId};

    fn line() -> Line {
        let case = CaseId::from_bytes([2; 16]);
        let act = Act::CaseOpened {
            case,
            person: PersonId::from_bytes([3; 16]),
            title: "Надя Example \"N\"\n".to_owned(),
        };
        let entry = Entry {
            at: 1_700_000_000,
            actor: MemberId::from_bytes([1; 16]),
            scope: Scope::Case(case),
            audience: Audience::Case,
            act,
        };
        Line::Entry { seq: 2, leaf: Hash32([0xab; 32]), entry: Box::new(entry) }
    }

    #[test]
    fn the_form_of_version_one_never_changes() {
        let leaf = "ab".repeat(32);
        let expected = r#"{"seq":2,"leaf":"LEAF","at":1700000000,"actor":"member-01040g2081040g2081040g2081","scope":{"case":"case-02081040g2081040g2081040g2"},"audience":"case","act":{"case_opened":{"case":"case-02081040g2081040g2081040g2","person":"person-030c1g60r30c1g60r30c1g60r3","title":"Надя Example \"N\"\n"}}}"#;
        assert_eq!(line().write(), expected.replace("LEAF", &leaf));
        let erased = Line::Erased { seq: 3, leaf: Hash32([0xab; 32]) };
        assert_eq!(erased.write(), format!("{{\"seq\":3,\"leaf\":\"{leaf}\",\"erased\":true}}"));
        for line in [line(), erased] {
            assert_eq!(Line::read(&line.write()), Ok(line));
        }
    }

    #[test]
    fn a_line_in_any_other_form_is_refused_and_the_place_is_named() {
        let right = line().write();
        let with = |from: &str, to: &str| {
            assert!(right.contains(from), "{from}");
            right.replacen(from, to, 1)
        };
        for (text, named, because) in [
            (with("\"at\":", "\"mood\":\"calm\",\"at\":"), "mood", "a field that no entry has"),
            (
                with("\"title\":", "\"nickname\":\"N\",\"title\":"),
                "act/case_opened/nickname",
                "within an act",
            ),
            (with("\"at\":1700000000", "\"at\":1700000000.0"), "", "a number written in another way"),
            (with("\"at\":1700000000", "\"at\":1700000000,\"at\":1"), "at", "a field twice"),
            (with("\"seq\":2,", "\"seq\": 2,"), "one form", "a blank too much"),
            (
                with("\"audience\":\"case\"", "\"audience\":\"everyone\""),
                "everyone",
                "a value that is not known",
            ),
            (with("case_opened", "case_burnt"), "case_burnt", "an act that is not known"),
            (with("Надя", "\\u041d\\u0430\\u0434\\u044f"), "one form", "letters written in another way"),
            (right[..right.len() - 1].to_owned(), "EOF", "cut short"),
            (format!("{right}{right}"), "trailing", "two on one line"),
            (String::new(), "EOF", "an empty line"),
            ("[]".to_owned(), "", "another value"),
            (format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)), "", "nested beyond reason"),
            (
                format!("{{\"seq\":3,\"leaf\":\"{}\",\"erased\":false}}", "ab".repeat(32)),
                "",
                "an entry that is not erased and has no content",
            ),
        ] {
            let error = Line::read(&text).expect_err(because).to_string();
            assert!(error.contains(named), "{because}: {error}");
        }
    }
}
