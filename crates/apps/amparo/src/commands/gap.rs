//! The sanctions gap: on the screen, and as a paper.

use amparo_casework::cases::find_case;
use amparo_casework::dossier::date_in_words;
use amparo_casework::papers::{Form, GapForm, OwnWords, write_gap};
use amparo_casework::problem::Problem;
use amparo_casework::screening::gap::{Did, Gap, GapCase, GapFilter, GapRow, Standing, gap as work_out};
use amparo_casework::screening::words::of_date;
use amparo_casework::show_case::Moment;

use super::paper::{save, with_fonts};
use crate::args;
use crate::session::Session;
use crate::show;

pub(super) fn gap(session: &Session, args: &args::Gap) -> Result<(), Problem> {
    let found = session.read(|desk| {
        let filter = GapFilter {
            moment: Moment::parse(desk, args.as_of.as_deref(), None)?,
            case: args.which.case.as_deref().map(|text| find_case(desk, text)).transpose()?,
            regime: args.regime.clone(),
            country: args.country.clone(),
        };
        work_out(desk, &filter, &mut |text| show::progress(text))
    });
    show::progress_done();
    let found = found?;
    let own = with_fonts(OwnWords::default(), args.fonts.as_deref())?;
    let files = [
        (&args.pdf, GapForm::Paper(Form::Pdf)),
        (&args.xlsx, GapForm::Xlsx),
        (&args.html, GapForm::Paper(Form::Html)),
    ];
    let wanted: Vec<_> =
        files.into_iter().filter_map(|(file, form)| file.as_ref().map(|file| (file, form))).collect();
    if !wanted.is_empty() {
        for (file, form) in wanted {
            let written = session.read(|desk| write_gap(desk, &found, form, &own))?;
            save(session, file, &written)?;
        }
        return Ok(());
    }
    if session.json {
        show::json(&*found);
    } else {
        print(&found);
    }
    Ok(())
}

fn print(gap: &Gap) {
    show::line(&format!("The sanctions gap as of {}, entry {} of the record", gap.as_of, gap.known_at));
    for list in &gap.lists {
        let (read, held) = (list.given, show::count(list.entries_in, "entry", "entries"));
        let unread = if read < list.entries_in { "; who stands in the others was not compared" } else { "" };
        let line =
            format!("asked: “{}” {}, {read} of {held} read{unread}", list.name, of_date(list.published));
        show::line(&show::wrapped(&line, 92, "  "));
    }
    let unchecked: Vec<&str> =
        gap.regimes.iter().filter(|regime| !regime.is_checked()).map(|regime| regime.name.as_str()).collect();
    if !unchecked.is_empty() {
        show::line(&show::wrapped(
            &format!(
                "Not checked, because no list of them was added: {}. That says nothing of who is listed there.",
                unchecked.join(", ")
            ),
            92,
            "  ",
        ));
    }
    for case in &gap.cases {
        print_case(gap, case);
    }
    if gap.cases.is_empty() {
        show::line("No case of this desk is in it.");
    }
    if !gap.country_unknown.is_empty() {
        show::line(&show::wrapped(
            &format!(
                "No claim on file ties these cases to a country, so they may belong here: {}.",
                gap.country_unknown.join("; ")
            ),
            92,
            "\n",
        ));
    }
}

fn print_case(gap: &Gap, case: &GapCase) {
    show::line(&format!("\n{} (case-{})", case.person, case.case.short()));
    if case.rows.is_empty() {
        show::line("  No claim on file names anybody who had a hand in it.");
    }
    for row in &case.rows {
        print_row(gap, row);
    }
    for one in &case.unnamed {
        show::line(&show::wrapped(
            &format!("Not named by any source: “{}” ({})", one.called, roles(&one.did)),
            90,
            "  ",
        ));
    }
}

fn roles(did: &[Did]) -> String {
    did.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join("; ")
}

fn print_row(gap: &Gap, row: &GapRow) {
    let also = if row.also.is_empty() { String::new() } else { format!(" (also {})", row.also.join("; ")) };
    show::line(&format!("\n  {}{also}", row.name));
    if !row.posts.is_empty() {
        show::line(&show::wrapped(&row.posts.join("; "), 88, "    "));
    }
    for did in &row.did {
        for claim in &did.claims {
            let text = format!(
                "{}: {} [claim-{}: {}]",
                did.words,
                claim.says,
                claim.claim.short(),
                claim.sources.join("; ")
            );
            show::line(&show::wrapped(&text, 88, "    "));
        }
    }
    for (regime, standing) in gap.regimes.iter().zip(&row.regimes) {
        if let Some(text) = standing_in_words(standing) {
            show::line(&show::wrapped(&format!("{}: {text}", regime.name), 88, "    > "));
        }
    }
    if !row.open_elsewhere.is_empty() {
        let text = format!(
            "on a list, under none of these regimes: open: question {}",
            row.open_elsewhere.join(", ")
        );
        show::line(&show::wrapped(&text, 88, "    > "));
    }
    if row.listed_nowhere {
        show::line("    > listed nowhere in the lists that were asked");
    }
    if !row.also_in.is_empty() {
        show::line(&show::wrapped(
            &format!("the same entry in the case of {}", row.also_in.join("; ")),
            88,
            "    ",
        ));
    }
}

fn standing_in_words(standing: &Standing) -> Option<String> {
    match standing {
        Standing::Listed { since, claims, gone } => {
            let since = since.map_or("; since when is not given".to_owned(), |date| {
                format!(" since {}", date_in_words(date))
            });
            let ids: Vec<String> =
                claims.iter().map(|claim| format!("claim-{}", claim.claim.short())).collect();
            let gone = if *gone { "; the version in use has the entry no longer" } else { "" };
            Some(format!("listed{since} [{}]{gone}", ids.join(", ")))
        }
        Standing::Open { questions } => Some(format!("open: question {}", questions.join(", "))),
        Standing::Undecided { entries } => {
            Some(format!("it cannot be told; of a like name: {}", entries.join("; ")))
        }
        Standing::NotFound { answered } if answered.is_empty() => Some("not found".to_owned()),
        Standing::NotFound { answered } => {
            Some(format!("not found; of a like name: {}", answered.join("; ")))
        }
        Standing::NotChecked => None,
    }
}
