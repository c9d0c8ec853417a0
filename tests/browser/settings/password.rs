//! The password's card.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{captured, description, mount_cards, says_saved};
use crate::mounted::focused_name;

const CARD: &str = "#settings-password";

#[wasm_bindgen_test]
async fn a_password_manager_is_told_that_it_is_new_and_whose_it_is() {
    for flow in [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")] {
        let email = flow["identity"]["traits"]["email"].as_str().unwrap().to_owned();
        let page = mount_cards(flow).await;

        assert_eq!(page.labelled("Password").get_attribute("autocomplete").unwrap(), "new-password");
        let username = page.find(&format!("{CARD} form [autocomplete='username']")).unwrap();
        assert_eq!(username.get_attribute("value").unwrap(), email);
        let username: HtmlElement = wasm_bindgen::JsCast::unchecked_into(username);
        assert_eq!(username.offset_width(), 0, "nobody sees it");
        assert_eq!(username.tab_index(), -1, "nor comes by it with the Tab key");
    }
}

#[wasm_bindgen_test]
async fn a_password_that_will_not_do_is_taken_away_and_the_field_says_why() {
    let short = "The password must be at least 8 characters long, but got 5.";
    let cases = [
        (captured!("v1.3.1/A-settings-init"), captured!("v1.3.1/A-settings-post-password-short"), short),
        (captured!("v26.2/A-settings-init"), captured!("v26.2/A-settings-post-password-short"), short),
        (
            captured!("v26.2/A-settings-init"),
            captured!("v26.2/A-settings-post-password-same"),
            "The new password must be different from the old password.",
        ),
    ];
    for (flow, refused, fault) in cases {
        let page = mount_cards(flow).await;
        page.fill("password", "short");

        page.press_in(CARD, "Save").await;
        page.answer_with(refused).await;

        assert_eq!(description(&page.labelled("Password")), fault);
        assert_eq!(page.input("password").value(), "");
        assert_eq!(focused_name(), "password");
        assert_eq!(page.count(&format!("{CARD} [data-testid='ui/message/1050001']")), 0);
    }
}

#[wasm_bindgen_test]
async fn a_password_that_is_saved_is_sent_alone_and_not_kept() {
    for (flow, saved) in [
        (captured!("v1.3.1/A-settings-init"), captured!("v1.3.1/A-settings-post-password-ok")),
        (captured!("v26.2/A-settings-init"), captured!("v26.2/A-settings-post-password-ok")),
    ] {
        let page = mount_cards(flow).await;
        page.fill("password", " a new passphrase ");

        page.press_in(CARD, "Save").await;
        page.answer_with(saved).await;

        assert_eq!(page.sent()[0]["password"], " a new passphrase ", "as it was typed");
        assert!(page.sent()[0].get("traits").is_none());
        assert!(says_saved(&page, CARD));
        assert_eq!(page.input("password").value(), "");
    }
}
