//! What the fields of the records are.

/// At most so many fields are compared.
pub const FIELDS_MAX: usize = 24;

/// What a field holds, and so how two of its values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// The whole name of a person, in any order of its words.
    FullName,
    /// Given names in a field of their own.
    GivenName,
    /// Family names in a field of their own.
    FamilyName,
    /// A place, a court, a street.
    Text,
    /// An article of law, a number of a document, a postcode: equal or one slip apart.
    Code,
    /// A date, as exactly as known.
    Date,
    /// A number, such as an age.
    Number,
    /// A person's gender.
    Gender,
}

/// One field of the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub(super) label: String,
    pub(super) kind: FieldKind,
    pub(super) identifies: bool,
    pub(super) is_circumstance: bool,
    pub(super) near_days: u16,
}

impl Field {
    /// A field. The label stands before the reasons, such as `born`.
    pub fn new(label: &str, kind: FieldKind) -> Self {
        Self { label: label.to_owned(), kind, identifies: false, is_circumstance: false, near_days: 0 }
    }

    /// Hardly two people share a value: the number of a passport, of a prisoner.
    #[must_use]
    pub fn identifying(self) -> Self {
        Self { identifies: true, ..self }
    }

    /// People arrested or tried together share the value: the day of arrest, the court, the article. However many such
    /// fields agree, together they speak for one person only so far.
    #[must_use]
    pub fn circumstance(self) -> Self {
        Self { is_circumstance: true, ..self }
    }

    /// Two dates so many days apart may be one event told differently, such as an arrest and its registration.
    #[must_use]
    pub fn near_days(self, days: u16) -> Self {
        Self { near_days: days, ..self }
    }

    /// What it holds.
    pub fn kind(&self) -> FieldKind {
        self.kind
    }

    /// What stands before the reasons.
    pub fn label(&self) -> &str {
        &self.label
    }
}

/// Which field of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub(super) usize);

/// The fields of the records, in the order of the reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema {
    pub(super) fields: Vec<Field>,
}

impl Schema {
    /// No fields yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field. `None` when there are [`FIELDS_MAX`] already.
    pub fn add(&mut self, field: Field) -> Option<FieldId> {
        if self.fields.len() == FIELDS_MAX {
            return None;
        }
        self.fields.push(field);
        Some(FieldId(self.fields.len() - 1))
    }

    /// What prisoner lists hold: name, birth, gender, place, arrest, court, article. The numbers of the fields come in
    /// that order.
    pub fn of_prisoners() -> (Self, [FieldId; 7]) {
        let fields = vec![
            Field::new("name", FieldKind::FullName),
            Field::new("born", FieldKind::Date),
            Field::new("gender", FieldKind::Gender),
            Field::new("place", FieldKind::Text).circumstance(),
            Field::new("arrested", FieldKind::Date).circumstance().near_days(3),
            Field::new("court", FieldKind::Text).circumstance(),
            Field::new("article", FieldKind::Code).circumstance(),
        ];
        (Self { fields }, std::array::from_fn(FieldId))
    }

    /// The field of a number.
    pub fn field(&self, field: FieldId) -> Option<&Field> {
        self.fields.get(field.0)
    }

    /// The fields with their numbers.
    pub fn fields(&self) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields.iter().enumerate().map(|(at, field)| (FieldId(at), field))
    }

    /// The only field of a kind, or `None` where there is none or more than one.
    pub(super) fn only(&self, kind: FieldKind) -> Option<usize> {
        let mut found = (0..self.fields.len()).filter(|at| self.fields[*at].kind == kind);
        found.next().filter(|_| found.next().is_none())
    }
}
