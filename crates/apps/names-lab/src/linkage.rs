//! Links the records of a table and, where the table tells which are of one person, says how well.

use std::collections::BTreeMap;

use amparo_names::link::{Field, FieldId, FieldKind, Gender, Linker, Pair, Records, Row, Schema, Value};

use crate::measure::{Clock, peak_mib};
use crate::table::Reader;

pub(crate) const USAGE: &str = "\
TABLE.tsv --field COLUMN:KIND[:identifying][:circumstance][:near=DAYS] …
        [--id COLUMN] [--list COLUMN] [--unique] [--truth COLUMN] [--threads N] [--learned] [--blocks] [--wrong N]
  KIND is name, given, family, text, code, date, number or gender.
  --truth names the column that is equal for records of one person; it is read only after everything is decided.
  --unique: each list names nobody twice.  --wrong N: show N pairs missed and N pairs wrongly found.";

#[derive(Default)]
struct Asked {
    table: String,
    schema: Schema,
    columns: Vec<(FieldId, String)>,
    id: Option<String>,
    list: Option<String>,
    truth: Option<String>,
    is_unique: bool,
    threads: usize,
    shows_learned: bool,
    shows_blocks: bool,
    wrong: usize,
}

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let asked = read_words(words)?;
    let clock = Clock::start();
    let (records, truth) = read_records(&asked)?;
    println!("{} records read: {}", records.len(), clock.read());
    let mut linker = Linker::new(records).map_err(|error| error.to_string())?;
    println!("prepared and blocked: {}", clock.read());
    linker.learn();
    println!("learned: {}", clock.read());
    let pairs = all_pairs(&linker, asked.threads);
    println!("{} pairs weighed as possible: {}", pairs.len(), clock.read());
    let groups = linker.groups(&pairs, &[]);
    let questions = linker.questions(&pairs, &groups);
    println!("{} groups, {} questions: {}", groups.groups().len(), questions.len(), clock.read());
    println!("peak memory: {} MiB", peak_mib());
    report(&asked, &linker);
    if asked.truth.is_some() {
        let truth = Truth::new(&linker, &truth);
        truth.say_pairs(&pairs);
        let grouped = groups.groups().iter().flat_map(|group| {
            group
                .iter()
                .enumerate()
                .flat_map(|(at, left)| group[at + 1..].iter().map(|right| (*left, *right)))
        });
        println!("groups: {}", truth.score(grouped));
        truth.say_wrong(&linker, &pairs, asked.wrong);
    }
    Ok(())
}

fn all_pairs(linker: &Linker, threads: usize) -> Vec<Pair> {
    // More parts than threads, so that a thread that is done early finds more to do.
    let parts = linker.parts(threads * 16);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(part) = parts.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            found.push(part.pairs());
        }
        found
    };
    let found = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().expect("a part of the work does not panic"))
            .collect()
    });
    linker.join(found)
}

fn report(asked: &Asked, linker: &Linker) {
    if asked.shows_blocks {
        for block in linker.blocks() {
            println!(
                "  {}: {} pairs, {} given up, {} blocks split, largest {}",
                block.rule,
                block.pairs,
                block.given_up(),
                block.blocks_split,
                block.largest_block
            );
        }
    }
    if asked.shows_learned {
        for (field, level, same, other) in linker.learned() {
            println!("  {field}: {level}: {same:.5} / {other:.7} = {:+.1} bits", (same / other).log2());
        }
    }
}

/// What is really one person, by row.
struct Truth {
    person: Vec<u32>,
    lists: Vec<u16>,
    across: bool,
    pairs: usize,
}

impl Truth {
    fn new(linker: &Linker, truth: &BTreeMap<(u16, String), String>) -> Self {
        let mut numbers = BTreeMap::new();
        let (mut person, mut lists) = (Vec::new(), Vec::new());
        for row in (0..).map_while(|row| linker.record(Row(row))) {
            let who = &truth[&(row.0, row.1.to_owned())];
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            person.push(*numbers.entry(who).or_insert(next));
            lists.push(row.0);
        }
        let across = lists.iter().any(|list| *list != lists[0]);
        let mut by_person: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
        person
            .iter()
            .zip(&lists)
            .for_each(|(person, list)| by_person.entry(*person).or_default().push(*list));
        let of = |lists: &Vec<u16>| {
            let pairs =
                (0..lists.len()).flat_map(|at| lists[at + 1..].iter().map(move |other| (lists[at], *other)));
            pairs.filter(|(one, other)| !across || one != other).count()
        };
        let pairs = by_person.values().map(of).sum();
        Self { person, lists, across, pairs }
    }

    fn is_same(&self, left: Row, right: Row) -> bool {
        self.person[left.0 as usize] == self.person[right.0 as usize]
    }

    fn counts(&self, left: Row, right: Row) -> bool {
        !self.across || self.lists[left.0 as usize] != self.lists[right.0 as usize]
    }

    fn score(&self, found: impl Iterator<Item = (Row, Row)>) -> String {
        let (mut right, mut all) = (0, 0);
        for (one, other) in found.filter(|(one, other)| self.counts(*one, *other)) {
            all += 1;
            right += usize::from(self.is_same(one, other));
        }
        self.words(right, all)
    }

    fn words(&self, right: usize, all: usize) -> String {
        let share = |part: usize, of: usize| number(part) / number(of).max(1.0);
        let f1 = 2.0 * number(right) / (number(all) + number(self.pairs)).max(1.0);
        format!("F1 {f1:.4}, precision {:.4}, recall {:.4}", share(right, all), share(right, self.pairs))
    }

    fn say_pairs(&self, pairs: &[Pair]) {
        println!("{} pairs are of one person", self.pairs);
        let possible = pairs.iter().map(|pair| (pair.left, pair.right));
        println!("all possible: {}", self.score(possible));
        for chance in [0.5, 0.9, 0.99] {
            let found = pairs.iter().filter(|pair| pair.probability() >= chance);
            println!("pairs from {chance} on: {}", self.score(found.map(|pair| (pair.left, pair.right))));
        }
        let mut order: Vec<&Pair> = pairs.iter().filter(|pair| self.counts(pair.left, pair.right)).collect();
        order.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let (mut right, mut best) = (0, (0.0, 0, 0, 0.0));
        for (at, pair) in order.iter().enumerate() {
            right += usize::from(self.is_same(pair.left, pair.right));
            let f1 = 2.0 * number(right) / (number(at + 1) + number(self.pairs));
            let is_last = order.get(at + 1).is_none_or(|next| next.weight < pair.weight);
            if f1 > best.0 && is_last {
                best = (f1, right, at + 1, pair.probability());
            }
        }
        println!("pairs at the best threshold ({:.4}): {}", best.3, self.words(best.1, best.2));
    }

    fn say_wrong(&self, linker: &Linker, pairs: &[Pair], most: usize) {
        let likely = |pair: &&Pair| pair.probability() >= 0.5;
        let show = |title: &str, pair: &Pair| {
            println!("{title} {:.4}", pair.probability());
            linker
                .evidence(pair.left, pair.right)
                .iter()
                .for_each(|one| println!("    {:+.1} {one}", one.weight));
        };
        pairs
            .iter()
            .filter(likely)
            .filter(|pair| !self.is_same(pair.left, pair.right))
            .take(most)
            .for_each(|pair| show("wrong", pair));
        if most == 0 {
            return;
        }
        let mut by_person: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
        for (row, person) in (0..).zip(&self.person) {
            by_person.entry(*person).or_default().push(Row(row));
        }
        let found: std::collections::BTreeSet<(Row, Row)> =
            pairs.iter().filter(likely).map(|pair| (pair.left, pair.right)).collect();
        let missed = by_person.values().flat_map(|rows| {
            rows.iter().enumerate().flat_map(|(at, left)| rows[at + 1..].iter().map(|right| (*left, *right)))
        });
        for (left, right) in
            missed.filter(|pair| !found.contains(pair) && self.counts(pair.0, pair.1)).take(most)
        {
            println!(
                "missed {:.4} {:?} {:?}",
                linker.probability(left, right),
                linker.record(left),
                linker.record(right)
            );
            linker.evidence(left, right).iter().for_each(|one| println!("    {:+.1} {one}", one.weight));
        }
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

fn read_words(words: &[String]) -> Result<Asked, String> {
    let mut asked = Asked { threads: 1, ..Asked::default() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--id" => asked.id = Some(value()?),
            "--list" => asked.list = Some(value()?),
            "--truth" => asked.truth = Some(value()?),
            "--unique" => asked.is_unique = true,
            "--threads" => asked.threads = value()?.parse().map_err(|_| "--threads wants a number")?,
            "--wrong" => asked.wrong = value()?.parse().map_err(|_| "--wrong wants a number")?,
            "--learned" => asked.shows_learned = true,
            "--blocks" => asked.shows_blocks = true,
            "--field" => {
                let (field, column) = field(&value()?)?;
                let id = asked.schema.add(field).ok_or("too many fields")?;
                asked.columns.push((id, column));
            }
            _ if asked.table.is_empty() && !word.starts_with('-') => asked.table.clone_from(word),
            _ => return Err(format!("`{word}` is not understood\n\n{USAGE}")),
        }
    }
    if asked.table.is_empty() || asked.columns.is_empty() { Err(USAGE.to_owned()) } else { Ok(asked) }
}

fn field(text: &str) -> Result<(Field, String), String> {
    let mut parts = text.split(':');
    let column = parts.next().unwrap_or_default();
    let kind = match parts.next().unwrap_or_default() {
        "name" => FieldKind::FullName,
        "given" => FieldKind::GivenName,
        "family" => FieldKind::FamilyName,
        "text" => FieldKind::Text,
        "code" => FieldKind::Code,
        "date" => FieldKind::Date,
        "number" => FieldKind::Number,
        "gender" => FieldKind::Gender,
        other => return Err(format!("`{other}` is no kind of field")),
    };
    let mut field = Field::new(column, kind);
    for part in parts {
        field = match part.split_once('=') {
            None if part == "identifying" => field.identifying(),
            None if part == "circumstance" => field.circumstance(),
            Some(("near", days)) => field.near_days(days.parse().map_err(|_| "near wants a number of days")?),
            _ => return Err(format!("`{part}` says nothing of a field")),
        };
    }
    Ok((field, column.to_owned()))
}

type TruthOf = BTreeMap<(u16, String), String>;

fn read_records(asked: &Asked) -> Result<(Records, TruthOf), String> {
    let mut reader = Reader::open(&asked.table)?;
    let at = |name: &Option<String>| name.as_ref().map(|name| reader.column(name)).transpose();
    let (id, list, truth) = (at(&asked.id)?, at(&asked.list)?, at(&asked.truth)?);
    let mut columns = Vec::new();
    for (field, column) in &asked.columns {
        let kind = asked.schema.field(*field).map_or(FieldKind::Text, Field::kind);
        columns.push((*field, kind, reader.column(column)?));
    }
    let mut records = Records::new(asked.schema.clone());
    let (mut truths, mut lists) = (BTreeMap::new(), BTreeMap::new());
    let mut bad_dates = 0;
    while let Some(cells) = reader.next()? {
        let list = list.map_or("", |at| cells[at]);
        if !lists.contains_key(list) {
            let number = u16::try_from(lists.len()).map_err(|_| "too many lists")?;
            lists.insert(list.to_owned(), number);
        }
        let list = lists[list];
        let number = records.len().to_string();
        let id = id.map_or(number.as_str(), |at| cells[at]);
        let mut values = Vec::with_capacity(columns.len());
        for (field, kind, at) in &columns {
            match value(*kind, cells[*at]) {
                Some(value) => values.push((*field, value)),
                None => bad_dates += usize::from(*kind == FieldKind::Date && !cells[*at].is_empty()),
            }
        }
        records.add(list, id, &values).map_err(|error| error.to_string())?;
        if let Some(at) = truth {
            truths.insert((list, id.to_owned()), cells[at].to_owned());
        }
    }
    if asked.is_unique {
        for list in lists.values() {
            records.claims_unique(*list);
        }
    }
    if bad_dates > 0 {
        println!("{bad_dates} dates are none and count as missing");
    }
    Ok((records, truths))
}

fn value(kind: FieldKind, cell: &str) -> Option<Value<'_>> {
    if cell.is_empty() {
        return None;
    }
    match kind {
        FieldKind::Date => cell.parse().ok().map(Value::Date),
        FieldKind::Number => cell.parse().ok().map(Value::Number),
        FieldKind::Gender => match cell {
            "f" | "woman" => Some(Value::Gender(Gender::Woman)),
            "m" | "man" => Some(Value::Gender(Gender::Man)),
            _ => None,
        },
        _ => Some(Value::Text(cell)),
    }
}
