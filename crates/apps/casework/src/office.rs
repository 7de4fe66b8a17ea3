//! A desk that several members work at: each asks on their own behalf, many read, one writes at a time.

use std::sync::{Arc, PoisonError, RwLock};

use amparo_ledger::ids::{CaseId, MemberId};

use crate::desk::Desk;
use crate::policy::Action;
use crate::problem::{Problem, Sort};

/// An open desk, shared. A copy of it is the same desk.
#[derive(Clone)]
pub struct Office {
    desk: Arc<RwLock<Option<Desk>>>,
}

impl Office {
    /// Shares what was opened.
    pub fn new(desk: Desk) -> Self {
        Self { desk: Arc::new(RwLock::new(Some(desk))) }
    }

    /// Reads on behalf of a member.
    ///
    /// # Errors
    /// When the desk was locked, the member has left, or what `read` itself refuses.
    pub fn read<T>(
        &self,
        who: MemberId,
        read: impl FnOnce(&Desk) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let _ = who;
        let desk = self.desk.read().unwrap_or_else(PoisonError::into_inner);
        read(desk.as_ref().ok_or_else(locked)?)
    }

    /// Writes on behalf of a member; nobody else writes meanwhile.
    ///
    /// # Errors
    /// When the desk was locked, the member has left, or what `write` itself refuses.
    pub fn write<T>(
        &self,
        who: MemberId,
        write: impl FnOnce(&mut Desk) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let _ = who;
        let mut desk = self.desk.write().unwrap_or_else(PoisonError::into_inner);
        write(desk.as_mut().ok_or_else(locked)?)
    }

    /// Whether this member may do this, on this case where it is done on a case.
    ///
    /// # Errors
    /// When the desk was locked.
    pub fn allows(&self, who: MemberId, action: Action, case: Option<CaseId>) -> Result<bool, Problem> {
        let sole = self.sole_member()?;
        Ok(sole == Some(who) && action.on_case() == case.is_some())
    }

    /// Closes the desk for everybody: keys are forgotten, the folder is free.
    pub fn lock(&self) {
        drop(self.desk.write().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// The one member of a desk of one; `None` when there are more.
    ///
    /// # Errors
    /// When the desk was locked.
    pub fn sole_member(&self) -> Result<Option<MemberId>, Problem> {
        let desk = self.desk.read().unwrap_or_else(PoisonError::into_inner);
        let member = desk.as_ref().ok_or_else(locked)?.member();
        Ok(member.sole.then_some(member.id))
    }
}

fn locked() -> Problem {
    Problem::new(
        Sort::Locked,
        "The desk is locked. Nothing was changed.",
        "Somebody locked it, or it was not opened yet.",
        "Unlock it with its passphrase and do it again.",
    )
}
