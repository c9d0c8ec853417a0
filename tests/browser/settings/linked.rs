//! The linked accounts' card.

use leptos_kratos::Submitted;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{answer_question, buttons, captured, mount_cards, says_saved};
use crate::mounted::frame;

const CARD: &str = "#settings-oidc";

#[wasm_bindgen_test]
async fn an_account_elsewhere_is_linked_without_a_question() {
    for flow in [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")] {
        let csrf_token = super::csrf_token(&flow);
        let page = mount_cards(flow).await;
        assert_eq!(buttons(&page, CARD), ["Link Local"]);

        page.press_in(CARD, "Link Local").await;

        assert_eq!(page.count("dialog"), 0);
        assert_eq!(page.sent(), [serde_json::json!({ "csrf_token": csrf_token, "link": "local" })]);
    }
}

#[wasm_bindgen_test]
async fn a_linked_account_can_be_unlinked_and_then_linked_again() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init-linked")).await;
    assert_eq!(buttons(&page, CARD), ["Unlink Local"]);

    page.press_in(CARD, "Unlink Local").await;
    frame().await;
    answer_question(&page, "Unlink").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-oidc-unlink")).await;

    assert_eq!(page.sent()[0]["unlink"], "local");
    assert_eq!(buttons(&page, CARD), ["Link Local"]);
    assert!(says_saved(&page, CARD));
}

#[wasm_bindgen_test]
async fn what_came_of_it_at_the_provider_is_said_on_this_card() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    page.press_in(CARD, "Link Local").await;
    page.answer(Submitted::Leaving).await;
    page.unmount();

    let page = mount_cards(captured!("v1.3.1/A-settings-get-oidc-taken")).await;

    assert_eq!(page.count("[data-testid='ui/message/4000007']"), 1);
    assert_eq!(page.count(&format!("{CARD} [data-testid='ui/message/4000007']")), 1);
}
