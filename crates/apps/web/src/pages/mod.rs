//! The pages, each named as its path.

pub(crate) mod assets;
pub(crate) mod bring_in;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod desk;
pub(crate) mod frame;
pub(crate) mod language;
pub(crate) mod people;
pub(crate) mod problems;
pub(crate) mod signing_in;
