//! The process: its output, and its end.

use std::{env, process::Command, sync::Arc, time::Duration};

use axum::http::Method;
use dev_stack::{Companion, CompanionBuilder};
use serde_json::Value;
use tokio::time::sleep;

use crate::{
    gate::Gate,
    http::{call, try_call},
    person::Person,
    world::{KEY, dist, folder, postgres, stack},
};

fn companion() -> CompanionBuilder {
    Companion::builder(folder("companion")).dist(dist()).before(&stack())
}

/// Runs the program, and returns whether it succeeded, and its output.
fn run(words: &[&str], variables: &[(&str, &str)]) -> (bool, String) {
    let program = env::var_os("LEPTOS_KRATOS_SERVER_BIN").expect("cargo xtask test server says where it is");
    let mut command = Command::new(program);
    command.args(words).env("LEPTOS_KRATOS_PAGE__DIST", dist()).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();

    (output.status.success(), String::from_utf8(said).unwrap())
}

/// Returns the lines of a log, which are objects.
fn lines(log: &str) -> Vec<Value> {
    log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_the_log() {
    // A trusted user needs no password; one is sent all the same.
    let database = postgres().replacen('@', ":a-secret-of-the-database@", 1);
    assert!(database.contains("a-secret-of-the-database"), "{database}");
    let companion = companion().database(&database).env("LEPTOS_KRATOS_WEBHOOK__KEY", KEY);
    let companion = companion.env("LEPTOS_KRATOS_LOG__LEVEL", "debug").start().unwrap();
    let person = Person::new(&stack()).await;
    let (browser, phone) = (person.browser().await, person.application().await);
    let (public, operations) = (companion.public(), companion.operations());
    let mut secrets = vec!["a-secret-of-the-database".to_owned(), KEY.to_owned(), "a-secret-in-a-query".to_owned()];
    for who in [&browser, &phone] {
        let (name, value) = who.header();
        let headers = [(name, value.as_str()), ("sec-fetch-site", "same-origin")];
        for path in [
            "/api/v1/me?code=a-secret-in-a-query",
            "/.ory/sessions/whoami?token=a-secret-in-a-query",
            "/.ory/self-service/recovery?flow=x&token=a-secret-in-a-query",
            "/login?code=a-secret-in-a-query",
            "/.ory/admin/x?a-secret-in-a-query",
        ] {
            call(Method::GET, &format!("{public}{path}"), &headers, None).await;
        }
        let body = serde_json::json!({ "confirm": "a-secret-in-a-query" });
        call(Method::DELETE, &format!("{public}/api/v1/me"), &headers, Some(&body)).await;
        secrets.push(value.split_once('=').map_or(value.clone(), |(_, value)| value.to_owned()));
    }
    let hook = serde_json::json!({ "identity_id": person.id });
    call(Method::POST, &format!("{operations}/hooks/kratos"), &[("x-webhook-key", KEY)], Some(&hook)).await;

    let log = companion.log().unwrap();

    assert!(lines(&log).len() > 12, "{log}");
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_found_in_the_log_by_the_name_that_its_answer_has() {
    let companion = companion().start().unwrap();

    let answer = call(Method::GET, &format!("{}/.ory/sessions/whoami", companion.public()), &[], None).await;

    let id = answer.headers["x-request-id"].to_str().unwrap();
    let lines = lines(&companion.log().unwrap());
    let line = lines.iter().find(|line| line["span"]["id"] == id).unwrap_or_else(|| panic!("{id} is not in {lines:?}"));
    assert_eq!((&line["path"], &line["status"]), (&Value::from("/.ory/sessions/whoami"), &Value::from(401)));
    assert_eq!(answer.body["error"]["request"], id, "Kratos knows it by the same name");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_says_so_while_requests_are_still_taken() {
    let companion = Arc::new(companion().env("LEPTOS_KRATOS_DRAIN_SECONDS", "2").start().unwrap());
    let ready = format!("{}/health/ready", companion.public());
    assert_eq!(call(Method::GET, &ready, &[], None).await.status, 200);

    let leaving = Arc::clone(&companion);
    let leaving = tokio::task::spawn_blocking(move || leaving.terminate().unwrap().unwrap());
    let mut health = call(Method::GET, &ready, &[], None).await;
    for _ in 0..100 {
        if health.status == 503 {
            break;
        }
        sleep(Duration::from_millis(10)).await;
        health = call(Method::GET, &ready, &[], None).await;
    }

    assert_eq!((health.status, &health.body["status"]), (503, &Value::from("leaving")));
    assert_eq!(call(Method::GET, &format!("{}/health/live", companion.public()), &[], None).await.status, 200);
    assert_eq!(call(Method::GET, &format!("{}/login", companion.public()), &[], None).await.status, 200);
    assert!(leaving.await.unwrap().success());
    assert!(try_call(Method::GET, &ready, &[], None).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_runs_is_answered_before_the_end() {
    let stack = stack();
    let gate = Gate::before(&stack.kratos_public()).await;
    let companion = Companion::builder(folder("companion")).dist(dist()).kratos(gate.url(), stack.kratos_admin());
    let companion = Arc::new(companion.env("LEPTOS_KRATOS_KRATOS__TIMEOUT_SECONDS", "3").start().unwrap());
    gate.close();
    // The server notices that the connection which it keeps is closed.
    sleep(Duration::from_millis(300)).await;
    let url = format!("{}/.ory/self-service/login/api", companion.public());
    let running = tokio::spawn(async move { try_call(Method::GET, &url, &[], None).await.map(|answer| answer.status) });
    gate.holds_somebody().await;

    let leaving = Arc::clone(&companion);
    let leaving = tokio::task::spawn_blocking(move || leaving.terminate().unwrap().unwrap());
    let live = format!("{}/health/live", companion.public());
    while try_call(Method::GET, &live, &[], None).await.is_ok() {
        sleep(Duration::from_millis(10)).await;
    }

    assert_eq!(running.await.unwrap().unwrap(), 504, "Kratos was waited for, and the client heard of it");
    assert!(leaving.await.unwrap().success());
}

#[test]
fn what_is_wrong_with_the_configuration_is_said_at_once() {
    let (is_content, said) = run(
        &["--check-config"],
        &[("LEPTOS_KRATOS_SESSION__CACHE_SECONDS", "600"), ("LEPTOS_KRATOS_KRATOS__PUBLIC_URL", "kratos")],
    );

    assert!(!is_content);
    assert!(
        said.contains("session.cache_seconds: at most 60") && said.contains("kratos.public_url: \"kratos\""),
        "{said}"
    );
}

#[test]
fn what_holds_is_shown_without_secrets() {
    let (is_content, said) = run(
        &["--check-config"],
        &[
            ("LEPTOS_KRATOS_DATABASE__URL", "postgres://app:a-secret@db/app"),
            ("LEPTOS_KRATOS_WEBHOOK__KEY", "0123456789-a-secret-0123456789-012345"),
        ],
    );

    assert!(is_content, "{said}");
    assert!(said.contains("postgres://app:***@db/app") && said.contains("key = \"***\""), "{said}");
    assert!(!said.contains("a-secret"), "{said}");
}

#[test]
fn a_server_that_is_not_there_is_not_healthy() {
    let port = dev_stack::free_port().unwrap();
    let (is_content, _) =
        run(&["--check-health"], &[("LEPTOS_KRATOS_OPERATIONS__LISTEN", &format!("127.0.0.1:{port}"))]);

    assert!(!is_content);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_ready_is_healthy() {
    let companion = companion().start().unwrap();
    let operations = companion.operations().replace("http://", "");

    let (is_content, said) = run(&["--check-health"], &[("LEPTOS_KRATOS_OPERATIONS__LISTEN", &operations)]);

    assert!(is_content, "{said}");
}
