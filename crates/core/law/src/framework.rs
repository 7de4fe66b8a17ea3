//! A legal instrument as data: what a pack holds once it has been read and found right.
//!
//! The engine knows kinds of logic, never a statute. Every text, word list, state and deadline here comes
//! from a pack, and only [`crate::load()`] makes a [`Framework`].

use amparo_ledger::Kind;
use amparo_ledger::source::Hash32;
use jiff::civil::Date;
use serde::Serialize;

use crate::pattern::{Pattern, Voice};

/// One legal instrument in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Framework {
    /// Its id, such as `us.levinson.1741`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whose law it is.
    pub jurisdiction: String,
    /// Who issued it.
    pub issuer: String,
    /// How it is cited.
    pub citation: String,
    /// Where it can be read.
    pub url: String,
    /// The version of this pack. A finding remembers under which it was given.
    pub version: String,
    /// The hash of the pack's text, line ends taken as `\n`: two packs of one version are told apart by it.
    pub hash: Hash32,
    /// Since when the instrument is in force.
    pub in_force_from: Date,
    /// Until when; `None`: it is in force.
    pub in_force_to: Option<Date>,
    /// The pack version that this one replaces.
    pub supersedes: Option<String>,
    /// Whether item texts are the instrument's own words.
    pub text_status: TextStatus,
    /// Where a verbatim text was read.
    pub text_source: Option<String>,
    /// Whether what the pack says was read in the instrument itself.
    pub verification: Verification,
    /// What is assessed.
    pub subject: AssessedSubject,
    /// How items make a whole.
    pub logic: Logic,
    /// What that logic means, in words for a page.
    pub logic_plain: String,
    /// How sure the decision maker must be, in the instrument's words.
    pub standard_of_proof: String,
    /// Who decides.
    pub decision_maker: String,
    /// Passages of the instrument beside the items, in its own words.
    pub quotes: Vec<Quote>,
    /// How the instrument came to read as it does.
    pub versions: Vec<VersionRow>,
    /// Classes of speakers and addressees that patterns name.
    pub voices: Vec<Voice>,
    /// Who may be assessed at all.
    pub gates: Vec<Gate>,
    /// The criteria, in the instrument's order.
    pub items: Vec<Item>,
    /// The procedure.
    pub tracks: Vec<Track>,
    /// What a decision triggers.
    pub effects: Vec<Effect>,
    /// The papers that can be written under it.
    pub outputs: Vec<Output>,
}

impl Framework {
    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.id == id)
    }

    /// The quoted passage with this id.
    pub fn quote(&self, id: &str) -> Option<&Quote> {
        self.quotes.iter().find(|quote| quote.id == id)
    }

    /// The track with this id.
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// The paper with this id.
    pub fn output(&self, id: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.id == id)
    }

    /// The ids on which a person can give a finding: gates, then items.
    pub fn answerable(&self) -> impl Iterator<Item = &str> {
        let gates = self.gates.iter().map(|gate| gate.id.as_str());
        gates.chain(self.items.iter().map(|item| item.id.as_str()))
    }
}

/// Whether a text is the instrument's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextStatus {
    /// Its exact words.
    Verbatim,
    /// Somebody's summary.
    Paraphrase,
}

/// How far a statement about the law was checked. Whatever is not verified is shown as such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// It was read in the instrument itself, or in a source that quotes it.
    pub verified: bool,
    /// Who read it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// What is open, in a sentence; given whenever `verified` is false.
    pub open: Option<String>,
}

/// What a framework assesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssessedSubject {
    /// A prisoner.
    Person,
    /// Someone responsible.
    Perpetrator,
    /// A country.
    Country,
    /// A place of detention over a period.
    FacilityPeriod,
}

/// How items make a whole. Other kinds are refused by name until they exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Logic {
    /// A decision maker weighs everything: no item is needed, none suffices, nothing is counted.
    Totality,
}

/// Where a statement about the law was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// In the primary text.
    Primary,
    /// In a secondary source.
    Secondary,
    /// From memory: not verified.
    Memory,
    /// Looked for and not found, or sources conflict.
    Open,
}

/// A passage of the instrument in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub citation: String,
    /// The words.
    pub text: String,
}

/// One step in how the instrument came to read as it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// From when, as far as is known.
    pub effective: String,
    /// The amending instrument.
    pub instrument: String,
    /// What it changed.
    pub change: String,
    /// Where that was read.
    pub tag: Tag,
    /// What is open, and whether the row may be relied on.
    pub verification: Verification,
}

/// Who may be assessed at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub question: String,
    /// What it means, for a caseworker.
    pub plain: String,
    /// The instrument's words.
    pub text: String,
    /// Where they stand, as a paper cites them.
    pub citation: String,
    /// How far it was checked.
    pub verification: Verification,
    /// What proves it.
    pub evidence_types: Vec<String>,
    /// Questions that would settle it.
    pub asks: Vec<String>,
    /// Traps.
    pub notes: Vec<String>,
    /// Every value it can have.
    pub values: Vec<GateValue>,
    /// The value when nothing on file speaks to it.
    pub silent: String,
    /// Ways through the gate, tried in order.
    pub routes: Vec<Route>,
    /// Claims that close it, and the value it then has.
    pub closed: Vec<Pattern>,
    /// The value when it is closed.
    pub closed_value: String,
    /// Shown beside the value, and why they do not count.
    pub related: Vec<Pattern>,
    /// What a person is asked, one thing at a time.
    pub questions: Vec<GateQuestion>,
}

/// One thing that a person is asked about a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateQuestion {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// How it is answered.
    pub how: String,
    /// Claims that speak to it, for or against. Empty: only a person's finding on the gate answers it.
    pub spoken_to_by: Vec<Pattern>,
}

/// A value of a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateValue {
    /// Its name.
    pub id: String,
    /// Where it leaves the case.
    pub standing: GateStanding,
    /// What it means.
    pub plain: String,
}

/// Where a gate's value leaves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateStanding {
    /// The claims on file speak for it.
    Passes,
    /// The claims on file speak against it: items do not apply.
    Closed,
    /// Open: a person must judge, or more must be known. Items are assessed.
    Open,
}

/// One way through a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Its id.
    pub id: String,
    /// Claims that show the standing.
    pub shows: Vec<Pattern>,
    /// Claims that make it uncertain.
    pub unsettles: Vec<Pattern>,
    /// Claims that must be on file besides; empty when nothing else is needed.
    pub needs: Vec<Pattern>,
    /// The value when it is shown, with what it needs.
    pub value: String,
    /// The value when it is shown, without what it needs.
    pub value_without: String,
    /// The value when it is only alleged, disputed or contradicted.
    pub value_uncertain: String,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its id, by which findings name it.
    pub id: String,
    /// Its number in the instrument; `None` for circumstances that the instrument does not list.
    pub number: Option<u8>,
    /// A short name for a page.
    pub title: String,
    /// The instrument's words; `None` for circumstances that it does not list.
    pub text: Option<String>,
    /// Where they stand, as a paper cites them; `None` only where there are none.
    pub citation: Option<String>,
    /// What it means, for a caseworker.
    pub plain: String,
    /// How far it was checked.
    pub verification: Verification,
    /// What speaks for it.
    pub supports: Vec<Pattern>,
    /// What speaks against it.
    pub contradicts: Vec<Pattern>,
    /// What is shown beside it and does not count; each says why.
    pub related: Vec<Pattern>,
    /// What must be on file before anything else counts.
    pub requires: Option<Requires>,
    /// What its evidence hangs on.
    pub depends_on: Option<DependsOn>,
    /// What a supporting claim should say and may lack: it counts, and the page says what is missing.
    pub tied_to: Vec<Tie>,
    /// Procedural steps after which it must be looked at again.
    pub steps: Vec<Kind>,
    /// Typical evidence.
    pub evidence_types: Vec<String>,
    /// Questions that would settle it.
    pub asks: Vec<String>,
    /// Traps.
    pub notes: Vec<String>,
}

/// What must be on file before an item's other claims count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requires {
    /// One claim like this is enough.
    pub patterns: Vec<Pattern>,
    /// Said of each claim that does not count for want of it.
    pub because: String,
}

/// What an item's evidence hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DependsOn {
    /// That it was delivered to an official.
    DeliveryToOfficial,
    /// The country and the year.
    CountryYear,
    /// The domestic law as it stood then.
    DomesticLawVersion,
    /// What is likely to happen: to be looked at again after each step.
    Forecast,
}

/// What a claim should be tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// A place.
    Place,
    /// A day or a period.
    Period,
    /// Proof that the paper arrived.
    Receipt,
}

/// One line of procedure. Tracks are independent of one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Track {
    /// Its id.
    pub id: String,
    /// What it follows.
    pub title: String,
    /// Which of several states that claims show is the present one.
    pub present: Present,
    /// The state when nothing on file speaks to it.
    pub silent: String,
    /// The state instead of `silent` once another track has left its own silence.
    pub silent_once: Option<SilentOnce>,
    /// Its states.
    pub states: Vec<State>,
    /// How one state follows another.
    pub transitions: Vec<Transition>,
    /// Waiting for an answer, if this track does.
    pub waiting: Option<Waiting>,
    /// Claims that are shown and change nothing; each says why.
    pub related: Vec<Pattern>,
}

/// Which of several states that claims show is the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Present {
    /// The one that stands last in the list.
    Furthest,
    /// The one with the latest date.
    Latest,
}

/// A state for a silent track once another track has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SilentOnce {
    /// The other track.
    pub track: String,
    /// The state of this one.
    pub state: String,
}

/// A state of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// Its id.
    pub id: String,
    /// What it means, as a page says it.
    pub plain: String,
    /// Claims that show it.
    pub shown_by: Vec<Pattern>,
}

/// How one state follows another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// From any of these states.
    pub from: Vec<String>,
    /// To this one.
    pub to: String,
    /// Who brings it about.
    pub actor: String,
    /// The event or paper.
    pub trigger: String,
    /// The time limit in the instrument's words, if it sets one.
    pub limit: Option<String>,
    /// The limit as days, where it is a number.
    pub deadline: Option<Deadline>,
    /// What to store.
    pub evidence: String,
    /// Whether it is made public as a rule.
    pub public: bool,
    /// How far it was checked.
    pub verification: Verification,
}

/// A time limit in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// How many days.
    pub days: u16,
    /// The state from whose recorded date they run.
    pub counted_from: String,
}

/// Waiting for an answer. Silence is counted in days and never called a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The states whose claims wait for an answer.
    pub asked: Vec<String>,
    /// The state whose claims are answers.
    pub answered: String,
    /// The state while no answer is on file.
    pub state: String,
    /// After how many days of silence it is worth writing again.
    pub remind_after_days: u16,
}

/// What a decision triggers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// What happens.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// When.
    pub when: String,
    /// Where it is written.
    pub citation: String,
    /// How far it was checked.
    pub verification: Verification,
}

/// A paper that can be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Output {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// To whom it goes, by office.
    pub addressee_role: String,
    /// Who may read it.
    pub confidentiality: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// Fixed words of the paper, such as whom it addresses and what it asks; see [`OUTPUT_WORDS`].
    pub words: Vec<OutputWords>,
}

impl Output {
    /// The fixed words of this id, in order; none where the pack is silent.
    pub fn words<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        self.words.iter().filter(move |words| words.id == id).map(|words| words.text.as_str())
    }
}

/// Fixed words of a paper: what it says in every case, because the instrument says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutputWords {
    /// One of [`OUTPUT_WORDS`].
    pub id: String,
    /// The words.
    pub text: String,
}

/// What fixed words of a paper can be for. An id may stand several times; its texts are used in order.
pub const OUTPUT_WORDS: &[(&str, &str)] = &[
    ("addressee", "a line of the addressee's block"),
    ("copy_to", "who gets a copy"),
    ("subject", "the subject line, before the person's name"),
    ("salutation", "how the addressee is greeted"),
    ("request", "what is asked for, with the law"),
    ("purpose", "why the paper is handed over"),
    ("criteria", "how the criteria are to be read"),
    ("ask", "one thing that the addressee is asked to do"),
    ("waiver", "what a privacy waiver under this law is called"),
];

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// One of [`SECTIONS`].
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub content: String,
    /// It may not be left out; where nothing is on file it says so.
    pub required: bool,
}

/// The parts of papers that can be written, each with what stands in it.
pub const SECTIONS: &[(&str, &str)] = &[
    ("request", "what is asked for, in one sentence, with the law"),
    ("person_and_eligibility", "who the person is and why the instrument covers them"),
    ("detention", "the detention in brief, with a chronology"),
    ("charges", "the charges and the law they rest on"),
    ("criteria", "the criteria in the instrument's order, each with facts, sources and counter-evidence"),
    ("other_circumstances", "circumstances that the instrument does not list"),
    ("health_and_urgency", "health, and why it cannot wait"),
    ("asks", "what the addressee is asked to do"),
    ("signatories_and_consent", "who signs, who consented, which waiver is on file"),
    ("annex", "the sources"),
    ("headline", "the case in one sentence"),
    ("key_facts", "person, custody today, charge, sentence, health"),
    ("timeline", "what happened when"),
    ("contested", "what sources dispute"),
    ("unknown", "what is not known"),
    ("purpose", "why the paper is handed over"),
    ("new_facts", "what is new, criterion by criterion"),
    ("changed", "what was said before and no longer stands"),
    ("information", "what is put before the addressee, by criterion"),
    ("delivered", "what was delivered before"),
];
