//! Shows what is measured of two names: for whoever asks why a pair got its score.

use amparo_names::Name;
use amparo_names::lab::{FEATURES, likenesses, measure};

use crate::pairs::kind;

/// Prints how alike each two words are, then every feature.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [of, left, right] = words else {
        return Err("explain takes person, org or token, and two names".into());
    };
    let (left, right) = (Name::new(left, kind(of)), Name::new(right, kind(of)));
    for (one, other, likeness) in likenesses(&left, &right) {
        println!("{one}\t{other}\t{likeness:.3}");
    }
    for (feature, value) in FEATURES.iter().zip(measure(&left, &right)) {
        print!("{feature:?}={value:.2} ");
    }
    println!();
    Ok(())
}
