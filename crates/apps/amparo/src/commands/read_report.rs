//! What became of the documents of one command, printed: as many come out as went in.

use amparo_casework::problem::Problem;
use amparo_casework::read_document::ReadDone;
use amparo_casework::read_many::OnFile;
use amparo_casework::read_parts::{PartCount, PartDone, PartOutcome};
use amparo_casework::unread_documents::{Outcome, Unread};
use serde_json::json;

use super::folder::PassedOver;
use crate::session::Session;
use crate::show;

/// What became of each document.
pub(super) struct Report {
    /// A folder was named: what was read is told in sums, and by name only what was not.
    in_sums: bool,
    passed_over: PassedOver,
    read: Vec<ReadDone>,
    kept: Vec<(String, Unread, Problem)>,
    refused: Vec<(String, Problem)>,
    left: Left,
}

/// Found in a folder and left as it is on file.
#[derive(Default)]
struct Left {
    read: usize,
    unread: usize,
}

impl Report {
    pub(super) fn of(in_sums: bool, passed_over: PassedOver) -> Self {
        let (read, kept, refused) = (Vec::new(), Vec::new(), Vec::new());
        Self { in_sums, passed_over, read, kept, refused, left: Left::default() }
    }

    pub(super) fn add(&mut self, name: String, outcome: Result<Outcome, Problem>) {
        match outcome {
            Ok(Outcome::Read(done)) => self.read.push(done),
            Ok(Outcome::Kept { unread, problem }) => self.kept.push((name, unread, problem)),
            Err(problem) => self.refused.push((name, problem)),
        }
    }

    /// One that was left as it is: on file, or the same as one that came before it.
    pub(super) fn add_on_file(&mut self, known: OnFile) {
        match known {
            OnFile::Not | OnFile::Read(_) => self.left.read += 1,
            OnFile::Unread(_) => self.left.unread += 1,
        }
    }

    /// How many documents went in so far.
    pub(super) fn count(&self) -> usize {
        self.read.len() + self.not_read() + self.left.read + self.left.unread
    }

    fn not_read(&self) -> usize {
        self.kept.len() + self.refused.len()
    }

    /// On file before, read again or left as they are.
    fn on_file(&self) -> usize {
        self.read.iter().filter(|done| done.was_on_file).count() + self.left.read + self.left.unread
    }

    fn newly_read(&self) -> usize {
        self.read.iter().filter(|done| !done.was_on_file).count()
    }

    /// Prints it, and fails with the first problem where there is one.
    pub(super) fn finish(self, session: &Session) -> Result<(), Problem> {
        if session.json {
            self.print_json();
        } else if self.in_sums {
            self.print_sums();
        } else {
            self.read.iter().for_each(print_done);
            // The first problem is printed as the command's own.
            for problem in self.problems().skip(1) {
                show::note(&problem.to_string());
            }
            if self.count() > 1 {
                show::line(&self.sum());
            }
            self.print_next();
        }
        let first = self.problems().next().cloned();
        let first = first.map(|first| if self.in_sums { self.several_not_read(first) } else { first });
        first.map_or(Ok(()), Err)
    }

    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.kept.iter().map(|(.., why)| why).chain(self.refused.iter().map(|(_, why)| why))
    }

    fn sum(&self) -> String {
        let on_file = self.on_file();
        let again = if on_file > 0 { format!(", {on_file} on file already") } else { String::new() };
        let kept = if self.kept.is_empty() { String::new() } else { format!(" ({} kept)", self.kept.len()) };
        let (all, read) = (self.count(), self.newly_read());
        format!("{all} files: {read} read, {} refused{kept}{again}.", self.not_read())
    }

    /// For a folder: what was not read, each on a line, then the sums.
    fn print_sums(&self) {
        let kept = self.kept.iter().map(|(name, _, why)| (name, why, " It was kept as it came."));
        let refused = self.refused.iter().map(|(name, why)| (name, why, ""));
        for (name, why, kept) in kept.chain(refused) {
            show::line(&show::wrapped(&format!("Not read: {name}: {}{kept}", why.why), 96, "  "));
        }
        let parts =
            self.read.iter().fold(PartCount::default(), |sum, done| sum.and(PartCount::of(&done.parts)));
        let lines = [
            Some(self.sum()),
            parts.in_words().map(|words| words.replacen(" in it:", " in them:", 1)),
            (self.left.unread > 0).then(|| {
                format!(
                    "Of those on file, {} could not be read before: amparo read --retry",
                    self.left.unread
                )
            }),
            self.passed_over.in_words(),
            Some(self.proposed()).filter(|_| !self.read.is_empty()),
        ];
        lines.iter().flatten().for_each(|line| show::line(line));
        if !self.kept.is_empty() {
            show::line("Next: amparo read --failed, amparo read --retry");
        }
        self.print_next();
    }

    fn proposed(&self) -> String {
        let (mut proposed, mut waiting) = (0, 0);
        for done in &self.read {
            proposed += done.proposed;
            waiting += done.waiting;
        }
        format!(
            "{} proposed, {} for you; with those of documents inside others, `amparo review` has them.",
            show::count(proposed as u64, "claim", "claims"),
            show::count(waiting as u64, "waits", "wait")
        )
    }

    fn print_next(&self) {
        if self.read.iter().any(|one| one.waiting > 0) {
            show::line("Next: amparo review");
        }
    }

    /// The command's own problem for a folder: how many were not read; each is named above.
    fn several_not_read(&self, first: Problem) -> Problem {
        let (not_read, all, kept) = (self.not_read(), self.count(), self.kept.len());
        Problem {
            what: format!(
                "{not_read} of {all} files could not be read; {kept} of them are kept as they came. What was read is saved."
            ),
            why: if not_read == 1 { first.why } else { format!("The first of them: {}", first.why) },
            mend: "`amparo read --failed` lists what is kept with its reason and what may help; `amparo read --retry` tries it again."
                .to_owned(),
            ..first
        }
    }

    fn print_json(&self) {
        let kept = self.kept.iter().map(|(name, unread, why)| {
            let file = if self.in_sums { name } else { &unread.file_name };
            json!({"file": file, "problem": why, "kept": unread})
        });
        let refused =
            self.refused.iter().map(|(file, why)| json!({"file": file, "problem": why, "kept": null}));
        let refused: Vec<_> = kept.chain(refused).collect();
        let mut counts = json!({
            "files": self.count(),
            "read": self.newly_read(),
            "on_file_already": self.on_file(),
            "refused": refused.len(),
        });
        let mut report = json!({"read": self.read, "refused": refused});
        if self.in_sums {
            counts["on_file_unread"] = json!(self.left.unread);
            report["passed_over"] = json!(self.passed_over);
        }
        report["counts"] = counts;
        show::json(&report);
    }
}

fn print_done(one: &ReadDone) {
    let again = if one.was_on_file { " (on file already; read again)" } else { "" };
    show::line(&format!("“{}” is source-{}{again}", one.title, one.source.short()));
    show::line(&format!(
        "  {} proposed, {} for you",
        show::count(one.proposed as u64, "claim", "claims"),
        show::count(one.waiting as u64, "waits", "wait")
    ));
    if let Some(interest) = &one.disclosed_interest {
        show::line(&show::wrapped(&format!("The authors disclose a tie to the case: {interest}"), 96, "  "));
    }
    for warning in &one.warnings {
        show::line(&format!("  Note: {warning}"));
    }
    one.parts.iter().for_each(|part| print_part(part, 1));
}

/// A document that lies in another, and those that lie in it.
fn print_part(part: &PartDone, depth: usize) {
    let lead = "  ".repeat(depth);
    let name = format!("{lead}{} “{}”", part.path, part.name);
    match &part.outcome {
        PartOutcome::Read(done) => {
            let waits = show::count(done.waiting as u64, "claim waits", "claims wait");
            show::line(&format!("{name}: source-{}, {waits} for you", done.source.short()));
            for warning in &done.warnings {
                show::line(&show::wrapped(&format!("Note: {warning}"), 96, &format!("{lead}  ")));
            }
            done.parts.iter().for_each(|inner| print_part(inner, depth + 1));
        }
        PartOutcome::Kept(unread) => {
            show::line(&format!("{name}: kept unread as source-{}. {}", unread.source.short(), unread.why));
        }
        PartOutcome::Refused { why } => show::line(&format!("{name}: refused. {why}")),
    }
}
