//! Several second factors, one at a time.

use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::LoginAt;
use crate::{kratos, settings::captured};

const URL: &str = "/login?aal=aal2";
const USE_APP: &str = "Use your authenticator app instead";
const USE_CODE: &str = "Use a recovery code instead";

/// Clears everything that earlier tests stored in the browser.
fn forget() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
}

/// Returns everything that the browser keeps for longer than the tab is open.
fn remembered() -> Vec<String> {
    let storage = window().local_storage().unwrap().unwrap();
    let entry = |index| storage.get_item(&storage.key(index).unwrap().unwrap()).unwrap().unwrap();
    (0..storage.length().unwrap()).map(entry).collect()
}

async fn open(flow: Value) -> LoginAt {
    open_with(flow, json!([502, "<html>"])).await
}

/// Opens the page with a flow, and with the answer to the next submit.
async fn open_with(flow: Value, answer: Value) -> LoginAt {
    let answers = json!({
        "GET /.ory/self-service/login/browser": [200, flow],
        "POST /.ory/self-service/login": answer,
    });
    LoginAt::open(URL, answers).await
}

/// Returns an answer that signs in, and does not lead away from this page.
fn signed_in(mut captured: Value) -> Value {
    captured["continue_with"][0]["redirect_browser_to"] = "/".into();
    json!([200, captured])
}

/// Returns the other methods on offer.
fn others(page: &LoginAt) -> Vec<String> {
    let buttons = page.all(".choices button");
    buttons.iter().map(|button| button.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn one_method_is_shown_and_the_other_is_a_press_away() {
    for flow in [captured!("v1.3.1/A-login-init-aal2"), captured!("v26.2/A-login-init-aal2")] {
        forget();
        let page = open(flow).await;
        assert_eq!(page.find("h1").unwrap().text_content().unwrap(), "Two-step verification");
        assert_eq!(page.labelled("Authentication code").get_attribute("name").unwrap(), "totp_code");
        assert_eq!(page.count("[name='lookup_secret']"), 0);
        assert_eq!(others(&page), [USE_CODE]);

        page.press(USE_CODE).await;

        assert_eq!(page.labelled("Backup recovery code").get_attribute("name").unwrap(), "lookup_secret");
        assert_eq!(page.count("[name='totp_code']"), 0);
        assert_eq!(others(&page), [USE_APP]);
    }
}

#[wasm_bindgen_test]
async fn only_the_chosen_methods_fields_are_sent() {
    forget();
    let flow = captured!("v26.2/A-login-init-aal2");
    let csrf_token = crate::settings::csrf_token(&flow);
    let page = open(flow).await;
    page.fill("totp_code", "123456");

    page.press(USE_CODE).await;
    page.fill("lookup_secret", "a54t6ih3");
    page.press("Use backup recovery code").await;

    let body = json!({ "csrf_token": csrf_token, "method": "lookup_secret", "lookup_secret": "a54t6ih3" });
    assert_eq!(kratos::sent(), [body]);
}

#[wasm_bindgen_test]
async fn the_quickest_method_comes_first() {
    forget();
    let mut flow = captured!("v1.3.1/A-login-init-aal2");
    for other in [captured!("v1.3.1/F-login-init-aal2"), captured!("v1.3.1/A-login-init-aal2-webauthn")] {
        let nodes = other["ui"]["nodes"].as_array().unwrap().iter().filter(|node| node["group"] != "default");
        flow["ui"]["nodes"].as_array_mut().unwrap().extend(nodes.cloned());
    }

    let page = open(flow).await;

    assert_eq!(page.button("Sign in with hardware key").get_attribute("type").unwrap(), "button");
    assert_eq!(others(&page), [USE_APP, "Get a code by email instead", USE_CODE]);
}

#[wasm_bindgen_test]
async fn who_has_one_method_has_no_choice() {
    let cases = [
        (captured!("v1.3.1/F-login-init-aal2"), "Send code to ada@example.com"),
        (captured!("v1.3.1/A-login-init-aal2-webauthn"), "Sign in with hardware key"),
        (captured!("v26.2/F-login-init-aal2"), "Continue"),
    ];
    for (flow, button) in cases {
        forget();
        let page = open(flow).await;

        assert!(!page.button(button).text_content().unwrap().is_empty());
        assert!(others(&page).is_empty());
    }
}

#[wasm_bindgen_test]
async fn who_has_none_is_told_so() {
    let page = open(captured!("v1.3.1/A-login-init-aal2-nothing-set-up")).await;

    assert!(page.text().contains("no second factor is set up for this account"));
    assert!(others(&page).is_empty());
}

#[wasm_bindgen_test]
async fn the_method_that_did_it_is_all_that_is_remembered_and_comes_first_next_time() {
    let cases = [
        (captured!("v1.3.1/A-login-init-aal2"), captured!("v1.3.1/A-login-post-aal2-lookup-ok")),
        (captured!("v26.2/A-login-init-aal2"), captured!("v26.2/A-login-post-aal2-totp-ok")),
    ];
    for (flow, success) in cases {
        forget();
        let page = open_with(flow.clone(), signed_in(success)).await;
        page.press(USE_CODE).await;
        page.fill("lookup_secret", "a54t6ih3");

        page.press("Use backup recovery code").await;
        drop(page);
        assert_eq!(remembered(), ["lookup_secret"]);

        let page = open(flow).await;
        assert_eq!(page.count("[name='lookup_secret']"), 1);
        assert_eq!(others(&page), [USE_APP]);
    }
    forget();
}

#[wasm_bindgen_test]
async fn a_wrong_code_leaves_the_method_where_it_is_and_is_not_remembered() {
    let cases = [
        (captured!("v1.3.1/A-login-init-aal2"), captured!("v1.3.1/A-login-post-aal2-lookup-wrong")),
        (captured!("v26.2/A-login-init-aal2"), captured!("v26.2/A-login-post-aal2-lookup-wrong")),
    ];
    for (flow, refused) in cases {
        forget();
        let page = open_with(flow, json!([400, refused])).await;
        page.press(USE_CODE).await;
        page.fill("lookup_secret", "wrong");

        page.press("Use backup recovery code").await;

        assert_eq!(page.count("[data-testid='ui/message/4000016']"), 1);
        assert_eq!(page.input("lookup_secret").value(), "");
        assert_eq!(others(&page), [USE_APP]);
        assert!(remembered().is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_remembered_method_that_this_person_lacks_means_nothing() {
    forget();
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("leptos-kratos.second-factor", "webauthn").unwrap();

    let page = open(captured!("v26.2/A-login-init-aal2")).await;

    assert_eq!(page.count("[name='totp_code']"), 1);
    assert_eq!(others(&page), [USE_CODE]);
    forget();
}
