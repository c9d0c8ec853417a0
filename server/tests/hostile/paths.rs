//! Requests that must not reach Kratos, under any name.

use crate::{client::status, world::World};

#[tokio::test]
async fn nothing_but_the_public_api_is_handed_on() {
    let world = World::start().await;
    for path in [
        "/.ory/admin/identities",
        "/.ory/identities",
        "/.ory/%61dmin/identities",
        "/.ory/sessions/../admin/identities",
        "/.ory/sessions/%2e%2e/admin/identities",
        "/.ory/sessions/%2e%2e%2fadmin/identities",
        "/.ory/sessions/..%5c..%5cadmin",
        "/.ory/sessions/%252e%252e/admin/identities",
        "/.ory//admin/identities",
        "/.ory/health/config",
        "/.ory",
        "//.ory/admin/identities",
        "/%2eory/admin/identities",
        "/.ory%2fadmin/identities",
        "/api/../.ory/admin/identities",
        "/metrics",
        "/hooks/kratos",
    ] {
        let answer = world.get(path).await;

        assert!(matches!(status(&answer), 400 | 404), "{path}: {answer}");
    }
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}

#[tokio::test]
async fn a_target_that_names_a_host_is_answered_here() {
    let world = World::start().await;

    let answer = world
        .send("GET http://admin.internal:4434/.ory/sessions/whoami HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await;

    assert_eq!(status(&answer), 200, "{answer}");
    assert!(world.upstream.seen()[0].starts_with("GET /sessions/whoami HTTP/1.1\r\n"), "{:?}", world.upstream.seen());
}

#[tokio::test]
async fn the_query_passes_as_it_is() {
    let world = World::start().await;

    world.get("/.ory/self-service/login/browser?return_to=%2Fa%3Fb%3Dc&x=%2e%2e/../&y=a+b").await;

    let seen = world.upstream.seen();
    let line = seen[0].lines().next().unwrap();
    assert_eq!(line, "GET /self-service/login/browser?return_to=%2Fa%3Fb%3Dc&x=%2e%2e/../&y=a+b HTTP/1.1");
}

#[tokio::test]
async fn methods_that_kratos_has_not_are_refused() {
    let world = World::start().await;
    for method in ["TRACE", "CONNECT", "PROPFIND", "OPTIONS"] {
        let target = if method == "CONNECT" { "localhost:4434" } else { "/.ory/sessions/whoami" };
        let answer =
            world.send(&format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).await;

        assert!(matches!(status(&answer), 400 | 404 | 405), "{method}: {answer}");
    }
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}
