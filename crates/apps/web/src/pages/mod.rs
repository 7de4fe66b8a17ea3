//! The pages, each named as its path.

pub(crate) mod assets;
pub(crate) mod cases;
pub(crate) mod frame;
pub(crate) mod language;
pub(crate) mod problems;
pub(crate) mod signing_in;
