//! Who is responsible for what in which case, and which of them are not under sanctions yet.

use amparo_casework::cases::find_case;
use amparo_casework::dossier::date_in_words;
use amparo_casework::papers::{Form, GapForm, OwnWords, write_gap};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::screening::gap::{Gap, GapFilter, Standing, gap};
use amparo_casework::screening::words::of_date;
use amparo_casework::show_case::Moment;
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, download, page_with};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] = &[
    get("/people/officials", Gate::May(Action::SeePeople), show),
    get("/people/officials/gap/{form}", Gate::May(Action::ExportRecord), save).stepped_up(),
];

#[derive(Template)]
#[template(path = "people/officials.html")]
struct OfficialsPage {
    frame: Frame,
    ways: Vec<Way>,
    gap: Option<Gap>,
    wrong: Option<Problem>,
    typed: Typed,
    may_save: bool,
}

/// What was chosen.
#[derive(Default)]
struct Typed {
    case: String,
    regime: String,
    country: String,
    as_of: String,
}

impl Typed {
    fn of(ask: &Ask) -> Self {
        let one = |name| ask.query().one(name).unwrap_or_default().trim().to_owned();
        Self { case: one("case"), regime: one("regime"), country: one("country"), as_of: one("as-of") }
    }

    fn filter(&self, desk: &amparo_casework::desk::Desk) -> Result<GapFilter, Problem> {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Ok(GapFilter {
            case: some(&self.case).map(|text| find_case(desk, &text)).transpose()?,
            regime: some(&self.regime),
            country: some(&self.country),
            moment: Moment::parse(desk, some(&self.as_of).as_deref(), None)?,
        })
    }

    /// The same choice behind the address of a download.
    fn query(&self) -> String {
        let pairs = [
            ("case", &self.case),
            ("regime", &self.regime),
            ("country", &self.country),
            ("as-of", &self.as_of),
        ];
        let chosen: Vec<_> = pairs.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        serde_html_form::to_string(chosen).unwrap_or_default()
    }
}

impl OfficialsPage {
    fn standing(&self, standing: &Standing) -> String {
        let t = self.frame.t;
        match standing {
            Standing::Listed { since: None, .. } => t.say("officials-listed"),
            Standing::Listed { since: Some(date), .. } => {
                t.with("officials-listed-since", "date", date_in_words(*date))
            }
            Standing::Open { .. } => t.say("officials-open"),
            Standing::Undecided { .. } => t.say("officials-undecided"),
            Standing::NotFound { .. } => t.say("officials-not-found"),
            Standing::NotChecked => t.say("officials-not-checked"),
        }
    }

    fn tone(standing: &Standing) -> &'static str {
        match standing {
            Standing::Listed { .. } => "calm",
            Standing::Open { .. } | Standing::Undecided { .. } => "ochre",
            Standing::NotFound { .. } | Standing::NotChecked => "plain",
        }
    }

    fn of_date(list: &amparo_casework::screening::questions::ListAsked) -> String {
        of_date(list.published)
    }
}

fn show(ask: &Ask) -> Answer {
    let typed = Typed::of(ask);
    let (found, wrong) = match ask.read(|desk| gap(desk, &typed.filter(desk)?, &mut |_| ())) {
        Ok(gap) => (Some(gap.into_inner()), None),
        Err(Fail::Problem(problem)) => (None, Some(*problem)),
        Err(other) => return Err(other),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = OfficialsPage {
        frame: Frame::new(ask, Room::People, ask.t.say("officials-title")),
        ways: super::ways(ask.t, "/people/officials"),
        gap: found,
        wrong,
        typed,
        may_save: ask.may(Action::ExportRecord, None),
    };
    page_with(status, &page)
}

fn save(ask: &Ask) -> Answer {
    let (form, ending, kind) = match ask.param("form") {
        "pdf" => (GapForm::Paper(Form::Pdf), "pdf", "application/pdf"),
        "xlsx" => {
            (GapForm::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        _ => return Err(Fail::Absent),
    };
    let typed = Typed::of(ask);
    let written = ask.read(|desk| {
        let found = gap(desk, &typed.filter(desk)?, &mut |_| ())?;
        write_gap(desk, &found, form, &OwnWords::default())
    })?;
    download(&format!("sanctions-gap.{ending}"), kind, written.into_inner().bytes)
}
