//! The desk in the browser: pages over casework, which work without JavaScript.
//!
//! A request walks one way: [`routes::table`] names every path with what a member must be allowed to do there;
//! `serve::dispatch` looks for the session, checks the form's token and the permission, and runs the page on a blocking
//! thread with an [`ask::Ask`]. A page reads and writes through [`ask::Ask::read`] and [`ask::Ask::write`], fills a template
//! and answers. Nothing is decided about the record here: casework decides.
//!
//! **A new page**: a function `fn(&Ask) -> Answer` in `pages/`, its template in `templates/`, its words in
//! `locales/<language>/<page>.ftl` for every language, and its line in [`routes::table`].

pub mod answer;
pub mod api;
pub mod ask;
pub mod fields;
pub mod lang;
mod once;
mod originals;
mod pages;
pub mod routes;
mod serve;
mod server;
mod session;
mod signals;
mod state;
pub mod upload;

#[cfg(test)]
mod authorisation_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use server::{Handle, ServeOptions, Server};
