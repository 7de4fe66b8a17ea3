//! What is found in a list, and what is not.

use proptest::prelude::*;

use super::*;
use crate::score;

const LIST: &[(&str, Kind)] = &[
    ("Darel Monvik", Kind::Person),
    ("Sarum Petrovich Pelgat", Kind::Person),
    ("Николай Щербак", Kind::Person),
    ("خالد منصور", Kind::Person),
    ("Ivena Korbul", Kind::Person),
    ("Darel Korbul", Kind::Person),
    ("Narvel Oilworks Ltd", Kind::Organisation),
    ("Colony No. 4 of Narvel", Kind::Organisation),
    ("Li Wei", Kind::Person),
    ("", Kind::Person),
];

fn index<'a>(names: impl IntoIterator<Item = (&'a str, Kind)>) -> Index {
    let mut builder = IndexBuilder::new();
    for (text, kind) in names {
        builder.add(text, kind);
    }
    builder.build()
}

fn list() -> Index {
    index(LIST.iter().copied())
}

fn texts<'a>(index: &'a Index, found: &[Found]) -> Vec<&'a str> {
    found.iter().map(|found| index.text(found.number).expect("a number of the list")).collect()
}

#[test]
fn a_name_is_found_as_people_write_it() {
    let table = [
        ("Darel Monvik", "Darel Monvik", "as it is listed"),
        ("MONVIK, Darel", "Darel Monvik", "the family name first"),
        ("Darel Monvk", "Darel Monvik", "a letter left out"),
        ("Darel Mpnvik", "Darel Monvik", "a wrong letter"),
        ("Дарел Монвик", "Darel Monvik", "in another script"),
        ("Nikolai Shcherbak", "Николай Щербак", "in another script"),
        ("Nicolas Chtcherbak", "Николай Щербак", "as the French write it"),
        ("Khaled Mansour", "خالد منصور", "vowels that are not written"),
        ("Sarum Pelgat", "Sarum Petrovich Pelgat", "without the father's name"),
        ("Wei Li", "Li Wei", "short words, the other way round"),
    ];
    let index = list();
    for (asked, wanted, because) in table {
        let found = index.search(&Name::person(asked), 3);
        assert_eq!(texts(&index, &found).first(), Some(&wanted), "{asked}: {because}");
    }
}

#[test]
fn an_organisation_is_found_without_its_legal_form() {
    let index = list();
    for (asked, wanted) in
        [("Narvel Oilworks", "Narvel Oilworks Ltd"), ("Narvel, colony 4", "Colony No. 4 of Narvel")]
    {
        let found = index.search(&Name::organisation(asked), 1);
        assert_eq!(texts(&index, &found), [wanted], "{asked}");
    }
}

#[test]
fn a_word_of_a_person_and_of_an_organisation_are_analysed_apart() {
    let index = index([("Bank Karim", Kind::Person), ("Bank Karim", Kind::Organisation)]);
    for (number, kind) in [(0, Kind::Person), (1, Kind::Organisation)] {
        let (listed, anew) =
            (index.name(number).expect("a number of the list"), Name::new("Bank Karim", kind));
        assert_eq!(listed.kind(), kind);
        let common = |name: &Name| name.tokens().iter().map(|token| token.common).collect::<Vec<_>>();
        assert_eq!(common(&listed), common(&anew), "{kind:?}");
    }
}

#[test]
fn a_score_is_what_comparing_the_two_names_gives() {
    let index = list();
    for asked in ["Darel Monvik", "Nikolai Shcherbak", "Darel Korbal"] {
        let asked = Name::person(asked);
        for found in index.search(&asked, 5) {
            let (text, kind) = LIST[found.number as usize];
            assert_eq!(found.score.to_bits(), score(&asked, &Name::new(text, kind)).to_bits(), "{text}");
        }
    }
}

#[test]
fn the_nearest_come_first_and_no_more_than_wanted() {
    let index = list();
    let found = index.search(&Name::person("Darel Korbul"), 2);
    assert_eq!(texts(&index, &found)[0], "Darel Korbul");
    assert_eq!(found.len(), 2, "others share a word");
    assert!(found[0].score > found[1].score);
    assert_eq!(index.search(&Name::person("Darel Korbul"), 0), []);
}

#[test]
fn who_has_nothing_in_common_with_the_list_is_not_found() {
    let index = list();
    for asked in ["Hobrin Fustega", "", "—", "!?"] {
        assert_eq!(index.search(&Name::person(asked), 5), [], "{asked}");
    }
}

#[test]
fn an_empty_list_has_nothing_to_find() {
    let index = IndexBuilder::new().build();
    assert!(index.is_empty());
    assert_eq!(index.search(&Name::person("Darel Monvik"), 5), []);
    assert_eq!(index.suggest("Dar", 5), []);
    assert!(index.text(0).is_none() && index.name(0).is_none());
}

#[test]
fn a_number_that_the_list_does_not_have_names_nobody() {
    let index = list();
    assert_eq!(index.len(), LIST.len());
    assert_eq!(index.text(9), Some(""), "a name without letters has its number too");
    assert!(index.text(10).is_none() && index.text(u32::MAX).is_none() && index.name(10).is_none());
}

#[test]
fn a_name_is_suggested_while_it_is_typed() {
    let table = [
        ("Mon", "Darel Monvik", "the beginning of a family name"),
        ("Darel M", "Darel Monvik", "a word, and one letter of the next"),
        ("Monvik Da", "Darel Monvik", "the other way round"),
        ("Дарел Мон", "Darel Monvik", "in another script"),
        ("Nikolai Shch", "Николай Щербак", "in another script"),
        ("Korbul Ive", "Ivena Korbul", "of two of one family"),
        ("Darel Monvik ", "Darel Monvik", "the last word in full"),
        ("Darel Monvok", "Darel Monvik", "with a mistake"),
    ];
    let index = list();
    for (typed, wanted, because) in table {
        let found = index.suggest(typed, 3);
        assert_eq!(texts(&index, &found).first(), Some(&wanted), "{typed}: {because}");
    }
    assert_eq!(index.suggest("", 3), []);
    assert!(index.suggest("D", 1).len() <= 1);
}

#[test]
fn a_suggestion_is_given_once() {
    let index = list();
    let mut numbers: Vec<u32> = index.suggest("Darel Korbul", 9).iter().map(|found| found.number).collect();
    let count = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), count);
}

/// Invented names of two or three words.
fn names() -> impl Strategy<Value = Vec<String>> {
    let latin = proptest::collection::vec("([bdgklmnprstvz][aeiou]){2,4}[nrkl]?", 2..=3);
    let cyrillic = proptest::collection::vec("([бдгклмнпрст][аеиоу]){2,4}[нрк]?", 2..=3);
    let name = prop_oneof![latin, cyrillic].prop_map(|words| words.join(" "));
    proptest::collection::vec(name, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_listed_name_is_found_by_itself_first_or_tied(names in names()) {
        let index = index(names.iter().map(|name| (name.as_str(), Kind::Person)));
        for name in &names {
            let found = index.search(&Name::person(name), names.len());
            let own = found.iter().find(|found| index.text(found.number) == Some(name));
            prop_assert!(own.is_some_and(|own| own.score >= found[0].score), "{} in {:?}", name, found);
        }
    }

    #[test]
    fn the_same_list_and_the_same_name_give_the_same_answer(names in names()) {
        let indexes = [0, 1].map(|_| index(names.iter().map(|name| (name.as_str(), Kind::Person))));
        let mut kept = indexes[0].searcher();
        for name in &names {
            let asked = Name::person(name);
            let found = kept.search(&asked, 5);
            prop_assert_eq!(&found, &indexes[1].search(&asked, 5), "a searcher forgets what it was asked before");
        }
    }

    #[test]
    fn any_text_may_be_listed_and_asked(listed in ".{0,40}", asked in ".{0,40}") {
        let index = index([(listed.as_str(), Kind::Person), (listed.as_str(), Kind::Organisation)]);
        prop_assert!(index.search(&Name::person(&asked), 5).len() <= 2);
        prop_assert!(index.suggest(&asked, 5).len() <= 2);
    }
}
