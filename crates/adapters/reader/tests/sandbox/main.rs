//! What stands between a hostile document and the computer: shown with children that really do what
//! code would do which took over a parser. These tests are about the walls and not about any parser.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod external;
mod level;
mod reading;

use std::net::{TcpListener, UdpSocket};
use std::path::PathBuf;

use amparo_reader::child::{ReadRequest, Reader};
use amparo_reader::{FileHint, Limits};

/// The child that turns hostile.
fn hostile() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-hostile-child"))
}

/// The child as it is used.
fn honest() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"))
}

fn request(bytes: &[u8]) -> ReadRequest<'_> {
    ReadRequest {
        bytes,
        hint: FileHint::named("a.txt"),
        document_date: None,
        known_people: Vec::new(),
        limits: Limits::default(),
    }
}

/// A folder of this test alone.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sandbox").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What this process holds in memory, in KiB.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// What lies outside a child: a file and a place for another, and doors at which it could knock.
struct Outside {
    planted: PathBuf,
    new: PathBuf,
    tcp: TcpListener,
    udp: UdpSocket,
}

impl Outside {
    fn in_folder(folder: &std::path::Path) -> Self {
        let (planted, new) = (folder.join("planted"), folder.join("new"));
        std::fs::write(&planted, "kept").unwrap();
        let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
        tcp.set_nonblocking(true).unwrap();
        let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
        udp.set_nonblocking(true).unwrap();
        Self { planted, new, tcp, udp }
    }

    /// What no child of either sort may do, each with what would come of it.
    fn acts(&self) -> Vec<(String, &'static str)> {
        let (planted, new, me) = (self.planted.display(), self.new.display(), std::process::id());
        let (tcp, udp) = (self.tcp.local_addr().unwrap(), self.udp.local_addr().unwrap());
        vec![
            ("open /etc/passwd".to_owned(), "a file of the system"),
            (format!("open {planted}"), "a file of the user"),
            ("open /proc/self/environ".to_owned(), "what it was started with"),
            ("list /".to_owned(), "what there is"),
            (format!("write {new}"), "a new file"),
            (format!("append {planted}"), "more in a file"),
            (format!("truncate {planted}"), "a file made empty"),
            (format!("make-folder {new}"), "a new folder"),
            (format!("remove {planted}"), "a file gone"),
            (format!("rename {planted}"), "a file moved"),
            (format!("link {new}"), "a link that leads elsewhere"),
            (format!("change-rights {planted}"), "a file opened to all"),
            (format!("connect {tcp}"), "a connection on this computer"),
            ("connect 192.0.2.1:80".to_owned(), "a connection to elsewhere"),
            ("listen".to_owned(), "a door for others"),
            (format!("send-datagram {udp}"), "a word without a connection"),
            ("start".to_owned(), "another program"),
            ("shell".to_owned(), "a shell"),
            ("become".to_owned(), "another program in its place"),
            ("become-itself".to_owned(), "itself anew, without walls"),
            ("thread".to_owned(), "the first step of a fork"),
            (format!("signal {me}"), "the desk, ended"),
            (format!("trace {me}"), "the desk's memory"),
            ("raise-limits".to_owned(), "its limits lifted, which root could"),
            ("new-session".to_owned(), "out of the terminal's reach"),
            ("change-folder /tmp".to_owned(), "another folder"),
        ]
    }

    fn is_untouched(&self) -> bool {
        self.tcp.accept().is_err()
            && self.udp.recv(&mut [0; 9]).is_err()
            && std::fs::read_to_string(&self.planted).unwrap() == "kept"
            && !self.new.exists()
    }
}
