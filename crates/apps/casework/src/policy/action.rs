//! Everything that can be asked of a desk, by name.

/// What a member wants to do. Each page and each function of casework names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See what waits for a person today.
    SeeToday,
    /// See the list of cases: each case only where it may be seen.
    ListCases,
    /// Open a case.
    OpenCase,
    /// Look for people, officials, lists and the questions about them.
    SeePeople,
    /// Answer whether two entries are of one person, or whether an official is the entry of a list.
    AnswerIdentity,
    /// Add and change lists of sanctioned people.
    ManageLists,
    /// Bring in a table of people, or the record of another desk.
    BringIn,
    /// Copy the whole record out of the desk.
    ExportRecord,
    /// See how the desk is: its health, its name, its members.
    SeeDesk,
    /// Invite members, give and withdraw roles, remove members, reset a second factor.
    ManageMembers,
    /// Change the passphrase, make a recovery sheet, back up, rebuild.
    ManageKeys,
    /// Lock the desk now.
    LockDesk,
    /// Change what is one's own: password, second factor, name.
    OwnAccount,
    /// Make and revoke one's own tokens for programs.
    UseTokens,
    /// See who did what at the desk, without what is in the cases.
    SeeAudit,
    /// See a case and what is in it.
    SeeCase,
    /// Add a document to a case and have it read.
    ReadDocument,
    /// Accept, change or reject what the program proposes.
    DecideProposal,
    /// Enter, correct, retract, dispute and restore claims; say that claims are of one event.
    WriteClaim,
    /// Answer a criterion of a framework.
    GiveFinding,
    /// Sign what the file holds on a framework.
    SignAssessment,
    /// Draft papers of a case.
    WritePaper,
    /// Release a paper to an addressee.
    ReleasePaper,
    /// Record or withdraw a consent.
    RecordConsent,
    /// Say who works on a case, and to whom it is open.
    ManageCase,
    /// Ask for a case to be erased, and confirm it.
    EraseCase,
    /// Save a document's bytes outside the desk.
    SaveSource,
}

impl Action {
    /// Every action: those at the desk, then those on a case.
    pub const ALL: [Self; 27] = [
        Self::SeeToday,
        Self::ListCases,
        Self::OpenCase,
        Self::SeePeople,
        Self::AnswerIdentity,
        Self::ManageLists,
        Self::BringIn,
        Self::ExportRecord,
        Self::SeeDesk,
        Self::ManageMembers,
        Self::ManageKeys,
        Self::LockDesk,
        Self::OwnAccount,
        Self::UseTokens,
        Self::SeeAudit,
        Self::SeeCase,
        Self::ReadDocument,
        Self::DecideProposal,
        Self::WriteClaim,
        Self::GiveFinding,
        Self::SignAssessment,
        Self::WritePaper,
        Self::ReleasePaper,
        Self::RecordConsent,
        Self::ManageCase,
        Self::EraseCase,
        Self::SaveSource,
    ];

    /// Whether it is done on a case; otherwise at the desk as a whole.
    pub fn on_case(self) -> bool {
        self >= Self::SeeCase
    }

    /// What it is, after "you may not".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::SeeToday => "see what waits today",
            Self::ListCases => "list cases",
            Self::OpenCase => "open a case",
            Self::SeePeople => "look for people and officials",
            Self::AnswerIdentity => "answer who is whom",
            Self::ManageLists => "manage lists of sanctioned people",
            Self::BringIn => "bring people or records in",
            Self::ExportRecord => "export the record",
            Self::SeeDesk => "see how the desk is",
            Self::ManageMembers => "manage members",
            Self::ManageKeys => "manage keys and backups",
            Self::LockDesk => "lock the desk",
            Self::OwnAccount => "change an account of your own",
            Self::UseTokens => "use tokens",
            Self::SeeAudit => "see who did what",
            Self::SeeCase => "see this case",
            Self::ReadDocument => "add documents to this case",
            Self::DecideProposal => "decide on proposals of this case",
            Self::WriteClaim => "write claims of this case",
            Self::GiveFinding => "give findings on this case",
            Self::SignAssessment => "sign an assessment of this case",
            Self::WritePaper => "write papers of this case",
            Self::ReleasePaper => "release papers of this case",
            Self::RecordConsent => "record consents of this case",
            Self::ManageCase => "say who works on this case",
            Self::EraseCase => "erase this case",
            Self::SaveSource => "save documents of this case elsewhere",
        }
    }
}
