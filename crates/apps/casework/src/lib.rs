//! Casework: everything a person can do with the record, one file per action; the only door to it.
//!
//! Pages, the command line and the API call these functions and nothing below them. Each checks permission,
//! does one thing, and says in words what went wrong. What comes back for a screen or a file is a
//! [`policy::Visible`].

pub mod accounts;
pub mod assess_case;
pub mod back_up;
pub mod bring_in;
pub mod case_access;
pub mod case_list;
pub mod cases;
pub mod check_desk;
pub mod check_health;
pub mod claim_versions;
pub mod compare_names;
pub mod custody;
pub mod decisions;
pub mod demo;
pub mod describe_source;
pub mod desk;
pub mod duplicates;
pub mod enter_claim;
pub mod enter_claims;
pub mod erase_case;
pub mod exchange;
pub mod explain_proposal;
pub mod find_person;
pub mod find_quote;
pub mod frameworks;
pub mod give_finding;
pub mod history;
pub mod keep_own_words;
pub mod members;
mod name_index;
pub mod office;
pub mod papers;
pub mod people_of_case;
pub mod policy;
pub mod problem;
pub mod proposals;
pub mod propose_document;
pub mod prove_claim;
pub mod prove_growth;
pub mod prove_passphrase;
pub mod read_document;
pub mod read_many;
pub mod read_parts;
mod reading_problem;
pub mod reading_room;
pub mod record_consent;
pub mod release_paper;
pub mod restore_desk;
pub mod rules_here;
pub mod same_event;
pub mod same_words;
pub mod screening;
pub mod search_cases;
mod shared;
pub mod show_case;
pub mod signed_assessment;
pub mod start_case;
pub mod tables;
#[cfg(test)]
mod test_desk;
pub mod today;
pub mod unread_documents;
pub mod wording;
pub mod world;

pub use amparo_dossier as dossier;
pub use amparo_exchange::lists as list_formats;
pub use amparo_law as law;
pub use amparo_ledger as ledger;
pub use amparo_reader as reader;
pub use amparo_store::{RecoverySheet, Renewed};
