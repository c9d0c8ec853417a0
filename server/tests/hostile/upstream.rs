//! A socket that takes Kratos's place. It records each request's bytes and gives the set answer.

use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// The reaction to a request that has been read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    /// Answers `{}`.
    Ok,
    /// Sends nothing, and notices when the other side closes.
    Silence,
    /// Sends bytes that are not HTTP.
    Garbage,
    /// Promises a body and breaks off.
    HalfABody,
    /// Sends a first piece of a body, and the rest on demand.
    InPieces,
    /// Ends the connection without an answer.
    Nothing,
    /// Sends headers that are about the connection, and a name.
    ManyHeaders,
}

/// The socket.
#[derive(Clone, Debug)]
pub(crate) struct Upstream {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
    gone: Arc<AtomicUsize>,
    rest: Arc<AtomicUsize>,
}

impl Upstream {
    pub(crate) fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let upstream = Self {
            address: listener.local_addr().expect("a bound socket"),
            seen: Arc::default(),
            connections: Arc::default(),
            gone: Arc::default(),
            rest: Arc::default(),
        };
        let own = upstream.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                own.connections.fetch_add(1, Ordering::SeqCst);
                let own = own.clone();
                thread::spawn(move || own.talk(stream, answer));
            }
        });
        upstream
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests so far, as they came.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("nobody panics with it").clone()
    }

    /// Returns the number of connections so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// Returns the number of connections that the other side closed while an answer was awaited.
    pub(crate) fn gone(&self) -> usize {
        self.gone.load(Ordering::SeqCst)
    }

    /// Lets the rest of a body be sent.
    pub(crate) fn send_rest(&self) {
        self.rest.fetch_add(1, Ordering::SeqCst);
    }

    fn talk(&self, mut stream: TcpStream, answer: Answer) {
        while let Some(request) = read_request(&mut stream) {
            self.seen.lock().expect("nobody panics with it").push(request);
            let sent = match answer {
                Answer::Ok => stream
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"),
                Answer::ManyHeaders => stream.write_all(
                    b"HTTP/1.1 200 OK\r\nServer: kratos\r\nX-Powered-By: Go\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\
                      Set-Cookie: a=b; Path=/\r\nSet-Cookie: c=d; HttpOnly\r\nContent-Length: 2\r\n\r\n{}",
                ),
                Answer::Silence => {
                    self.wait_until_gone(&mut stream);
                    return;
                }
                Answer::Garbage => stream.write_all(b"220 mail.example.org ESMTP\r\n\r\n"),
                Answer::HalfABody => {
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\"");
                    return;
                }
                Answer::Nothing => return,
                Answer::InPieces => {
                    let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n";
                    let _ = stream.write_all(head);
                    while self.rest.load(Ordering::SeqCst) == 0 {
                        thread::sleep(Duration::from_millis(5));
                    }
                    stream.write_all(b"4\r\nrest\r\n0\r\n\r\n")
                }
            };
            if sent.is_err() {
                return;
            }
        }
    }

    fn wait_until_gone(&self, stream: &mut TcpStream) {
        if matches!(stream.read(&mut [0; 64]), Ok(0) | Err(_)) {
            self.gone.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Reads one request by the rules, whatever it contains: its head to the empty line, and its body at the length that it
/// claims. `None` when no more bytes come.
fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(byte(stream)?);
    }
    let head = String::from_utf8_lossy(&bytes).to_lowercase();
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
    if field("transfer-encoding").is_some() {
        let start = bytes.len();
        // The chunks of our own server have no `0\r\n` within.
        while !bytes[start..].ends_with(b"0\r\n\r\n") {
            bytes.push(byte(stream)?);
        }
    } else if let Some(length) = field("content-length") {
        for _ in 0..length.parse::<usize>().ok()? {
            bytes.push(byte(stream)?);
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn byte(stream: &mut TcpStream) -> Option<u8> {
    let mut byte = [0];
    loop {
        match stream.read(&mut byte) {
            Ok(1) => return Some(byte[0]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            _ => return None,
        }
    }
}
