//! On whose behalf a command works, where the desk's passphrase does not say it.

use std::path::Path;

use amparo_casework::accounts::{self, SignIn};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort};

use crate::ask;

const NOTHING_DONE: &str = "Nothing was done.";

/// The one member of a desk of one.
pub(super) fn sole(office: &Office) -> Result<MemberId, Problem> {
    office.sole_member()?.ok_or_else(|| {
        Problem::question(
            NOTHING_DONE,
            "Several people work at this desk, and it was not said whose command this is.",
            "Say it with --as NAME.",
        )
    })
}

/// A member, by their password and, where they have one, a code of their second factor.
pub(super) fn sign_in(
    office: &Office,
    name: &str,
    password_file: Option<&Path>,
) -> Result<MemberId, Problem> {
    let password = ask::passphrase(password_file, &format!("Password of {name}: "))?;
    let mut answer = accounts::sign_in(office, name, &password, None)?;
    if answer == SignIn::CodeNeeded {
        let code = ask::passphrase(None, "Code of your second factor, or a recovery code: ")?;
        answer = accounts::sign_in(office, name, &password, Some(&code))?;
    }
    let refused = |why: String, mend: &str| Problem::new(Sort::Locked, NOTHING_DONE, why, mend);
    match answer {
        SignIn::Done { member, .. } => Ok(member),
        SignIn::MustSetUp { .. } => Err(refused(
            "Several people work at this desk, so each needs a second factor, and you have none yet."
                .to_owned(),
            "Sign in on a page, where it is set up.",
        )),
        SignIn::CodeNeeded | SignIn::Refused => Err(refused(
            "The name, the password or the code is wrong.".to_owned(),
            "Check the keyboard's language and Caps Lock, and that the clocks of this computer and of your phone agree.",
        )),
        SignIn::TooSoon { seconds } => Err(refused(
            format!("There were several wrong attempts; the next one is looked at in {seconds} seconds."),
            "Wait, and try again.",
        )),
    }
}
