//! The sanctions file of a perpetrator begins: what the case holds on one target, as a draft, with its gaps stated.
//!
//! The unit is perpetrator, act, role, victim, date, evidence. What the program cannot know (whether the target knew, how
//! the acts are characterised, why a state should act, who is put at risk) is said as a gap until a person writes it.

use amparo_dossier::SanctionsFile;
use amparo_dossier::model::gap::GapStanding;
use amparo_dossier::model::sanctions_file::Act;
use amparo_dossier::model::{Cited, Fact, PageSize, Prose, Status};
use amparo_ledger::case_file::{About, CaseFile};
use amparo_ledger::claim::Modality;
use amparo_ledger::ids::{CaseId, ClaimId};
use amparo_ledger::screening::Official;
use amparo_ledger::source::Hash32;
use amparo_ledger::{Field, Kind};
use amparo_names::{Spelling, fold, same_spelling};

use super::gap::standing;
use super::letter::{consent_to_leave, with_arguments};
use super::{A_READING, Citing, OwnWords, gap};
use crate::desk::Desk;
use crate::policy::Visible;
use crate::problem::Problem;
use crate::screening::gap::{Gap, GapCase, GapFilter, GapRow, gap as work_out, subject_name};
use crate::screening::officials::{InCase, officials_of};
use crate::show_case::Moment;

const NOT_WRITTEN: &str = "The paper was not written. The case is as it was.";

/// The official of a case whom a name means, as a paper knows them.
///
/// # Errors
/// When nobody, or more than one, is meant.
pub fn official_named(desk: &Desk, case: CaseId, text: &str) -> Result<Hash32, Problem> {
    let file = crate::show_case::case_for_paper(desk, case, Moment::default())?;
    let known = officials_of(&file).known;
    let by = |wanted: Spelling| -> Vec<&InCase<'_>> {
        let spelt = |one: &&InCase<'_>| one.names.iter().any(|name| same_spelling(name, text) == wanted);
        known.iter().filter(spelt).collect()
    };
    let holding: Vec<&InCase<'_>> =
        known.iter().filter(|one| one.names.iter().any(|name| fold(name).contains(&fold(text)))).collect();
    let found =
        [by(Spelling::Same), by(Spelling::PartOf), holding].into_iter().find(|found| !found.is_empty());
    let names =
        |some: &[&InCase<'_>]| some.iter().map(|one| one.name().to_owned()).collect::<Vec<_>>().join("; ");
    match found.as_deref() {
        Some([one]) => Ok(key_of(&one.official)),
        Some(several) => Err(Problem::question(
            NOT_WRITTEN,
            format!("“{text}” may mean several officials of this case: {}.", names(several)),
            "Give the whole name with --person.",
        )),
        None if known.is_empty() => Err(Problem::not_found(
            NOT_WRITTEN,
            "No claim of this case that may be in a paper names anybody who had a hand in it.",
            "Enter who did what as claims first: who arrested, charged, judged, guarded.",
        )),
        None => Err(Problem::not_found(
            NOT_WRITTEN,
            format!("No official of this case is called “{text}”."),
            format!("The officials are: {}.", names(&known.iter().collect::<Vec<_>>())),
        )),
    }
}

/// On whom a sanctions file may be written: the officials of a case, each with the name to show.
///
/// # Errors
/// When the case cannot be read.
pub fn officials_to_file_on(desk: &Desk, case: CaseId) -> Result<Visible<Vec<(Hash32, String)>>, Problem> {
    let file = crate::show_case::case_for_paper(desk, case, Moment::default())?;
    let known = officials_of(&file).known;
    let rows = known.iter().map(|one| (key_of(&one.official), one.name().to_owned())).collect();
    desk.show(amparo_ledger::claim::Scope::Case(case), rows)
}

fn key_of(official: &Official) -> Hash32 {
    Hash32::of(serde_json::to_string(official).expect("an official is plain data").as_bytes())
}

/// Puts the file on one official together.
pub(super) fn sanctions_file(
    desk: &Desk,
    case: CaseId,
    who: Hash32,
    moment: Moment,
    own: &OwnWords,
) -> Result<SanctionsFile, Problem> {
    let filter = GapFilter { case: Some(case), moment, ..GapFilter::default() };
    let found = work_out(desk, &filter, &mut |_| {})?.into_inner();
    let gone = || {
        Problem::not_found(
            NOT_WRITTEN,
            "As of that moment, no claim that may be in a paper names this official.",
            "Leave --as-of out, or name another official with --person.",
        )
    };
    let of_case = found.cases.first().ok_or_else(gone)?;
    let row = of_case.rows.iter().find(|row| key_of(&row.official) == who).ok_or_else(gone)?;
    let officials = officials_of(&of_case.file).known;
    let official = officials.iter().find(|one| one.official == row.official).ok_or_else(gone)?;
    Ok(put_together(&found, of_case, row, official, own))
}

fn put_together(
    gap_found: &Gap,
    of_case: &GapCase,
    row: &GapRow,
    official: &InCase<'_>,
    own: &OwnWords,
) -> SanctionsFile {
    let file = &of_case.file;
    let mut citing = Citing::new(file);
    let (listings, other_regimes) = listings(&mut citing, gap_found, row);
    let consents = consent_to_leave(file);
    let mut paper = SanctionsFile {
        status: Status::Draft { missing: Vec::new() },
        size: PageSize::A4,
        sender: own.sender.clone(),
        target: row.name.clone(),
        as_of: file.as_of.world,
        as_of_entry: Some(file.as_of.record),
        identity: identity(&mut citing, official, &listings),
        identifiers: identifiers(official, file, row),
        acts: acts(&mut citing, official),
        tenure: tenure(&mut citing, official),
        knowledge: or_gap(
            &own.arguments.other_circumstances,
            "whether the target ordered it, knew of it or was told of it",
            "orders that carry the target’s name, complaints that were received, the rules of the office",
        ),
        victims: victims(&mut citing, official),
        exculpatory: exculpatory(&mut citing, official),
        searched: searched(official),
        listings,
        other_regimes,
        law: or_gap(
            &[own.arguments.eligibility.clone(), own.arguments.request.clone()].concat(),
            "under which regime it is submitted, how the acts are characterised there, and why that state should act",
            "whoever submits it argues this in their own words (--words, `eligibility` and `request`)",
        ),
        asks: or_gap(&own.arguments.asks, "what is asked", "say it in your own words (--words, `asks`)"),
        risk: vec![gap(
            "whether the submission puts anybody at risk: witnesses, relatives, sources within the target’s reach",
            "go through every source of this paper and ask each, before it leaves",
        )],
        consents,
        sources: Vec::new(),
    };
    paper.status = Status::Draft { missing: missing(&paper, own) };
    paper.sources = citing.annex.entries();
    paper
}

fn or_gap(arguments: &[String], what: &str, how: &str) -> Vec<Prose> {
    let argued = with_arguments(Vec::new(), arguments);
    if argued.is_empty() { vec![gap(what, how)] } else { argued }
}

fn missing(paper: &SanctionsFile, own: &OwnWords) -> Vec<String> {
    use amparo_dossier::model::letter::ConsentOnFile;
    let mut missing: Vec<String> = paper
        .consents
        .iter()
        .filter_map(|line| match &line.state {
            ConsentOnFile::Given { .. } => None,
            ConsentOnFile::Withdrawn { .. } => Some(format!("{}: it was withdrawn", line.what)),
            ConsentOnFile::Missing { needed_for } => Some(format!("{} (needed for {needed_for})", line.what)),
        })
        .collect();
    if own.sender.is_empty() {
        missing.push("who submits it".to_owned());
    }
    let argued = |prose: &[Prose]| prose.iter().any(|one| matches!(one, Prose::Argument(_)));
    for (prose, what) in [
        (&paper.law, "the legal characterisation"),
        (&paper.asks, "what is asked"),
        (&paper.knowledge, "what shows that the target knew, or that nothing does"),
    ] {
        if !argued(prose) {
            missing.push(what.to_owned());
        }
    }
    missing.push("a look at who is put at risk by it".to_owned());
    missing.push(format!("{A_READING} whoever submits it: the program proposed the wording"));
    missing
}

/// Names, births and posts, each with what says so.
fn identity(citing: &mut Citing<'_>, official: &InCase<'_>, listings: &[Cited]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let naming = official.about.iter().find(|state| state.claim.statement.kind() == Kind::Person);
    let naming = naming.copied().or_else(|| official.deeds.first().map(|deed| deed.claim));
    if let Some(state) = naming {
        let names = official.names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        facts.push(Fact { label: "Named as", value: citing.cited(format!("{names}."), state, &[]).into() });
    }
    for listing in listings {
        facts.push(Fact { label: "As listed", value: listing.clone().into() });
    }
    let births: Vec<ClaimId> = of_kind(official, Kind::Birth);
    if births.is_empty() {
        facts.push(Fact {
            label: "Born",
            value: gap("date and place of birth", "a registry, an official page"),
        });
    }
    facts.extend(citing.each(births).into_iter().map(|value| Fact { label: "Born", value }));
    let posts = [
        of_kind(official, Kind::Post),
        of_kind(official, Kind::Person),
        of_kind(official, Kind::Relationship),
    ]
    .concat();
    if posts.is_empty() {
        let value =
            gap("the post that the target held", "a decree of appointment, an archived page of the office");
        facts.push(Fact { label: "Post", value });
    }
    facts.extend(citing.each(posts).into_iter().map(|value| Fact { label: "Post", value }));
    facts
}

fn of_kind(official: &InCase<'_>, kind: Kind) -> Vec<ClaimId> {
    let found = official.about.iter().filter(|state| state.claim.statement.kind() == kind);
    found.map(|state| state.claim.id).collect()
}

/// How many things beside the names tell the target from others: a date of birth, a post in a named office.
fn identifiers(official: &InCase<'_>, file: &CaseFile, row: &GapRow) -> usize {
    let listed = row.regimes.iter().flat_map(|standing| match standing {
        crate::screening::gap::Standing::Listed { claims, .. } => claims.as_slice(),
        _ => &[],
    });
    let details: Vec<&str> = listed
        .filter_map(|claim| file.claim(claim.claim))
        .filter_map(|state| state.claim.statement.get(Field::Detail))
        .collect();
    let born =
        !of_kind(official, Kind::Birth).is_empty() || details.iter().any(|detail| detail.contains("; born "));
    let post = official.about.iter().any(|state| state.claim.statement.get(Field::Unit).is_some());
    usize::from(born) + usize::from(post)
}

fn acts(citing: &mut Citing<'_>, official: &InCase<'_>) -> Vec<Act> {
    let mut acts: Vec<Act> = official
        .deeds
        .iter()
        .filter(|deed| deed.counts() && deed.is_an_act())
        .map(|deed| {
            let claim = &deed.claim.claim;
            Act {
                date: claim.dates.occurred,
                role: deed.firmness().words(deed.role),
                victim: subject_name(citing.file, claim),
                what: citing.claim(deed.claim),
                grade: claim.grade.map(|grade| grade.to_string()),
            }
        })
        .collect();
    acts.sort_by_key(|act| {
        let day = act.date.and_then(amparo_ledger::date::SourceDate::sort_day);
        (day.is_none(), day)
    });
    acts
}

fn tenure(citing: &mut Citing<'_>, official: &InCase<'_>) -> Vec<Prose> {
    let posts = official.about.iter().filter(|state| {
        matches!(state.claim.statement.kind(), Kind::Post | Kind::Relationship)
            && state.claim.dates.occurred.is_some()
    });
    let dated: Vec<ClaimId> = posts.map(|state| state.claim.id).collect();
    let mut prose = citing.each(dated);
    if prose.is_empty() {
        prose.push(gap(
            "since when and until when the target held the post, and so whether on the days of these acts",
            "a decree of appointment, a signature, an archived page of the office",
        ));
    }
    prose
}

/// Who the victims are, and what they did before: some regimes ask whether they exposed wrongs or defended rights.
fn victims(citing: &mut Citing<'_>, official: &InCase<'_>) -> Vec<Prose> {
    let file = citing.file;
    let is_principal =
        official.deeds.iter().any(|deed| deed.is_an_act() && file.about(deed.claim) == About::Principal);
    let mut prose = Vec::new();
    if is_principal {
        let claims = file.standing().filter(|state| {
            file.about(state) == About::Principal
                && matches!(state.claim.statement.kind(), Kind::Work | Kind::Status | Kind::Recognition)
        });
        let claims: Vec<ClaimId> = claims.map(|state| state.claim.id).collect();
        prose.extend(citing.each(claims));
        if file.works().is_empty() {
            prose.push(gap(
                "what the victim wrote, said or defended before these acts",
                "publications, and the words of the charge",
            ));
        }
    }
    let others: std::collections::BTreeSet<String> = official
        .deeds
        .iter()
        .filter(|deed| deed.is_an_act() && file.about(deed.claim) != About::Principal)
        .map(|deed| subject_name(file, &deed.claim.claim))
        .collect();
    prose.extend(others.into_iter().map(|name| {
        gap(
            format!("who {name} is, and what they did before these acts"),
            "a case file of their own, with their agreement",
        )
    }));
    prose
}

/// What is denied, disputed or told otherwise.
fn exculpatory(citing: &mut Citing<'_>, official: &InCase<'_>) -> Vec<Prose> {
    let mut claims: Vec<ClaimId> = official
        .deeds
        .iter()
        .map(|deed| deed.claim)
        .chain(official.about.iter().copied())
        .filter(|state| state.claim.attribution.modality == Modality::Denied || !state.disputes.is_empty())
        .map(|state| state.claim.id)
        .collect();
    for deed in &official.deeds {
        claims.extend(citing.against.get(&deed.claim.claim.id).into_iter().flatten());
    }
    claims.sort_unstable();
    claims.dedup();
    citing.each(claims)
}

fn searched(official: &InCase<'_>) -> usize {
    let claims = official.deeds.iter().map(|deed| deed.claim).chain(official.about.iter().copied());
    claims.map(|state| state.claim.id).collect::<std::collections::BTreeSet<_>>().len()
}

/// Listings that a person confirmed, and in a line how the target stands elsewhere.
fn listings(citing: &mut Citing<'_>, found: &Gap, row: &GapRow) -> (Vec<Cited>, Vec<String>) {
    let (mut listings, mut lines) = (Vec::new(), Vec::new());
    let mut unchecked = Vec::new();
    for (regime, one) in found.regimes.iter().zip(&row.regimes) {
        let lists: Vec<String> = regime
            .lists
            .iter()
            .map(|list| format!("“{}” {}", list.name, crate::screening::words::of_date(list.published)))
            .collect();
        match standing(citing, one) {
            GapStanding::Listed { said, .. } => listings.extend(said),
            GapStanding::Open { questions } => lines.push(format!(
                "{}: {questions} of a like name on {}; whether one of them is the target is not answered.",
                regime.name,
                lists.join(", ")
            )),
            GapStanding::Undecided { entries } => lines.push(format!(
                "{}: of a like name on {}: {}; by this office’s answers it cannot be told whether it is the target.",
                regime.name,
                lists.join(", "),
                entries.join("; ")
            )),
            GapStanding::NotFound { .. } => {
                lines.push(format!("{}: not found on {}.", regime.name, lists.join(", ")));
            }
            GapStanding::NotChecked => unchecked.push(regime.name.clone()),
        }
    }
    if !row.open_elsewhere.is_empty() {
        lines.push(format!(
            "{} of a like name on a list, under none of these regimes; whether one of them is the target is not settled.",
            row.open_elsewhere.len()
        ));
    }
    if !unchecked.is_empty() {
        lines.push(format!(
            "Not checked, because no list of them was looked into: {}. That says nothing of whether the target is listed there.",
            unchecked.join(", ")
        ));
    }
    (listings, lines)
}
