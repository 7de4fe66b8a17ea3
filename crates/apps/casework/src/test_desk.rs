//! A real desk in a folder that goes away, for the tests of this crate.

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::MemberId;
use amparo_reader::child::Reader;
use amparo_store::{Desk as Store, Holder, Passphrase};

use crate::desk::{Desk, StoreRandom, World};
use crate::world::{FixedClock, Random};

/// Randomness that comes out the same each time. Never for a real desk.
struct Counting(u64);

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            chunk.copy_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A desk in a folder of its own.
pub(crate) struct Test {
    pub(crate) desk: Desk,
    _folder: tempfile::TempDir,
}

/// 1 January 2027.
const NOW: i64 = 1_798_761_600;

/// A new desk of one, on the first of January 2027.
pub(crate) fn test() -> Test {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("desk");
    let mut random = Counting(7);
    let passphrase = Passphrase::new("four words nobody joins".to_owned());
    let holder = Holder::this_process("a test", 0);
    let made = Store::create_for_tests(&path, &passphrase, &holder, &mut StoreRandom(&mut random));
    let (mut store, _) = made.expect("a desk for tests");
    let member = MemberId::from_bytes([1; 16]);
    let entry =
        |act| Entry { at: NOW, actor: member, scope: Scope::Desk, audience: Audience::default(), act };
    let opened = Act::DeskOpened { desk: store.id(), name: "Test".into(), solo: true, demo: false };
    let joined = Act::MemberJoined { member, name: "Mira".into() };
    store.append(&[entry(opened), entry(joined)], &mut StoreRandom(&mut random)).expect("two entries");
    let reader = Reader::new("/nonexistent/no-reader-in-these-tests", ["__reader"]);
    let world = World { clock: Box::new(FixedClock(NOW)), random: Box::new(random), reader };
    Test { desk: Desk::of_store(store, world).expect("the desk"), _folder: folder }
}
