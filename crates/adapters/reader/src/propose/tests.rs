//! Rules as sentences: invented people, one rule family at a time.
