//! A client that sends raw bytes instead of requests.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::world::World;

/// Longest time for any step here.
pub(crate) const PATIENCE: Duration = Duration::from_secs(8);

impl World {
    /// Opens a connection.
    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("the server listens")
    }

    /// Sends bytes, and returns all that comes until the server closes the connection or is silent for half a second.
    pub(crate) async fn send(&self, bytes: &str) -> String {
        let mut stream = self.connect().await;
        // The server may have closed it before all was sent.
        let _ = stream.write_all(bytes.as_bytes()).await;
        all_that_comes(&mut stream).await
    }

    /// Requests a path, as a page does.
    pub(crate) async fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).await
    }
}

/// Reads until the connection ends, or until half a second of silence after the first byte.
pub(crate) async fn all_that_comes(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let patience = if all.is_empty() { PATIENCE } else { Duration::from_millis(500) };
        match timeout(patience, stream.read(&mut piece)).await {
            Ok(Ok(0) | Err(_)) | Err(_) => break,
            Ok(Ok(length)) => all.extend_from_slice(&piece[..length]),
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// Returns the status of an answer; zero for none.
pub(crate) fn status(answer: &str) -> u16 {
    let status = answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3));

    status.and_then(|status| status.parse().ok()).unwrap_or_default()
}
