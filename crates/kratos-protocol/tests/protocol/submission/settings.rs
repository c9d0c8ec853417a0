//! Settings.

use serde_json::{Value, json};

use crate::{
    fixture::flow_from,
    form::{Form, input},
};

#[test]
fn settings_are_saved_a_method_at_a_time() {
    let form =
        Form::open("v26.2/A-settings-init").type_into("password", "correct horse").type_into("totp_code", "123456");

    assert_eq!(form.press("password", "method"), json!({"method": "password", "password": "correct horse"}));
    assert_eq!(form.press("totp", "method"), json!({"method": "totp", "totp_code": "123456"}));
    assert_eq!(form.press("oidc", "link"), json!({"link": "local"}));
    assert_eq!(form.press("lookup_secret", "lookup_secret_regenerate"), json!({"lookup_secret_regenerate": "true"}));
}

#[test]
fn what_was_set_up_is_shown_confirmed_and_taken_away() {
    let form = Form::open("v26.2/A-settings-init-all-enrolled");
    assert_eq!(form.press("totp", "totp_unlink"), json!({"totp_unlink": "true"}));
    assert_eq!(form.press("lookup_secret", "lookup_secret_reveal"), json!({"lookup_secret_reveal": "true"}));
    assert_eq!(form.press("lookup_secret", "lookup_secret_disable"), json!({"lookup_secret_disable": "true"}));

    let shown = Form::open("v26.2/A-settings-post-lookup-regenerate");
    assert_eq!(shown.press("lookup_secret", "lookup_secret_confirm"), json!({"lookup_secret_confirm": "true"}));
}

#[test]
fn a_security_key_is_sent_when_it_has_answered() {
    let form = Form::open("v26.2/A-settings-init")
        .type_into("webauthn_register_displayname", "Blue key")
        .type_into("webauthn_register", "{\"id\":\"x\"}");

    assert_eq!(
        form.send("webauthn"),
        json!({"webauthn_register_displayname": "Blue key", "webauthn_register": "{\"id\":\"x\"}"})
    );
}

#[test]
fn a_key_is_removed_by_its_own_button() {
    let keys = Form::open("v1.3.1/A-settings-post-webauthn-ok").press("webauthn", "webauthn_remove");
    let passkeys = Form::open("v1.3.1/A-settings-init-passkey-only").press("passkey", "passkey_remove");

    assert_eq!(keys, json!({"webauthn_remove": keys["webauthn_remove"]}));
    assert!(passkeys["passkey_remove"].is_string() && passkeys.get("passkey_settings_register").is_none());
}

#[test]
fn a_profile_is_saved_whole() {
    let form = settings().type_into("traits.email", "new@b.example");

    assert_eq!(
        form.press("profile", "method"),
        json!({"method": "profile", "traits": {
            "email": "new@b.example", "nickname": "Countess", "hidden": {"kept": 1}, "address": {"city": "London"},
            "tags": ["a", "b"], "friends": [{"name": "Mary"}], "age": 36, "news": true,
        }})
    );
}

#[test]
fn an_emptied_trait_is_deleted_and_nothing_else() {
    let form =
        settings().type_into("traits.nickname", "").type_into("traits.address.city", "").put("traits.age", Value::Null);

    let traits = &form.press("profile", "method")["traits"];

    assert_eq!(
        *traits,
        json!({"email": "ada@b.example", "hidden": {"kept": 1}, "address": {}, "tags": ["a", "b"],
            "friends": [{"name": "Mary"}], "news": true})
    );
}

#[test]
fn a_list_that_was_edited_as_one_is_sent() {
    let form = settings().put("traits.tags", json!(["c"])).type_into("traits.friends", "Nobody");

    let traits = &form.press("profile", "method")["traits"];

    assert_eq!(traits["tags"], json!(["c"]));
    assert_eq!(traits["friends"], json!([{"name": "Mary"}]));
}

#[test]
fn traits_are_kept_for_the_profile_only() {
    assert_eq!(
        settings().type_into("password", "correct horse").press("password", "method"),
        json!({"method": "password", "password": "correct horse"})
    );
}

#[test]
fn a_profile_without_traits_yet_is_saved() {
    let mut json = settings_json();
    json["identity"]["traits"] = json!(null);

    let sent = Form::of(flow_from(&json)).press("profile", "method");

    assert_eq!(sent["traits"]["email"], "ada@b.example");
}

/// Settings of an identity with traits of every type, as Kratos turns them into nodes.
fn settings_json() -> Value {
    let traits = json!({
        "email": "ada@b.example", "nickname": "Countess", "hidden": {"kept": 1}, "address": {"city": "London"},
        "tags": ["a", "b"], "friends": [{"name": "Mary"}], "age": 36, "news": true,
    });
    json!({"id": "f", "identity": {"id": "i", "traits": traits}, "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("profile", "traits.email", "email", json!("ada@b.example")),
        input("profile", "traits.nickname", "text", json!("Countess")),
        input("profile", "traits.address.city", "text", json!("London")),
        input("profile", "traits.tags", "text", json!(null)),
        input("profile", "traits.tags.0", "text", json!("a")),
        input("profile", "traits.tags.1", "text", json!("b")),
        input("profile", "traits.friends", "text", json!(null)),
        input("profile", "traits.friends.0.name", "text", json!("Mary")),
        input("profile", "traits.age", "number", json!(36)),
        input("profile", "traits.news", "checkbox", json!(true)),
        input("profile", "method", "submit", json!("profile")),
        input("password", "password", "password", json!(null)),
        input("password", "method", "submit", json!("password")),
    ]}})
}

fn settings() -> Form {
    Form::of(flow_from(&settings_json()))
}
