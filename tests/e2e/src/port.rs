//! Ports for servers.
//!
//! A port that the system gives out as free may be given out again, to somebody's connection or to another test's
//! server, before the server that it is for listens on it; and then the other one answers in its place. So the ports
//! come from below those that systems give out (from 32768 on Linux, from 49152 elsewhere), each of them once.

use std::{
    net::TcpListener,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use dev_stack::Ports;

const FIRST: u32 = 15_000;
const COUNT: u32 = 17_000;

static TAKEN: AtomicU32 = AtomicU32::new(0);

/// Listens on a port of its own.
pub(crate) fn listen() -> TcpListener {
    // Other runs begin elsewhere.
    let begin = process::id().wrapping_mul(101);
    let next = || TAKEN.fetch_add(1, Ordering::Relaxed).wrapping_add(begin) % COUNT + FIRST;
    let listen = |port| TcpListener::bind(("127.0.0.1", u16::try_from(port).ok()?)).ok();

    (0..COUNT).find_map(|_| listen(next())).expect("one of many ports is free")
}

/// Returns a port that a server can listen on.
pub(crate) fn free() -> u16 {
    listen().local_addr().expect("a bound socket").port()
}

/// Returns the ports of a stack.
pub(crate) fn of_stack() -> Ports {
    Ports { kratos_public: free(), kratos_admin: free(), smtp: free(), mail: free(), oidc: free() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_port_is_given_twice() {
        assert_ne!(free(), free());
    }
}
