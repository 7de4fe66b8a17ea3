//! What was done for the safety of the desk, and when: backups, restores that were tried out, checks, notes kept
//! elsewhere. It is no part of the record: it says how this folder was looked after, and a lost line costs a reminder.

use serde::{Deserialize, Serialize};

use crate::database::{meta, set_meta};
use crate::desk::Desk;
use crate::error::StoreError;

/// When something was last done, and how much of the log it reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// How many entries the log had.
    pub entries: u64,
}

/// What was last done for the safety of the desk; `None` where it never was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Care {
    /// The last check of everything.
    #[serde(default)]
    pub verified: Option<Done>,
    /// The last backup.
    #[serde(default)]
    pub backed_up: Option<Done>,
    /// The last backup that was restored and checked whole; the number of entries is the backup's.
    #[serde(default)]
    pub restore_verified: Option<Done>,
    /// The last checkpoint that was written out, to be kept elsewhere.
    #[serde(default)]
    pub checkpoint_kept: Option<Done>,
}

const NAME: &str = "care";

impl Desk {
    /// What was last done for the safety of the desk.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn care(&self) -> Result<Care, StoreError> {
        let text = meta(&self.connection(), NAME)?;
        // What a later version wrote, or nobody, is no reason to stop.
        Ok(text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default())
    }

    /// Notes what was done.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn note_care(&self, change: impl FnOnce(&mut Care)) -> Result<(), StoreError> {
        let mut care = self.care()?;
        change(&mut care);
        let text = serde_json::to_vec(&care).expect("numbers are plain data");
        set_meta(&self.connection(), NAME, &text)
    }
}
