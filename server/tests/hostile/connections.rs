//! Connections are kept, on both sides.

use tokio::io::AsyncWriteExt;

use crate::{client::all_that_comes, world::World};

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
