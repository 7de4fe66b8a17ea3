//! From a request to its answer: session, token, permission, page, headers.

use std::collections::BTreeMap;
use std::sync::Mutex;

use amparo_casework::accounts::generation;
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::problem::{Problem, Sort};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use axum::routing::{MethodFilter, on};

use crate::answer::{Answer, Fail, see_other};
use crate::api;
use crate::ask::Ask;
use crate::fields::Fields;
use crate::lang::{Language, Speech};
use crate::pages::problems;
use crate::routes::{Gate, Route, Takes, table};
use crate::session::Session;
use crate::state::App;

/// More than any form of ours sends.
const FORM_BYTES: usize = 2 * 1024 * 1024;

/// The field in which a form carries its session's token.
pub(crate) const TOKEN: &str = "csrf";

/// Every page may load its own style, scripts and pictures and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

pub(crate) fn router(app: &App) -> Router {
    let mut router = Router::new();
    for route in table() {
        let filter = if route.method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        let handler = move |State(app): State<App>, request: Request<Body>| async move {
            answer(app, route, request).await
        };
        router = router.route(route.path, on(filter, handler));
    }
    router.fallback(absent).method_not_allowed_fallback(absent).with_state(app.clone())
}

async fn absent(State(app): State<App>, request: Request<Body>) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let ask = Ask::of(app, parts.headers, parts.uri.to_string());
    finish(problems::show(&ask, Fail::Absent), false)
}

async fn answer(app: App, route: Route, request: Request<Body>) -> Response<Body> {
    if !app.is_called(request.headers().get(HOST).and_then(|host| host.to_str().ok())) {
        return finish(problems::not_called_so(), false);
    }
    let lasting = matches!(route.path, "/assets/{file}");
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params: BTreeMap<String, String> = params
        .map(|params| params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
        .unwrap_or_default();
    let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let mut ask = Ask::of(app, parts.headers.clone(), here);
    ask.params = params;
    ask.query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
    match route.takes {
        Takes::Nothing => {}
        Takes::Form => match to_bytes(body, FORM_BYTES).await.ok().and_then(|body| Fields::parse(&body)) {
            Some(fields) => ask.fields = fields,
            None => return finish(problems::show(&ask, too_much()), false),
        },
        Takes::Json => match to_bytes(body, FORM_BYTES).await {
            Ok(body) => ask.json = body.to_vec(),
            Err(_) => return finish(api::failed(too_much()), false),
        },
        Takes::Files => {
            let request = Request::from_parts(parts, body);
            ask.body = Mutex::new(Some(request));
        }
    }
    let done = tokio::task::spawn_blocking(move || {
        let answer = let_in(&mut ask, &route).and_then(|()| (route.page)(&ask));
        let failed = |fail| if route.is_api() { api::failed(fail) } else { problems::show(&ask, fail) };
        answer.unwrap_or_else(failed)
    });
    let response = done.await.unwrap_or_else(|_| problems::broken());
    finish(response, lasting)
}

fn too_much() -> Fail {
    Problem::input(
        "The form was not taken. Nothing was changed.",
        format!("It is longer than {} MiB, or was cut off on its way.", FORM_BYTES >> 20),
        "Send it in parts, or bring the text in as a document.",
    )
    .into()
}

/// Whether this request may go on to its page. What is not there and what is not for this member get the same answer.
fn let_in(ask: &mut Ask, route: &Route) -> Result<(), Fail> {
    if route.is_api() {
        return api::let_in(ask, route);
    }
    if route.method == Method::POST {
        from_our_own_pages(ask)?;
        if route.takes == Takes::Form && ask.session.is_some() {
            let token = ask.fields.take(TOKEN);
            if token.as_deref() != Some(&ask.csrf()) {
                return Err(forged());
            }
        } else {
            ask.fields.take(TOKEN);
        }
    }
    if route.gate != Gate::Open && ask.session.is_none() {
        return Err(Fail::SignIn);
    }
    let sets_up = route.path.starts_with("/account") || route.path == "/sign-out" || route.gate == Gate::Open;
    if ask.session.as_ref().is_some_and(|session| session.must_set_up) && !sets_up {
        return Err(Fail::SetUpFirst);
    }
    if let Gate::May(action) = route.gate {
        let case = if ask.params.contains_key("case") { Some(ask.case()?) } else { None };
        let (office, member) = (ask.office()?, ask.member()?);
        if !office.allows(member, action, case)? {
            return Err(Fail::Absent);
        }
    }
    if route.step_up && !ask.session.as_ref().is_some_and(Session::is_stepped_up) {
        return Err(Fail::StepUp);
    }
    Ok(())
}

/// A browser says where a form comes from. One that comes from elsewhere is refused, whatever it carries.
fn from_our_own_pages(ask: &Ask) -> Result<(), Fail> {
    let header = |name: &HeaderName| ask.headers.get(name).and_then(|value| value.to_str().ok());
    let site = HeaderName::from_static("sec-fetch-site");
    if let Some(site) = header(&site) {
        return if site == "same-origin" || site == "none" { Ok(()) } else { Err(forged()) };
    }
    match (header(&ORIGIN), header(&HOST)) {
        (Some(origin), Some(host)) => {
            let theirs = origin.split_once("://").map_or(origin, |(_, rest)| rest);
            if theirs == host { Ok(()) } else { Err(forged()) }
        }
        _ => Ok(()),
    }
}

/// The problem to say when a form does not come from a page of this session.
pub(crate) fn forged() -> Fail {
    Problem::new(
        Sort::Forbidden,
        "The form was not taken. Nothing was changed.",
        "It does not come from a page of this session: the page was open for long, or another site sent the form.",
        "Go back, load the page anew and send the form again.",
    )
    .into()
}

impl Ask {
    /// The same request, seen from a session that has just begun.
    fn again(&self, secret: &str) -> Self {
        Self {
            app: self.app.clone(),
            t: self.t,
            here: self.here.clone(),
            office: self.app.office(),
            session: self.app.sessions().find(secret),
            token_of: None,
            json: Vec::new(),
            cookie: Some(secret.to_owned()),
            params: BTreeMap::new(),
            query: Fields::default(),
            fields: Fields::default(),
            headers: HeaderMap::new(),
            body: Mutex::new(None),
        }
    }

    fn of(app: App, headers: HeaderMap, here: String) -> Self {
        let cookies = headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let cookie = |name: &str| {
            cookies
                .split(';')
                .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
                .map(str::to_owned)
        };
        let shown = cookie(session_cookie(&app));
        let session = shown.as_deref().and_then(|shown| app.sessions().find(shown));
        let office = app.office();
        let session = session.filter(|session| {
            // Another password, another role, another second factor: whoever was signed in before shows again who they are.
            let now = office.as_ref().map(|office| office.read(session.member, generation));
            matches!(now, Some(Ok(now)) if now == session.generation)
        });
        let asked = || {
            headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::of_header)
        };
        let chosen = || cookie("language").and_then(|code| Language::of_code(&code));
        let language = session.as_ref().and_then(|session| session.language).or_else(chosen).or_else(asked);
        Self {
            t: Speech(language.unwrap_or(Language::English)),
            here,
            office,
            cookie: session.is_some().then_some(shown).flatten(),
            session,
            token_of: None,
            json: Vec::new(),
            app,
            params: BTreeMap::new(),
            query: Fields::default(),
            fields: Fields::default(),
            headers,
            body: Mutex::new(None),
        }
    }
}

/// Over TLS the name itself binds the cookie to this host; on loopback browsers refuse such a name without TLS.
fn session_cookie(app: &App) -> &'static str {
    if app.over_tls() { "__Host-amparo" } else { "amparo" }
}

/// Begins a session and goes on to a page.
pub(crate) fn signed_in(ask: &Ask, member: MemberId, path: &str) -> Answer {
    signed_in_with(ask, member, false, |_| see_other(path))
}

/// Begins a session and answers with a page of it.
pub(crate) fn signed_in_with(
    ask: &Ask,
    member: MemberId,
    must_set_up: bool,
    answer: impl FnOnce(&Ask) -> Answer,
) -> Answer {
    if let Some(old) = &ask.cookie {
        ask.app.sessions().end(old);
    }
    let office = ask.app.office().ok_or(Fail::SignIn)?;
    let generation = office.read(member, generation)?;
    let secret = ask.app.sessions().begin(member, generation, must_set_up, Some(ask.t.0));
    let within = ask.again(&secret);
    let mut response = answer(&within)?;
    let secure = if ask.app.over_tls() { "; Secure" } else { "" };
    let name = session_cookie(&ask.app);
    let cookie = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(axum::http::header::SET_COOKIE, value);
    }
    Ok(response)
}

/// Ends this browser's session; everything that it keeps of the desk is to go.
pub(crate) fn signed_out(ask: &Ask, path: &str) -> Answer {
    if let Some(cookie) = &ask.cookie {
        ask.app.sessions().end(cookie);
    }
    let mut response = see_other(path)?;
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    Ok(response)
}

/// The headers that every answer carries.
fn finish(mut response: Response<Body>, lasting: bool) -> Response<Body> {
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    );
    set(CACHE_CONTROL, if lasting { "public, max-age=86400" } else { "no-store" });
    response
}
