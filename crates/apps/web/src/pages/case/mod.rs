//! The pages of one case.

pub(crate) mod access;
pub(crate) mod frame;
mod health;
mod history;
mod lines;
mod moment;
mod network;
mod overview;
mod people;
mod pictures;
#[cfg(test)]
mod tests;
mod timeline;

use amparo_casework::policy::Action;

use crate::routes::{Gate, Route, get, post};

const SEE: Gate = Gate::May(Action::SeeCase);

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}", SEE, overview::show),
    get("/cases/{case}/custody.svg", SEE, pictures::custody_svg),
    get("/cases/{case}/timeline", SEE, timeline::show),
    get("/cases/{case}/timeline.svg", SEE, pictures::timeline_svg),
    get("/cases/{case}/people", SEE, people::show),
    get("/cases/{case}/network.svg", SEE, pictures::network_svg),
    get("/cases/{case}/health", SEE, health::show),
    get("/cases/{case}/history", SEE, history::show),
    post("/cases/{case}/history/undo", Gate::May(Action::DecideProposal), history::undo),
    post("/cases/{case}/history/{claim}/restore", Gate::May(Action::WriteClaim), history::restore),
];
