//! One fact told twice is one proposal with two places.
//!
//! Merged are proposals of one kind about one person whose dates can be one date and whose telling
//! fields do not differ. Weak proposals that only repeat a better-known custody are dropped.

use std::collections::{HashMap, HashSet};

use super::page::Draft;
use super::proposal::ProposedDate;
use super::text::Tokens;
use super::vocabulary::{Field, Kind};

/// A draft with the other places that state it.
#[derive(Debug, Clone)]
pub(super) struct Merged {
    pub(super) draft: Draft,
    pub(super) also: Vec<(usize, usize)>,
}

/// Merges drafts, in the order of the text.
pub(super) fn merge(tokens: &Tokens<'_>, mut drafts: Vec<Draft>) -> Vec<Merged> {
    // Dated before undated: an undated telling joins the dated one, never the other way round.
    drafts.sort_by_key(|draft| (draft.date.is_none(), draft.start, draft.end));
    let mut groups: HashMap<(Kind, Option<usize>), Vec<usize>> = HashMap::new();
    let mut merged: Vec<Merged> = Vec::new();
    for draft in drafts {
        let group = groups.entry((draft.kind, draft.person)).or_default();
        let same = group
            .iter()
            .rev()
            .take(64)
            .copied()
            .find(|at| tells_the_same(tokens, &merged[*at].draft, &draft));
        if let Some(at) = same {
            absorb(&mut merged[at], draft);
        } else {
            group.push(merged.len());
            merged.push(Merged { draft, also: Vec::new() });
        }
    }
    drop_echoes(tokens, &mut merged);
    merged.sort_by_key(|merged| (merged.draft.start, merged.draft.end, merged.draft.kind));
    merged
}

fn absorb(kept: &mut Merged, other: Draft) {
    let finer = |a: Option<ProposedDate>, b: Option<ProposedDate>| match (a, b) {
        (Some(a), Some(b)) => b.date.to_string().len() > a.date.to_string().len(),
        (None, Some(_)) => true,
        _ => false,
    };
    let surer = other.confidence > kept.draft.confidence && !finer(other.date, kept.draft.date);
    let (mut kept_draft, other) = if finer(kept.draft.date, other.date) || surer {
        (other, std::mem::replace(&mut kept.draft, Draft::new(Kind::Person, "", 0, 0, 1)))
    } else {
        (std::mem::replace(&mut kept.draft, Draft::new(Kind::Person, "", 0, 0, 1)), other)
    };
    for (field, text) in other.details {
        // What one speaker says does not put a voice on what is told as it is.
        if field == Field::ByStatement && kept_draft.modality != other.modality {
            continue;
        }
        let vague =
            kept_draft.details.iter().position(|(known, text)| *known == field && text == "unspecified");
        if let Some(at) = vague {
            kept_draft.details[at].1 = text;
        } else if !kept_draft.details.iter().any(|(known, _)| *known == field) {
            kept_draft.details.push((field, text));
        }
    }
    kept_draft.date = kept_draft.date.or(other.date);
    kept_draft.place = kept_draft.place.take().or(other.place);
    kept_draft.confidence = kept_draft.confidence.max(other.confidence);
    if (other.start, other.end) != (kept_draft.start, kept_draft.end) {
        kept.also.push((other.start, other.end));
    }
    kept.draft = kept_draft;
}

fn get(draft: &Draft, field: Field) -> Option<&str> {
    draft.details.iter().find(|(known, _)| *known == field).map(|(_, text)| text.as_str())
}

/// Whether two drafts of one kind and person state one fact.
fn tells_the_same(tokens: &Tokens<'_>, a: &Draft, b: &Draft) -> bool {
    if !dates_agree(a.date, b.date) {
        return false;
    }
    let near = a.start.abs_diff(b.start) < 14;
    let differs = |field: Field| match (get(a, field), get(b, field)) {
        (Some(x), Some(y)) => !alike(x, y),
        _ => false,
    };
    match a.kind {
        Kind::Relationship => !differs(Field::Rel) && !differs(Field::Other) || same_other(a, b),
        Kind::Call => {
            !differs(Field::Ask)
                && (!differs(Field::By)
                    || get(a, Field::By).is_none()
                    || get(b, Field::By).is_none()
                    || in_one_chamber(get(a, Field::By), get(b, Field::By)))
        }
        Kind::Determination => !differs(Field::By) && !differs(Field::Finding),
        Kind::Charge => {
            !differs(Field::Charge)
                || get(a, Field::Charge) == Some("unspecified")
                || get(b, Field::Charge) == Some("unspecified")
        }
        Kind::Sentence => lengths_agree(get(a, Field::Length), get(b, Field::Length)),
        Kind::Health | Kind::IllTreatment => {
            same_sentence(tokens, a, b) || !differs(Field::Condition) && !differs(Field::Kind)
        }
        Kind::Detention => {
            near || (a.date.is_some() && b.date.is_some() && !differs(Field::Kind))
                || (a.date.is_none() && b.date.is_none() && !differs(Field::Kind))
        }
        Kind::Status => match (get(a, Field::Status), get(b, Field::Status)) {
            (Some(x), Some(y)) => alike(&standing(x), &standing(y)),
            _ => true,
        },
        Kind::Trial => near || (a.date.is_some() && b.date.is_some()),
        Kind::Precedent => !differs(Field::Other),
        Kind::CountryFinding => !differs(Field::Subject) && !differs(Field::Finding),
        Kind::Work | Kind::Contact | Kind::Punishment => near,
        Kind::AccessDenied => !differs(Field::To),
        _ => true,
    }
}

/// A resolution speaks by its title, its clauses and those who tell of it: each names its chamber otherwise.
fn in_one_chamber(a: Option<&str>, b: Option<&str>) -> bool {
    let chamber = |by: Option<&str>| {
        by.is_some_and(|by| {
            let by = by.strip_prefix("the ").or(by.strip_prefix("The ")).unwrap_or(by);
            let by = by.strip_prefix("U.S. ").unwrap_or(by);
            matches!(by, "Senate" | "House of Representatives" | "House" | "Congress" | "document's author")
        })
    };
    chamber(a) && chamber(b)
}

/// One wording for one standing: the United States have three names.
fn standing(status: &str) -> String {
    let mut words: Vec<&str> = status.split(' ').collect();
    if let Some(at) = words.windows(2).position(|pair| pair == ["United", "States"]) {
        words.splice(at..at + 2, ["US"]);
    }
    let adjective = words.len() > 1;
    for word in &mut words {
        if matches!(*word, "U.S." | "U.S.A." | "USA") || *word == "American" && adjective {
            *word = "US";
        }
    }
    words.join(" ")
}

/// `25-year` and `25 years` are one length; an unspecified one agrees with any.
fn lengths_agree(a: Option<&str>, b: Option<&str>) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match (a, b) {
        (Some("unspecified") | None, _) | (_, Some("unspecified") | None) => true,
        (Some(a), Some(b)) => alike(a, b) || (!digits(a).is_empty() && digits(a) == digits(b)),
    }
}

fn same_other(a: &Draft, b: &Draft) -> bool {
    matches!((get(a, Field::Other), get(b, Field::Other)), (Some(x), Some(y)) if x.eq_ignore_ascii_case(y))
}

fn same_sentence(tokens: &Tokens<'_>, a: &Draft, b: &Draft) -> bool {
    sentence_of(tokens, a.start) == sentence_of(tokens, b.start)
}

fn sentence_of(tokens: &Tokens<'_>, at: usize) -> usize {
    tokens.sentences.partition_point(|sentence| sentence.start <= at)
}

fn dates_agree(a: Option<ProposedDate>, b: Option<ProposedDate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.date.may_agree_with(b.date),
        _ => true,
    }
}

/// Two wordings of one thing: the words of the shorter are mostly in the longer.
fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| {
                !word.is_empty() && !matches!(*word, "the" | "of" | "a" | "an" | "and" | "immediate")
            })
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    common * 2 > short.len() || short.is_empty()
}

/// "jailed journalist X" adds nothing where an arrest, a sentence or a detention of X is told.
fn drop_echoes(tokens: &Tokens<'_>, merged: &mut Vec<Merged>) {
    let known: HashSet<Option<usize>> = merged
        .iter()
        .filter(|merged| {
            matches!(merged.draft.kind, Kind::Arrest | Kind::Sentence | Kind::Detention)
                && merged.draft.confidence > 0.5
        })
        .map(|merged| merged.draft.person)
        .collect();
    // "after the arrest of X": no more than what a verb tells elsewhere.
    let told: HashSet<(Option<usize>, Kind)> = merged
        .iter()
        .filter(|merged| merged.draft.rule != "frames.noun_undated")
        .map(|merged| (merged.draft.person, merged.draft.kind))
        .collect();
    merged.retain(|merged| {
        let (person, kind) = (merged.draft.person, merged.draft.kind);
        let taken = matches!(kind, Kind::Arrest | Kind::Detention)
            && [Kind::Arrest, Kind::Detention, Kind::Sentence]
                .iter()
                .any(|other| told.contains(&(person, *other)));
        merged.draft.rule != "frames.noun_undated" || !(told.contains(&(person, kind)) || taken)
    });
    // "freed in a prisoner exchange" is an exchange: the release in the same words says no more.
    let exchanges: HashSet<(Option<usize>, usize)> = merged
        .iter()
        .filter(|merged| merged.draft.kind == Kind::Exchange)
        .map(|merged| (merged.draft.person, sentence_of(tokens, merged.draft.start)))
        .collect();
    merged.retain(|merged| {
        !(merged.draft.kind == Kind::Release
            && exchanges.contains(&(merged.draft.person, sentence_of(tokens, merged.draft.start))))
    });
    merged
        .retain(|merged| !(merged.draft.rule == "custody.described" && known.contains(&merged.draft.person)));
}
