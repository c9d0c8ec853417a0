//! A gate before Kratos's admin API, which can be closed.

use std::time::Duration;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Passes connections on while it is open. Those that come while it is closed are held for ever, and never passed on: a
/// request that a dead process has sent must not take effect later.
#[derive(Debug)]
pub(crate) struct Gate {
    address: std::net::SocketAddr,
    is_open: watch::Sender<bool>,
    held: watch::Receiver<usize>,
}

impl Gate {
    pub(crate) async fn before(url: &str) -> Self {
        let target = url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (is_open, open) = watch::channel(true);
        let (hold, held) = watch::channel(0);

        tokio::spawn(async move {
            let mut waiting = Vec::new();
            while let Ok((mut client, _)) = listener.accept().await {
                if !*open.borrow() {
                    waiting.push(client);
                    let _ = hold.send(waiting.len());
                    continue;
                }
                // A connection that is kept alive would pass the closed gate.
                let (target, mut open) = (target.clone(), open.clone());
                tokio::spawn(async move {
                    let mut kratos = TcpStream::connect(target).await.unwrap();
                    tokio::select! {
                        _ = copy_bidirectional(&mut client, &mut kratos) => {}
                        _ = open.wait_for(|open| !open) => {}
                    }
                });
            }
        });
        Self { address, is_open, held }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn close(&self) {
        self.is_open.send(false).unwrap();
    }

    pub(crate) fn open(&self) {
        self.is_open.send(true).unwrap();
    }

    /// Waits until a connection is held at the closed gate.
    pub(crate) async fn holds_somebody(&self) {
        let mut held = self.held.clone();
        let wait = held.wait_for(|held| *held > 0);

        tokio::time::timeout(Duration::from_secs(10), wait).await.expect("nobody has come").unwrap();
    }
}
