//! How fast proposals are read, in MB/s of ordinary invented text: `cargo bench -p amparo-reader`.

use std::fmt::Write as _;
use std::time::Instant;

use amparo_reader::propose::{Document, propose};

/// One paragraph of an invented case, different in names and dates each time.
fn paragraph(number: usize, out: &mut String) {
    const GIVEN: [&str; 6] = ["Oleg", "Vera", "Timur", "Nadia", "Rauf", "Elena"];
    const SURNAMES: [&str; 7] = ["Varnin", "Lindal", "Baskov", "Torben", "Melikov", "Korvat", "Dellin"];
    let name = format!("{} {}", GIVEN[number % GIVEN.len()], SURNAMES[number % SURNAMES.len()]);
    let surname = SURNAMES[number % SURNAMES.len()];
    let (day, year) = (number % 28 + 1, 2000 + number % 24);
    let written = writeln!(
        out,
        "On {day} May {year}, officers of the Harju security service arrested {name}, a reporter for the Harbour \
         Times, at a café near the river. The weather had been fine for weeks, and nobody in the street looked up. \
         {surname} was charged with treason in June and sentenced to nine years in a penal colony. Doctors say \
         that the prisoner suffers from asthma; the ministry denied that care had been withheld. The European \
         Union has called for the release of {surname}, and neighbours still bring letters, bread and old books.\n"
    );
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

fn main() {
    for megabytes in [1_usize, 20] {
        let mut text = String::with_capacity(megabytes << 20);
        let mut number = 0;
        while text.len() < megabytes << 20 {
            paragraph(number, &mut text);
            number += 1;
        }
        let start = Instant::now();
        let proposals = propose(&Document { text: &text, date: None, known_people: &[] });
        let seconds = start.elapsed().as_secs_f64();
        let read = f64::from(u32::try_from(text.len() >> 10).unwrap_or(u32::MAX)) / 1024.0;
        println!("{megabytes} MB: {:.1} MB/s, {} proposals", read / seconds, proposals.len());
    }
}
