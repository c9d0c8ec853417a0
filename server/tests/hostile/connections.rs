//! Connections are kept alive, on both sides.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use crate::{
    client::{all_that_comes, status},
    upstream::Answer,
    world::World,
};

#[tokio::test]
async fn one_after_the_other_goes_by_one_connection() {
    let world = World::start().await;
    for _ in 0..50 {
        world.get("/.ory/sessions/whoami").await;
    }

    assert_eq!(world.upstream.seen().len(), 50);
    assert_eq!(world.upstream.connections(), 1);
}

#[tokio::test]
async fn requests_that_are_sent_ahead_are_answered_in_order() {
    let world = World::start().await;
    let mut stream = world.connect().await;
    let requests: String = (0..3)
        .map(|number| format!("GET /.ory/sessions/whoami?{number} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .collect();
    stream.write_all(requests.as_bytes()).await.unwrap();

    let answers = all_that_comes(&mut stream).await;

    assert_eq!(answers.matches("HTTP/1.1 200").count(), 3, "{answers}");
    let order: Vec<_> = world.upstream.seen().iter().map(|seen| seen[..28].to_owned()).collect();
    assert_eq!(order, ["GET /sessions/whoami?0 HTTP/", "GET /sessions/whoami?1 HTTP/", "GET /sessions/whoami?2 HTTP/"]);
}

const REQUEST: &str = "GET /.ory/sessions/whoami HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn ask(stream: &mut TcpStream, bytes: &str) -> String {
    // It may be closed already.
    let _ = stream.write_all(bytes.as_bytes()).await;
    all_that_comes(stream).await
}

/// A balancer keeps connections for a minute, and uses one at any time.
#[tokio::test]
async fn a_connection_is_kept_longer_than_a_head_may_take() {
    let world = World::start_with(Answer::Ok, |config| config.http.head_timeout_seconds = 1).await;
    let mut stream = world.connect().await;

    for _ in 0..2 {
        assert_eq!(status(&ask(&mut stream, REQUEST).await), 200);
        sleep(Duration::from_millis(1800)).await;
    }
    assert_eq!(status(&ask(&mut stream, REQUEST).await), 200);
}

#[tokio::test]
async fn the_second_head_has_no_more_time_than_the_first() {
    let world = World::start_with(Answer::Ok, |config| config.http.head_timeout_seconds = 1).await;
    let mut stream = world.connect().await;
    assert_eq!(status(&ask(&mut stream, REQUEST).await), 200);

    let start = Instant::now();
    stream.write_all(b"GET /.ory/sess").await.unwrap();
    let ended = stream.read(&mut [0; 64]).await;

    assert!(matches!(ended, Ok(0) | Err(_)), "{ended:?}");
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_connection_that_nobody_uses_is_closed_in_the_end() {
    let world = World::start_with(Answer::Ok, |config| config.http.keep_alive_seconds = 1).await;
    let mut stream = world.connect().await;
    assert_eq!(status(&ask(&mut stream, REQUEST).await), 200);

    let start = Instant::now();
    assert!(matches!(stream.read(&mut [0; 64]).await, Ok(0) | Err(_)));

    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

/// A slow Kratos is not a slow client.
#[tokio::test]
async fn an_answer_may_take_longer_than_a_head() {
    let world = World::start_with(Answer::InPieces, |config| {
        config.http.head_timeout_seconds = 1;
        config.http.keep_alive_seconds = 1;
    })
    .await;
    let mut stream = world.connect().await;
    stream.write_all(REQUEST.as_bytes()).await.unwrap();

    sleep(Duration::from_millis(2500)).await;
    world.upstream.send_rest();

    let answer = all_that_comes(&mut stream).await;
    assert!(answer.contains("first") && answer.contains("rest"), "{answer}");
}
