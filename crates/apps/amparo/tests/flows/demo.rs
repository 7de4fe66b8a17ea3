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
    let desk = dir.join("desk");
    let mut open = program();
    open.arg("--desk").arg(&desk).args(["case", "open", "Somebody Else"]);
    assert_eq!(said(&open.output().expect("starts")).status, 0, "people add cases of their own");
    let again = run(&["demo", "--no-serve"]);
    assert!(again.out.contains("was there already"), "{}{}", again.out, again.err);
    let mut command = program();
    let shown = said(
        &command
            .arg("--desk")
            .arg(&desk)
            .args(["assess", "Vladimir Kara-Murza", "--as-of", "2024-07-08"])
            .output()
            .expect("starts"),
    );
    assert!(shown.out.contains("lpr_ties_documented"), "{}{}", shown.out, shown.err);
    assert!(shown.out.contains("That is not a no"), "no determination on file is not a no: {}", shown.out);
}

#[test]
fn a_sentence_cut_from_a_document_of_the_example_takes_claim_support_and_footnote_with_it() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/demo/03-etap-and-punishment.html");
    let page = std::fs::read_to_string(document).expect("a document of the example");
    let sentence = "On 21 September 2023 he was placed in a punishment isolation cell (SHIZO).";
    assert!(page.contains(sentence), "the sentence to cut stands in the document");
    let seen = |page: &str| {
        let office = super::office::Office::new();
        office.write("page.html", page);
        office.ok(&["read", &office.arg("page.html"), "--for", "Vladimir Kara-Murza"]);
        office.accept_all();
        office.ok(&["write", "letter", "-o", &office.arg("letter.txt")]);
        let letter = office.read("letter.txt").split_whitespace().collect::<Vec<_>>().join(" ");
        let assessment = office.json(&["assess"]);
        let items = assessment["items"].as_array().expect("items").clone();
        let nine = items.iter().find(|item| item["number"] == 9).expect("criterion 9").clone();
        let claims = office.json(&["claim", "list"]).to_string();
        let support = nine["supports"]["evidence"].as_array().map_or(0, Vec::len);
        (claims.contains("\"SHIZO\""), support, letter.contains("punishment isolation cell"))
    };
    let (claim, support, footnote) = seen(&page);
    assert!(claim && footnote, "the whole document gives the claim and its footnote");
    let (claim_cut, support_cut, footnote_cut) = seen(&page.replace(sentence, ""));
    assert_eq!((claim_cut, support_cut, footnote_cut), (false, support - 1, false));
}
