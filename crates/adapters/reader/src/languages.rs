//! Languages by the names that `tesseract` has for them.

/// A tag (BCP 47) and the name.
const NAMES: [(&str, &str); 48] = [
    ("am", "amh"),
    ("ar", "ara"),
    ("az", "aze"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("bo", "bod"),
    ("ckb", "kmr"),
    ("cs", "ces"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fr", "fra"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hu", "hun"),
    ("hy", "hye"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ka", "kat"),
    ("kk", "kaz"),
    ("km", "khm"),
    ("ko", "kor"),
    ("ky", "kir"),
    ("lo", "lao"),
    ("my", "mya"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("ps", "pus"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sr", "srp"),
    ("sw", "swa"),
    ("tg", "tgk"),
    ("th", "tha"),
    ("ti", "tir"),
    ("tr", "tur"),
    ("ug", "uig"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("uz", "uzb"),
    ("vi", "vie"),
    ("zh", "chi_sim"),
    ("zh-hant", "chi_tra"),
];

/// Where nothing is said of a picture's language, these are tried, as far as they are here.
const USUAL: [&str; 8] = ["eng", "rus", "spa", "ara", "fas", "fra", "ukr", "chi_sim"];
/// More languages at once make each of them worse.
const AT_ONCE_MAX: usize = 4;

/// Whether a file's name can be a language's: some are of other use.
pub(crate) fn is_name(name: &str) -> bool {
    let letters = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    !name.is_empty()
        && name.len() <= 40
        && name.bytes().all(letters)
        && !matches!(name, "osd" | "equ" | "snum")
}

/// What a person said of the language, such as `ru` or `ru+en`, in the program's names. Empty: nothing that is known.
pub(crate) fn wanted(said: Option<&str>) -> Vec<String> {
    let words = said.unwrap_or_default().split(['+', ',', ' ']).map(|word| word.trim().to_ascii_lowercase());
    let mut names: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let first = word.split(['-', '_']).next().unwrap_or_default().to_owned();
        let found = [&word, &first].into_iter().find_map(|tag| {
            NAMES.iter().find(|(known, name)| known == tag || name == tag).map(|(_, name)| (*name).to_owned())
        });
        names.extend(found.filter(|name| !names.contains(name)));
    }
    names.truncate(AT_ONCE_MAX);
    names
}

/// What is tried where nothing is said.
pub(crate) fn usual(installed: &[String]) -> Vec<String> {
    let known = USUAL.iter().map(|name| (*name).to_owned()).filter(|name| installed.contains(name));
    let mut names: Vec<String> = known.take(AT_ONCE_MAX).collect();
    if names.is_empty() {
        names.extend(installed.first().cloned());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_as_people_name_them() {
        for (said, expected) in [
            ("ru", "rus"),
            ("ru-RU", "rus"),
            ("rus+en", "rus eng"),
            ("zh-Hant", "chi_tra"),
            ("chi_sim, fa", "chi_sim fas"),
            ("nobody's", ""),
            ("../../etc", ""),
        ] {
            assert_eq!(wanted(Some(said)).join(" "), expected, "{said}");
        }
        assert!(wanted(None).is_empty());
    }

    #[test]
    fn where_nothing_is_said_a_few_that_are_here_are_tried() {
        let here = |names: &[&str]| {
            usual(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).join("+")
        };
        assert_eq!(here(&["ara", "deu", "eng", "fas", "rus", "spa"]), "eng+rus+spa+ara");
        assert_eq!(here(&["deu"]), "deu");
    }
}
