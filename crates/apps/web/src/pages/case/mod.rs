//! The pages of one case.

pub(crate) mod frame;
mod overview;
#[cfg(test)]
mod tests;

use amparo_casework::policy::Action;

use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] = &[get("/cases/{case}", Gate::May(Action::SeeCase), overview::show)];
