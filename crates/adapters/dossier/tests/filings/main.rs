//! What is filed: every script, the dossier, the papers that follow a request, and what a PDF says of itself.

mod docx;
mod filed;
mod look;
mod rules;
#[expect(dead_code, reason = "the other tests of papers use the rest")]
#[path = "../papers/sample.rs"]
mod sample;
mod scripts;
mod tools;
