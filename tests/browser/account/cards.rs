//! The person's facts and linked accounts.

use leptos_kratos::i18n::{Texts, speak};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{DELETE, Page, known, known_but, settle};
use crate::kratos::{answer_with, asked_calls};

const LINKED: &str = "[data-testid='account/linked']";

#[wasm_bindgen_test]
async fn the_account_is_told_as_the_server_knows_it() {
    let page = Page::open(&known()).await;

    let facts = page.text_of("[data-testid='account/facts']");
    assert!(facts.starts_with("Name\nAda Lovelace\nUsername\nada\nEmail\nada@example.com\nMember since\n"), "{facts}");
    assert!(facts.contains("March 4, 2025"), "{facts}");
    assert_eq!(page.text_of("[data-testid='account/admin']"), "Administrator");
    assert_eq!(asked_calls(), "GET /api/v1/me\nGET /api/v1/me/linked-accounts");
}

#[wasm_bindgen_test]
async fn who_is_no_administrator_has_no_mark_and_what_is_not_known_no_row() {
    let bare = json!([200, { "id": "1", "kratos_identity_id": "2", "is_admin": "yes", "created_at": 7 }]);
    let page = Page::open(&known_but("GET /api/v1/me", bare)).await;

    assert_eq!(page.count("[data-testid='account/admin']"), 0);
    assert_eq!(page.count("dt"), 1, "{}", page.text());
    assert!(page.text().contains("Linked accounts"));
}

#[wasm_bindgen_test]
async fn an_account_elsewhere_is_told_by_what_it_is_called_there() {
    let page = Page::open(&known()).await;

    assert_eq!(page.texts(&format!("{LINKED} strong")), ["Google", "GitHub", "Workplace"]);
    assert_eq!(page.texts(&format!("{LINKED} .note")), ["ada@gmail.example", "countess", "subject-3"]);
    assert_eq!(page.count(&format!("{LINKED} img[src='/provider/google.svg'][alt='']")), 1);
    assert_eq!(page.count(&format!("{LINKED} img[src='/provider/generic.svg']")), 1);
}

#[wasm_bindgen_test]
async fn who_has_none_is_told_so() {
    let none = json!([200, { "linked_accounts": [] }]);
    let page = Page::open(&known_but("GET /api/v1/me/linked-accounts", none)).await;

    assert!(page.text().contains("No account that you have elsewhere is linked to this one."), "{}", page.text());
}

#[wasm_bindgen_test]
async fn what_the_server_says_is_text() {
    let markup = "<img src=x onerror=alert(1)>";
    let linked = json!([200, { "linked_accounts": [{ "provider": markup, "subject": markup }] }]);
    let page = Page::open(&known_but("GET /api/v1/me/linked-accounts", linked)).await;

    assert_eq!(page.texts(&format!("{LINKED} .item-text > *")), [markup, markup]);
    assert_eq!(page.count("[onerror]"), 0);
}

#[wasm_bindgen_test]
async fn all_of_it_is_said_in_korean_and_follows_the_language() {
    let page = Page::open_in_korean(&known()).await;

    let text = page.text();
    for said in ["내 계정", "관리자", "가입일", "2025년 3월 4일", "연결된 계정", "계정 삭제"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    speak(Texts::default());
    settle().await;
    assert!(page.text().contains("Member since\nMarch 4, 2025"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_part_that_does_not_come_harms_nothing_beside_it_and_can_be_asked_for_again() {
    let broken = known_but("GET /api/v1/me/linked-accounts", json!([500, "<html>"]));
    let page = Page::open(&broken).await;
    assert!(page.text().contains("Ada Lovelace"));
    assert!(page.text_of("[role='alert']").contains("The server is having trouble right now."));

    answer_with(&known().to_string());
    page.press("[role='alert'] button").await;

    assert_eq!(page.count("[role='alert']"), 0);
    assert!(page.text_of(LINKED).contains("countess"));
}

#[wasm_bindgen_test]
async fn nothing_can_be_deleted_while_nobody_knows_whose_it_is() {
    for answer in [json!([500, {}]), json!([200, {}]), json!([200, "<html>"])] {
        let page = Page::open(&known_but("GET /api/v1/me", answer)).await;
        assert_eq!((page.count("[role='alert']"), page.count(DELETE)), (1, 0));

        answer_with(&known().to_string());
        page.press("[role='alert'] button").await;
        assert_eq!((page.count("[role='alert']"), page.count(DELETE)), (0, 1));
    }
}
