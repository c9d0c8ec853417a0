//! A Kratos that is down, silent, or sends nonsense.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::{sleep, timeout},
};

use crate::{
    client::{PATIENCE, status},
    upstream::Answer,
    world::World,
};

const WHOAMI: &str = "/.ory/sessions/whoami";

#[tokio::test]
async fn a_kratos_that_is_away_is_said_as_kratos_says_its_errors() {
    let world =
        World::start_with(Answer::Ok, |config| config.kratos.public_url = "http://127.0.0.1:9".to_owned()).await;

    let answer = world.get(WHOAMI).await;

    assert_eq!(status(&answer), 502, "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let error = json!({ "code": 502, "message": "Kratos cannot be reached.", "status": "Bad Gateway" });
    assert_eq!(serde_json::from_str::<Value>(body).unwrap(), json!({ "error": error }));
}

#[tokio::test]
async fn who_looks_at_the_answer_gets_a_sentence_in_their_language() {
    let world =
        World::start_with(Answer::Ok, |config| config.kratos.public_url = "http://127.0.0.1:9".to_owned()).await;
    let ask = |language: &str| {
        format!(
            "GET /.ory/self-service/methods/oidc/callback/google?code=x HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\n\
             Accept-Language: {language}\r\nSec-Fetch-Dest: document\r\nConnection: close\r\n\r\n"
        )
    };

    let (english, korean) = (world.send(&ask("en")).await, world.send(&ask("ko-KR,en")).await);

    assert!(english.contains("content-type: text/html") && english.contains("<html lang=\"en\">"), "{english}");
    assert!(english.contains("Signing in is not possible at the moment"), "{english}");
    assert!(korean.contains("<html lang=\"ko\">") && korean.contains("지금은 로그인할 수 없습니다"), "{korean}");
    assert_eq!((status(&english), status(&korean)), (502, 502));
}

#[tokio::test]
async fn a_kratos_that_is_silent_is_given_up_in_time() {
    let world = World::start_with(Answer::Silence, |config| config.kratos.timeout_seconds = 1).await;
    let start = Instant::now();

    let answer = world.get(WHOAMI).await;

    assert_eq!(status(&answer), 504, "{answer}");
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[tokio::test]
async fn nonsense_and_silence_are_a_bad_gateway() {
    for answer in [Answer::Garbage, Answer::Nothing] {
        let world = World::start_with(answer, |_| {}).await;

        assert_eq!(status(&world.get(WHOAMI).await), 502, "{answer:?}");
    }
}

/// A submit that may have been processed must not be repeated.
#[tokio::test]
async fn a_submit_whose_answer_is_lost_is_not_sent_again() {
    let world = World::start_with(Answer::Nothing, |_| {}).await;

    let answer = world
        .send("POST /.ory/self-service/login?flow=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        .await;

    assert_eq!(status(&answer), 502, "{answer}");
    assert_eq!(world.upstream.seen().len(), 1);
}

#[tokio::test]
async fn half_an_answer_is_not_taken_for_a_whole_one() {
    let world = World::start_with(Answer::HalfABody, |_| {}).await;

    let answer = world.get(WHOAMI).await;

    // The promised length is more than the bytes that come: no client takes that for the end.
    assert!(answer.to_lowercase().contains("content-length: 100"), "{answer}");
    assert!(answer.ends_with("{\"half\""), "{answer}");
}

#[tokio::test]
async fn an_answer_comes_as_it_is_sent() {
    let world = World::start_with(Answer::InPieces, |_| {}).await;
    let mut stream = world.connect().await;
    stream.write_all(format!("GET {WHOAMI} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).await.unwrap();

    let mut got = String::new();
    let mut piece = [0; 1024];
    while !got.contains("first") {
        let length = timeout(PATIENCE, stream.read(&mut piece)).await.expect("the first piece").unwrap();
        got.push_str(&String::from_utf8_lossy(&piece[..length]));
    }
    assert!(!got.contains("rest"), "{got}");
    world.upstream.send_rest();
    while !got.contains("rest") {
        let length = timeout(PATIENCE, stream.read(&mut piece)).await.expect("the rest").unwrap();
        got.push_str(&String::from_utf8_lossy(&piece[..length]));
    }
}

#[tokio::test]
async fn a_client_that_goes_away_is_not_worked_for() {
    let world = World::start_with(Answer::Silence, |_| {}).await;
    let mut stream = world.connect().await;
    stream.write_all(format!("GET {WHOAMI} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).await.unwrap();
    while world.upstream.seen().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }

    drop(stream);

    let start = Instant::now();
    while world.upstream.gone() == 0 && start.elapsed() < PATIENCE {
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(world.upstream.gone(), 1);
}

#[tokio::test]
async fn cookies_pass_untouched_and_what_is_about_the_connection_does_not() {
    let world = World::start_with(Answer::ManyHeaders, |_| {}).await;

    let answer = world.get(WHOAMI).await.to_lowercase();

    assert!(
        answer.contains("set-cookie: a=b; path=/\r\n") && answer.contains("set-cookie: c=d; httponly\r\n"),
        "{answer}"
    );
    assert!(answer.contains("x-content-type-options: nosniff\r\n"), "{answer}");
    for kept in ["server:", "x-powered-by", "x-hop"] {
        assert!(!answer.contains(kept), "{kept} is in {answer}");
    }
}

/// A person who signs out and closes the window is signed out: the cached session is forgotten all the same. (That it
/// is forgotten shows in a request for the session's identity.)
#[tokio::test]
async fn a_client_that_goes_away_after_a_change_is_forgotten_all_the_same() {
    let world = World::start_with(Answer::Silence, |config| config.kratos.timeout_seconds = 1).await;
    let mut stream = world.connect().await;
    let change = "DELETE /.ory/sessions/1 HTTP/1.1\r\nHost: localhost\r\nCookie: ory_kratos_session=a\r\n\r\n";
    stream.write_all(change.as_bytes()).await.unwrap();
    while world.upstream.seen().is_empty() {
        sleep(Duration::from_millis(10)).await;
    }

    drop(stream);

    let start = Instant::now();
    let asks = |seen: &String| seen.starts_with("GET /sessions/whoami ") && seen.contains("ory_kratos_session=a");
    while !world.upstream.seen().iter().any(asks) {
        assert!(start.elapsed() < PATIENCE, "{:?}", world.upstream.seen());
        sleep(Duration::from_millis(10)).await;
    }
}
