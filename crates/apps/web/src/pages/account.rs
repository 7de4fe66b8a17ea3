//! One's own account: password, second factor, recovery codes, tokens for programs.

use amparo_casework::accounts::{
    AccountShown, Fresh, MadeToken, NewSecondFactor, RecoveryCodes, TokenRow, TokenScope,
    begin_second_factor, confirm_second_factor, list_tokens, make_token, new_recovery_codes, own_account,
    revoke_token, set_password,
};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::body::Body;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other, with_type};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::pages::sign_in::not_twice;
use crate::routes::{Gate, Route, get, post};
use crate::serve;

pub(crate) const ROUTES: &[Route] = &[
    get("/account", OWN, show),
    post("/account/password", OWN, change_password),
    get("/account/second-factor", OWN, show_second_factor),
    post("/account/second-factor", OWN, begin),
    get("/account/second-factor/code.svg", OWN, picture),
    post("/account/second-factor/confirm", OWN, confirm),
    post("/account/recovery-codes", OWN, fresh_codes),
    get("/account/tokens", TOKENS, tokens),
    post("/account/tokens", TOKENS, new_token).stepped_up(),
    post("/account/tokens/revoke", TOKENS, revoke),
];

const OWN: Gate = Gate::May(Action::OwnAccount);
const TOKENS: Gate = Gate::May(Action::UseTokens);

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    frame: Frame,
    account: AccountShown,
    may_tokens: bool,
    wrong: Option<Problem>,
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None)
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>) -> Answer {
    let page = AccountPage {
        frame: Frame::new(ask, Room::Nowhere, ask.t.say("account-title")),
        account: ask.read(own_account)?.into_inner(),
        may_tokens: ask.may(Action::UseTokens, None),
        wrong,
    };
    page_with(status, &page)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PasswordForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    code: String,
    new: String,
    again: String,
}

fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn change_password(ask: &Ask) -> Answer {
    let form: PasswordForm = ask.form()?;
    if form.new != form.again {
        return shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(not_twice()));
    }
    let has_one = ask.read(own_account)?.has_password;
    if !has_one && !ask.session.as_ref().is_some_and(crate::session::Session::is_stepped_up) {
        // A first password is set by whoever shows freshly that the desk is theirs.
        return Err(Fail::StepUp);
    }
    let fresh = Fresh { password: &form.old, code: some(&form.code) };
    match ask.read(|desk| set_password(desk, has_one.then_some(fresh), &form.new)) {
        Ok(()) => renewed(ask, |ask| {
            ask.say_next(ask.t.say("account-password-set"));
            see_other("/account")
        }),
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}

/// After a change of the account every session of it is over; this browser gets a new one.
fn renewed(ask: &Ask, answer: impl FnOnce(&Ask) -> Answer) -> Answer {
    serve::signed_in_with(ask, ask.member()?, false, answer)
}

#[derive(Template)]
#[template(path = "account/second_factor.html")]
struct SecondFactorPage {
    frame: Frame,
    account: AccountShown,
    begun: Option<NewSecondFactor>,
    codes: Option<RecoveryCodes>,
    wrong: Option<Problem>,
}

fn show_second_factor(ask: &Ask) -> Answer {
    factor_shown(ask, StatusCode::OK, None, None, None)
}

fn factor_shown(
    ask: &Ask,
    status: StatusCode,
    begun: Option<NewSecondFactor>,
    codes: Option<RecoveryCodes>,
    wrong: Option<Problem>,
) -> Answer {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("factor-title"));
    let account = ask.read(own_account)?.into_inner();
    page_with(status, &SecondFactorPage { frame, account, begun, codes, wrong })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FreshForm {
    password: String,
    #[serde(default)]
    code: String,
}

fn begin(ask: &Ask) -> Answer {
    let form: FreshForm = ask.form()?;
    let fresh = Fresh { password: &form.password, code: some(&form.code) };
    match ask.read(|desk| begin_second_factor(desk, fresh)) {
        Ok(begun) => {
            let begun = begun.into_inner();
            if let Some(cookie) = &ask.cookie {
                ask.app.sessions().change(cookie, |session| session.picture = Some(begun.qr.svg()));
            }
            factor_shown(ask, StatusCode::OK, Some(begun), None, None)
        }
        Err(Fail::Problem(problem)) => {
            factor_shown(ask, StatusCode::UNPROCESSABLE_ENTITY, None, None, Some(*problem))
        }
        Err(other) => Err(other),
    }
}

/// The picture that a telephone takes, as long as it was not confirmed.
fn picture(ask: &Ask) -> Answer {
    let picture = ask.session.as_ref().and_then(|session| session.picture.clone()).ok_or(Fail::Absent)?;
    Ok(with_type(StatusCode::OK, "image/svg+xml", Body::from(picture)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeForm {
    code: String,
}

fn confirm(ask: &Ask) -> Answer {
    let form: CodeForm = ask.form()?;
    match ask.read(|desk| confirm_second_factor(desk, form.code.trim())) {
        Ok(codes) => {
            renewed(ask, |ask| factor_shown(ask, StatusCode::OK, None, Some(codes.into_inner()), None))
        }
        Err(Fail::Problem(problem)) => {
            factor_shown(ask, StatusCode::UNPROCESSABLE_ENTITY, None, None, Some(*problem))
        }
        Err(other) => Err(other),
    }
}

fn fresh_codes(ask: &Ask) -> Answer {
    let form: FreshForm = ask.form()?;
    let fresh = Fresh { password: &form.password, code: some(&form.code) };
    match ask.read(|desk| new_recovery_codes(desk, fresh)) {
        Ok(codes) => {
            renewed(ask, |ask| factor_shown(ask, StatusCode::OK, None, Some(codes.into_inner()), None))
        }
        Err(Fail::Problem(problem)) => {
            factor_shown(ask, StatusCode::UNPROCESSABLE_ENTITY, None, None, Some(*problem))
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "account/tokens.html")]
struct TokensPage {
    frame: Frame,
    rows: Vec<TokenRow>,
    made: Option<MadeToken>,
    wrong: Option<Problem>,
    name: String,
}

impl TokensPage {
    fn is_write(row: &TokenRow) -> bool {
        row.scope == TokenScope::Write
    }
}

fn tokens(ask: &Ask) -> Answer {
    tokens_shown(ask, StatusCode::OK, None, None, String::new())
}

fn tokens_shown(
    ask: &Ask,
    status: StatusCode,
    made: Option<MadeToken>,
    wrong: Option<Problem>,
    name: String,
) -> Answer {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("tokens-title"));
    let rows = ask.read(list_tokens)?.into_inner();
    page_with(status, &TokensPage { frame, rows, made, wrong, name })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenForm {
    name: String,
    scope: String,
    days: String,
}

fn new_token(ask: &Ask) -> Answer {
    let form: TokenForm = ask.form()?;
    let scope = if form.scope == "write" { TokenScope::Write } else { TokenScope::Read };
    let days = form.days.trim().parse().unwrap_or(0);
    match ask.read(|desk| make_token(desk, &form.name, scope, days)) {
        Ok(made) => tokens_shown(ask, StatusCode::OK, Some(made.into_inner()), None, String::new()),
        Err(Fail::Problem(problem)) => {
            tokens_shown(ask, StatusCode::UNPROCESSABLE_ENTITY, None, Some(*problem), form.name)
        }
        Err(other) => Err(other),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RevokeForm {
    id: u64,
}

fn revoke(ask: &Ask) -> Answer {
    let form: RevokeForm = ask.form()?;
    ask.read(|desk| revoke_token(desk, form.id))?;
    ask.say_next(ask.t.say("tokens-revoked"));
    see_other("/account/tokens")
}
