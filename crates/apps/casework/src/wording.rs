//! A claim as a sentence: what it says, who says so, and nothing that it does not say.
//!
//! The same words stand in the case file, in lists and in papers. A sentence is not more certain than its
//! claim: what is alleged, denied, feared or asked for is said as that, and by whom.

use amparo_dossier::when_briefly;
use amparo_ledger::claim::{Claim, Modality};
use amparo_ledger::date::SourceDate;
use amparo_ledger::{Field, Kind};

/// The claim in one sentence, with a full stop. `name` is how the paper calls the person it is about.
pub fn sentence(claim: &Claim, name: &str) -> String {
    let Some(end) = end_given(claim) else { return sentence_of(claim, name) };
    let mut begun = claim.clone();
    begun.dates.occurred = Some(date_told(claim.statement.kind(), end.0));
    with_end(&sentence_of(&begun, name), &end.1)
}

/// The end that a source gives for a punishment is what was ordered: a plan, and no report that it ended then.
fn end_given(claim: &Claim) -> Option<(SourceDate, String)> {
    let date = claim.dates.occurred.filter(|_| claim.statement.kind() == Kind::Punishment)?;
    let SourceDate::Span(_, Some(end)) = date else { return None };
    let said = amparo_dossier::when_briefly(SourceDate::at(end));
    let told = claim.statement.get(Field::Detail).is_some_and(|detail| detail.contains(&said));
    Some((date, if told { String::new() } else { said }))
}

fn with_end(sentence: &str, end: &str) -> String {
    match end {
        "" => sentence.to_owned(),
        end => format!("{}; set to end {end}.", sentence.trim_end_matches('.')),
    }
}

/// The date under which a list tells of a claim of this kind: a punishment stands under its beginning.
pub(crate) fn date_told(kind: Kind, date: SourceDate) -> SourceDate {
    match date {
        SourceDate::Span(start, Some(_)) if kind == Kind::Punishment => SourceDate::at(start),
        date => date,
    }
}

fn sentence_of(claim: &Claim, name: &str) -> String {
    let body = body(claim, name);
    let mut voices = claim.attribution.voices.join(", citing ");
    if voices.is_empty() {
        // Whose statement the source reports is who says so.
        claim.statement.get(Field::ByStatement).unwrap_or_default().clone_into(&mut voices);
    }
    let plain = claim.statement.kind();
    let whole = match (claim.attribution.modality, voices.is_empty()) {
        // A call or a determination names its author already.
        (Modality::Asserted, _) if speaks_for_itself(plain) => return finish(&body),
        (Modality::Requested, _) if plain == Kind::Call => return finish(&body),
        (Modality::Asserted, true) => body,
        (Modality::Asserted, false) => format!("according to {voices}, {body}"),
        (Modality::Alleged, true) => format!("it is alleged that {body}"),
        (Modality::Alleged, false) => format!("{voices} alleged that {body}"),
        (Modality::Denied, true) => format!("it is denied that {body}"),
        (Modality::Denied, false) => format!("{voices} denied that {body}"),
        (Modality::Feared, true) => format!("it is feared that {body}"),
        (Modality::Feared, false) => format!("{voices} feared that {body}"),
        (Modality::Requested, true) => format!("it is asked that {body}"),
        (Modality::Requested, false) => format!("{voices} asked that {body}"),
    };
    finish(&whole)
}

/// A claim in a few words, for a figure: what, without whom and when. What is not asserted says so.
pub fn in_brief(claim: &Claim) -> String {
    let get = |field| claim.statement.get(field);
    let place = claim.place.as_deref();
    let colon = |what: &str, more: Option<&str>| {
        more.map_or_else(|| what.to_owned(), |more| format!("{what}: {more}"))
    };
    let by = get(Field::By).or(claim.attribution.voices.first().map(String::as_str)).unwrap_or("Someone");
    let text = match claim.statement.kind() {
        Kind::Person => colon("Named", get(Field::Kind)),
        Kind::Birth => colon("Born", place),
        Kind::Status => get(Field::Status).unwrap_or("Status").to_owned(),
        Kind::Relationship | Kind::Post => {
            colon(get(Field::Rel).unwrap_or("Tie"), get(Field::Other).or(get(Field::Unit)))
        }
        Kind::Arrest => colon("Arrested", get(Field::Basis).or(place)),
        Kind::Search => colon("Search", get(Field::Targets)),
        Kind::Detention => colon("Held", place.or(get(Field::Kind))),
        Kind::Charge => colon("Charged", get(Field::Charge).or(get(Field::Article))),
        Kind::Conviction => colon("Convicted", get(Field::Charge).or(get(Field::Article))),
        Kind::Sentence => colon("Sentenced", get(Field::Length)),
        Kind::Trial => {
            colon(get(Field::Kind).unwrap_or("Hearing"), get(Field::Outcome).or(get(Field::Subject)))
        }
        Kind::Transfer => colon("Moved", get(Field::To).or(place)),
        Kind::Poisoning => colon("Poisoned", get(Field::Agent)),
        Kind::Health => get(Field::Condition).unwrap_or("Illness").to_owned(),
        Kind::MedicalNeglect => colon("Care withheld", get(Field::Condition)),
        Kind::IllTreatment => get(Field::Kind).unwrap_or("Ill-treatment").to_owned(),
        Kind::AccessDenied => colon("Access refused", get(Field::To)),
        Kind::HungerStrike => "Hunger strike".to_owned(),
        Kind::Disappearance => "Whereabouts unknown".to_owned(),
        Kind::Death => colon("Died", place),
        Kind::Release => colon("Released", get(Field::Kind)),
        Kind::Exchange => colon("Exchanged", get(Field::To)),
        Kind::Determination | Kind::Recognition | Kind::CountryFinding => colon(by, get(Field::Finding)),
        Kind::Call => match get(Field::Ask).and_then(stance) {
            Some(did) => format!("{by} {did}"),
            None => colon(by, get(Field::Ask)),
        },
        Kind::Sanction => format!("Sanctions by {by}"),
        Kind::Delivery => colon("Delivered", get(Field::Title)),
        Kind::Contact => colon("Contact", get(Field::Kind)),
        Kind::Punishment => colon(get(Field::Kind).unwrap_or("Punishment"), get(Field::Length).or(place)),
        Kind::Work => colon(get(Field::Kind).unwrap_or("Work"), get(Field::Title).or(get(Field::Subject))),
        Kind::DomesticLaw => colon(get(Field::Title).unwrap_or("Law"), get(Field::Article)),
        Kind::Consent | Kind::Authority => colon(claim.statement.kind().name(), get(Field::Kind)),
        Kind::Precedent => colon("Others released", get(Field::Other)),
        Kind::Argument => colon("Argued", get(Field::Argument)),
    };
    let remark = match claim.attribution.modality {
        Modality::Asserted => "",
        Modality::Alleged => " (alleged)",
        Modality::Denied => " (denied)",
        Modality::Feared => " (feared)",
        Modality::Requested => " (asked for)",
    };
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}{remark}", chars.as_str())
}

/// The claim in one sentence without its date, for a list that prints the date beside it.
pub fn sentence_beside_its_date(claim: &Claim, name: &str) -> String {
    let mut undated = claim.clone();
    undated.dates.occurred = None;
    let told = sentence_of(&undated, name);
    end_given(claim).map_or(told.clone(), |(_, end)| with_end(&told, &end))
}

fn speaks_for_itself(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Call
            | Kind::Determination
            | Kind::Sanction
            | Kind::Recognition
            | Kind::CountryFinding
            | Kind::Argument
    )
}

fn finish(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

/// The parts of a claim, each as words that can follow others: a leading space, or nothing.
struct Parts<'a> {
    claim: &'a Claim,
    name: &'a str,
}

impl Parts<'_> {
    fn get(&self, field: Field) -> Option<&str> {
        self.claim.statement.get(field)
    }

    /// " by the court", or nothing.
    fn with(&self, before: &str, field: Field) -> String {
        self.get(field).map(|text| format!(" {before}{text}")).unwrap_or_default()
    }

    fn or(&self, field: Field, otherwise: &str) -> String {
        self.get(field).unwrap_or(otherwise).to_owned()
    }

    fn when(&self) -> String {
        self.claim.dates.occurred.map(|date| format!(" {}", when_briefly(date))).unwrap_or_default()
    }

    fn place(&self) -> String {
        self.claim.place.as_deref().map(|place| format!(" ({place})")).unwrap_or_default()
    }

    /// Date and place.
    fn then_and_there(&self) -> String {
        format!("{}{}", self.when(), self.place())
    }

    fn detail(&self) -> String {
        self.get(Field::Detail).map(|detail| format!(": {detail}")).unwrap_or_default()
    }

    /// Whose work it is alleged to be: nobody is told as having done what is only alleged.
    fn alleged(&self) -> String {
        let who = self.get(Field::Alleged);
        who.map(|who| format!("; alleged to be the work of {who}")).unwrap_or_default()
    }

    /// The place, unless a field says the same.
    fn place_unless(&self, field: Field) -> String {
        let said = self.claim.place.as_deref().zip(self.get(field));
        if said.is_some_and(|(place, text)| text.contains(place)) { String::new() } else { self.place() }
    }

    /// A second colon in one sentence would not say what belongs to what.
    fn reason_and_detail(&self) -> String {
        match (self.get(Field::Reason), self.get(Field::Detail)) {
            (None, _) => self.detail(),
            (Some(reason), None) => format!("; reason given: {reason}"),
            (Some(reason), Some(detail)) => format!("; reason given: {reason}; {detail}"),
        }
    }

    fn basis(&self) -> String {
        self.get(Field::Basis).map(|basis| format!(" on {basis} grounds")).unwrap_or_default()
    }

    fn charge(&self, before: &str) -> String {
        let charge = self.get(Field::Charge).filter(|charge| *charge != "unspecified");
        match (charge, self.get(Field::Article)) {
            (Some(charge), Some(article)) if charge.contains(article) => format!(" {before}{charge}"),
            (Some(charge), Some(article)) => format!(" {before}{charge} ({article})"),
            (Some(text), None) | (None, Some(text)) => format!(" {before}{text}"),
            (None, None) => String::new(),
        }
    }
}

fn body(claim: &Claim, name: &str) -> String {
    let parts = Parts { claim, name };
    match claim.statement.kind() {
        Kind::Person | Kind::Birth | Kind::Status | Kind::Relationship | Kind::Post => identity(&parts),
        Kind::Arrest
        | Kind::Search
        | Kind::Detention
        | Kind::Transfer
        | Kind::Disappearance
        | Kind::Death
        | Kind::Release
        | Kind::Exchange => custody(&parts),
        Kind::Charge | Kind::Conviction | Kind::Sentence | Kind::Trial => law(&parts),
        Kind::Poisoning
        | Kind::Health
        | Kind::MedicalNeglect
        | Kind::IllTreatment
        | Kind::AccessDenied
        | Kind::HungerStrike
        | Kind::Contact
        | Kind::Punishment => health(&parts),
        Kind::Determination
        | Kind::Call
        | Kind::Sanction
        | Kind::Recognition
        | Kind::Delivery
        | Kind::Consent
        | Kind::Authority => response(&parts),
        Kind::Work | Kind::CountryFinding | Kind::DomesticLaw | Kind::Precedent | Kind::Argument => {
            context(&parts)
        }
    }
}

fn identity(parts: &Parts<'_>) -> String {
    let name = parts.name;
    match parts.claim.statement.kind() {
        Kind::Person => format!("{name} is named{}{}", parts.with("as ", Field::Kind), parts.detail()),
        Kind::Birth => format!("{name} was born{}{}", parts.then_and_there(), parts.detail()),
        Kind::Status => format!(
            "{name}{}{}{}",
            standing(&parts.or(Field::Status, "status stated")),
            parts.then_and_there(),
            parts.detail()
        ),
        _ => format!(
            "{name}: {}{}{}{}{}",
            parts.or(Field::Rel, "tie"),
            parts.get(Field::Other).map(|other| format!(", {other}")).unwrap_or_default(),
            parts.with("", Field::Unit),
            parts.then_and_there(),
            parts.detail(),
        ),
    }
}

/// " is a citizen of …" where the words name a standing, ": …" where they only describe one.
fn standing(status: &str) -> String {
    const NOUNS: [&str; 6] = ["citizen", "resident", "national", "holder", "refugee", "subject"];
    if !status.split(' ').any(|word| NOUNS.contains(&word.trim_matches(','))) {
        return format!(": {status}");
    }
    format!(" is {}", with_article(status))
}

fn with_article(words: &str) -> String {
    let has_article = ["a ", "an ", "the "].iter().any(|article| words.starts_with(article));
    let article = match words.chars().next() {
        _ if has_article => "",
        Some('a' | 'e' | 'i' | 'o' | 'A' | 'E' | 'I' | 'O') => "an ",
        _ => "a ",
    };
    format!("{article}{words}")
}

fn custody(parts: &Parts<'_>) -> String {
    let name = parts.name;
    let there = parts.then_and_there();
    match parts.claim.statement.kind() {
        Kind::Arrest => format!(
            "{name} was arrested{}{there}{}{}{}{}",
            parts.basis(),
            parts.with("by ", Field::By),
            parts.charge("for "),
            parts.alleged(),
            parts.reason_and_detail()
        ),
        Kind::Search => format!(
            "a search was carried out{}{there}{}{}",
            parts.with("at ", Field::Targets),
            parts.with("by ", Field::By),
            parts.detail()
        ),
        Kind::Detention => format!(
            "{name} was held{}{}{there}{}{}{}{}",
            parts.basis(),
            parts.with("in ", Field::Kind),
            parts.with("for ", Field::Length),
            parts.with("for ", Field::Duration),
            parts.with("by order of ", Field::By),
            parts.detail()
        ),
        Kind::Transfer => format!(
            "{name} was moved{}{}{}{}",
            parts.with("from ", Field::From),
            parts.with("to ", Field::To),
            parts.when() + &parts.place_unless(Field::To),
            parts.reason_and_detail()
        ),
        Kind::Disappearance => {
            format!(
                "the whereabouts of {name} were unknown{there}{}{}",
                parts.with("for ", Field::Duration),
                parts.detail()
            )
        }
        Kind::Death => format!(
            "{name} died{there}{}{}{}",
            parts.with("cause given: ", Field::Reason),
            parts.with("alleged: ", Field::Alleged),
            parts.detail()
        ),
        Kind::Release => format!(
            "{name} was released{there}{}{}{}",
            parts.with("by ", Field::Kind),
            parts.with("by ", Field::By),
            parts.detail()
        ),
        _ => format!(
            "{name} was exchanged{}{}{}{there}{}",
            parts.with("for ", Field::Other),
            parts.with("from ", Field::From),
            parts.with("to ", Field::To),
            parts.detail()
        ),
    }
}

fn law(parts: &Parts<'_>) -> String {
    let name = parts.name;
    let there = parts.then_and_there();
    match parts.claim.statement.kind() {
        Kind::Charge => {
            let charge = parts.charge("with ");
            format!("{name} was charged{charge}{there}{}{}", parts.with("by ", Field::By), parts.detail())
        }
        Kind::Conviction => {
            let charge = parts.charge("of ");
            format!("{name} was convicted{charge}{there}{}{}", parts.with("by ", Field::By), parts.detail())
        }
        Kind::Sentence => format!(
            "{name} was sentenced{}{}{there}{}{}",
            punishment(parts),
            parts.charge("for "),
            parts.with("by ", Field::By),
            parts.detail()
        ),
        _ => {
            format!(
                "there was {} in the case of {name}{there}{}{}{}",
                with_article(&parts.or(Field::Kind, "hearing")),
                parts.with("before ", Field::By),
                parts.with("about ", Field::Subject),
                parts.get(Field::Outcome).map(|outcome| format!("; outcome: {outcome}")).unwrap_or_default(),
            ) + &parts.detail()
        }
    }
}

/// " to 9 years, strict regime", or " to a fine of 10,000 roubles".
fn punishment(parts: &Parts<'_>) -> String {
    match (parts.get(Field::Length), parts.get(Field::Kind)) {
        (Some(length), Some(kind)) => format!(" to {length}, {kind}"),
        (Some(length), None) => format!(" to {length}"),
        (None, Some(kind)) if kind.starts_with("fine") => format!(" to a {kind}"),
        (None, Some(kind)) => format!(" to {kind}"),
        (None, None) => String::new(),
    }
}

fn health(parts: &Parts<'_>) -> String {
    let name = parts.name;
    let there = parts.then_and_there();
    match parts.claim.statement.kind() {
        Kind::Poisoning => format!(
            "{name} was poisoned{}{there}{}{}{}",
            parts.with("with ", Field::Agent),
            parts.alleged(),
            parts
                .get(Field::ByStatement)
                .filter(|_| !parts.claim.attribution.voices.is_empty())
                .map(|who| format!(" (as stated by {who})"))
                .unwrap_or_default(),
            parts.detail()
        ),
        Kind::Health => {
            format!(
                "{name} has {}{there}{}",
                parts.or(Field::Condition, "an illness or injury"),
                parts.detail()
            )
        }
        Kind::MedicalNeglect => format!(
            "{name} did not get proper medical care{}{there}{}{}",
            parts.with("for ", Field::Condition),
            parts.with("from ", Field::By),
            parts.detail()
        ),
        Kind::IllTreatment => format!(
            "{name} was subjected to {}{there}{}{}{}{}",
            parts.or(Field::Kind, "ill-treatment"),
            parts.with("for ", Field::Duration),
            parts.with("by ", Field::By),
            parts.alleged(),
            parts.detail()
        ),
        Kind::AccessDenied => format!(
            "access to {name} was refused{}{there}{}{}",
            parts.get(Field::To).map(|to| format!(" to {}", refused_to(to))).unwrap_or_default(),
            parts.with("by ", Field::By),
            parts.detail()
        ),
        Kind::HungerStrike => format!(
            "{name} was on hunger strike{there}{}{}{}",
            parts.with("for ", Field::Duration),
            parts.with("for ", Field::Reason),
            parts.detail()
        ),
        Kind::Contact => format!(
            "there was contact with {name}{}{there}{}{}",
            parts.with("by ", Field::Kind),
            parts.with("by ", Field::By),
            parts.detail()
        ),
        _ => format!(
            "{name} was punished{}{there}{}{}",
            parts.with("with ", Field::Kind),
            parts.with("for ", Field::Length),
            parts.reason_and_detail()
        ),
    }
}

fn response(parts: &Parts<'_>) -> String {
    let name = parts.name;
    let voice = parts.claim.attribution.voices.first().cloned();
    let by = parts.get(Field::By).map(str::to_owned).or(voice);
    let who = by.clone().unwrap_or_else(|| "somebody whom the source does not name".to_owned());
    let there = parts.then_and_there();
    match parts.claim.statement.kind() {
        Kind::Determination => {
            format!(
                "{who} found {name} to be {}{there}{}",
                parts.or(Field::Finding, "what the quote says"),
                parts.detail()
            )
        }
        Kind::Call => match parts.get(Field::Ask) {
            Some(ask) => {
                let to = parts.with("", Field::To);
                let asked = || format!("asked{to} in the case of {name}{there}: {ask}");
                let did = stance(ask).map_or_else(asked, |did| format!("{did} in the case of {name}{there}"));
                format!("{who} {did}{}", parts.detail())
            }
            None => match parts.get(Field::Concerning) {
                Some(what) => format!("{who} on {what}{there}{}", parts.detail()),
                None => format!("{who} spoke or wrote about {name}{there}{}", parts.detail()),
            },
        },
        Kind::Sanction => format!(
            "{who} imposed sanctions{}{there}{}{}",
            parts.with("on ", Field::Targets),
            parts
                .get(Field::Concerning)
                .map_or_else(|| format!(" in connection with {name}"), |what| format!(" over {what}")),
            parts.detail()
        ),
        Kind::Recognition => {
            format!(
                "{who} recognised {name} as {}{there}{}",
                parts.or(Field::Finding, "a political prisoner"),
                parts.detail()
            )
        }
        Kind::Delivery => format!(
            "{} was delivered{}{there}{}{}",
            parts.or(Field::Title, "a paper"),
            parts.with("to ", Field::To),
            parts.with("receipt: ", Field::Receipt),
            parts.detail()
        ),
        kind => format!(
            "{}: {}{}{}{}",
            if kind == Kind::Consent { "consent" } else { "authority" },
            parts.or(Field::Kind, "kind not given"),
            by.map(|by| format!(", given by {by}")).unwrap_or_default(),
            parts.with("to ", Field::To),
            there
        ),
    }
}

/// What a speaker did who asked for nothing: sources put a denial or a concern where an ask would stand.
fn stance(ask: &str) -> Option<&'static str> {
    match ask.trim().to_lowercase().as_str() {
        "denial" => Some("issued a denial"),
        "concern" => Some("expressed concern"),
        "condemnation" => Some("condemned what was done"),
        "support" => Some("expressed support"),
        "testimony" => Some("testified"),
        "statement" => Some("made a statement"),
        _ => None,
    }
}

/// The addressee of a refusal as a sentence has it.
fn refused_to(to: &str) -> &str {
    match to {
        "lawyer" => "the lawyer",
        "family" => "the family",
        "consular" | "consul" => "the consul",
        other => other,
    }
}

fn context(parts: &Parts<'_>) -> String {
    let name = parts.name;
    let there = parts.then_and_there();
    let voice = parts.claim.attribution.voices.first().map(String::as_str);
    let who = parts.get(Field::By).or(voice).unwrap_or("the authors");
    match parts.claim.statement.kind() {
        Kind::Work => format!(
            "{name}: {}{}{}{there}{}",
            parts.or(Field::Kind, "work"),
            parts.get(Field::Title).map(|title| format!(" “{title}”")).unwrap_or_default(),
            parts.with("about ", Field::Subject),
            parts.detail()
        ),
        Kind::CountryFinding => format!(
            "{who} stated{there} about {}: {}{}",
            parts.get(Field::Subject).unwrap_or(name),
            parts.or(Field::Finding, "a finding"),
            parts.get(Field::Text).map(|text| format!(" (“{text}”)")).unwrap_or_default() + &parts.detail()
        ),
        Kind::DomesticLaw => format!(
            "{}{}{}{}",
            parts.or(Field::Title, "domestic law"),
            parts.with("", Field::Article),
            parts.get(Field::Text).map(|text| format!(": “{text}”")).unwrap_or_default(),
            parts.with("in force ", Field::InForce)
        ),
        Kind::Precedent => format!(
            "releases of others: {}{}{}{there}",
            parts.or(Field::Other, "as the source tells"),
            parts.with("from ", Field::From),
            parts.get(Field::By).map(|by| format!(", by {by}")).unwrap_or_default() + &parts.detail()
        ),
        _ => format!("{who} argued: {}{}", parts.or(Field::Argument, "as quoted"), parts.detail()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use amparo_ledger::claim::statement::Statement;
    use amparo_ledger::claim::{Attribution, Audience, Basis, ClaimDates, Scope, Subject};
    use amparo_ledger::ids::{ClaimId, MemberId};

    fn claim(kind: Kind, fields: &[(Field, &str)], date: Option<&str>, attribution: Attribution) -> Claim {
        let fields = fields.iter().map(|(field, text)| (*field, (*text).to_owned()));
        Claim {
            id: ClaimId::from_bytes([1; 16]),
            scope: Scope::Desk,
            subject: Subject::General,
            statement: Statement::new(kind, fields).expect("fields of the kind"),
            attribution,
            basis: Basis::Testimony { member: MemberId::from_bytes([2; 16]), account: "seen".into() },
            dates: ClaimDates {
                occurred: date.map(|date| date.parse().expect("a date")),
                ..ClaimDates::default()
            },
            place: None,
            grade: None,
            audience: Audience::default(),
        }
    }

    #[test]
    fn a_sentence_is_no_more_certain_than_its_claim() {
        let by = |voice: &str, modality| Attribution { voices: vec![voice.to_owned()], modality };
        let only = |modality| Attribution { voices: Vec::new(), modality };
        for (attribution, expected) in [
            (only(Modality::Asserted), "Nadia Example was arrested on 3 May 2021."),
            (only(Modality::Alleged), "It is alleged that Nadia Example was arrested on 3 May 2021."),
            (
                by("her lawyer", Modality::Asserted),
                "According to her lawyer, Nadia Example was arrested on 3 May 2021.",
            ),
            (
                by("The ministry", Modality::Denied),
                "The ministry denied that Nadia Example was arrested on 3 May 2021.",
            ),
            (only(Modality::Feared), "It is feared that Nadia Example was arrested on 3 May 2021."),
        ] {
            let claim = claim(Kind::Arrest, &[], Some("2021-05-03"), attribution);
            assert_eq!(sentence(&claim, "Nadia Example"), expected);
        }
    }

    #[test]
    fn every_kind_has_a_sentence_even_with_no_field_at_all() {
        for spec in amparo_ledger::claim::kind::KINDS {
            let text = sentence(&claim(spec.kind, &[], None, Attribution::default()), "Nadia Example");
            assert!(text.ends_with('.') && text.len() > 10, "{}: {text}", spec.name);
            assert!(!text.contains("  "), "{}: {text}", spec.name);
        }
    }
}
