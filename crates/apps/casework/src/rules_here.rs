//! How the rules of the reader fare at this desk: of the proposals that each made, how many people accepted, changed first,
//! and rejected.
//!
//! A rule that people keep rejecting is said to be such, beside each of its proposals. That is all that happens: it goes on
//! proposing, and its proposals are neither hidden nor put last. A person who knows may be quicker to reject; a rule that
//! is silently switched off would miss the one case in which it is right.
//!
//! What was decided stands in the ledger; which rule had proposed it is noted beside it, when it is decided. Counted is what was
//! decided in cases that are open to whoever looks, and nothing else: a number over the whole desk would rise while a
//! colleague works on a case that is sealed, and so say that somebody does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use amparo_ledger::act::Decision;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::Hash32;
use amparo_reader::propose::Proposal;
use amparo_reader::propose::catalogue::{RuleLine, line_of, rules};
use serde::Serialize;

use crate::desk::{Desk, words};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::proposals::{fingerprint, named_in};

/// A rule is said to be rejected often from so many decisions on: of fewer, chance says too much.
pub const DECISIONS_MIN: usize = 10;

/// It is said to be rejected often when the rejected share is, with this much certainty, at least [`OFTEN`]: the lower end of
/// Wilson's interval at 95 %.
const NORMAL_95: f64 = 1.96;
const OFTEN: f64 = 0.5;

/// Under this key the rules of decided proposals lie beside a case's record.
const DRAFT_KEY: &str = "rules-of-decided-proposals";

/// So many digits of a proposal's name tell it from the others of its case.
const NAME_DIGITS: usize = 16;

/// So many reasons are shown of a rule.
const REASONS_MAX: usize = 5;

/// What people here decided on the proposals of one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Accepted as proposed.
    pub accepted: usize,
    /// Accepted after something was changed.
    pub edited: usize,
    /// Rejected.
    pub rejected: usize,
    /// The reasons that were given for rejecting, and how often each.
    pub reasons: BTreeMap<String, usize>,
}

impl Tally {
    /// How many were decided on.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.accepted + self.edited + self.rejected
    }

    /// Whether people here reject its proposals often, and often enough that it is not chance.
    #[must_use]
    pub fn is_rejected_often(&self) -> bool {
        self.decided() >= DECISIONS_MIN && lower_end(self.rejected, self.decided()) >= OFTEN
    }

    fn add(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.edited += other.edited;
        self.rejected += other.rejected;
        for (why, times) in &other.reasons {
            *self.reasons.entry(why.clone()).or_default() += times;
        }
    }

    fn count(&mut self, decision: &Decision) {
        match decision {
            Decision::Accepted { edited: false, .. } => self.accepted += 1,
            Decision::Accepted { edited: true, .. } => self.edited += 1,
            Decision::Rejected { why } => {
                self.rejected += 1;
                if let Some(why) = why.as_deref().map(str::trim).filter(|why| !why.is_empty()) {
                    *self.reasons.entry(why.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// The reasons given most often, the commonest first.
    #[must_use]
    pub fn chief_reasons(&self) -> Vec<(&str, usize)> {
        let mut all: Vec<(&str, usize)> =
            self.reasons.iter().map(|(why, times)| (why.as_str(), *times)).collect();
        all.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
        all.truncate(REASONS_MAX);
        all
    }
}

/// The lower end of Wilson's interval for a share, at 95 %.
fn lower_end(some: usize, all: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let (some, all) = (count(some), count(all));
    let (share, square) = (some / all, NORMAL_95 * NORMAL_95);
    let middle = share + square / (2.0 * all);
    let spread = NORMAL_95 * (share * (1.0 - share) / all + square / (4.0 * all * all)).sqrt();
    (middle - spread) / (1.0 + square / all)
}

/// The tallies of the rules, as whoever asked may know them.
#[derive(Debug, Clone, Default)]
pub struct Tallies(BTreeMap<String, Tally>);

impl Tallies {
    /// What was decided on this rule's proposals; `None` when nothing was.
    #[must_use]
    pub fn of(&self, rule: &str) -> Option<&Tally> {
        self.0.get(rule)
    }
}

/// A row of the table of rules.
#[derive(Debug, Clone, Serialize)]
pub struct RuleRow {
    /// The rule, as proposals name it.
    pub rule: String,
    /// What it looks for; `None` when this version of the program no longer has it.
    pub looks_for: Option<&'static str>,
    /// An example of that.
    pub example: Option<&'static str>,
    /// What was decided on its proposals.
    #[serde(flatten)]
    pub tally: Tally,
    /// Whether people here reject its proposals often.
    pub rejected_often: bool,
}

/// Every rule with what was decided on its proposals here, those of which something was decided first: by name, not by how
/// they fared.
///
/// # Errors
/// When the record cannot be read.
pub fn rules_here(desk: &Desk) -> Result<Visible<Vec<RuleRow>>, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let tallies = tallies(desk)?;
    let known: BTreeSet<String> =
        rules().map(|line| line.rule.to_owned()).chain(tallies.0.keys().cloned()).collect();
    let mut rows: Vec<RuleRow> = known.into_iter().map(|rule| row(&tallies, rule)).collect();
    rows.sort_by_key(|row| row.tally.decided() == 0);
    desk.show(Scope::Desk, rows)
}

fn row(tallies: &Tallies, rule: String) -> RuleRow {
    let line: Option<RuleLine> = line_of(&rule);
    let tally = tallies.of(&rule).cloned().unwrap_or_default();
    RuleRow {
        looks_for: line.map(|line| line.looks_for),
        example: line.map(|line| line.example),
        rejected_often: tally.is_rejected_often(),
        tally,
        rule,
    }
}

/// Says so of a rule that is rejected often, in a sentence; `None` of any other.
#[must_use]
pub fn often_rejected_in_words(tally: &Tally) -> Option<String> {
    tally.is_rejected_often().then(|| {
        format!(
            "People here rejected {} of {} proposals of this rule. It goes on proposing; nothing of it is hidden.",
            tally.rejected,
            tally.decided()
        )
    })
}

/// What was decided in the cases that are open to this member.
pub(crate) fn tallies(desk: &Desk) -> Result<Tallies, Problem> {
    let mut sum = Tallies::default();
    for (case, of_case) in desk.shared().decided_rules.all(desk)? {
        if desk.allows(Action::SeeCase, Some(case))? {
            for (rule, tally) in of_case.iter() {
                sum.0.entry(rule.clone()).or_default().add(tally);
            }
        }
    }
    Ok(sum)
}

/// Notes which rule made a proposal that was decided on.
pub(crate) fn note_rule(desk: &mut Desk, case: CaseId, source: SourceId, proposal: &Proposal) {
    let noted = || -> Result<(), Problem> {
        let scope = Scope::Case(case);
        let mut rules = rules_noted(desk.draft(scope, DRAFT_KEY)?);
        rules.insert(short_name(source, fingerprint(proposal)), proposal.rule.to_string());
        let bytes = serde_json::to_vec(&rules).expect("names and rules are plain data");
        desk.change("Which rule made the proposal was not noted.", |store, random| {
            store.put_draft_beside(scope, DRAFT_KEY, &bytes, random)
        })
    };
    // The decision is on record. Where the disk is full the table lacks it, and nothing else does.
    drop(noted());
    changed(desk, case);
}

/// What was decided in this case changed.
pub(crate) fn changed(desk: &Desk, case: CaseId) {
    desk.shared().decided_rules.case_changed(case);
}

type OfCase = BTreeMap<String, Tally>;
type RulesNoted = BTreeMap<String, String>;

fn rules_noted(draft: Option<Vec<u8>>) -> RulesNoted {
    draft.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn short_name(source: SourceId, fingerprint: Hash32) -> String {
    named_in(source, fingerprint).to_string().chars().take(NAME_DIGITS).collect()
}

fn counted(record: &Record, rules: &RulesNoted) -> OfCase {
    let mut tallies = OfCase::new();
    for (source, made) in &record.decisions {
        for (fingerprint, decision) in made {
            if let Some(rule) = rules.get(&short_name(*source, *fingerprint)) {
                tallies.entry(rule.clone()).or_default().count(decision);
            }
        }
    }
    tallies
}

/// The tallies of each case, kept while the desk is open. One process has a desk open, and whatever is decided passes
/// through [`note_rule`] or [`changed`].
#[derive(Default)]
pub(crate) struct DecidedRules(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    is_loaded: bool,
    of_cases: BTreeMap<CaseId, Arc<OfCase>>,
    changed: BTreeSet<CaseId>,
}

impl DecidedRules {
    /// Of every case in which something was decided, whoever may see it: [`tallies`] asks about that.
    fn all(&self, desk: &Desk) -> Result<Vec<(CaseId, Arc<OfCase>)>, Problem> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let cannot = |error| words(error, "What was decided here could not be counted.");
        let store = desk.store()?;
        let again: Vec<CaseId> = if kept.is_loaded {
            kept.changed.iter().copied().collect()
        } else {
            store.case_list().map_err(cannot)?.into_iter().map(|row| row.case).collect()
        };
        for case in again {
            let scope = Scope::Case(case);
            let rules = rules_noted(store.draft(scope, DRAFT_KEY).map_err(cannot)?);
            kept.of_cases.remove(&case);
            if !rules.is_empty() {
                let record = store.record(scope).map_err(cannot)?;
                kept.of_cases.insert(case, Arc::new(counted(&record, &rules)));
            }
            kept.changed.remove(&case);
        }
        kept.is_loaded = true;
        Ok(kept.of_cases.iter().map(|(case, tallies)| (*case, Arc::clone(tallies))).collect())
    }

    fn case_changed(&self, case: CaseId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).changed.insert(case);
    }

    /// When the desk is locked.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(accepted: usize, rejected: usize) -> Tally {
        Tally { accepted, rejected, ..Tally::default() }
    }

    #[test]
    fn a_rule_is_said_to_be_rejected_often_only_when_it_is_not_chance() {
        let table = [
            (0, 0, false, "nothing was decided"),
            (0, 9, false, "nine are too few to say so"),
            (0, 10, true, "ten of ten"),
            (4, 14, true, "fourteen of eighteen"),
            (4, 6, false, "six of ten may be chance"),
            (10, 10, false, "one in two is not more than half with certainty"),
            (40, 60, true, "many decisions make a smaller share certain"),
            (90, 10, false, "mostly accepted"),
        ];
        for (accepted, rejected, expected, because) in table {
            assert_eq!(tally(accepted, rejected).is_rejected_often(), expected, "{because}");
        }
        assert!((lower_end(14, 18) - 0.548).abs() < 0.001, "Wilson, as published: {}", lower_end(14, 18));
    }

    #[test]
    fn what_was_changed_first_is_neither_accepted_as_it_was_nor_rejected() {
        let mut sum = tally(2, 1);
        sum.add(&Tally { edited: 3, ..Tally::default() });
        assert_eq!((sum.accepted, sum.edited, sum.rejected, sum.decided()), (2, 3, 1, 6));
    }

    #[test]
    fn reasons_are_counted_and_an_empty_one_is_none() {
        let mut sum = Tally::default();
        for why in [Some("a maximum"), Some(" a maximum "), Some("not him"), Some("  "), None] {
            sum.count(&Decision::Rejected { why: why.map(str::to_owned) });
        }
        assert_eq!((sum.rejected, sum.chief_reasons()), (5, vec![("a maximum", 2), ("not him", 1)]));
    }
}
