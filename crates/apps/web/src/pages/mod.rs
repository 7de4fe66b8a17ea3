//! The pages, each named as its path.

pub(crate) mod account;
pub(crate) mod assessment;
pub(crate) mod assets;
pub(crate) mod bring_in;
pub(crate) mod case;
pub(crate) mod case_new;
pub(crate) mod cases;
pub(crate) mod claims;
pub(crate) mod claims_form;
pub(crate) mod claims_new;
pub(crate) mod claims_one;
pub(crate) mod consents;
pub(crate) mod desk;
pub(crate) mod frame;
pub(crate) mod language;
pub(crate) mod originals;
pub(crate) mod papers;
pub(crate) mod people;
pub(crate) mod problems;
pub(crate) mod reading;
#[cfg(test)]
mod reading_tests;
pub(crate) mod reading_text;
mod reading_why;
pub(crate) mod sign_in;
pub(crate) mod source_words;
pub(crate) mod sources;
pub(crate) mod sources_add;
pub(crate) mod today;
pub(crate) mod unlock;
