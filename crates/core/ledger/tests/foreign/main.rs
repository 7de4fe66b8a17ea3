//! Our tree and our checkpoints against implementations by others (`ct-merkle`, `tlog_tiles`, `signed_note`), and our
//! parsers against bytes by anybody.
//!
//! Two programs that were written apart and agree on every proof are unlikely to be wrong in the same way. The
//! bounds here are those of the gate; the long run takes larger ones from the environment:
//!
//! ```text
//! AMPARO_TREE_SIZES=512 AMPARO_TREE_FLIPPED=64 AMPARO_TREE_RANDOM=1000000 cargo test -p amparo-ledger --release --test foreign
//! ```

mod notes;
mod parsers;
mod trees;

/// A number from the environment, or what the gate takes.
#[expect(clippy::disallowed_methods, reason = "the long run sets larger bounds; the answer is printed")]
fn bound(name: &str, gate: u64) -> u64 {
    let bound = std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(gate);
    println!("{name}={bound}");
    bound
}

/// Numbers that look random and are the same on every run (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn seeded(seed: u64) -> Self {
        let seed = bound("AMPARO_SEED", seed);
        Self(seed.max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next().to_be_bytes()[0])
    }
}
