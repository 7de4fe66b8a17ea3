//! How fast proposals are read, in MB/s of ordinary invented text: `cargo bench -p amparo-reader`.

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

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

/// The like in Russian.
fn russian(number: usize, out: &mut String) {
    const GIVEN: [(&str, &str); 3] = [("Олег", "Олега"), ("Тимур", "Тимура"), ("Рауф", "Рауфа")];
    const SURNAMES: [&str; 4] = ["Варнин", "Басков", "Меликов", "Деллин"];
    let (name, accusative) = GIVEN[number % GIVEN.len()];
    let surname = SURNAMES[number % SURNAMES.len()];
    let (day, year) = (number % 28 + 1, 2000 + number % 24);
    let written = writeln!(
        out,
        "{day} мая {year} года сотрудники ФСБ задержали {accusative} {surname}а, корреспондента газеты «Гавань», в кафе у реки. Погода \
         стояла ясная уже несколько недель, и никто на улице не обернулся. В июне {surname}у предъявили обвинение в государственной \
         измене, суд приговорил его к девяти годам колонии строгого режима. Врачи говорят, что {name} {surname} страдает астмой; \
         ведомство отрицает, что лечения не было. Соседи по-прежнему приносят письма, хлеб и старые книги.\n"
    );
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

/// The like in Spanish.
fn spanish(number: usize, out: &mut String) {
    const GIVEN: [&str; 3] = ["Óscar", "Tomás", "Ramiro"];
    const SURNAMES: [&str; 4] = ["Varnedo Lima", "Bascón Ruiz", "Melgar Soza", "Dellano Pons"];
    let name = format!("{} {}", GIVEN[number % GIVEN.len()], SURNAMES[number % SURNAMES.len()]);
    let (day, year) = (number % 28 + 1, 2000 + number % 24);
    let written = writeln!(
        out,
        "El {day} de mayo de {year}, agentes de la Policía Nacional detuvieron a {name}, periodista del diario El Puerto, en un café \
         junto al río. Hacía buen tiempo desde hacía semanas y nadie en la calle se volvió a mirar. En junio fue acusado de traición a \
         la patria y condenado a nueve años de prisión. Los médicos dicen que padece asma; el ministerio niega que le faltara \
         atención. Los vecinos todavía llevan cartas, pan y libros viejos.\n"
    );
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

/// What this process had of a processor, where the system says so: other work on the machine then changes no figure.
fn processor_seconds() -> f64 {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds
        .map_or_else(|| BEGAN.elapsed().as_secs_f64(), |told: u64| Duration::from_nanos(told).as_secs_f64())
}

fn main() {
    type Writer = fn(usize, &mut String);
    let texts: [(&str, Writer, usize); 4] = [
        ("English", paragraph, 1),
        ("English", paragraph, 20),
        ("Russian", russian, 20),
        ("Spanish", spanish, 20),
    ];
    for (language, write, megabytes) in texts {
        let mut text = String::with_capacity(megabytes << 20);
        let mut number = 0;
        while text.len() < megabytes << 20 {
            write(number, &mut text);
            number += 1;
        }
        let start = processor_seconds();
        let proposals = propose(&Document { text: &text, date: None, known_people: &[] });
        let seconds = processor_seconds() - start;
        let read = f64::from(u32::try_from(text.len() >> 10).unwrap_or(u32::MAX)) / 1024.0;
        println!("{language}, {megabytes} MB: {:.1} MB/s, {} proposals", read / seconds, proposals.len());
    }
}
