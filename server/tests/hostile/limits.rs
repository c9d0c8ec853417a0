//! Limits of size and time for clients.

use std::time::{Duration, Instant};

use tokio::{io::AsyncWriteExt, time::sleep};

use crate::{
    client::{all_that_comes, status},
    upstream::Answer,
    world::World,
};

const HEAD: &str = "GET /.ory/sessions/whoami HTTP/1.1\r\nHost: localhost\r\n";

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let world = World::start().await;
    let large = format!("{HEAD}Cookie: {}\r\n\r\n", "a".repeat(100_000));
    let many = format!("{HEAD}{}\r\n", "a: b\r\n".repeat(500));
    let long = format!("GET /.ory/sessions/{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(100_000));

    for request in [large, many, long] {
        let answer = world.send(&request).await;

        assert!(matches!(status(&answer), 414 | 431), "{answer}");
    }
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}

#[tokio::test]
async fn a_head_that_is_as_large_as_cookies_get_passes() {
    let world = World::start().await;

    let answer = world.send(&format!("{HEAD}Cookie: {}\r\nConnection: close\r\n\r\n", "a".repeat(16_000))).await;

    assert_eq!(status(&answer), 200, "{answer}");
}

#[tokio::test]
async fn a_head_that_does_not_come_is_not_waited_for() {
    let world = World::start_with(Answer::Ok, |config| config.http.head_timeout_seconds = 1).await;
    let start = Instant::now();
    let mut stream = world.connect().await;

    // One letter after the other, as clients do that want to occupy a connection.
    for letter in HEAD.bytes() {
        if stream.write_all(&[letter]).await.is_err() {
            break;
        }
        sleep(Duration::from_millis(100)).await;
    }

    assert_eq!(all_that_comes(&mut stream).await, "");
    assert!(start.elapsed() < Duration::from_secs(7), "{:?}", start.elapsed());
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}

fn post(fields: &str) -> String {
    format!("POST /.ory/self-service/login?flow=1 HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n\r\n")
}

#[tokio::test]
async fn a_body_that_says_that_it_is_too_large_is_refused_at_once() {
    let world = World::start_with(Answer::Ok, |config| config.proxy.body_limit_bytes = 1000).await;

    let answer = world.send(&post("Content-Length: 1001")).await;

    assert_eq!(status(&answer), 413, "{answer}");
    assert!(answer.contains(r#""code":413"#), "{answer}");
    assert_eq!(world.upstream.seen(), Vec::<String>::new());
}

#[tokio::test]
async fn a_body_that_grows_too_large_is_refused() {
    let world = World::start_with(Answer::Ok, |config| config.proxy.body_limit_bytes = 1000).await;
    let chunk = format!("100\r\n{}\r\n", "a".repeat(256));

    let answer = world.send(&format!("{}{}", post("Transfer-Encoding: chunked"), chunk.repeat(5))).await;

    assert_eq!(status(&answer), 413, "{answer}");
}

#[tokio::test]
async fn a_body_that_stands_still_is_given_up() {
    let world = World::start_with(Answer::Ok, |config| config.http.body_timeout_seconds = 1).await;
    let start = Instant::now();

    let answer = world.send(&format!("{}half", post("Content-Length: 10"))).await;

    assert_eq!(status(&answer), 408, "{answer}");
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_body_that_trickles_is_given_up_and_is_not_kratoss_fault() {
    let world = World::start_with(Answer::Ok, |config| config.kratos.timeout_seconds = 1).await;
    let mut stream = world.connect().await;
    stream.write_all(post("Content-Length: 1000").as_bytes()).await.unwrap();

    let mut answer = String::new();
    for _ in 0..30 {
        if stream.write_all(b"a").await.is_err() {
            break;
        }
        sleep(Duration::from_millis(100)).await;
    }
    answer.push_str(&all_that_comes(&mut stream).await);

    assert_eq!(status(&answer), 408, "{answer}");
}

#[tokio::test]
async fn more_at_once_than_there_are_places_for_are_told_to_come_back() {
    let world = World::start_with(Answer::Silence, |config| {
        config.proxy.max_concurrent = 2;
        config.kratos.timeout_seconds = 3;
    })
    .await;
    let mut waiting = Vec::new();
    for _ in 0..2 {
        let mut stream = world.connect().await;
        stream.write_all(format!("{HEAD}\r\n").as_bytes()).await.unwrap();
        waiting.push(stream);
    }
    while world.upstream.seen().len() < 2 {
        sleep(Duration::from_millis(10)).await;
    }

    let answer = world.get("/.ory/sessions/whoami").await;

    assert_eq!(status(&answer), 503, "{answer}");
    assert!(answer.to_lowercase().contains("retry-after: 1"), "{answer}");
    // The page does not wait with them.
    assert_eq!(status(&world.get("/login").await), 200);
}
