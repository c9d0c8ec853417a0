//! The problem shown when a submission did not get through.

use leptos_kratos::{Problem, Submitted, protocol::Failure};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{login, mount};

#[wasm_bindgen_test]
async fn a_failure_is_told_and_the_same_button_is_pressed_again() {
    let page = mount(login()).await;
    page.fill("identifier", "ada@example.org");

    page.press("Send code").await;
    page.answer(Submitted::Failed(Problem::Failure(Failure::Offline))).await;

    let banner = page.find("[role='alert']").expect("a banner");
    assert!(banner.text_content().unwrap().contains("Nothing you typed is lost"));

    page.press("Try again").await;

    assert_eq!(page.sent().len(), 2);
    assert_eq!(page.sent()[0], page.sent()[1]);
    assert_eq!(page.sent()[1]["method"], "code");
}

#[wasm_bindgen_test]
async fn the_banner_goes_when_it_gets_through() {
    let page = mount(login()).await;

    page.press("Sign in").await;
    page.answer(Submitted::Failed(Problem::Failure(Failure::Timeout))).await;
    page.press("Try again").await;
    page.answer(Submitted::Answered).await;

    assert_eq!(page.count("[role='alert']"), 0);
}
