use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Json, Router, http::StatusCode, response::IntoResponse, routing::get};
use serde_json::json;
use tokio::{net::TcpListener, sync::Semaphore};

use super::*;

/// A server that answers whoami as Kratos does, but waits until a test releases the answer, and counts requests.
#[derive(Debug)]
struct Stub {
    asked: AtomicUsize,
    status: Mutex<StatusCode>,
    answers: Semaphore,
}

impl Stub {
    async fn start(cache_seconds: u64, answers: usize) -> (Arc<Self>, Sessions) {
        let status = Mutex::new(StatusCode::OK);
        let stub = Arc::new(Self { asked: AtomicUsize::new(0), status, answers: Semaphore::new(answers) });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let public_url = format!("http://{}", listener.local_addr().unwrap());
        let shared = stub.clone();
        let app = Router::new().route("/sessions/whoami", get(async move || shared.answer().await));
        tokio::spawn(async move { axum::serve(listener, app).await });

        let kratos =
            Kratos::new(&config::Kratos { public_url, ..config::Kratos::default() }, Metrics::default()).unwrap();
        let config = config::Session { cache_seconds, ..config::Session::default() };
        (stub, Sessions::new(&config, kratos, Metrics::default()))
    }

    /// Answers a lookup. The answer is decided on arrival, and may be sent later.
    async fn answer(&self) -> impl IntoResponse + use<> {
        let status = *self.status.lock().unwrap();
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.answers.acquire().await.unwrap().forget();
        let id = "9f425a8d-7efc-4768-8f23-7647a74fdf13";
        (status, Json(json!({ "id": id, "active": true, "identity": { "id": id } })))
    }

    fn becomes(&self, status: StatusCode) {
        *self.status.lock().unwrap() = status;
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    async fn is_asked(&self, times: usize) {
        let enough = async {
            while self.asked() < times {
                tokio::task::yield_now().await;
            }
        };
        let asked = timeout(Duration::from_secs(5), enough).await;
        assert!(asked.is_ok(), "asked {} times, not {times}", self.asked());
    }
}

const MANY: usize = 1000;

fn token(text: &str) -> Credential {
    Credential::Token(text.to_owned())
}

fn later(sessions: &Sessions, of: &str) -> tokio::task::JoinHandle<Result<Arc<Session>, Problem>> {
    let (sessions, credential) = (sessions.clone(), token(of));
    tokio::spawn(async move { sessions.whoami(&credential).await })
}

#[tokio::test]
async fn a_session_is_asked_for_once_a_while() {
    let (stub, sessions) = Stub::start(60, MANY).await;

    for _ in 0..3 {
        sessions.whoami(&token("a")).await.unwrap();
    }
    assert_eq!(stub.asked(), 1);

    sessions.whoami(&token("b")).await.unwrap();
    assert_eq!(stub.asked(), 2, "another's session is another question");
}

#[tokio::test]
async fn requests_at_the_same_time_ask_once() {
    for cache_seconds in [60, 0] {
        let (stub, sessions) = Stub::start(cache_seconds, 0).await;
        let waiting: Vec<_> = (0..50).map(|_| later(&sessions, "a")).collect();
        stub.is_asked(1).await;

        stub.answers.add_permits(1);

        for whoami in waiting {
            whoami.await.unwrap().unwrap();
        }
        assert_eq!(stub.asked(), 1);
    }
}

#[tokio::test]
async fn without_a_cache_each_request_asks() {
    let (stub, sessions) = Stub::start(0, MANY).await;

    for _ in 0..3 {
        sessions.whoami(&token("a")).await.unwrap();
    }

    assert_eq!(stub.asked(), 3);
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let (stub, sessions) = Stub::start(60, MANY).await;

    for (status, problem) in [
        (StatusCode::UNAUTHORIZED, Problem::SessionMissing),
        (StatusCode::INTERNAL_SERVER_ERROR, Problem::KratosUnavailable),
    ] {
        stub.becomes(status);
        assert_eq!(sessions.whoami(&token("a")).await.unwrap_err(), problem);
    }

    stub.becomes(StatusCode::OK);
    sessions.whoami(&token("a")).await.unwrap();
}

#[tokio::test]
async fn what_is_forgotten_is_asked_anew_and_so_are_the_persons_other_sessions() {
    let (stub, sessions) = Stub::start(60, MANY).await;
    sessions.whoami(&token("laptop")).await.unwrap();
    sessions.whoami(&token("phone")).await.unwrap();

    sessions.forget(&token("laptop")).await;
    stub.becomes(StatusCode::UNAUTHORIZED);

    assert_eq!(sessions.whoami(&token("laptop")).await.unwrap_err(), Problem::SessionMissing);
    assert_eq!(sessions.whoami(&token("phone")).await.unwrap_err(), Problem::SessionMissing);
}

#[tokio::test]
async fn somebody_who_is_not_remembered_still_makes_their_other_sessions_forgotten() {
    let (stub, sessions) = Stub::start(60, MANY).await;
    sessions.whoami(&token("phone")).await.unwrap();

    sessions.forget(&token("laptop")).await;
    stub.becomes(StatusCode::UNAUTHORIZED);

    assert_eq!(sessions.whoami(&token("phone")).await.unwrap_err(), Problem::SessionMissing);
}

#[tokio::test]
async fn a_silent_kratos_keeps_nobody_waiting_who_has_changed_something() {
    let (_silent, sessions) = Stub::start(60, 0).await;

    let forgotten = timeout(PATIENCE * 3, sessions.forget(&token("laptop"))).await;

    assert!(forgotten.is_ok());
}

#[tokio::test]
async fn what_was_asked_before_it_was_forgotten_is_used_by_nobody_who_comes_later() {
    let (stub, sessions) = Stub::start(60, 0).await;
    let before = later(&sessions, "a");
    stub.is_asked(1).await;

    // The session is ended, which the lookup under way has not seen.
    stub.becomes(StatusCode::UNAUTHORIZED);
    let forget = {
        let sessions = sessions.clone();
        tokio::spawn(async move { sessions.forget(&token("a")).await })
    };
    stub.is_asked(2).await;
    let after = later(&sessions, "a");
    stub.is_asked(3).await;
    stub.answers.add_permits(MANY);

    before.await.unwrap().unwrap();
    forget.await.unwrap();
    assert_eq!(after.await.unwrap().unwrap_err(), Problem::SessionMissing);
    assert_eq!(sessions.whoami(&token("a")).await.unwrap_err(), Problem::SessionMissing);
}

#[tokio::test]
async fn what_was_asked_before_another_session_has_ended_it_is_not_remembered() {
    let (stub, sessions) = Stub::start(60, 1).await;
    sessions.whoami(&token("laptop")).await.unwrap();
    let phone = later(&sessions, "phone");
    stub.is_asked(2).await;

    stub.becomes(StatusCode::UNAUTHORIZED);
    sessions.forget(&token("laptop")).await;
    stub.answers.add_permits(MANY);

    assert_eq!(phone.await.unwrap().unwrap_err(), Problem::SessionMissing, "it is asked again");
}
