//! As much of PostgreSQL's protocol as a question and its answer need, so that no client has to be installed.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::error::{Error, Result};

const PATIENCE: Duration = Duration::from_secs(30);

/// Version 3.0 of the protocol.
const VERSION: i32 = 3 << 16;

/// A connection to one database.
#[derive(Debug)]
pub(super) struct Connection {
    stream: TcpStream,
}

impl Connection {
    /// Comes in without a password.
    pub(super) fn open(port: u16, user: &str, database: &str) -> Result<Self> {
        let failed = |error: io::Error| Error::Database(error.to_string());
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        let mut connection = Self { stream };

        let greeting = format!("user\0{user}\0database\0{database}\0\0");
        connection.write(&[&VERSION.to_be_bytes(), greeting.as_bytes()].concat()).map_err(failed)?;
        connection.answer()?;
        Ok(connection)
    }

    /// Asks, and returns the first column of each row.
    pub(super) fn ask(&mut self, sql: &str) -> Result<Vec<String>> {
        let asked = self.stream.write_all(b"Q").and_then(|()| self.write(format!("{sql}\0").as_bytes()));

        asked.map_err(|error| Error::Database(error.to_string()))?;
        self.answer()
    }

    /// Sends a message's length, which counts itself, and the message.
    fn write(&mut self, message: &[u8]) -> io::Result<()> {
        let length = i32::try_from(message.len() + 4).map_err(io::Error::other)?;

        self.stream.write_all(&[&length.to_be_bytes(), message].concat())
    }

    /// Reads until it is ready for the next question.
    fn answer(&mut self) -> Result<Vec<String>> {
        let mut rows = Vec::new();
        let mut refusal = None;

        loop {
            let (kind, message) = self.read().map_err(|error| Error::Database(error.to_string()))?;
            match kind {
                b'D' => rows.push(first_column(&message)),
                // Without a database to be in, nothing follows.
                b'E' if rows.is_empty() && is_fatal(&message) => return Err(Error::Database(said(&message))),
                b'E' => refusal = Some(said(&message)),
                b'Z' => return refusal.map_or(Ok(rows), |said| Err(Error::Database(said))),
                _ => {}
            }
        }
    }

    fn read(&mut self) -> io::Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let length = u32::from_be_bytes(length).saturating_sub(4);

        let mut message = Vec::new();
        (&mut self.stream).take(length.into()).read_to_end(&mut message)?;
        Ok((kind, message))
    }
}

/// Reads a row: how many columns, and of each its length and its text.
fn first_column(row: &[u8]) -> String {
    let (length, text) = row.get(2..).and_then(<[u8]>::split_first_chunk).unwrap_or((&[0xff; 4], &[]));
    // Negative, if there is nothing.
    let length = usize::try_from(i32::from_be_bytes(*length)).unwrap_or_default();

    String::from_utf8_lossy(text.get(..length).unwrap_or_default()).into_owned()
}

/// Returns a field of what it refuses with, each of which begins with a letter.
fn field(message: &[u8], letter: u8) -> Option<String> {
    let field = message.split(|byte| *byte == 0).find(|field| field.first() == Some(&letter))?;

    Some(String::from_utf8_lossy(&field[1..]).into_owned())
}

fn is_fatal(message: &[u8]) -> bool {
    field(message, b'V').is_some_and(|severity| severity != "ERROR")
}

fn said(message: &[u8]) -> String {
    field(message, b'M').unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_first_column() {
        assert_eq!(first_column(b"\0\x02\0\0\0\x02ab\0\0\0\x01c"), "ab");
        assert_eq!(first_column(b"\0\x01\xff\xff\xff\xff"), "", "NULL");
        assert_eq!(first_column(b"\0\0"), "", "no column");
    }

    #[test]
    fn a_refusal_says_why() {
        let message = b"SFATAL\0VFATAL\0C3D000\0Mno such database\0\0";

        assert_eq!((said(message).as_str(), is_fatal(message)), ("no such database", true));
    }
}
