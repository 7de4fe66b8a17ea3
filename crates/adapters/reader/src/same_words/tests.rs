use super::*;

const WIRE: &str = "The printer Oleg Varnin was taken from his workshop in Velgrad before dawn on Tuesday, his wife said, and \
has not been heard of since. Officers carried away a press, four boxes of paper and the accounts of the union. The ministry \
declined to say where he is held or on what charge.";

fn found(left: &str, right: &str) -> Vec<(String, String)> {
    let cut = |text: &str, range: &Range<usize>| -> String {
        text.chars().skip(range.start).take(range.end - range.start).collect()
    };
    shared(&[&Prepared::of(left), &Prepared::of(right)])
        .iter()
        .map(|one| (cut(left, &one.left.range), cut(right, &one.right.range)))
        .collect()
}

#[test]
fn a_passage_that_was_taken_over_is_found_at_its_exact_place() {
    let paper =
        format!("Von unserem Korrespondenten — Ünal Çelik\n\n{WIRE}\n\nA vigil is planned for Sunday.");
    let whole = WIRE.trim_end_matches('.').to_owned();
    assert_eq!(found(WIRE, &paper), [(whole.clone(), whole)]);
}

#[test]
fn a_passage_with_words_changed_is_still_found_and_says_how_much_is_alike() {
    let changed = WIRE.replace("before dawn on Tuesday", "at night").replace("four boxes", "several boxes");
    let (left, right) = (Prepared::of(WIRE), Prepared::of(&changed));
    let found = shared(&[&left, &right]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert!(one.words_alike + 6 >= right.len() && one.containment > 0.9 && one.containment < 1.0, "{one:?}");
}

#[test]
fn what_independent_reports_have_in_common_is_no_passage() {
    let table = [
        (
            "Oleg Varnin was sentenced to some eight years in a penal colony on Monday.",
            "A court in Velgrad, which heard the case behind closed doors, found that Oleg Varnin should be sentenced to some eight \
             years in a penal colony.",
            "a stock phrase",
        ),
        (WIRE, "", "nothing"),
        (
            WIRE,
            "Nadia Varnina waited at the gate with warm clothes. Nobody came. Her husband, she was told, had been moved, and \
             the clerk did not know more.",
            "the same case, told by somebody else",
        ),
    ];
    for (left, right, because) in table {
        assert_eq!(found(left, right), [], "{because}");
    }
}

#[test]
fn passages_in_another_order_are_found_each_for_itself() {
    let second = "Printers in three towns laid down their work for an hour. Their union has asked the labour office for a list of \
                  all who were questioned since the spring, and for the return of the accounts.";
    let (one, two) = (format!("{WIRE}\n\n{second}"), format!("{second}\n\nIn brief.\n\n{WIRE}"));
    assert_eq!(found(&one, &two).len(), 2);
}

#[test]
fn the_order_of_the_documents_changes_nothing_but_the_sides() {
    let changed = WIRE.replace("Officers carried away", "Men in plain clothes removed");
    let (left, right) = (Prepared::of(WIRE), Prepared::of(&changed));
    let (one, two) = (shared(&[&left, &right]), shared(&[&right, &left]));
    assert_eq!(one.len(), two.len());
    for (here, there) in one.iter().zip(&two) {
        assert_eq!((&here.left.range, &here.right.range), (&there.right.range, &there.left.range));
        assert_eq!(here.words_alike, there.words_alike);
    }
}

#[test]
fn other_scripts_are_compared_too() {
    let russian = "Печатника Олега Варнина увезли из мастерской в Вельграде до рассвета во вторник, сообщила его жена, и с тех пор \
                   о нём ничего не известно. Сотрудники вынесли станок, четыре коробки бумаги и бухгалтерию профсоюза.";
    assert_eq!(found(russian, &format!("Новости города. {russian} Продолжение следует.")).len(), 1);
    let chinese = "印刷工人奥列格在星期二黎明前被带离工作室，他的妻子说，从那以后就没有任何消息。官员们拿走了一台印刷机和四箱纸张。";
    assert_eq!(found(chinese, &format!("本报讯：{chinese}记者报道。")).len(), 1);
}

#[test]
fn a_crowd_of_papers_that_carry_one_story_is_still_brought_together() {
    let papers: Vec<Prepared> =
        (0..CROWD + 20).map(|at| Prepared::of(&format!("Paper number {at} writes:\n\n{WIRE}"))).collect();
    let found = shared(&papers.iter().collect::<Vec<_>>());
    let mut reached = std::collections::BTreeSet::from([0]);
    for one in &found {
        if reached.contains(&one.left.document) {
            reached.insert(one.right.document);
        }
    }
    assert_eq!(reached.len(), papers.len());
}
