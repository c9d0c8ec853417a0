//! Headers that pass the proxy.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::forwarded::Forwarded;

/// Headers of one connection, not of the request (RFC 9110, 7.6.1). `Expect` is answered by this server.
const HOP_BY_HOP: [HeaderName; 10] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::EXPECT,
];

/// Headers by which a client could claim another address, as Kratos and others trust them.
const CLAIMS: [&str; 12] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-forwarded-prefix",
    "x-forwarded-ssl",
    "x-real-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "cf-ipcity",
    "cf-ipcountry",
];

/// Returns the headers of a request as Kratos gets them: cookies and all others of the browser, but none of the
/// connection, and of the claims about its address only this server's. The body is framed again.
pub(super) fn for_kratos(mut headers: HeaderMap, forwarded: &Forwarded) -> HeaderMap {
    remove_hop_by_hop(&mut headers);
    headers.remove(header::CONTENT_LENGTH);
    for name in CLAIMS {
        headers.remove(name);
    }
    forwarded.add_to(&mut headers);
    headers
}

/// Returns the headers of an answer as the browser gets them.
pub(super) fn for_browser(mut headers: HeaderMap) -> HeaderMap {
    remove_hop_by_hop(&mut headers);
    for name in [header::SERVER, HeaderName::from_static("x-powered-by")] {
        headers.remove(name);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
}

fn remove_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<_> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| HeaderName::try_from(name.trim()).ok())
        // Headers that a client must not remove by naming them.
        .filter(|name| *name != header::COOKIE && *name != header::HOST)
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(*name, HeaderValue::from_static(value));
        }
        map
    }

    fn names(headers: &HeaderMap) -> Vec<&str> {
        let mut names: Vec<_> = headers.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn what_is_about_the_connection_or_claims_a_place_does_not_pass() {
        let sent = map(&[
            ("host", "auth.example.org"),
            ("cookie", "a=b"),
            ("cookie", "c=d"),
            ("x-csrf-token", "t"),
            ("connection", "keep-alive, X-Secret, cookie, host"),
            ("x-secret", "1"),
            ("keep-alive", "timeout=5"),
            ("te", "trailers"),
            ("trailer", "x"),
            ("transfer-encoding", "chunked"),
            ("content-length", "3"),
            ("upgrade", "websocket"),
            ("expect", "100-continue"),
            ("proxy-authorization", "Basic x"),
            ("forwarded", "for=1.2.3.4"),
            ("x-real-ip", "1.2.3.4"),
            ("true-client-ip", "1.2.3.4"),
            ("cf-connecting-ip", "1.2.3.4"),
            ("cf-ipcity", "Nowhere"),
        ]);
        let peer = "203.0.113.9:4711".parse().unwrap();
        let forwarded = Forwarded::of(peer, &sent, &[]);

        let handed_on = for_kratos(sent, &forwarded);

        assert_eq!(
            names(&handed_on),
            ["cookie", "host", "x-csrf-token", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"]
        );
        assert_eq!(handed_on.get_all("cookie").iter().collect::<Vec<_>>(), ["a=b", "c=d"]);
    }

    #[test]
    fn each_cookie_of_an_answer_passes_untouched() {
        let answer = map(&[
            ("set-cookie", "a=b; Path=/; HttpOnly; SameSite=Lax"),
            ("set-cookie", "c=d; Path=/"),
            ("server", "kratos"),
            ("connection", "close"),
            ("location", "https://idp.example.org/?state=x"),
        ]);

        let passed = for_browser(answer);

        assert_eq!(names(&passed), ["location", "set-cookie", "x-content-type-options"]);
        assert_eq!(
            passed.get_all("set-cookie").iter().collect::<Vec<_>>(),
            ["a=b; Path=/; HttpOnly; SameSite=Lax", "c=d; Path=/"]
        );
    }
}
