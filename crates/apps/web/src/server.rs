//! Listening for browsers.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::originals::{self, Address};
use crate::state::App;
use crate::{serve, signals};

/// How the desk is served.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// Where it listens. Port 0: any that is free.
    pub listen: SocketAddr,
    /// The desk's folder, for unlocking it.
    pub folder: PathBuf,
    /// After so long without a request a session ends.
    pub idle: Duration,
    /// Where originals are given out; `None`: at the address of `listen`, on any port that is free.
    pub originals: Option<SocketAddr>,
    /// How browsers reach that door, such as `https://files.example`; `None`: by its own address. It must be another name
    /// than the desk's own, because cookies belong to a name whatever the port.
    pub originals_address: Option<String>,
    /// Browsers reach it over TLS (a proxy stands before it), so cookies are never to travel in the open.
    pub over_tls: bool,
}

impl ServeOptions {
    /// A desk for this computer alone.
    pub fn here(folder: PathBuf, listen: SocketAddr) -> Self {
        let idle = Duration::from_mins(15);
        Self { listen, folder, idle, originals: None, originals_address: None, over_tls: false }
    }
}

/// The desk, listening.
pub struct Server {
    app: App,
    listener: std::net::TcpListener,
    originals: std::net::TcpListener,
    address: SocketAddr,
    stop: watch::Sender<bool>,
}

/// Ends a server, or locks its desk, from another thread.
#[derive(Clone)]
pub struct Handle {
    app: App,
    address: SocketAddr,
    stop: watch::Sender<bool>,
}

impl Server {
    /// Begins to listen. `office` is the open desk; without one, it is unlocked on a page.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub fn bind(options: ServeOptions, office: Option<Office>) -> Result<Self, Problem> {
        let (listener, address) = listen(options.listen, "--listen")?;
        let door = options.originals.unwrap_or(SocketAddr::new(address.ip(), 0));
        let (originals, door) = listen(door, "--originals")?;
        let named = options.originals_address.clone();
        let app = App::new(options, office);
        app.originals().are_at(named.map_or(Address::Here(door), Address::Named));
        Ok(Self { app, listener, originals, address, stop: watch::Sender::new(false) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What ends it from another thread.
    pub fn handle(&self) -> Handle {
        Handle { app: self.app.clone(), address: self.address, stop: self.stop.clone() }
    }

    /// Serves until [`Handle::stop`]. The desk is locked at the end.
    ///
    /// # Errors
    /// When the system refuses threads or the socket.
    pub fn run(self) -> Result<(), Problem> {
        self.run_with(|_| Ok(()))
    }

    /// Serves until SIGINT, SIGTERM or SIGHUP, of which a second one ends the process at once. SIGUSR1 locks the desk.
    /// `begun` is called once all of them are heeded.
    ///
    /// # Errors
    /// When the system refuses threads, signals or the socket.
    pub fn run_until_told(self, begun: impl FnOnce()) -> Result<(), Problem> {
        self.run_with(|server| {
            signals::heed(server)?;
            begun();
            Ok(())
        })
    }

    fn run_with(self, begin: impl FnOnce(&Handle) -> std::io::Result<()>) -> Result<(), Problem> {
        let failed = |error: std::io::Error| {
            Problem::new(
                Sort::System,
                "The desk is no longer served. What was saved is unharmed.",
                format!("{error}."),
                "Start it again.",
            )
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(32)
            .enable_all()
            .build()
            .map_err(failed)?;
        let handle = self.handle();
        let (app, mut stopped) = (self.app.clone(), self.stop.subscribe());
        let served = runtime.block_on(async move {
            let listener = TcpListener::from_std(self.listener)?;
            let door = TcpListener::from_std(self.originals)?;
            begin(&handle)?;
            let until = async move { drop(stopped.wait_for(|stop| *stop).await) };
            tokio::select! {
                served = async { axum::serve(listener, serve::router(&self.app)).await } => served,
                served = async { axum::serve(door, originals::router(&self.app)).await } => served,
                () = until => Ok(()),
            }
        });
        app.lock();
        runtime.shutdown_timeout(Duration::from_secs(1));
        served.map_err(failed)
    }
}

fn listen(wanted: SocketAddr, option: &str) -> Result<(std::net::TcpListener, SocketAddr), Problem> {
    let listen = || {
        let listener = std::net::TcpListener::bind(wanted)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    };
    listen().map_err(|error: std::io::Error| {
        Problem::new(
            Sort::InUse,
            "The desk is not served. Nothing was changed.",
            format!("The address {wanted} cannot be had: {error}."),
            format!("Name another with {option}, such as 127.0.0.1:0 for any that is free."),
        )
    })
}

impl Handle {
    /// A new one-time link: whoever opens it within ten minutes is signed in as the desk's one member.
    pub fn enter_link(&self) -> String {
        format!("http://{}/enter/{}", self.address, self.app.new_link())
    }

    /// Locks the desk: sessions end, keys are forgotten, pages ask for the passphrase.
    pub fn lock(&self) {
        self.app.lock();
    }

    /// The open desk, for whoever works at it beside the pages; `None` while it is locked.
    pub fn office(&self) -> Option<Office> {
        self.app.office()
    }

    /// Ends the server.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}
