//! What the well-known cases are there to test, row by row: counting days, footings kept apart, occurred and known,
//! calls and determinations, sources that differ, time zones, eligibility, the gap of an etap, planned dates, the totality.

use amparo_law::assess;
use amparo_law::assess::{Assessment, EvidenceState};
use amparo_ledger::case_file::{About, CaseFile, ConflictKind, Convention, CustodyDays, Footing};
use amparo_ledger::{Field, Kind};

use super::common::{levinson, say};
use super::desk;

fn file(name: &str, day: &str) -> CaseFile {
    desk(name).file(day)
}

fn assessed(name: &str, day: &str) -> Assessment {
    assess(&file(name, day), &levinson())
}

fn track(assessment: &Assessment, id: &str) -> String {
    assessment.track(id).expect("a track").state.clone()
}

fn days(days: CustodyDays) -> u32 {
    days.count(Convention::Exclusive)
}

#[test]
fn days_are_counted_without_the_day_of_arrest_and_match_the_press() {
    // Where sources differ on the first day, the file gives both numbers; the press counted from the earlier.
    for (name, day, least, most, because) in [
        ("whelan", "2024-08-02", 2040, 2043, "BBC: 2,043, from 28 December 2018; one text gives the 31st"),
        (
            "whelan",
            "2023-11-28",
            1674,
            1796,
            "the family's page: day 1796; the last word that he is held is older",
        ),
        ("gershkovich", "2024-07-19", 429, 478, "AP: day 478 on the day of the verdict"),
        ("griner", "2022-12-09", 294, 294, "NewsBreak: 294"),
        ("kara-murza", "2024-08-02", 843, 843, "from the administrative arrest to the exchange"),
    ] {
        let file = file(name, day);
        let custody = file.custody();
        let range = custody.latest().expect("a stretch").days();
        assert_eq!(days(range.min), least, "{name}, {day}: {because}");
        assert_eq!(range.max.map(days), Some(most), "{name}, {day}: {because}");
        let words = range.in_words(Convention::Exclusive);
        assert!(words.contains("day of arrest not counted"), "the convention is said: {words}");
    }
}

#[test]
fn the_hundredth_day_of_the_press_is_the_same_number_with_the_day_of_arrest_counted() {
    let file = file("kurmasheva", "2024-01-25");
    let custody = file.custody();
    let range = custody.latest().expect("a stretch").days();
    assert_eq!((days(range.min), range.min.count(Convention::Inclusive)), (99, 100));
    assert!(range.in_words(Convention::Exclusive).starts_with("99 days (day of arrest not counted"));
    assert!(range.in_words(Convention::Inclusive).starts_with("100 days (day of arrest counted"));
}

#[test]
fn administrative_and_criminal_custody_are_never_merged() {
    let file = file("kara-murza", "2024-08-02");
    let custody = file.custody();
    let stretch = custody.latest().expect("a stretch");
    let footings: Vec<Footing> = stretch.episodes.iter().map(|episode| episode.footing.clone()).collect();
    assert_eq!(footings, [Footing::Administrative, Footing::Criminal]);
    let starts: Vec<String> = stretch.episodes.iter().map(|episode| episode.start.to_string()).collect();
    assert_eq!(starts, ["2022-04-11", "2022-04-22"]);
}

#[test]
fn what_occurred_and_what_became_known_are_two_dates() {
    for (name, kind, occurred, known, apart) in [
        ("griner", Kind::Arrest, "2022-02-17", "2022-03-05", Some(16)),
        ("kurmasheva", Kind::Conviction, "2024-07-19", "2024-07-22", Some(3)),
        ("kurmasheva", Kind::Determination, "[..2024-07-31]", "[2024-08-05..2024-08-11]", None),
        ("griner", Kind::Determination, "[..2022-05-03]", "2022-05-03", None),
    ] {
        let file = file(name, "2024-12-31");
        let found = file.claims.iter().find(|state| state.claim.statement.kind() == kind);
        let dates = found.unwrap_or_else(|| panic!("{name}: {kind}")).claim.dates;
        let said = |date: Option<amparo_ledger::date::SourceDate>| date.expect("a date").to_string();
        assert_eq!((said(dates.occurred), said(dates.known)), (occurred.to_owned(), known.to_owned()));
        let day = |date: Option<amparo_ledger::date::SourceDate>| {
            date.and_then(amparo_ledger::date::SourceDate::exact_day)
        };
        let between = day(dates.occurred).zip(day(dates.known)).map(|(from, to)| (to - from).get_days());
        assert_eq!(between, apart, "{name}: {kind}");
    }
}

#[test]
fn a_determination_whose_day_is_unknown_was_not_there_years_before() {
    assert_eq!(track(&assessed("whelan", "2020-06-16"), "review"), "unknown");
    assert_eq!(track(&assessed("whelan", "2023-04-05"), "review"), "determined_wrongful");
    assert_eq!(track(&assessed("griner", "2022-05-02"), "review"), "unknown");
    assert_eq!(track(&assessed("kurmasheva", "2024-01-25"), "review"), "unknown");
}

#[test]
fn the_secretarys_opinion_of_5_april_is_a_call_and_the_determination_comes_on_the_10th() {
    for (day, wanted) in [
        ("2023-04-04", "unknown"),
        ("2023-04-05", "under_review"),
        ("2023-04-09", "under_review"),
        ("2023-04-10", "referred_to_speha"),
    ] {
        let found = assessed("gershkovich", day);
        assert_eq!(track(&found, "review"), wanted, "{day}");
        let determined = found
            .track("review")
            .expect("a track")
            .reached
            .iter()
            .any(|one| one.state == "determined_wrongful");
        assert_eq!(determined, day == "2023-04-10", "{day}");
    }
    let after = assessed("gershkovich", "2023-04-11");
    let due = &after.track("review").expect("a track").due;
    assert!(
        due.iter()
            .any(|due| due.to == "congress_notified"
                && due.by.is_some_and(|by| by.to_string() == "2023-04-24"))
    );
}

#[test]
fn a_determination_that_nobody_confirmed_is_not_a_no() {
    let found = assessed("kara-murza", "2024-08-02");
    let review = found.track("review").expect("a track");
    assert_eq!(review.state, "no_decision_known");
    assert!(review.plain.contains("not a no") && review.reached.is_empty());
    let calls = file("kara-murza", "2024-08-02").calls().len();
    assert!(calls >= 9, "many asked for one, and three officials spoke on the day: {calls}");
}

#[test]
fn sources_that_differ_stay_side_by_side() {
    for (name, day, kind, what, sides) in [
        ("whelan", "2024-08-02", Kind::Arrest, ConflictKind::Date, ["2018-12-28", "2018-12-31"]),
        ("whelan", "2024-08-02", Kind::Sentence, ConflictKind::Date, ["2020-06-15", "2020-07"]),
        ("gershkovich", "2024-08-02", Kind::Arrest, ConflictKind::Date, ["2023-03-29", "2023-03-30"]),
        (
            "kara-murza",
            "2024-08-02",
            Kind::Transfer,
            ConflictKind::Value(Field::From),
            ["IK-7, Omsk", "IK-6, Omsk"],
        ),
        ("kara-murza", "2024-08-02", Kind::Poisoning, ConflictKind::Denied, ["poisoning", "no poisoning"]),
        (
            "navalny",
            "2026-03-01",
            Kind::Death,
            ConflictKind::Value(Field::Reason),
            ["natural causes, arrhythmia", "poisoning with epibatidine, called highly likely"],
        ),
    ] {
        let file = file(name, day);
        let conflicts = file.conflicts();
        let found = conflicts.iter().find(|one| one.kind == kind && one.what == what);
        let found = found.unwrap_or_else(|| panic!("{name}: {kind} {what:?}"));
        assert_eq!(found.sides.iter().map(|side| side.says.as_str()).collect::<Vec<_>>(), sides, "{name}");
    }
}

#[test]
fn the_time_of_death_is_kept_in_its_own_zone_and_agrees_with_moscows() {
    let file = file("navalny", "2024-03-01");
    let death =
        file.claims.iter().find(|state| state.claim.statement.kind() == Kind::Death).expect("it is told");
    let (died, known) =
        (death.claim.dates.occurred.expect("a time"), death.claim.dates.known.expect("a time"));
    assert_eq!(
        (died.to_string().as_str(), known.to_string().as_str()),
        ("2024-02-16T14:17+05:00", "2024-02-16T14:19+03:00")
    );
    // 14:17 at UTC+5 is 09:17 UTC; 14:19 in Moscow is 11:19 UTC: two hours and two minutes later, not two minutes.
    let moscow = "2024-02-16T12:17+03:00".parse().expect("a time");
    assert!(died.may_agree_with(moscow), "one moment, told in two zones");
    assert!(!died.may_agree_with(known), "the same clock in another zone is another moment");
}

#[test]
fn who_is_no_us_national_is_not_eligible_and_no_item_applies() {
    let found = assessed("navalny", "2024-03-01");
    assert_eq!(found.gate("eligibility").expect("a gate").value, "not_eligible");
    assert!(found.items.iter().all(|item| matches!(item.state, EvidenceState::NotApplicable { .. })));
    // The case file itself goes on: another framework may still be laid beside it.
    assert!(!file("navalny", "2024-03-01").claims.is_empty());
}

#[test]
fn an_etap_is_a_time_of_whereabouts_unknown_until_somebody_finds_the_person() {
    for (name, day, since, until) in [
        ("kara-murza", "2024-08-02", "2023-09", Some("2023-09-21")),
        ("griner", "2022-12-09", "2022-11-04", Some("2022-11-17")),
        ("griner", "2022-11-10", "2022-11-04", None),
    ] {
        let file = file(name, day);
        let custody = file.custody();
        let [gap] = custody.whereabouts_unknown.as_slice() else { panic!("{name}, {day}: one gap") };
        assert_eq!(gap.since.to_string(), since, "{name}, {day}");
        assert_eq!(gap.until.exact().map(|day| day.to_string()).as_deref(), until, "{name}, {day}");
    }
    assert_eq!(track(&assessed("griner", "2022-11-10"), "custody"), "whereabouts_unknown");
}

#[test]
fn the_end_of_the_epkt_is_a_plan_and_stays_one_when_its_day_has_passed() {
    let epkt = |day: &str| {
        let file = file("kara-murza", day);
        let punishments = file.punishments();
        let one = punishments.each.iter().find(|one| one.kind == Some("EPKT")).expect("it is told");
        (one.planned_until.map(|day| day.to_string()), one.days.clone())
    };
    let (planned, days_then) = epkt("2024-02-22");
    assert_eq!(planned.as_deref(), Some("2024-05-26"));
    assert_eq!(days_then.max.map(days), Some(27), "no day is counted that had not come");
    let (_, later) = epkt("2024-08-02");
    assert_eq!(
        (days(later.min), later.max.map(days)),
        (4, Some(121)),
        "the report of 30 January speaks for four days"
    );
}

#[test]
fn a_plea_speaks_against_and_ends_nothing_where_a_determination_was_made() {
    let mut desk = desk("griner");
    // The plea is only remembered, so it is no part of the file of facts: this one is the test's own.
    desk.enter(&say(Kind::Trial, &[(Field::Detail, "pleaded guilty")]).on("2022-07"));
    let found = assess(&desk.file("2022-12-09"), &levinson());
    assert_eq!(found.item("1").expect("an item").state.name(), "contradicted");
    let review = found.track("review").expect("a track");
    assert!(review.reached.iter().any(|one| one.state == "determined_wrongful"));
    let json = serde_json::to_string(&found).expect("plain data");
    assert!(!json.contains("score") && !json.contains("\"total\""), "there is no total");
}

#[test]
fn the_exchange_in_general_is_a_precedent_and_no_custody_of_his() {
    let file = file("kara-murza", "2024-08-02");
    let general =
        file.claims.iter().find(|state| state.claim.statement.kind() == Kind::Precedent).expect("it is told");
    assert!(general.claim.statement.get(Field::Detail).is_some_and(|detail| detail.contains("24 persons")));
    assert_eq!(file.about(general), About::General);
    let found = assessed("kara-murza", "2024-08-02");
    let forecast = found.item("11").expect("an item");
    assert!(
        forecast.supports.evidence.iter().any(|one| one.claim == general.claim.id),
        "others came free by exchange"
    );
}

#[test]
fn an_answer_where_nothing_was_asked_is_shown_and_answers_nothing() {
    let found = assessed("gershkovich", "2023-04-11");
    let request = found.track("request").expect("a track");
    assert_eq!(request.state, "no_request_on_file");
    assert!(
        request
            .related
            .iter()
            .any(|one| one.because.contains("nothing on file says that anything was asked"))
    );
}
