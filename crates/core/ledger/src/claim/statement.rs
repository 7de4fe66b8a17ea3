//! What a claim says: a kind with those of its fields that the source gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::{Field, Kind};

/// A kind and its fields. A field is never empty and always one that the kind has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct Statement {
    kind: Kind,
    fields: BTreeMap<Field, String>,
}

/// Why a statement was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// The kind has no such field.
    #[error("a claim of kind `{kind}` has no `{field}`; it may have: {}", names(.kind.spec().fields))]
    NoSuchField {
        /// The kind.
        kind: Kind,
        /// The field that it does not have.
        field: Field,
    },
    /// A field is longer than a claim may hold.
    #[error("`{field}` has {chars} characters; a claim holds at most {max}", max = FIELD_CHARS_MAX)]
    TooLong {
        /// The field.
        field: Field,
        /// How many characters were given.
        chars: usize,
    },
}

/// The most characters one field may have: a claim is a statement, not a document.
pub const FIELD_CHARS_MAX: usize = 4_000;

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ")
}

impl Statement {
    /// A statement of this kind with these fields. Empty fields are left out.
    ///
    /// # Errors
    /// A field that the kind does not have, or one that is too long.
    pub fn new(
        kind: Kind,
        fields: impl IntoIterator<Item = (Field, String)>,
    ) -> Result<Self, StatementError> {
        let mut kept = BTreeMap::new();
        for (field, text) in fields {
            if !kind.spec().fields.contains(&field) {
                return Err(StatementError::NoSuchField { kind, field });
            }
            let text = text.trim();
            let chars = text.chars().count();
            if chars > FIELD_CHARS_MAX {
                return Err(StatementError::TooLong { field, chars });
            }
            if !text.is_empty() {
                kept.insert(field, text.to_owned());
            }
        }
        Ok(Self { kind, fields: kept })
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What the source gives for this field; `None` when it is silent.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.fields.get(&field).map(String::as_str)
    }

    /// The fields that the source gives.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.fields.iter().map(|(field, text)| (*field, text.as_str()))
    }
}

#[derive(Serialize, Deserialize)]
struct Raw {
    kind: Kind,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<Field, String>,
}

impl From<Statement> for Raw {
    fn from(statement: Statement) -> Self {
        Self { kind: statement.kind, fields: statement.fields }
    }
}

impl TryFrom<Raw> for Statement {
    type Error = StatementError;

    fn try_from(raw: Raw) -> Result<Self, StatementError> {
        Self::new(raw.kind, raw.fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_the_kind_does_not_have_is_refused() {
        let refused = Statement::new(Kind::Birth, [(Field::Length, "25 years".to_owned())]);
        let error = refused.expect_err("a birth has no length");
        assert_eq!(error.to_string(), "a claim of kind `birth` has no `length`; it may have: detail");
    }

    #[test]
    fn an_empty_field_is_silence() {
        let fields = [(Field::Charge, "  ".to_owned()), (Field::By, " a court ".to_owned())];
        let statement = Statement::new(Kind::Charge, fields).expect("both are fields of a charge");
        assert_eq!(statement.get(Field::Charge), None);
        assert_eq!(statement.get(Field::By), Some("a court"));
    }
}
