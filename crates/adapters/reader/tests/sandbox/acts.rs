//! The acts, and behind which walls they are done: those of a reading child, those of an external program,
//! or those of a computer that has no seccomp.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

use amparo_reader::Limits;
use amparo_reader::child::{ToolSpec, become_tool, serve_after};

/// An act begins with this; after it stands its name, and what it is to be done to.
const MARK: &str = "HOSTILE ";

pub(crate) fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("__external") => {
            let itself = std::env::current_exe().unwrap();
            let spec =
                ToolSpec { programs: &[itself.to_str().unwrap()], args: &["__act"], env: &[], reads: &[] };
            let memory_bytes_max = std::env::args().nth(3).unwrap().parse().unwrap();
            let cpu_seconds_max = std::env::args().nth(4).unwrap().parse().unwrap();
            become_tool(&spec, &Limits { cpu_seconds_max, memory_bytes_max, ..Limits::default() })
        }
        Some("__without-seccomp") => {
            refuse_seccomp();
            serve_after(act_on)
        }
        Some("__act") => {
            let mut document = Vec::new();
            std::io::stdin().read_to_end(&mut document).unwrap();
            act_on(&document);
            ExitCode::SUCCESS
        }
        _ => serve_after(act_on),
    }
}

/// Makes this computer look like one without seccomp: to ask for a filter fails from here on.
fn refuse_seccomp() {
    use seccompiler::{SeccompAction, SeccompFilter};
    let rules = [(nix::libc::SYS_seccomp, Vec::new())].into();
    let refused = SeccompAction::Errno(nix::libc::ENOSYS.cast_unsigned());
    let machine = std::env::consts::ARCH.try_into().unwrap();
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, machine).unwrap();
    let program: seccompiler::BpfProgram = filter.try_into().unwrap();
    seccompiler::apply_filter(&program).unwrap();
}

/// Does what the document says, and prints whether the system let it. A reading child that can print
/// this has not been stopped, and what it prints is no answer.
fn act_on(document: &[u8]) {
    let Some((name, on)) = asked(document) else { return };
    match act(name, on) {
        Ok(()) => println!("ALLOWED"),
        Err(error) => println!("REFUSED {}", error.kind()),
    }
}

fn asked(document: &[u8]) -> Option<(&str, &str)> {
    let asked = str::from_utf8(document).ok()?.strip_prefix(MARK)?;
    Some(asked.split_once(' ').unwrap_or((asked, "")))
}

fn act(name: &str, on: &str) -> std::io::Result<()> {
    match name {
        "read-as-usual" => Ok(()),
        // Falling over.
        "abort" => std::process::abort(),
        "panic" => panic!("the document says so: {on}"),
        "exit" => std::process::exit(on.parse().unwrap()),
        "overflow-stack" => {
            println!("{}", overflow(0));
            Ok(())
        }
        // Using up.
        "exhaust-memory" => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(vec![1_u8; 1 << 20]);
            }
        }
        "loop" => loop {
            std::hint::spin_loop();
        },
        "sleep" => {
            thread::sleep(Duration::from_hours(1));
            Ok(())
        }
        "talk-endlessly" => loop {
            std::io::stdout().write_all(&[b'a'; 1 << 14])?;
        },
        "complain-endlessly" => loop {
            std::io::stderr().write_all(&[b'a'; 1 << 14])?;
        },
        // Files.
        "open" => File::open(on).map(drop),
        "list" => std::fs::read_dir(on).map(drop),
        "stat" => std::fs::metadata(on).map(drop),
        "write" => File::create(on).map(drop),
        "append" => File::options().append(true).open(on)?.write_all(b"more"),
        "make-folder" => std::fs::create_dir(on),
        "remove" => std::fs::remove_file(on),
        "rename" => std::fs::rename(on, format!("{on}.moved")),
        "link" => symlink("/etc/passwd", on),
        "change-rights" => std::fs::set_permissions(on, std::fs::Permissions::from_mode(0o777)),
        "truncate" => File::options().write(true).truncate(true).open(on).map(drop),
        // Connections.
        "connect" => TcpStream::connect(on).map(drop),
        "listen" => TcpListener::bind("127.0.0.1:0").map(drop),
        "send-datagram" => UdpSocket::bind("127.0.0.1:0")?.send_to(b"name", on).map(drop),
        "connect-unix" => UnixStream::connect(on).map(drop),
        "look-up-name" => std::net::ToSocketAddrs::to_socket_addrs("localhost:80").map(drop),
        // Other processes.
        "start" => Command::new("/bin/true").spawn()?.wait().map(drop),
        "shell" => Command::new("/bin/sh").args(["-c", "echo hello"]).status().map(drop),
        "become" => Err(Command::new("/bin/true").exec()),
        "become-itself" => Err(Command::new("/proc/self/exe").arg("__act").exec()),
        "thread" => thread::Builder::new().spawn(|| {})?.join().map_err(|_| std::io::ErrorKind::Other.into()),
        "signal" => {
            use rustix::process::{Pid, Signal, kill_process};
            let process = Pid::from_raw(on.parse().unwrap()).unwrap();
            kill_process(process, Signal::TERM).map_err(Into::into)
        }
        "trace" => nix::sys::ptrace::seize(
            nix::unistd::Pid::from_raw(on.parse().unwrap()),
            nix::sys::ptrace::Options::empty(),
        )
        .map_err(Into::into),
        "raise-limits" => {
            use rustix::process::{Resource, Rlimit, setrlimit};
            let unlimited = Rlimit { current: None, maximum: None };
            setrlimit(Resource::Fsize, unlimited).map_err(Into::into)
        }
        "lower-priority-of-others" => rustix::process::setpriority_process(None, 19).map_err(Into::into),
        "new-session" => rustix::process::setsid().map(drop).map_err(Into::into),
        "change-folder" => std::env::set_current_dir(on),
        _ => panic!("no such act: {name}"),
    }
}

/// Deeper and deeper, and each level is looked at, so that none can be left out.
#[expect(unconditional_recursion, reason = "that is the act")]
fn overflow(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 64]);
    overflow(depth + 1) + room[usize::try_from(depth % 64).unwrap()]
}
