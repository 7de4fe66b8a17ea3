//! Word classes, read once from the data files: which words can be a month, a title, a prison, a crime.
//!
//! The files hold words by category, never a name of a person in a case and never a phrase.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of word classes.
pub(super) type Classes = u128;

macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident $bit:literal $heading:literal;)*) => {
        $($(#[$meta])* pub(super) const $name: Classes = 1 << $bit;)*
        const HEADINGS: &[(&str, Classes)] = &[$(($heading, $name)),*];
    };
}

classes! {
    COMMON 0 "common";
    HONORIFIC 1 "honorific";
    TITLE 2 "title";
    ROLE 3 "role";
    ORGWORD 4 "orgword";
    ORGHEAD 5 "orghead";
    COUNTRY 6 "country";
    DEMONYM 7 "demonym";
    PLACE 8 "place";
    MONTH 9 "month";
    WEEKDAY 10 "weekday";
    PREP 11 "prep";
    AUX 12 "aux";
    MODAL 13 "modal";
    PARTICLE 14 "particle";
    KIN 15 "kin";
    COUNSEL 16 "counsel";
    FACILITY 17 "facility";
    COURT 18 "court";
    CRIME 19 "crime";
    ILLNESS 20 "illness";
    BODYPART 21 "bodypart";
    CAUTION 22 "caution";
    REPORTED 23 "reported";
    NEG 24 "neg";
    MALE 25 "male";
    FEMALE 26 "female";
    EITHER 27 "given";
    FRAMED 28 "framed";
    EXPERT 64 "expert";
    FOUND_HARM 65 "found_harm";
    WRONGFUL 66 "wrongful";
    BODY 67 "body";
    VOICING 68 "voicing";
    PROSECUTION 91 "prosecution";
    SAYING 92 "saying";
    ALLEGING 93 "alleging";
    HEARSAY 94 "hearsay";
    LIGHT_VERB 95 "light_verb";
    DRAWING 96 "drawing";
    ACT_NOUN 97 "act_noun";
    DISMAY 98 "dismay";
    PERSECUTION 99 "persecution";
    MATTER 100 "matter";
    ASKED_FOR 101 "asked_for";
    OPINION 102 "opinion";
    ACCUSATION 103 "accusation";
    PERFORMED 104 "performed";
    WRONGLY 105 "wrongly";
    CONFINED 106 "confined";
    BARRING 107 "barring";
    CONDEMNING 108 "condemning";
    WELCOMING 109 "welcoming";
    REGRETTING 110 "regretting";
    DEFENDING 111 "defending";
    BRANDING 112 "branding";
    LABEL 113 "label";
    /// A word of people's names that is no common English word.
    NAMEWORD 29 "name_word";
    /// A common English word.
    PLAIN 30 "plain";
    /// A place by its kind: "island", "oblast".
    PLACETAIL 31 "place_tail";
    /// What an organisation, a paper or a place is before or after its name: "newspaper", "village".
    THING 32 "thing";
    OFFICE 33 "office";
    HEADS 34 "heads";
    FOUNDS 35 "founds";
    WORKS 36 "works";
    JOINS 37 "joins";
    /// One of a body without an office: "member", "employee".
    ONE_OF 38 "one_of";
    /// Before an office or a role: "deputy", "former".
    RANK 39 "rank";
    /// What people do and things seldom: "wept", "met".
    HUMAN 40 "human";
}

/// Names of gender known or not.
pub(super) const GIVEN: Classes = MALE | FEMALE | EITHER;

macro_rules! triggers {
    ($($name:ident $heading:literal;)*) => {
        /// What starts a rule. Several words share one trigger; the words stand in the data file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Trigger {
            $($name,)*
        }

        const TRIGGER_HEADINGS: &[(&str, Trigger)] = &[$(($heading, Trigger::$name)),*];
    };
}

triggers! {
    Custody "custody";
    CustodyNoun "custody_noun";
    Taken "taken";
    Held "held";
    Remain "remain";
    ServeTime "serve_time";
    Extended "extended";
    Charged "charged";
    Charges "charges";
    Accused "accused";
    Convicted "convicted";
    Found "found";
    Sentenced "sentenced";
    SentenceNoun "sentence_noun";
    Ruling "ruling";
    TermChanged "term_changed";
    TrialNoun "trial_noun";
    Transfer "transfer";
    Poison "poison";
    Diagnosed "diagnosed";
    HealthNoun "health_noun";
    Ailing "ailing";
    Medical "medical";
    Torture "torture";
    Access "access";
    Hunger "hunger";
    Vanish "vanish";
    Death "death";
    Released "released";
    ReleaseNoun "release_noun";
    Exchange "exchange";
    Designated "designated";
    CallVerb "call_verb";
    Concern "concern";
    Denial "denial";
    Sanctions "sanctions";
    Search "search";
    Born "born";
    Citizen "citizen";
    Work "work";
    Judiciary "judiciary";
    Necessary "necessary";
    Contact "contact";
    Punishment "punishment";
    Said "said";
    Case "case";
    Judged "judged";
    Should "should";
    Testified "testified";
}

/// What the data files say of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    pub(super) classes: Classes,
    pub(super) trigger: Option<Trigger>,
}

/// FNV-1a: the words are short and the table is ours, so a fast hash is safe here.
#[derive(Default)]
struct ShortWordHasher(u64);

impl Hasher for ShortWordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut hash = if self.0 == 0 { 0xcbf2_9ce4_8422_2325 } else { self.0 };
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Table = HashMap<&'static str, Entry, BuildHasherDefault<ShortWordHasher>>;

/// The files of word classes.
const FILES: [&str; 3] = [
    include_str!("../../data/en/lexicon.txt"),
    include_str!("../../data/en/speech.txt"),
    include_str!("../../data/en/given_names.txt"),
];

static WORDS: LazyLock<Table> = LazyLock::new(load);

fn load() -> Table {
    let mut table = Table::default();
    for file in FILES {
        let mut class = 0;
        for line in file.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                class = HEADINGS.iter().find(|(name, _)| *name == heading).map_or(0, |(_, class)| *class);
                continue;
            }
            for word in line.split_whitespace() {
                table.entry(word).or_default().classes |= class;
            }
        }
    }
    for verb in super::rules::framed_verbs() {
        table.entry(verb).or_default().classes |= FRAMED;
    }
    let mut trigger = None;
    for line in include_str!("../../data/en/triggers.txt").lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            trigger = TRIGGER_HEADINGS.iter().find(|(name, _)| *name == heading).map(|(_, trigger)| *trigger);
        } else if let Some(trigger) = trigger.filter(|_| !line.starts_with('#')) {
            for word in line.split_whitespace() {
                table.entry(word).or_default().trigger.get_or_insert(trigger);
            }
        }
    }
    table
}

/// "Estonian-Peruvian": what two words of peoples make is one, too; "co-owner", "ex-minister" are what the rest is.
fn of_two_peoples(word: &str) -> Entry {
    let rest = ["co-", "ex-", "vice-", "then-"].iter().find_map(|lead| word.strip_prefix(lead));
    if let Some(entry) = rest.and_then(|rest| WORDS.get(rest)) {
        return Entry { classes: entry.classes & (ROLE | TITLE | OFFICE | ONE_OF | KIN), trigger: None };
    }
    let all = word.contains('-')
        && word.split('-').all(|part| WORDS.get(part).is_some_and(|entry| entry.classes & DEMONYM != 0));
    Entry { classes: if all { DEMONYM } else { 0 }, trigger: None }
}

/// Words that only the rules of ties ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TieWord {
    /// What a minister is for: "finance", "justice".
    Portfolio,
    /// What is no tie to a body though it is said of one: "critic", "citizen".
    NoTie,
    /// Who works for a person: "aide".
    Aide,
}

static TIE_WORDS: LazyLock<Vec<(&'static str, TieWord)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut class = TieWord::NoTie;
    for line in include_str!("../../data/en/tie_words.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[portfolio]" => class = TieWord::Portfolio,
            "[no_tie]" => class = TieWord::NoTie,
            "[aide]" => class = TieWord::Aide,
            _ => words.extend(line.split_whitespace().map(|word| (word, class))),
        }
    }
    words
});

/// Whether the word stands in a list of the rules of ties.
pub(super) fn is_tie_word(word: &str, class: TieWord) -> bool {
    TIE_WORDS.iter().any(|(known, of)| *of == class && known.eq_ignore_ascii_case(word))
}

/// Common English words, one a line, in the order of bytes.
static PLAIN_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/en/plain_words.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Whether it is a common English word, or a form of one.
fn is_plain(word: &str) -> bool {
    let listed = |word: &str| PLAIN_WORDS.binary_search(&word).is_ok();
    let without = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 2);
    listed(word)
        || without("s").is_some_and(listed)
        || without("es").is_some_and(listed)
        || without("d").is_some_and(listed)
        || without("ed").is_some_and(listed)
        || without("ly").is_some_and(listed)
        || without("ing").is_some_and(|stem| listed(stem) || listed(&format!("{stem}e")))
        || without("ies").is_some_and(|stem| listed(&format!("{stem}y")))
}

/// Whom the names of a family of given names can belong to, learnt from the names whose gender is listed.
static GENDERS: LazyLock<BTreeMap<u16, Classes>> = LazyLock::new(|| {
    let mut genders = BTreeMap::new();
    for (word, entry) in WORDS.iter().filter(|(_, entry)| entry.classes & (MALE | FEMALE) != 0) {
        for family in amparo_names::words::groups_of(&amparo_names::fold(word)) {
            *genders.entry(*family).or_insert(0) |= entry.classes & (MALE | FEMALE);
        }
    }
    genders
});

/// What a word with a capital says of being part of a name, beyond the lists of this language.
pub(super) fn as_name(word: &str, known: Classes) -> Classes {
    const SETTLED: Classes = COMMON
        | HONORIFIC
        | TITLE
        | ORGWORD
        | ORGHEAD
        | COUNTRY
        | DEMONYM
        | PLACE
        | PLACETAIL
        | MONTH
        | WEEKDAY
        | KIN;
    let plain = if is_plain(&word.to_lowercase()) { PLAIN } else { 0 };
    if known & (SETTLED | GIVEN) != 0 || word.ends_with('.') {
        return plain;
    }
    let folded = amparo_names::fold(word);
    let first = folded.split(' ').next().unwrap_or_default();
    let families = match amparo_names::words::groups_of(&folded) {
        [] => amparo_names::words::groups_of(first),
        families => families,
    };
    if plain != 0 || first.len() < 3 {
        return plain;
    }
    if !families.is_empty() {
        let gender = families.iter().fold(0, |all, family| all | GENDERS.get(family).copied().unwrap_or(0));
        return NAMEWORD | if gender == MALE || gender == FEMALE { gender } else { EITHER };
    }
    let seen = folded.split(' ').any(|part| part.len() > 2 && amparo_names::words::seen_in_names(part) > 0)
        || amparo_names::words::patronymic_stem(&folded).is_some();
    if seen { NAMEWORD } else { 0 }
}

/// Surnames of peoples who put them first: they are listed as names of either gender.
pub(super) fn is_surname_before_given(word: &str) -> bool {
    look_up(word).classes & EITHER != 0
}

/// Looks up a word in any case. Unknown words have no classes.
pub(super) fn look_up(word: &str) -> Entry {
    const LONGEST: usize = 32;
    let bytes = word.as_bytes();
    if word.is_ascii() && bytes.len() <= LONGEST {
        let mut lower = [0; LONGEST];
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        let lower = std::str::from_utf8(&lower[..bytes.len()]).unwrap_or_default();
        return WORDS.get(lower).copied().unwrap_or_else(|| of_two_peoples(lower));
    }
    WORDS.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_classes_share_a_bit() {
        let all = HEADINGS.iter().fold(0, |all: Classes, (_, class)| all | class);
        assert_eq!(all.count_ones() as usize, HEADINGS.len());
    }

    #[test]
    fn every_heading_of_the_data_files_is_a_class() {
        for file in FILES {
            for heading in file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
                assert!(HEADINGS.iter().any(|(name, _)| *name == heading), "{heading} has no class");
            }
        }
    }

    #[test]
    fn every_heading_of_the_trigger_words_starts_a_rule() {
        let headings: Vec<&str> = include_str!("../../data/en/triggers.txt")
            .lines()
            .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
            .collect();
        for (name, _) in TRIGGER_HEADINGS {
            assert_eq!(headings.iter().filter(|heading| *heading == name).count(), 1, "{name}");
        }
        assert_eq!(headings.len(), TRIGGER_HEADINGS.len());
    }

    #[test]
    fn a_word_is_found_in_any_case_and_an_unknown_one_has_no_class() {
        assert_ne!(look_up("PRISON").classes & FACILITY, 0);
        assert_eq!(look_up("Arrested").trigger, Some(Trigger::Custody));
        assert_eq!(look_up("qwertyuiop").classes, 0);
    }
}
