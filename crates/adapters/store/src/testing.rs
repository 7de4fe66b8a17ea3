//! What the tests of this crate share. The people are invented.

use crate::crypto::Random;

#[path = "../tests/desk/common.rs"]
mod common;

pub(crate) use common::*;
