//! The desk as a person works at it: opened with a passphrase, with a clock, randomness and a reader process.
//!
//! The store is reached only through here, so that no action can forget whose behalf it is on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::{CaseId, DeskId, MemberId, SourceId};
use amparo_ledger::proof::{EntryProof, GrowthProof, ProofError};
use amparo_ledger::record::Record;
use amparo_ledger::source::Hash32;
use amparo_reader::Reading;
use amparo_reader::child::Reader;
use amparo_store::{
    BlobId, Depth, Finding, Holder, KdfParams, Logged, Passphrase, RecoverySheet, Renewed, StoreError, Unlock,
};
use jiff::civil::Date;

use crate::custody::report::LogState;
use crate::policy::{Deed, Member};
use crate::problem::{Problem, Sort};
use crate::proposals;
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

/// An open desk.
pub struct Desk {
    store: amparo_store::Desk,
    world: World,
    member: Member,
    folder: PathBuf,
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
        let mut desk =
            Self { store, world, member: Member { id: member, sole: true }, folder: folder.to_owned() };
        desk.append(
            Scope::Desk,
            vec![
                Act::DeskOpened { desk: id, name: new.name.clone(), solo: true, demo: new.demo },
                Act::MemberJoined { member, name: new.member_name.clone() },
            ],
        )?;
        Ok((desk, sheet))
    }

    /// Opens the desk in this folder.
    ///
    /// # Errors
    /// When the passphrase is wrong, the folder is in use or holds no desk, or the record does not hold.
    pub fn open(folder: &Path, passphrase: String, world: World) -> Result<Self, Problem> {
        let passphrase = Passphrase::new(passphrase);
        let mut desk = Self::unlock(folder, Unlock::Passphrase(&passphrase), world)?;
        let (store, random) = (&mut desk.store, &mut StoreRandom(desk.world.random.as_mut()));
        store.finish_erasure(&passphrase, random).map_err(|error| {
            words(
                error,
                "The desk was not opened: the erasure of a case was begun and could not be finished.",
            )
        })?;
        Ok(desk)
    }

    /// Opens the desk with its recovery sheet.
    ///
    /// # Errors
    /// When what was typed is not a recovery sheet, or not this desk's.
    pub fn open_with_sheet(folder: &Path, sheet: &str, world: World) -> Result<Self, Problem> {
        let sheet = sheet_of(sheet)?;
        let mut desk = Self::unlock(folder, Unlock::Recovery(&sheet), world)?;
        let (store, random) = (&mut desk.store, &mut StoreRandom(desk.world.random.as_mut()));
        store
            .learn_recovery_sheet(&sheet, random)
            .map_err(|error| words(error, "The desk was not opened. Nothing was changed."))?;
        Ok(desk)
    }

    fn unlock(folder: &Path, with: Unlock<'_>, mut world: World) -> Result<Self, Problem> {
        let mut store = amparo_store::Desk::open(folder, with, &holder(world.clock.as_ref()))
            .map_err(|error| words(error, "The desk was not opened. Nothing was changed."))?;
        // A desk of before there were checkpoints. On a full disk it can still be read, and is signed later.
        drop(store.ensure_signed(&mut StoreRandom(world.random.as_mut())));
        Self::of_store(store, world)
    }

    /// Works at a desk that the store has open.
    pub(crate) fn of_store(store: amparo_store::Desk, world: World) -> Result<Self, Problem> {
        let folder = store.folder().to_owned();
        let record = store.record(Scope::Desk).map_err(|error| words(error, "The desk was not opened."))?;
        let sole = record.members.len() == 1;
        let Some(member) = record.members.keys().next().copied() else {
            return Err(damaged(&"the desk has no member"));
        };
        let mut desk = Self { store, world, member: Member { id: member, sole }, folder };
        // On a full disk the desk can still be read; then it is told when it is next opened.
        drop(proposals::tell_what_drafts_ask(&mut desk));
        Ok(desk)
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
        self.store
            .change_passphrase(
                proof,
                &new,
                KdfParams::default(),
                &mut StoreRandom(self.world.random.as_mut()),
            )
            .map_err(|error| {
                words(error, "The passphrase was not changed; the old one still opens the desk.")
            })
    }

    /// Makes a new recovery sheet in place of the old one, which opens the desk no longer.
    ///
    /// # Errors
    /// When the passphrase does not open the desk, or it cannot be written.
    pub fn new_recovery_sheet(&mut self, passphrase: String) -> Result<RecoverySheet, Problem> {
        let passphrase = Passphrase::new(passphrase);
        self.store
            .new_recovery_sheet(&passphrase, &mut StoreRandom(self.world.random.as_mut()))
            .map_err(|error| words(error, "No new sheet was made; the old one still opens the desk."))
    }

    pub(crate) fn store(&self) -> &amparo_store::Desk {
        &self.store
    }

    pub(crate) fn store_and_random(&mut self) -> (&mut amparo_store::Desk, &mut dyn Random) {
        (&mut self.store, self.world.random.as_mut())
    }

    /// How the record calls the member who works here.
    pub(crate) fn member_name(&self) -> Result<String, Problem> {
        let record = self.scope_record(Scope::Desk)?;
        Ok(record.members.get(&self.member.id).map(|member| member.name.clone()).unwrap_or_default())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.world.clock.today()
    }

    pub(crate) fn member(&self) -> Member {
        self.member
    }

    pub(crate) fn reader(&self) -> &Reader {
        &self.world.reader
    }

    pub(crate) fn random_bytes(&mut self) -> [u8; 16] {
        random_16(self.world.random.as_mut())
    }

    /// The archived bytes with this hash; `None` when the scope has none.
    pub(crate) fn blob_bytes(&self, scope: Scope, hash: Hash32) -> Result<Option<Vec<u8>>, Problem> {
        self.member.may(Deed::See, scope)?;
        self.store.blob(scope, hash).map_err(|error| words(error, "What is archived could not be read."))
    }

    /// Adds acts of several scopes to the record, all or none.
    pub(crate) fn append_all(&mut self, acts: Vec<(Scope, Act)>) -> Result<Vec<u64>, Problem> {
        for (scope, _) in &acts {
            self.member.may(Deed::Record, *scope)?;
        }
        let (at, actor) = (self.world.clock.now(), self.member.id);
        let entries: Vec<Entry> = acts
            .into_iter()
            .map(|(scope, act)| Entry { at, actor, scope, audience: Audience::default(), act })
            .collect();
        self.store
            .append(&entries, &mut StoreRandom(self.world.random.as_mut()))
            .map_err(|error| words(error, "Nothing was saved."))
    }

    /// Adds acts to the record, all or none.
    pub(crate) fn append(&mut self, scope: Scope, acts: Vec<Act>) -> Result<Vec<u64>, Problem> {
        self.member.may(Deed::Record, scope)?;
        let (at, actor) = (self.world.clock.now(), self.member.id);
        let entries: Vec<Entry> = acts
            .into_iter()
            .map(|act| Entry { at, actor, scope, audience: Audience::default(), act })
            .collect();
        self.store
            .append(&entries, &mut StoreRandom(self.world.random.as_mut()))
            .map_err(|error| words(error, "Nothing was saved."))
    }

    pub(crate) fn case_rows(&self) -> Result<Vec<amparo_store::CaseRow>, Problem> {
        self.store.case_list().map_err(|error| words(error, "The cases could not be listed."))
    }

    /// The record of one scope.
    pub(crate) fn scope_record(&self, scope: Scope) -> Result<Arc<Record>, Problem> {
        self.member.may(Deed::See, scope)?;
        self.store.record(scope).map_err(|error| words(error, "The record could not be read."))
    }

    /// The record of a case with the desk's own.
    pub(crate) fn case_record(&self, case: CaseId) -> Result<Record, Problem> {
        let desk = self.scope_record(Scope::Desk)?;
        Ok((*self.scope_record(Scope::Case(case))?).clone().joined_with(&desk))
    }

    /// The record of a case with the desk's own, as it stood after the first `entries` entries of the log.
    pub(crate) fn case_record_at(&self, case: CaseId, entries: u64) -> Result<Record, Problem> {
        self.member.may(Deed::See, Scope::Case(case))?;
        let of = |scope| {
            self.store
                .record_as_of(scope, entries)
                .map_err(|error| words(error, "The record could not be read."))
        };
        let desk = of(Scope::Desk)?;
        Ok((*of(Scope::Case(case))?).clone().joined_with(&desk))
    }

    /// The last decision of a case that stands.
    pub(crate) fn last_decision(&self, case: CaseId) -> Result<Option<(SourceId, Hash32)>, Problem> {
        let record = self.scope_record(Scope::Case(case))?;
        let entries = self
            .store
            .entries_of(Scope::Case(case))
            .map_err(|error| words(error, "The history could not be read."))?;
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
        self.store
            .put_blob(scope, bytes, &mut StoreRandom(self.world.random.as_mut()))
            .map_err(|error| words(error, "The document was not archived. Nothing was saved."))
    }

    /// What lies in the archive under this hash.
    pub(crate) fn archived(&self, scope: Scope, hash: Hash32) -> Result<ArchivedBytes, Problem> {
        self.member.may(Deed::See, scope)?;
        match self.store.blob(scope, hash) {
            Ok(Some(bytes)) => Ok(ArchivedBytes::Held(bytes)),
            Ok(None) => Ok(ArchivedBytes::Missing),
            Err(StoreError::Corrupt { .. }) => Ok(ArchivedBytes::Altered),
            Err(error) => Err(words(error, "The archive could not be read.")),
        }
    }

    /// Every entry of a scope, in order.
    pub(crate) fn entries_of(&self, scope: Scope) -> Result<Vec<Logged>, Problem> {
        self.member.may(Deed::See, scope)?;
        self.store.entries_of(scope).map_err(|error| words(error, "The history could not be read."))
    }

    /// The desk and every case, in the order in which they were opened.
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
        self.member.may(Deed::See, scope)?;
        self.store.entry_proof(seq, shows).map_err(|error| words(error, "The proof was not made."))
    }

    /// The proof that the log grew from an earlier checkpoint, or why there is none.
    pub(crate) fn growth_proof(
        &self,
        old: &SignedCheckpoint,
    ) -> Result<Result<GrowthProof, ProofError>, Problem> {
        self.member.may(Deed::See, Scope::Desk)?;
        self.store.growth_proof(old).map_err(|error| words(error, "The proof was not made."))
    }

    /// The log as it stands, and what the desk signed of it.
    pub(crate) fn log_state(&self) -> Result<LogState, Problem> {
        let newest = self.store.checkpoint().map_err(|error| words(error, "The log could not be read."))?;
        Ok(LogState {
            entries: self.store.entry_count(),
            head_leaf: self.store.head_leaf(),
            root: newest
                .as_ref()
                .map(|_| self.store.root_at(self.store.entry_count()))
                .transpose()
                .map_err(|error| words(error, "The log could not be read."))?,
            checkpoint: newest.map(|note| note.to_string()),
            public_key: self.store.public_key().map(|key| key.to_string()),
        })
    }

    /// The desk's id.
    pub(crate) fn id(&self) -> DeskId {
        self.store.id()
    }

    /// The moment it is, in seconds since 1970 UTC.
    pub(crate) fn now(&self) -> i64 {
        self.world.clock.now()
    }

    pub(crate) fn put_draft(&mut self, scope: Scope, key: &str, bytes: &[u8]) -> Result<(), Problem> {
        self.store
            .put_draft(scope, key, bytes, &mut StoreRandom(self.world.random.as_mut()))
            .map_err(|error| words(error, "The proposals were not kept."))
    }

    pub(crate) fn draft(&self, scope: Scope, key: &str) -> Result<Option<Vec<u8>>, Problem> {
        self.store.draft(scope, key).map_err(|error| words(error, "The proposals could not be read."))
    }

    pub(crate) fn delete_draft(&mut self, scope: Scope, key: &str) -> Result<bool, Problem> {
        self.store.delete_draft(scope, key).map_err(|error| words(error, "The draft was not taken away."))
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
        let report = self.store.check(Depth::Hashes, None, &mut |_| {});
        match report.findings.into_iter().next() {
            None => Ok(report.entries),
            Some(Finding { entry, damage }) => Err(words(
                StoreError::Corrupt { entry, what: damage.to_string() },
                "The record does not hold.",
            )),
        }
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
