//! What the system tells a serving process: to end, or to lock its desk.

use std::io;

use crate::server::Handle;

/// Heeds signals from now on. Must be called within the runtime.
#[cfg(unix)]
pub(crate) fn heed(server: &Handle) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    for kind in [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()] {
        let (mut told, server) = (signal(kind)?, server.clone());
        tokio::spawn(async move {
            told.recv().await;
            server.stop();
            // Work at the desk is waited for, which may be long. Whoever says it twice does not wish to wait, and what
            // was saved is saved.
            told.recv().await;
            std::process::exit(128 + kind.as_raw_value());
        });
    }
    let (mut told, server) = (signal(SignalKind::user_defined1())?, server.clone());
    tokio::spawn(async move {
        while told.recv().await.is_some() {
            let server = server.clone();
            drop(tokio::task::spawn_blocking(move || server.lock()).await);
        }
    });
    Ok(())
}

/// Heeds Ctrl-C from now on. Must be called within the runtime.
#[cfg(not(unix))]
pub(crate) fn heed(server: &Handle) -> io::Result<()> {
    let server = server.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            server.stop();
        }
    });
    Ok(())
}
