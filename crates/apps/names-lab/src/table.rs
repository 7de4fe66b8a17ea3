//! Tables of tab-separated values: the first line names the columns.

use std::fs::File;
use std::io::{BufRead, BufReader};

pub(crate) struct Reader {
    lines: BufReader<File>,
    line: String,
    row: usize,
    pub(crate) columns: Vec<String>,
}

impl Reader {
    pub(crate) fn open(path: &str) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
        let mut lines = BufReader::with_capacity(1 << 20, file);
        let mut line = String::new();
        lines.read_line(&mut line).map_err(|error| format!("{path}: {error}"))?;
        let columns = line.trim_end().split('\t').map(str::to_owned).collect();
        Ok(Self { lines, line, row: 1, columns })
    }

    pub(crate) fn column(&self, name: &str) -> Result<usize, String> {
        let found = self.columns.iter().position(|column| column == name);
        found.ok_or_else(|| format!("there is no column `{name}`, only {}", self.columns.join(", ")))
    }

    /// The cells of the next line, or `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<&str>>, String> {
        self.line.clear();
        self.row += 1;
        let read =
            self.lines.read_line(&mut self.line).map_err(|error| format!("line {}: {error}", self.row))?;
        if read == 0 {
            return Ok(None);
        }
        let cells: Vec<&str> = self.line.trim_end_matches(['\n', '\r']).split('\t').collect();
        if cells.len() != self.columns.len() {
            return Err(format!("line {} has {} cells, not {}", self.row, cells.len(), self.columns.len()));
        }
        Ok(Some(cells))
    }
}
