//! The ways to sign in, and the ways on for a person who cannot.

use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::LoginAt;
use crate::{
    kratos::{answer_with, asked_calls},
    settings::{buttons, captured},
};

async fn open(url: &str, flow: Value) -> LoginAt {
    LoginAt::open(url, answers(&flow)).await
}

fn answers(flow: &Value) -> Value {
    let logout = json!({ "logout_url": "/.ory/self-service/logout?token=made-up", "logout_token": "made-up" });
    json!({
        "GET /.ory/self-service/login/browser": [200, flow],
        "GET /.ory/sessions/whoami": [200, captured!("v1.3.1/A-whoami-200")],
        "GET /.ory/self-service/logout/browser": [200, logout],
        "GET /.ory/self-service/logout": [204, ""],
    })
}

#[wasm_bindgen_test]
async fn all_ways_that_kratos_offers_are_there_and_the_password_is_first() {
    let cases: [(Value, &[&str]); 6] = [
        (
            captured!("v1.3.1/A-login-init"),
            &["Sign in with password", "Send sign in code", "Sign in with passkey", "Sign in with Local"],
        ),
        (captured!("v26.2/A-login-init"), &["Sign in with password", "Sign in with passkey", "Sign in with Local"]),
        (captured!("v1.3.1/B-login-init"), &["Continue", "Sign in with Local"]),
        (captured!("v26.2/B-login-init"), &["Continue", "Sign in with Local"]),
        (
            captured!("v1.3.1/C-login-init"),
            &["Send sign in code", "Sign in with hardware key", "Sign in with passkey", "Sign in with Local"],
        ),
        (captured!("v26.2/C-login-init"), &["Send sign in code", "Sign in with passkey", "Sign in with Local"]),
    ];
    for (flow, ways) in cases {
        let page = open("/login", flow).await;

        assert_eq!(buttons(&page, "form"), ways);
        assert_eq!(page.count(".divider"), 1, "“or” stands once, after the first way");
    }
}

#[wasm_bindgen_test]
async fn who_cannot_sign_in_can_recover_or_sign_up() {
    for flow in [captured!("v1.3.1/A-login-init"), captured!("v26.2/A-login-init"), captured!("v26.2/B-login-init")] {
        let page = open("/login", flow).await;

        assert_eq!(page.ways_on(), ["Forgot your password?", "Create one"]);
        assert_eq!(page.leads_to("Forgot your password?"), "/recovery");
        assert_eq!(page.leads_to("Create one"), "/register");
    }
}

#[wasm_bindgen_test]
async fn where_the_person_wants_to_go_is_not_forgotten_on_another_way() {
    let page = open("/login?return_to=%2Fletters%3Fpage%3D2", captured!("v26.2/A-login-init")).await;

    assert_eq!(page.leads_to("Forgot your password?"), "/recovery?return_to=%2Fletters%3Fpage%3D2");
    assert_eq!(page.leads_to("Create one"), "/register?return_to=%2Fletters%3Fpage%3D2");
}

#[wasm_bindgen_test]
async fn who_named_the_wrong_account_can_use_another() {
    let cases = [
        captured!("v1.3.1/B-login-post-identifier"),
        captured!("v26.2/B-login-post-identifier"),
        captured!("v1.3.1/A-login-get-oidc-linking"),
    ];
    for flow in cases {
        let page = open("/login", flow).await;

        assert_eq!(page.ways_on(), ["Use another account", "Forgot your password?", "Create one"]);
        assert_eq!(page.leads_to("Use another account"), "/login");
        let named = page.find("input[readonly]").unwrap().unchecked_into::<HtmlInputElement>();
        assert!(named.value().contains('@'), "{}", named.value());
    }
}

#[wasm_bindgen_test]
async fn who_has_not_verified_the_address_is_led_to_it_first() {
    let page = open("/login", captured!("v1.3.1/V-login-post-unverified")).await;

    assert_eq!(page.ways_on(), ["Verify your address", "Forgot your password?", "Create one"]);
    assert_eq!(page.leads_to("Verify your address"), "/verification");
}

#[wasm_bindgen_test]
async fn who_has_to_confirm_who_they_are_sees_it_and_cannot_become_another() {
    let email = captured!("v1.3.1/A-whoami-200")["identity"]["traits"]["email"].clone();
    let page = open("/login?refresh=true", captured!("v1.3.1/A-login-init-refresh")).await;

    assert_eq!(page.find("h1").unwrap().text_content().unwrap(), "Confirm it’s you");
    let account = page.labelled("Signed in as").unchecked_into::<HtmlInputElement>();
    assert!(account.read_only());
    assert_eq!(account.value(), email.as_str().unwrap());
    assert_eq!(page.ways_on(), ["Sign out"]);
}

#[wasm_bindgen_test]
async fn somebody_else_signs_out_and_comes_back_to_where_they_wanted_to_go() {
    let flows = [
        ("/login?refresh=true&return_to=%2Fletters", captured!("v1.3.1/A-login-init-refresh")),
        ("/login?refresh=true&return_to=%2Fletters", captured!("v26.2/A-login-init-refresh")),
        ("/login?aal=aal2&return_to=%2Fletters", captured!("v26.2/A-login-init-aal2")),
    ];
    for (url, flow) in flows {
        let page = open(url, flow).await;
        answer_with(&answers(&captured!("v26.2/A-login-init")).to_string());

        page.press("Sign out").await;

        assert!(asked_calls().contains("GET /.ory/self-service/logout\n"), "{}", asked_calls());
        let search = window().location().search().unwrap();
        assert!(search.contains("return_to=%2Fletters"), "{search}");
        assert!(!search.contains("refresh") && !search.contains("aal"), "{search}");
    }
}
