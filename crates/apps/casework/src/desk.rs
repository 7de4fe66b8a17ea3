//! The desk as a person works at it: opened with a passphrase, with a clock, randomness and a reader process.
//!
//! The store is reached only through here, so that no action can forget whose behalf it is on.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, MutexGuard};

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::{CaseId, ClaimId, DeskId, MemberId, SourceId};
use amparo_ledger::proof::{EntryProof, GrowthProof, ProofError};
use amparo_ledger::record::{CaseAccess, ClaimState, MemberState, Record};
use amparo_ledger::source::Hash32;
use amparo_reader::Reading;
use amparo_reader::child::Reader;
use amparo_store::{
    BlobId, CaseScope, Depth, Finding, Holder, KdfParams, Logged, Passphrase, RecoverySheet, Renewed,
    StoreError, Unlock,
};
use jiff::civil::Date;

use crate::custody::report::LogState;
use crate::policy::{self, Action, CaseFacts, CaseRole, Facts, Principal, Role, Visible};
use crate::problem::{Problem, Sort};
use crate::proposals;
use crate::shared::{Shared, SharedRandom, StoreRead};
use crate::world::{Clock, Random};

pub use amparo_store::CopyProgress;

/// What casework needs from outside.
pub struct World {
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Gives randomness.
    pub random: Box<dyn Random>,
    /// Starts the process in which documents are parsed.
    pub reader: Reader,
}

impl World {
    /// The computer's own clock and randomness, and this very program as the reader process.
    ///
    /// # Errors
    /// When the program cannot find its own file.
    pub fn of_this_computer() -> Result<Self, Problem> {
        let program = std::env::current_exe().map_err(|error| {
            Problem::new(
                Sort::System,
                "The program could not find its own file. Nothing was changed.",
                error.to_string(),
                "Start it by its full path.",
            )
        })?;
        Ok(Self {
            clock: Box::new(crate::world::SystemClock),
            random: Box::new(crate::world::SystemRandom),
            reader: Reader::new(program, ["__reader"]),
        })
    }
}

/// Whether a folder holds a desk.
#[must_use]
pub fn is_desk(folder: &Path) -> bool {
    amparo_store::desk_in(folder).is_some()
}

/// An open desk, on behalf of one of its members.
pub struct Desk {
    shared: Arc<Shared>,
    member: MemberId,
    /// Whoever made this handle holds [`Shared::writing`] as long as it is used.
    holds_writing: bool,
}

/// What a new desk is called, and by whom.
#[derive(Debug, Clone)]
pub struct NewDesk {
    /// What its people call it.
    pub name: String,
    /// How the record calls its first member.
    pub member_name: String,
    /// It holds an example.
    pub demo: bool,
    /// What it costs to try a passphrase.
    pub small_computer: bool,
}

/// The fewest characters a passphrase may have.
pub const PASSPHRASE_CHARS_MIN: usize = 12;

pub(crate) struct StoreRandom<'a>(pub(crate) &'a mut dyn Random);

impl amparo_store::Random for StoreRandom<'_> {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }
}

impl Desk {
    /// Makes a new desk in this folder, and its recovery sheet, which is shown once.
    ///
    /// # Errors
    /// When the passphrase is too short, or the folder cannot hold a desk.
    pub fn init(
        folder: &Path,
        passphrase: String,
        new: &NewDesk,
        mut world: World,
    ) -> Result<(Self, RecoverySheet), Problem> {
        let passphrase = long_enough(passphrase)?;
        let params = if new.small_computer { KdfParams::small_board() } else { KdfParams::default() };
        let member = MemberId::from_bytes(random_16(world.random.as_mut()));
        let holder = holder(world.clock.as_ref());
        let (store, sheet) = amparo_store::Desk::create(
            folder,
            &passphrase,
            params,
            &holder,
            &mut StoreRandom(world.random.as_mut()),
        )
        .map_err(|error| words(error, "The desk was not made."))?;
        let id = store.id();
        let desk = Self { shared: Arc::new(Shared::new(store, world)), member, holds_writing: false };
        desk.append_unasked(vec![
            (Scope::Desk, Act::DeskOpened { desk: id, name: new.name.clone(), solo: true, demo: new.demo }),
            (Scope::Desk, Act::MemberJoined { member, name: new.member_name.clone() }),
        ])?;
        Ok((desk, sheet))
    }

    /// Opens the desk in this folder.
    ///
    /// # Errors
    /// When the passphrase is wrong, the folder is in use or holds no desk, or the record does not hold.
    pub fn open(folder: &Path, passphrase: String, world: World) -> Result<Self, Problem> {
        let passphrase = Passphrase::new(passphrase);
        let desk = Self::unlock(folder, Unlock::Passphrase(&passphrase), world)?;
        let not_opened =
            "The desk was not opened: the erasure of a case was begun and could not be finished.";
        desk.change(not_opened, |store, random| store.finish_erasure(&passphrase, random).map(drop))?;
        Ok(desk)
    }

    /// Opens the desk with its recovery sheet.
    ///
    /// # Errors
    /// When what was typed is not a recovery sheet, or not this desk's.
    pub fn open_with_sheet(folder: &Path, sheet: &str, world: World) -> Result<Self, Problem> {
        let sheet = sheet_of(sheet)?;
        let desk = Self::unlock(folder, Unlock::Recovery(&sheet), world)?;
        let not_opened = "The desk was not opened. Nothing was changed.";
        desk.change(not_opened, |store, random| store.learn_recovery_sheet(&sheet, random).map(drop))?;
        Ok(desk)
    }

    fn unlock(folder: &Path, with: Unlock<'_>, mut world: World) -> Result<Self, Problem> {
        let mut store = amparo_store::Desk::open(folder, with, &holder(world.clock.as_ref()))
            .map_err(|error| words(error, "The desk was not opened. Nothing was changed."))?;
        // A desk of before there were checkpoints. On a full disk it can still be read, and is signed later.
        drop(store.ensure_signed(&mut StoreRandom(world.random.as_mut())));
        Self::of_store(store, world)
    }

    /// Works at a desk that the store has open. Whoever has its passphrase has all its keys, so it is worked at on behalf
    /// of who manages it: of them, the one who has been there longest.
    pub(crate) fn of_store(mut store: amparo_store::Desk, mut world: World) -> Result<Self, Problem> {
        // On a full disk the desk can still be read; then it is told when it is next opened.
        drop(proposals::tell_what_drafts_ask(&mut store, &mut StoreRandom(world.random.as_mut())));
        let record = store.record(Scope::Desk).map_err(|error| words(error, "The desk was not opened."))?;
        let here = record.members_here();
        let manages = here.iter().find(|(_, state)| state.roles.contains(&Role::Admin));
        let Some((member, _)) = manages.or_else(|| here.first()) else {
            return Err(damaged(&"the desk has no member"));
        };
        Ok(Self { member: *member, shared: Arc::new(Shared::new(store, world)), holds_writing: false })
    }

    /// The same desk on behalf of somebody who is at it.
    pub(crate) fn on_behalf_of(
        shared: &Arc<Shared>,
        member: MemberId,
        holds_writing: bool,
    ) -> Result<Self, Problem> {
        let desk = Self { shared: Arc::clone(shared), member, holds_writing };
        if desk.principal()?.is_here { Ok(desk) } else { Err(policy::not_a_member(member)) }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Sets another passphrase. `proof` shows that whoever asks may do so.
    ///
    /// # Errors
    /// When the proof does not open the desk, the new passphrase is too short, or it cannot be written.
    pub fn change_passphrase(&mut self, proof: Proof, new: String) -> Result<Renewed, Problem> {
        let new = long_enough(new)?;
        let old;
        let sheet;
        let proof = match proof {
            Proof::Passphrase(passphrase) => {
                old = Passphrase::new(passphrase);
                Unlock::Passphrase(&old)
            }
            Proof::Sheet(text) => {
                sheet = sheet_of(&text)?;
                Unlock::Recovery(&sheet)
            }
        };
        self.may(Action::ManageKeys, None)?;
        let not_changed = "The passphrase was not changed; the old one still opens the desk.";
        self.change(not_changed, |store, random| {
            store.change_passphrase(proof, &new, KdfParams::default(), random)
        })
    }

    /// Makes a new recovery sheet in place of the old one, which opens the desk no longer.
    ///
    /// # Errors
    /// When the passphrase does not open the desk, or it cannot be written.
    pub fn new_recovery_sheet(&mut self, passphrase: String) -> Result<RecoverySheet, Problem> {
        let passphrase = Passphrase::new(passphrase);
        self.may(Action::ManageKeys, None)?;
        let not_made = "No new sheet was made; the old one still opens the desk.";
        self.change(not_made, |store, random| store.new_recovery_sheet(&passphrase, random))
    }

    /// The store, to be read. Held for one call: whoever holds it may not ask for it again.
    pub(crate) fn store(&self) -> Result<StoreRead<'_>, Problem> {
        self.shared.store()
    }

    /// Changes the store. `what` says what did not happen when it fails.
    pub(crate) fn change<T>(
        &self,
        what: &str,
        change: impl FnOnce(&mut amparo_store::Desk, &mut dyn amparo_store::Random) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        let _writing = self.writing();
        self.shared.change(what, change)
    }

    /// Keeps others from writing; for what takes long.
    pub(crate) fn writing(&self) -> Option<MutexGuard<'_, ()>> {
        (!self.holds_writing).then(|| self.shared.writing())
    }

    /// Randomness, drawn a few bytes at a time.
    pub(crate) fn random(&self) -> SharedRandom<'_> {
        self.shared.random()
    }

    /// Who asks, as the record has them now.
    pub(crate) fn principal(&self) -> Result<Principal, Problem> {
        let record = self.desk_record()?;
        let member = record.members.get(&self.member);
        let is_here = member.is_some_and(MemberState::is_here);
        Ok(Principal {
            member: self.member,
            is_here,
            is_sole: is_here && record.members.values().filter(|state| state.is_here()).count() == 1,
            roles: member.map(|state| state.roles.clone()).unwrap_or_default(),
        })
    }

    /// What matters of a case to whoever asks; `None` when there is none.
    pub(crate) fn facts(&self, case: CaseId) -> Result<Option<CaseFacts>, Problem> {
        let row = self.store()?.case_row(case);
        let row = row.map_err(|error| words(error, "The cases could not be listed."))?;
        let record = self.desk_record()?;
        Ok(row.map(|row| facts_of(&row.access, self.member, &record)))
    }

    /// Which cases are open to this member: lists and searches are answered for these alone.
    pub(crate) fn open_cases(&self) -> Result<CaseScope, Problem> {
        let record = self.desk_record()?;
        Ok(policy::open_cases(&self.principal()?, &record))
    }

    /// Whether this member may do this, on this case where it is done on a case.
    ///
    /// # Errors
    /// When they may not. A case that is not open to them is, for them, not there.
    pub(crate) fn may(&self, action: Action, case: Option<CaseId>) -> Result<(), Problem> {
        self.may_with(action, case, false)
    }

    /// Whether this member may release a paper of these claims, under this framework.
    ///
    /// # Errors
    /// When they may not release papers, or when it rests on nobody's work but theirs.
    pub(crate) fn may_release(
        &self,
        case: CaseId,
        claims: &[ClaimId],
        framework: Option<&str>,
    ) -> Result<(), Problem> {
        self.may(Action::ReleasePaper, Some(case))?;
        let (of_case, at_desk) = (self.scope_record(Scope::Case(case))?, self.desk_record()?);
        let entered = claims.iter().filter_map(|claim| {
            let state = of_case.claims.get(claim).or_else(|| at_desk.claims.get(claim))?;
            Some(state.entered.by)
        });
        let found = of_case
            .findings
            .values()
            .filter(|state| state.withdrawn.is_none() && Some(state.finding.framework.as_str()) == framework);
        let mut authors = entered.chain(found.map(|state| state.given.by));
        let is_theirs_alone = authors.all(|author| author == self.member);
        self.may_with(Action::ReleasePaper, Some(case), is_theirs_alone)
    }

    fn may_with(&self, action: Action, case: Option<CaseId>, is_theirs_alone: bool) -> Result<(), Problem> {
        let principal = self.principal()?;
        if !principal.is_here {
            return Err(policy::not_a_member(self.member));
        }
        let facts = match case {
            None => Facts::Desk,
            Some(case) => {
                let facts = self.facts(case)?.ok_or_else(|| policy::no_such_case(case))?;
                Facts::Case(CaseFacts { is_theirs_alone, ..facts })
            }
        };
        if policy::decide(&principal, action, &facts) {
            return Ok(());
        }
        match case {
            _ if is_theirs_alone => Err(policy::theirs_alone()),
            Some(case) if !policy::decide(&principal, Action::SeeCase, &facts) => {
                Err(policy::no_such_case(case))
            }
            _ => Err(policy::not_allowed(action)),
        }
    }

    /// Whether this member may do this; a refusal is an answer.
    pub(crate) fn allows(&self, action: Action, case: Option<CaseId>) -> Result<bool, Problem> {
        let facts = match case {
            None => Some(Facts::Desk),
            Some(case) => self.facts(case)?.map(Facts::Case),
        };
        let principal = self.principal()?;
        Ok(facts.is_some_and(|facts| policy::decide(&principal, action, &facts)))
    }

    /// Marks something as visible to this member, if it is: what is of a case, where they see the case.
    pub(crate) fn show<T>(&self, scope: Scope, thing: T) -> Result<Visible<T>, Problem> {
        self.may_see(scope)?;
        Ok(Visible::after_asking(thing))
    }

    /// What lies at the desk is part of every case that rests on it; each function that shows it for itself asks about that.
    fn may_see(&self, scope: Scope) -> Result<(), Problem> {
        match scope {
            Scope::Case(case) => self.may(Action::SeeCase, Some(case)),
            Scope::Desk if self.principal()?.is_here => Ok(()),
            Scope::Desk => Err(policy::not_a_member(self.member)),
        }
    }

    /// Whether this member sees what is sealed within a case.
    pub(crate) fn sees_sealed(&self, case: CaseId) -> Result<bool, Problem> {
        let facts = self.facts(case)?;
        let principal = self.principal()?;
        Ok(facts.is_some_and(|facts| policy::sees_sealed(&principal, facts)))
    }

    /// The record of a scope without what is sealed from this member.
    fn open_part(&self, scope: Scope, record: Arc<Record>) -> Result<Arc<Record>, Problem> {
        let Scope::Case(case) = scope else { return Ok(record) };
        let sealed = |state: &ClaimState| state.claim.audience == Audience::Sealed;
        if self.sees_sealed(case)? || !record.claims.values().any(|state| sealed(state)) {
            return Ok(record);
        }
        let mut record = record;
        without_sealed(Arc::make_mut(&mut record));
        Ok(record)
    }

    /// How the record calls the member who works here.
    pub(crate) fn member_name(&self) -> Result<String, Problem> {
        let record = self.desk_record()?;
        Ok(record.members.get(&self.member).map(|member| member.name.clone()).unwrap_or_default())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.shared.clock.today()
    }

    /// The member on whose behalf this is.
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// Whether nobody else is at the desk.
    pub(crate) fn is_alone(&self) -> Result<bool, Problem> {
        Ok(self.principal()?.is_sole)
    }

    pub(crate) fn reader(&self) -> &Reader {
        &self.shared.reader
    }

    pub(crate) fn random_bytes(&self) -> [u8; 16] {
        random_16(&mut self.random())
    }

    /// The archived bytes with this hash; `None` when the scope has none.
    pub(crate) fn blob_bytes(&self, scope: Scope, hash: Hash32) -> Result<Option<Vec<u8>>, Problem> {
        self.may_see(scope)?;
        self.store()?.blob(scope, hash).map_err(|error| words(error, "What is archived could not be read."))
    }

    /// Adds acts of several scopes to the record, all or none.
    pub(crate) fn append_all(&mut self, acts: Vec<(Scope, Act)>) -> Result<Vec<u64>, Problem> {
        let asked = policy::asked(acts.iter().map(|(scope, act)| (*scope, act)), self.member);
        for (action, case) in asked.actions {
            self.may(action, case)?;
        }
        for (scope, act) in &acts {
            if let (Scope::Case(case), Act::PaperReleased { release }) = (scope, act) {
                let more = acts.iter().filter_map(|(_, act)| match act {
                    Act::ReleaseContinued { claims, .. } => Some(claims.iter().copied()),
                    _ => None,
                });
                let claims: Vec<ClaimId> = release.claims.iter().copied().chain(more.flatten()).collect();
                self.may_release(*case, &claims, release.framework.as_ref().map(|(id, _)| id.as_str()))?;
            }
        }
        self.append_unasked(acts)
    }

    /// Adds acts to the record, all or none.
    pub(crate) fn append(&mut self, scope: Scope, acts: Vec<Act>) -> Result<Vec<u64>, Problem> {
        self.append_all(acts.into_iter().map(|act| (scope, act)).collect())
    }

    /// Adds acts of somebody who is no member yet.
    pub(crate) fn append_unasked(&self, acts: Vec<(Scope, Act)>) -> Result<Vec<u64>, Problem> {
        let (at, actor) = (self.now(), self.member);
        let entry = |(scope, act)| Entry { at, actor, scope, audience: Audience::default(), act };
        let entries: Vec<Entry> = acts.into_iter().map(entry).collect();
        self.change("Nothing was saved.", |store, random| store.append(&entries, random))
    }

    /// The cases that are open to this member, in the order in which they were opened. Their counts leave out what is sealed
    /// from the member.
    pub(crate) fn case_rows(&self) -> Result<Vec<amparo_store::CaseRow>, Problem> {
        let rows = self.store()?.case_list();
        let rows = rows.map_err(|error| words(error, "The cases could not be listed."))?;
        let (principal, record) = (self.principal()?, self.desk_record()?);
        let open = rows.into_iter().filter_map(|mut row| {
            let facts = facts_of(&row.access, self.member, &record);
            if !policy::decide(&principal, Action::SeeCase, &Facts::Case(facts)) {
                return None;
            }
            if !policy::sees_sealed(&principal, facts) {
                row.leave_out_sealed();
            }
            Some(row)
        });
        Ok(open.collect())
    }

    /// The record of every scope, also of cases that are not open to this member: to keep what they rest on. Nothing of it
    /// is shown.
    pub(crate) fn every_record(&self) -> Result<Vec<Arc<Record>>, Problem> {
        let cannot = |error| words(error, "The record could not be read.");
        let rows = self.store()?.case_list().map_err(cannot)?;
        let scopes = std::iter::once(Scope::Desk).chain(rows.into_iter().map(|row| Scope::Case(row.case)));
        scopes.map(|scope| self.store()?.record(scope).map_err(cannot)).collect()
    }

    /// Which entries of the log are open to this member.
    pub(crate) fn open_entries(&self) -> Result<OpenEntries, Problem> {
        let mut open = OpenEntries::default();
        for row in self.case_rows()? {
            let sealed = if self.sees_sealed(row.case)? {
                None
            } else {
                let record = self.store()?.record(Scope::Case(row.case));
                Some(record.map_err(|error| words(error, "The record could not be read."))?)
            };
            open.cases.insert(row.case, sealed);
        }
        Ok(open)
    }

    /// The desk's own record, for whatever is asked about elsewhere.
    pub(crate) fn desk_record(&self) -> Result<Arc<Record>, Problem> {
        self.shared.desk_record()
    }

    /// The record of one scope, without what is sealed from this member.
    pub(crate) fn scope_record(&self, scope: Scope) -> Result<Arc<Record>, Problem> {
        self.may_see(scope)?;
        let record = self.store()?.record(scope);
        self.open_part(scope, record.map_err(|error| words(error, "The record could not be read."))?)
    }

    /// The record of a case with the desk's own.
    pub(crate) fn case_record(&self, case: CaseId) -> Result<Record, Problem> {
        let desk = self.scope_record(Scope::Desk)?;
        Ok((*self.scope_record(Scope::Case(case))?).clone().joined_with(&desk))
    }

    /// The record of a case with the desk's own, as it stood after the first `entries` entries of the log.
    pub(crate) fn case_record_at(&self, case: CaseId, entries: u64) -> Result<Record, Problem> {
        self.may(Action::SeeCase, Some(case))?;
        let of = |scope| {
            let record = self.store()?.record_as_of(scope, entries);
            self.open_part(scope, record.map_err(|error| words(error, "The record could not be read."))?)
        };
        let desk = of(Scope::Desk)?;
        Ok((*of(Scope::Case(case))?).clone().joined_with(&desk))
    }

    /// The last decision of a case that stands.
    pub(crate) fn last_decision(&self, case: CaseId) -> Result<Option<(SourceId, Hash32)>, Problem> {
        let record = self.scope_record(Scope::Case(case))?;
        let entries = self.entries_of(Scope::Case(case))?;
        let stands = |source: &SourceId, fingerprint: &Hash32| {
            record.decisions.get(source).is_some_and(|made| made.contains_key(fingerprint))
        };
        Ok(entries.iter().rev().find_map(|logged| match &logged.entry.act {
            Act::ProposalDecided { source, fingerprint, .. } if stands(source, fingerprint) => {
                Some((*source, *fingerprint))
            }
            _ => None,
        }))
    }

    pub(crate) fn put_blob(&mut self, scope: Scope, bytes: &[u8]) -> Result<BlobId, Problem> {
        self.may_see(scope)?;
        let not_archived = "The document was not archived. Nothing was saved.";
        self.change(not_archived, |store, random| store.put_blob(scope, bytes, random))
    }

    /// What lies in the archive under this hash.
    pub(crate) fn archived(&self, scope: Scope, hash: Hash32) -> Result<ArchivedBytes, Problem> {
        self.may_see(scope)?;
        let found = self.store()?.blob(scope, hash);
        match found {
            Ok(Some(bytes)) => Ok(ArchivedBytes::Held(bytes)),
            Ok(None) => Ok(ArchivedBytes::Missing),
            Err(StoreError::Corrupt { .. }) => Ok(ArchivedBytes::Altered),
            Err(error) => Err(words(error, "The archive could not be read.")),
        }
    }

    /// Every entry of a scope, in order, without those on what is sealed from this member.
    pub(crate) fn entries_of(&self, scope: Scope) -> Result<Vec<Logged>, Problem> {
        self.may_see(scope)?;
        let cannot = |error| words(error, "The history could not be read.");
        let mut entries = self.store()?.entries_of(scope).map_err(cannot)?;
        if let Scope::Case(case) = scope
            && !self.sees_sealed(case)?
        {
            let record = self.store()?.record(scope).map_err(cannot)?;
            entries.retain(|logged| !speaks_of_sealed(&logged.entry.act, &record));
        }
        Ok(entries)
    }

    /// The desk and every case that is open to this member, in the order in which they were opened.
    pub(crate) fn scopes(&self) -> Result<Vec<Scope>, Problem> {
        let cases = self.case_rows()?.into_iter().map(|row| Scope::Case(row.case));
        Ok(std::iter::once(Scope::Desk).chain(cases).collect())
    }

    /// The proof of one entry of a scope, with those fields that `shows` names.
    pub(crate) fn entry_proof(
        &self,
        scope: Scope,
        seq: u64,
        shows: &dyn Fn(&str) -> bool,
    ) -> Result<EntryProof, Problem> {
        self.may_see(scope)?;
        self.store()?.entry_proof(seq, shows).map_err(|error| words(error, "The proof was not made."))
    }

    /// The proof that the log grew from an earlier checkpoint, or why there is none.
    pub(crate) fn growth_proof(
        &self,
        old: &SignedCheckpoint,
    ) -> Result<Result<GrowthProof, ProofError>, Problem> {
        self.store()?.growth_proof(old).map_err(|error| words(error, "The proof was not made."))
    }

    /// The log as it stands, and what the desk signed of it.
    pub(crate) fn log_state(&self) -> Result<LogState, Problem> {
        let store = self.store()?;
        let newest = store.checkpoint().map_err(|error| words(error, "The log could not be read."))?;
        Ok(LogState {
            entries: store.entry_count(),
            head_leaf: store.head_leaf(),
            root: newest
                .as_ref()
                .map(|_| store.root_at(store.entry_count()))
                .transpose()
                .map_err(|error| words(error, "The log could not be read."))?,
            checkpoint: newest.map(|note| note.to_string()),
            public_key: store.public_key().map(|key| key.to_string()),
        })
    }

    /// How many entries the log has.
    pub(crate) fn entry_count(&self) -> Result<u64, Problem> {
        Ok(self.store()?.entry_count())
    }

    /// The desk's id.
    pub(crate) fn id(&self) -> Result<DeskId, Problem> {
        Ok(self.store()?.id())
    }

    /// The moment it is, in seconds since 1970 UTC.
    pub(crate) fn now(&self) -> i64 {
        self.shared.clock.now()
    }

    pub(crate) fn put_draft(&mut self, scope: Scope, key: &str, bytes: &[u8]) -> Result<(), Problem> {
        self.may_see(scope)?;
        let not_kept = "The proposals were not kept.";
        self.change(not_kept, |store, random| store.put_draft(scope, key, bytes, random))
    }

    pub(crate) fn draft(&self, scope: Scope, key: &str) -> Result<Option<Vec<u8>>, Problem> {
        self.may_see(scope)?;
        let found = self.store()?.draft(scope, key);
        found.map_err(|error| words(error, "The proposals could not be read."))
    }

    pub(crate) fn delete_draft(&mut self, scope: Scope, key: &str) -> Result<bool, Problem> {
        self.may_see(scope)?;
        self.change("The draft was not taken away.", |store, _| store.delete_draft(scope, key))
    }

    /// The text of a source, as it was read.
    pub(crate) fn source_text(&self, record: &Record, source: SourceId) -> Result<Reading, Problem> {
        let missing = || {
            Problem::not_found(
                "The source's text cannot be shown.",
                "It is named on file, but its words are not.",
                "Read the document with `amparo read`.",
            )
        };
        let Scope::Case(case) = record.sources.get(&source).ok_or_else(missing)?.scope else {
            return Err(missing());
        };
        proposals::draft_of(self, case, source)?.map(|draft| draft.reading).ok_or_else(missing)
    }

    /// Goes through the whole log, without opening its entries, and says whether it holds. [`crate::check_desk`] looks
    /// deeper, and says everything that does not hold.
    ///
    /// # Errors
    /// Names the first entry that does not hold.
    pub fn verify(&self) -> Result<u64, Problem> {
        self.may(Action::SeeDesk, None)?;
        let _writing = self.writing();
        let report = self.store()?.check(Depth::Hashes, None, &mut |_| {});
        match report.findings.into_iter().next() {
            None => Ok(report.entries),
            Some(Finding { entry, damage }) => Err(words(
                StoreError::Corrupt { entry, what: damage.to_string() },
                "The record does not hold.",
            )),
        }
    }
}

/// What matters of a case to this member.
fn facts_of(access: &CaseAccess, member: MemberId, desk: &Record) -> CaseFacts {
    let leads = |(member, role): (&MemberId, &CaseRole)| {
        *role == CaseRole::Lead && desk.members.get(member).is_some_and(MemberState::is_here)
    };
    CaseFacts {
        tier: access.tier,
        added: access.members.get(&member).copied(),
        is_led: access.members.iter().any(leads),
        is_theirs_alone: false,
    }
}

/// Which entries of the log are open to a member.
#[derive(Default)]
pub(crate) struct OpenEntries {
    /// Cases, with their record where what is sealed in it is not open.
    cases: BTreeMap<CaseId, Option<Arc<Record>>>,
}

impl OpenEntries {
    /// Whether this entry is open.
    pub(crate) fn shows(&self, entry: &Entry) -> bool {
        match entry.scope {
            Scope::Desk => true,
            Scope::Case(case) => match self.cases.get(&case) {
                None => false,
                Some(None) => true,
                Some(Some(record)) => !speaks_of_sealed(&entry.act, record),
            },
        }
    }
}

/// Leaves out sealed claims, and what groups them.
fn without_sealed(record: &mut Record) {
    record.claims.retain(|_, state| state.claim.audience != Audience::Sealed);
    let Record { claims, occurrences, .. } = record;
    for grouped in occurrences.values_mut() {
        grouped.retain(|claim| claims.contains_key(claim));
    }
}

/// Whether an act is about a claim that is sealed.
fn speaks_of_sealed(act: &Act, record: &Record) -> bool {
    let sealed = |claim: &ClaimId| {
        record.claims.get(claim).is_some_and(|state| state.claim.audience == Audience::Sealed)
    };
    match act {
        Act::ClaimEntered { claim } => sealed(&claim.id),
        Act::ClaimCorrected { corrects, claim, .. } => sealed(corrects) || sealed(&claim.id),
        Act::ClaimRetracted { claim, .. }
        | Act::ClaimDisputed { claim, .. }
        | Act::ClaimRestored { claim, .. } => sealed(claim),
        Act::SameEvent { claims, .. } | Act::NotSameEvent { claims, .. } => claims.iter().any(sealed),
        // It keeps the claims that it rests on.
        Act::AssessmentSigned { .. } => {
            record.claims.values().any(|state| state.claim.audience == Audience::Sealed)
        }
        _ => false,
    }
}

/// What lies in the archive under a hash.
pub(crate) enum ArchivedBytes {
    /// What was archived.
    Held(Vec<u8>),
    /// Something else.
    Altered,
    /// Nothing.
    Missing,
}

/// What shows that someone may change the passphrase.
pub enum Proof {
    /// The old passphrase.
    Passphrase(String),
    /// What stands on the recovery sheet.
    Sheet(String),
}

/// What was typed, or the whole printed sheet: of that only the lines of groups count.
pub(crate) fn sheet_of(text: &str) -> Result<RecoverySheet, Problem> {
    let is_groups = |line: &&str| {
        let line = line.trim();
        line.contains('-') && line.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    let groups: Vec<&str> = text.lines().filter(is_groups).collect();
    let text = if groups.is_empty() { text.to_owned() } else { groups.join("\n") };
    RecoverySheet::read(&text).map_err(|error| {
        Problem::new(
            Sort::Locked,
            "The desk was not opened. Nothing was changed.",
            format!("What was given is not a recovery sheet: {error}."),
            "Type the groups as they stand on the sheet, in their order.",
        )
    })
}

/// Who works on the folder, for the message that another process gets.
pub(crate) fn holder(clock: &dyn Clock) -> Holder {
    Holder::this_process("amparo", clock.now())
}

pub(crate) fn long_enough(passphrase: String) -> Result<Passphrase, Problem> {
    let chars = passphrase.chars().count();
    if chars < PASSPHRASE_CHARS_MIN {
        return Err(Problem::input(
            "The passphrase was not accepted. Nothing was changed.",
            format!(
                "It has {chars} characters; at least {PASSPHRASE_CHARS_MIN} are needed, because whoever takes the computer can try as many as they like."
            ),
            "Choose four or more words that nobody would put together.",
        ));
    }
    Ok(Passphrase::new(passphrase))
}

fn random_16(random: &mut dyn Random) -> [u8; 16] {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    bytes
}

pub(crate) fn damaged(why: &dyn std::fmt::Display) -> Problem {
    Problem::new(
        Sort::Damaged,
        "Something stored on this desk cannot be read. Nothing was changed.",
        why.to_string(),
        "Copy the whole folder to a safe place before anything else, then run `amparo status`.",
    )
}

/// Facts of the store in words. `what` says what did not happen, and whether anything was saved.
pub(crate) fn words(error: StoreError, what: &str) -> Problem {
    if let Some(problem) = crate::back_up::words_of_keeping(&error, what) {
        return problem;
    }
    let why = error.to_string();
    let say = |sort, why: String, mend: &str| Problem::new(sort, what, why, mend);
    match error {
        StoreError::WrongPassphrase => say(
            Sort::Locked,
            "The passphrase does not open this desk.".into(),
            "Check the keyboard's language and Caps Lock. If it is lost, `amparo passphrase recover` sets a new one with the recovery sheet; without either, nobody can open the desk.",
        ),
        StoreError::WrongRecoverySheet => say(
            Sort::Locked,
            "This recovery sheet does not open this desk.".into(),
            "Check that it is this desk's sheet. A backup opens with the sheet that the desk had when it was made.",
        ),
        StoreError::NotADesk { folder } => say(
            Sort::NotFound,
            format!("The folder {} holds no desk.", folder.display()),
            "Name the desk's folder with --desk, or make a new desk with `amparo init`.",
        ),
        StoreError::AlreadyADesk { folder } => say(
            Sort::Input,
            format!("The folder {} holds a desk already.", folder.display()),
            "Use it, or name another folder.",
        ),
        StoreError::FolderNotEmpty { folder } => say(
            Sort::Input,
            format!("The folder {} is not empty.", folder.display()),
            "Name an empty folder, or one that does not exist yet.",
        ),
        StoreError::FolderInUse { holder } => say(
            Sort::InUse,
            holder.map_or_else(
                || "Another process works on this desk.".to_owned(),
                |holder| {
                    format!(
                        "Another process works on this desk: {} with the process number {}, since {}.",
                        holder.program,
                        holder.pid,
                        moment_in_words(holder.since)
                    )
                },
            ),
            "Wait until it has finished, or end it, and try again.",
        ),
        StoreError::DiskFull => say(
            Sort::System,
            "The disk is full. What was saved before is unharmed.".into(),
            "Make room on the disk and do it again.",
        ),
        StoreError::Permissions { .. } | StoreError::Io { .. } => say(
            Sort::System,
            format!("{}.", with_cause(&error)),
            "Check the disk and the rights on the desk's folder, and try again.",
        ),
        StoreError::Corrupt { .. } => say(
            Sort::Damaged,
            format!("{why}."),
            "Copy the whole folder to a safe place before anything else, and do not go on with it.",
        ),
        StoreError::Refused { .. } => say(
            Sort::Input,
            format!("{}.", with_cause(&error)),
            "Look at the case again: something it rests on is not, or no longer, there.",
        ),
        StoreError::NotWritable { .. } => say(
            Sort::Input,
            format!("{}.", with_cause(&error)),
            "Shorten the text: one entry holds a statement, not a document.",
        ),
        StoreError::UnknownVersion { .. } => say(
            Sort::System,
            format!("{why}."),
            "Open the desk with the newer version of Amparo that wrote it.",
        ),
        _ => say(
            Sort::System,
            format!("{}.", with_cause(&error)),
            "Try again; if it stays, report it with this text.",
        ),
    }
}

/// Seconds since 1970 UTC as a day and a time.
pub fn moment_in_words(seconds: i64) -> String {
    let day = crate::world::FixedClock(seconds).today();
    let minutes = seconds.rem_euclid(86_400) / 60;
    format!("{day} {:02}:{:02} UTC", minutes / 60, minutes % 60)
}

fn with_cause(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
