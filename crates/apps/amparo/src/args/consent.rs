//! What can be typed about consents, waivers and authorities.

use clap::{Args, Subcommand, ValueEnum};

use super::WhichCase;

#[derive(Debug, Subcommand)]
pub(crate) enum Consent {
    /// Record who agreed that what may go to whom
    #[command(
        after_help = "Example:\n  amparo consent record privacy-waiver --by \"Mira Example, wife\" --for delivery --to \"Department of State\" --given-on 2024-05-02"
    )]
    Record(ConsentRecord),
    /// Record that an agreement was withdrawn
    Withdraw {
        /// The consent's id or the beginning of it
        consent: String,
        /// Why, or how it was said
        #[arg(long)]
        why: String,
        #[command(flatten)]
        which: WhichCase,
    },
    /// List the agreements of a case
    List(WhichCase),
}

#[derive(Debug, Args)]
pub(crate) struct ConsentRecord {
    /// Which agreement
    #[arg(value_enum)]
    pub(crate) kind: ConsentKind,
    /// Who gave it, with their standing
    #[arg(long)]
    pub(crate) by: String,
    /// For what; may be repeated
    #[arg(long = "for", value_enum, required = true)]
    pub(crate) purposes: Vec<Purpose>,
    /// To whom it may go; may be repeated
    #[arg(long = "to", value_name = "ADDRESSEE")]
    pub(crate) addressees: Vec<String>,
    /// When it was given
    #[arg(long, value_name = "DATE")]
    pub(crate) given_on: String,
    /// The last day on which it holds
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// How it was obtained
    #[arg(long)]
    pub(crate) how: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConsentKind {
    /// A written waiver under the Privacy Act, so that the Department of State may discuss the case
    PrivacyWaiver,
    /// The prisoner's own consent
    Prisoner,
    /// The family's consent
    Family,
    /// A power to act for the person
    PowerOfAttorney,
    /// A source's consent that its words are used
    SourceUse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Purpose {
    /// A paper is delivered to the addressee
    Delivery,
    /// Something is published
    Publication,
    /// It is used in the desk's own work
    Use,
}
