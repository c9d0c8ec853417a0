//! The profile's card.

use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::{captured, description, mount_cards, says_saved};
use crate::mounted::focused_name;

const CARD: &str = "#settings-profile";

fn untouched() -> [(Value, &'static str); 2] {
    [(captured!("v1.3.1/A-settings-init"), "E-mail"), (captured!("v26.2/A-settings-init"), "E-Mail")]
}

#[wasm_bindgen_test]
async fn it_shows_what_the_account_knows() {
    for (flow, label) in untouched() {
        let traits = flow["identity"]["traits"].clone();
        let page = mount_cards(flow).await;
        let shown = |label| page.labelled(label).unchecked_into::<HtmlInputElement>().value();

        assert_eq!(shown(label), traits["email"].as_str().unwrap());
        assert_eq!(shown("Name"), traits["name"].as_str().unwrap_or_default());
        assert_eq!(shown("Username"), traits["username"].as_str().unwrap_or_default());
    }
}

#[wasm_bindgen_test]
async fn saving_sends_the_change_and_says_so_on_the_card() {
    for ((flow, _), saved) in untouched()
        .into_iter()
        .zip([captured!("v1.3.1/A-settings-post-profile-ok"), captured!("v26.2/A-settings-post-profile-ok")])
    {
        let mut traits = flow["identity"]["traits"].clone();
        traits["name"] = "Grace Hopper".into();
        let page = mount_cards(flow).await;
        page.fill("traits.name", "Grace Hopper");

        page.press_in(CARD, "Save").await;
        page.answer_with(saved).await;

        assert_eq!(page.sent()[0]["traits"], traits);
        assert_eq!(page.sent()[0]["method"], "profile");
        assert!(page.sent()[0].get("password").is_none(), "the other cards' inputs stay where they are");
        assert!(says_saved(&page, CARD));
        assert_eq!(page.input("traits.name").value(), "Grace Hopper");
    }
}

#[wasm_bindgen_test]
async fn each_fault_stands_by_its_field_and_the_first_has_the_focus() {
    let cases = [
        (captured!("v1.3.1/A-settings-post-profile-invalid"), "\"nope\" is not valid \"email\""),
        (captured!("v26.2/A-settings-post-profile-invalid"), "Enter a valid email address"),
    ];
    for ((flow, label), (refused, fault)) in untouched().into_iter().zip(cases) {
        let page = mount_cards(flow).await;
        page.fill("traits.email", "nope");

        page.press_in(CARD, "Save").await;
        page.answer_with(refused).await;

        let email = page.labelled(label);
        assert_eq!(description(&email), fault);
        assert_eq!(email.get_attribute("aria-invalid").unwrap(), "true");
        assert_eq!(email.unchecked_into::<HtmlInputElement>().value(), "nope");
        assert!(description(&page.labelled("Name")).starts_with("length must be >= 1"));
        assert_eq!(focused_name(), "traits.email");
    }
}

#[wasm_bindgen_test]
async fn an_address_that_is_taken_is_said_on_the_card() {
    let page = mount_cards(captured!("v1.3.1/A-settings-init")).await;
    page.fill("traits.email", "ada@example.com");

    page.press_in(CARD, "Save").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-profile-email-taken")).await;

    assert_eq!(page.count("[data-testid='ui/message/4000007']"), 1);
    assert_eq!(page.count(&format!("{CARD} [data-testid='ui/message/4000007']")), 1);
    assert_eq!(page.input("traits.email").value(), "ada@example.com");
}
