//! Requests within requests: Kratos must see as many as this server, and see them as this server does.

use crate::{client::status, world::World};

const INNER: &str = "GET /.ory/sessions/whoami?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

fn post(fields: &str, body: &str) -> String {
    format!("POST /.ory/self-service/login?flow=1 HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n\r\n{body}")
}

/// Each is either refused, or seen by Kratos as one request that holds no other.
#[tokio::test]
async fn what_two_servers_could_read_in_two_ways_is_no_two_requests() {
    let chunked = format!("0\r\n\r\n{INNER}");
    for request in [
        post(&format!("Content-Length: {}\r\nTransfer-Encoding: chunked", chunked.len()), &chunked),
        post(&format!("Transfer-Encoding: chunked\r\nContent-Length: {}", chunked.len()), &chunked),
        post("Content-Length: 0\r\nContent-Length: 44", INNER),
        post("Content-Length: 0, 44", INNER),
        post("Content-Length: +0", INNER),
        post("Content-Length: 0x0", INNER),
        post("Content-Length: -1", INNER),
        post("Transfer-Encoding: xchunked", &chunked),
        post("Transfer-Encoding: chunked, identity", &chunked),
        post("Transfer-Encoding : chunked", &chunked),
        post("Transfer-Encoding: \x0bchunked", &chunked),
        post("X: y\nTransfer-Encoding: chunked", &chunked),
        post("X: y\r\n Transfer-Encoding: chunked", &chunked),
        post("X\r\nTransfer-Encoding: chunked", &chunked),
        post("Transfer-Encoding: chunked", &format!("g\r\n\r\n{INNER}")),
        post("Transfer-Encoding: chunked", &format!("ffffffffffffffff1\r\n{INNER}")),
        post("Transfer-Encoding: chunked", &format!("0;\n\r\n\r\n{INNER}")),
        post("Transfer-Encoding: chunked", &format!("1;{}\r\nx\r\n0\r\n\r\n{INNER}", "a".repeat(100_000))),
    ] {
        let world = World::start().await;

        let answer = world.send(&request).await;

        let seen = world.upstream.seen();
        let is_refused = status(&answer) == 400 || answer.is_empty();
        let inner = seen.iter().filter(|request| request.starts_with("GET ")).count();
        // If the server took the rest for a second request of the client, it answered that one as well.
        let answers = answer.matches("HTTP/1.1 ").count();
        assert!(is_refused && seen.len() <= 1 || answers >= seen.len(), "{request:?}\n{answer}\n{seen:?}");
        assert!(seen.iter().all(|request| request.matches("HTTP/1.1").count() == 1), "{request:?}\n{seen:?}");
        assert!(inner == 0 || answers == 2, "{request:?}\n{answer}\n{seen:?}");
    }
}

/// Both frames at once are the usual attack: there is no reason to accept such a request at all.
#[tokio::test]
async fn a_request_with_two_frames_is_seen_with_one() {
    let world = World::start().await;

    world
        .send(&post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\nConnection: close", "5\r\nhello\r\n0\r\n\r\n"))
        .await;

    for seen in world.upstream.seen() {
        let head = seen.to_lowercase();
        let frames = [head.contains("content-length:"), head.contains("transfer-encoding:")];
        assert_eq!(frames.iter().filter(|frame| **frame).count(), 1, "{seen}");
    }
}

#[tokio::test]
async fn a_header_cannot_be_ended_early() {
    let world = World::start().await;
    for field in ["X: a\0b", "X: a\rb", "X\0: a", "X : a", ": a", "Content-Length: 1\0"] {
        let answer = world
            .send(&format!(
                "GET /.ory/sessions/whoami HTTP/1.1\r\nHost: localhost\r\n{field}\r\nConnection: close\r\n\r\n"
            ))
            .await;

        assert_eq!(status(&answer), 400, "{field:?}: {answer}");
    }
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}

#[tokio::test]
async fn what_a_client_says_of_the_connection_or_of_its_place_does_not_pass() {
    let world = World::start().await;

    world
        .send(
            "GET /.ory/sessions/whoami HTTP/1.1\r\nHost: auth.example.org\r\nCookie: a=b\r\nConnection: close, X-Mine, Cookie\r\n\
             X-Mine: 1\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nTrue-Client-IP: 6.6.6.6\r\nTE: trailers\r\n\
             Upgrade: h2c\r\nHTTP2-Settings: AAAA\r\nX-Request-Id: forged\r\n\r\n",
        )
        .await;

    let seen = world.upstream.seen()[0].to_lowercase();
    for passed in [
        "host: auth.example.org\r\n",
        "cookie: a=b\r\n",
        "x-forwarded-for: 127.0.0.1\r\n",
        "x-forwarded-proto: http\r\n",
    ] {
        assert!(seen.contains(passed), "{passed} is not in {seen}");
    }
    for kept in ["x-mine", "6.6.6.6", "true-client-ip", "\r\nte:", "upgrade", "forged"] {
        assert!(!seen.contains(kept), "{kept} is in {seen}");
    }
}
