//! One named external program, run on given bytes behind walls of its own.
//!
//! Some formats are read by a program that others wrote and that is installed beside this one. The
//! desk starts this same program as `amparo __external NAME`; it takes from itself what the external
//! program does not need and then *becomes* that program. What it writes is handed on to a reading
//! child as it is: the desk parses none of it.
//!
//! What holds on Linux: no network, no process besides it, no other program after it, no writing of
//! files, and reading only in the folders that [`ToolSpec`] lists (Landlock and seccomp; without
//! either it is not started). Everywhere: limits on memory, time and output, no environment.
//!
//! Nothing is looked for in the user's `PATH`.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, ExitCode};

use serde::{Deserialize, Serialize};

use super::Reader;
use super::parent::{EndOfChild, converse};
use crate::limits::check;
use crate::{Damage, Death, Format, LimitName, Limits, ReadError};

/// The launcher could not confine itself or start the program. Above what the programs use.
const NO_FILE_WALL: u8 = 120;
const NO_CALL_WALL: u8 = 121;
const NOT_EXECUTED: u8 = 122;

/// A program that others wrote and that may be started on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Poppler's `pdftotext`: a PDF's text layer in logical order.
    PdfToText,
    /// Poppler's `pdftoppm`: one page of a PDF as a PNG picture.
    PdfToPng,
    /// `tesseract`: the words that stand in a picture, with their places and how sure each is.
    Tesseract,
}

/// What stands in a tool's arguments for what is wanted of it.
const PAGE: &str = "{page}";
const PIXELS: &str = "{pixels}";
const LANGUAGES: &str = "{languages}";

/// What is wanted of a tool besides the document.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// The page, from 1.
    pub(super) page: u32,
    /// The longer side of a picture has so many pixels, however large the page says that it is.
    pub(super) pixels: u32,
    /// Languages by their names there, joined with `+`.
    pub(super) languages: String,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { page: 1, pixels: 1_600, languages: "eng".to_owned() }
    }
}

impl Wanted {
    fn in_place_of(&self, arg: &str) -> String {
        match arg {
            PAGE => self.page.to_string(),
            PIXELS => self.pixels.to_string(),
            LANGUAGES => self.languages.clone(),
            other => other.to_owned(),
        }
    }
}

/// How a program is found and started, and what of the computer it may read.
#[derive(Debug, Clone, Copy)]
pub struct ToolSpec<'a> {
    /// Where it may be installed; the first that exists is taken.
    pub programs: &'a [&'a str],
    /// Its arguments. The document comes on its standard input, the text goes to its standard output.
    pub args: &'a [&'a str],
    /// Its environment, which is empty otherwise: `NAME=value`.
    pub env: &'a [&'a str],
    /// Files and folders it may read besides the system's libraries. Those that do not exist are left
    /// out.
    pub reads: &'a [&'a str],
}

/// What Poppler reads of the computer.
const READS: &[&str] =
    &["/usr/share/poppler", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/usr/share/zoneinfo"];

/// Where what `tesseract` knows of languages may lie: nothing else does there.
pub(super) const TESSDATA: [&str; 5] = [
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
];

/// Libraries and what the dynamic loader needs: the distribution's public files, none of the user's.
pub(super) const LIBRARIES: [&str; 7] =
    ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime"];

impl Tool {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::PdfToText, Self::PdfToPng, Self::Tesseract];

    /// The name under which it is started and known to its users.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PdfToText => "pdftotext",
            Self::PdfToPng => "pdftoppm",
            Self::Tesseract => "tesseract",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.name() == name)
    }

    /// How it is found and started.
    pub const fn spec(self) -> ToolSpec<'static> {
        match self {
            Self::PdfToText => ToolSpec {
                programs: &["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"],
                args: &["-q", "-enc", "UTF-8", "-bbox-layout", "-", "-"],
                env: &[],
                reads: READS,
            },
            Self::PdfToPng => ToolSpec {
                programs: &["/usr/bin/pdftoppm", "/usr/local/bin/pdftoppm", "/opt/homebrew/bin/pdftoppm"],
                args: &["-q", "-png", "-scale-to", PIXELS, "-f", PAGE, "-l", PAGE, "-"],
                env: &[],
                reads: READS,
            },
            Self::Tesseract => ToolSpec {
                programs: &["/usr/bin/tesseract", "/usr/local/bin/tesseract", "/opt/homebrew/bin/tesseract"],
                args: &["stdin", "stdout", "-l", LANGUAGES, "--dpi", "300", "-c", "tessedit_create_tsv=1"],
                // It may start no thread.
                env: &["OMP_THREAD_LIMIT=1"],
                reads: &TESSDATA,
            },
        }
    }

    /// Where it is installed. `None`: in none of the places where it is looked for.
    pub fn installed_at(self) -> Option<PathBuf> {
        self.spec().program()
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl ToolSpec<'_> {
    fn program(&self) -> Option<PathBuf> {
        self.programs.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_owned)
    }
}

impl Reader {
    /// Runs one external program on a document's bytes and gives what it wrote, as it wrote it:
    /// hostile still, and to be parsed in a reading child only.
    ///
    /// # Errors
    /// [`ReadError::ToolMissing`], [`ReadError::ToolNotConfined`] where the system lacks a wall,
    /// [`ReadError::ToolFailed`] with the program's own exit status, [`ReadError::ReaderDied`] when it
    /// crashed, [`ReadError::TimedOut`], and [`ReadError::OverLimit`] for the document or the output.
    pub fn external(&self, tool: Tool, bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ReadError> {
        self.external_for(tool, &Wanted::default(), bytes, limits)
    }

    /// Draws one page of a PDF, from 1, as a PNG picture: made by a confined process from a hostile file, so it is shown
    /// and never parsed here.
    ///
    /// # Errors
    /// As [`Reader::external`]; [`ReadError::Damaged`] where there is no such page or no picture came of it.
    pub fn draw_page(&self, bytes: &[u8], page: u32, limits: &Limits) -> Result<Vec<u8>, ReadError> {
        self.drawn(bytes, &Wanted { page: page.max(1), ..Wanted::default() }, limits)
    }

    /// [`Reader::draw_page`], as large as is wanted.
    pub(super) fn drawn(&self, bytes: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Vec<u8>, ReadError> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
        let damaged = || ReadError::Damaged { format: Format::Pdf, damage: Damage::NotOpened };
        if !crate::format::is_pdf(bytes) {
            return Err(damaged());
        }
        let picture = self.external_for(Tool::PdfToPng, wanted, bytes, limits)?;
        if picture.starts_with(PNG) { Ok(picture) } else { Err(damaged()) }
    }

    pub(super) fn external_for(
        &self,
        tool: Tool,
        wanted: &Wanted,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<Vec<u8>, ReadError> {
        limits.check_bytes(bytes.len() as u64)?;
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if tool.installed_at().is_none() {
            return Err(ReadError::ToolMissing { tool });
        }
        let give = |stdin: &mut ChildStdin| stdin.write_all(bytes);
        let take = |stdout: &mut ChildStdout| take_output(stdout, limits);
        let child = self.spawn_tool(tool, wanted, limits)?;
        let (output, ending) = converse(child, limits, EndOfChild::ByItsStatus, give, take);
        let output = output?;
        ending.map_or(Ok(output), |how| Err(failure(tool, how)))
    }
}

fn take_output(stdout: &mut ChildStdout, limits: &Limits) -> io::Result<Result<Vec<u8>, ReadError>> {
    let allowed = limits.tool_output_bytes_max;
    let mut output = Vec::new();
    stdout.take(allowed.saturating_add(1)).read_to_end(&mut output)?;
    Ok(check(LimitName::ToolOutputBytes, allowed, output.len() as u64).map(|()| output))
}

fn failure(tool: Tool, how: Death) -> ReadError {
    let missing = |what: &str| ReadError::ToolNotConfined { tool, missing: what.to_owned() };
    match how {
        Death::Exit { code } if code == i32::from(NO_FILE_WALL) => missing("Landlock"),
        Death::Exit { code } if code == i32::from(NO_CALL_WALL) => missing("seccomp"),
        Death::Exit { code } if code == i32::from(NOT_EXECUTED) => {
            ReadError::NotStarted { why: format!("{tool} could not be executed") }
        }
        Death::Exit { code } => ReadError::ToolFailed { tool, status: code },
        how => ReadError::ReaderDied { how },
    }
}

/// What follows `__external` on the command line: the tool's name, its memory and processor time, and what is wanted of it.
pub(super) struct Asked {
    tool: Tool,
    limits: Limits,
    wanted: Wanted,
}

impl Asked {
    pub(super) fn of(mut args: impl Iterator<Item = OsString>) -> Option<Self> {
        let tool = Tool::named(args.next()?.to_str()?)?;
        let mut number = || args.next()?.to_str()?.parse::<u64>().ok();
        let defaults = Limits::default();
        let memory_bytes_max = number()?.min(defaults.memory_bytes_max);
        let cpu_seconds_max = number()?.min(defaults.cpu_seconds_max);
        let mut small = || number().and_then(|number| u32::try_from(number).ok());
        let (page, pixels) = (small()?, small()?);
        let languages = args.next()?.to_str()?.to_owned();
        let limits = Limits { cpu_seconds_max, memory_bytes_max, ..defaults };
        Some(Self { tool, limits, wanted: Wanted { page, pixels, languages } })
    }

    /// Becomes the tool. Returns only where that failed.
    pub(super) fn become_it(&self) -> ExitCode {
        let spec = self.tool.spec();
        let args: Vec<String> = spec.args.iter().map(|arg| self.wanted.in_place_of(arg)).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        become_tool(&ToolSpec { args: &args, ..spec }, &self.limits)
    }
}

/// Confines this process as far as `spec` allows and becomes the program. Returns only where that
/// failed. Call it before anything else in `main`: it closes every file but the three standard streams.
pub fn become_tool(spec: &ToolSpec<'_>, limits: &Limits) -> ExitCode {
    let Some(program) = spec.program() else {
        return ExitCode::from(NOT_EXECUTED);
    };
    ExitCode::from(system::become_tool(spec, &program, limits))
}

#[cfg(target_os = "linux")]
mod system {
    use std::convert::Infallible;
    use std::ffi::CString;
    use std::fs::File;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use super::{LIBRARIES, NO_CALL_WALL, NO_FILE_WALL, NOT_EXECUTED, ToolSpec};
    use crate::Limits;
    use crate::child::{confine, files, syscalls};

    /// The exit status that says what is missing.
    pub(super) fn become_tool(spec: &ToolSpec<'_>, program: &Path, limits: &Limits) -> u8 {
        let Err(status) = walls_and_exec(spec, program, limits);
        status
    }

    fn walls_and_exec(spec: &ToolSpec<'_>, program: &Path, limits: &Limits) -> Result<Infallible, u8> {
        confine::close_inherited();
        let file = File::open(program).map_err(|_| NOT_EXECUTED)?;
        let reads: Vec<&str> = LIBRARIES.iter().chain(spec.reads).copied().collect();
        if !files::allow_only(&reads, Some(program)) {
            return Err(NO_FILE_WALL);
        }
        confine::limit_tool(limits);
        let args = c_strings(spec.args, program).ok_or(NOT_EXECUTED)?;
        syscalls::allow_tool(file.as_raw_fd()).map_err(|_| NO_CALL_WALL)?;
        let env: Option<Vec<CString>> = spec.env.iter().map(|entry| CString::new(*entry).ok()).collect();
        nix::unistd::fexecve(&file, &args, &env.ok_or(NOT_EXECUTED)?).map_err(|_| NOT_EXECUTED)
    }

    fn c_strings(args: &[&str], program: &Path) -> Option<Vec<CString>> {
        let name = program.file_name()?.to_str()?;
        std::iter::once(&name).chain(args).map(|part| CString::new(*part).ok()).collect()
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod system {
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    use super::{NOT_EXECUTED, ToolSpec};
    use crate::Limits;
    use crate::child::confine;

    pub(super) fn become_tool(spec: &ToolSpec<'_>, program: &Path, limits: &Limits) -> u8 {
        confine::close_inherited();
        confine::limit_tool(limits);
        let env = spec.env.iter().filter_map(|entry| entry.split_once('='));
        // Comes back only when it failed.
        let _ = Command::new(program).args(spec.args).env_clear().envs(env).exec();
        NOT_EXECUTED
    }
}

#[cfg(not(unix))]
mod system {
    use std::path::Path;

    use super::{NO_FILE_WALL, ToolSpec};
    use crate::Limits;

    pub(super) fn become_tool(_: &ToolSpec<'_>, _: &Path, _: &Limits) -> u8 {
        NO_FILE_WALL
    }
}
