//! What the pages of this room hold.
