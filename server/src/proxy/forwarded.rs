//! Client of a forwarded request.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use ipnet::IpNet;

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Origin of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forwarded {
    /// The client's address.
    pub(crate) client: IpAddr,
    host: Option<HeaderValue>,
    proto: Proto,
    word: Word,
}

/// Trust in the peer that has sent a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// A trusted balancer.
    Trusted,
    /// Any other peer, of which only the address counts.
    Stranger,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proto {
    Http,
    Https,
}

impl Forwarded {
    /// Determines the client. A trusted balancer names it; in a chain, the client is the last address that is not
    /// trusted itself, as everything before that is the client's own claim.
    pub(crate) fn of(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(&address.to_canonical()));
        let peer = peer.ip().to_canonical();
        let host = headers.get(header::HOST).cloned();
        if !is_trusted(&peer) {
            return Self { client: peer, host, proto: Proto::Http, word: Word::Stranger };
        }

        let mut client = peer;
        let lines: Vec<_> = headers.get_all(FOR).iter().filter_map(|value| value.to_str().ok()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            // A value that is not an address ends the part of the chain that can be trusted.
            let Some(address) = address(hop.trim()) else { break };
            client = address;
            if !is_trusted(&address) {
                break;
            }
        }
        let is_https = headers.get(PROTO).is_some_and(|proto| proto.as_bytes().eq_ignore_ascii_case(b"https"));
        let proto = if is_https { Proto::Https } else { Proto::Http };
        // Balancers that rewrite `Host` send the original in this header.
        let host = headers.get(HOST).cloned().or(host);

        Self { client, host, proto, word: Word::Trusted }
    }

    /// Whether a trusted balancer has sent the request.
    pub(crate) fn is_vouched_for(&self) -> bool {
        self.word == Word::Trusted
    }

    /// Adds it to the headers for Kratos: one client, and none of the client's own claims.
    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        if let Ok(client) = HeaderValue::try_from(self.client.to_string()) {
            headers.insert(FOR, client);
        }
        if let Some(host) = &self.host {
            headers.insert(HOST, host.clone());
        }
        let proto = match self.proto {
            Proto::Http => "http",
            Proto::Https => "https",
        };
        headers.insert(PROTO, HeaderValue::from_static(proto));
    }
}

/// Parses an address, which may have a port.
fn address(text: &str) -> Option<IpAddr> {
    let address = text.parse::<IpAddr>().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));

    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(peer: &str, headers: &[(&'static str, &'static str)], trusted: &[&str]) -> (String, String, String) {
        let mut sent = HeaderMap::new();
        for (name, value) in headers {
            sent.append(*name, HeaderValue::from_static(value));
        }
        let trusted: Vec<_> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        let forwarded = Forwarded::of(format!("{peer}:1").parse().unwrap(), &sent, &trusted);
        let mut told = HeaderMap::new();
        forwarded.add_to(&mut told);
        let text =
            |name| told.get(name).map_or(String::new(), |value: &HeaderValue| value.to_str().unwrap().to_owned());
        (text(FOR), text(HOST), text(PROTO))
    }

    const LIES: [(&str, &str); 4] = [
        ("host", "auth.example.org"),
        ("x-forwarded-for", "6.6.6.6"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "evil.example.org"),
    ];

    #[test]
    fn a_stranger_is_not_believed() {
        let (client, host, proto) = told("203.0.113.9", &LIES, &["10.0.0.0/8"]);

        assert_eq!((&*client, &*host, &*proto), ("203.0.113.9", "auth.example.org", "http"));
    }

    #[test]
    fn a_trusted_balancer_is_believed() {
        let headers = [
            ("host", "10.1.1.1"),
            ("x-forwarded-for", "203.0.113.9"),
            LIES[2],
            ("x-forwarded-host", "auth.example.org"),
        ];
        let (client, host, proto) = told("10.0.0.1", &headers, &["10.0.0.0/8"]);

        assert_eq!((&*client, &*host, &*proto), ("203.0.113.9", "auth.example.org", "https"));
    }

    #[test]
    fn of_a_chain_the_last_stranger_is_the_client() {
        for (chain, client) in [
            ("6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
            ("6.6.6.6, 203.0.113.9:4711", "203.0.113.9"),
            ("10.0.0.3, 10.0.0.2", "10.0.0.3"),
            ("203.0.113.9, unknown", "10.0.0.1"),
            ("", "10.0.0.1"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("2001:db8::1", "2001:db8::1"),
        ] {
            assert_eq!(told("10.0.0.1", &[("x-forwarded-for", chain)], &["10.0.0.0/8"]).0, client, "{chain}");
        }
    }

    #[test]
    fn a_chain_over_several_lines_is_one() {
        let lines = [("x-forwarded-for", "6.6.6.6, 203.0.113.9"), ("x-forwarded-for", "10.0.0.2")];

        assert_eq!(told("10.0.0.1", &lines, &["10.0.0.0/8"]).0, "203.0.113.9");
    }

    #[test]
    fn an_address_of_the_old_kind_is_known_in_the_new_ones_clothes() {
        let (client, ..) = told("[::ffff:10.0.0.1]", &[("x-forwarded-for", "203.0.113.9")], &["10.0.0.0/8"]);

        assert_eq!(client, "203.0.113.9");
    }
}
