//! How sources call those who had a hand in a persecution: which words name a person, an organisation or nobody, and what
//! a title says of what somebody did.

use serde::Serialize;

use super::officials::Role;

/// What sources call officials, with what somebody so called did.
const CALLED: [(&str, Role); 34] = [
    ("judge", Role::Judged),
    ("magistrate", Role::Judged),
    ("court", Role::Judged),
    ("prosecutor", Role::Prosecuted),
    ("prosecution", Role::Prosecuted),
    ("investigator", Role::Prosecuted),
    ("detective", Role::Prosecuted),
    ("guard", Role::Guarded),
    ("guards", Role::Guarded),
    ("warden", Role::Guarded),
    ("jailer", Role::Guarded),
    ("jail", Role::Guarded),
    ("prison", Role::Guarded),
    ("colony", Role::Guarded),
    ("warder", Role::Guarded),
    ("interrogator", Role::Prosecuted),
    ("police", Role::Named),
    ("policeman", Role::Named),
    ("officer", Role::Named),
    ("official", Role::Named),
    ("minister", Role::Named),
    ("president", Role::Named),
    ("governor", Role::Named),
    ("commander", Role::Named),
    ("general", Role::Named),
    ("colonel", Role::Named),
    ("major", Role::Named),
    ("captain", Role::Named),
    ("lieutenant", Role::Named),
    ("chief", Role::Named),
    ("head", Role::Named),
    ("director", Role::Named),
    ("perpetrator", Role::Named),
    ("torturer", Role::IllTreated),
];

/// People so called stand on the prisoner's side, or beside the case, whatever else they are called.
const NOT_RESPONSIBLE: [&str; 22] = [
    "prisoner",
    "defendant",
    "lawyer",
    "counsel",
    "advocate",
    "wife",
    "husband",
    "spouse",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "relative",
    "friend",
    "colleague",
    "journalist",
    "activist",
    "witness",
    "senator",
    "ambassador",
];

/// Words of an office rather than of a person's name.
const OFFICE_WORDS: [&str; 62] = [
    "court",
    "courts",
    "police",
    "service",
    "ministry",
    "committee",
    "office",
    "prison",
    "colony",
    "department",
    "directorate",
    "centre",
    "center",
    "battalion",
    "regiment",
    "commission",
    "government",
    "state",
    "agency",
    "party",
    "council",
    "bureau",
    "company",
    "unit",
    "division",
    "brigade",
    "guard",
    "corps",
    "authority",
    "administration",
    "prosecutor's",
    "tribunal",
    "security",
    "intelligence",
    "federal",
    "republic",
    "military",
    "national",
    "detention",
    "jail",
    "penitentiary",
    "institution",
    "army",
    "forces",
    "investigative",
    "суд",
    "полиция",
    "управление",
    "комитет",
    "министерство",
    "колония",
    "прокуратура",
    "следственный",
    "следственного",
    "отдел",
    "служба",
    "фсин",
    "мвд",
    "фсб",
    "кгб",
    "ско",
    "гувд",
];

/// Words that stand for nobody in particular.
const NOBODY: [&str; 22] = [
    "authorities",
    "officers",
    "officials",
    "agents",
    "men",
    "people",
    "persons",
    "guards",
    "policemen",
    "police",
    "prosecutors",
    "investigators",
    "judges",
    "inmates",
    "cellmates",
    "soldiers",
    "doctors",
    "staff",
    "lawyers",
    "members",
    "others",
    "relatives",
];

/// What stands before a name and says what the person is.
const TITLES: [&str; 22] = [
    "judge",
    "prosecutor",
    "investigator",
    "colonel",
    "major",
    "captain",
    "lieutenant",
    "general",
    "lt.",
    "col.",
    "gen.",
    "maj.",
    "capt.",
    "senior",
    "chief",
    "deputy",
    "warden",
    "guard",
    "officer",
    "sergeant",
    "minister",
    "mr.",
];

/// Whether a name is a person's or an organisation's, as far as its words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A person's.
    Person,
    /// An organisation's.
    Organisation,
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphabetic() && letter != '\'')
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
}

pub(super) fn role_called(text: &str) -> Vec<Role> {
    let found =
        words(text).filter_map(|word| CALLED.iter().find(|(known, _)| *known == word).map(|(_, role)| *role));
    let mut roles: Vec<Role> = found.collect();
    roles.sort_unstable();
    roles.dedup();
    if roles.len() > 1 {
        roles.retain(|role| *role != Role::Named);
    }
    roles
}

pub(super) fn is_not_responsible(text: &str) -> bool {
    words(text).any(|word| NOT_RESPONSIBLE.contains(&word.as_str()))
}

/// A name in the words of a source.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) sort: Sort,
}

impl Named {
    /// `None` for words that name nobody.
    pub(super) fn read(text: &str) -> Option<Self> {
        let all: Vec<&str> = text.split_whitespace().collect();
        let all = if all.first().is_some_and(|word| word.eq_ignore_ascii_case("the")) {
            all[1..].to_vec()
        } else {
            all
        };
        let is_title = |word: &&&str| TITLES.contains(&word.trim_matches(',').to_lowercase().as_str());
        let titles = all.iter().take_while(is_title).count();
        let office = all.iter().any(|word| is_office_word(word));
        // "Chief Investigative Department": the title is part of the office's name.
        let titles = if office || titles == all.len() { 0 } else { titles };
        let (title, rest) = all.split_at(titles);
        let last = rest.last()?.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        let is_name = rest
            .iter()
            .any(|word| word.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_lowercase()));
        if !is_name || NOBODY.contains(&last.as_str()) {
            return None;
        }
        let short_form = |word: &&str| word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
        let in_small_letters = |word: &&str| word.starts_with(char::is_lowercase) && !is_particle(word);
        let is_organisation = office
            || (rest.len() == 1 && rest.iter().all(short_form))
            || rest.len() > 5
            || rest.iter().any(in_small_letters);
        Some(Self {
            name: rest.join(" "),
            title: (titles > 0).then(|| title.join(" ")),
            sort: if is_organisation { Sort::Organisation } else { Sort::Person },
        })
    }
}

fn is_office_word(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    OFFICE_WORDS.contains(&word.as_str())
}

fn is_particle(word: &str) -> bool {
    [
        "al", "bin", "ibn", "abu", "de", "del", "der", "di", "el", "van", "von", "la", "le", "ben", "bint",
        "da", "dos",
    ]
    .iter()
    .any(|particle| {
        word == *particle || word.strip_prefix(particle).is_some_and(|rest| rest.starts_with('-'))
    })
}

/// The names in a part of a claim: several where it lists several.
pub(super) fn parts_of(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for listed in text.split(';') {
        // "Example Court, sitting in the colony": what follows in small letters tells more of the same.
        let clause =
            listed.split(", ").take_while(|part| !part.starts_with(char::is_lowercase) || parts.is_empty());
        let clause: Vec<&str> = clause.collect();
        let people: Vec<&str> = clause.iter().flat_map(|part| part.split(" and ")).map(str::trim).collect();
        let all_people =
            people.iter().all(|one| matches!(Named::read(one), Some(Named { sort: Sort::Person, .. })));
        if all_people && people.iter().all(|one| one.split_whitespace().count() > 1) {
            parts.extend(people.into_iter().map(str::to_owned));
        } else {
            let first = clause.first().copied().unwrap_or_default();
            parts.push(first.trim().to_owned());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_source_name_a_person_an_organisation_or_nobody() {
        use Sort::{Organisation, Person};
        for (text, name, sort, because) in [
            ("Judge Sergei Primerov", "Sergei Primerov", Some(Person), "a title is no part of a name"),
            ("Sergei Primerov", "Sergei Primerov", Some(Person), "a name"),
            ("Сергей Примеров", "Сергей Примеров", Some(Person), "in another script"),
            ("Abdullah al-Misali", "Abdullah al-Misali", Some(Person), "a particle in small letters"),
            ("Moscow City Court", "Moscow City Court", Some(Organisation), "a court"),
            (
                "the Moscow City Court",
                "Moscow City Court",
                Some(Organisation),
                "an article is no part of a name",
            ),
            ("FSB", "FSB", Some(Organisation), "a short form"),
            (
                "Chief Investigative Department",
                "Chief Investigative Department",
                Some(Organisation),
                "an office",
            ),
            ("the police", "", None, "nobody in particular"),
            ("Russian authorities", "", None, "whose, and not who"),
            ("masked men", "", None, "nobody in particular"),
        ] {
            let read = Named::read(text);
            assert_eq!(read.as_ref().map(|named| named.sort), sort, "{text}: {because}");
            assert_eq!(read.map(|named| named.name).unwrap_or_default(), name, "{text}: {because}");
        }
    }

    #[test]
    fn several_names_in_one_part_are_several_people() {
        for (text, expected, because) in [
            ("Ivan Petrov and Oleg Sidorov", vec!["Ivan Petrov", "Oleg Sidorov"], "joined with and"),
            ("Ivan Petrov, Oleg Sidorov", vec!["Ivan Petrov", "Oleg Sidorov"], "a list"),
            (
                "FSB; Investigative Committee",
                vec!["FSB", "Investigative Committee"],
                "a semicolon always parts",
            ),
            ("Moscow City Court, sitting in the colony", vec!["Moscow City Court"], "more of the same"),
            ("Ministry of Defence and Security", vec!["Ministry of Defence and Security"], "one office"),
        ] {
            assert_eq!(parts_of(text), expected, "{text}: {because}");
        }
    }
}
