//! The proof of a claim, from the desk to the stranger who checks it.

use std::path::Path;
use std::process::{Command, Stdio};

use super::office::Office;

#[test]
fn a_proof_shows_the_claim_and_never_who_entered_it() {
    let office = Office::with_claims();
    let arrest = office.claim("arrest");
    let said = office.ok(&["claim", "proof", &arrest, "-o", &office.arg("a.proof")]);
    assert!(said.contains("not that the claim is true") && said.contains("amparo/desk-"), "{said}");
    let proof = office.read("a.proof");
    assert!(proof.starts_with("amparo-entry-proof v1\n"), "{proof}");
    assert!(proof.contains("  says \"arrest\"\n") && proof.contains("2021-05-03"), "{proof}");
    for hidden in ["shown actor", "shown at\n", "shown scope", "shown audience"] {
        assert!(!proof.contains(hidden), "{hidden}");
    }
    let json = office.json(&["claim", "proof", &arrest, "-o", &office.arg("b.proof")]);
    assert_eq!(office.read("b.proof"), proof, "made again it is the same");
    assert_eq!(json["release"], serde_json::Value::Null);
}

#[test]
fn what_is_shown_is_chosen_field_by_field() {
    let office = Office::with_claims();
    let arrest = office.claim("arrest");
    let fields = ["--fields", "dates,entry/at", "--fields", "statement/kind"];
    office.ok(&[&["claim", "proof", &arrest, "-o", &office.arg("a.proof")][..], &fields].concat());
    let proof = office.read("a.proof");
    let shown: Vec<&str> = proof.lines().filter_map(|line| line.strip_prefix("shown ")).collect();
    assert!(shown.iter().any(|path| path.ends_with("/dates/occurred")), "{shown:?}");
    assert!(shown.contains(&"at") && shown.iter().any(|path| path.ends_with("/statement/kind")), "{shown:?}");
    assert!(shown.iter().all(|path| !path.contains("basis") && *path != "actor"), "{shown:?}");
    let refused =
        office.run(&["claim", "proof", &arrest, "-o", &office.arg("c.proof"), "--fields", "colour"]);
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("no field `colour`") && refused.err.contains("statement/kind"),
        "{}",
        refused.err
    );
    assert!(!office.path("c.proof").exists());
}

#[test]
fn who_testified_is_shown_only_when_asked_by_name() {
    let office = Office::with_claims();
    let account = "She told me so on the phone.";
    office.ok(&["claim", "add", "punishment", "--set", "reason=a bed not made", "--testimony", account]);
    let claim = office.claim("punishment");
    let shown = |fields: &[&str]| {
        office.ok(&[&["claim", "proof", &claim, "-o", &office.arg("t.proof")][..], fields].concat());
        office.read("t.proof")
    };
    assert!(shown(&[]).contains(account) && !shown(&[]).contains("testimony/member\n"));
    assert!(!shown(&["--fields", "basis"]).contains("testimony/member\n"), "not by the group it lies in");
    assert!(shown(&["--fields", "basis/testimony/member"]).contains("testimony/member\n"));
}

#[test]
fn what_is_sealed_or_no_longer_stands_is_proven_to_nobody() {
    let office = Office::with_claims();
    let sealed = ["claim", "add", "punishment", "--testimony", "In confidence.", "--audience", "sealed"];
    office.ok(&[&sealed[..], &["--set", "reason=a bed not made"]].concat());
    let (sealed, arrest) = (office.claim("punishment"), office.claim("arrest"));
    office.ok(&["claim", "correct", &arrest, "--date", "2021-05-04", "--why", "the family says the 4th"]);
    for (claim, status, because) in [(&sealed, 9, "sealed"), (&arrest, 1, "stands in its place")] {
        let refused = office.run(&["claim", "proof", claim, "-o", &office.arg("x.proof")]);
        assert_eq!(refused.status, status, "{because}: {}", refused.err);
        assert!(refused.err.contains(because), "{}", refused.err);
        assert!(!office.path("x.proof").exists(), "{because}");
    }
    let corrected = office.claim("arrest");
    office.ok(&["claim", "proof", &corrected, "-o", &office.arg("y.proof")]);
    assert!(office.read("y.proof").contains("shown act/claim_corrected/claim/dates/occurred"));
}

#[test]
fn a_proof_that_goes_to_somebody_needs_consent_and_is_on_record() {
    let office = Office::with_claims();
    let arrest = office.claim("arrest");
    let proof = ["claim", "proof", &arrest, "-o", &office.arg("a.proof"), "--release-to", "District Court"];
    let refused = office.run(&proof);
    assert_eq!(refused.status, 9, "{}", refused.err);
    assert!(refused.err.contains("consent") && !office.path("a.proof").exists(), "{}", refused.err);
    office.ok(&[&proof[..], &["--despite", "the court ordered it"]].concat());
    let released = office.ok(&["release", "list"]);
    assert!(released.contains("claim-proof (.proof) to District Court"), "{released}");
    assert!(released.contains("the court ordered it"), "{released}");
}

#[test]
fn a_stranger_with_python_checks_what_the_desk_gave() {
    let office = Office::with_claims();
    let arrest = office.claim("arrest");
    let key = office.json(&["claim", "proof", &arrest, "-o", &office.arg("a.proof")])["key"].clone();
    let key = key.as_str().expect("a key");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../verifier/amparo_verify.py");
    let status = |file: &str| {
        let mut python = Command::new("python3");
        python.arg("-B").arg(&script).args(["claim", file, key]).stdout(Stdio::null());
        python.status().ok().map(|status| status.code())
    };
    let Some(whole) = status(&office.arg("a.proof")) else {
        println!("NOT CHECKED: there is no python3 on this machine");
        return;
    };
    assert_eq!(whole, Some(0));
    let another_day = office.read("a.proof").replace("says \"2021-05-03\"", "says \"2021-05-02\"");
    office.write("b.proof", another_day);
    assert_eq!(status(&office.arg("b.proof")), Some(Some(3)), "words that its bytes do not say");
}

#[test]
fn a_partner_who_kept_a_checkpoint_sees_that_the_log_only_grew() {
    let office = Office::with_claims();
    office.ok(&["checkpoint", "-o", &office.arg("old")]);
    office.ok(&[
        "claim",
        "add",
        "punishment",
        "--set",
        "reason=a bed not made",
        "--testimony",
        "She wrote so.",
    ]);
    let growth = ["--since", &office.arg("old"), "--growth", &office.arg("growth")];
    office.ok(&[&["checkpoint", "-o", &office.arg("new")][..], &growth].concat());
    let proof = office.read("growth");
    assert!(proof.starts_with("amparo-growth-proof v1\n"), "{proof}");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../verifier/amparo_verify.py");
    let files = ["old", "new", "growth"].map(|name| office.arg(name));
    let mut python = Command::new("python3");
    python.arg("-B").arg(&script).arg("consistency").args(&files).stdout(Stdio::null());
    match python.status() {
        Ok(status) => assert_eq!(status.code(), Some(4), "it holds; no key was given"),
        Err(_) => println!("NOT CHECKED: there is no python3 on this machine"),
    }
    let other = Office::with_claims();
    other.ok(&["checkpoint", "-o", &other.arg("old")]);
    let stranger = ["--since", &other.arg("old"), "--growth", &office.arg("none")];
    let refused = office.run(&[&["checkpoint"][..], &stranger].concat());
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(!office.path("none").exists());
}
