//! The engine over the languages that ship: mixed texts, places of words, evidence, names in every case.

use jiff::civil::Date;

use super::language::all;
use super::lexicon::{FEMALE, MALE, NOMINATIVE};
use super::names::Part;
use crate::propose::catalogue::line_of;
use crate::propose::proposal::Role;
use crate::propose::{Document, KnownPerson, Proposal, propose};

fn read(text: &str) -> Vec<Proposal> {
    propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] })
}

fn told(proposals: &[Proposal]) -> Vec<String> {
    let told = proposals.iter().filter(|proposal| proposal.kind.name() != "person");
    told.map(|proposal| format!("{} {}", proposal.rule, proposal.person.as_deref().unwrap_or("nobody")))
        .collect()
}

const MIXED: &str = "On 4 May 2019, police arrested Oleg Varnin, a reporter, at his home in the city.\n\n\
                     Веру Линдину задержали 5 мая 2019 года в Томске.\n\n\
                     Óscar Varnedo fue detenido el 6 de mayo de 2019 en Managua.\n";

#[test]
fn a_text_in_three_languages_is_read_in_each_and_places_count_from_its_beginning() {
    let proposals = read(MIXED);
    let told = told(&proposals);
    for rule in
        ["custody.taken Oleg Varnin", "ru.arrest.active Вера Линдина", "es.arrest.passive Óscar Varnedo"]
    {
        assert!(told.iter().any(|told| told == rule), "{rule} in {told:?}");
    }
    let letters: Vec<char> = MIXED.chars().collect();
    for proposal in &proposals {
        let words: String = letters[proposal.range.start..proposal.range.end].iter().collect();
        assert_eq!(words, proposal.quote);
        for evidence in &proposal.because {
            let words: String = letters[evidence.range.start..evidence.range.end].iter().collect();
            assert_eq!(words, evidence.words, "{:?} of {}", evidence.role, proposal.rule);
        }
    }
}

#[test]
fn a_proposal_says_on_which_words_it_rests() {
    let proposals = read("По словам адвоката Анны Рыбиной, Олега Варнина избили 3 марта.");
    let found = proposals.iter().find(|proposal| proposal.kind.name() == "ill_treatment").expect("a beating");
    let words =
        |role: Role| found.because.iter().find(|words| words.role == role).map(|words| words.words.as_str());
    assert_eq!(words(Role::Trigger), Some("избили"));
    assert_eq!(words(Role::Person), Some("Олега Варнина"));
    assert_eq!(words(Role::Date), Some("3 марта"));
    assert_eq!(words(Role::Voice), Some("Анны Рыбиной"));
    let person = found.because.iter().find(|words| words.role == Role::Person).expect("named");
    assert_eq!(person.taken_for.as_deref(), Some("Олег Варнин"));
    let line = line_of(&found.rule).expect("every rule has its line");
    assert!(line.looks_for.starts_with("In Russian") && line.example.contains('!'), "{line:?}");
}

#[test]
fn somebody_on_file_is_found_in_another_alphabet() {
    let known = [KnownPerson { name: "Oleg Varnin".to_owned() }];
    let text = "Олега Варнина задержали 5 мая 2019 года в Томске.";
    let proposals = propose(&Document { text, date: None, known_people: &known });
    let arrest = proposals.iter().find(|proposal| proposal.kind.name() == "arrest").expect("an arrest");
    assert_eq!(arrest.known.as_deref(), Some("Oleg Varnin"));
}

#[test]
fn surnames_lead_back_to_the_nominative_of_their_gender() {
    let russian = all().iter().find(|language| language.code == "ru").expect("it ships");
    for (form, gender, nominative) in [
        ("Иванова", MALE, "Иванов"),
        ("Ивановой", FEMALE, "Иванова"),
        ("Фомина", MALE, "Фомин"),
        ("Фоминой", FEMALE, "Фомина"),
        ("Римского-Корсакова", MALE, "Римский-Корсаков"),
        ("Толстого", MALE, "Толстой"),
        ("Заречную", FEMALE, "Заречная"),
        ("Ткачука", MALE, "Ткачук"),
        ("Ткачук", FEMALE, "Ткачук"),
        ("Коваленко", FEMALE, "Коваленко"),
        ("Петросяном", MALE, "Петросян"),
        ("Лугарёву", FEMALE, "Лугарёва"),
        ("Черных", MALE, "Черных"),
        ("Сапегу", FEMALE, "Сапега"),
    ] {
        let readings = russian.names.readings(form, Part::Surname);
        let found =
            readings.iter().any(|reading| reading.nominative == nominative && reading.features & gender != 0);
        assert!(found, "{form}: {readings:?}");
        let declined = russian.names.decline(nominative, Part::Surname, gender);
        assert!(declined.iter().any(|(_, cases)| cases & NOMINATIVE != 0), "{nominative}");
    }
}

#[test]
fn a_long_text_of_triggers_is_read_in_time() {
    let text = "Олег Варнин задержан и арестован и осуждён, если суд не приговорил его к девяти годам, "
        .repeat(2_000);
    let start = std::time::Instant::now();
    let proposals = read(&text);
    assert!(!proposals.is_empty());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
