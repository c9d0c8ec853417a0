//! Deletion of the account.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlButtonElement, HtmlDialogElement, HtmlElement, HtmlInputElement};

use super::{CONFIRM, CONFIRMED, DELETE, Page, known, known_but, settle};
use crate::kratos::{asked_calls, sent};

#[wasm_bindgen_test]
async fn what_follows_is_spelt_out_before_anything_is_done() {
    for (is_korean, said) in [
        (
            false,
            [
                "Delete your account for good?",
                "on every other device",
                "What this application keeps",
                "Nobody can undo",
            ],
        ),
        (true, ["계정을 영구히 삭제할까요?", "다른 모든 기기에서", "애플리케이션이 보관하는", "되돌릴 수 없고"]),
    ] {
        let page = if is_korean { Page::open_in_korean(&known()).await } else { Page::open(&known()).await };
        page.press(DELETE).await;

        let dialog: HtmlDialogElement = page.find("dialog[role='alertdialog']");
        assert!(dialog.open());
        for said in said {
            assert!(page.text_of("dialog").contains(said), "{said}: {}", page.text_of("dialog"));
        }
        for named in ["aria-labelledby", "aria-describedby"] {
            let id = dialog.get_attribute(named).unwrap();
            assert!(page.count(&format!("#{id}")) == 1, "{named}");
        }
        assert_eq!(document().active_element().unwrap().id(), page.find::<HtmlInputElement>(CONFIRM).id());
        assert!(!asked_calls().contains("DELETE"));
    }
}

#[wasm_bindgen_test]
async fn it_is_deleted_when_the_own_address_was_typed_and_not_before() {
    let page = Page::open(&known()).await;
    page.press(DELETE).await;
    let button: HtmlButtonElement = page.find(CONFIRMED);
    for typed in ["", " ", "ada", "ada@example.co", "ada@example.comm"] {
        page.fill(typed).await;
        assert!(button.disabled(), "{typed:?}");
    }
    page.fill(" Ada@Example.com ").await;
    assert!(!button.disabled());

    page.press(CONFIRMED).await;

    assert!(asked_calls().ends_with("DELETE /api/v1/me"));
    assert_eq!(sent(), [json!({ "confirm": " Ada@Example.com " })]);
    assert_eq!(page.ends(), 1);
    let text = page.text();
    assert!(text.starts_with("Your account is deleted\n"), "{text}");
    assert!(!text.contains("ada@example.com"), "{text}");
    assert_eq!(page.count("dialog"), 0);
    assert_eq!(document().active_element().unwrap().text_content().unwrap(), "Your account is deleted");
    assert_eq!(document().title(), "Your account is deleted");
    assert_eq!(page.count("a[rel='external'][href='/login']"), 1);
    assert_eq!(page.count("a[rel='external'][href='/register']"), 1);
}

#[wasm_bindgen_test]
async fn what_the_server_does_later_is_told_as_such() {
    for (is_korean, said) in [(false, "Your account is being deleted"), (true, "계정을 삭제하고 있어요")] {
        let answers = known_but("DELETE /api/v1/me", json!([202, ""]));
        let page = if is_korean { Page::open_in_korean(&answers).await } else { Page::open(&answers).await };
        page.ask_and_type("ada@example.com").await;
        page.press(CONFIRMED).await;

        assert!(page.text().starts_with(said), "{}", page.text());
        assert_eq!(page.ends(), 1);
    }
}

#[wasm_bindgen_test]
async fn who_has_no_address_types_another_name_of_theirs() {
    let user = |username| json!([200, { "id": "1", "kratos_identity_id": "identity-2", "username": username }]);
    for (user, typed) in [(user(Some("ada")), "ada"), (user(None), "identity-2")] {
        let page = Page::open(&known_but("GET /api/v1/me", user)).await;

        page.ask_and_type(typed).await;

        assert!(page.text_of("dialog label").ends_with(&format!("type {typed}")), "{}", page.text_of("dialog label"));
        assert!(!page.find::<HtmlButtonElement>(CONFIRMED).disabled());
    }
}

#[wasm_bindgen_test]
async fn a_username_in_another_case_confirms_in_every_alphabet() {
    let user = json!([200, { "id": "1", "kratos_identity_id": "identity-2", "username": "ÄDA" }]);
    let page = Page::open(&known_but("GET /api/v1/me", user)).await;

    page.ask_and_type("äda").await;

    assert!(!page.find::<HtmlButtonElement>(CONFIRMED).disabled());
}

#[wasm_bindgen_test]
async fn who_cancels_keeps_the_account_and_is_asked_anew_the_next_time() {
    let page = Page::open(&known()).await;
    page.find::<HtmlElement>(DELETE).focus().unwrap();
    page.ask_and_type("ada@example.com").await;

    page.press("dialog .button-secondary").await;
    assert_eq!(page.count("dialog"), 0);
    assert_eq!(document().active_element().unwrap().get_attribute("data-testid").as_deref(), Some("account/delete"));
    assert!(!asked_calls().contains("DELETE"));

    page.press(DELETE).await;
    assert_eq!(page.find::<HtmlInputElement>(CONFIRM).value(), "");
    page.find::<HtmlDialogElement>("dialog").close();
    settle().await;
    assert_eq!(page.count("dialog"), 0, "Escape closes it as well");
}
