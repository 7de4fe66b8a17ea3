//! The traps of the Levinson Act: each is a way in which a careless program would mislead a caseworker.

mod common;

use amparo_law::assess;
use amparo_law::assess::{Assessment, Caveat, EvidenceState, FindingState};
use amparo_ledger::act::{Act, Answer};
use amparo_ledger::case_file::{SharedPassage, SharedText, Stand};
use amparo_ledger::claim::Modality::{Alleged, Asserted, Denied, Feared, Requested};
use amparo_ledger::claim::{Basis, Subject};
use amparo_ledger::ids::{ClaimId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::{CharRange, Passage, SourceKind};
use amparo_ledger::{Field, Kind};
use common::{Desk, MEMBER, Say, assessed, country, item, levinson, say, state};

/// Criterion `id` is in state `wanted` when the file holds only this claim.
fn check(id: &str, said: Say, wanted: &str, because: &str) {
    let found = item(&assessed(&[said]), id);
    assert_eq!(found.state.name(), wanted, "criterion {id}: {because}\n{found:#?}");
}

/// The claim is shown beside criterion `id`, does not count, and the file says why.
fn check_related(id: &str, said: Say, because: &str) {
    let found = item(&assessed(&[said]), id);
    assert_eq!(found.state.name(), "no_information", "criterion {id}: {because}\n{found:#?}");
    assert_eq!(found.related.len(), 1, "criterion {id}: {because}\n{found:#?}");
    assert!(!found.related[0].because.is_empty(), "criterion {id}: {because}");
}

fn delivery(to: &str, title: &str) -> Say {
    say(Kind::Delivery, &[(Field::To, to), (Field::Title, title)]).on("2023-05-02")
}

fn track_state(assessment: &Assessment, id: &str) -> String {
    assessment.track(id).expect("a track").state.clone()
}

#[test]
fn criterion_1_needs_delivery_to_a_us_official() {
    let expert = "Expert opinion: the charge is baseless";
    check("1", delivery("U.S. Department of State", expert), "supported", "officials now possess it");
    check("1", delivery("the regional court", expert), "no_information", "not a U.S. official");
    check_related("1", delivery("U.S. embassy", "Request for a visit"), "it says nothing of innocence");
    let report =
        say(Kind::Argument, &[(Field::Topic, "innocence"), (Field::Argument, "the charge is baseless")]);
    check_related("1", report, "it lies in the file only");
}

#[test]
fn criterion_1_says_when_proof_of_receipt_is_missing() {
    let found = item(&assessed(&[delivery("State Department", "Alibi statement")]), "1");
    assert_eq!(found.supports.evidence[0].lacks, [amparo_law::framework::Tie::Receipt]);
}

#[test]
fn criterion_2_is_not_shown_by_being_a_us_national() {
    check_related("2", say(Kind::Status, &[(Field::Status, "US citizen")]), "did the captor know?");
    let named = say(Kind::Charge, &[(Field::Charge, "espionage as a US citizen")]);
    check("2", named, "supported", "the case against the person names the nationality");
}

#[test]
fn criterion_3_is_silent_when_no_demand_is_known() {
    let no_demand =
        say(Kind::Argument, &[(Field::Topic, "leverage"), (Field::Argument, "no demand is known")]);
    check_related("3", no_demand, "talks are secret");
    let advocates = say(Kind::Call, &[(Field::By, "Example House"), (Field::Ask, "include in an exchange")]);
    check_related("3", advocates, "what advocates ask for is not what the captor wants");
    let captor = say(Kind::Call, &[(Field::By, "the foreign ministry"), (Field::Ask, "an exchange")]);
    check("3", captor, "supported", "the detaining side speaks of an exchange");
}

#[test]
fn criterion_4_names_three_freedoms_only() {
    for charge in ["treason under article 275", "arrested in March 2022", "acting in bad faith"] {
        check(
            "4",
            say(Kind::Charge, &[(Field::Charge, charge)]),
            "no_information",
            "other senses of the words",
        );
    }
    for (charge, wanted, because) in [
        ("posts on social media", "no_information", "not the press"),
        ("an article in a newspaper", "supported", "press"),
        ("holding a sermon", "supported", "religion"),
        ("taking part in a peaceful protest", "supported", "assembly"),
        ("a speech against the war", "no_information", "expression in general is argument"),
        ("membership in an undesirable organisation", "no_information", "association is not named"),
    ] {
        let said = say(Kind::Charge, &[(Field::Charge, charge)]);
        check("4", said.clone(), wanted, because);
        if wanted == "no_information" {
            check_related("4", said.clone(), because);
            check("other", said, "supported", "it counts among other circumstances");
        }
    }
}

#[test]
fn criterion_5_needs_the_domestic_law_as_it_was_in_force() {
    let breach = say(Kind::Detention, &[(Field::Detail, "held beyond the term without a court order")]);
    check_related("5", breach.clone(), "nothing to measure it against");
    let law = [(Field::Title, "Code of Criminal Procedure"), (Field::Text, "Nobody is held longer.")];
    let undated = say(Kind::DomesticLaw, &law).about(country("Examplia"));
    assert_eq!(state(&assessed(&[breach.clone(), undated]), "5"), "no_information", "which version?");
    let in_force = [law.as_slice(), &[(Field::InForce, "2020-01-01/..")]].concat();
    let in_force = say(Kind::DomesticLaw, &in_force).about(country("Examplia"));
    assert_eq!(state(&assessed(&[breach, in_force]), "5"), "supported");
}

#[test]
fn criterion_6_needs_an_independent_source_that_speaks_of_innocence() {
    let mut desk = Desk::default();
    let tied =
        desk.source(|source| source.disclosed_interest = Some("the authors employ the prisoner".into()));
    let questions =
        say(Kind::Recognition, &[(Field::By, "Example Watch"), (Field::Finding, "prisoner of conscience")]);
    desk.enter(&questions.clone().from(tied));
    let found = item(&desk.assessed(), "6");
    assert_eq!(found.state.name(), "no_information", "the source discloses a tie: {found:#?}");
    assert_eq!(found.related.len(), 1);

    let humane = say(Kind::Call, &[(Field::By, "Example Watch"), (Field::Ask, "humane treatment")]);
    let independent = desk.source(|_| ());
    desk.enter(&humane.from(independent));
    assert_eq!(state(&desk.assessed(), "6"), "no_information", "treatment is not innocence");
    desk.enter(&questions.clone().from(independent));
    assert_eq!(state(&desk.assessed(), "6"), "supported");
    check_related(
        "6",
        questions.named("A report", "Example Watch"),
        "independence of a named source is not on file",
    );
}

#[test]
fn ten_papers_that_copy_one_story_are_one_origin() {
    let mut desk = Desk::default();
    let wire = desk.source(|source| source.publisher = Some("Example Wire".into()));
    let claim = say(Kind::IllTreatment, &[(Field::Kind, "beaten")]);
    desk.enter(&claim.clone().from(wire));
    for paper in 0..9 {
        let copy = desk.source(|source| {
            source.publisher = Some(format!("Paper {paper}"));
            source.copies = Some(wire);
        });
        desk.enter(&claim.clone().from(copy));
    }
    let found = item(&desk.assessed(), "9");
    assert_eq!(found.supports.evidence.len(), 10);
    assert_eq!(found.supports.origins.len(), 1, "{:#?}", found.supports.origins);
    assert!(found.caveats.contains(&Caveat::OneOrigin { name: "Example Wire".into() }));
    let second = desk.source(|source| source.publisher = Some("example wire".into()));
    desk.enter(&claim.clone().from(second));
    assert_eq!(item(&desk.assessed(), "9").supports.origins.len(), 1, "one publisher is one origin");
    let other = desk.source(|source| source.publisher = Some("Example Monitor".into()));
    desk.enter(&claim.from(other));
    assert_eq!(item(&desk.assessed(), "9").supports.origins.len(), 2);
}

/// Three papers in which one passage stands; the wire was out first.
fn one_story_in_three_papers(dates: [&str; 3]) -> (Desk, [SourceId; 3], SharedText) {
    let mut desk = Desk::default();
    let names = ["Example Wire", "Morning Paper", "Evening Paper"];
    let sources: Vec<SourceId> = names
        .iter()
        .zip(dates)
        .map(|(name, date)| {
            desk.source(|source| {
                source.publisher = Some((*name).into());
                source.published = date.parse().ok();
            })
        })
        .collect();
    let stand =
        |at: usize, start: u32| Stand { source: sources[at], range: CharRange { start, end: start + 400 } };
    let passage = |left, right| SharedPassage { left, right, words_alike: 60, containment: 0.9 };
    let shared = SharedText {
        compared: sources.iter().copied().collect(),
        passages: vec![passage(stand(0, 0), stand(1, 100)), passage(stand(1, 100), stand(2, 0))],
    };
    let sources = <[SourceId; 3]>::try_from(sources).expect("three");
    (desk, sources, shared)
}

fn beaten(at: SourceId, start: u32) -> Say {
    let range = CharRange { start, end: start + 60 };
    let passage = Passage { source: at, range, quote: "was beaten".into(), place: None, translation: None };
    let mut said = say(Kind::IllTreatment, &[(Field::Kind, "beaten")]);
    said.basis = Some(Basis::Passages(AtLeastOne::one(passage)));
    said
}

#[test]
fn papers_that_carry_the_same_words_are_one_origin_and_what_they_report_themselves_is_theirs() {
    let (mut desk, [wire, morning, evening], shared) =
        one_story_in_three_papers(["2024-01-02", "2024-01-03", "2024-01-03"]);
    for said in [beaten(wire, 20), beaten(morning, 120), beaten(evening, 20)] {
        desk.enter(&said);
    }
    let assessed = |desk: &Desk, shared: &SharedText| {
        let mut file = desk.file("2024-06-01");
        file.shared = shared.clone();
        item(&assess(&file, &levinson()), "9")
    };
    assert_eq!(assessed(&desk, &SharedText::default()).supports.origins.len(), 3, "nothing was compared");
    let found = assessed(&desk, &shared);
    let [only] = found.supports.origins.as_slice() else { panic!("{:#?}", found.supports.origins) };
    assert_eq!((only.name.as_str(), only.claims.len()), ("Example Wire", 3));
    let names = vec!["Example Wire".into(), "Morning Paper".into(), "Evening Paper".into()];
    assert!(
        found.caveats.contains(&Caveat::SameWords { names, first_is_known: true }),
        "{:#?}",
        found.caveats
    );
    assert!(found.caveats.contains(&Caveat::OneOrigin { name: "Example Wire".into() }));

    desk.enter(&beaten(evening, 900));
    let found = assessed(&desk, &shared);
    assert_eq!(found.supports.origins.len(), 2, "outside of what is shared, the paper reports itself");
}

#[test]
fn where_the_dates_do_not_say_who_was_first_it_is_not_said() {
    for dates in [
        ["2024-01-02", "2024-01-02", "2024-01-03"],
        ["", "2024-01-02", "2024-01-03"],
        ["2024-01", "2024-01-03", "2024-01-04"],
    ] {
        let (mut desk, [_, morning, evening], shared) = one_story_in_three_papers(dates);
        desk.enter(&beaten(morning, 120));
        desk.enter(&beaten(evening, 20));
        let mut file = desk.file("2024-06-01");
        file.shared = shared;
        let found = item(&assess(&file, &levinson()), "9");
        let [only] = found.supports.origins.as_slice() else {
            panic!("{dates:?}: {:#?}", found.supports.origins)
        };
        assert!(!only.first_is_known, "{dates:?}");
    }
}

#[test]
fn sources_that_copy_each_other_in_a_ring_come_to_an_end() {
    let mut desk = Desk::default();
    let first = desk.source(|_| ());
    let second = desk.source(|source| source.copies = Some(first));
    let mut ring = desk.file("2024-06-01").sources[&first].clone();
    ring.copies = Some(second);
    desk.act(Act::SourceAmended { source: Box::new(ring), why: "a mistake".into() });
    desk.enter(&say(Kind::IllTreatment, &[]).from(second));
    assert_eq!(item(&desk.assessed(), "9").supports.origins.len(), 1);
}

#[test]
fn criterion_7_needs_delivery_to_the_mission() {
    let report = "Report that the case is a pretext";
    check("7", delivery("U.S. embassy", report), "supported", "the mission received it");
    check_related("7", delivery("Secretary of State", report), "Washington is not the mission");
    check_related("7", delivery("U.S. embassy", "Request for a visit"), "no pretext is reported");
}

#[test]
fn criterion_8_takes_only_the_sentence_of_states_own_report() {
    let finding = [(Field::Subject, "judiciary"), (Field::Finding, "not independent")];
    let opinion = say(Kind::CountryFinding, &finding).about(country("Examplia"));
    check_related("8", opinion.clone(), "an op-ed's assertion is not the Department's determination");
    check("10", opinion.clone(), "supported", "it is attributed argument on due process");

    let full =
        [finding.as_slice(), &[(Field::Year, "2022"), (Field::Text, "The judiciary was not independent.")]];
    let quoted = say(Kind::CountryFinding, &full.concat()).about(country("Examplia"));
    let mut desk = Desk::default();
    let article = desk.source(|_| ());
    desk.enter(&quoted.clone().from(article));
    assert_eq!(state(&desk.assessed(), "8"), "no_information", "a newspaper's quotation is not the report");
    let report = desk.source(|source| {
        source.kind = SourceKind::Official;
        source.title = "2022 Country Reports on Human Rights Practices: Examplia".into();
        source.publisher = Some("U.S. Department of State".into());
    });
    desk.enter(&quoted.from(report));
    assert_eq!(state(&desk.assessed(), "8"), "supported");
}

#[test]
fn criterion_8_says_when_the_report_is_of_other_years() {
    let mut desk = Desk::default();
    let report = desk.source(|source| {
        source.title = "2019 Country Reports on Human Rights Practices: Examplia".into();
        source.publisher = Some("U.S. Department of State".into());
    });
    let fields = [(Field::Year, "2019"), (Field::Text, "The courts lacked independence.")];
    desk.enter(&say(Kind::CountryFinding, &fields).about(country("Examplia")).from(report));
    desk.enter(&say(Kind::Arrest, &[]).on("2022-04-11"));
    let found = item(&desk.assessed(), "8");
    assert_eq!(found.state.name(), "supported");
    assert!(found.caveats.contains(&Caveat::OtherYears { years: vec!["2019".into()], held_since: 2022 }));
}

#[test]
fn a_finding_on_another_country_in_the_desk_does_not_count() {
    let finding = [(Field::Subject, "judiciary"), (Field::Finding, "not independent")];
    let of = |name| say(Kind::CountryFinding, &finding).about(country(name)).desk();
    let held = say(Kind::Detention, &[]).at("Prison No. 3, Examplia");
    for (name, wanted) in [("Examplia", "supported"), ("Otherland", "no_information")] {
        let found = item(&assessed(&[held.clone(), of(name)]), "10");
        assert_eq!(found.state.name(), wanted, "{name}: {found:#?}");
    }
}

#[test]
fn criterion_9_shows_each_condition_with_its_place_and_period_or_says_what_it_lacks() {
    use amparo_law::framework::Tie::{Period, Place};
    for (said, lacks) in [
        (say(Kind::Punishment, &[(Field::Kind, "SHIZO")]).on("2023-09-21").at("IK-6"), vec![]),
        (say(Kind::Punishment, &[(Field::Kind, "SHIZO")]).at("IK-6"), vec![Period]),
        (say(Kind::IllTreatment, &[]), vec![Place, Period]),
    ] {
        let found = item(&assessed(&[said]), "9");
        assert_eq!(found.supports.evidence[0].lacks, lacks);
    }
    check_related(
        "9",
        say(Kind::Health, &[(Field::Condition, "polyneuropathy")]),
        "an illness is not a condition",
    );
}

#[test]
fn criterion_10_takes_recognition_by_other_bodies_and_never_as_the_determination() {
    let by = "U.S. State and Treasury Departments";
    let recognised = say(
        Kind::Determination,
        &[(Field::By, by), (Field::Finding, "arbitrarily detained because she used her rights")],
    );
    let assessment = assessed(&[recognised]);
    let found = item(&assessment, "10");
    assert_eq!(found.state.name(), "supported");
    assert_eq!(found.supports.evidence[0].voice.as_deref(), Some(by));
    assert_eq!(item(&assessment, "4").related.len(), 1, "rights at large are none of the three freedoms");
    assert_eq!(track_state(&assessment, "review"), "unknown", "not the determination under 1741");
}

#[test]
fn the_courts_and_the_necessity_of_engagement_stand_as_their_authors_argument() {
    let authors = |fields: &[(Field, &str)]| {
        let said = say(Kind::Argument, fields).about(Subject::General);
        Say { voices: vec!["the authors".into()], ..said }
    };
    let courts =
        authors(&[(Field::Topic, "judiciary"), (Field::Argument, "the judiciary is not independent")]);
    let engage =
        authors(&[(Field::Topic, "engagement"), (Field::Argument, "engagement is necessary for release")]);
    let assessment = assessed(&[courts, engage]);
    for (id, wanted) in [("8", "no_information"), ("10", "supported"), ("11", "supported")] {
        assert_eq!(state(&assessment, id), wanted, "criterion {id}");
    }
    for id in ["10", "11"] {
        assert_eq!(item(&assessment, id).supports.evidence[0].voice.as_deref(), Some("the authors"));
    }
}

#[test]
fn criterion_11_is_a_forecast_to_be_looked_at_again_after_each_step() {
    let mut desk = Desk::default();
    let source = desk.source(|source| source.published = Some("2023-01-05".parse().expect("a date")));
    let argued = [(Field::Topic, "engagement"), (Field::Argument, "engagement is necessary")];
    desk.enter(&say(Kind::Argument, &argued).from(source));
    desk.enter(&say(Kind::Sentence, &[]).on("2022-11-01"));
    assert!(!item(&desk.assessed(), "11").caveats.iter().any(|c| matches!(c, Caveat::OlderThanStep { .. })));
    let step = desk.enter(&say(Kind::Trial, &[(Field::Kind, "hearing")]).on("2023-07-31"));
    let on = "2023-07-31".parse().expect("a day");
    assert!(item(&desk.assessed(), "11").caveats.contains(&Caveat::OlderThanStep { step, on }));
}

#[test]
fn only_what_is_asserted_or_alleged_supports() {
    for (modality, wanted) in [
        (Asserted, "supported"),
        (Alleged, "supported"),
        (Denied, "contradicted"),
        (Feared, "no_information"),
        (Requested, "no_information"),
    ] {
        let said = say(Kind::IllTreatment, &[(Field::Kind, "beaten")]).modality(modality);
        check("9", said, wanted, &format!("{modality:?}"));
    }
    let alleged = item(&assessed(&[say(Kind::IllTreatment, &[]).modality(Alleged)]), "9");
    assert_eq!(alleged.supports.evidence[0].modality, Alleged, "an allegation is marked");
    assert!(alleged.caveats.contains(&Caveat::OnlyAlleged));
}

#[test]
fn support_and_contradiction_stand_side_by_side() {
    let beaten = say(Kind::IllTreatment, &[(Field::Kind, "beaten")]);
    let assessment = assessed(&[beaten.clone(), beaten.modality(Denied)]);
    let found = item(&assessment, "9");
    assert_eq!(found.state.name(), "contested");
    assert_eq!((found.supports.evidence.len(), found.contradicts.evidence.len()), (1, 1));
}

#[test]
fn a_disputed_claim_is_contested() {
    let mut desk = Desk::default();
    let claim = desk.enter(&say(Kind::IllTreatment, &[(Field::Kind, "beaten")]));
    desk.act(Act::ClaimDisputed { claim, by: "the prison service".into(), why: "denies it".into() });
    let found = item(&desk.assessed(), "9");
    let EvidenceState::Contested { by, against } = &found.state else {
        panic!("{found:#?}");
    };
    assert_eq!((by.as_slice(), against.as_slice()), ([claim].as_slice(), [claim].as_slice()));
    assert_eq!(found.supports.evidence[0].disputed_by, ["the prison service"]);
}

#[test]
fn a_retracted_claim_supports_nothing() {
    let mut desk = Desk::default();
    let claim = desk.enter(&say(Kind::IllTreatment, &[]));
    desk.act(Act::ClaimRetracted { claim, why: "misread".into() });
    assert_eq!(state(&desk.assessed(), "9"), "no_information");
}

#[test]
fn what_happened_to_somebody_else_does_not_count() {
    let mut desk = Desk::default();
    let other = desk.person("Omar Example");
    let wrongful = [(Field::By, "Secretary of State"), (Field::Finding, "wrongfully detained")];
    desk.enter(&say(Kind::Determination, &wrongful).about(Subject::Person(other)));
    desk.enter(&say(Kind::IllTreatment, &[]).about(Subject::Person(other)));
    let assessment = desk.assessed();
    assert_eq!(state(&assessment, "9"), "no_information");
    assert_eq!(track_state(&assessment, "review"), "unknown");
}

#[test]
fn a_hundred_matching_claims_answer_nothing() {
    let mut desk = Desk::default();
    let mut last = None;
    for _ in 0..100 {
        last = Some(desk.enter(&say(Kind::IllTreatment, &[(Field::Kind, "beaten")])));
    }
    let assessment = desk.assessed();
    assert!(assessment.items.iter().all(|item| item.finding == FindingState::NotAnswered));
    assert!(assessment.gates.iter().all(|gate| gate.finding == FindingState::NotAnswered));
    let claim = last.expect("a hundred were entered");
    desk.find("9", Answer::ShownInPart, claim);
    let found = item(&desk.assessed(), "9").finding;
    let FindingState::Given { answer, by, claims, gone, .. } = found else {
        panic!("a person answered");
    };
    assert_eq!((answer, by, claims, gone), (Answer::ShownInPart, MEMBER, vec![claim], vec![]));
    desk.act(Act::ClaimRetracted { claim, why: "misread".into() });
    assert!(
        matches!(item(&desk.assessed(), "9").finding, FindingState::Given { gone, .. } if gone == [claim])
    );
}

#[test]
fn a_finding_never_moves_the_evidence_and_evidence_never_moves_a_finding() {
    let mut desk = Desk::default();
    let claim = desk.enter(&say(Kind::Status, &[(Field::Status, "citizen of Examplia")]));
    desk.find("8", Answer::Shown, claim);
    desk.find("eligibility", Answer::NotShown, claim);
    let assessment = desk.assessed();
    assert_eq!(state(&assessment, "8"), "no_information");
    assert_eq!(assessment.gate("eligibility").expect("the gate").value, "unknown");
}

#[test]
fn eligibility_rests_on_status_claims_and_ties() {
    let status = |text: &str| say(Kind::Status, &[(Field::Status, text)]);
    let lpr = || status("U.S. lawful permanent resident");
    let family =
        say(Kind::Relationship, &[(Field::Rel, "spouse and children"), (Field::Other, "U.S. citizens")]);
    let employer = say(Kind::Relationship, &[(Field::Rel, "advisor"), (Field::Other, "Example Foundation")]);
    let card = |detail| say(Kind::Status, &[(Field::Status, "green card"), (Field::Detail, detail)]);
    let table: Vec<(Vec<Say>, &str, &str)> = vec![
        (vec![], "unknown", "nothing on file"),
        (vec![status("US citizen")], "eligible_citizen", "a citizen"),
        (vec![status("dual U.S. and Examplian citizen")], "eligible_citizen", "dual nationals are covered"),
        (
            vec![status("U.S. national but not a citizen (American Samoa)")],
            "eligible_noncitizen_national",
            "1408",
        ),
        (vec![lpr()], "lpr_ties_undocumented", "a card alone is not enough"),
        (
            vec![lpr(), family.clone()],
            "lpr_ties_documented",
            "ties are on file; whether significant is a finding",
        ),
        (vec![family.clone()], "unknown", "relatives of Americans are not covered on that ground"),
        (
            vec![lpr(), employer],
            "lpr_ties_undocumented",
            "nothing says that the employer is in the United States",
        ),
        (vec![lpr().modality(Alleged), family.clone()], "lpr_status_uncertain", "only alleged"),
        (vec![lpr(), lpr().modality(Denied)], "lpr_status_uncertain", "sources disagree"),
        (vec![card("expired in 2015"), family], "lpr_status_uncertain", "the card may no longer hold"),
        (vec![status("asylum seeker in the United States")], "unknown", "neither covers nor excludes"),
        (vec![status("citizen of Examplia")], "unknown", "many people have two citizenships"),
        (vec![status("U.S. national").modality(Denied)], "not_eligible", "somebody says that it is not so"),
        (vec![status("US citizen").modality(Denied)], "unknown", "still may be a permanent resident"),
        (vec![status("US citizen"), status("U.S. national").modality(Denied)], "unknown", "sources disagree"),
    ];
    for (said, wanted, because) in table {
        let gate = assessed(&said).gate("eligibility").expect("the gate").clone();
        assert_eq!(gate.value, wanted, "{because}: {gate:#?}");
    }
}

#[test]
fn the_gate_shows_the_claims_it_rests_on() {
    let lpr = say(Kind::Status, &[(Field::Status, "U.S. lawful permanent resident")]);
    let home = say(Kind::Status, &[(Field::Status, "resident for ten years")]).at("Virginia");
    let gate = assessed(&[lpr, home]).gate("eligibility").expect("the gate").clone();
    assert_eq!((gate.rests_on.len(), gate.needs.len()), (1, 1));
    assert_eq!(
        gate.standing,
        amparo_law::framework::GateStanding::Open,
        "significance is a person's finding"
    );
}

#[test]
fn a_denial_by_the_detaining_side_or_a_disputed_one_closes_nothing() {
    let denied = say(Kind::Status, &[(Field::Status, "U.S. national")]).modality(Denied);
    let by_captor = Say { voices: vec!["the foreign ministry".into()], ..denied.clone() };
    let gate = assessed(&[by_captor]).gate("eligibility").expect("the gate").clone();
    assert_eq!(
        (gate.value.as_str(), gate.related.len()),
        ("unknown", 1),
        "it may treat a dual national as its own"
    );
    let mut desk = Desk::default();
    let claim = desk.enter(&denied);
    assert_eq!(desk.assessed().gate("eligibility").expect("the gate").value, "not_eligible");
    desk.act(Act::ClaimDisputed { claim, by: "her family".into(), why: "she was born there".into() });
    assert_eq!(desk.assessed().gate("eligibility").expect("the gate").value, "unknown");
}

#[test]
fn an_appeal_that_was_denied_is_no_closed_trial() {
    let appeal = say(Kind::Trial, &[(Field::Kind, "appeal"), (Field::Outcome, "denied")]);
    check("10", appeal.clone(), "no_information", "an outcome says nothing of due process");
    check("11", appeal, "supported", "a remedy was tried and failed");
    let closed = say(Kind::Trial, &[(Field::Detail, "held behind closed doors")]);
    check("10", closed, "supported", "a closed trial");
}

/// The review track is in state `wanted` when the file holds only this claim.
fn check_review(said: Say, wanted: &str, because: &str) {
    let assessment = assessed(&[said]);
    assert_eq!(track_state(&assessment, "review"), wanted, "{because}: {:#?}", assessment.track("review"));
}

#[test]
fn only_an_attributed_determination_of_the_secretary_is_the_determination() {
    let determined = |by: &str, finding: &str| {
        say(Kind::Determination, &[(Field::By, by), (Field::Finding, finding)]).on("2023-04-10")
    };
    let firm = determined("Secretary of State", "wrongfully detained");
    check_review(firm.clone(), "determined_wrongful", "attributed to the Secretary");
    check_review(firm.clone().modality(Requested), "unknown", "asked for");
    check_review(firm.clone().modality(Feared), "unknown", "predicted");
    check_review(firm.clone().modality(Alleged), "unknown", "only alleged");
    check_review(firm.modality(Denied), "unknown", "a denial that it was made is not a refusal");
    check_review(determined("U.S. Congress", "wrongfully detained"), "unknown", "a resolution is a call");
    check_review(determined("Example Watch", "wrongfully detained"), "unknown", "an organisation");
    check_review(determined("State Department", "arbitrarily detained"), "unknown", "another finding");
    check_review(
        determined("State Department", "not yet wrongfully detained"),
        "unknown",
        "no determination yet",
    );
    check_review(
        determined("State Department", "declined to determine wrongful detention"),
        "declined",
        "explicit official word",
    );
    let nobody = say(Kind::Determination, &[(Field::Finding, "wrongfully detained")]);
    check_review(nobody.clone().named("A report", "Example Times"), "unknown", "attributed to nobody");
    let opinion = [
        (Field::By, "Secretary of State"),
        (Field::Ask, "release"),
        (Field::Detail, "no doubt that the detention is wrongful"),
    ];
    check_review(say(Kind::Call, &opinion), "unknown", "an official's opinion is a call");
    let sponsor =
        [(Field::By, "Secretary of State"), (Field::Finding, "state sponsor of wrongful detention")];
    check_review(say(Kind::Determination, &sponsor).about(country("Examplia")), "unknown", "a country");
}

#[test]
fn a_determination_counts_as_one_only_when_it_is_asserted() {
    let of =
        |by: &str, finding: &str| say(Kind::Determination, &[(Field::By, by), (Field::Finding, finding)]);
    let secretary = of("Secretary of State", "wrongfully detained in violation of the constitution");
    let body = of("U.N. Working Group", "arbitrary detention in violation of domestic law, for journalism");
    let referred = of("Secretary of State", "transferred to SPEHA; notified Congress");
    for modality in [Requested, Feared, Alleged, Denied] {
        let all = [&secretary, &body, &referred].map(|said| said.clone().modality(modality));
        let assessment = assessed(&all);
        for item in &assessment.items {
            assert_eq!(item.state.name(), "no_information", "{modality:?}, criterion {}", item.id);
            assert!(item.supports.evidence.is_empty() && item.contradicts.evidence.is_empty());
        }
        for track in &assessment.tracks {
            assert!(track.reached.is_empty(), "{modality:?}, {}: {:#?}", track.id, track.reached);
        }
        assert_eq!(track_state(&assessment, "review"), "unknown", "{modality:?}");
        assert_eq!(assessment.track("review").expect("a track").related.len(), 3, "all are shown");
        assert!(item(&assessment, "10").related.iter().any(|one| one.because.contains("no determination")));
    }
    let firm = assessed(&[secretary, body]);
    assert_eq!(
        (state(&firm, "10"), track_state(&firm, "review").as_str()),
        ("supported", "determined_wrongful")
    );
}

#[test]
fn a_secretary_who_is_named_is_known_by_the_office_on_file() {
    let mut desk = Desk::default();
    let finding = [(Field::By, "Ada Example"), (Field::Finding, "wrongfully detained")];
    desk.enter(&say(Kind::Determination, &finding));
    assert_eq!(track_state(&desk.assessed(), "review"), "unknown", "who is that?");
    let official = desk.person("Ada Example");
    let office = [(Field::Rel, "role"), (Field::Other, "Secretary of State")];
    desk.enter(&say(Kind::Relationship, &office).about(Subject::Person(official)));
    assert_eq!(track_state(&desk.assessed(), "review"), "determined_wrongful");
}

#[test]
fn a_deadline_runs_from_the_recorded_day_of_the_determination_only() {
    let determined =
        say(Kind::Determination, &[(Field::By, "State Department"), (Field::Finding, "wrongfully detained")]);
    for (said, by) in
        [(determined.clone().on("2023-04-10"), Some("2023-04-24")), (determined.on("[..2023-04]"), None)]
    {
        let assessment = assessed(&[said]);
        let due = &assessment.track("review").expect("a track").due;
        assert_eq!(due.len(), 1);
        assert_eq!(due[0].by.map(|day| day.to_string()).as_deref(), by);
        assert_eq!((due[0].counted_from.as_str(), due[0].days), ("determined_wrongful", 14));
    }
}

#[test]
fn silence_is_counted_in_days_and_never_called_declined() {
    let request = |day| delivery("Secretary of State", "Request for a determination").on(day);
    let answer = |day| {
        say(Kind::Delivery, &[(Field::By, "Department of State"), (Field::Title, "Answer to the request")])
            .on(day)
    };
    let mut desk = Desk::default();
    assert_eq!(track_state(&desk.assessed(), "request"), "no_request_on_file");
    assert_eq!(track_state(&desk.assessed(), "review"), "unknown");
    desk.enter(&request("2024-03-03"));
    let assessment = desk.assessed();
    let track = assessment.track("request").expect("a track");
    let waiting = track.waiting.clone().expect("no answer yet");
    assert_eq!((track.state.as_str(), track.plain.contains("not a refusal")), ("no_answer", true));
    assert_eq!(waiting.elapsed.map(|elapsed| elapsed.days), Some(90));
    assert!(waiting.remind);
    assert_eq!(track_state(&assessment, "review"), "no_decision_known");
    desk.enter(&answer("2024-04-01"));
    assert_eq!(track_state(&desk.assessed(), "request"), "answered");
    desk.enter(&request("2024-05-20"));
    let waiting = desk.assessed().track("request").and_then(|track| track.waiting.clone());
    let since = waiting.and_then(|waiting| waiting.since).map(|day| day.to_string());
    assert_eq!(since.as_deref(), Some("2024-05-20"), "only what no answer followed");
}

#[test]
fn custody_is_where_the_latest_dated_claim_puts_the_person() {
    let arrest = say(Kind::Arrest, &[]).on("2018-02-01");
    let release = say(Kind::Release, &[(Field::Kind, "pardon")]).on("2019-02-01");
    let again = say(Kind::Arrest, &[]).on("2022-04-11");
    let death = say(Kind::Death, &[]);
    for (said, wanted, because) in [
        (vec![], "not_on_file", "unknown"),
        (vec![arrest.clone(), release.clone()], "released_pardon", "released"),
        (vec![arrest.clone(), release, again.clone()], "detained", "arrested again"),
        (vec![again, death.clone().modality(Feared)], "detained", "a fear kills no one"),
        (vec![arrest, death.on("2024-02-16")], "died_in_custody", "died"),
    ] {
        assert_eq!(track_state(&assessed(&said), "custody"), wanted, "{because}");
    }
}

#[test]
fn a_closed_gate_makes_items_not_applicable_and_still_shows_their_claims() {
    let denied = say(Kind::Status, &[(Field::Status, "U.S. national")]).modality(Denied);
    let assessment = assessed(&[denied, say(Kind::IllTreatment, &[])]);
    let found = item(&assessment, "9");
    assert_eq!(found.state.name(), "not_applicable");
    assert_eq!(found.supports.evidence.len(), 1);
}

#[test]
fn the_same_file_gives_the_same_assessment() {
    let mut desk = Desk::default();
    let testimony = Basis::Testimony { member: MEMBER, account: "she told me".into() };
    let ids: Vec<ClaimId> = ["beaten", "isolated"]
        .iter()
        .map(|kind| {
            let said = say(Kind::IllTreatment, &[(Field::Kind, kind)]);
            desk.enter(&Say { basis: Some(testimony.clone()), ..said })
        })
        .collect();
    let file = desk.file("2024-06-01");
    let (first, second) = (assess(&file, &levinson()), assess(&file, &levinson()));
    assert_eq!(first, second);
    let order: Vec<ClaimId> = item(&first, "9").supports.evidence.iter().map(|one| one.claim).collect();
    assert_eq!(order, ids, "claims stand in the order in which they were entered");
}

#[test]
fn what_is_asked_on_eligibility_is_open_until_a_claim_or_a_finding_speaks_to_it() {
    let open = |assessment: &Assessment| -> Vec<String> {
        let gate = assessment.gate("eligibility").expect("a gate");
        gate.questions.iter().filter(|asked| asked.open).map(|asked| asked.id.clone()).collect()
    };
    let all = [
        "citizen",
        "noncitizen_national",
        "permanent_resident",
        "residence",
        "family",
        "work",
        "significant",
    ];
    assert_eq!(open(&assessed(&[])), all, "an empty file asks everything");
    let status = |text: &str| say(Kind::Status, &[(Field::Status, text)]);
    let wife = [(Field::Rel, "wife"), (Field::Other, "a U.S. citizen")];
    for (said, closes, because) in [
        (status("citizen of the United States"), vec!["citizen"], "a citizen"),
        (
            status("citizen of the United States").modality(Denied),
            vec!["citizen"],
            "a denial speaks to it too",
        ),
        (
            status("U.S. national").modality(Denied),
            vec!["citizen", "noncitizen_national"],
            "both are nationals",
        ),
        (status("citizen of Examplia"), vec![], "another citizenship says nothing of this one"),
        (
            status("lawful permanent resident of the United States"),
            vec!["permanent_resident"],
            "no home is told",
        ),
        (status("home for ten years").at("Virginia, U.S."), vec!["residence"], "where the person lived"),
        (say(Kind::Relationship, &wife), vec!["family"], "family"),
        (status("citizen of the United States").modality(Feared), vec![], "a fear answers nothing"),
    ] {
        let wanted: Vec<&str> = all.into_iter().filter(|id| !closes.contains(id)).collect();
        assert_eq!(open(&assessed(&[said])), wanted, "{because}");
    }
    let mut desk = Desk::default();
    let claim = desk.enter(&status("lawful permanent resident"));
    desk.find("eligibility", Answer::Shown, claim);
    assert!(
        !open(&desk.assessed()).contains(&"significant".to_owned()),
        "a finding answers it, and nothing else does"
    );
}

#[test]
fn whoever_a_voice_leaves_out_is_not_that_voice() {
    let track = |by: &str| {
        let fields = [(Field::By, by), (Field::Finding, "wrongful detention")];
        track_state(&assessed(&[say(Kind::Determination, &fields).on("2023-04-10")]), "review")
    };
    for (by, determined, because) in [
        ("Secretary of State", true, "the Secretary"),
        ("U.S. Department of State", true, "the Department"),
        ("former Secretary of State", false, "no longer in office"),
        (
            "senators, in a letter to the Secretary of State",
            false,
            "who writes to the Secretary is not the Secretary",
        ),
        ("a representative of a congressional office, citing the State Department", false, "Congress"),
        (
            "Department of the Treasury and Department of State",
            false,
            "named with the Treasury, it is not the Secretary's own",
        ),
    ] {
        assert_eq!(track(by) == "determined_wrongful", determined, "{by}: {because}");
    }
}
