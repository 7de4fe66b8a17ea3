//! Who is at a desk, as what, and who works on which case.
//!
//! What each may do is decided above; here it is only on record who was made what.

use serde::{Deserialize, Serialize};

/// What a member is at the whole desk. A member may be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads the cases that are open to them.
    Viewer,
    /// Reads documents and enters claims.
    Documenter,
    /// Answers for cases: findings, papers, who works on them.
    CaseLead,
    /// Looks at papers before they leave the desk, and releases them.
    Reviewer,
    /// Speaks with other desks.
    PartnerLiaison,
    /// Manages members and keys. Sees no case for that.
    Admin,
    /// Looks at who did what, and sees no case for that.
    Auditor,
}

impl Role {
    /// Every role with the name that commands use.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Viewer, "viewer"),
        (Self::Documenter, "documenter"),
        (Self::CaseLead, "case-lead"),
        (Self::Reviewer, "reviewer"),
        (Self::PartnerLiaison, "partner-liaison"),
        (Self::Admin, "admin"),
        (Self::Auditor, "auditor"),
    ];

    /// The name that commands use.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }
}

/// What a member is in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRole {
    /// Reads it.
    Viewer,
    /// Reads its documents and enters claims.
    Documenter,
    /// Answers for it.
    Lead,
}

impl CaseRole {
    /// Every role with the name that commands use.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Viewer, "viewer"), (Self::Documenter, "documenter"), (Self::Lead, "lead")];

    /// The name that commands use.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }
}

/// To whom a case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseTier {
    /// To those who were added to it, and to nobody else.
    Sealed,
    /// To those who were added to it, and to those who answer for cases or review papers.
    #[default]
    Case,
    /// To everybody at the desk who works with cases.
    Team,
}

impl CaseTier {
    /// Every tier with the name that commands use.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Sealed, "sealed"), (Self::Case, "case"), (Self::Team, "team")];

    /// The name that commands use.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(tier, _)| *tier == self).map_or("", |(_, name)| name)
    }
}
