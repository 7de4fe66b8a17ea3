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
