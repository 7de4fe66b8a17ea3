//! From numbers to lists of numbers, in three flat arrays.

/// For each key the values it was given with.
#[derive(Debug)]
pub(super) struct Postings {
    keys: Box<[u32]>,
    /// By the upper half of a key: where such keys begin. Keys are spread evenly, so that few have one upper half.
    halves: Box<[u32]>,
    starts: Box<[u32]>,
    values: Box<[u32]>,
}

impl Postings {
    pub(super) fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut keys = Vec::new();
        let mut starts = Vec::new();
        for (at, (key, _)) in (0..).zip(&pairs) {
            if keys.last() != Some(key) {
                keys.push(*key);
                starts.push(at);
            }
        }
        starts.push(u32::try_from(pairs.len()).expect("fewer than 2³² entries"));
        let half = |upper: u32| keys.partition_point(|key| key >> 16 < upper);
        let halves = (0..=1 << 16).map(|upper| u32::try_from(half(upper)).expect("fewer than 2³² keys"));
        Self {
            halves: halves.collect(),
            keys: keys.into(),
            starts: starts.into(),
            values: pairs.into_iter().map(|(_, value)| value).collect(),
        }
    }

    /// The values of a key where every number up to the largest is a key.
    pub(super) fn of_dense(&self, key: u32) -> &[u32] {
        if self.keys.get(key as usize) == Some(&key) {
            let at = key as usize;
            return &self.values[self.starts[at] as usize..self.starts[at + 1] as usize];
        }
        self.of(key)
    }

    /// The values of a key, in order; none where there is no such key.
    pub(super) fn of(&self, key: u32) -> &[u32] {
        let upper = (key >> 16) as usize;
        let (first, end) = (self.halves[upper] as usize, self.halves[upper + 1] as usize);
        match self.keys[first..end].binary_search(&key).map(|at| first + at) {
            Ok(at) => &self.values[self.starts[at] as usize..self.starts[at + 1] as usize],
            Err(_) => &[],
        }
    }
}
