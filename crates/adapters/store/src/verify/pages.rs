//! The pages of the database: each carries its own authentication, and `SQLite` then looks at what the pages say.

use rusqlite::Connection;

use super::finding::{Damage, Findings};

/// So many complaints of the database about itself are listed.
const COMPLAINTS_MAX: usize = 100;

pub(crate) fn check(connection: &Connection, findings: &mut Findings) {
    for complaint in complaints(connection, "PRAGMA cipher_integrity_check") {
        findings.add(None, Damage::Page { why: complaint });
    }
    for complaint in complaints(connection, &format!("PRAGMA integrity_check({COMPLAINTS_MAX})")) {
        if complaint != "ok" {
            findings.add(None, Damage::Page { why: complaint });
        }
    }
}

fn complaints(connection: &Connection, pragma: &str) -> Vec<String> {
    let ask = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(pragma)?;
        statement.query_map([], |row| row.get(0))?.take(COMPLAINTS_MAX).collect()
    };
    ask().unwrap_or_else(|error| vec![error.to_string()])
}
