//! An invented person, in an invented country, with invented sources: what the papers are tested on.

use amparo_dossier::model::letter::{ConsentLine, ConsentOnFile, Criterion, RequestLetter, Signatory};
use amparo_dossier::model::one_pager::{CriterionInBrief, OnePager};
use amparo_dossier::model::worksheet::{Worksheet, WorksheetItem};
use amparo_dossier::model::{
    ChronologyRow, Cited, Contested, Fact, Finding, Footnote, Gap, Importance, LawText, PageSize,
    PrintedTranslation, Prose, SourceEntry, Standing, State, Status, Words,
};
use amparo_dossier::timeline::{
    CustodyEnd, CustodyKind, CustodySegment, Theme, TimelineEvent, TimelineFigure,
};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::Hash32;

pub(crate) fn date(text: &str) -> SourceDate {
    text.parse().expect("a date of the sample's own")
}

pub(crate) fn day(text: &str) -> jiff::civil::Date {
    text.parse().expect("a day of the sample's own")
}

fn claim(number: u8) -> ClaimId {
    ClaimId::from_bytes([number; 16])
}

pub(crate) fn note(number: u8, source: u32, quote: &str) -> Footnote {
    Footnote {
        claim: claim(number),
        source_number: source,
        words: Words::Quoted { quote: quote.to_owned(), language: Some("en".to_owned()), translation: None },
        place: Some(format!("paragraph {}", number % 9 + 1)),
        attribution: None,
        disclosed_interest: None,
    }
}

pub(crate) fn one(footnote: Footnote) -> AtLeastOne<Footnote> {
    AtLeastOne::one(footnote)
}

fn cited(text: &str, footnote: Footnote) -> Cited {
    Cited::new(text, one(footnote))
}

fn arrest_note() -> Footnote {
    Footnote {
        words: Words::Quoted {
            quote: "Задержан утром третьего мая у редакции.".to_owned(),
            language: Some("ru".to_owned()),
            translation: Some(PrintedTranslation {
                text: "Detained on the morning of the third of May outside the newsroom.".to_owned(),
                by: "uncertified translation by a volunteer".to_owned(),
            }),
        },
        ..note(1, 1, "")
    }
}

fn lawyer_note() -> Footnote {
    Footnote {
        attribution: Some("his lawyer, as reported by the agency".to_owned()),
        ..note(2, 2, "My client was held for two days before anyone wrote down his name.")
    }
}

fn organisation_note() -> Footnote {
    Footnote {
        disclosed_interest: Some("Mr. Velin is a member of the organisation's board".to_owned()),
        ..note(3, 3, "The articles named in the charge were published in the ordinary course of journalism.")
    }
}

fn wife_note() -> Footnote {
    Footnote {
        words: Words::Testimony(
            "He told me on the telephone that he had slept on concrete since the New Year.".to_owned(),
        ),
        place: None,
        ..note(4, 4, "")
    }
}

fn locator_note() -> Footnote {
    Footnote { words: Words::NotOnFile, ..note(5, 5, "") }
}

pub(crate) fn sources() -> Vec<SourceEntry> {
    let entry = |number: u32, title: &str, publisher: &str, published: &str| SourceEntry {
        number,
        title: title.to_owned(),
        author: None,
        publisher: Some(publisher.to_owned()),
        published: Some(date(published)),
        url: None,
        disclosed_interest: None,
        sha256: Some(Hash32([u8::try_from(number).unwrap_or(0); 32])),
        rights: None,
        credit: None,
    };
    vec![
        SourceEntry {
            url: Some("https://example.org/news/2021/05/04/editor-detained?id=17".to_owned()),
            author: Some("R. Alden".to_owned()),
            credit: Some("Photograph: Harbour Wire".to_owned()),
            rights: Some("quoted under the law on quotation".to_owned()),
            ..entry(1, "Редактор задержан", "Harbour Wire", "2021-05-04")
        },
        entry(2, "Editor’s lawyer speaks of unrecorded detention", "Harbour Wire", "2021-05-06"),
        SourceEntry {
            disclosed_interest: Some("Mr. Velin is a member of the organisation's board".to_owned()),
            ..entry(3, "Report on the press in Vardania", "Open Margins", "2022-02")
        },
        entry(4, "Interview with a relative, kept by the office", "Office interview", "2023-01-19"),
        SourceEntry {
            sha256: None,
            ..entry(
                5,
                "Judgment of the District Court of Port Lasko, case 2-114/2022",
                "District Court of Port Lasko",
                "2022-06-30",
            )
        },
    ]
}

fn facts() -> Vec<Fact> {
    let fact = |label, value: Prose| Fact { label, value };
    vec![
        fact("Name", cited("Tomas Arkadi Velin, editor of the weekly Shoreline.", arrest_note()).into()),
        fact(
            "Born",
            cited("1979, in Port Lasko, Vardania.", organisation_note())
                .contested_by(Contested::new("the court paper gives 1980.", one(locator_note())))
                .into(),
        ),
        fact(
            "Status",
            cited("Lawful permanent resident of the United States since 2011.", wife_note()).into(),
        ),
        fact(
            "Family",
            cited(
                "His wife and two children, all United States citizens, live in Toledo, Ohio.",
                wife_note(),
            )
            .into(),
        ),
        fact(
            "Consular access",
            Gap {
                what: "whether the embassy asked to see him".to_owned(),
                how_to_settle: Some("ask the Bureau of Consular Affairs".to_owned()),
            }
            .into(),
        ),
    ]
}

fn eligibility() -> Vec<Prose> {
    vec![
        Standing::new("The statute covers nationals of the United States and lawful permanent residents with significant ties.").into(),
        cited("Mr. Velin lived in Toledo for ten years before his arrest, taught there, and owns a house.", wife_note()).into(),
        Prose::Argument("Ten years of home, work and family are ties that are significant by any ordinary meaning of the word.".to_owned()),
    ]
}

pub(crate) fn chronology() -> Vec<ChronologyRow> {
    let row =
        |when: &str, event: Cited, importance| ChronologyRow { date: Some(date(when)), event, importance };
    vec![
        row(
            "2011",
            cited("Admitted to the United States as a permanent resident.", wife_note()),
            Importance::Notable,
        ),
        row(
            "2020-11~",
            cited("Warned by an official to “stop writing about the harbour”.", organisation_note()),
            Importance::Notable,
        ),
        row(
            "2021-05-03",
            cited("Arrested outside the newsroom of Shoreline in Port Lasko.", arrest_note()).contested_by(
                Contested::new("the court paper dates the arrest to 5 May 2021.", one(locator_note())),
            ),
            Importance::Key,
        ),
        row(
            "2021-05-05",
            cited("Sentenced to 15 days of administrative detention.", lawyer_note()),
            Importance::Key,
        ),
        row(
            "2021-05-20",
            cited("Charged with dissemination of false reports.", arrest_note()),
            Importance::Key,
        ),
        row(
            "2022-06-30",
            cited("Sentenced to nine years in a closed trial.", locator_note()),
            Importance::Key,
        ),
        row(
            "[2022-09..2022-11]",
            cited("Moved; for weeks nobody outside was told where.", wife_note()),
            Importance::Notable,
        ),
        row("2023-01", cited("Held in a punishment cell without a bed.", wife_note()), Importance::Key),
        row(
            "[..2023-04-05]",
            cited("Open Margins calls for his release.", organisation_note()),
            Importance::Detail,
        ),
    ]
}

pub(crate) fn figure() -> TimelineFigure {
    let event = |when: &str, label: &str, theme, contested, importance, source| TimelineEvent {
        date: date(when),
        label: label.to_owned(),
        theme,
        contested,
        importance,
        claims: AtLeastOne::one(claim(1)),
        source_numbers: vec![source],
    };
    let segment = |kind, from: &str, to, label: Option<&str>| CustodySegment {
        kind,
        from: date(from),
        to,
        label: label.map(str::to_owned),
        claims: AtLeastOne::one(claim(2)),
    };
    TimelineFigure {
        title: "Timeline of the detention of Tomas Velin".to_owned(),
        as_of: day("2023-06-01"),
        events: vec![
            event("2020-11~", "Warned to stop writing", Theme::Detention, false, Importance::Notable, 3),
            event("2021-05-03", "Arrested in Port Lasko", Theme::Detention, true, Importance::Key, 1),
            event(
                "2021-05-05",
                "15 days of administrative detention",
                Theme::Proceedings,
                false,
                Importance::Key,
                2,
            ),
            event("2021-05-20", "Charged with false reports", Theme::Proceedings, false, Importance::Key, 1),
            event("2022-06-30", "Sentenced to nine years", Theme::Proceedings, false, Importance::Key, 5),
            event(
                "[2022-09..2022-11]",
                "Moved, whereabouts unknown",
                Theme::Detention,
                false,
                Importance::Notable,
                4,
            ),
            event("2023-01", "Punishment cell without a bed", Theme::Detention, false, Importance::Key, 4),
            event("2022", "Weight loss noticed", Theme::Health, false, Importance::Notable, 4),
            event("[2023-02..]", "No insulin", Theme::Health, false, Importance::Key, 4),
            event(
                "[..2023-04-05]",
                "Open Margins calls for release",
                Theme::Response,
                false,
                Importance::Detail,
                3,
            ),
        ],
        custody: vec![
            segment(CustodyKind::Administrative, "2021-05-03", CustodyEnd::At(date("2021-05-20")), None),
            segment(
                CustodyKind::Criminal,
                "2021-05-20",
                CustodyEnd::At(date("2022-09")),
                Some("Port Lasko remand prison"),
            ),
            segment(CustodyKind::WhereaboutsUnknown, "2022-09", CustodyEnd::At(date("2022-11")), None),
            segment(CustodyKind::Criminal, "2022-11", CustodyEnd::Ongoing, Some("Colony 9")),
        ],
        left_out: 0,
    }
}

/// A figure with as many events as wanted, spread over the months and lanes.
pub(crate) fn long_figure(events: usize) -> TimelineFigure {
    let themes = [Theme::Detention, Theme::Proceedings, Theme::Health, Theme::Response];
    let mut figure = figure();
    figure.as_of = day("2024-12-31");
    figure.events = (0..events)
        .map(|number| {
            let (year, month, in_month) =
                (2005 + number / 10 % 20, number * 7 % 12 + 1, number * 11 % 28 + 1);
            let when = match number % 5 {
                0 => format!("{year}-{month:02}"),
                1 => format!("{year}"),
                _ => format!("{year}-{month:02}-{in_month:02}"),
            };
            TimelineEvent {
                date: date(&when),
                label: format!("Event number {number} in a few words"),
                theme: themes[number % themes.len()],
                contested: number % 13 == 0,
                importance: if number % 10 == 0 { Importance::Key } else { Importance::Detail },
                claims: AtLeastOne::one(claim(7)),
                source_numbers: vec![1],
            }
        })
        .collect();
    figure
}

pub(crate) fn criteria_law() -> LawText {
    LawText {
        text: "The Secretary of State shall review, as expeditiously as possible, the cases of United States nationals detained abroad to determine if there is credible information that they are being detained unlawfully or wrongfully, based on criteria which may include whether—".to_owned(),
        citation: "22 U.S.C. § 1741(a)".to_owned(),
    }
}

/// The number, a short name and the exact text of each criterion of 22 U.S.C. § 1741(a).
pub(crate) const CRITERIA: [(&str, &str, &str); 11] = [
    (
        "1",
        "Innocence: information held by U.S. officials",
        "United States officials receive or possess credible information indicating innocence of the detained individual;",
    ),
    (
        "2",
        "Held for being a U.S. national",
        "the individual is being detained solely or substantially because he or she is a United States national;",
    ),
    (
        "3",
        "Held to influence U.S. policy",
        "the individual is being detained solely or substantially to influence United States Government policy or to secure economic or political concessions from the United States Government;",
    ),
    (
        "4",
        "Press, religion, assembly",
        "the detention appears to be because the individual sought to obtain, exercise, defend, or promote freedom of the press, freedom of religion, or the right to peacefully assemble;",
    ),
    (
        "5",
        "Against the country’s own law",
        "the individual is being detained in violation of the laws of the detaining country;",
    ),
    (
        "6",
        "Questions by NGOs or journalists",
        "independent nongovernmental organizations or journalists have raised legitimate questions about the innocence of the detained individual;",
    ),
    (
        "7",
        "Pretext: reports to the mission",
        "the United States mission in the country where the individual is being detained has received credible reports that the detention is a pretext for an illegitimate purpose;",
    ),
    (
        "8",
        "Courts, in State’s annual report",
        "the individual is detained in a country where the Department of State has determined in its annual human rights reports that the judicial system is not independent or impartial, is susceptible to corruption, or is incapable of rendering just verdicts;",
    ),
    ("9", "Inhumane conditions", "the individual is being detained in inhumane conditions;"),
    (
        "10",
        "Due process",
        "due process of law has been sufficiently impaired so as to render the detention arbitrary; and",
    ),
    (
        "11",
        "Diplomacy likely necessary",
        "United States diplomatic engagement is likely necessary to secure the release of the detained individual.",
    ),
];

fn law(place: usize) -> LawText {
    let (number, _, text) = CRITERIA[place];
    LawText { text: text.to_owned(), citation: format!("22 U.S.C. § 1741(a)({number})") }
}

type Evidence = (State, Vec<Prose>, Vec<Prose>, Option<Finding>);

fn evidence(place: usize) -> Evidence {
    match place {
        3 => (
            State::Supported,
            vec![
                cited("The indictment names six articles in Shoreline and nothing else.", arrest_note())
                    .into(),
                cited("He had been warned to stop writing about the harbour.", organisation_note()).into(),
                Prose::Argument("Publishing is the whole of what he is accused of.".to_owned()),
            ],
            vec![],
            Some(Finding {
                answer: "The detention appears to be because he exercised freedom of the press".to_owned(),
                reason: "the charge consists of published articles".to_owned(),
                by: "M. Okonjo, counsel".to_owned(),
                on: day("2023-05-28"),
                rests_on: one(arrest_note()),
            }),
        ),
        5 => (
            State::Contested,
            vec![
                cited("Open Margins examined the articles and found them accurate.", organisation_note())
                    .into(),
            ],
            vec![cited("The court held that two figures in the articles were wrong.", locator_note()).into()],
            None,
        ),
        8 => (
            State::Supported,
            vec![
                cited("In January 2023 he was held in a punishment cell and slept on concrete.", wife_note())
                    .into(),
            ],
            vec![],
            None,
        ),
        9 => (
            State::Supported,
            vec![
                cited("The trial was closed to the public and to the family.", lawyer_note()).into(),
                cited("He was held for two days before his detention was recorded.", lawyer_note()).into(),
            ],
            vec![],
            None,
        ),
        _ => (State::NoInformation, vec![], vec![], None),
    }
}

fn criteria() -> Vec<Criterion> {
    (0..CRITERIA.len())
        .map(|place| {
            let (state, support, against, finding) = evidence(place);
            Criterion {
                number: CRITERIA[place].0.to_owned(),
                law: law(place),
                state,
                support,
                against,
                finding,
            }
        })
        .collect()
}

fn asks() -> Vec<Prose> {
    vec![
        Standing::new("That the Secretary determine under 22 U.S.C. § 1741 that there is credible information that this detention is unlawful or wrongful.").into(),
        Standing::new("That responsibility for the case be transferred to the Special Presidential Envoy for Hostage Affairs.").into(),
        Standing::new("That consular access be demanded.").into(),
        Standing::new("That the measures of 22 U.S.C. § 1741d be reviewed against those responsible.").into(),
    ]
}

fn detention() -> Vec<Prose> {
    vec![
        cited("Mr. Velin was arrested in Port Lasko on 3 May 2021.", arrest_note())
            .contested_by(Contested::new(
                "the court paper dates the arrest to 5 May 2021.",
                one(locator_note()),
            ))
            .into(),
        cited("On 30 June 2022 he was sentenced to nine years in a closed trial.", locator_note()).into(),
        cited(
            "As of 1 June 2023 he has been in custody for 759 days, the day of arrest not counted.",
            arrest_note(),
        )
        .into(),
    ]
}

pub(crate) fn letter() -> RequestLetter {
    RequestLetter {
        status: Status::Draft {
            missing: vec![
                "a signed Privacy Act waiver (5 U.S.C. § 552a(b)) that names the Department of State".to_owned(),
                "Mr. Velin’s consent, or the reason why it cannot be had".to_owned(),
            ],
        },
        size: PageSize::UsLetter,
        sender: vec!["Okonjo & Reyes, Counsel".to_owned(), "14 Canal Street, Toledo, Ohio 43604".to_owned(), "office@example.org".to_owned()],
        addressee: vec![
            "The Secretary of State".to_owned(),
            "U.S. Department of State".to_owned(),
            "2201 C Street NW".to_owned(),
            "Washington, DC 20520".to_owned(),
        ],
        copies_to: vec![
            "Special Presidential Envoy for Hostage Affairs".to_owned(),
            "Bureau of Consular Affairs".to_owned(),
        ],
        date: Some(day("2023-06-01")),
        subject: "Request for review of the detention of Tomas Arkadi Velin, 22 U.S.C. § 1741".to_owned(),
        salutation: Standing::new("Dear Mr. Secretary:"),
        person: "Tomas Arkadi Velin".to_owned(),
        request: vec![Standing::new("We ask you to review the case named above under 22 U.S.C. § 1741(a), and to determine that there is credible information that the detention is unlawful or wrongful.").into()],
        facts: facts(),
        eligibility: eligibility(),
        detention: detention(),
        figure: Some(figure()),
        chronology: chronology(),
        charges: vec![
            cited("He was charged with dissemination of false reports under article 212 of the Penal Code of Vardania.", arrest_note()).into(),
            Gap { what: "the wording of article 212 in force on the dates of the articles".to_owned(), how_to_settle: Some("obtain the code in the version of 2020".to_owned()) }.into(),
        ],
        criteria_law: criteria_law(),
        criteria: criteria(),
        other_circumstances: vec![],
        health: vec![
            cited("Mr. Velin has diabetes and, since February 2023 or later, has had no insulin.", wife_note()).into(),
            Prose::Argument("Every week without insulin is a danger to his life.".to_owned()),
        ],
        asks: asks(),
        signatories: vec![
            Signatory { name: "Mara Okonjo".to_owned(), standing: "Counsel".to_owned(), contact: Some("office@example.org".to_owned()) },
            Signatory { name: "Lena Velin".to_owned(), standing: "His wife".to_owned(), contact: None },
        ],
        consents: vec![
            ConsentLine {
                what: "Consent of the family".to_owned(),
                state: ConsentOnFile::Given {
                    by: "Lena Velin, his wife".to_owned(),
                    on: date("2023-05-20"),
                    until: Some(date("2024-05-20")),
                    covers: "the Department of State and Members of Congress".to_owned(),
                },
            },
            ConsentLine {
                what: "Privacy Act waiver (5 U.S.C. § 552a(b))".to_owned(),
                state: ConsentOnFile::Missing { needed_for: "the Department to discuss the case with the signatories".to_owned() },
            },
        ],
        sources: sources(),
    }
}

pub(crate) fn one_pager() -> OnePager {
    OnePager {
        status: Status::Draft { missing: vec!["the family’s consent to publication".to_owned()] },
        size: PageSize::A4,
        person: "Tomas Arkadi Velin".to_owned(),
        who: vec![cited("Editor of the weekly Shoreline in Port Lasko, Vardania; lawful permanent resident of the United States, with his family in Toledo, Ohio.", organisation_note()).into()],
        standing_today: vec![
            cited("In custody for 759 days on 1 June 2023 (the day of arrest not counted; 760 with it), serving nine years.", arrest_note()).into(),
            Gap { what: "whether a determination under 22 U.S.C. § 1741 was made; none is publicly confirmed".to_owned(), how_to_settle: None }.into(),
        ],
        as_of: day("2023-06-01"),
        as_of_entry: None,
        figure: Some(figure()),
        facts: facts(),
        chronology: chronology(),
        framework: "22 U.S.C. § 1741(a)".to_owned(),
        criteria: (0..CRITERIA.len())
            .map(|place| CriterionInBrief {
                number: CRITERIA[place].0.to_owned(),
                name: CRITERIA[place].1.to_owned(),
                state: evidence(place).0,
            })
            .collect(),
        asks: asks(),
        contested: vec![cited("Arrested on 3 May 2021.", arrest_note())
            .contested_by(Contested::new("the court paper dates the arrest to 5 May 2021.", one(locator_note())))],
        gaps: vec![
            Gap { what: "whether the embassy asked to see him".to_owned(), how_to_settle: Some("ask the Bureau of Consular Affairs".to_owned()) },
            Gap { what: "the outcome of the appeal".to_owned(), how_to_settle: Some("ask counsel for the ruling".to_owned()) },
            Gap { what: "a sentence of the Department’s own annual report on the courts of Vardania".to_owned(), how_to_settle: None },
        ],
        contact: vec!["Okonjo & Reyes, Counsel".to_owned(), "office@example.org".to_owned()],
        sources: sources(),
    }
}

/// The summary with a chronology as long as wanted.
pub(crate) fn one_pager_with(events: usize) -> OnePager {
    let mut page = one_pager();
    page.chronology = (0..events)
        .map(|number| ChronologyRow {
            date: Some(date(&format!("{}-{:02}", 2010 + number / 12, number % 12 + 1))),
            event: cited(
                &format!("Event number {number}, told in a line that is long enough to wrap."),
                arrest_note(),
            ),
            importance: if number % 4 == 0 { Importance::Notable } else { Importance::Detail },
        })
        .collect();
    page.figure = Some(long_figure(events));
    page
}

pub(crate) fn worksheet() -> Worksheet {
    Worksheet {
        status: Status::Draft { missing: vec![] },
        size: PageSize::A4,
        person: "Tomas Arkadi Velin".to_owned(),
        framework: "Levinson Act, 22 U.S.C. § 1741 (text of April 2023)".to_owned(),
        as_of: day("2023-06-01"),
        as_of_entry: Some(214),
        logic: vec![Standing::new("The test is the totality of the circumstances. No criterion is necessary and none is sufficient; there is no threshold and no count.").into()],
        criteria_law: criteria_law(),
        eligibility: facts(),
        items: (0..CRITERIA.len())
            .map(|place| {
                let (state, support, against, finding) = evidence(place);
                WorksheetItem {
                    number: CRITERIA[place].0.to_owned(),
                    law: law(place),
                    plain_meaning: CRITERIA[place].1.to_owned(),
                    state,
                    support,
                    against,
                    finding_withheld: false,
                    beside: Vec::new(),
                    would_settle: vec!["Ask counsel for the indictment and the judgment.".to_owned()],
                    finding,
                }
            })
            .collect(),
        sources: sources(),
    }
}

/// The letter with a chronology as long as wanted, every row with a note and a source of its own.
pub(crate) fn long_letter(rows: u32) -> RequestLetter {
    let mut letter = letter();
    let place = |number: u32| number + 100;
    let model = letter.sources[0].clone();
    letter.sources.extend((0..rows).map(|number| SourceEntry { number: place(number), ..model.clone() }));
    letter.chronology = (0..rows)
        .map(|number| {
            let quote = format!(
                "Words number {number}. {}",
                "The witness went on to say the same at length. ".repeat(4)
            );
            ChronologyRow {
                date: Some(date(&format!("{}-{:02}", 2000 + number / 12, number % 12 + 1))),
                event: cited(
                    &format!(
                        "Event number {number}, told in a line that is long enough to wrap in its column."
                    ),
                    note(u8::try_from(number % 250).unwrap_or(0), place(number), &quote),
                ),
                importance: Importance::Detail,
            }
        })
        .collect();
    letter
}
