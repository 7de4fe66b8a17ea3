//! Work on a row of things in several threads, whose results come out in the order in which the things went in.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How many things wait at each worker.
const WAITING: usize = 2;

/// Threads that a check uses beside the one that reads, at most.
const WORKERS_MAX: usize = 4;

/// How many workers this computer gives a check.
pub(crate) fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).clamp(1, WORKERS_MAX)
}

/// Takes things from `produce` until there are none, has each worked on, and gives the results to `consume` in order.
/// `produce` and `consume` run in the calling thread.
pub(crate) fn in_order<T: Send, R: Send>(
    workers: usize,
    mut produce: impl FnMut() -> Option<T>,
    work: impl Fn(T) -> R + Sync,
    mut consume: impl FnMut(R),
) {
    std::thread::scope(|scope| {
        let lanes: Vec<(SyncSender<T>, Receiver<R>)> = (0..workers.max(1))
            .map(|_| {
                let (to_worker, things) = sync_channel::<T>(WAITING);
                let (to_us, results) = sync_channel::<R>(WAITING + 1);
                let work = &work;
                scope.spawn(move || {
                    for thing in things {
                        if to_us.send(work(thing)).is_err() {
                            break;
                        }
                    }
                });
                (to_worker, results)
            })
            .collect();
        let mut under_way = VecDeque::new();
        let mut lane = 0;
        while let Some(thing) = produce() {
            lanes[lane].0.send(thing).expect("a worker ends only when its lane is dropped");
            under_way.push_back(lane);
            lane = (lane + 1) % lanes.len();
            if under_way.len() >= lanes.len() * WAITING {
                receive(&lanes, &mut under_way, &mut consume);
            }
        }
        while !under_way.is_empty() {
            receive(&lanes, &mut under_way, &mut consume);
        }
    });
}

fn receive<T, R>(
    lanes: &[(SyncSender<T>, Receiver<R>)],
    under_way: &mut VecDeque<usize>,
    consume: &mut impl FnMut(R),
) {
    if let Some(lane) = under_way.pop_front() {
        consume(lanes[lane].1.recv().expect("a worker answers each thing it was given"));
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_out_in_the_order_in_which_things_went_in() {
        for workers in 1..5 {
            for count in [0_u64, 1, 2, 7, 1_000] {
                let mut next = 0;
                let mut results = Vec::new();
                in_order(
                    workers,
                    || {
                        next += 1;
                        (next <= count).then_some(next)
                    },
                    // The earlier ones take longer.
                    |thing| (0..(count - thing) * 50).fold(thing, |sum, _| std::hint::black_box(sum)),
                    |result| results.push(result),
                );
                assert_eq!(results, (1..=count).collect::<Vec<_>>(), "{workers} workers");
            }
        }
    }
}
