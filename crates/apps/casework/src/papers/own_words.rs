//! What a person adds to a paper in their own words: who writes, to whom, who signs, and argument.
//!
//! Nothing here rests on a claim, so whatever is argued is printed as argument.

use std::path::Path;

use amparo_dossier::{FontFile, Fonts};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A person's own words for a paper.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnWords {
    /// The sender's block, line by line.
    pub sender: Vec<String>,
    /// The addressee's block, line by line.
    pub addressee: Vec<String>,
    /// Who gets a copy.
    pub copies_to: Vec<String>,
    /// The date of the letter (YYYY-MM-DD).
    pub date: Option<String>,
    /// The subject line.
    pub subject: Option<String>,
    /// Who signs.
    pub signatories: Vec<SignatoryWords>,
    /// Arguments, by section.
    pub arguments: Arguments,
    /// Whom to ask, for the summary on one page.
    pub contact: Vec<String>,
    /// The fonts for a PDF: the embedded ones, and what [`fonts_of_folder`] read. Not part of the file.
    #[serde(skip)]
    pub fonts: Fonts,
}

/// Someone who signs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignatoryWords {
    /// The name.
    pub name: String,
    /// The standing, such as "his wife".
    pub standing: String,
    /// Organisation or address.
    pub contact: Option<String>,
}

/// Argument for each section; every paragraph is marked as argument.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Arguments {
    /// On the request.
    pub request: Vec<String>,
    /// On eligibility.
    pub eligibility: Vec<String>,
    /// On the detention.
    pub detention: Vec<String>,
    /// On the charges and the law.
    pub charges: Vec<String>,
    /// On a criterion, by its number.
    pub criteria: std::collections::BTreeMap<String, Vec<String>>,
    /// On other circumstances.
    pub other_circumstances: Vec<String>,
    /// On health and urgency.
    pub health: Vec<String>,
    /// On what is asked.
    pub asks: Vec<String>,
}

/// A file of own words to fill in.
pub const TEMPLATE: &str = r#"# Your own words for a letter or a summary. Delete what you do not need.
sender = ["Organisation or name", "Street", "Town", "e-mail"]
addressee = ["The Secretary of State", "U.S. Department of State", "Washington, D.C."]
copies_to = ["Special Presidential Envoy for Hostage Affairs"]
# date = "2026-01-31"
# subject = "Request for review …"
contact = ["Whom to ask: name, e-mail"]

[[signatories]]
name = "Name"
standing = "his wife / counsel / director of …"

# Every paragraph below is printed as argument, because it rests on no claim on file.
[arguments]
request = []
eligibility = []
detention = []
charges = []
other_circumstances = []
health = []
asks = []

[arguments.criteria]
# "10" = ["Why these facts show it."]
"#;

/// The most font files that one folder may bring.
const FONT_FILES_MAX: usize = 64;

/// The most bytes that all of them may have together: 256 MiB.
const FONT_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The embedded fonts and those of a folder (`.ttf`, `.otf`, `.ttc`), for scripts that the embedded ones do not draw.
///
/// # Errors
/// When the folder cannot be read, has no font in it, or more than a PDF can use.
pub fn fonts_of_folder(folder: &Path) -> Result<Fonts, Problem> {
    let refused = |why: String| {
        Problem::input(
            "The paper was not written. The case is as it was.",
            why,
            "Name a folder with font files (.ttf, .otf, .ttc); on Debian, /usr/share/fonts/opentype/noto has them \
             once `fonts-noto-cjk` is installed.",
        )
    };
    let unreadable = |error: std::io::Error| refused(format!("{}: {error}.", folder.display()));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if matches!(ending.as_deref(), Some("ttf" | "otf" | "ttc" | "otc")) {
            paths.push(path);
        }
    }
    paths.sort();
    let mut bytes = 0;
    for path in &paths {
        bytes += std::fs::metadata(path).map_err(unreadable)?.len();
    }
    if paths.is_empty() || paths.len() > FONT_FILES_MAX || bytes > FONT_BYTES_MAX {
        return Err(refused(format!(
            "{} has {} font files with {bytes} bytes; at least 1 and at most {FONT_FILES_MAX} files with \
             {FONT_BYTES_MAX} bytes together can be used.",
            folder.display(),
            paths.len()
        )));
    }
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push(FontFile { name, bytes: std::fs::read(&path).map_err(unreadable)? });
    }
    Fonts::with(files).map_err(|error| refused(format!("{error}.")))
}

/// Reads a file of own words.
///
/// # Errors
/// When it is not in that form, or its date is none.
pub fn parse_own_words(file_name: &str, text: &str) -> Result<OwnWords, Problem> {
    let refused = |why: String| {
        Problem::input(
            "The paper was not written. The case is as it was.",
            format!("“{file_name}”: {why}"),
            "`amparo write letter --print-words` prints such a file with every part it may have.",
        )
    };
    let words: OwnWords =
        toml::from_str(text).map_err(|error| refused(error.to_string().trim().to_owned()))?;
    if let Some(date) = words.date.as_deref() {
        date.parse::<jiff::civil::Date>().map_err(|_| refused(format!("`{date}` is not a day.")))?;
    }
    Ok(without_placeholders(words))
}

/// What stands in the template is not filled in yet, and must not read as if it were.
fn without_placeholders(mut words: OwnWords) -> OwnWords {
    let template: OwnWords =
        toml::from_str(TEMPLATE).expect("the template ships with the program and is tested");
    words.sender.retain(|line| !template.sender.contains(line));
    words.contact.retain(|line| !template.contact.contains(line));
    let is_blank = |one: &SignatoryWords| {
        template.signatories.iter().any(|known| known.name == one.name || known.standing == one.standing)
    };
    words.signatories.retain(|one| !is_blank(one));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_itself_a_file_of_own_words() {
        let words = parse_own_words("words.toml", TEMPLATE).expect("the template ships with the program");
        assert!(words.signatories.is_empty() && words.sender.is_empty(), "placeholders are not filled in");
    }

    #[test]
    fn a_part_that_does_not_exist_is_refused_by_name() {
        let problem = parse_own_words("w.toml", "sendr = []").expect_err("misspelt");
        assert!(problem.why.contains("sendr"), "{problem}");
    }
}
