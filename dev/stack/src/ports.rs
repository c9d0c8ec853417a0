//! The ports that the servers listen on.

use std::net::TcpListener;

use crate::error::{Error, Result};

/// One port for each door of the stack.
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
    /// The ports that `dev/kratos.yml`, `compose.yaml` and the README name.
    #[must_use]
    pub const fn fixed() -> Self {
        Self { kratos_public: 4433, kratos_admin: 4434, smtp: 1025, mail: 8025, oidc: 9998 }
    }

    /// Ports that nobody listens on now.
    ///
    /// # Errors
    /// When the system has none left.
    pub fn free() -> Result<Self> {
        // All five are held at once, so that they differ.
        let listeners = [(); 5].map(|()| TcpListener::bind(("127.0.0.1", 0)));
        let mut ports = [0; 5];

        for (port, listener) in ports.iter_mut().zip(&listeners) {
            let listener = listener.as_ref().map_err(|error| Error::NoPort(error.kind().into()))?;
            *port = listener.local_addr().map_err(Error::NoPort)?.port();
        }
        let [kratos_public, kratos_admin, smtp, mail, oidc] = ports;
        Ok(Self { kratos_public, kratos_admin, smtp, mail, oidc })
    }

    /// Makes sure that every port can be listened on.
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

/// Makes sure that a port can be listened on.
///
/// # Errors
/// When it cannot; the error names the port and its purpose.
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
