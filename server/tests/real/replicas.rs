//! Several processes, as they are run in production.

use std::{sync::Arc, thread, time::Duration};

use axum::http::Method;
use dev_stack::{Companion, Stack};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{
    gate::Gate,
    http::{Answer, call, try_call},
    person::{Person, SignedIn},
    world::{dist, file, folder, postgres, stack},
};

/// Starts a process. It blocks until the process is ready.
fn start(stack: &Stack, admin: &str, database: &str) -> Companion {
    let builder = Companion::builder(folder("companion")).dist(dist()).kratos(stack.kratos_public(), admin);

    builder.database(database).env("LEPTOS_KRATOS_SESSION__CACHE_SECONDS", "0").start().unwrap()
}

async fn me(companion: &str, who: &SignedIn) -> Answer {
    let (name, value) = who.header();

    call(Method::GET, &format!("{companion}/api/v1/me"), &[(name, value.as_str())], None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_that_begin_at_once_share_a_database() {
    let (stack, database) = (stack(), postgres());
    let companions = [(); 2].map(|()| {
        let (stack, database) = (stack.clone(), database.clone());
        thread::spawn(move || start(&stack, &stack.kratos_admin(), &database))
    });
    let companions = companions.map(|starting| starting.join().unwrap());
    let person = Person::new(&stack).await;
    let who = [person.application().await, person.application().await, person.browser().await];

    let mut requests = JoinSet::new();
    for number in 0..40 {
        let (address, who) = (companions[number % 2].public().to_owned(), who[number % 3].clone());
        requests.spawn(async move { me(&address, &who).await.body });
    }
    let answers = requests.join_all().await;

    assert!(answers.iter().all(|user| user["id"].is_string() && *user == answers[0]), "{answers:?}");
    // A change through one process is known to the other.
    let (name, value) = who[0].header();
    let headers = [(name, value.as_str())];
    let change = json!({ "avatar_url": "/a.png" });
    let changed = call(Method::PATCH, &format!("{}/api/v1/me", companions[0].public()), &headers, Some(&change)).await;
    assert_eq!(me(companions[1].public(), &who[1]).await.body, changed.body);
}

/// Kills a process in the middle of a deletion, and starts it again.
async fn killed_in_the_middle(database: &str) {
    let stack = stack();
    let gate = Gate::before(&stack.kratos_admin()).await;
    let companion = Arc::new(start(&stack, &gate.url(), database));
    let person = Person::new(&stack).await;
    let (browser, phone) = (person.browser().await, person.browser().await);
    assert_eq!(me(companion.public(), &browser).await.status, 200);

    gate.close();
    let deletion = {
        let (url, body) = (format!("{}/api/v1/me", companion.public()), json!({ "confirm": person.email }));
        let (name, value) = browser.header();
        tokio::spawn(async move {
            let headers = [(name, value.as_str()), ("sec-fetch-site", "same-origin")];
            try_call(Method::DELETE, &url, &headers, Some(&body)).await.map(drop)
        })
    };
    gate.holds_somebody().await;
    companion.kill();
    assert!(deletion.await.unwrap().is_err(), "nobody has answered");
    assert!(person.exists().await, "Kratos has not heard of it");

    gate.open();
    companion.start_again().unwrap();
    assert_eq!(me(companion.public(), &phone).await.status, 401, "there is no way back");
    for _ in 0..200 {
        if !person.exists().await {
            assert!(!person.is_signed_in(&browser).await);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the deletion was not finished: {}", companion.log().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_was_killed_in_the_middle_is_finished_at_the_next_start_with_a_file() {
    killed_in_the_middle(&file()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_was_killed_in_the_middle_is_finished_at_the_next_start_with_postgresql() {
    killed_in_the_middle(&postgres()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_process_could_not_finish_another_does() {
    let (stack, database) = (stack(), postgres());
    let gate = Gate::before(&stack.kratos_admin()).await;
    let dies = start(&stack, &gate.url(), &database);
    let person = Person::new(&stack).await;
    let browser = person.browser().await;

    gate.close();
    let (name, value) = browser.header();
    let headers = [(name, value.as_str()), ("sec-fetch-site", "same-origin")];
    let body = json!({ "confirm": person.email });
    let answer = call(Method::DELETE, &format!("{}/api/v1/me", dies.public()), &headers, Some(&body)).await;
    assert_eq!((answer.status, answer.body), (202, Value::Null), "Kratos is not waited for endlessly");
    dies.kill();

    let _lives = start(&stack, &stack.kratos_admin(), &database);
    for _ in 0..200 {
        if !person.exists().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the deletion was not finished");
}
