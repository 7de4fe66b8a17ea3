//! What can be typed.

/// What is printed for `--help`.
pub(crate) const USAGE: &str = "\
Checks proofs that an Amparo desk gave away. Reads the files that are named and nothing else.

  amparo-verify claim FILE [--key KEY] [--checkpoint FILE [--growth FILE]] [--json]
      Checks the proof of one entry.
      --key KEY          the desk's public key (or a file that holds it), got by another way than the proof
      --checkpoint FILE  a checkpoint of the desk that you hold: is the proof of the same log?
      --growth FILE      the proof of growth between that checkpoint and the proof's, if they differ in size

  amparo-verify consistency OLD NEW PROOF [--key KEY] [--json]
      Checks that the log of checkpoint NEW begins with all entries of the log of checkpoint OLD.

  --json     print JSON, for other programs
  --help     print this
  --version  print the version

Examples:
  amparo-verify claim arrest.proof --key amparo/desk-040g2081040g2081040g208104+65d718fe+AepKbG...
  amparo-verify consistency march.checkpoint june.checkpoint growth.proof --key key.txt

Exit status: 0 it holds and is signed by the key given; 1 it does not hold; 2 wrong command; 3 a file cannot be read or
is not what it should be; 4 it holds in itself, but no key (or no proof of growth) was given that ties it to what you trust.";

/// What is to be checked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The proof of one entry.
    Claim { proof: String, key: Option<String>, checkpoint: Option<String>, growth: Option<String> },
    /// That one log is the beginning of another.
    Consistency { old: String, new: String, proof: String, key: Option<String> },
}

/// What was typed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Verify { what: What, json: bool },
}

/// Reads what was typed.
pub(crate) fn read(given: &[String]) -> Result<Asked, String> {
    let mut options = Options::default();
    let mut plain = Vec::new();
    let mut given = given.iter();
    while let Some(arg) = given.next() {
        let slot = match arg.as_str() {
            "--help" | "-h" | "help" => return Ok(Asked::Help),
            "--version" | "-V" => return Ok(Asked::Version),
            "--json" => {
                options.json = true;
                continue;
            }
            "--key" => &mut options.key,
            "--checkpoint" => &mut options.checkpoint,
            "--growth" => &mut options.growth,
            unknown if unknown.starts_with("--") => return Err(format!("There is no option `{unknown}`.")),
            _ => {
                plain.push(arg.clone());
                continue;
            }
        };
        let value = given.next().ok_or_else(|| format!("`{arg}` needs a value after it."))?;
        if slot.replace(value.clone()).is_some() {
            return Err(format!("`{arg}` was given twice."));
        }
    }
    let Options { key, checkpoint, growth, json } = options;
    let what = match <[String; 2]>::try_from(plain) {
        Ok([command, proof]) if command == "claim" => {
            if growth.is_some() && checkpoint.is_none() {
                return Err("`--growth` needs the `--checkpoint` from which the log grew.".to_owned());
            }
            What::Claim { proof, key, checkpoint, growth }
        }
        Ok(_) => return Err("The command was not understood.".to_owned()),
        Err(plain) => match <[String; 4]>::try_from(plain) {
            Ok([command, old, new, proof]) if command == "consistency" => {
                if checkpoint.is_some() || growth.is_some() {
                    return Err("`consistency` takes three files and `--key`.".to_owned());
                }
                What::Consistency { old, new, proof, key }
            }
            _ => return Err("The command was not understood.".to_owned()),
        },
    };
    Ok(Asked::Verify { what, json })
}

#[derive(Default)]
struct Options {
    key: Option<String>,
    checkpoint: Option<String>,
    growth: Option<String>,
    json: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Asked, String> {
        read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_typed_is_understood_or_refused_whole() {
        for (line, understood, because) in [
            ("claim a.proof", true, "the least"),
            ("claim a.proof --key k --json", true, "with a key"),
            ("--json claim --checkpoint c --growth g a.proof", true, "in any order"),
            ("consistency a b c --key k", true, "three files"),
            ("", false, "nothing"),
            ("claim", false, "no file"),
            ("claim a b", false, "two files"),
            ("claim a --key", false, "no value"),
            ("claim a --key k --key l", false, "two keys: which is meant?"),
            ("claim a --kee k", false, "an option that does not exist is not passed over"),
            ("claim a --growth g", false, "growth from nothing"),
            ("consistency a b", false, "a file is missing"),
            ("consistency a b c --checkpoint d", false, "an option of the other command"),
        ] {
            assert_eq!(typed(line).is_ok(), understood, "{line}: {because}");
        }
    }
}
