//! Reasons why an account was not deleted, with a way on, and without losing any typed text.

use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement};

use super::{CONFIRM, CONFIRMED, Page, known, known_but, problem};
use crate::{
    hostile,
    kratos::{answer_with, asked_calls},
};

const LINK: &str = "dialog [role='alert'] a[rel='external']";

/// Opens the account and tries to delete it, which the server refuses with this answer.
async fn refused_with(answer: Value) -> Page {
    let page = Page::open(&known_but("DELETE /api/v1/me", answer)).await;
    page.ask_and_type("ada@example.com").await;
    page.press(CONFIRMED).await;
    page
}

fn assert_nothing_is_lost(page: &Page) {
    assert_eq!(page.find::<HtmlInputElement>(CONFIRM).value(), "ada@example.com");
    assert!(!page.find::<HtmlButtonElement>(CONFIRMED).disabled());
    assert_eq!(page.ends(), 0);
}

fn target(page: &Page) -> String {
    page.find::<Element>(LINK).get_attribute("href").unwrap()
}

/// Returns the browser's location, as it appears in a query.
fn here() -> String {
    let location = window().location();
    let here = location.pathname().unwrap() + &location.search().unwrap();
    String::from(
        web_sys::UrlSearchParams::new_with_str("")
            .map(|query| {
                query.set("return_to", &here);
                query.to_string()
            })
            .unwrap(),
    )
}

#[wasm_bindgen_test]
async fn a_fault_is_told_and_the_same_can_be_tried_again() {
    for (answer, said) in [
        (json!([502, "<html>"]), "The server is having trouble right now."),
        (problem(503, "database-unavailable", &json!({})), "The server is having trouble right now."),
        (problem(429, "too-many", &json!({})), "Too many tries in a short time."),
        (json!([200, {}]), "The server sent an answer this page doesn’t understand."),
        (problem(409, "conflict", &json!({ "detail": "Somebody is at it." })), "The server refused this request."),
    ] {
        let page = refused_with(answer).await;
        let alert = page.text_of("dialog [role='alert']");
        assert!(alert.contains(said), "{said}: {alert}");
        assert_nothing_is_lost(&page);

        answer_with(&known().to_string());
        page.press("dialog [role='alert'] button").await;

        assert_eq!(asked_calls(), "DELETE /api/v1/me");
        assert_eq!(page.ends(), 1);
    }
}

#[wasm_bindgen_test]
async fn the_servers_own_word_is_shown_where_only_it_can_tell() {
    let page = refused_with(problem(409, "conflict", &json!({ "detail": "<b>Somebody</b> is at it." }))).await;

    assert_eq!(page.text_of("dialog .problem-detail"), "<b>Somebody</b> is at it.");
}

#[wasm_bindgen_test]
async fn who_signed_in_long_ago_is_led_to_sign_in_again_and_comes_back() {
    for (is_korean, said) in [(false, "You signed in some time ago."), (true, "로그인한 지 시간이 지났어요.")]
    {
        let to = json!({ "redirect_browser_to": "/.ory/self-service/login/browser?refresh=true" });
        let answers = known_but("DELETE /api/v1/me", problem(403, "session-refresh-required", &to));
        let page = if is_korean { Page::open_in_korean(&answers).await } else { Page::open(&answers).await };
        page.ask_and_type("ada@example.com").await;
        page.press(CONFIRMED).await;

        assert!(page.text_of("dialog [role='alert']").contains(said));
        assert_eq!(target(&page), format!("/.ory/self-service/login/browser?refresh=true&{}", here()));
        assert_nothing_is_lost(&page);
    }
}

#[wasm_bindgen_test]
async fn where_the_server_says_to_come_back_to_stands() {
    let to = "https://auth.example.org/self-service/login/browser?refresh=true&return_to=%2Fthere";
    let page = refused_with(problem(403, "session-refresh-required", &json!({ "redirect_browser_to": to }))).await;

    assert_eq!(target(&page), to);
}

#[wasm_bindgen_test]
async fn no_hostile_target_becomes_a_link() {
    let origin = window().location().origin().unwrap();
    for target in hostile::refused(&origin).into_iter().filter(|target| !target.is_empty()).step_by(9) {
        let to = json!({ "redirect_browser_to": target });
        let page = refused_with(problem(403, "session-refresh-required", &to)).await;

        assert_eq!(page.count("dialog a"), 0, "{target:.80}");
        assert!(page.text_of("dialog [role='alert']").contains("considers unsafe"), "{target:.80}");
    }
}

#[wasm_bindgen_test]
async fn a_second_factor_is_asked_for_by_the_page_itself() {
    let to = json!({ "redirect_browser_to": "http://localhost/self-service/login/browser?aal=aal2" });
    let page = refused_with(problem(403, "session-aal2-required", &to)).await;

    assert!(page.text_of("dialog [role='alert']").contains("second factor"));
    assert_eq!(target(&page), format!("/login?aal=aal2&{}", here()));
}

#[wasm_bindgen_test]
async fn who_is_signed_out_meanwhile_is_led_to_sign_in() {
    for answer in [problem(401, "session-missing", &json!({})), json!([401, {}])] {
        let page = refused_with(answer).await;

        assert!(page.text_of("dialog [role='alert']").contains("You are signed out."));
        assert_eq!(target(&page), format!("/login?{}", here()));
        assert_nothing_is_lost(&page);
    }
}

#[wasm_bindgen_test]
async fn who_has_another_address_by_now_is_told_and_sees_it() {
    let mut answers = known_but("DELETE /api/v1/me", problem(422, "confirmation-mismatch", &json!({})));
    let page = Page::open(&answers).await;
    page.ask_and_type("ada@example.com").await;
    answers["GET /api/v1/me"][1]["email"] = "countess@example.com".into();
    answer_with(&answers.to_string());

    page.press(CONFIRMED).await;

    assert!(page.text_of("dialog [role='alert']").starts_with("That doesn’t belong to this account any more."));
    assert!(page.text_of("dialog label").contains("countess@example.com"));
    assert_eq!(page.find::<HtmlInputElement>(CONFIRM).value(), "ada@example.com");
    assert!(page.find::<HtmlButtonElement>(CONFIRMED).disabled());
}
