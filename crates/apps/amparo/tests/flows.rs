//! Flows: what a person does, through the door they use, on the real store in a temporary folder.

mod flows {
    pub(crate) mod office;

    mod article_to_letter;
    mod bad_input;
    mod demo;
    mod findings;
    mod names;
    mod record;
    mod review;
    mod seed_article;
    mod well_known;
}
