//! Pictures of a case, drawn here: the timeline, the bar of custody, the network of people. Each comes in the ink of a
//! light page and of a dark one; a browser that shows none has the same data beside it.

use amparo_casework::dossier::timeline;
use amparo_casework::dossier::timeline::{Theme, TimelineFigure};
use amparo_casework::papers::timeline_for_desk;
use amparo_casework::people_of_case::of_file;
use amparo_casework::policy::Visible;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::moment::file_at;
use super::network;
use crate::answer::{Answer, Fail, with_type};
use crate::ask::Ask;

/// The ink of a page, as its style sheet has it.
const DARK: Ink = Ink { text: "#e8e6df", soft: "#b3b9bd", line: "#7b8790", ground: "#1b2126" };
const LIGHT: Ink = Ink { text: "#1c2126", soft: "#4f5963", line: "#8b8677", ground: "#ffffff" };

/// The colours of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub(super) text: &'static str,
    pub(super) soft: &'static str,
    pub(super) line: &'static str,
    pub(super) ground: &'static str,
}

fn ink_of(ask: &Ask) -> Ink {
    if ask.query().one("dark").is_some() { DARK } else { LIGHT }
}

fn svg(picture: String) -> Response<Body> {
    with_type(StatusCode::OK, "image/svg+xml", Body::from(picture))
}

/// A lane of the timeline by the name that addresses use.
pub(super) const TOPICS: [(Theme, &str); 6] = [
    (Theme::Life, "life"),
    (Theme::Detention, "detention"),
    (Theme::Proceedings, "proceedings"),
    (Theme::Health, "health"),
    (Theme::Response, "response"),
    (Theme::Others, "others"),
];

/// The lane that the address asks for.
pub(super) fn topic_of(ask: &Ask) -> Option<Theme> {
    let wanted = ask.query().one("topic")?;
    TOPICS.iter().find(|(_, name)| *name == wanted).map(|(theme, _)| *theme)
}

/// The timeline, of one topic where one was chosen.
pub(super) fn timeline_svg(ask: &Ask) -> Answer {
    let mut figure = figure_at(ask)?;
    if let Some(topic) = topic_of(ask) {
        figure.events.retain(|event| event.theme == topic);
    }
    Ok(drawn(ask, &figure))
}

/// The bar of custody alone.
pub(super) fn custody_svg(ask: &Ask) -> Answer {
    let figure = TimelineFigure { events: Vec::new(), ..figure_at(ask)? };
    Ok(drawn(ask, &figure))
}

fn figure_at(ask: &Ask) -> Result<TimelineFigure, Fail> {
    let (file, chosen) = file_at(ask)?;
    ask.read(|desk| timeline_for_desk(desk, file.case, chosen.moment)).map(Visible::into_inner)
}

/// The figure in the ink of the page: it is drawn in `currentColor`, which a picture of its own takes from its root.
fn drawn(ask: &Ask, figure: &TimelineFigure) -> Response<Body> {
    let root = format!("<svg color=\"{}\" ", ink_of(ask).text);
    svg(timeline(figure).replacen("<svg ", &root, 1))
}

/// The network of people.
pub(super) fn network_svg(ask: &Ask) -> Answer {
    let (file, _) = file_at(ask)?;
    let people = of_file(&file).people;
    let name = file.names.first().map(String::as_str).unwrap_or_default();
    Ok(svg(network::draw(ask.t, name, &people, ink_of(ask))))
}
