//! Ports that the servers listen on.
//!
//! A port that the system reports as free may be given out again, to another program's connection or to another test's
//! server, before the intended server listens on it; then the wrong server answers. So the ports come from below the
//! range that systems give out (from 32768 on Linux, from 49152 elsewhere), each of them once.

use std::{
    io,
    net::TcpListener,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::error::{Error, Result};

const FIRST: u32 = 15_000;
const COUNT: u32 = 17_000;

static TAKEN: AtomicU32 = AtomicU32::new(0);

/// One port for each interface of the stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ports {
    /// Kratos's public API, which the SPA's server proxies as `/.ory/`.
    pub kratos_public: u16,
    /// Kratos's admin API.
    pub kratos_admin: u16,
    /// The mail sink's SMTP.
    pub smtp: u16,
    /// The mail sink's API and pages.
    pub mail: u16,
    /// The OpenID provider.
    pub oidc: u16,
}

impl Ports {
    /// Returns the ports that `dev/kratos.yml`, `compose.yaml` and the README name.
    #[must_use]
    pub const fn fixed() -> Self {
        Self { kratos_public: 4433, kratos_admin: 4434, smtp: 1025, mail: 8025, oidc: 9998 }
    }

    /// Returns ports that no program listens on now.
    ///
    /// # Errors
    /// Fails when no free port is left.
    pub fn free() -> Result<Self> {
        Ok(Self {
            kratos_public: free_port()?,
            kratos_admin: free_port()?,
            smtp: free_port()?,
            mail: free_port()?,
            oidc: free_port()?,
        })
    }

    /// Checks that every port is free.
    pub(crate) fn ensure_free(&self) -> Result<()> {
        let purposes = [
            (self.kratos_public, "Kratos's public API"),
            (self.kratos_admin, "Kratos's admin API"),
            (self.smtp, "the mail sink's SMTP"),
            (self.mail, "the mail sink's page"),
            (self.oidc, "the OpenID provider"),
        ];

        purposes.into_iter().try_for_each(|(port, purpose)| ensure_port_free(port, purpose))
    }
}

/// Listens on an unused port.
///
/// # Errors
/// Fails when no free port is left.
pub fn listen() -> Result<TcpListener> {
    // Other processes begin at another port.
    let begin = process::id().wrapping_mul(101);
    let next = || TAKEN.fetch_add(1, Ordering::Relaxed).wrapping_add(begin) % COUNT + FIRST;
    let listen = |port| TcpListener::bind(("127.0.0.1", u16::try_from(port).ok()?)).ok();

    (0..COUNT).find_map(|_| listen(next())).ok_or_else(|| Error::NoPort(io::ErrorKind::AddrInUse.into()))
}

/// Returns a port that no program listens on now, and that is not returned again in this process.
///
/// # Errors
/// Fails when no free port is left.
pub fn free_port() -> Result<u16> {
    Ok(listen()?.local_addr().map_err(Error::NoPort)?.port())
}

/// Checks that a port is free.
///
/// # Errors
/// Fails when it is in use; the error names the port and its purpose.
pub fn ensure_port_free(port: u16, purpose: &'static str) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::PortBusy { port, purpose }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_ports_differ() {
        let ports = Ports::free().unwrap();
        let mut all = vec![ports.kratos_public, ports.kratos_admin, ports.smtp, ports.mail, ports.oidc];

        all.sort_unstable();
        all.dedup();

        assert_eq!(all.len(), 5);
    }

    #[test]
    fn a_busy_port_is_named() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();

        let error = ensure_port_free(port, "the test").unwrap_err().to_string();

        assert!(error.contains(&port.to_string()) && error.contains("the test"), "{error}");
    }
}
