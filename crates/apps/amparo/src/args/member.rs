//! Who is at the desk, and who works on which case.

use clap::{Args, Subcommand, ValueEnum};

/// What a member is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DeskRole {
    /// Reads the cases that are open to them
    Viewer,
    /// Reads documents and enters claims
    Documenter,
    /// Answers for cases: findings, papers, who works on them
    CaseLead,
    /// Looks at papers before they leave, and releases them
    Reviewer,
    /// Speaks with other desks
    PartnerLiaison,
    /// Manages members and keys, and sees no case for that
    Admin,
    /// Looks at who did what, and sees no case for that
    Auditor,
}

/// What a member is in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InCase {
    /// Reads it
    Viewer,
    /// Reads its documents and enters claims
    Documenter,
    /// Answers for it
    Lead,
}

/// To whom a case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tier {
    /// To those who were added to it, and to nobody else
    Sealed,
    /// To those, and to whoever answers for cases or reviews papers
    Case,
    /// To everybody who works with cases
    Team,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Member {
    /// Invite somebody: they join with the code that is shown once, on a page, and choose a password
    #[command(
        after_help = "Example:\n  amparo member invite \"Mira Lind\" --role documenter --role reviewer"
    )]
    Invite {
        /// How the desk calls them; they sign in by it
        name: String,
        /// What they will be; may be given several times
        #[arg(long, value_name = "ROLE")]
        role: Vec<DeskRole>,
    },
    /// A new code for a member who lost their password
    Again {
        /// The member: name or id
        #[arg(value_name = "MEMBER")]
        who: String,
    },
    /// List members, what they are, and open invitations
    List,
    /// Give a member a role
    Grant {
        /// The member: name or id
        #[arg(value_name = "MEMBER")]
        who: String,
        /// The role
        role: DeskRole,
    },
    /// Take a role back
    Withdraw {
        /// The member: name or id
        #[arg(value_name = "MEMBER")]
        who: String,
        /// The role
        role: DeskRole,
    },
    /// Take a member off the desk, or leave it
    Remove {
        /// The member: name or id
        #[arg(value_name = "MEMBER")]
        who: String,
        /// Why; the record keeps it
        #[arg(long)]
        why: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CaseAccess {
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// Open it to more people, or to fewer
    #[arg(long, value_name = "TIER")]
    pub(crate) tier: Option<Tier>,
    /// Add this member to it, or make them something else in it
    #[arg(long, value_name = "MEMBER", requires = "role")]
    pub(crate) add: Option<String>,
    /// As what the member is added
    #[arg(long, value_name = "ROLE", requires = "add")]
    pub(crate) role: Option<InCase>,
    /// Take this member off it
    #[arg(long, value_name = "MEMBER")]
    pub(crate) remove: Option<String>,
}
