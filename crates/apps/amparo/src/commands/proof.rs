//! Proofs for strangers.

use std::path::Path;

use amparo_casework::enter_claim::find_claim;
use amparo_casework::problem::Problem;
use amparo_casework::prove_claim::{ProofForm, prove_claim};
use amparo_casework::prove_growth::growth_since;

use crate::args::ClaimProof;
use crate::session::Session;
use crate::show;

pub(super) fn proof(session: &Session, args: &ClaimProof) -> Result<(), Problem> {
    let form = ProofForm {
        fields: args.fields.clone(),
        release_to: args.release_to.clone(),
        despite: args.despite.clone(),
    };
    let made = session.write_case(args.which.case.as_deref(), |desk, case| {
        let claim = find_claim(desk, case, &args.claim)?;
        prove_claim(desk, case, claim, &form)
    })?;
    super::paper::write_file(&args.output, made.text.as_bytes()).map_err(|problem| match made.release {
        Some(release) => super::paper::on_record_all_the_same(problem, &args.output, release),
        None => problem,
    })?;
    if session.json {
        show::json(&made);
        return Ok(());
    }
    show::line(&format!(
        "Written to {}: claim-{} is entry {} of the {} in the desk's log; {} of its fields are shown, {} are not.",
        args.output.display(),
        made.claim.short(),
        made.index + 1,
        made.entries,
        made.shown.len(),
        made.hidden
    ));
    if let (Some(release), Some(addressee)) = (made.release, &args.release_to) {
        show::line(&format!("Released to {}, release-{}.", addressee.trim(), release.short()));
    }
    for note in &made.notes {
        show::line(&show::bullet(note, 92));
    }
    show::line(
        "\nIt proves that this desk recorded the claim, not that the claim is true. Whoever checks it needs the desk's",
    );
    show::line("key, by another way than the proof (on paper, by voice, on your site):");
    show::line(&format!("  {}", made.key));
    Ok(())
}

/// Writes the proof that the log only grew since an earlier checkpoint.
pub(super) fn growth(session: &Session, since: &str, file: &Path) -> Result<(), Problem> {
    let proof = session.read(|desk| growth_since(desk, since))?;
    super::paper::write_file(file, proof.as_bytes())
}
