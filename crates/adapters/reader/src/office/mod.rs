//! What office documents have in common: a ZIP archive of XML parts ([`package`], [`xml`]).
//!
//! Only parts that are named here are unpacked, one after the other, as a stream; a member's name is
//! never used as a path. An archive inside the archive is not opened.

pub(crate) mod package;
pub(crate) mod xml;

/// The first words of a text that are fit to be a title or a name; `None` when nothing is left.
pub(crate) fn clean(value: &str) -> Option<String> {
    /// A longer value is not what it claims to be.
    const VALUE_CHARS_MAX: usize = 500;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.chars().count() <= VALUE_CHARS_MAX).then_some(value)
}

/// What programs write as the author when nobody told them.
pub(crate) fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 12] = [
        "user",
        "admin",
        "administrator",
        "author",
        "unknown",
        "owner",
        "microsoft office user",
        "windows user",
        "unknown author",
        "пользователь",
        "python-docx",
        "un-named",
    ];
    NOBODY.contains(&name.trim().to_lowercase().as_str())
}
