//! Everything that core may not do, once. `cargo xtask check --only purity` gives this file to clippy
//! as if it were a core crate and expects a refusal for each line of `crates/core/clippy.toml`.
//! It is never built into anything. Paths of other crates than `std` are not here: the probe has no
//! dependencies, so that it needs no network.

pub fn the_clock() {
    let _ = std::time::SystemTime::now();
    let _ = std::time::Instant::now();
}

pub fn files() {
    let _ = std::fs::canonicalize("a");
    let _ = std::fs::copy("a", "b");
    let _ = std::fs::create_dir("a");
    let _ = std::fs::create_dir_all("a");
    let _ = std::fs::exists("a");
    let _ = std::fs::hard_link("a", "b");
    let _ = std::fs::metadata("a").map(|found| std::fs::set_permissions("a", found.permissions()));
    let _ = std::fs::read("a");
    let _ = std::fs::read_dir("a");
    let _ = std::fs::read_link("a");
    let _ = std::fs::read_to_string("a");
    let _ = std::fs::remove_dir("a");
    let _ = std::fs::remove_dir_all("a");
    let _ = std::fs::remove_file("a");
    let _ = std::fs::rename("a", "b");
    let _ = std::fs::symlink_metadata("a");
    let _ = std::fs::write("a", "b");
    let _ = std::fs::File::open("a");
    let _ = std::fs::OpenOptions::new();
}

pub fn surroundings() {
    let _ = std::env::args();
    let _ = std::env::args_os();
    let _ = std::env::current_dir();
    let _ = std::env::current_exe();
    let _ = std::env::temp_dir();
    let _ = std::env::var("A");
    let _ = std::env::var_os("A");
    let _ = std::env::vars();
    let _ = std::io::stderr();
    let _ = std::io::stdin();
    let _ = std::io::stdout();
    let _ = std::process::id();
    let _ = std::process::Command::new("a");
}

pub fn the_end() {
    std::process::exit(1);
}

pub fn the_sudden_end() {
    std::process::abort();
}

pub fn network() {
    let _ = std::net::TcpListener::bind("a");
    let _ = std::net::TcpStream::connect("a");
    let _ = std::net::UdpSocket::bind("a");
}

pub fn threads() {
    let _ = std::thread::Builder::new();
    let _ = std::thread::spawn(|| ());
    std::thread::scope(|_| ());
    std::thread::sleep(std::time::Duration::ZERO);
}

pub fn chance() {
    let _ = std::collections::HashMap::<u8, u8>::new();
    let _ = std::collections::HashSet::<u8>::new();
    let _ = std::hash::RandomState::new();
}
