//! Endings of names that say whose child somebody is, and whether a man or a woman bears the name.

/// Endings of patronymics in Latin letters, longest first: Russian, Ukrainian, Belarusian, in English,
/// French and German spelling.
const PATRONYMICS: [&str; 30] = [
    "inichna", "ovitsch", "ewitsch", "owitsch", "evitsch", "ovitch", "evitch", "ichna", "ishna", "ovich",
    "evich", "avich", "ovych", "evych", "iovych", "ovyc", "evyc", "ovna", "evna", "ivna", "yvna", "ouna",
    "euna", "auna", "ovic", "evic", "owna", "ewna", "ich", "ych",
];

/// Short patronymics are formed from few names only, all of which end in a vowel: `Ilyich`, `Fomich`.
const SHORT_PATRONYMICS: [&str; 13] = [
    "ilich", "ilyich", "ilych", "ilyych", "illich", "fomich", "fomych", "kuzmich", "kuzmych", "lukich",
    "lukych", "nikitich", "savvich",
];

/// The name of the father as far as the ending leaves it, so that the patronymics of a brother and a sister,
/// in two transliterations, have one stem: `sergeyevich`, `sergeevna` → `serg`.
///
/// `None` for a word without such an ending. Many family names have it too (`abramovich`): only its place in
/// the name tells them apart.
pub fn patronymic_stem(word: &str) -> Option<String> {
    let ending =
        PATRONYMICS.iter().filter(|ending| word.ends_with(**ending)).max_by_key(|ending| ending.len())?;
    let is_short = matches!(*ending, "ich" | "ych");
    if is_short && !SHORT_PATRONYMICS.contains(&word) {
        return None;
    }
    let stem = word.strip_suffix(ending)?.trim_end_matches(['y', 'i', 'j', 'e']);
    // `Il` of Ilyich is the shortest name of a father.
    (stem.len() >= 2).then(|| stem.to_owned())
}

/// Endings of family names, longest first, with what they become; the number is how many letters must stand
/// before the ending.
const SURNAME_ENDINGS: [(&str, &str, usize); 61] = [
    // Adjectives on -sky in the spellings of Russian, Ukrainian, Belarusian, Polish, Czech, Bulgarian.
    ("skaya", "sk", 2),
    ("skaia", "sk", 2),
    ("skaja", "sk", 2),
    ("skiy", "sk", 2),
    ("skii", "sk", 2),
    ("skij", "sk", 2),
    ("skyi", "sk", 2),
    ("skyy", "sk", 2),
    ("skyj", "sk", 2),
    ("skoy", "sk", 2),
    ("skoi", "sk", 2),
    ("skoj", "sk", 2),
    ("ckaja", "ck", 2),
    ("ckij", "ck", 2),
    ("ska", "sk", 3),
    ("ski", "sk", 2),
    ("sky", "sk", 2),
    ("cka", "ck", 3),
    ("cki", "ck", 2),
    ("cky", "ck", 2),
    // Lithuanian: husband, wife, daughter.
    ("iuviene", "", 3),
    ("iute", "", 4),
    ("iene", "", 4),
    ("aite", "", 4),
    ("yte", "", 4),
    ("ute", "", 5),
    ("ius", "", 4),
    // Greek.
    ("opoulos", "opoul", 2),
    ("opoulou", "opoul", 2),
    ("opulos", "opoul", 2),
    ("opulou", "opoul", 2),
    ("iadis", "iad", 2),
    ("iadou", "iad", 2),
    ("idis", "id", 3),
    ("idou", "id", 3),
    ("ides", "id", 3),
    // Russian, Bulgarian, Belarusian; also as Germans, the French and Latvians write them.
    ("owa", "ov", 2),
    ("ova", "ov", 2),
    ("ewa", "ev", 2),
    ("eva", "ev", 2),
    ("off", "ov", 3),
    ("eff", "ev", 3),
    ("ovs", "ov", 3),
    ("evs", "ev", 3),
    ("ow", "ov", 3),
    ("ew", "ev", 4),
    ("ou", "ov", 4),
    ("eu", "ev", 4),
    ("ina", "in", 3),
    ("yna", "yn", 3),
    ("ins", "in", 4),
    ("ine", "in", 4),
    // Other adjectives: Navalny, Tolstoy.
    ("aya", "", 3),
    ("aia", "", 3),
    ("aja", "", 3),
    ("yi", "", 4),
    ("yy", "", 4),
    ("iy", "", 4),
    ("ij", "", 4),
    ("oy", "", 4),
    ("oi", "", 4),
];

/// One stem for the forms that a family name has for men and women, in Latin letters: `ivanov` and
/// `ivanova`; `sikorski`, `sikorska` and `sikorskaya`; `navalny` and `navalnaya`.
///
/// The word itself where no ending fits. A stem is for comparing and is no name: names of other languages
/// may lose letters too, on both sides alike. Czech `novakova` is `novakov` here, as in Russian; see
/// [`same_surname`].
pub fn surname_stem(word: &str) -> String {
    for (ending, becomes, before) in SURNAME_ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= before
        {
            return format!("{stem}{becomes}");
        }
    }
    // `navalny`, as newspapers shorten the ending.
    match word.strip_suffix('y') {
        Some(stem) if stem.len() >= 4 && !ends_with_vowel(stem) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

fn ends_with_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Endings of a man's and a woman's family name that a stem alone cannot join, because each may be an
/// ending of its own in another language.
const COUPLES: [(&str, &str); 18] = [
    // Czech and Slovak.
    ("", "ova"),
    ("a", "ova"),
    ("ek", "kova"),
    ("ec", "cova"),
    ("y", "a"),
    // Greek.
    ("os", "ou"),
    ("is", "i"),
    ("is", "ou"),
    ("as", "a"),
    ("es", "i"),
    // Lithuanian.
    ("as", "iene"),
    ("is", "iene"),
    ("ys", "iene"),
    ("as", "aite"),
    ("is", "yte"),
    ("us", "ute"),
    // Latvian.
    ("s", "a"),
    ("is", "e"),
];

/// Letters that two names of a couple must share.
const COUPLE_STEM_MIN: usize = 4;

/// Whether two family names in Latin letters may be one name of a man and a woman, or of two spellings of
/// its ending. Equal names are.
pub fn same_surname(a: &str, b: &str) -> bool {
    a == b || surname_stem(a) == surname_stem(b) || is_couple(a, b) || is_couple(b, a)
}

fn is_couple(man: &str, woman: &str) -> bool {
    COUPLES.iter().any(|(his, hers)| {
        woman
            .strip_suffix(hers)
            .is_some_and(|stem| stem.len() >= COUPLE_STEM_MIN && man.strip_suffix(his) == Some(stem))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patronymics_of_brother_and_sister_have_the_stem_of_one_father() {
        for (word, stem, because) in [
            ("vladimirovich", Some("vladimir"), "Russian"),
            ("vladimirovna", Some("vladimir"), "his sister"),
            ("sergeyevich", Some("serg"), "after a vowel"),
            ("sergeevna", Some("serg"), "in another transliteration"),
            ("dmitrievich", Some("dmitr"), "after i"),
            ("dmitriyevna", Some("dmitr"), "in another transliteration"),
            ("volodymyrovych", Some("volodymyr"), "Ukrainian"),
            ("ivanivna", Some("ivan"), "Ukrainian"),
            ("siarhieevich", Some("siarh"), "Belarusian"),
            ("mikalaeuna", Some("mikala"), "Belarusian"),
            ("mikalaevich", Some("mikala"), "Belarusian"),
            ("ilyich", Some("il"), "a father on -a"),
            ("ilinichna", Some("il"), "and his daughter"),
            ("nikitich", Some("nikit"), "a father on -a"),
            ("petrovitch", Some("petr"), "French"),
            ("dietrich", None, "a German name"),
            ("friedrich", None, "a German name"),
            ("ivanov", None, "a family name"),
            ("ovich", None, "an ending alone"),
            ("", None, "nothing"),
        ] {
            assert_eq!(patronymic_stem(word).as_deref(), stem, "{word}: {because}");
        }
    }

    #[test]
    fn family_names_of_men_and_women_are_one_and_other_names_are_not() {
        for (left, right, same, because) in [
            ("ivanov", "ivanova", true, "Russian"),
            ("medvedev", "medvedeva", true, "Russian"),
            ("putin", "putina", true, "Russian"),
            ("ivanoff", "ivanova", true, "French"),
            (
                "iwanow",
                "ivanova",
                false,
                "w at the start is another letter; the ending is not compared alone",
            ),
            ("tikhanovsky", "tikhanovskaya", true, "Russian"),
            ("tsikhanouski", "tsikhanouskaya", true, "Belarusian"),
            ("zelenskyi", "zelenska", true, "Ukrainian"),
            ("zelenskyy", "zelensky", true, "two spellings"),
            ("kowalski", "kowalska", true, "Polish"),
            ("potocki", "potocka", true, "Polish"),
            ("navalny", "navalnaya", true, "an adjective"),
            ("navalnyi", "navalny", true, "two spellings"),
            ("tolstoy", "tolstaya", true, "an adjective"),
            ("novak", "novakova", true, "Czech"),
            ("havlicek", "havlickova", true, "Czech, with a vowel that is dropped"),
            ("svoboda", "svobodova", true, "Czech, on -a"),
            ("novotny", "novotna", true, "Czech adjective"),
            ("kazlauskas", "kazlauskiene", true, "Lithuanian wife"),
            ("kazlauskas", "kazlauskaite", true, "Lithuanian daughter"),
            ("kazlauskiene", "kazlauskaite", true, "Lithuanian mother and daughter"),
            ("papadopoulos", "papadopoulou", true, "Greek"),
            ("papadakis", "papadaki", true, "Greek"),
            ("ioannidis", "ioannidou", true, "Greek"),
            ("berzins", "berzina", true, "Latvian"),
            ("kavaliou", "kavaliova", true, "Belarusian"),
            ("lukashenko", "lukashenko", true, "stays"),
            ("lukashenko", "lukashenka", false, "two languages: a matter of transliteration"),
            ("ivanov", "ivanenko", false, "two names"),
            ("popov", "petrov", false, "two names"),
            ("kim", "kima", false, "too short to tell"),
            ("lee", "leev", false, "too short to tell"),
        ] {
            assert_eq!(same_surname(left, right), same, "{left} / {right}: {because}");
            assert_eq!(same_surname(right, left), same, "{right} / {left}: {because}");
        }
    }

    #[test]
    fn a_stem_keeps_what_it_does_not_know_and_short_names() {
        for (word, stem) in [
            ("kim", "kim"),
            ("shevchenko", "shevchenko"),
            ("saakashvili", "saakashvili"),
            ("nina", "nina"),
            ("eva", "eva"),
            ("", ""),
            ("ova", "ova"),
        ] {
            assert_eq!(surname_stem(word), stem);
        }
    }

    #[test]
    fn every_ending_is_tried_before_the_shorter_ones_that_it_contains() {
        for (at, (ending, ..)) in SURNAME_ENDINGS.iter().enumerate() {
            for (earlier, ..) in &SURNAME_ENDINGS[..at] {
                assert!(!ending.ends_with(earlier), "{ending} is never reached: {earlier} stands before it");
            }
        }
    }
}
