//! The papers, from a sample of an invented person: rules, reviewed files, and files to look at.

mod docx;
mod golden;
mod look;
mod rules;
mod sample;
