//! A desk that is open in the browser, and the command line beside it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use amparo_casework::accounts::set_password;
use amparo_casework::desk::{Desk, World};
use amparo_casework::ledger::membership::Role;
use amparo_casework::members::{invite_member, join};
use amparo_casework::office::Office as SharedDesk;
use rustix::process::{Pid, Signal, kill_process};

use super::office::{Office, Said, program, said};

/// A process that serves a desk.
struct Serving {
    process: Child,
    /// What it said of itself.
    said: serde_json::Value,
}

impl Serving {
    fn begin(command: &mut Command) -> Self {
        command.stdout(Stdio::piped()).stdin(Stdio::null());
        let mut process = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output"));
        let mut text = String::new();
        while !text.ends_with("}\n") {
            let read = lines.read_line(&mut text).expect("its output");
            assert!(read > 0, "it ended before it served: {text}");
        }
        Self { said: serde_json::from_str(&text).expect("JSON"), process }
    }

    fn of(office: &Office, more: &[&str]) -> Self {
        let mut command = on_desk(office);
        Self::begin(command.args(["--json", "serve", "--listen", "127.0.0.1:0"]).args(more))
    }

    fn signal(&self, signal: Signal) {
        let number = i32::try_from(self.process.id()).expect("a process number");
        kill_process(Pid::from_raw(number).expect("a process"), signal).expect("it is there");
    }

    fn ended(&mut self) -> Option<i32> {
        eventually("the server ends", || self.process.try_wait().expect("a child")).code()
    }

    fn address(&self) -> &str {
        self.said["address"].as_str().expect("an address")
    }

    fn link(&self) -> &str {
        self.said["link"].as_str().expect("a link")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Waits for what another process does; fails when it does not.
fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_mins(1);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "{what}: not within a minute");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn on_desk(office: &Office) -> Command {
    let mut command = program();
    command.arg("--desk").arg(office.desk()).arg("--passphrase-file").arg(office.path("passphrase"));
    command.current_dir(office.path(""));
    command
}

fn piped(command: &mut Command, input: &str) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("the program starts");
    process.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    said(&process.wait_with_output().expect("it ends"))
}

fn is_served(office: &Office) -> bool {
    UnixStream::connect(office.desk().join("socket")).is_ok()
}

/// What is read with nothing on record changing: the same with a server and without.
const LOOKING: &[(&[&str], &str)] = &[
    (&["case", "list"], "a list"),
    (&["--json", "case", "list"], "a list as JSON"),
    (&["case", "show"], "the case file"),
    (&["--json", "case", "timeline"], "a timeline"),
    (&["claim", "list"], "claims"),
    (&["claim", "kinds"], "what needs no desk"),
    (&["--json", "source", "list"], "sources"),
    (&["custody"], "a chain of custody"),
    (&["find", "Sorokina"], "people"),
    (&["duplicates"], "questions"),
    (&["assess"], "an assessment"),
    (&["assess", "list"], "what was signed"),
    (&["consent", "list"], "consents"),
    (&["release", "list"], "releases"),
    (&["gap"], "the gap"),
    (&["list", "show"], "lists"),
    (&["review", "--list"], "what waits"),
    (&["status"], "how the desk stands, in its folder as it was typed"),
    (&["verify"], "a check of a folder that another process has open"),
    (&["checkpoint"], "a checkpoint"),
    (&["erase", "--list"], "erasures"),
    (&["case", "show", "Nobody"], "a problem in words"),
    (&["--json", "case", "show", "Nobody"], "a problem as JSON, where errors go"),
    (&["claim", "add", "no-such-kind", "--source", "x", "--quote", "y"], "a refusal that saves nothing"),
    (&["write", "letter", "-o", "missing/letter.txt"], "a relative path that leads nowhere"),
    (&["read", "missing.txt"], "a document that is not there"),
    (&["review", "--decisions", "missing.json"], "a small file that is not there"),
];

#[test]
fn a_command_says_the_same_whether_the_desk_is_served_or_not() {
    let office = Office::with_claims();
    office.write("second.txt", "Nadia Sorokina was arrested in Minsk on 4 May 2021.");
    let all = || -> Vec<Said> { LOOKING.iter().map(|(args, _)| office.run(args)).collect() };
    // The first check and the first finding of problems leave a note of the day, which the second run would differ by.
    office.ok(&["verify"]);
    let without = all();
    let serving = Serving::of(&office, &[]);
    let with = all();
    for ((args, because), (without, with)) in LOOKING.iter().zip(without.into_iter().zip(with)) {
        assert_eq!((&without.out, &without.err), (&with.out, &with.err), "{args:?}: {because}");
        assert_eq!(without.status, with.status, "{args:?}: {because}");
    }
    drop(serving);
}

#[test]
fn what_is_written_beside_the_pages_is_on_record_and_lies_where_it_was_typed() {
    let office = Office::new();
    let _serving = Serving::of(&office, &[]);
    std::fs::create_dir(office.path("elsewhere")).expect("a folder");
    office.write("elsewhere/article.txt", super::office::ARTICLE);
    let elsewhere = |args: &[&str]| {
        let mut command = program();
        command.args(["--desk", "../desk", "--passphrase-file", "../passphrase"]).args(args);
        command.current_dir(office.path("elsewhere"));
        command
    };
    let read = elsewhere(&["read", "article.txt", "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
    let read = piped(&mut { read }, "");
    assert_eq!(read.status, 0, "{}", read.err);
    let pasted = piped(
        &mut elsewhere(&["read", "-", "--title", "A message", "--date", "2022-03-11"]),
        "Nadia Sorokina was beaten in the colony on 10 March 2022.\n",
    );
    assert_eq!(pasted.status, 0, "{}", pasted.err);
    assert_eq!(office.json(&["source", "list"]).as_array().map(Vec::len), Some(2));

    let decided = piped(&mut elsewhere(&["review"]), "a\nr\nnot about her\ns\nq\n");
    assert!(decided.out.contains("2 decided"), "each line answers its question: {}", decided.out);
    office.accept_all();
    let added = office.json(&[
        "claim",
        "add",
        "ill_treatment",
        "--source",
        "Message",
        "--quote",
        "was beaten in the colony",
        "--set",
        "kind=beating",
        "--person",
        "Nadia Sorokina",
    ]);
    assert!(added["claim"].is_string(), "{added:#}");

    let written = piped(&mut elsewhere(&["write", "letter", "-o", "letter.txt"]), "");
    assert!(written.out.starts_with("Written to letter.txt ("), "{}{}", written.out, written.err);
    let mode =
        std::fs::metadata(office.path("elsewhere/letter.txt")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o077, 0, "what a command writes is for its owner alone: {mode:o}");

    let backed_up = office.run(&["backup", &office.arg("backups")]);
    assert_eq!(backed_up.status, 0, "{}", backed_up.err);
    let restored = office.run(&["restore", "backups", "--check", "--sheet-file", "sheet"]);
    assert_eq!(restored.status, 0, "{}", restored.err);
    assert!(
        restored.out.contains("the desk notes this"),
        "the desk that is open knows of it: {}",
        restored.out
    );
}

#[test]
fn settings_from_around_a_command_count_as_they_are_where_it_is_typed() {
    let office = Office::with_claims();
    let _serving = Serving::of(&office, &[]);
    let mut command = program();
    command.env("AMPARO_DESK", office.desk()).current_dir("/");
    command.arg("--passphrase-file").arg(office.path("passphrase")).args(["case", "list"]);
    let listed = piped(&mut command, "");
    assert!(listed.out.contains("Nadia Sorokina"), "{}{}", listed.out, listed.err);
    let mut command = on_desk(&office);
    command.env("AMPARO_FONTS", "no-such-folder").args(["write", "letter", "-o", "letter.txt"]);
    let refused = piped(&mut command, "");
    assert!(refused.status != 0 && refused.err.contains("no-such-folder"), "{}{}", refused.out, refused.err);
}

#[test]
fn whoever_does_not_know_the_passphrase_is_refused_and_so_is_another_user() {
    let office = Office::with_claims();
    let _serving = Serving::of(&office, &[]);
    office.write("wrong", "four words nobody knows\n");
    let mut command = program();
    command.arg("--desk").arg(office.desk()).args(["case", "list"]);
    let asked = piped(&mut command, "four words nobody joins\n");
    assert_eq!((asked.status, asked.out.as_str()), (3, ""), "nobody is at the keyboard: {}", asked.err);
    for args in [&["case", "list"][..], &["serve", "link"]] {
        let mut command = program();
        command.arg("--desk").arg(office.desk()).arg("--passphrase-file").arg(office.path("wrong"));
        let refused = said(&command.args(args).output().expect("starts"));
        assert_eq!((refused.status, refused.out.as_str()), (3, ""), "{}", refused.err);
    }

    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root can be another user");
        return;
    }
    // As if somebody had opened the folder and the socket to everybody.
    for (path, mode) in
        [(office.path(""), 0o755), (office.desk(), 0o755), (office.desk().join("socket"), 0o666)]
    {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("ours");
    }
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.uid(65_534).gid(65_534).env("AMPARO_KNOCK", office.desk().join("socket")).current_dir("/");
    command.args(["--exact", "flows::served::knocking_as_another_user", "--ignored", "--nocapture"]);
    let knocked = said(&command.output().expect("starts"));
    assert!(knocked.out.contains("refused: R"), "{}{}", knocked.out, knocked.err);
}

#[test]
#[ignore = "is run by another test, as another user"]
fn knocking_as_another_user() {
    let Some(socket) = std::env::var_os("AMPARO_KNOCK") else { return };
    let answer = knock(Path::new(&socket), b"amparo\x00\x01");
    println!("refused: {}", answer.get(4).map_or('?', |code| char::from(*code)));
}

/// What is answered to bytes that come over the socket.
fn knock(socket: &Path, bytes: &[u8]) -> Vec<u8> {
    let mut socket = UnixStream::connect(socket).expect("somebody listens");
    socket.set_read_timeout(Some(Duration::from_secs(30))).expect("a time");
    // It may be refused before all of it is sent.
    drop(socket.write_all(bytes));
    drop(socket.shutdown(std::net::Shutdown::Write));
    let mut answer = Vec::new();
    drop(socket.read_to_end(&mut answer));
    answer
}

#[test]
fn what_is_no_command_is_refused_and_the_desk_goes_on_being_served() {
    let office = Office::with_claims();
    let _serving = Serving::of(&office, &[]);
    let socket = office.desk().join("socket");
    let greeted = |rest: &[u8]| [b"amparo\x00\x01", rest].concat();
    for (bytes, because) in [
        (Vec::new(), "nothing"),
        (b"GET / HTTP/1.1\r\n\r\n".to_vec(), "a browser"),
        (b"amparo\x00\x02".to_vec(), "another version of the greeting"),
        (greeted(b""), "a greeting that lends no streams"),
        (greeted(&[0xff; 64]), "a frame that says it is huge"),
        (greeted(&[0, 0, 0, 1, b'?']), "no frame"),
        (vec![0; 1 << 20], "noise"),
    ] {
        let answer = knock(&socket, &bytes);
        assert_eq!(answer.get(4), Some(&b'R'), "{because}: {answer:?}");
    }
    assert!(office.ok(&["case", "list"]).contains("Nadia Sorokina"));
}

#[test]
fn the_socket_is_for_its_owner_alone_and_goes_with_the_server() {
    let office = Office::with_claims();
    let mut serving = Serving::of(&office, &[]);
    let socket = office.desk().join("socket");
    let found = std::fs::symlink_metadata(&socket).expect("it is there");
    assert!(found.file_type().is_socket());
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
    let folder = std::fs::metadata(office.desk()).expect("it is there").permissions().mode();
    assert_eq!(folder & 0o777, 0o700);
    let health = office.ok(&["doctor"]);
    assert!(health.contains("ok    rights"), "the socket is nothing strange in the folder: {health}");

    let second = office.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status, 4, "{}", second.out);
    assert!(second.err.contains("Another process serves it already"), "{}", second.err);

    serving.signal(Signal::TERM);
    assert_eq!(serving.ended(), Some(0), "told to end, it ends cleanly");
    assert!(!socket.exists(), "the socket is gone");
    assert!(office.ok(&["case", "list"]).contains("Nadia Sorokina"), "the folder is free");
}

#[test]
fn a_server_that_is_killed_leaves_a_desk_that_opens() {
    let office = Office::with_claims();
    let mut serving = Serving::of(&office, &[]);
    serving.signal(Signal::KILL);
    serving.ended();
    let socket = office.desk().join("socket");
    assert!(socket.exists(), "it could not tidy up");
    assert!(office.ok(&["case", "list"]).contains("Nadia Sorokina"));
    assert!(!socket.exists(), "the first command takes the dead socket away");
    let serving = Serving::of(&office, &[]);
    assert!(is_served(&office));
    drop(serving);
    let _again = Serving::of(&office, &[]);
    assert!(is_served(&office), "a dead socket stands in nobody's way");
}

#[test]
fn a_desk_that_was_locked_is_for_commands_to_open() {
    let office = Office::with_claims();
    let serving = Serving::of(&office, &[]);
    serving.signal(Signal::USR1);
    let free = || office.run(&["serve", "link"]).status == 5;
    eventually("the desk is locked", || free().then_some(()));
    assert!(office.ok(&["case", "list"]).contains("Nadia Sorokina"), "the folder is free");
    let (status, _) = http(serving.address(), "GET", "");
    assert_ne!(status, 0, "its pages are still there");
    drop(serving);

    let locked = Serving::of(&office, &["--locked"]);
    assert!(locked.said["link"].is_null(), "nobody is let in by a link to a locked desk");
    assert!(office.ok(&["claim", "list"]).contains("stand"));
    assert_eq!(office.run(&["serve"]).status, 4, "locked or not, one process serves a desk");
}

#[test]
fn a_link_lets_in_once() {
    let office = Office::with_claims();
    let serving = Serving::of(&office, &[]);
    let another = office.json(&["serve", "link"])["link"].as_str().expect("a link").to_owned();
    assert_ne!(another, serving.link());
    for link in [serving.link(), &another] {
        assert_eq!(http(link, "GET", "").0, 200, "looking uses nothing up");
        let (status, answer) = http(link, "POST", "");
        assert_eq!(status, 303, "{answer}");
        assert!(session_of(&answer).is_some(), "{answer}");
        let (status, answer) = http(link, "POST", "");
        assert!(status != 303 && session_of(&answer).is_none(), "{answer}");
    }
    assert_ne!(
        http(&format!("{}x", &another[..another.len() - 1]), "POST", "").0,
        303,
        "a guess lets nobody in"
    );
}

/// Asks a page. Gives the status and the whole answer.
fn http(address: &str, method: &str, cookie: &str) -> (u16, String) {
    let rest = address.strip_prefix("http://").expect("an address");
    let (host, path) = rest.split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).expect("it listens");
    write!(
        stream,
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    (answer.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default(), answer)
}

/// The cookie of a session that an answer began.
fn session_of(answer: &str) -> Option<String> {
    let cookie = answer.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("set-cookie").then_some(value)
    })?;
    Some(cookie.split(';').next()?.to_owned()).filter(|cookie| cookie.starts_with("amparo="))
}

#[test]
fn a_command_that_waits_for_a_person_keeps_nobody_from_the_desk() {
    let office = Office::with_article();
    let serving = Serving::of(&office, &[]);
    let mut command = on_desk(&office);
    command.arg("review").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut waits = command.spawn().expect("starts");
    let mut asked = vec![0; 16];
    waits.stdout.as_mut().expect("output").read_exact(&mut asked).expect("it asks");
    let second = office.run(&["case", "open", "Somebody Else"]);
    assert_eq!(second.status, 0, "another command writes meanwhile: {}", second.err);
    let (_, entered) = http(serving.link(), "POST", "");
    let session = session_of(&entered).expect("a session");
    let home = http(&format!("{}cases", serving.address()), "GET", &session);
    assert_eq!(home.0, 200, "and so do pages: {}", home.1);

    // Ended by Ctrl-C, it leaves nothing behind that waits for its input.
    waits.kill().expect("it is there");
    waits.wait().expect("it ends");
    let mut serving = serving;
    serving.signal(Signal::INT);
    assert_eq!(serving.ended(), Some(0), "the server does not wait for a command that is gone");
}

#[test]
fn a_reader_that_is_slow_keeps_nobody_from_the_desk() {
    let office = Office::with_claims();
    let text = "A very long statement about the case. ".repeat(1_000);
    let _serving = Serving::of(&office, &[]);
    for topic in ["one", "two", "three"] {
        office.ok(&["claim", "add", "argument", "--testimony", &text, "--set", &format!("topic={topic}")]);
    }
    let mut command = on_desk(&office);
    command.args(["--json", "claim", "list"]).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut slow = command.spawn().expect("starts");
    let mut first = vec![0; 1];
    slow.stdout.as_mut().expect("output").read_exact(&mut first).expect("it begins");
    // More than a pipe holds is still to come, and nobody reads it.
    let retracted = office.run(&["claim", "retract", &office.claim("arrest"), "--why", "meanwhile"]);
    assert_eq!(retracted.status, 0, "{}", retracted.err);
    let rest = slow.wait_with_output().expect("it ends");
    assert!(rest.status.success());
    let whole = [first, rest.stdout].concat();
    assert!(whole.len() > 100_000, "only {} bytes", whole.len());
    serde_json::from_slice::<serde_json::Value>(&whole).expect("it comes whole");
}

#[test]
fn other_computers_are_let_in_by_nobody() {
    let office = Office::new();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let refused = office.run(&["serve", "--listen", address]);
        assert_eq!(refused.status, 9, "{address}: {}", refused.err);
        assert!(refused.err.contains("second factor"), "it says why: {}", refused.err);
    }
    assert_eq!(office.run(&["demo", "--listen", "0.0.0.0:0"]).status, 9, "nor to an example");
}

#[test]
fn a_passphrase_changed_beside_the_pages_is_the_one_that_opens() {
    let office = Office::with_claims();
    let serving = Serving::of(&office, &[]);
    office.write("new", "five other words nobody joins\n");
    office.ok(&["passphrase", "change", "--new-passphrase-file", "new"]);
    assert_eq!(office.run(&["case", "list"]).status, 3, "the old one is not enough any more");
    let refused =
        office.run(&["passphrase", "recover", "--sheet-file", "sheet", "--new-passphrase-file", "new"]);
    assert_eq!(refused.status, 4, "{}", refused.err);
    office.write("passphrase", "five other words nobody joins\n");
    office.ok(&["case", "list"]);
    drop(serving);
    office.ok(&["case", "list"]);
}

#[test]
fn where_several_people_work_a_command_says_whose_it_is_and_shows_that_it_is_theirs() {
    const PASSWORD: &str = "seven birds over a cold harbour";
    let office = Office::with_claims();
    office.write("password", PASSWORD);
    office.write("wrong", "seven birds over a warm harbour");
    let opened = || {
        let passphrase = "four words nobody joins".to_owned();
        Desk::open(&office.desk(), passphrase, World::of_this_computer().expect("a computer")).expect("opens")
    };
    set_password(&opened(), None, PASSWORD).expect("it is long enough");
    let listed = |who: &str, file: &str| {
        let mut command = program();
        command
            .arg("--desk")
            .arg(office.desk())
            .args(["--as", who, "--passphrase-file"])
            .arg(office.path(file));
        said(&command.args(["case", "list"]).output().expect("starts"))
    };
    let serving = Serving::of(&office, &[]);
    assert_eq!(listed("Member 1", "password").status, 0, "{}", listed("Member 1", "password").err);
    for (who, file) in [("Member 1", "wrong"), ("Nobody", "password")] {
        let refused = listed(who, file);
        assert_eq!((refused.status, refused.out.as_str()), (3, ""), "{who}: {}", refused.err);
    }
    drop(serving);

    let mut desk = opened();
    let invited = invite_member(&mut desk, "Second", &[Role::Documenter]).expect("invited");
    let shared = SharedDesk::new(desk);
    join(&shared, &invited.code, PASSWORD).expect("joins");
    shared.lock();
    drop(shared);
    let _serving = Serving::of(&office, &[]);
    let unsaid = office.run(&["case", "list"]);
    assert_eq!(unsaid.status, 6, "the passphrase says no more who it is: {}", unsaid.err);
    assert!(unsaid.err.contains("--as NAME"), "{}", unsaid.err);
    let refused = listed("Second", "password");
    assert_eq!((refused.status, refused.out.as_str()), (3, ""), "{}", refused.err);
    assert!(refused.err.contains("second factor"), "{}", refused.err);
}

#[test]
fn the_example_ends_in_a_link_that_works_and_gives_another_when_it_is_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = |more: &[&str]| {
        let mut command = program();
        command.args(more).args(["demo", "--dir", "example"]).current_dir(folder.path());
        command
    };
    let serving = Serving::begin(demo(&["--json"]).args(["--listen", "127.0.0.1:0"]));
    assert_eq!(serving.said["was_there"], false, "{:#}", serving.said);
    assert_eq!(http(serving.link(), "POST", "").0, 303);
    let again = said(&demo(&[]).output().expect("starts"));
    assert_eq!(again.status, 0, "{}", again.err);
    assert_eq!(http(again.out.trim(), "POST", "").0, 303, "{}", again.out);
    let mut command = program();
    command.args(["--desk", "example/desk", "case", "list"]).current_dir(folder.path());
    let listed = said(&command.output().expect("starts"));
    assert!(
        listed.out.contains("Kara-Murza"),
        "nobody is asked for the example's passphrase: {}",
        listed.err
    );
}
