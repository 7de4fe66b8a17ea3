//! Nothing of a document is parsed in the process that holds the keys. `crates/apps/clippy.toml` refuses
//! it; here each of its lines is shown to bite: an `expect` that nothing fulfils fails the gate.

use amparo_reader::propose::{Document, disclosed_interest, propose};
use amparo_reader::{FileHint, Limits, child, read};

/// Never called: what matters is that the lint sees each call.
fn what_no_application_may_do(document: &Document<'_>) {
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = read(b"text", &FileHint::default(), &Limits::default());
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = propose(document);
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = disclosed_interest(document);
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = child::answer(&mut std::io::empty(), &mut std::io::sink());
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = child::serve();
    #[expect(clippy::disallowed_methods, reason = "shows that the line bites")]
    let _ = child::serve_after(|_| {});
}

#[test]
fn the_settings_name_every_way_to_parse() {
    let _ = what_no_application_may_do;
    let settings = include_str!("../../clippy.toml");
    for way in ["read", "propose", "disclosed_interest", "answer", "serve", "serve_after"] {
        assert!(settings.contains(&format!("{way}\", reason")), "{way} is not refused");
    }
}
