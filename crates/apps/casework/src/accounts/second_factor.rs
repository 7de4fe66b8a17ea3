//! The second factor: codes that change every half minute (RFC 6238), and ten recovery codes for the day the telephone is
//! gone.
//!
//! A code is accepted once, and none before one that was accepted, also when the clock goes back. Members set up their own
//! factor and nobody else's; who manages the desk may take one away, so that its owner must set one up anew.

use amparo_ledger::ids::MemberId;
use amparo_ledger::source::Hash32;
use qrcodegen::{QrCode as Drawn, QrCodeEcc};
use serde::{Deserialize, Serialize};
use totp_rs::{Algorithm, Builder, Totp};

use super::common::{Account, change};
use super::sign_in::{Fresh, confirm_again};
use super::{again, codes, load};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};
use crate::world::Random;

/// How many recovery codes are made at a time.
pub const RECOVERY_CODES: usize = 10;
/// Sixteen letters of five random bits.
const RECOVERY_LETTERS: usize = 16;

const STEP_SECONDS: u64 = 30;
const DIGITS: u8 = 6;
/// A code of the step before or after is taken: clocks differ, and people type slowly.
const STEPS_BESIDE: u16 = 1;

/// The secret that the telephone has, too.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Secret([u8; 20]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    fn new(random: &mut dyn Random) -> Self {
        let mut bytes = [0; 20];
        random.fill(&mut bytes);
        Self(bytes)
    }

    fn totp(&self) -> Option<Totp> {
        Builder::new()
            // Many telephones take another algorithm and silently go on with this one.
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_skew(STEPS_BESIDE)
            .with_step_duration(STEP_SECONDS)
            .with_secret(self.0.to_vec())
            .build()
            .ok()
    }

    /// The step of the code, if it is one of now.
    fn step_of(&self, typed: &str, now: i64) -> Option<u64> {
        let code: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        self.totp()?.check(&code, u64::try_from(now).ok()?)
    }

    /// As authenticators write it.
    fn base32(&self) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let bits: Vec<u8> =
            self.0.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1)).collect();
        bits.chunks(5)
            .map(|five| five.iter().fold(0_usize, |all, bit| all * 2 + usize::from(*bit)))
            .map(|five| char::from(LETTERS[five]))
            .collect()
    }
}

/// A second factor that was begun. It counts once a code of it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewSecondFactor {
    /// What to type where no picture can be taken, in groups of four.
    pub secret: String,
    /// What the picture holds.
    pub uri: String,
    /// The picture.
    pub qr: QrCode,
}

/// A QR code as dark and light squares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QrCode {
    /// How many squares a side has, without the margin of four.
    pub side: usize,
    /// Row by row, whether each is dark.
    pub dark: Vec<bool>,
}

impl QrCode {
    fn of(text: &str) -> Option<Self> {
        let drawn = Drawn::encode_text(text, QrCodeEcc::Medium).ok()?;
        let size = drawn.size();
        let dark =
            (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| drawn.get_module(x, y));
        Some(Self { side: usize::try_from(size).ok()?, dark: dark.collect() })
    }

    /// The picture as SVG, with its margin.
    pub fn svg(&self) -> String {
        use std::fmt::Write as _;
        const MARGIN: usize = 4;
        let whole = self.side + 2 * MARGIN;
        let mut path = String::new();
        for (at, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (x, y) = (at % self.side + MARGIN, at / self.side + MARGIN);
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }
}

/// Codes each of which takes the place of a second factor once. Shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

/// Begins one's own second factor, or another one in its place. The old one counts until the new one is confirmed.
///
/// # Errors
/// When the password, or the code of the factor there is, is wrong.
pub fn begin_second_factor(desk: &Desk, fresh: Fresh<'_>) -> Result<Visible<NewSecondFactor>, Problem> {
    desk.may(Action::OwnAccount, None)?;
    confirm_again(desk, fresh)?;
    let shared = desk.shared();
    let secret = Secret::new(&mut shared.random());
    let record = desk.desk_record()?;
    let desk_name = record.desk.as_ref().map_or("Amparo", |desk| desk.name.as_str());
    let uri = uri(&secret, desk_name, &desk.member_name()?);
    let qr = QrCode::of(&uri).ok_or_else(|| crate::desk::damaged(&"the names are too long for a QR code"))?;
    change(shared, desk.member(), |account| {
        account.begun = Some(secret.clone());
        Ok(())
    })?;
    let letters: Vec<char> = secret.base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Visible::after_asking(NewSecondFactor { secret: groups.join(" "), uri, qr }))
}

/// Confirms the second factor that was begun, by a code of it. There are new recovery codes with it.
///
/// # Errors
/// When none was begun, or the code is not one of now.
pub fn confirm_second_factor(desk: &Desk, code: &str) -> Result<Visible<RecoveryCodes>, Problem> {
    desk.may(Action::OwnAccount, None)?;
    let shared = desk.shared();
    let door = super::Door::Member(desk.member());
    shared.gate.admit(door).map_err(super::wait)?;
    let now = shared.clock.now();
    let (codes, hashes) = recovery_codes(&mut shared.random());
    change(shared, desk.member(), |account| {
        let begun = account.begun.clone().ok_or_else(not_begun)?;
        let step = begun.step_of(code, now).filter(|step| is_later(account, *step)).ok_or_else(|| {
            shared.gate.was_wrong(door);
            wrong_code()
        })?;
        account.second_factor = Some(begun);
        account.begun = None;
        account.last_step = Some(step);
        account.recovery = hashes;
        account.changed += 1;
        Ok(())
    })?;
    Ok(Visible::after_asking(RecoveryCodes { codes }))
}

/// New recovery codes in place of those there are.
///
/// # Errors
/// When the password or the code is wrong, or there is no second factor.
pub fn new_recovery_codes(desk: &Desk, fresh: Fresh<'_>) -> Result<Visible<RecoveryCodes>, Problem> {
    desk.may(Action::OwnAccount, None)?;
    confirm_again(desk, fresh)?;
    let (codes, hashes) = recovery_codes(&mut desk.shared().random());
    change(desk.shared(), desk.member(), |account| {
        if account.second_factor.is_none() {
            return Err(not_begun());
        }
        account.recovery = hashes;
        account.changed += 1;
        Ok(())
    })?;
    Ok(Visible::after_asking(RecoveryCodes { codes }))
}

/// Takes a member's second factor and recovery codes away, who lost them: they set up their own anew when they next sign in.
///
/// # Errors
/// When whoever asks does not manage the desk, or it is their own.
pub fn reset_second_factor(desk: &Desk, member: MemberId) -> Result<(), Problem> {
    desk.may(Action::ManageMembers, None)?;
    if member == desk.member() {
        return Err(again());
    }
    crate::members::here(desk, member)?;
    change(desk.shared(), member, |account| {
        account.second_factor = None;
        account.begun = None;
        account.recovery.clear();
        account.changed += 1;
        Ok(())
    })
}

/// Whether the member has a second factor.
pub(super) fn has_one(desk: &Desk) -> Result<bool, Problem> {
    Ok(load(desk.shared(), desk.member())?.second_factor.is_some())
}

/// What a second factor turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Code,
    Recovery { left: usize },
}

/// Takes a code or a recovery code, each once; `None` when it is neither.
pub(super) fn take(account: &mut Account, typed: &str, now: i64) -> Option<Shown> {
    let step = account.second_factor.as_ref()?.step_of(typed, now);
    if let Some(step) = step.filter(|step| is_later(account, *step)) {
        account.last_step = Some(step);
        return Some(Shown::Code);
    }
    let hash = recovery_hash(typed);
    let at = account.recovery.iter().position(|known| *known == hash)?;
    account.recovery.remove(at);
    account.changed += 1;
    Some(Shown::Recovery { left: account.recovery.len() })
}

/// After the last one that was accepted, whatever the clock says now.
fn is_later(account: &Account, step: u64) -> bool {
    account.last_step.is_none_or(|last| step > last)
}

fn recovery_codes(random: &mut dyn Random) -> (Vec<String>, Vec<Hash32>) {
    let made: Vec<String> = (0..RECOVERY_CODES).map(|_| codes::make(RECOVERY_LETTERS, random)).collect();
    let hashes = made.iter().map(|code| recovery_hash(code)).collect();
    (made, hashes)
}

fn recovery_hash(typed: &str) -> Hash32 {
    codes::hash("recovery", typed)
}

fn uri(secret: &Secret, desk: &str, member: &str) -> String {
    let issuer = format!("Amparo {}", short(desk)).replace(':', " ");
    let (issuer, member) = (escaped(issuer.trim()), escaped(short(member).replace(':', " ").trim()));
    format!("otpauth://totp/{issuer}:{member}?secret={}&issuer={issuer}", secret.base32())
}

/// The picture is read better when it holds less.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

fn not_begun() -> Problem {
    Problem::not_found(
        "Nothing was changed.",
        "No second factor was begun.",
        "Begin one: the page shows a picture for the telephone.",
    )
}

fn wrong_code() -> Problem {
    Problem::new(
        Sort::Input,
        "The second factor was not set up. Nothing was changed.",
        "The code is not one of this moment.",
        "Type the one that the telephone shows now. If it is refused again, set the clocks of both.",
    )
}

#[cfg(test)]
pub(super) fn code_for_tests(uri: &str, now: i64) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let text = uri.split("secret=").nth(1).and_then(|rest| rest.split('&').next()).expect("a secret");
    let mut bits = Vec::new();
    for letter in text.bytes() {
        let five = LETTERS.iter().position(|known| *known == letter).expect("base32");
        bits.extend((0..5).rev().map(|bit| u8::from((five >> bit) & 1 == 1)));
    }
    let bytes: Vec<u8> =
        bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |all, bit| all * 2 + bit)).collect();
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_step_duration(STEP_SECONDS)
        .with_secret(bytes)
        .build()
        .expect("as RFC 6238 wants it");
    totp.generate(now.unsigned_abs()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account { second_factor: Some(Secret(*b"12345678901234567890")), ..Account::default() }
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of eight digits.
        for (now, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(take(&mut account(), code, now), Some(Shown::Code), "{now}");
            assert_eq!(take(&mut account(), code, now + 30), Some(Shown::Code), "a step later");
            assert_eq!(take(&mut account(), code, now + 90), None, "too late");
        }
        assert_eq!(take(&mut account(), " 287 082 ", 59), Some(Shown::Code), "as it is typed");
        for typed in ["", "000000", "28708", "2870822", "287o82", "٢٨٧٠٨٢"] {
            assert_eq!(take(&mut account(), typed, 59), None, "{typed}");
        }
        assert_eq!(account().second_factor.expect("one").base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_code_is_accepted_once_and_none_before_it_also_when_the_clock_goes_back() {
        let code_at = |now: u64| {
            account().second_factor.and_then(|one| one.totp()).expect("one").generate(now).to_string()
        };
        let mut account = account();
        assert_eq!(take(&mut account, &code_at(3_000), 3_000), Some(Shown::Code));
        assert_eq!(take(&mut account, &code_at(3_000), 3_001), None, "the same again");
        assert_eq!(take(&mut account, &code_at(2_970), 3_001), None, "the one before");
        assert_eq!(take(&mut account, &code_at(600), 600), None, "the clock went back");
        assert_eq!(take(&mut account, &code_at(3_000), 3_000), None, "and came to the same moment again");
        assert_eq!(take(&mut account, &code_at(3_030), 3_030), Some(Shown::Code), "the next one");
    }

    #[test]
    fn a_recovery_code_is_good_once() {
        let mut account = account();
        let (codes, hashes) = recovery_codes(&mut crate::world::SystemRandom);
        account.recovery = hashes;
        assert_eq!(codes.len(), RECOVERY_CODES);
        assert_eq!(take(&mut account, &codes[3].to_uppercase(), 59), Some(Shown::Recovery { left: 9 }));
        assert_eq!(take(&mut account, &codes[3], 59), None);
        assert_eq!(take(&mut account, &codes[4], 59), Some(Shown::Recovery { left: 8 }));
    }

    #[test]
    fn the_uri_holds_names_of_any_script_and_the_picture_is_drawn() {
        let uri = uri(&Secret([7; 20]), "Öffice: one", "Нина");
        assert!(uri.starts_with("otpauth://totp/Amparo%20%C3%96ffice%20%20one:%D0%9D"), "{uri}");
        let qr = QrCode::of(&uri).expect("short enough");
        assert_eq!(qr.dark.len(), qr.side * qr.side);
        assert!(qr.svg().starts_with("<svg") && qr.dark[0], "the corner of a QR code is dark");
    }
}
