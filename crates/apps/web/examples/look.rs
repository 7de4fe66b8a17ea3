//! Temporary.
use amparo_casework::demo::{PASSPHRASE, make_demo};
use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::office::Office;
use amparo_web::{ServeOptions, Server};
use std::path::PathBuf;
fn main() {
    if amparo_casework::reader::child::dispatch().is_some() {
        return;
    }
    let words: Vec<String> = std::env::args().collect();

    let after = |w: &str| words.iter().position(|x| x == w).map(|i| words[i + 1].clone());
    let listen = after("--listen").unwrap_or("127.0.0.1:0".into()).parse().unwrap();
    let (folder, office) = if words.iter().any(|w| w == "demo") {
        let dir = PathBuf::from(after("--dir").unwrap());
        let made =
            make_demo(&dir, World::of_this_computer().unwrap(), |_| ()).map_err(|e| e.to_string()).unwrap();
        let desk = Desk::open(&made.desk, PASSPHRASE.into(), World::of_this_computer().unwrap())
            .map_err(|e| e.to_string())
            .unwrap();
        (made.desk.clone(), Office::new(desk))
    } else {
        let folder = PathBuf::from(after("--desk").unwrap());
        let new =
            NewDesk { name: "Test".into(), member_name: "Mira".into(), demo: false, small_computer: true };
        let (desk, _) =
            Desk::init(&folder, "four words nobody joins".into(), &new, World::of_this_computer().unwrap())
                .map_err(|e| e.to_string())
                .unwrap();
        (folder, Office::new(desk))
    };
    let server =
        Server::bind(ServeOptions::here(folder, listen), Some(office)).map_err(|e| e.to_string()).unwrap();
    println!("open {} here", server.handle().enter_link());
    server.run().map_err(|e| e.to_string()).unwrap();
}
