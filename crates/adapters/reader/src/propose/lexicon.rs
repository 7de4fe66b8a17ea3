//! Word classes, read once from the data files: which words can be a month, a title, a prison, a crime.
//!
//! The files hold words by category, never a name of a person in a case and never a phrase.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of word classes.
pub(super) type Classes = u64;

macro_rules! classes {
    ($($name:ident $bit:literal $heading:literal;)*) => {
        $(pub(super) const $name: Classes = 1 << $bit;)*
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
}

/// Names of gender known or not.
pub(super) const GIVEN: Classes = MALE | FEMALE | EITHER;

/// What starts a rule. Several words share one trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    Custody,
    CustodyNoun,
    Taken,
    Held,
    Remain,
    ServeTime,
    Extended,
    Charged,
    Charges,
    Accused,
    Convicted,
    Found,
    Sentenced,
    SentenceNoun,
    Ruling,
    TrialNoun,
    Transfer,
    Poison,
    Diagnosed,
    HealthNoun,
    Ailing,
    Medical,
    Torture,
    Access,
    Hunger,
    Vanish,
    Death,
    Released,
    ReleaseNoun,
    Exchange,
    Designated,
    CallVerb,
    Concern,
    Denial,
    Sanctions,
    Search,
    Born,
    Citizen,
    Work,
    Judiciary,
    Necessary,
    Contact,
    Punishment,
    Said,
    Case,
    Judged,
    Should,
    Testified,
}

const TRIGGERS: &[(Trigger, &str)] = &[
    (
        Trigger::Custody,
        "arrested rearrested re-arrested detained re-detained jailed imprisoned abducted kidnapped captured apprehended incarcerated seized",
    ),
    (Trigger::CustodyNoun, "arrest jailing imprisonment abduction kidnapping"),
    (Trigger::Taken, "taken took"),
    (Trigger::Held, "held"),
    (Trigger::Remain, "remains remained languishes languishing languished"),
    (Trigger::ServeTime, "serving serves"),
    (Trigger::Extended, "extended prolonged ordered placed renewed lengthened"),
    (Trigger::Charged, "charged indicted"),
    (Trigger::Charges, "charges charge indictment count counts"),
    (Trigger::Case, "case proceedings"),
    (Trigger::Accused, "accused"),
    (Trigger::Convicted, "convicted"),
    (Trigger::Found, "found finding"),
    (Trigger::Sentenced, "sentenced resentenced"),
    (Trigger::SentenceNoun, "sentence sentences term"),
    (Trigger::Ruling, "upheld upholding denied rejected overturned dismissed quashed annulled reduced"),
    (Trigger::TrialNoun, "trial hearing retrial"),
    (Trigger::Transfer, "transferred airlifted flown relocated deported extradited evacuated moved"),
    (Trigger::Poison, "poisoned poisoning poisonings"),
    (
        Trigger::Diagnosed,
        "diagnosed suffers suffered suffering undergone underwent lost contracted hospitalized hospitalised developed",
    ),
    (Trigger::HealthNoun, "health"),
    (
        Trigger::Ailing,
        "coma ill ventilator unconscious comatose bedridden paralysed paralyzed intensive condition",
    ),
    (Trigger::Medical, "medical healthcare medication medications medicine treatment"),
    (
        Trigger::Torture,
        "tortured beaten ill-treated mistreated abused isolated electrocuted raped assaulted flogged lashed forced torture beatings isolation",
    ),
    (Trigger::Access, "access visits contact"),
    (Trigger::Hunger, "hunger"),
    (Trigger::Vanish, "disappeared vanished missing whereabouts"),
    (Trigger::Death, "died dies death killed murdered assassinated murder assassination killing"),
    (Trigger::Released, "released freed pardoned amnestied"),
    (Trigger::ReleaseNoun, "free release"),
    (Trigger::Exchange, "exchanged swapped swap exchange"),
    (
        Trigger::Designated,
        "designated designates recognized recognised recognizes recognises declared declares determined determines concluded concludes consider considers considered deemed ruled regards regarded regard named classified classifies labelled labeled confirmed confirms showed shows revealed established proved",
    ),
    (
        Trigger::CallVerb,
        "call calls called calling urge urges urged urging demand demands demanded demanding request requests requested requesting appealed appeals ask asks asked asking seek seeks seeking press pressed pressing pressured plead pleaded insists insist begged appealing condemn condemns condemned condemning implored implores encourage encourages encouraged begs beseeched campaigned campaigning pleads raised",
    ),
    (Trigger::Concern, "concern concerns concerned alarm outrage dismay shock solidarity anger indignation"),
    (Trigger::Denial, "denies denied deny denying"),
    (Trigger::Sanctions, "sanctions sanctioned visa visas"),
    (Trigger::Search, "searched raided confiscated"),
    (Trigger::Born, "born"),
    (
        Trigger::Citizen,
        "citizen citizens resident residents national nationals citizenship nationality passport passports americans holder holders",
    ),
    (Trigger::Work, "writing writes wrote written columns published pens"),
    (Trigger::Judiciary, "judiciary courts judges prosecutors"),
    (Trigger::Necessary, "necessary needed essential required indispensable"),
    (Trigger::Contact, "visited visit letter phoned telephoned"),
    (Trigger::Punishment, "shizo pkt epkt punishment"),
    (
        Trigger::Said,
        "said says tweeted stated states wrote told added insisted argued posted answered replied responded commented declared announced",
    ),
    (
        Trigger::Judged,
        "deplored deplores denounced denounces decried decries slammed criticized criticised criticizes criticises protested protests lamented blasted welcomed welcomes hailed praised regretted regrets defended justified described describes branded termed characterized characterised",
    ),
    (Trigger::Should, "should must"),
    (Trigger::Testified, "testified testimony"),
];

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

static WORDS: LazyLock<Table> = LazyLock::new(load);

fn load() -> Table {
    let mut table = Table::default();
    for file in [include_str!("../../data/lexicon.txt"), include_str!("../../data/given_names.txt")] {
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
    for (trigger, words) in TRIGGERS {
        for word in words.split_whitespace() {
            table.entry(word).or_default().trigger.get_or_insert(*trigger);
        }
    }
    table
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
        return std::str::from_utf8(&lower[..bytes.len()])
            .ok()
            .and_then(|lower| WORDS.get(lower))
            .copied()
            .unwrap_or_default();
    }
    WORDS.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_data_files_is_a_class() {
        for file in [include_str!("../../data/lexicon.txt"), include_str!("../../data/given_names.txt")] {
            for heading in file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
                assert!(HEADINGS.iter().any(|(name, _)| *name == heading), "{heading} has no class");
            }
        }
    }

    #[test]
    fn a_word_is_found_in_any_case_and_an_unknown_one_has_no_class() {
        assert_ne!(look_up("PRISON").classes & FACILITY, 0);
        assert_eq!(look_up("Arrested").trigger, Some(Trigger::Custody));
        assert_eq!(look_up("qwertyuiop").classes, 0);
    }
}
