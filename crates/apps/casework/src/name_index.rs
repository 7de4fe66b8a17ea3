//! Every name in the record, found by any spelling in any script, for exactly those who may see where it stands.
//!
//! Cases that the same people see lie in one part, and a search goes through the parts that somebody sees and through no
//! others. So what lies in the other parts changes nothing: not what is found, not its order, not how much there is. (One
//! list with a filter would betray what it leaves out: how rare a word is, and where a search stops looking, would tell.)
//!
//! The index lies in memory alone. It follows the views: before each search it takes in what was added since the last.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, MemberId, PersonId};
use amparo_ledger::membership::{CaseRole, CaseTier};
use amparo_ledger::record::CaseAccess;
use amparo_names::{Found, Index, IndexBuilder, Kind, Name};
use amparo_store::{CaseAccessRow, CaseScope, NameRow, StoreError};

/// New names lie in a small list beside the large one, and go into it when there are more than this, or than a quarter of it.
const SMALL_MAX: usize = if cfg!(test) { 6 } else { 1_000 };

/// A part of at most so many names is made anew at once when a case leaves it. Of a larger one the case's names are passed
/// over from then on, and it is made anew when one in a hundred has left.
const AT_ONCE_MAX: usize = 20_000;

/// Whose name it is, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Bearer {
    pub(crate) scope: Scope,
    pub(crate) person: PersonId,
}

/// A name that came near.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit {
    pub(crate) bearer: Bearer,
    pub(crate) name: String,
    pub(crate) score: f32,
}

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asked<'a> {
    /// A name in full.
    Whole(&'a Name),
    /// The last word may go on.
    Beginning(&'a str),
}

/// Who sees the cases of a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum SeenBy {
    /// What lies at the desk: whoever may search at all.
    Desk,
    /// A case of this tier, to which these were added.
    Case { tier: CaseTier, members: Vec<(MemberId, CaseRole)> },
}

impl SeenBy {
    fn of(row: &CaseAccessRow) -> Self {
        let members = row.access.members.iter().map(|(member, role)| (*member, *role));
        Self::Case { tier: row.access.tier, members: members.collect() }
    }

    fn is_open(&self, scope: &CaseScope) -> bool {
        match self {
            Self::Desk => true,
            Self::Case { tier, members } => {
                let members = members.iter().copied().collect();
                scope.sees(&CaseAccess { tier: *tier, members })
            }
        }
    }
}

/// Names that one search goes through.
#[derive(Default)]
struct Level {
    index: Option<Arc<Index>>,
    bearers: Arc<Vec<Bearer>>,
}

impl Level {
    fn of(names: &[(String, Bearer)]) -> Self {
        let mut builder = IndexBuilder::new();
        for (name, _) in names {
            builder.add(name, Kind::Person);
        }
        let bearers = names.iter().map(|(_, bearer)| *bearer).collect();
        Self { index: Some(Arc::new(builder.build())), bearers: Arc::new(bearers) }
    }

    /// Its names in order, without those of cases that are elsewhere now.
    fn names(&self, gone: &BTreeSet<Scope>) -> Vec<(String, Bearer)> {
        let Some(index) = &self.index else { return Vec::new() };
        let texts = (0..).map_while(|number| index.text(number)).map(str::to_owned);
        let all = texts.zip(self.bearers.iter().copied());
        all.filter(|(_, bearer)| !gone.contains(&bearer.scope)).collect()
    }

    fn search(&self, asked: Asked<'_>, top: usize, gone: &BTreeSet<Scope>, hits: &mut Vec<Hit>) {
        let Some(index) = &self.index else { return };
        // Names that are passed over must not take the places of others.
        let top = top + gone.len() * 4;
        let found: Vec<Found> = match asked {
            Asked::Whole(name) => index.search(name, top),
            Asked::Beginning(typed) => index.suggest(typed, top),
        };
        for Found { number, score } in found {
            let bearer = usize::try_from(number).ok().and_then(|at| self.bearers.get(at));
            if let (Some(bearer), Some(name)) = (bearer, index.text(number))
                && !gone.contains(&bearer.scope)
            {
                hits.push(Hit { bearer: *bearer, name: name.to_owned(), score });
            }
        }
    }
}

/// The names of cases that the same people see.
#[derive(Default)]
struct Part {
    large: Level,
    small: Level,
    /// The names of `small`, and those that came since it was made.
    fresh: Vec<(String, Bearer)>,
    /// Cases that left this part: nothing of them is found any more, and the next making forgets them.
    gone: BTreeSet<Scope>,
}

impl Part {
    fn add(&mut self, name: String, bearer: Bearer) {
        self.fresh.push((name, bearer));
    }

    fn leave(&mut self, scope: Scope) {
        self.fresh.retain(|(_, bearer)| bearer.scope != scope);
        if self.large.bearers.iter().any(|bearer| bearer.scope == scope) {
            self.gone.insert(scope);
        }
        self.small = Level::default();
    }

    fn names_of(&self, scope: Scope) -> Vec<(String, Bearer)> {
        let mut names = self.large.names(&self.gone);
        names.extend(self.fresh.iter().cloned());
        names.retain(|(_, bearer)| bearer.scope == scope);
        names
    }

    /// Makes what searches need: the small list anew, and where much has gathered or left, the large one.
    fn make_ready(&mut self) {
        let large = self.large.bearers.len();
        let much_left = !self.gone.is_empty() && (large <= AT_ONCE_MAX || self.gone.len() > large / 100);
        if self.fresh.len() > SMALL_MAX.max(large / 4) || much_left {
            let mut names = self.large.names(&self.gone);
            names.append(&mut self.fresh);
            // As a desk that never had what left would have it.
            names.sort_by_key(|(_, bearer)| bearer.scope);
            self.large = Level::of(&names);
            self.small = Level::default();
            self.gone.clear();
        } else if self.small.bearers.len() != self.fresh.len() {
            self.fresh.sort_by_key(|(_, bearer)| bearer.scope);
            self.small = Level::of(&self.fresh);
        }
    }

    fn search(&self, asked: Asked<'_>, top: usize, hits: &mut Vec<Hit>) {
        self.large.search(asked, top, &self.gone, hits);
        self.small.search(asked, top, &self.gone, hits);
    }
}

/// All parts, and up to where they know the views.
#[derive(Default)]
pub(crate) struct Names {
    parts: BTreeMap<SeenBy, Part>,
    /// In which part each case lies.
    place: HashMap<CaseId, SeenBy>,
    /// The views of which it knows entries before `next`.
    epoch: Option<u64>,
    next: u64,
}

impl Names {
    /// Takes in cases that changed and names that came, and makes ready what searches need.
    pub(crate) fn take_in(&mut self, cases: &[CaseAccessRow], names: Vec<NameRow>) {
        for row in cases {
            let seen_by = (!row.is_emptied).then(|| SeenBy::of(row));
            if self.place.get(&row.case) != seen_by.as_ref() {
                self.move_case(row.case, seen_by);
            }
        }
        for NameRow { scope, person, name, .. } in names {
            let seen_by = match scope {
                Scope::Desk => Some(SeenBy::Desk),
                Scope::Case(case) => self.place.get(&case).cloned(),
            };
            if let Some(seen_by) = seen_by {
                self.parts.entry(seen_by).or_default().add(name, Bearer { scope, person });
            }
        }
        self.parts.values_mut().for_each(Part::make_ready);
    }

    fn move_case(&mut self, case: CaseId, to: Option<SeenBy>) {
        let scope = Scope::Case(case);
        let before = self.place.remove(&case);
        let mut moved = Vec::new();
        if let Some(part) = before.and_then(|seen_by| self.parts.get_mut(&seen_by)) {
            moved = part.names_of(scope);
            part.leave(scope);
        }
        if let Some(seen_by) = to {
            self.parts.entry(seen_by.clone()).or_default().fresh.extend(moved);
            self.place.insert(case, seen_by);
        }
    }

    /// The names that come nearest among those that may be seen, best first, each bearer once.
    pub(crate) fn search(&self, scope: &CaseScope, asked: Asked<'_>, top: usize) -> Vec<Hit> {
        // A bearer with several spellings is found several times: more are asked for than given.
        let many = top.saturating_mul(4).max(20);
        let mut hits = Vec::new();
        for (seen_by, part) in &self.parts {
            if seen_by.is_open(scope) {
                part.search(asked, many, &mut hits);
            }
        }
        hits.sort_by(|left, right| {
            let size = |hit: &Hit| match asked {
                Asked::Whole(_) => 0,
                Asked::Beginning(_) => hit.name.len(),
            };
            let score = right.score.total_cmp(&left.score);
            score.then_with(|| {
                (size(left), left.bearer, &left.name).cmp(&(size(right), right.bearer, &right.name))
            })
        });
        let mut seen = BTreeSet::new();
        hits.retain(|hit| seen.insert(hit.bearer));
        hits.truncate(top);
        hits
    }
}

/// The names of an open desk, shared by whoever works at it.
#[derive(Default)]
pub(crate) struct NameIndex(RwLock<Names>);

impl NameIndex {
    /// The names as the record stands now. The first time takes seconds where there are very many.
    pub(crate) fn current(
        &self,
        store: &amparo_store::Desk,
    ) -> Result<RwLockReadGuard<'_, Names>, StoreError> {
        let (epoch, next) = (store.views_epoch(), store.entry_count());
        let is_current = |names: &Names| names.epoch == Some(epoch) && names.next == next;
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if is_current(&names) {
            return Ok(names);
        }
        drop(names);
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if !is_current(&names) {
            if names.epoch != Some(epoch) {
                *names = Names { epoch: Some(epoch), ..Names::default() };
            }
            let (cases, rows) = (store.case_access_since(names.next)?, store.names_since(names.next)?);
            names.take_in(&cases, rows);
            names.next = next;
        }
        drop(names);
        // Whoever holds the desk to read it keeps it as it is: nothing comes between.
        Ok(self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Forgets every name: the desk is locked.
    pub(crate) fn forget(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Names::default();
    }

    /// Whether a search would not have to take in the whole record first.
    pub(crate) fn is_ready(&self, store: &amparo_store::Desk) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).epoch == Some(store.views_epoch())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use amparo_store::MemberScope;
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 12] = [
        "Наталья Белозерова",
        "Natalia Belozerova",
        "Natalya Belozyorova",
        "محمد الحداد",
        "Mohammed al-Haddad",
        "Muhammad Haddad",
        "დავით ბერიძე",
        "Davit Beridze",
        "李志明",
        "Li Zhiming",
        "Natalia Berova",
        "דוד ברק",
    ];

    /// What happens at a desk: a case comes with a name, gets another, is opened to others.
    #[derive(Debug, Clone, Copy)]
    enum Step {
        Named(u8, usize),
        Access(u8, u8, u8),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            4 => (0_u8..14, 0..NAMES.len()).prop_map(|(case, name)| Step::Named(case, name)),
            1 => (0_u8..14, 0_u8..3, 0_u8..8).prop_map(|(case, tier, members)| Step::Access(case, tier, members)),
        ];
        proptest::collection::vec(step, 1..60)
    }

    fn case(number: u8) -> CaseId {
        CaseId::from_bytes([number; 16])
    }

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([0x80 | number; 16])
    }

    /// To whom a case is open: the tier, and of three members those whose bit is set.
    fn access(case_number: u8, tier: u8, members: u8) -> CaseAccessRow {
        let added = (0..3).filter(|number| members & (1 << number) != 0);
        let role = |number: u8| if number == 0 { CaseRole::Lead } else { CaseRole::Viewer };
        CaseAccessRow {
            case: case(case_number),
            access: CaseAccess {
                tier: CaseTier::ALL[usize::from(tier)].0,
                members: added.map(|number| (member(number), role(number))).collect(),
            },
            is_emptied: false,
        }
    }

    fn first(number: u8) -> CaseAccessRow {
        access(number, number % 3, number % 8)
    }

    /// Plays the steps of cases that `keep` keeps.
    fn play(steps: &[Step], keep: &dyn Fn(u8) -> bool) -> Names {
        let mut names = Names::default();
        let mut known = BTreeSet::new();
        for (seq, step) in (0..).zip(steps) {
            let (Step::Named(number, _) | Step::Access(number, ..)) = *step;
            if !keep(number) {
                continue;
            }
            let row = match *step {
                Step::Access(number, tier, members) => vec![access(number, tier, members)],
                Step::Named(number, _) if known.insert(number) => vec![first(number)],
                Step::Named(..) => Vec::new(),
            };
            known.insert(number);
            let name = match *step {
                Step::Named(_, name) => {
                    let (scope, person) = (Scope::Case(case(number)), PersonId::from_bytes([number; 16]));
                    vec![NameRow { seq, scope, person, name: NAMES[name].to_owned() }]
                }
                Step::Access(..) => Vec::new(),
            };
            names.take_in(&row, name);
        }
        names
    }

    /// To whom each case is open at the end.
    fn last_access(steps: &[Step]) -> BTreeMap<u8, CaseAccess> {
        let mut open = BTreeMap::new();
        for step in steps {
            match *step {
                Step::Named(number, _) => drop(open.entry(number).or_insert_with(|| first(number).access)),
                Step::Access(number, tier, members) => {
                    drop(open.insert(number, access(number, tier, members).access));
                }
            }
        }
        open
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

        /// What cannot be seen changes nothing that can: neither what is found, nor its order, nor its number.
        #[test]
        fn a_search_is_that_of_a_desk_without_what_is_not_open(
            steps in steps(),
            who in 0_u8..3,
            open_to in proptest::option::of(0_usize..3),
            asked in 0..NAMES.len(),
        ) {
            let scope = CaseScope::Member(MemberScope {
                member: member(who),
                open_to: open_to.map(|at| CaseTier::ALL[at].0),
                leads: false,
                here: vec![member(0), member(1)],
            });
            let open = last_access(&steps);
            let sees = |number: u8| open.get(&number).is_some_and(|access| scope.sees(access));
            let (all, seen) = (play(&steps, &|_| true), play(&steps, &sees));
            let name = Name::person(NAMES[asked]);
            let typed: String = NAMES[asked].chars().take(4).collect();
            for top in [1, 3, 30] {
                let whole = all.search(&scope, Asked::Whole(&name), top);
                prop_assert_eq!(&whole, &seen.search(&scope, Asked::Whole(&name), top));
                let begun = all.search(&scope, Asked::Beginning(&typed), top);
                prop_assert_eq!(&begun, &seen.search(&scope, Asked::Beginning(&typed), top));
                for hit in whole.iter().chain(&begun) {
                    let Scope::Case(found) = hit.bearer.scope else { panic!("only cases were named") };
                    prop_assert!((0..14).any(|number| case(number) == found && sees(number)), "{hit:?}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_found_in_every_script_in_which_it_was_written_and_in_others() {
        let named: Vec<Step> =
            (0_u8..).zip(0..NAMES.len()).map(|(number, name)| Step::Named(number, name)).collect();
        let names = play(&named, &|_| true);
        for (asked, expected) in
            [("Наталія Белозёрова", [0, 1, 2]), ("Mohamed El Haddad", [3, 4, 5]), ("محمد حداد", [3, 4, 5])]
        {
            let hits = names.search(&CaseScope::All, Asked::Whole(&Name::person(asked)), 3);
            let mut found: Vec<u8> = hits.iter().map(|hit| hit.bearer.person.bytes()[0]).collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{asked}: {hits:?}");
        }
    }
}
