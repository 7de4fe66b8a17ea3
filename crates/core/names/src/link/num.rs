//! Numbers that change their type, in one place, each with what happens at its edge.

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "counts of records and pairs stay far below 2^53")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

/// A calculated weight as it is kept: seven digits are more than the evidence has.
#[expect(clippy::cast_possible_truncation, reason = "weights lie between -100 and 100")]
pub(super) fn kept(weight: f64) -> f32 {
    weight as f32
}

/// A place in a list as it is kept. [`super::Records`] refuses more rows than fit, so the edge is never met.
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Well mixed bits of a number (the finaliser of `SplitMix64`): the same on every machine and every run.
pub(super) fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Two keys as one, in which the order counts.
pub(super) fn join(first: u32, second: u32) -> u32 {
    key_of(mix((u64::from(first) << 32 | u64::from(second)).wrapping_add(0x9e37_79b9_7f4a_7c15)))
}

/// A key of some bytes.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    let fnv = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    key_of(mix(fnv))
}

/// Never 0, which stands for "no key".
fn key_of(bits: u64) -> u32 {
    u32::try_from(bits >> 32).unwrap_or(1).max(1)
}
