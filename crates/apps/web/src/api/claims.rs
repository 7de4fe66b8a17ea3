//! Proposals and claims.

use std::collections::BTreeMap;

use amparo_casework::claim_versions::claim_history;
use amparo_casework::enter_claim::{
    BasisForm, ClaimForm, add_claim, correct_claim, dispute_claim, restore_claim, retract_claim,
};
use amparo_casework::ledger::claim::kind::KINDS;
use amparo_casework::ledger::claim::{Audience, Modality};
use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::ledger::source::Hash32;
use amparo_casework::problem::Problem;
use amparo_casework::proposals::{
    Edit, accept_proposal, reject_proposal, undo_decision, waiting as proposals,
};
use amparo_casework::rules_here::rules_here;
use amparo_casework::show_case::{Moment, show_case};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::cases::Made;
use super::{Nothing, done, gives, sent};
use crate::answer::{Answer, Fail};
use crate::ask::Ask;

/// A proposal to accept, with what is to be changed first.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accept {
    /// The source in which it was read.
    source: String,
    /// The name by which the proposal is known.
    fingerprint: String,
    /// Another kind.
    #[serde(default)]
    kind: Option<String>,
    /// Another person, by name or id.
    #[serde(default)]
    person: Option<String>,
    /// It is another person of the same name.
    #[serde(default)]
    another_person: bool,
    /// Another date (EDTF); empty for none.
    #[serde(default)]
    date: Option<String>,
    /// Another place; empty for none.
    #[serde(default)]
    place: Option<String>,
    /// Fields to set; an empty text removes the field.
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

/// A proposal to reject.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reject {
    /// The source in which it was read.
    source: String,
    /// The name by which the proposal is known.
    fingerprint: String,
    /// Why.
    #[serde(default)]
    why: Option<String>,
}

/// What a claim rests on.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub(crate) enum Rests {
    /// Exact words in a source on file.
    Quote {
        /// The source, by id or part of its title.
        source: String,
        /// The words.
        words: String,
    },
    /// The member heard or saw it.
    Testimony {
        /// What they tell.
        account: String,
    },
    /// A source that is not on file.
    Locator {
        /// Its title.
        title: String,
        /// Its publisher.
        publisher: String,
        /// Its date (EDTF).
        #[serde(default)]
        published: Option<String>,
    },
}

/// A claim as it is sent. What is left out stays unknown; in a correction it stays as it was.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewClaim {
    /// The kind, such as `arrest`. `GET /api/v1/kinds` lists them.
    #[serde(default)]
    kind: String,
    /// Whom it is about, by name or id; left out: the person of the case.
    #[serde(default)]
    person: Option<String>,
    /// A person of that name who is not on file yet, though one is.
    #[serde(default)]
    another_person: bool,
    /// The fields of the kind.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    /// When it happened (EDTF).
    #[serde(default)]
    occurred: Option<String>,
    /// When it became known (EDTF).
    #[serde(default)]
    known: Option<String>,
    /// Where.
    #[serde(default)]
    place: Option<String>,
    /// Who says so, outermost first.
    #[serde(default)]
    voices: Vec<String>,
    /// `asserted`, `alleged`, `denied`, `feared` or `requested`.
    #[serde(default)]
    modality: Option<String>,
    /// The grade, such as B2.
    #[serde(default)]
    grade: Option<String>,
    /// `sealed`, `case`, `team` or `public`; left out: those who work on the case.
    #[serde(default)]
    audience: Option<String>,
    /// What it rests on.
    #[serde(default)]
    basis: Option<Rests>,
}

/// A better claim, and why.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// The better claim.
    claim: NewClaim,
    /// Why.
    why: String,
}

/// A reason.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Why {
    /// The reason, which the record keeps.
    why: String,
}

/// Who disputes a claim, and why.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dispute {
    /// Who.
    by: String,
    /// Why.
    why: String,
}

impl NewClaim {
    fn form(self) -> Result<ClaimForm, Fail> {
        let modality = match self.modality {
            None => Modality::default(),
            Some(name) => named(&name, "modality")?,
        };
        let audience: Option<Audience> = self.audience.map(|name| named(&name, "audience")).transpose()?;
        let basis = match self.basis {
            None => BasisForm::Nothing,
            Some(Rests::Quote { source, words }) => BasisForm::Quote { source, words },
            Some(Rests::Testimony { account }) => BasisForm::Testimony(account),
            Some(Rests::Locator { title, publisher, published }) => {
                BasisForm::Locator { title, publisher, published }
            }
        };
        Ok(ClaimForm {
            kind: self.kind,
            person: self.person,
            another_person: self.another_person,
            fields: self.fields.into_iter().collect(),
            occurred: self.occurred,
            known: self.known,
            place: self.place,
            voices: self.voices,
            modality,
            grade: self.grade,
            basis,
            audience,
            ..ClaimForm::default()
        })
    }
}

fn named<T: serde::de::DeserializeOwned>(name: &str, part: &str) -> Result<T, Fail> {
    serde_json::from_value(Value::String(name.to_owned())).map_err(|error| {
        Problem::input(
            "Nothing was saved.",
            format!("`{part}` is {name:?}: {error}."),
            "Use one of the names that the description gives.",
        )
        .into()
    })
}

fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, Fail> {
    text.parse().map_err(|_| Fail::Absent)
}

fn hash(text: &str) -> Result<Hash32, Fail> {
    Hash32::from_hex(text).ok_or(Fail::Absent)
}

pub(super) fn waiting(ask: &Ask) -> Answer {
    let case = ask.case()?;
    gives(&ask.read(|desk| proposals(desk, case, None))?)
}

pub(super) fn accept(ask: &Ask) -> Answer {
    let accept: Accept = sent(ask)?;
    let (case, source, fingerprint) = (ask.case()?, parsed(&accept.source)?, hash(&accept.fingerprint)?);
    let edit = Edit {
        kind: accept.kind,
        person: accept.person,
        another_person: accept.another_person,
        date: accept.date,
        place: accept.place,
        set: accept.fields,
        ..Edit::default()
    };
    let claim = ask.write(|desk| accept_proposal(desk, case, source, fingerprint, &edit))?;
    gives(&Made { id: claim.to_string() })
}

pub(super) fn reject(ask: &Ask) -> Answer {
    let reject: Reject = sent(ask)?;
    let (case, source, fingerprint) = (ask.case()?, parsed(&reject.source)?, hash(&reject.fingerprint)?);
    ask.write(|desk| reject_proposal(desk, case, source, fingerprint, reject.why))?;
    done()
}

pub(super) fn undo(ask: &Ask) -> Answer {
    let Nothing {} = sent(ask)?;
    let case = ask.case()?;
    gives(&ask.write(|desk| undo_decision(desk, case))?)
}

pub(super) fn rules(ask: &Ask) -> Answer {
    gives(&ask.read(rules_here)?)
}

pub(super) fn kinds(_: &Ask) -> Answer {
    let kinds: Vec<Value> = KINDS
        .iter()
        .map(|spec| {
            let fields: Vec<&str> = spec.fields.iter().map(|field| field.name()).collect();
            json!({ "kind": spec.name, "fields": fields, "meaning": spec.meaning })
        })
        .collect();
    gives(&kinds)
}

pub(super) fn list(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let file = ask.read(|desk| show_case(desk, case, Moment::default()))?;
    gives(&file.claims)
}

pub(super) fn add(ask: &Ask) -> Answer {
    let form = sent::<NewClaim>(ask)?.form()?;
    let case = ask.case()?;
    let claim = ask.write(|desk| add_claim(desk, case, &form))?;
    gives(&Made { id: claim.to_string() })
}

pub(super) fn versions(ask: &Ask) -> Answer {
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    let history = ask.read(|desk| claim_history(desk, case, claim))?;
    gives(&history.versions.iter().map(|version| &version.state).collect::<Vec<_>>())
}

pub(super) fn correct(ask: &Ask) -> Answer {
    let Correction { claim: new, why } = sent(ask)?;
    let (case, claim, form) = (ask.case()?, ask.id::<ClaimId>("claim")?, new.form()?);
    let claim = ask.write(|desk| correct_claim(desk, case, claim, &form, &why))?;
    gives(&Made { id: claim.to_string() })
}

pub(super) fn retract(ask: &Ask) -> Answer {
    let why: Why = sent(ask)?;
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    ask.write(|desk| retract_claim(desk, case, claim, &why.why))?;
    done()
}

pub(super) fn dispute(ask: &Ask) -> Answer {
    let said: Dispute = sent(ask)?;
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    ask.write(|desk| dispute_claim(desk, case, claim, &said.by, &said.why))?;
    done()
}

pub(super) fn restore(ask: &Ask) -> Answer {
    let why: Why = sent(ask)?;
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    ask.write(|desk| restore_claim(desk, case, claim, &why.why))?;
    done()
}
