//! Where it happened: facilities, towns, countries, in the words of the text. And at what age. Invented people.

use amparo_reader::propose::{Document, Proposal, propose};
use jiff::civil::Date;

fn read(text: &str) -> Vec<Proposal> {
    propose(&Document { text, date: Date::new(2024, 6, 1).ok(), known_people: &[] })
}

#[track_caller]
fn place_of(text: &str, kind: &str) -> Option<String> {
    let found: Vec<Proposal> =
        read(text).into_iter().filter(|proposal| proposal.kind.name() == kind).collect();
    assert!(!found.is_empty(), "a {kind} in: {text}");
    found[0].place.clone()
}

#[test]
fn a_place_is_told_in_the_words_of_the_text() {
    for (text, kind, place) in [
        ("Oleg Varnin was arrested in Minsk on 3 May 2019.", "arrest", "Minsk"),
        ("Oleg Varnin was arrested at a police station on 3 May 2019.", "arrest", "police station"),
        (
            "Oleg Varnin was arrested at the Kolm airport, Tallinn, in May 2019.",
            "arrest",
            "Kolm airport, Tallinn",
        ),
        ("Oleg Varnin is held in ward 209 of Evin prison.", "detention", "ward 209 of Evin prison"),
        ("Oleg Varnin is held in SIZO-2 in Yekaterinburg.", "detention", "SIZO-2 in Yekaterinburg"),
        ("Oleg Varnin is being held at Penal Colony No. 7.", "detention", "Penal Colony No. 7"),
        (
            "Oleg Varnin is held in a prison in the Vladimir region.",
            "detention",
            "prison in the Vladimir region",
        ),
        ("In Algeria, Oleg Varnin is serving a 7-year sentence.", "sentence", "Algeria"),
        ("Oleg Varnin left Kolm prison on Tuesday.", "release", "Kolm prison"),
        ("A court in Vilnius convicted Oleg Varnin of libel on 3 May 2019.", "conviction", "Vilnius"),
        ("Oleg Varnin is held in the women’s colony in Gomel.", "detention", "women’s colony in Gomel"),
        ("Masked men abducted Oleg Varnin from his home in May 2019.", "arrest", "home"),
    ] {
        assert_eq!(place_of(text, kind).as_deref(), Some(place), "{text}");
    }
}

#[test]
fn what_is_no_place_is_not_told_as_one() {
    for (text, kind) in [
        ("Oleg Varnin was arrested in May 2019.", "arrest"),
        ("Oleg Varnin was sentenced to nine years in prison on 3 May 2019.", "sentence"),
        ("Oleg Varnin was released to house arrest on 3 May 2019.", "release"),
        ("Oleg Varnin was arrested in connection with a protest.", "arrest"),
    ] {
        assert_eq!(place_of(text, kind), None, "{text}");
    }
}

#[test]
fn an_age_gives_a_time_when_the_birth_is_told() {
    let text = "Oleg Varnin was born on 3 May 2000. He was arrested at the age of 17.";
    let arrest = read(text).into_iter().find(|proposal| proposal.kind.name() == "arrest").expect("an arrest");
    let date = arrest.date.expect("a date");
    assert_eq!(
        (date.date.to_string(), date.basis.name()),
        ("[2017-05-03..2018-05-02]".to_owned(), "derived")
    );
    let undated = read("Oleg Varnin was arrested at the age of 17.");
    let arrest = undated.iter().find(|proposal| proposal.kind.name() == "arrest").expect("an arrest");
    assert_eq!(arrest.date, None, "without a birth an age tells no year");
}
