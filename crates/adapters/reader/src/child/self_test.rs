//! The self-test: are the walls there on this computer, now?
//!
//! A wall that is only believed in protects nobody. Before its first document, a program starts one
//! child for each [`Attempt`]; each confines itself as it would for a document and then tries what it
//! must not be able to do. What came of it decides what is read at all: on Linux, formats that are not
//! text are parsed only behind walls that held.

use std::process::ChildStdout;
use std::thread;

use serde::{Deserialize, Serialize};

use super::attempt::{Attempt, Said};
use super::frame::{self, TestAnswer};
use super::parent::EndOfChild;
use super::{Profile, Reader, Tool, parent};
use crate::{Death, Limits, ReadError};

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The filter of system calls ended the child at once.
    Stopped,
    /// The system said no; in its words.
    Refused(String),
    /// It worked: there is no wall here.
    Allowed,
    /// The attempt cannot be made on this system.
    NotHere,
    /// The child ended otherwise, so nothing is known.
    Unknown(String),
}

impl Outcome {
    /// Did the wall hold?
    pub const fn held(&self) -> bool {
        matches!(self, Self::Stopped | Self::Refused(_) | Self::NotHere)
    }
}

/// One attempt and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempted {
    /// What was tried.
    pub attempt: Attempt,
    /// What came of it.
    pub outcome: Outcome,
}

/// What holds on this computer while a document is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfTest {
    /// The level that a child reached: the weakest one, where they differ. `None`: none could be
    /// started, or none answered.
    pub profile: Option<Profile>,
    /// What the system refused to apply, by name. Empty where everything held.
    pub not_applied: Vec<String>,
    /// What was tried, in the order of [`Attempt::ALL`].
    pub attempts: Vec<Attempted>,
    /// External programs that are installed where they are looked for.
    pub tools: Vec<Tool>,
}

impl SelfTest {
    /// Is there a filter of system calls, and did every wall hold?
    pub fn walls_hold(&self) -> bool {
        self.profile.is_some_and(Profile::filters_calls)
            && self.attempts.iter().all(|attempted| attempted.outcome.held())
    }

    /// Are PDF, DOCX and ODT parsed here? On Linux only behind walls that hold; elsewhere in a plain
    /// child with limits, and the person is warned.
    pub fn binary_formats_are_read(&self) -> bool {
        self.walls_hold() || !cfg!(target_os = "linux")
    }
}

impl Reader {
    /// Tries the walls, once for this reader and its clones; later calls give the same result. For a
    /// person who asks what protects them, and before the first document. Costs some children's start.
    pub fn self_test(&self) -> &SelfTest {
        self.tested.get_or_init(|| self.try_the_walls())
    }

    fn try_the_walls(&self) -> SelfTest {
        let heard: Vec<_> = thread::scope(|scope| {
            let children: Vec<_> =
                Attempt::ALL.map(|attempt| scope.spawn(move || self.try_one(attempt))).into_iter().collect();
            children.into_iter().map(|child| child.join().ok()).collect()
        });
        let mut test =
            SelfTest { profile: None, not_applied: Vec::new(), attempts: Vec::new(), tools: Vec::new() };
        test.tools = Tool::ALL.into_iter().filter(|tool| tool.installed_at().is_some()).collect();
        for (attempt, heard) in Attempt::ALL.into_iter().zip(heard) {
            let outcome = heard.map_or(Outcome::Unknown("it panicked".into()), |heard| test.take(heard));
            test.attempts.push(Attempted { attempt, outcome });
        }
        test
    }

    /// First what the child says of its walls, then what it lived to say of its attempt.
    fn try_one(&self, attempt: Attempt) -> Heard {
        let mut walls = None;
        let hear = |stdout: &mut ChildStdout| {
            walls = Some(frame::read_test_answer(stdout)?);
            frame::read_test_answer(stdout).map(Ok)
        };
        let ask = move |stdin: &mut _| frame::write_test(stdin, attempt, std::process::id());
        let said = self.spawn_reader().and_then(|child| {
            parent::converse(child, &Limits::default(), EndOfChild::AfterItsAnswer, ask, hear).0
        });
        Heard { walls, said }
    }
}

struct Heard {
    walls: Option<TestAnswer>,
    said: Result<TestAnswer, ReadError>,
}

impl SelfTest {
    fn take(&mut self, heard: Heard) -> Outcome {
        if let Some(TestAnswer::Walls(confinement)) = heard.walls {
            // The variants stand in the order of their strength.
            self.profile = self.profile.max(Some(confinement.profile));
            for name in confinement.not_applied {
                if !self.not_applied.contains(&name) {
                    self.not_applied.push(name);
                }
            }
        }
        match heard.said {
            // An end without an answer that went well: it became the other program.
            Ok(TestAnswer::Said(Said::Allowed))
            | Err(ReadError::ReaderDied { how: Death::Exit { code: 0 } }) => Outcome::Allowed,
            Ok(TestAnswer::Said(Said::Refused(why))) => Outcome::Refused(why),
            Ok(TestAnswer::Said(Said::NotHere)) => Outcome::NotHere,
            Ok(TestAnswer::Walls(_)) => Outcome::Unknown("it said nothing of its attempt".into()),
            Err(ReadError::ReaderDied { how: Death::ForbiddenCall }) => Outcome::Stopped,
            Err(error) => Outcome::Unknown(error.to_string()),
        }
    }
}
