//! Papers that carry the words of one wire story are one origin; what is not found is not known.

use super::office::Office;

const WIRE: &str = "Oleg Varnin, a printer in Velgrad, was beaten by guards on 3 March 2024 in the remand prison on the river, and the \
wardens took away his coat, two books and the letters that his daughter had sent him over the winter. Nobody in the prison office \
would say on whose order it was done, or why the doctor who had been called was sent home again at the gate.";

/// A report by somebody who was there, in their own words.
const OWN: &str = "On 3 March 2024 guards beat Oleg Varnin. A cellmate who has since been freed showed us on a drawing of the corridor \
where he stood, how many men came, and what they carried; he signed each page.";

fn office() -> Office {
    let office = Office::new();
    let paper = |name: &str, text: String, publisher: &str, date: &str, first: bool| {
        office.write(name, text);
        let file = office.arg(name);
        let mut args = vec!["read", file.as_str(), "--date", date, "--publisher", publisher];
        if first {
            args.extend(["--for", "Oleg Varnin"]);
        }
        office.ok(&args);
    };
    paper("wire.txt", format!("{WIRE}\n"), "Example Wire", "2024-03-05", true);
    let morning = WIRE.replace("a printer in Velgrad", "a printer").replace("over the winter", "in winter");
    paper(
        "morning.txt",
        format!("From our correspondent.\n\n{morning}\n"),
        "Morning Paper",
        "2024-03-06",
        false,
    );
    paper("evening.txt", format!("{WIRE}\n\nA vigil is planned.\n"), "Evening Paper", "2024-03-06", false);
    office
}

#[test]
fn three_papers_with_the_words_of_one_story_are_one_origin_and_a_fourth_with_its_own_is_another() {
    let office = office();
    office.accept_all();
    let assessed = office.ok(&["assess"]);
    let words = "The same words stand under 3 names (Example Wire; Morning Paper; Evening Paper): they count as one origin";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&assessed).contains(words), "{assessed}");
    assert!(flat(&assessed).contains("Example Wire had them first, by the dates on file"), "{assessed}");
    assert!(
        flat(&assessed).contains("All support on file comes from one origin (Example Wire)"),
        "{assessed}"
    );

    let claims = flat(&office.ok(&["claim", "list"]));
    assert!(claims.contains("The same words stand in 3 sources"), "{claims}");
    let shared = flat(&office.ok(&["source", "shared"]));
    assert!(shared.contains("which had it first by the dates on file"), "{shared}");
    let rows = office.json(&["source", "shared"]);
    let others: Vec<u64> =
        rows.as_array().expect("a list").iter().filter_map(|row| row["others"].as_u64()).collect();
    assert_eq!(others, [2, 2, 2]);

    office.write("own.txt", OWN);
    office.ok(&["read", &office.arg("own.txt"), "--date", "2024-03-20", "--publisher", "Example Monitor"]);
    office.accept_all();
    let assessed = flat(&office.ok(&["assess"]));
    assert!(!assessed.contains("All support on file comes from one origin (Example Wire)"), "{assessed}");
    assert!(assessed.contains(words), "the three are still one: {assessed}");
    let rows = office.json(&["source", "shared"]);
    assert_eq!((&rows[3]["others"], &rows[3]["compared"]), (&0.into(), &true.into()));
    let shared = flat(&office.ok(&["source", "shared"]));
    assert!(shared.contains("not known to share a passage with another source of this case"), "{shared}");
    assert!(shared.contains("that alone does not make them independent"), "{shared}");

    office.ok(&["assess", "-o", &office.arg("worksheet.txt")]);
    let worksheet = flat(&office.read("worksheet.txt"));
    assert!(worksheet.contains("they count as one origin"), "{worksheet}");
}
