//! A desk that several members work at: each asks on their own behalf, many read while one writes.

use std::sync::Arc;

use amparo_ledger::ids::{CaseId, MemberId};

use crate::desk::Desk;
use crate::policy::Action;
use crate::problem::{Problem, Sort};
use crate::shared::{Shared, locked};

/// An open desk, shared. A copy of it is the same desk.
#[derive(Clone)]
pub struct Office {
    shared: Arc<Shared>,
}

impl Office {
    /// Shares what was opened.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "whoever opened it works through the office from here on"
    )]
    pub fn new(desk: Desk) -> Self {
        Self { shared: Arc::clone(desk.shared()) }
    }

    /// Reads on behalf of a member, also while somebody writes. Each look at the record is at the record as it then is.
    ///
    /// # Errors
    /// When the desk was locked, they are no member or left, or what `read` itself refuses.
    pub fn read<T>(
        &self,
        who: MemberId,
        read: impl FnOnce(&Desk) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        read(&self.on_behalf_of(who, false)?)
    }

    /// Writes on behalf of a member; nobody else writes meanwhile.
    ///
    /// # Errors
    /// When the desk was locked, they are no member or left, or what `write` itself refuses.
    pub fn write<T>(
        &self,
        who: MemberId,
        write: impl FnOnce(&mut Desk) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let _writing = self.shared.writing();
        write(&mut self.on_behalf_of(who, true)?)
    }

    /// Whether this member may do this, on this case where it is done on a case. Who is no member may nothing.
    ///
    /// # Errors
    /// When the desk was locked.
    pub fn allows(&self, who: MemberId, action: Action, case: Option<CaseId>) -> Result<bool, Problem> {
        match self.on_behalf_of(who, false) {
            Ok(desk) => desk.allows(action, case),
            Err(problem) if problem.sort == Sort::Forbidden => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    /// Locks the desk for everybody: from here on each call is refused. The keys are forgotten and the folder is free as
    /// soon as the store has finished what it is doing, at once as a rule.
    pub fn lock(&self) {
        self.shared.lock();
    }

    /// Whether it was locked.
    pub fn is_locked(&self) -> bool {
        self.shared.is_locked()
    }

    /// Says whether other computers reach the desk: then everybody needs a second factor.
    pub fn set_reachable(&self, reachable: bool) {
        self.shared.gate.set_reachable(reachable);
    }

    /// The one member of a desk of one; `None` when there are more.
    ///
    /// # Errors
    /// When the desk was locked.
    pub fn sole_member(&self) -> Result<Option<MemberId>, Problem> {
        let record = self.shared.desk_record()?;
        match record.members_here()[..] {
            [(member, _)] => Ok(Some(member)),
            _ => Ok(None),
        }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    fn on_behalf_of(&self, who: MemberId, holds_writing: bool) -> Result<Desk, Problem> {
        if self.is_locked() {
            return Err(locked());
        }
        Desk::on_behalf_of(&self.shared, who, holds_writing)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::{Duration, Instant};

    use amparo_store::{Desk as Store, Holder, Passphrase, Unlock};

    use super::*;
    use crate::cases::{SameName, list_cases, open_case};
    use crate::test_desk::test;

    fn in_time<T>(seconds: u64, what: &str, run: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = run();
        assert!(begun.elapsed() < Duration::from_secs(seconds), "{what} took {:?}", begun.elapsed());
        done
    }

    #[test]
    fn many_read_while_one_writes_and_nobody_else_writes_meanwhile() {
        let test = test();
        let office = Office::new(test.desk);
        let who = office.sole_member().expect("open").expect("one");
        let (begun, has_begun) = mpsc::channel();
        let (end, may_end) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            let office = &office;
            scope.spawn(move || {
                let written = office.write(who, |desk| {
                    let case = open_case(desk, "Nadia Sorokina", SameName::Ask)?;
                    begun.send(()).expect("somebody waits");
                    may_end.recv().expect("somebody says so");
                    Ok(case)
                });
                written.expect("it is written");
            });
            has_begun.recv().expect("it begins");
            let second =
                scope.spawn(|| office.write(who, |desk| open_case(desk, "Pavel Example", SameName::Ask)));
            let seen = in_time(5, "reading", || office.read(who, list_cases).expect("it reads"));
            assert_eq!(seen.len(), 1, "what is written is there at once");
            assert!(!second.is_finished(), "the second writer waits");
            end.send(()).expect("it waits");
            second.join().expect("it does not panic").expect("it is written then");
        });
        assert_eq!(office.read(who, list_cases).expect("it reads").len(), 2);
    }

    #[test]
    fn locking_takes_effect_at_once_also_while_somebody_writes_and_the_folder_is_free_then() {
        let test = test();
        let folder = test.desk.folder().to_owned();
        let office = Office::new(test.desk);
        let who = office.sole_member().expect("open").expect("one");
        let (begun, has_begun) = mpsc::channel();
        let (end, may_end) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            let office = &office;
            let writer = scope.spawn(move || {
                office.write(who, |desk| {
                    begun.send(()).expect("somebody waits");
                    may_end.recv().expect("somebody says so");
                    open_case(desk, "Nadia Sorokina", SameName::Ask)
                })
            });
            has_begun.recv().expect("it begins");
            in_time(1, "locking", || office.lock());
            let refused = office.read(who, list_cases).expect_err("locked");
            assert_eq!((refused.sort, office.is_locked()), (Sort::Locked, true));
            assert_eq!(office.allows(who, Action::SeeToday, None).expect_err("locked").sort, Sort::Locked);
            let holder = Holder::this_process("a test", 0);
            let passphrase = Passphrase::new("four words nobody joins".to_owned());
            let store = Store::open(&folder, Unlock::Passphrase(&passphrase), &holder);
            drop(store.expect("the folder is free, though somebody still thinks they write"));
            end.send(()).expect("it waits");
            let too_late = writer.join().expect("it does not panic");
            assert_eq!(too_late.expect_err("nothing is written after the lock").sort, Sort::Locked);
        });
    }

    #[test]
    fn who_is_no_member_may_nothing() {
        let test = test();
        let office = Office::new(test.desk);
        let stranger = MemberId::from_bytes([9; 16]);
        let refused = office.read(stranger, list_cases).expect_err("no member");
        assert_eq!(refused.sort, Sort::Forbidden);
        assert_eq!(office.write(stranger, |_| Ok(())).expect_err("no member").sort, Sort::Forbidden);
        for action in Action::ALL {
            assert_eq!(office.allows(stranger, action, None), Ok(false), "{action:?}");
        }
    }
}
