//! A desk in a temporary folder, and the program run on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The text about an invented prisoner that most flows begin with.
pub(crate) const ARTICLE: &str = "\
Nadia Sorokina, a journalist of the Example Herald, was arrested in Minsk on 3 May 2021.

She is a lawful permanent resident of the United States.

On 14 June 2021 she was charged with extremism under Article 361. On 2 February 2022 the Minsk City Court convicted \
Sorokina of extremism and sentenced her to 8 years in prison.

Sorokina suffers from diabetes. In the colony she was denied medical care.

Senator Paula Hartwell called for her immediate release on 9 March 2022.
";

/// A desk of one, with a known passphrase.
pub(crate) struct Office {
    folder: TempDir,
}

/// What a command printed and how it ended.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: i32,
}

impl Office {
    /// A new desk.
    pub(crate) fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        office.write("passphrase", "four words nobody joins\n");
        let sheet = office.path("sheet");
        office.ok(&["init", "--small-computer", "--sheet-file", &sheet.display().to_string()]);
        office
    }

    /// A new desk with a case and the article read into it.
    pub(crate) fn with_article() -> Self {
        let office = Self::new();
        office.write("article.txt", ARTICLE);
        office.ok(&["read", &office.arg("article.txt"), "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
        office
    }

    /// The same, with everything that was proposed accepted.
    pub(crate) fn with_claims() -> Self {
        let office = Self::with_article();
        office.accept_all();
        office
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn arg(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("a file in the temporary folder");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8_lossy(&std::fs::read(self.path(name)).expect("a file that was written"))
            .into_owned()
    }

    pub(crate) fn desk(&self) -> PathBuf {
        self.path("desk")
    }

    /// Runs the program on this desk.
    pub(crate) fn run(&self, args: &[&str]) -> Said {
        let mut command = program();
        command
            .arg("--desk")
            .arg(self.desk())
            .arg("--passphrase-file")
            .arg(self.path("passphrase"))
            .args(args);
        said(&command.current_dir(self.folder.path()).output().expect("the program starts"))
    }

    /// Runs the program, which must succeed.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.status, 0, "{args:?}\n{}\n{}", said.out, said.err);
        said.out
    }

    /// Runs the program with `--json`, which must succeed.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        let mut with = vec!["--json"];
        with.extend(args);
        serde_json::from_str(&self.ok(&with)).expect("JSON")
    }

    /// Accepts everything that waits.
    pub(crate) fn accept_all(&self) {
        let waiting = self.json(&["review"]);
        let rows = waiting.as_array().expect("a list");
        let decisions: Vec<_> = rows
            .iter()
            .map(|row| serde_json::json!({"proposal": row["fingerprint"], "do": "accept"}))
            .collect();
        self.write("all.json", serde_json::json!({"decisions": decisions}).to_string());
        self.ok(&["review", "--decisions", &self.arg("all.json")]);
    }

    /// The id of the first claim of this kind that stands.
    pub(crate) fn claim(&self, kind: &str) -> String {
        let claims = self.json(&["claim", "list"]);
        let found =
            claims.as_array().expect("a list").iter().find(|row| row["claim"]["statement"]["kind"] == kind);
        let found = found.unwrap_or_else(|| panic!("no claim of kind {kind} in {claims:#}"));
        found["claim"]["id"].as_str().expect("an id").to_owned()
    }
}

/// The program, for commands that need no desk.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amparo"));
    command.env_remove("AMPARO_DESK");
    command
}

pub(crate) fn said(output: &Output) -> Said {
    Said {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code().unwrap_or(-1),
    }
}

/// A document of the corpus, where the checkout has the corpus beside it.
pub(crate) fn corpus(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus").join(name);
    if !root.exists() {
        println!("skipped: the corpus is not beside this checkout ({})", root.display());
        return None;
    }
    Some(root)
}
