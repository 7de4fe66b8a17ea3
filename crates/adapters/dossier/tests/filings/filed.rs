//! The dossier and the papers that follow a request, of the sample's invented person.

use amparo_dossier::model::addendum::{Changed, NewOnCriterion};
use amparo_dossier::model::custody::{Check, CustodyStep, Exhibit, Found, Verification};
use amparo_dossier::model::dossier::{Cover, Coverage, Further, PersonEntry, Summary};
use amparo_dossier::model::embassy::{Offered, SubmissionPart};
use amparo_dossier::model::worksheet::Beside;
use amparo_dossier::model::{Cited, Contested, PageSize, Standing, State, Status};
use amparo_dossier::{Addendum, CustodyReport, Dossier, EmbassySubmission};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::Hash32;

use crate::sample;
use crate::scripts::letter_of_many_scripts;

pub(crate) fn cited(text: &str, note: u8) -> Cited {
    Cited::new(
        text,
        sample::one(sample::note(note, u32::from(note % 4) + 1, &format!("Words of note {note}."))),
    )
}

pub(crate) fn exhibits() -> Vec<Exhibit> {
    let exhibit = |number: u32, title: &str, found: Option<Found>| Exhibit {
        number,
        title: title.to_owned(),
        sha256: Hash32([u8::try_from(number).unwrap_or(0); 32]),
        size_bytes: Some(184_223 * u64::from(number)),
        file_name: Some(format!("document-{number}.pdf")),
        steps: vec![
            CustodyStep {
                recorded: "1 June 2023, 09:12 UTC".to_owned(),
                what: "received from the lawyer, by e-mail".to_owned(),
                by: Some("M. Okonjo".to_owned()),
                entry: Some(12 + u64::from(number)),
                sha256: None,
            },
            CustodyStep {
                recorded: "1 June 2023, 09:13 UTC".to_owned(),
                what: "text read from it by the program".to_owned(),
                by: None,
                entry: Some(13 + u64::from(number)),
                sha256: Some(Hash32([0xee; 32])),
            },
        ],
        last_check: found.map(|found| Check { on: "2 June 2023, 08:00 UTC".to_owned(), found }),
    };
    vec![
        exhibit(1, "Редактор задержан", Some(Found::Held)),
        exhibit(2, "Editor’s lawyer speaks of unrecorded detention", None),
        exhibit(3, "Report on the press in Vardania", Some(Found::Held)),
    ]
}

pub(crate) fn verification() -> Verification {
    Verification {
        entries: 1_214,
        root: Some(Hash32([0xa5; 32])),
        checkpoint: Some(vec![
            "amparo.example/okonjo-reyes".to_owned(),
            "1214".to_owned(),
            "paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU=".to_owned(),
            "— amparo.example/okonjo-reyes Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q"
                .to_owned(),
        ]),
        key: Some(
            "amparo.example/okonjo-reyes+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".to_owned(),
        ),
    }
}

pub(crate) fn dossier() -> Dossier {
    let letter = letter_of_many_scripts();
    let page = sample::one_pager();
    Dossier {
        status: Status::Draft { missing: vec!["a signed Privacy Act waiver".to_owned()] },
        size: PageSize::UsLetter,
        cover: Cover {
            person: letter.person.clone(),
            prepared_by: "Okonjo & Reyes, Counsel".to_owned(),
            addressee: letter.addressee.clone(),
            date: letter.date,
            as_of: page.as_of,
            as_of_entry: Some(1_214),
            framework: "Levinson Act, 22 U.S.C. § 1741 (text of April 2023)".to_owned(),
            contact: page.contact.clone(),
        },
        summary: Summary {
            standing_today: page.standing_today,
            who: page.who,
            citation: page.framework,
            criteria: page.criteria,
            contested: page.contested,
            gaps: page.gaps,
        },
        request: letter.request,
        facts: letter.facts,
        eligibility: letter.eligibility,
        detention: letter.detention,
        figure: letter.figure,
        charges: letter.charges,
        criteria_law: letter.criteria_law,
        criteria: sample::worksheet().items,
        other_circumstances: letter.other_circumstances,
        health: letter.health,
        asks: letter.asks,
        signatories: letter.signatories,
        consents: letter.consents,
        chronology: letter.chronology,
        people: vec![
            PersonEntry {
                name: "Judge Irena Dovas".to_owned(),
                part: vec!["judge".to_owned()],
                said: AtLeastOne::one(cited("Irena Dovas presided over the closed trial.", 41)),
            },
            PersonEntry {
                name: "Pavel Korsun".to_owned(),
                part: vec!["investigator".to_owned(), "official".to_owned()],
                said: AtLeastOne::one(cited("Pavel Korsun signed the indictment.", 42).contested_by(
                    Contested::new("a deputy signed it.", sample::one(sample::note(43, 2, "a deputy"))),
                )),
            },
        ],
        people_not_named: 2,
        further: vec![Further {
            theme: "Countries, laws, precedents, argument",
            said: vec![cited("Vardania’s courts were called dependent in a report on 2020.", 44)],
        }],
        sources: letter.sources,
        exhibits: exhibits(),
        verification: Some(verification()),
        coverage: Some(Coverage { on_file: 48, used: 46 }),
    }
}

pub(crate) fn addendum() -> Addendum {
    let letter = sample::letter();
    Addendum {
        status: Status::Draft { missing: vec![] },
        size: PageSize::UsLetter,
        sender: letter.sender,
        addressee: letter.addressee,
        copies_to: letter.copies_to,
        date: letter.date,
        subject: "Addendum to the request of 28 March 2023 in the case of Tomas Arkadi Velin".to_owned(),
        salutation: letter.salutation,
        person: letter.person,
        since: "entered after entry 214 of the record, 28 March 2023".to_owned(),
        request: vec![
            Standing::new("This adds to the request named above; it repeats nothing that was set out there.")
                .into(),
        ],
        detention: letter.detention,
        criteria: vec![NewOnCriterion {
            number: "9".to_owned(),
            law: letter.criteria[8].law.clone(),
            state: State::Supported,
            support: vec![cited("In May 2023 he was moved to a cell without heating.", 51)],
            against: vec![],
            beside: vec![Beside {
                what: cited("An inspection was announced.", 52),
                because: "an announcement says nothing about the conditions".to_owned(),
            }],
        }],
        unchanged: ["1", "2", "3"].map(str::to_owned).to_vec(),
        other: vec![cited("Two senators wrote to the Secretary.", 53)],
        changed: vec![
            Changed {
                was: cited("He was held in Colony 8.", 54),
                now: Some(cited("He was held in Colony 9.", 55)),
                why: "the lawyer corrected the number".to_owned(),
            },
            Changed {
                was: cited("A doctor saw him in April.", 56),
                now: None,
                why: "it was another prisoner".to_owned(),
            },
        ],
        asks: letter.asks,
        signatories: letter.signatories,
        consents: letter.consents,
        sources: letter.sources,
    }
}

pub(crate) fn submission() -> EmbassySubmission {
    let letter = sample::letter();
    EmbassySubmission {
        status: Status::Draft { missing: vec![] },
        size: PageSize::A4,
        sender: letter.sender,
        addressee: vec![
            "Embassy of the United States of America".to_owned(),
            "Port Lasko, Vardania".to_owned(),
        ],
        copies_to: letter.copies_to,
        date: letter.date,
        subject: "Information on the detention of Tomas Arkadi Velin, 22 U.S.C. § 1741(a)(1) and (7)"
            .to_owned(),
        salutation: Standing::new("Dear Sir or Madam:"),
        person: letter.person,
        purpose: vec![Standing::new("We put the following before officials of the United States.").into()],
        facts: letter.facts,
        eligibility: letter.eligibility,
        detention: letter.detention,
        offered: vec![Offered {
            label: "What may bear on innocence".to_owned(),
            said: vec![cited("Experts found the articles accurate.", 61).into()],
        }],
        parts: vec![
            SubmissionPart {
                heading: "Criterion (1): Officials hold credible information of innocence".to_owned(),
                law: letter.criteria[0].law.clone(),
                support: vec![cited("On 2 May 2022 a letter was delivered to the consulate.", 63).into()],
                against: vec![cited("The court held two figures to be wrong.", 62).into()],
            },
            SubmissionPart {
                heading: "Criterion (7): The U.S. mission received credible reports of a pretext".to_owned(),
                law: letter.criteria[6].law.clone(),
                support: vec![],
                against: vec![],
            },
        ],
        delivered: vec![cited("On 2 May 2022 a letter was delivered to the consulate.", 63)],
        asks: letter.asks,
        signatories: letter.signatories,
        consents: letter.consents,
        sources: letter.sources,
    }
}

pub(crate) fn custody_report() -> CustodyReport {
    let mut exhibits = exhibits();
    exhibits[1].last_check = Some(Check { on: "3 June 2023, 07:30 UTC".to_owned(), found: Found::Altered });
    CustodyReport {
        status: Status::Final,
        size: PageSize::A4,
        about: "Tomas Arkadi Velin".to_owned(),
        desk: "Okonjo & Reyes, Counsel".to_owned(),
        as_of: sample::day("2023-06-03"),
        as_of_entry: 1_214,
        exhibits,
        named_only: vec!["Judgment of the District Court of Port Lasko, case 2-114/2022".to_owned()],
        verification: Some(verification()),
    }
}
