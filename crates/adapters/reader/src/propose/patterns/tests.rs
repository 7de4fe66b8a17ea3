//! Rules over data.
