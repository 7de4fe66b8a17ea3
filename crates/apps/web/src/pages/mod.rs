//! The pages, each named as its path.

pub(crate) mod assessment;
pub(crate) mod assets;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod consents;
pub(crate) mod desk;
pub(crate) mod frame;
pub(crate) mod language;
pub(crate) mod papers;
pub(crate) mod people;
pub(crate) mod problems;
pub(crate) mod signing_in;
