//! Bech32 (BIP 173) of 32 bytes, as age writes its keys.

const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const CHECK_LETTERS: usize = 6;

pub(super) fn encode(prefix: &str, bytes: &[u8; 32]) -> String {
    let mut digits = regroup(bytes, 8, 5, true).expect("bytes are below 256");
    let check = polymod(prefix, &[&digits[..], &[0; CHECK_LETTERS]].concat()) ^ 1;
    digits.extend((0..CHECK_LETTERS).map(|at| ((check >> (5 * (CHECK_LETTERS - 1 - at))) & 31) as u8));
    let letters: String = digits.iter().map(|&digit| char::from(ALPHABET[usize::from(digit)])).collect();
    format!("{prefix}1{letters}")
}

/// `None` for anything but this prefix and 32 bytes with a check that holds, in lower case.
pub(super) fn decode(prefix: &str, text: &str) -> Option<[u8; 32]> {
    let letters = text.strip_prefix(prefix)?.strip_prefix('1')?;
    let digit = |letter: u8| ALPHABET.iter().position(|&known| known == letter);
    let digits: Vec<u8> =
        letters.bytes().map(|letter| u8::try_from(digit(letter)?).ok()).collect::<Option<_>>()?;
    if digits.len() < CHECK_LETTERS || polymod(prefix, &digits) != 1 {
        return None;
    }
    regroup(&digits[..digits.len() - CHECK_LETTERS], 5, 8, false)?.try_into().ok()
}

fn polymod(prefix: &str, digits: &[u8]) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let high = prefix.bytes().map(|letter| letter >> 5);
    let low = prefix.bytes().map(|letter| letter & 31);
    let all = high.chain([0]).chain(low).chain(digits.iter().copied());
    all.fold(1, |check: u32, digit| {
        let top = check >> 25;
        let moved = ((check & 0x01ff_ffff) << 5) ^ u32::from(digit);
        (0..5).filter(|bit| (top >> bit) & 1 == 1).fold(moved, |check, bit| check ^ GENERATOR[bit])
    })
}

fn regroup(from: &[u8], from_bits: u32, to_bits: u32, pad: bool) -> Option<Vec<u8>> {
    let (mut value, mut bits, mut out) = (0_u32, 0, Vec::new());
    let mask = (1 << to_bits) - 1;
    for &group in from {
        if u32::from(group) >> from_bits != 0 {
            return None;
        }
        value = ((value << from_bits) | u32::from(group)) & 0xffff;
        bits += from_bits;
        while bits >= to_bits {
            bits -= to_bits;
            out.push(u8::try_from((value >> bits) & mask).ok()?);
        }
    }
    let left = value & ((1 << bits) - 1);
    if pad && bits > 0 {
        out.push(u8::try_from((left << (to_bits - bits)) & mask).ok()?);
    }
    // Bits that are left over must say nothing.
    (pad || (bits < from_bits && left == 0)).then_some(out)
}
