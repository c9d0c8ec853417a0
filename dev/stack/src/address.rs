//! Addresses of the stack, made from its ports.
//!
//! `localhost` for browsers and cookies, 127.0.0.1 between the servers themselves.

use crate::ports::Ports;

pub(crate) fn kratos_public(ports: &Ports) -> String {
    format!("http://127.0.0.1:{}", ports.kratos_public)
}

pub(crate) fn kratos_admin(ports: &Ports) -> String {
    format!("http://127.0.0.1:{}", ports.kratos_admin)
}

pub(crate) fn mail(ports: &Ports) -> String {
    format!("http://127.0.0.1:{}", ports.mail)
}

/// Returns the issuer's name, which includes the slash at its end.
pub(crate) fn issuer(ports: &Ports) -> String {
    format!("http://localhost:{}/", ports.oidc)
}
