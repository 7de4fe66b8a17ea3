//! Reading many documents in one go: several are read at once, and each lands on record in the order in which they were
//! named, whatever finished first. So a run that was cut off leaves a beginning of the same record, and the next run
//! goes on from there: what is on file already is told by its bytes and left as it is.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Hash32;

use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::proposals::is_kept;
use crate::unread_documents::{has_reason, is_landing};

/// More than one document waits only while all of them together are no larger.
const WAITING_BYTES_MAX: u64 = 48 << 20;

/// More processes than these gain nothing: one hand puts on record what they read.
const AT_ONCE_MAX: usize = 4;

/// What is on file of a document's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFile {
    /// Nothing, or a reading that was cut off: it is to be read.
    Not,
    /// It was read, and what was proposed from it is kept.
    Read(SourceId),
    /// It was kept as it came and could not be read; the reason is kept.
    Unread(SourceId),
}

/// What is on file of these bytes in a case.
///
/// # Errors
/// When the record cannot be read.
pub fn on_file(desk: &Desk, case: CaseId, bytes: &[u8]) -> Result<Visible<OnFile>, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let scope = Scope::Case(case);
    let record = desk.scope_record(scope)?;
    let hash = Some(Hash32::of(bytes));
    let known = record.sources.values().find(|state| state.scope == scope && state.source.bytes == hash);
    let standing = match known.map(|state| &state.source) {
        None => OnFile::Not,
        // Some of what lies in it may not have landed.
        Some(_) if is_landing(desk, case, bytes)? => OnFile::Not,
        Some(source) if source.text.is_some() => {
            if is_kept(desk, case, source.id)? {
                OnFile::Read(source.id)
            } else {
                OnFile::Not
            }
        }
        Some(source) => {
            if has_reason(desk, case, source.id)? {
                OnFile::Unread(source.id)
            } else {
                OnFile::Not
            }
        }
    };
    desk.show(scope, standing)
}

/// How many documents this computer reads at once: one on each processor, four at most.
pub fn readers_at_once() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(AT_ONCE_MAX)
}

/// Does the work on what `next` gives, on several at once, and hands each over in the order of `next`. No more is taken from
/// `next` than there are hands for, so that little lies in memory; `weigh` gives its bytes.
///
/// `next` and `done` are called on this thread, `work` on others. What `work` panics with, this panics with.
pub fn in_order<T: Send, R: Send>(
    at_once: usize,
    mut next: impl FnMut() -> Option<T>,
    weigh: impl Fn(&T) -> u64,
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(T, R),
) {
    let (give, take) = mpsc::channel::<(usize, T)>();
    let take = Mutex::new(take);
    let (say, hear) = mpsc::channel();
    thread::scope(|scope| {
        // Gone when this closure ends, also by a panic; then the hands have nothing more to wait for.
        let give = give;
        for _ in 0..at_once.max(1) {
            let (say, take, work) = (say.clone(), &take, &work);
            scope.spawn(move || {
                loop {
                    let given = take.lock().map(|take| take.recv());
                    let Ok(Ok((place, task))) = given else { return };
                    let did = catch_unwind(AssertUnwindSafe(|| work(&task)));
                    if say.send((place, task, did)).is_err() {
                        return;
                    }
                }
            });
        }
        let (mut given, mut handed_over, mut waiting_bytes) = (0, 0, 0);
        let mut is_more = true;
        let mut ready = BTreeMap::new();
        loop {
            let has_room = given - handed_over < at_once.max(1) * 2
                && (waiting_bytes <= WAITING_BYTES_MAX || given == handed_over);
            if is_more && has_room {
                match next() {
                    Some(task) => {
                        waiting_bytes += weigh(&task);
                        // The hands outlive this loop.
                        give.send((given, task)).expect("somebody takes it");
                        given += 1;
                    }
                    None => is_more = false,
                }
                continue;
            }
            if given == handed_over {
                return;
            }
            let (place, task, did) = hear.recv().expect("each piece of work comes back");
            ready.insert(place, (task, did));
            while let Some((task, did)) = ready.remove(&handed_over) {
                handed_over += 1;
                waiting_bytes -= weigh(&task);
                match did {
                    Ok(did) => done(task, did),
                    Err(panicked) => resume_unwind(panicked),
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use amparo_ledger::act::Act;
    use amparo_ledger::source::{Source, SourceKind};
    use amparo_reader::{EncodingBasis, EncodingUsed, Format, Metadata, Reading};

    use super::*;
    use crate::cases::{SameName, open_case};
    use crate::proposals::{self, SourceDraft};
    use crate::test_desk::test;

    const BYTES: &[u8] = b"Held since Monday.";

    fn source(id: u8, text: Option<Hash32>) -> Source {
        Source {
            id: SourceId::from_bytes([id; 16]),
            title: "a.txt".into(),
            kind: SourceKind::Other,
            author: None,
            publisher: None,
            published: None,
            url: None,
            language: None,
            disclosed_interest: None,
            rights: None,
            credit: None,
            copies: None,
            bytes: Some(Hash32::of(BYTES)),
            text,
        }
    }

    #[test]
    fn a_document_counts_as_read_only_once_everything_of_it_is_kept() {
        let mut test = test();
        let desk = &mut test.desk;
        let case = open_case(desk, "Nadia Sorokina", SameName::Ask).expect("a case");
        let standing = |desk: &Desk| on_file(desk, case, BYTES).expect("it reads").into_inner();
        assert_eq!(standing(desk), OnFile::Not);
        let kept = source(7, None);
        let add = |source: &Source| Act::SourceAdded { source: Box::new(source.clone()) };
        desk.append(Scope::Case(case), vec![add(&kept)]).expect("kept");
        assert_eq!(standing(desk), OnFile::Not, "cut off before the reason was kept");
        desk.put_draft(Scope::Case(case), &format!("unread/{}", kept.id), b"{}").expect("a reason");
        assert_eq!(standing(desk), OnFile::Unread(kept.id));
        let read = Source { text: Some(Hash32::of(BYTES)), ..kept };
        let amended = Act::SourceAmended { source: Box::new(read.clone()), why: "read".into() };
        desk.append(Scope::Case(case), vec![amended]).expect("read");
        assert_eq!(standing(desk), OnFile::Not, "cut off before what is proposed was kept");
        let reading = Reading {
            format: Format::PlainText,
            encoding: EncodingUsed { name: "UTF-8".into(), basis: EncodingBasis::FixedByFormat },
            text: String::from_utf8_lossy(BYTES).into_owned(),
            places: Vec::new(),
            title: None,
            metadata: Metadata::default(),
            warnings: Vec::new(),
        };
        let draft = SourceDraft { reading, proposals: Vec::new() };
        proposals::keep(desk, case, read.id, &draft).expect("kept");
        assert_eq!(standing(desk), OnFile::Read(read.id), "nothing was proposed, and that is kept");
        let landing = format!("landing/{}", Hash32::of(BYTES));
        desk.put_draft(Scope::Case(case), &landing, b"").expect("kept");
        assert_eq!(standing(desk), OnFile::Not, "cut off while what lies in it was put on record");
    }

    #[test]
    fn each_is_handed_over_once_in_the_order_in_which_they_came_whatever_finishes_first() {
        for at_once in [0, 1, 2, 4] {
            let mut numbers = 0..40_u64;
            let mut seen = Vec::new();
            let work = |number: &u64| {
                // The first of each four is the slowest.
                thread::sleep(Duration::from_millis(if number.is_multiple_of(4) { 4 } else { 0 }));
                number * number
            };
            in_order(at_once, || numbers.next(), |_| 1, work, |number, square| seen.push((number, square)));
            let expected: Vec<_> = (0..40).map(|number| (number, number * number)).collect();
            assert_eq!(seen, expected, "{at_once} at once");
        }
    }

    #[test]
    fn no_more_lies_in_memory_than_is_allowed_and_a_large_one_lies_there_alone() {
        // Each larger than what may wait, and two that are read while two wait.
        for (bytes, at_most) in [(WAITING_BYTES_MAX + 1, 1), (1, 4)] {
            let (waiting, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let mut left = 12;
            let next = || {
                left -= 1;
                let now = waiting.fetch_add(1, Ordering::SeqCst) + 1;
                if left >= 0 {
                    most.fetch_max(now, Ordering::SeqCst);
                }
                (left >= 0).then_some(())
            };
            let done = |(), ()| {
                waiting.fetch_sub(1, Ordering::SeqCst);
            };
            in_order(2, next, |()| bytes, |()| (), done);
            assert!(most.load(Ordering::SeqCst) <= at_most, "{bytes} bytes each");
        }
    }

    #[test]
    #[should_panic(expected = "the third")]
    fn a_panic_is_passed_on_and_nobody_waits_for_ever() {
        let mut numbers = 0..10;
        let work = |number: &i32| assert!(*number != 2, "the third");
        in_order(2, || numbers.next(), |_| 1, work, |_, ()| {});
    }
}
