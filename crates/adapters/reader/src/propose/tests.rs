//! Rules as sentences: invented people, one rule family at a time.

use jiff::civil::Date;

use super::corpus_json::{Kinds, claims};
use super::{Document, Kind, KnownPerson, Proposal, disclosed_interest, propose};

fn read(text: &str) -> Vec<Proposal> {
    propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] })
}

/// `kind person date` of everything but the people themselves.
fn facts(text: &str) -> Vec<String> {
    let proposals = read(text);
    let told = proposals.iter().filter(|proposal| proposal.kind.name() != "person");
    told.map(|proposal| {
        let date = proposal.date.map_or_else(|| "-".to_owned(), |date| date.date.to_string());
        format!("{} {} {date}", proposal.kind, proposal.person.as_deref().unwrap_or("nobody"))
    })
    .collect()
}

#[track_caller]
fn check(table: &[(&str, &[&str], &str)]) {
    for (text, expected, because) in table {
        assert_eq!(facts(text), *expected, "{text}: {because}");
    }
}

#[test]
fn custody_is_told_from_wishes_fears_and_denials() {
    check(&[
        ("Oleg Varnin was arrested in Tomsk on 4 May 2019.", &["arrest Oleg Varnin 2019-05-04"], "a passive"),
        ("Police detained Oleg Varnin in May 2019.", &["arrest Oleg Varnin 2019-05"], "an active"),
        (
            "Oleg Varnin has been wrongly held in prison since 2019.",
            &["detention Oleg Varnin 2019"],
            "being held",
        ),
        ("Oleg Varnin was in prison since 2019.", &["detention Oleg Varnin 2019"], "held since then"),
        ("Oleg Varnin remains jailed.", &["detention Oleg Varnin -"], "goes on"),
        (
            "Oleg Varnin was released on bail last month.",
            &["release Oleg Varnin 2021-02"],
            "relative to the document",
        ),
        (
            "Oleg Varnin was jailed from 2012 to 2014.",
            &["arrest Oleg Varnin 2012", "release Oleg Varnin 2014"],
            "a span has both ends",
        ),
        (
            "Oleg Varnin was transferred to a prison in Perm in June 2020.",
            &["transfer Oleg Varnin 2020-06"],
            "moved",
        ),
        ("Oleg Varnin feared that he would be arrested.", &[], "a fear"),
        ("Oleg Varnin went home to be arrested.", &[], "an intention"),
        ("Oleg Varnin left without being arrested.", &[], "it did not happen"),
        ("If Oleg Varnin is arrested, his son will leave.", &[], "a condition"),
        ("Oleg Varnin was not arrested.", &[], "a negation"),
    ]);
}

#[test]
fn courts_charge_convict_and_sentence() {
    check(&[
        (
            "On 2 June 2020, Nadia Torben was charged with fraud.",
            &["charge Nadia Torben 2020-06-02"],
            "a charge",
        ),
        (
            "On 9 July 2020, a court convicted Nadia Torben of fraud and sentenced her to six years in prison.",
            &["conviction Nadia Torben 2020-07-09", "sentence Nadia Torben 2020-07-09"],
            "two claims, one date",
        ),
        (
            "Nadia Torben, Timur Baskov and Vera Lindal were charged with treason in 2018.",
            &["charge Nadia Torben 2018", "charge Timur Baskov 2018", "charge Vera Lindal 2018"],
            "a list with one verb",
        ),
        (
            "A court sentenced Nadia Torben to seven weeks of administrative detention.",
            &["detention Nadia Torben -"],
            "not a sentence",
        ),
        ("Nadia Torben is serving a 9-year sentence.", &["sentence Nadia Torben -"], "serving"),
        (
            "In March 2020, the Court of Appeal upheld the verdict of Nadia Torben.",
            &["trial Nadia Torben 2020-03"],
            "an appeal",
        ),
        ("Nadia Torben faces up to 15 years in prison.", &[], "a maximum"),
        ("Nadia Torben could be sentenced to nine years.", &[], "it may happen"),
        ("Nadia Torben called prison a slow death sentence.", &[], "a figure of speech"),
        ("Nadia Torben was accused of hitting a neighbour.", &[], "a complaint is no charge"),
    ]);
}

#[test]
fn the_body_is_told_from_fears() {
    check(&[
        (
            "Oleg Varnin was poisoned in 2016 and 2018.",
            &["poisoning Oleg Varnin 2016", "poisoning Oleg Varnin 2018"],
            "two events of one verb",
        ),
        ("Oleg Varnin was diagnosed with diabetes.", &["health Oleg Varnin -"], "an illness"),
        ("Oleg Varnin was denied medical treatment.", &["medical_neglect Oleg Varnin -"], "care withheld"),
        ("Oleg Varnin was denied access to his lawyer.", &["access_denied Oleg Varnin -"], "a refusal"),
        (
            "Oleg Varnin was beaten by guards in April 2020.",
            &["ill_treatment Oleg Varnin 2020-04"],
            "a beating",
        ),
        (
            "Oleg Varnin went on a hunger strike in May 2020.",
            &["hunger_strike Oleg Varnin 2020-05"],
            "a strike",
        ),
        ("Oleg Varnin died in custody on 3 May 2020.", &["death Oleg Varnin 2020-05-03"], "a death"),
        ("His mother fears that Oleg Varnin will die.", &[], "a fear"),
        ("Oleg Varnin survived two attacks.", &[], "he lives"),
    ]);
}

#[test]
fn a_call_is_not_a_release_and_a_request_is_not_a_determination() {
    check(&[
        ("The European Union called for Vera Lindal’s release.", &["call Vera Lindal -"], "a call"),
        (
            "The envoy urged the ministry to free Vera Lindal and Timur Baskov.",
            &["call Vera Lindal -", "call Timur Baskov -"],
            "one for each",
        ),
        (
            "The ministry has expressed concern over the arrest of Vera Lindal.",
            &["call Vera Lindal -"],
            "a concern",
        ),
        (
            "In May 2020, the State Department designated Vera Lindal as wrongfully detained.",
            &["determination Vera Lindal 2020-05"],
            "a finding",
        ),
        (
            "Senators urged the State Department to designate Vera Lindal as wrongfully detained.",
            &["call Vera Lindal -"],
            "only asked for",
        ),
        (
            "The Council imposed sanctions on nine officials over the arrest of Vera Lindal.",
            &["sanction Vera Lindal -"],
            "over her case",
        ),
    ]);
}

#[test]
fn ties_are_stated_not_guessed() {
    check(&[
        ("United States citizen Vera Lindal sang.", &["status Vera Lindal -"], "a citizen"),
        (
            "Vera Lindal, a reporter at the Harbour Times, sang.",
            &["relationship Vera Lindal -"],
            "an employer",
        ),
        ("Minister of Defense Rauf Melikov resigned.", &["relationship Rauf Melikov -"], "an office"),
        ("President Rauf Melikov resigned.", &[], "a bare title"),
        ("Oleg Varnin thanked his wife Vera Lindal.", &["relationship Oleg Varnin -"], "kin"),
    ]);
}

#[test]
fn short_names_they_and_my_father_find_their_people() {
    check(&[
        (
            "Vera Lindal was arrested in 2018. Her brother, Oleg Lindal, wept. Lindal was released in 2020.",
            &["arrest Vera Lindal 2018", "relationship Vera Lindal -", "release Vera Lindal 2020"],
            "the surname alone is not the relative’s",
        ),
        (
            "Vera Lindal and Timur Baskov were arrested in 2018. Both women were released in 2020.",
            &[
                "arrest Vera Lindal 2018",
                "arrest Timur Baskov 2018",
                "release Vera Lindal 2020",
                "release Timur Baskov 2020",
            ],
            "both: the two of the sentence before",
        ),
        (
            "My father, Oleg Varnin, was arrested in 2018. My father has diabetes.",
            &["relationship Oleg Varnin -", "arrest Oleg Varnin 2018", "health Oleg Varnin -"],
            "the speaker’s father has a name",
        ),
        (
            "Oleg Varnin, 33, who was sentenced to six years last November, appeared in court for a hearing.",
            &["sentence Oleg Varnin 2020-11", "trial Oleg Varnin -"],
            "the date in the who-clause is not the hearing’s",
        ),
    ]);
}

#[test]
fn an_entry_of_a_list_belongs_to_its_heading() {
    check(&[(
        "1. Rauf Kamal oglu Melikov\n\nDate of arrest: 4 May 2016\n\nCharge: Article 12.1 (Fraud)\n\nA court sentenced him to two years on 9 May 2017.\n",
        &[
            "arrest Rauf Kamal oglu Melikov 2016-05-04",
            "charge Rauf Kamal oglu Melikov -",
            "sentence Rauf Kamal oglu Melikov 2017-05-09",
        ],
        "labels and pronouns go to the person of the entry",
    )]);
}

#[test]
fn numbered_clauses_speak_for_the_chamber_that_resolves() {
    let text = "That the Council—\n\n(1) urges Harju to immediately release Vera Lindal.";
    let proposals = read(text);
    let call = proposals.iter().find(|proposal| proposal.kind.name() == "call").expect("a call");
    let json = claims(std::slice::from_ref(call), Kinds::Corpus);
    assert_eq!(json[0]["details"]["by"], "Council");
    assert_eq!(json[0]["details"]["ask"], "immediate release");
}

#[test]
fn three_limbs_of_one_sentence_go_to_those_who_say_them() {
    let text = "We knew Vera Lindal, who was arrested in 2019. Her case is clear: the Ministries of Justice and Trade have \
                recognized that she is arbitrarily detained; the Harju Russian judiciary lacks independence; and British \
                engagement is surely necessary to secure her release.";
    let proposals = read(text);
    let by = |kind: &str| {
        let found = proposals
            .iter()
            .find(|proposal| proposal.kind.name() == kind)
            .unwrap_or_else(|| panic!("no {kind}"));
        claims(std::slice::from_ref(found), Kinds::All)[0]["details"]["by"].as_str().map(str::to_owned)
    };
    assert_eq!(by("determination").as_deref(), Some("Ministries of Justice and Trade"));
    assert_eq!(by("country_finding").as_deref(), Some("the authors"));
    assert_eq!(by("argument").as_deref(), Some("the authors"));
}

#[test]
fn writing_in_prison_and_releases_of_others_are_kinds_of_their_own() {
    check(&[
        ("Vera Lindal wrote letters from her cell.", &["work Vera Lindal -"], "her work"),
        (
            "Quiet diplomacy won the release of Egyptian prisoners.",
            &["precedent nobody -"],
            "others in general",
        ),
    ]);
}

#[test]
fn the_authors_interest_is_found_where_they_disclose_it() {
    let of = |text: &str| {
        disclosed_interest(&Document { text, date: None, known_people: &[] }).map(|(_, words)| words)
    };
    assert!(
        of("It rained.\n\nAuthor’s note: Vera Lindal was my student.")
            .is_some_and(|words| words.contains("student"))
    );
    assert!(of("She helped the two shelters that we run.").is_some());
    assert_eq!(of("It rained on the shelters."), None);
}

#[test]
fn quotes_are_the_exact_words_at_their_places() {
    let text = "Élise wept.\nOn 4 May 2019, “Vera”\nLindal — Vera Lindal — was arrested in Łódź.";
    for proposal in read(text) {
        let words: String =
            text.chars().skip(proposal.range.start).take(proposal.range.end - proposal.range.start).collect();
        assert_eq!(words, proposal.quote);
    }
}

#[test]
fn a_known_name_needs_no_other_evidence() {
    let text = "Qo Zwbq.";
    let known = [KnownPerson { name: "Qo Zwbq".to_owned() }];
    assert!(propose(&Document { text, date: None, known_people: &[] }).is_empty());
    assert_eq!(propose(&Document { text, date: None, known_people: &known }).len(), 1);
}

#[test]
fn somebody_on_file_is_recognised_in_another_spelling_order_and_script() {
    let known = [
        KnownPerson { name: "Олег Варнин".to_owned() },
        KnownPerson { name: "Aleksey Vetrogonov".to_owned() },
    ];
    for (text, person, on_file) in [
        ("Oleg Varnin was arrested.", "Oleg Varnin", Some("Олег Варнин")),
        ("Police arrested Alexei Vetrogonov.", "Alexei Vetrogonov", Some("Aleksey Vetrogonov")),
        ("Timur Baskov was arrested.", "Timur Baskov", None),
    ] {
        let proposals = propose(&Document { text, date: None, known_people: &known });
        let arrest = proposals.iter().find(|proposal| proposal.kind == Kind::Arrest).expect("an arrest");
        assert_eq!(arrest.person.as_deref(), Some(person), "the document's own form stays: {text}");
        assert_eq!(arrest.known.as_deref(), on_file, "{text}");
    }
}

#[test]
fn the_same_text_gives_the_same_fingerprints_and_empty_text_gives_nothing() {
    let text = "Oleg Varnin was arrested in 2019.";
    let prints = |text: &str| read(text).iter().map(Proposal::fingerprint).collect::<Vec<_>>();
    assert_eq!(prints(text), prints(text));
    assert_eq!(prints(""), Vec::<String>::new());
    assert_eq!(prints(" \n\n "), Vec::<String>::new());
}
