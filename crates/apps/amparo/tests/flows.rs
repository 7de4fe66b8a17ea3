//! Flows: what a person does, through the door they use, on the real store in a temporary folder.

#[expect(dead_code, reason = "the test of renderings uses the rest")]
#[path = "renderings/make.rs"]
mod make;
#[path = "renderings/many.rs"]
mod many;

mod flows {
    pub(crate) mod office;

    mod article_to_letter;
    mod bad_input;
    mod bring_in;
    mod custody;
    mod demo;
    mod documents;
    mod duplicates;
    mod endings;
    mod exchange;
    mod filings;
    mod findings;
    mod folder;
    mod gap_unknowns;
    mod hostile;
    mod keeping;
    mod members;
    mod names;
    mod one_origin;
    mod parts;
    #[cfg(unix)]
    mod private;
    mod proofs;
    mod record;
    mod releases;
    mod review;
    mod screening;
    mod seed_article;
    #[cfg(target_os = "linux")]
    mod served;
    mod signed;
    mod verify;
    mod well_known;
}
