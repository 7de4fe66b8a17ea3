//! Papers that left the desk.

use amparo_casework::enter_claim::find_claim;
use amparo_casework::ledger::record::ReleaseState;
use amparo_casework::ledger::release::PaperKind;
use amparo_casework::problem::Problem;
use amparo_casework::release_paper::{list_releases, released_file};

use crate::args::Release;
use crate::session::Session;
use crate::show;

pub(super) fn release(session: &Session, args: &Release) -> Result<(), Problem> {
    match args {
        Release::List { claim, which } => list(session, which.case.as_deref(), claim.as_deref()),
        Release::Save { release, output, which } => {
            let found =
                session.read_case(which.case.as_deref(), |desk, case| released_file(desk, case, release))?;
            let (state, bytes) = found.get();
            super::paper::write_file(output, bytes)?;
            let file = state.release.files.first();
            if session.json {
                show::json(state);
            } else {
                show::line(&format!(
                    "Written to {}: {}, {} bytes, SHA-256 {}.",
                    output.display(),
                    line(state),
                    file.length,
                    file.bytes
                ));
            }
            Ok(())
        }
    }
}

fn list(session: &Session, case: Option<&str>, claim: Option<&str>) -> Result<(), Problem> {
    let releases = session.read_case(case, |desk, case| {
        let mut releases = list_releases(desk, case)?.into_inner();
        if let Some(text) = claim {
            // A claim that is not there is printed by no paper either; the answer would sound like a "no".
            let text = &find_claim(desk, case, text)?.to_string();
            releases.retain(|state| state.release.claims.iter().any(|id| id.starts_with(text)));
        }
        Ok(releases)
    })?;
    if session.json {
        show::json(&releases);
        return Ok(());
    }
    if releases.is_empty() {
        show::line(if claim.is_some() {
            "No released paper prints this claim."
        } else {
            "No paper of this case was released. `amparo write letter -o letter.pdf --release-to ADDRESSEE` releases one."
        });
    }
    for state in &releases {
        show::line(&line(state));
        if let Some(despite) = &state.release.despite {
            show::line(&format!("    although this was missing: {}", despite.missing.as_slice().join("; ")));
            show::line(&format!("    because: {}", despite.why));
        }
    }
    Ok(())
}

fn line(state: &ReleaseState) -> String {
    let release = &state.release;
    let paper =
        PaperKind::ALL.iter().find(|(kind, _)| *kind == release.paper).map_or("paper", |(_, name)| name);
    let (claims, consents) = (release.claims.len(), release.consents.len());
    format!(
        "release-{}  {paper} (.{}) to {}, {}; {}, {}",
        release.id.short(),
        release.files.first().ending,
        release.addressee,
        amparo_casework::desk::moment_in_words(state.done.at),
        show::count(claims as u64, "claim", "claims"),
        show::count(consents as u64, "consent", "consents"),
    )
}
