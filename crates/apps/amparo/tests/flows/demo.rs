//! The example desk.

use super::office::{program, said};

#[test]
fn the_example_goes_the_whole_way_and_carries_out_every_decision() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("example");
    let run = |args: &[&str]| {
        let mut command = program();
        said(&command.args(args).arg("--dir").arg(&dir).output().expect("the program starts"))
    };
    let first = run(&["--json", "demo", "--no-serve"]);
    assert_eq!(first.status, 0, "{}", first.err);
    let made: serde_json::Value = serde_json::from_str(&first.out).expect("JSON");
    assert_eq!(made["refused"], serde_json::json!([]), "every decision finds its proposal");
    assert!(made["accepted"].as_u64() >= Some(25), "{made:#}");
    assert!(made["rejected"].as_u64() >= Some(1), "the example shows rejecting too: {made:#}");
    let proposals = made["proposals"].as_u64().expect("a number");
    let counted = ["accepted", "rejected", "waiting"].map(|key| made[key].as_u64().expect("a number"));
    assert_eq!(counted.iter().sum::<u64>(), proposals, "count in is count out: {made:#}");
    for paper in made["papers"].as_array().expect("a list") {
        let size = std::fs::metadata(paper.as_str().expect("a path")).expect("a file").len();
        assert!(size > 2_000, "{paper}");
    }
    let again = run(&["demo", "--no-serve"]);
    assert!(again.out.contains("was there already"), "{}{}", again.out, again.err);
    let mut command = program();
    let shown = said(
        &command
            .arg("--desk")
            .arg(dir.join("desk"))
            .args(["assess", "--as-of", "2024-07-08"])
            .output()
            .expect("starts"),
    );
    assert!(shown.out.contains("lpr_ties_documented"), "{}{}", shown.out, shown.err);
    assert!(shown.out.contains("That is not a no"), "no determination on file is not a no: {}", shown.out);
}
