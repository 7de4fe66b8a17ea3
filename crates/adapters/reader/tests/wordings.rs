//! Wordings: one event is told in many ways, and each is read as what it is. Invented people.
//!
//! Every row is a sentence by itself and everything that is proposed of it beside the people.

use amparo_reader::propose::{Document, propose};
use jiff::civil::Date;

/// A sentence, and what is proposed of it.
type Rows = &'static [(&'static str, &'static [&'static str])];

#[track_caller]
fn check(table: Rows) {
    for (text, expected) in table {
        let proposals = propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] });
        let mut told: Vec<String> = proposals
            .iter()
            .filter(|proposal| proposal.kind.is_corpus_kind() && proposal.kind.name() != "person")
            .map(|proposal| {
                let date = proposal.date.map_or_else(|| "-".to_owned(), |date| date.date.to_string());
                format!("{} {} {date}", proposal.kind, proposal.person.as_deref().unwrap_or("nobody"))
            })
            .collect();
        told.sort();
        assert_eq!(told, *expected, "{text}");
    }
}

const CUSTODY_IS_TOLD_IN_MANY_WAYS: Rows = &[
    (
        "Whereas, on June 3, 2019, Belarusian authorities arrested journalist Oleg Varnin in Minsk;",
        &["arrest Oleg Varnin 2019-06-03"],
    ),
    ("The arrest of Oleg Varnin on 3 June 2019 shocked his colleagues.", &["arrest Oleg Varnin 2019-06-03"]),
    (
        "Following his arrest in June 2019, Oleg Varnin was held incommunicado for two weeks.",
        &["arrest Oleg Varnin 2019-06", "detention Oleg Varnin -"],
    ),
    (
        "Oleg Varnin, arrested in June 2019 in Minsk, has been in pretrial detention since then.",
        &["arrest Oleg Varnin 2019-06", "detention Oleg Varnin -"],
    ),
    ("Oleg Varnin has been behind bars since June 2019.", &["arrest Oleg Varnin 2019-06"]),
    (
        "Security officers seized Oleg Varnin at Minsk airport on June 3, 2019.",
        &["arrest Oleg Varnin 2019-06-03"],
    ),
    (
        "On June 3, 2019, Oleg Varnin was taken into custody by officers of the State Security Committee.",
        &["arrest Oleg Varnin 2019-06-03"],
    ),
    ("Masked men abducted Oleg Varnin from his home in June 2019.", &["arrest Oleg Varnin 2019-06"]),
    ("Oleg Varnin was apprehended at the border on June 3, 2019.", &["arrest Oleg Varnin 2019-06-03"]),
    (
        "Oleg Varnin was remanded in custody for two months on 5 June 2019.",
        &["detention Oleg Varnin 2019-06-05"],
    ),
    (
        "A Minsk court ordered Oleg Varnin held for two months on 5 June 2019.",
        &["detention Oleg Varnin 2019-06-05"],
    ),
    (
        "On 5 August 2019, the court extended his pretrial detention. Oleg Varnin wept.",
        &["detention Oleg Varnin 2019-08-05"],
    ),
    (
        "On 5 August 2019 the court extended the pretrial detention of Oleg Varnin until November.",
        &["detention Oleg Varnin 2019-08-05"],
    ),
    ("Oleg Varnin was placed under house arrest in August 2019.", &["detention Oleg Varnin 2019-08"]),
    ("Oleg Varnin is currently held in Evin prison.", &["detention Oleg Varnin -"]),
    (
        "Oleg Varnin has been held in solitary confinement since August 2019.",
        &["detention Oleg Varnin 2019-08", "ill_treatment Oleg Varnin 2019-08"],
    ),
    ("Oleg Varnin spent 14 months in solitary confinement.", &["ill_treatment Oleg Varnin -"]),
    ("Oleg Varnin was kept in solitary confinement for 45 days.", &["ill_treatment Oleg Varnin -"]),
    (
        "Oleg Varnin was moved to a penal colony in Mordovia in October 2019.",
        &["transfer Oleg Varnin 2019-10"],
    ),
    (
        "In October 2019 the authorities transferred Oleg Varnin to Colony No. 4.",
        &["transfer Oleg Varnin 2019-10"],
    ),
    ("Oleg Varnin was deported to Georgia in October 2019.", &["transfer Oleg Varnin 2019-10"]),
    ("Oleg Varnin was released on June 3, 2021 after serving his term.", &["release Oleg Varnin 2021-06-03"]),
    ("Oleg Varnin walked free in June 2020.", &["release Oleg Varnin 2020-06"]),
    ("The authorities released Oleg Varnin on bail on 3 June 2020.", &["release Oleg Varnin 2020-06-03"]),
    ("The whereabouts of Oleg Varnin remain unknown.", &["disappearance Oleg Varnin -"]),
    ("Oleg Varnin has been missing since June 2019.", &["disappearance Oleg Varnin 2019-06"]),
    ("Police searched the apartment of Oleg Varnin on 3 June 2019.", &["search Oleg Varnin 2019-06-03"]),
    (
        "Investigators raided the home of Oleg Varnin in June 2019 and confiscated his computers.",
        &["search Oleg Varnin 2019-06"],
    ),
    (
        "Oleg Varnin was freed in a prisoner exchange on 1 August 2020.",
        &["exchange Oleg Varnin 2020-08-01", "release Oleg Varnin 2020-08-01"],
    ),
    ("Oleg Varnin was detained at a rally in Minsk on Sunday.", &["arrest Oleg Varnin 2021-03-07"]),
    ("Oleg Varnin remains in prison.", &["detention Oleg Varnin -"]),
    ("Oleg Varnin remains in custody.", &["detention Oleg Varnin -"]),
    ("Oleg Varnin was imprisoned in Insein Prison.", &["arrest Oleg Varnin -"]),
    ("Oleg Varnin was jailed for 13 years in May 2019.", &["sentence Oleg Varnin 2019-05"]),
    ("If Oleg Varnin is convicted, he could be jailed for ten years.", &[]),
    ("Lawyers fear Oleg Varnin could be tortured.", &[]),
    ("Oleg Varnin denies having been arrested.", &[]),
    ("He was not tortured, Oleg Varnin said.", &[]),
];

#[test]
fn custody_is_told_in_many_ways() {
    check(CUSTODY_IS_TOLD_IN_MANY_WAYS);
}

const COURTS_SPEAK_IN_MANY_WAYS: Rows = &[
    ("Oleg Varnin was charged with espionage on June 5, 2019.", &["charge Oleg Varnin 2019-06-05"]),
    (
        "Oleg Varnin was charged under Article 212 of the Criminal Code with organising mass riots.",
        &["charge Oleg Varnin -"],
    ),
    ("Prosecutors have charged Oleg Varnin with treason.", &["charge Oleg Varnin -"]),
    ("Oleg Varnin faces charges of inciting hatred.", &["charge Oleg Varnin -"]),
    ("Oleg Varnin is accused of spreading false information.", &["charge Oleg Varnin -"]),
    ("The authorities accused Oleg Varnin of espionage.", &["charge Oleg Varnin -"]),
    ("Oleg Varnin was indicted on charges of money laundering in May 2020.", &["charge Oleg Varnin 2020-05"]),
    (
        "Oleg Varnin was arrested on 3 June 2019 on charges of espionage.",
        &["arrest Oleg Varnin 2019-06-03", "charge Oleg Varnin 2019-06-03"],
    ),
    (
        "Oleg Varnin was arrested in Minsk on suspicion of fraud on 3 June 2019.",
        &["arrest Oleg Varnin 2019-06-03"],
    ),
    ("The charges against Oleg Varnin include extremism and treason.", &["charge Oleg Varnin -"]),
    (
        "In May 2020, a criminal case was opened against Oleg Varnin under Article 342.",
        &["charge Oleg Varnin 2020-05"],
    ),
    ("Oleg Varnin went on trial in Minsk on May 3, 2020.", &["trial Oleg Varnin 2020-05-03"]),
    ("The trial of Oleg Varnin began on May 3, 2020.", &["trial Oleg Varnin 2020-05-03"]),
    (
        "The trial of Oleg Varnin opened behind closed doors in Minsk on May 3, 2020.",
        &["trial Oleg Varnin 2020-05-03"],
    ),
    ("His trial began in May 2020. Oleg Varnin was calm.", &["trial Oleg Varnin 2020-05"]),
    ("Oleg Varnin appeared before a court in Minsk on May 3, 2020.", &["trial Oleg Varnin 2020-05-03"]),
    ("Oleg Varnin is on trial in Minsk for treason.", &["trial Oleg Varnin -"]),
    ("The appeal of Oleg Varnin was rejected on 3 July 2020.", &["trial Oleg Varnin 2020-07-03"]),
    ("On 3 July 2020 the Supreme Court rejected Oleg Varnin’s appeal.", &["trial Oleg Varnin 2020-07-03"]),
    (
        "On 3 July 2020 the appeals court upheld the sentence of Oleg Varnin.",
        &["trial Oleg Varnin 2020-07-03"],
    ),
    ("Oleg Varnin lost his appeal on 3 July 2020.", &["trial Oleg Varnin 2020-07-03"]),
    ("Oleg Varnin appealed the verdict in July 2020.", &["trial Oleg Varnin 2020-07"]),
    ("The court denied bail to Oleg Varnin on 3 July 2020.", &["trial Oleg Varnin 2020-07-03"]),
    ("Oleg Varnin was tried in secret in May 2020.", &["trial Oleg Varnin 2020-05"]),
    ("Oleg Varnin received a 12-year prison sentence in May 2020.", &["sentence Oleg Varnin 2020-05"]),
    ("Oleg Varnin is serving a 12-year prison sentence.", &["sentence Oleg Varnin -"]),
    ("Oleg Varnin was handed a 12-year sentence on May 9, 2020.", &["sentence Oleg Varnin 2020-05-09"]),
    ("Oleg Varnin was given five years in prison in May 2020.", &["sentence Oleg Varnin 2020-05"]),
    ("The court gave Oleg Varnin a suspended sentence of three years.", &["sentence Oleg Varnin -"]),
    (
        "Oleg Varnin was sentenced in absentia to 11 years on 9 May 2020.",
        &["sentence Oleg Varnin 2020-05-09"],
    ),
    (
        "Oleg Varnin was convicted on charges of espionage in a closed trial and sentenced to 10 years.",
        &["conviction Oleg Varnin -", "sentence Oleg Varnin -"],
    ),
    ("Oleg Varnin was fined 500 roubles in May 2020.", &["sentence Oleg Varnin 2020-05"]),
    ("Oleg Varnin was ordered to pay a fine of 5,000 manat.", &["sentence Oleg Varnin -"]),
    ("Oleg Varnin pleaded guilty to smuggling on 3 May 2020.", &["trial Oleg Varnin 2020-05-03"]),
    ("Oleg Varnin faces up to 12 years in prison if convicted.", &[]),
];

#[test]
fn courts_speak_in_many_ways() {
    check(COURTS_SPEAK_IN_MANY_WAYS);
}

const THE_BODY_IS_TOLD_OF_IN_MANY_WAYS: Rows = &[
    ("Oleg Varnin suffers from asthma and high blood pressure.", &["health Oleg Varnin -"]),
    ("Oleg Varnin has lost more than 20 kilograms in prison.", &["health Oleg Varnin -"]),
    (
        "Oleg Varnin, who has type 2 diabetes, was refused insulin.",
        &["health Oleg Varnin -", "medical_neglect Oleg Varnin -"],
    ),
    ("Oleg Varnin was hospitalized in May 2020 with a heart condition.", &["health Oleg Varnin 2020-05"]),
    ("Oleg Varnin is in poor health.", &["health Oleg Varnin -"]),
    ("The health of Oleg Varnin has deteriorated sharply.", &["health Oleg Varnin -"]),
    ("Oleg Varnin had a stroke in prison in May 2020.", &["health Oleg Varnin 2020-05"]),
    ("Oleg Varnin contracted COVID-19 in prison.", &["health Oleg Varnin -"]),
    ("Oleg Varnin fell into a coma on 3 May 2020.", &["health Oleg Varnin 2020-05-03"]),
    (
        "Oleg Varnin, who is in a medically induced coma, was flown to Berlin on 3 May 2020.",
        &["health Oleg Varnin -", "transfer Oleg Varnin 2020-05-03"],
    ),
    ("Oleg Varnin suffered a heart attack on 3 May 2020.", &["health Oleg Varnin 2020-05-03"]),
    (
        "Prison authorities have refused to provide Oleg Varnin with medical treatment.",
        &["medical_neglect Oleg Varnin -"],
    ),
    ("Oleg Varnin has not received adequate medical care in prison.", &["medical_neglect Oleg Varnin -"]),
    ("Oleg Varnin has been denied treatment for his kidney disease.", &["medical_neglect Oleg Varnin -"]),
    (
        "The authorities have denied him medical care. Oleg Varnin is ill.",
        &["health Oleg Varnin -", "medical_neglect Oleg Varnin -"],
    ),
    ("Oleg Varnin was tortured with electric shocks in May 2020.", &["ill_treatment Oleg Varnin 2020-05"]),
    ("Guards beat Oleg Varnin in May 2020.", &["ill_treatment Oleg Varnin 2020-05"]),
    ("Oleg Varnin was subjected to sleep deprivation and beatings.", &["ill_treatment Oleg Varnin -"]),
    ("Police officers tortured Oleg Varnin to make him confess.", &["ill_treatment Oleg Varnin -"]),
    ("According to his lawyer, Oleg Varnin was severely beaten by police.", &["ill_treatment Oleg Varnin -"]),
    ("Oleg Varnin was shackled to a bed in the hospital.", &["ill_treatment Oleg Varnin -"]),
    (
        "Oleg Varnin has not been allowed to see his family since May 2020.",
        &["access_denied Oleg Varnin 2020-05"],
    ),
    ("Oleg Varnin was denied consular access for three weeks.", &["access_denied Oleg Varnin -"]),
    ("The authorities have denied Oleg Varnin access to his lawyers.", &["access_denied Oleg Varnin -"]),
    (
        "Embassy officials were denied access to Oleg Varnin in May 2020.",
        &["access_denied Oleg Varnin 2020-05"],
    ),
    ("Oleg Varnin was not permitted to meet his lawyer.", &["access_denied Oleg Varnin -"]),
    ("Oleg Varnin has been denied visits and phone calls with his family.", &["access_denied Oleg Varnin -"]),
    ("Oleg Varnin went on hunger strike on 3 May 2020.", &["hunger_strike Oleg Varnin 2020-05-03"]),
    ("Oleg Varnin began a hunger strike in May 2020.", &["hunger_strike Oleg Varnin 2020-05"]),
    ("Oleg Varnin died in prison on 3 May 2020.", &["death Oleg Varnin 2020-05-03"]),
    ("Oleg Varnin was found dead in his cell on 3 May 2020.", &["death Oleg Varnin 2020-05-03"]),
];

#[test]
fn the_body_is_told_of_in_many_ways() {
    check(THE_BODY_IS_TOLD_OF_IN_MANY_WAYS);
}

const APPEALS_AND_STATEMENTS_ARE_CALLS: Rows = &[
    (
        "The European Union condemned the arrest of Oleg Varnin on 4 June 2019.",
        &["call Oleg Varnin 2019-06-04"],
    ),
    (
        "Amnesty International has called on the Belarusian authorities to release Oleg Varnin immediately.",
        &["call Oleg Varnin -"],
    ),
    ("“We demand his release,” said Oleg Varnin’s lawyer.", &["call Oleg Varnin -"]),
    ("Human Rights Watch said Oleg Varnin should be released immediately.", &["call Oleg Varnin -"]),
    ("The Kremlin denied that it had poisoned Oleg Varnin.", &["call Oleg Varnin -"]),
    (
        "In a statement on 4 June 2019, the embassy demanded that Oleg Varnin be released.",
        &["call Oleg Varnin 2019-06-04"],
    ),
    ("The ministry said that it was seeking consular access to Oleg Varnin.", &["call Oleg Varnin -"]),
    ("The ambassador called the verdict against Oleg Varnin a mockery of justice.", &["call Oleg Varnin -"]),
    (
        "The ministry dismissed the accusations of poisoning Oleg Varnin as unfounded.",
        &["call Oleg Varnin -"],
    ),
    (
        "The chancellor tweeted on 4 June 2019 that Oleg Varnin must be freed.",
        &["call Oleg Varnin 2019-06-04"],
    ),
    ("The Council of Europe deplored the sentence of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("The spokesman described the detention of Oleg Varnin as unacceptable.", &["call Oleg Varnin -"]),
    ("I respectfully ask you to press for a visit to Oleg Varnin.", &["call Oleg Varnin -"]),
    ("We ask the President to bring Oleg Varnin home.", &["call Oleg Varnin -"]),
    ("Free Oleg Varnin.", &["call Oleg Varnin -"]),
    ("Cuba should free Oleg Varnin now.", &["call Oleg Varnin -"]),
    ("The world must not forget Oleg Varnin.", &[]),
    ("My office has written to the ambassador about Oleg Varnin.", &["call Oleg Varnin -"]),
    (
        "In January the Foreign Minister told reporters that Oleg Varnin is a traitor.",
        &["call Oleg Varnin 2021-01"],
    ),
    (
        "The Chinese embassy said Oleg Varnin had been sentenced according to law.",
        &["call Oleg Varnin -", "sentence Oleg Varnin -"],
    ),
    ("Beijing has insisted that Oleg Varnin is free and healthy.", &["call Oleg Varnin -"]),
    ("The minister refused to comment on the case of Oleg Varnin.", &[]),
    (
        "In a letter dated 3 May 2020, twelve members of Congress asked the Secretary of State to designate Oleg Varnin as wrongfully detained.",
        &["call Oleg Varnin 2020-05-03"],
    ),
    ("Forty writers signed an open letter for Oleg Varnin.", &[]),
    (
        "The Swedish government has repeatedly demanded that Eritrea allow Oleg Varnin to see a doctor.",
        &["call Oleg Varnin -"],
    ),
    (
        "The Special Rapporteur has called the imprisonment of Oleg Varnin a crime against humanity.",
        &["call Oleg Varnin -"],
    ),
    (
        "Sweden’s foreign minister, Ann Deller, said that she would not rest until Oleg Varnin was home.",
        &["call Oleg Varnin -", "relationship Ann Deller -"],
    ),
    ("The commissioner asked for proof that Oleg Varnin is alive.", &["call Oleg Varnin -"]),
    (
        "(3) encourages the Secretary of State to impose sanctions on those responsible for the disappearance of Oleg Varnin;",
        &["call Oleg Varnin -"],
    ),
    ("The Kremlin said it knew nothing of the case of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("The White House expressed outrage at the sentence of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("The European Union voiced its deep concern at the conviction of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("Human Rights Watch called on Turkey to quash the conviction of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("Washington is seeking the release of Oleg Varnin.", &["call Oleg Varnin -"]),
    ("His mother begs the kidnappers to release Oleg Varnin.", &["call Oleg Varnin -"]),
    (
        "Rachel Deller, the mother of Oleg Varnin, appealed for his release before the Council on 3 May 2020.",
        &["call Oleg Varnin 2020-05-03", "relationship Oleg Varnin -"],
    ),
];

#[test]
fn appeals_and_statements_are_calls() {
    check(APPEALS_AND_STATEMENTS_ARE_CALLS);
}

const FINDINGS_ARE_TOLD_IN_MANY_WAYS: Rows = &[(
    "The UN Working Group on Arbitrary Detention concluded in May 2020 that the detention of Oleg Varnin was arbitrary.",
    &["determination Oleg Varnin 2020-05"],
)];

#[test]
fn findings_are_told_in_many_ways() {
    check(FINDINGS_ARE_TOLD_IN_MANY_WAYS);
}

const TIES_ARE_TOLD_IN_MANY_WAYS: Rows = &[
    ("Oleg Varnin, a correspondent for Radio Free Europe, sang.", &["relationship Oleg Varnin -"]),
    ("Radio Free Europe correspondent Oleg Varnin sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin works for the Harbour Times.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin, founder of the Anti-Corruption Foundation, sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin’s wife, Vera Varnina, sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin’s lawyer, Timur Baskov, sang.", &["relationship Oleg Varnin -"]),
    ("Timur Baskov, the lawyer of Oleg Varnin, sang.", &["relationship Oleg Varnin -"]),
    ("Vera Varnina, wife of Oleg Varnin, sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin is married to Vera Lindal.", &["relationship Oleg Varnin -"]),
    ("Timur Baskov, the head of the Security Service, sang.", &["relationship Timur Baskov -"]),
    ("Foreign Minister Timur Baskov sang.", &["relationship Timur Baskov -"]),
    ("American citizen Oleg Varnin sang.", &["status Oleg Varnin -"]),
    ("Oleg Varnin, a British-Iranian national, sang.", &["status Oleg Varnin -"]),
    ("Oleg Varnin holds Russian and British citizenship.", &["status Oleg Varnin -", "status Oleg Varnin -"]),
    ("Oleg Varnin was born on 3 May 1970 in Minsk.", &["birth Oleg Varnin 1970-05-03"]),
    ("Oleg Varnin (born 3 May 1970) sang.", &["birth Oleg Varnin 1970-05-03"]),
];

#[test]
fn ties_are_told_in_many_ways() {
    check(TIES_ARE_TOLD_IN_MANY_WAYS);
}

const RARER_WORDINGS_ARE_READ_TOO: Rows = &[
    (
        "A military tribunal has ordered Oleg Varnin detained for a further 60 days.",
        &["detention Oleg Varnin -"],
    ),
    (
        "On Monday the court renewed the detention of Oleg Varnin for 45 days.",
        &["detention Oleg Varnin 2021-03-08"],
    ),
    (
        "Oleg Varnin has now been held for 400 days at the Harju military prison.",
        &["detention Oleg Varnin -"],
    ),
    (
        "Oleg Varnin, who has been held without trial since May 2016, is a poet.",
        &["detention Oleg Varnin 2016-05"],
    ),
    ("The government continues to hold Oleg Varnin at an unknown location.", &["detention Oleg Varnin -"]),
    ("Oleg Varnin is believed to be held in Eiraeiro prison.", &["detention Oleg Varnin -"]),
    ("Oleg Varnin vanished into custody in May 2016.", &["disappearance Oleg Varnin 2016-05"]),
    ("Nobody has seen Oleg Varnin since May 2016.", &["disappearance Oleg Varnin 2016-05"]),
    (
        "The authorities have refused to say where Oleg Varnin is being held.",
        &["disappearance Oleg Varnin -"],
    ),
    (
        "Soldiers came to the house of Oleg Varnin at dawn on 3 May 2016 and took him away.",
        &["arrest Oleg Varnin 2016-05-03"],
    ),
    ("Hamas fighters took Oleg Varnin hostage on October 7, 2020.", &["arrest Oleg Varnin 2020-10-07"]),
    ("Oleg Varnin was taken hostage on October 7, 2020.", &["arrest Oleg Varnin 2020-10-07"]),
    ("Oleg Varnin was kidnapped by gunmen in Sanaa in May 2016.", &["arrest Oleg Varnin 2016-05"]),
    ("Oleg Varnin returned to Estonia after 400 days in captivity.", &[]),
    ("Doctors said that Oleg Varnin was in a critical condition.", &["health Oleg Varnin -"]),
    ("Oleg Varnin is being treated in intensive care at a hospital in Tallinn.", &["health Oleg Varnin -"]),
    ("Oleg Varnin was rushed to hospital on Friday.", &["transfer Oleg Varnin 2021-03-05"]),
    ("Oleg Varnin fell ill on a flight to Riga on 3 March 2021.", &["health Oleg Varnin 2021-03-03"]),
    ("Oleg Varnin lost consciousness at his home on 3 March 2021.", &["health Oleg Varnin 2021-03-03"]),
    (
        "Tests at a clinic in Tallinn showed that Oleg Varnin had been poisoned with thallium.",
        &["determination Oleg Varnin -", "poisoning Oleg Varnin -"],
    ),
    ("Oleg Varnin has been on a ventilator since Friday.", &["health Oleg Varnin 2021-03-05"]),
    ("Moscow rejected claims that it had poisoned Oleg Varnin.", &["call Oleg Varnin -"]),
    ("Vera Lindal, a spokeswoman for Oleg Varnin, wept.", &["relationship Vera Lindal -"]),
    ("Lawyer Vera Lindal, who represents Oleg Varnin, wept.", &["relationship Oleg Varnin -"]),
    (
        "Vera Lindal, whose brother Oleg Varnin is in prison, wept.",
        &["detention Oleg Varnin -", "relationship Vera Lindal -"],
    ),
    ("Reporters Without Borders ranks the case of Oleg Varnin among the gravest.", &[]),
    ("Oleg Varnin was awarded the Sakharov Prize in 2019.", &[]),
    ("The committee awarded Oleg Varnin its freedom prize.", &[]),
    (
        "The Supreme Court overturned the conviction of Oleg Varnin on 3 May 2020.",
        &["trial Oleg Varnin 2020-05-03"],
    ),
    (
        "Oleg Varnin’s trial, which opened on 3 May 2020, has been adjourned four times.",
        &["trial Oleg Varnin 2020-05-03"],
    ),
    ("A judge ordered that Oleg Varnin be held for two months pending trial.", &["detention Oleg Varnin -"]),
    ("Oleg Varnin faces a charge of sedition.", &["charge Oleg Varnin -"]),
    ("Oleg Varnin was prosecuted for libel in May 2020.", &["charge Oleg Varnin 2020-05"]),
    ("Oleg Varnin has been held without charge since May 2016.", &["detention Oleg Varnin 2016-05"]),
    ("Oleg Varnin was interrogated for 14 hours and beaten on the feet.", &["ill_treatment Oleg Varnin -"]),
    (
        "Oleg Varnin’s cell was unheated and he was made to sleep on the floor.",
        &["ill_treatment Oleg Varnin -"],
    ),
    (
        "Oleg Varnin told his lawyer that guards had doused him with cold water.",
        &["ill_treatment Oleg Varnin -"],
    ),
    ("Guards put a bag over the head of Oleg Varnin.", &["ill_treatment Oleg Varnin -"]),
    ("Oleg Varnin has been kept in a punishment cell for 15 days.", &["detention Oleg Varnin -"]),
    (
        "He is held alone, in a cell without windows, and Oleg Varnin is not allowed books.",
        &["detention Oleg Varnin -"],
    ),
    ("No lawyer has been allowed to see Oleg Varnin since his arrest.", &["access_denied Oleg Varnin -"]),
    ("The embassy has not been granted a visit to Oleg Varnin.", &["access_denied Oleg Varnin -"]),
    ("Oleg Varnin has never been allowed to see a doctor.", &["medical_neglect Oleg Varnin -"]),
    ("The Treasury froze the assets of General Rauf Melikov.", &["sanction Rauf Melikov -"]),
    (
        "The European Union added Rauf Melikov, a judge, to its sanctions list in May 2020.",
        &["sanction Rauf Melikov 2020-05"],
    ),
    ("Oleg Varnin, a naturalized citizen of Canada, sang.", &["status Oleg Varnin -"]),
    ("Oleg Varnin, an American, sang.", &["status Oleg Varnin -"]),
    (
        "Oleg Varnin has dual Eritrean and Swedish nationality.",
        &["status Oleg Varnin -", "status Oleg Varnin -"],
    ),
    ("Swedish-Eritrean journalist Oleg Varnin sang.", &[]),
    ("Oleg Varnin, 44, a Canadian national, sang.", &["status Oleg Varnin -"]),
    ("Agents seized his laptops and phones. Oleg Varnin watched.", &["search Oleg Varnin -"]),
    ("Agents searched the offices of the Harbour Times on 3 May 2020.", &[]),
    ("Oleg Varnin edited the weekly Meseret until it was shut down.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin, a former finance minister, sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin, chairman of the board of the Harbour Bank, sang.", &["relationship Oleg Varnin -"]),
    ("Harbour Times reporter Oleg Varnin sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin, the Harbour Times bureau chief, sang.", &["relationship Oleg Varnin -"]),
    ("Oleg Varnin, whose father is Timur Varnin, sang.", &["relationship Oleg Varnin -"]),
];

#[test]
fn rarer_wordings_are_read_too() {
    check(RARER_WORDINGS_ARE_READ_TOO);
}
