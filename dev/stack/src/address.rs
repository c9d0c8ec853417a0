//! The stack's addresses, made from its ports.
//!
//! `localhost` where a browser or a cookie is concerned, 127.0.0.1 between the servers themselves.

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

/// With the slash at its end, which is part of an issuer's name.
pub(crate) fn issuer(ports: &Ports) -> String {
    format!("http://localhost:{}/", ports.oidc)
}
