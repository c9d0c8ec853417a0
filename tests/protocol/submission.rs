//! What is sent when a button is pressed, as sections 3.4 and 3.5 of the protocol reference say.

use leptos_kratos::protocol::{Group, Input, InputValue, submission};
use serde_json::{Value, json};

use crate::{
    fixture::{flow, flow_from},
    form::Form,
};

#[test]
fn a_password_signs_in() {
    let form = Form::open("v26.2/A-login-init")
        .type_into("identifier", "ada@b.example")
        .type_into("password", " correct horse ");

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password", "identifier": "ada@b.example", "password": " correct horse "})
    );
}

#[test]
fn what_is_empty_is_not_sent() {
    let form = Form::open("v26.2/A-login-init").type_into("identifier", "");

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password"})
    );
}

#[test]
fn a_provider_is_sent_without_a_method() {
    let form = Form::open("v26.2/A-login-init").type_into("password", "typed by mistake");

    assert_eq!(form.press("oidc", "provider"), json!({"provider": "local"}));
}

#[test]
fn a_provider_signs_up_with_what_was_typed() {
    let form = Form::open("v26.2/A-registration-init").type_into("traits.name", "Ada");

    assert_eq!(
        form.press("oidc", "provider"),
        json!({"provider": "local", "traits": {"name": "Ada"}})
    );
}

#[test]
fn a_code_is_asked_for_entered_and_asked_for_again() {
    let start = Form::open("v26.2/C-login-init").type_into("identifier", "ada@b.example");
    assert_eq!(
        start.press("code", "method"),
        json!({"method": "code", "identifier": "ada@b.example"})
    );

    let form = Form::open("v26.2/C-login-post-code-sent");
    let identifier = sent_identifier(&form);
    let form = form.type_into("code", " 123 456 ");
    assert_eq!(
        form.press("code", "method"),
        json!({"method": "code", "identifier": identifier, "code": "123456"})
    );
    assert_eq!(
        form.press("code", "resend"),
        json!({"method": "code", "identifier": identifier, "resend": "code"})
    );
}

#[test]
fn a_wrong_code_can_be_entered_and_asked_for_again() {
    let form = Form::open("v26.2/C-login-post-code-wrong").type_into("code", "123456");
    let identifier = sent_identifier(&form);

    assert_eq!(
        form.press("code", "method"),
        json!({"method": "code", "identifier": identifier, "code": "123456"})
    );
    assert_eq!(
        form.press("code", "resend"),
        json!({"method": "code", "identifier": identifier, "resend": "code"})
    );
}

fn sent_identifier(form: &Form) -> String {
    let identifier = form
        .inputs()
        .find(|input| input.name == "identifier")
        .unwrap();
    identifier.value.as_ref().unwrap().to_text()
}

#[test]
fn recovery_sends_enters_and_sends_again() {
    let start = Form::open("v26.2/A-recovery-init").type_into("email", "ada@b.example");
    assert_eq!(
        start.press("code", "method"),
        json!({"method": "code", "email": "ada@b.example"})
    );

    for name in [
        "v26.2/A-recovery-post-sent",
        "v26.2/A-recovery-post-wrong-code",
    ] {
        let form = Form::open(name).type_into("code", "123456");
        let again = form.press("code", "email");

        assert_eq!(
            form.press("code", "method"),
            json!({"method": "code", "code": "123456"})
        );
        assert!(again["email"].as_str().unwrap().contains('@'));
        assert_eq!(again, json!({"method": "code", "email": again["email"]}));
    }
}

#[test]
fn verification_sends_enters_and_sends_again() {
    let start = Form::open("v26.2/A-verification-init").type_into("email", "ada@b.example");
    assert_eq!(
        start.press("code", "method"),
        json!({"method": "code", "email": "ada@b.example"})
    );

    let form = Form::open("v26.2/A-verification-post-sent").type_into("code", "123456");
    let again = form.press("code", "email");
    assert_eq!(
        form.press("code", "method"),
        json!({"method": "code", "code": "123456"})
    );
    assert_eq!(again, json!({"method": "code", "email": again["email"]}));
}

#[test]
fn a_flow_without_a_token_sends_none() {
    let flow = flow_from(
        &json!({"id": "f", "ui": {"action": "https://example.org/self-service/recovery?flow=f", "nodes": [
            input("code", "code", "text", json!(null)),
            input("code", "method", "submit", json!("code")),
        ]}}),
    );
    let button = flow.ui.nodes[1].input();

    let sent = submission(&flow, &Group::Code, button, |_| text("123456"));

    assert_eq!(
        sent.action,
        "https://example.org/self-service/recovery?flow=f"
    );
    assert_eq!(
        Value::Object(sent.body),
        json!({"method": "code", "code": "123456"})
    );
}

#[test]
fn the_identifier_of_the_first_step_is_sent_with_the_second() {
    let first = Form::open("v26.2/B-login-init").type_into("identifier", "ada@b.example");
    assert_eq!(
        first.press("identifier_first", "method"),
        json!({"method": "identifier_first", "identifier": "ada@b.example"})
    );

    let second = Form::open("v26.2/B-login-post-identifier").type_into("password", "secret");
    let identifier = sent_identifier(&second);
    assert_eq!(
        second.press("password", "method"),
        json!({"method": "password", "identifier": identifier, "password": "secret"})
    );
}

#[test]
fn a_two_step_registration_goes_on_back_and_to_its_end() {
    let first = Form::open("v26.2/B-registration-init").type_into("traits.email", "ada@b.example");
    assert_eq!(
        first.press("profile", "method"),
        json!({"method": "profile", "traits": {"email": "ada@b.example"}})
    );

    let second = Form::open("v26.2/B-registration-post-profile").type_into("password", "secret");
    let back = second.press("profile", "screen");
    let done = second.press("password", "method");
    let traits = &back["traits"];
    assert!(traits["email"].is_string() && traits["name"].is_string());
    assert_eq!(back, json!({"screen": "previous", "traits": traits}));
    assert_eq!(
        done,
        json!({"method": "password", "password": "secret", "traits": traits})
    );
}

#[test]
fn a_registration_code_goes_with_the_traits_it_was_asked_with() {
    let form = Form::open("v26.2/C-registration-post-code-sent").type_into("code", "123456");
    let entered = form.press("code", "method");
    let traits = &entered["traits"];

    assert!(traits["email"].is_string() && traits["username"].is_string());
    assert_eq!(
        entered,
        json!({"method": "code", "code": "123456", "traits": traits})
    );
    assert_eq!(
        form.press("code", "resend"),
        json!({"method": "code", "resend": "code", "traits": traits})
    );
}

#[test]
fn going_back_from_a_registration_code_sends_neither_code_nor_method() {
    let mut json = crate::fixture::json("v26.2/C-registration-post-code-sent");
    let nodes = json["ui"]["nodes"].as_array_mut().unwrap();
    nodes.push(input(
        "profile",
        "screen",
        "submit",
        json!("credential-selection"),
    ));
    let form = Form::of(flow_from(&json)).type_into("code", "123456");

    let back = form.press("profile", "screen");

    assert_eq!(
        back,
        json!({"screen": "credential-selection", "traits": back["traits"]})
    );
}

#[test]
fn a_second_factor_is_sent_alone() {
    let form = Form::open("v26.2/A-login-init-aal2")
        .type_into("totp_code", "123 456")
        .type_into("lookup_secret", " abcd efgh ");

    assert_eq!(
        form.press("totp", "method"),
        json!({"method": "totp", "totp_code": "123456"})
    );
    assert_eq!(
        form.press("lookup_secret", "method"),
        json!({"method": "lookup_secret", "lookup_secret": "abcdefgh"})
    );
}

#[test]
fn an_address_asks_for_a_second_factors_code_without_a_method() {
    let mut json = crate::fixture::json("v26.2/A-login-init-aal2");
    let nodes = json["ui"]["nodes"].as_array_mut().unwrap();
    nodes.push(input("code", "address", "submit", json!("ada@b.example")));
    nodes.push(input("code", "address", "submit", json!("ada@c.example")));
    let form = Form::of(flow_from(&json));

    assert_eq!(
        form.press_value("code", "address", "ada@c.example"),
        json!({"address": "ada@c.example"})
    );
}

#[test]
fn a_second_factors_code_goes_with_the_address() {
    for name in [
        "v26.2/F-login-init-aal2",
        "v26.2/F-login-post-aal2-code-wrong",
    ] {
        let form = Form::open(name).type_into("code", "123456");
        let identifier = sent_identifier(&form);

        assert_eq!(
            form.press("code", "method"),
            json!({"method": "code", "identifier": identifier, "code": "123456"})
        );
    }
}

#[test]
fn recovery_by_a_chosen_address_keeps_what_was_typed_before() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("code", "recovery_address", "hidden", json!("ada@b.example")),
        input("code", "recovery_select_address", "submit", json!("hash1")),
        input("code", "recovery_select_address", "submit", json!("hash2")),
        input("code", "recovery_confirm_address", "submit", json!("ada@b.example")),
        input("code", "code", "text", json!(null)),
        input("code", "method", "hidden", json!("code")),
        input("code", "screen", "submit", json!("previous")),
    ]}});
    let form = Form::of(flow_from(&json)).type_into("code", "123456");

    assert_eq!(
        form.press_value("code", "recovery_select_address", "hash2"),
        json!({"method": "code", "recovery_address": "ada@b.example", "recovery_select_address": "hash2"})
    );
    assert_eq!(
        form.press("code", "recovery_confirm_address"),
        json!({"method": "code", "recovery_address": "ada@b.example", "recovery_confirm_address": "ada@b.example"})
    );
    assert_eq!(
        form.press("code", "screen"),
        json!({"recovery_address": "ada@b.example", "screen": "previous"})
    );
}

#[test]
fn settings_are_saved_a_method_at_a_time() {
    let form = Form::open("v26.2/A-settings-init")
        .type_into("password", "correct horse")
        .type_into("totp_code", "123456");

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password", "password": "correct horse"})
    );
    assert_eq!(
        form.press("totp", "method"),
        json!({"method": "totp", "totp_code": "123456"})
    );
    assert_eq!(form.press("oidc", "link"), json!({"link": "local"}));
    assert_eq!(
        form.press("lookup_secret", "lookup_secret_regenerate"),
        json!({"lookup_secret_regenerate": "true"})
    );
}

#[test]
fn what_was_set_up_is_shown_confirmed_and_taken_away() {
    let form = Form::open("v26.2/A-settings-init-all-enrolled");
    assert_eq!(
        form.press("totp", "totp_unlink"),
        json!({"totp_unlink": "true"})
    );
    assert_eq!(
        form.press("lookup_secret", "lookup_secret_reveal"),
        json!({"lookup_secret_reveal": "true"})
    );
    assert_eq!(
        form.press("lookup_secret", "lookup_secret_disable"),
        json!({"lookup_secret_disable": "true"})
    );

    let shown = Form::open("v26.2/A-settings-post-lookup-regenerate");
    assert_eq!(
        shown.press("lookup_secret", "lookup_secret_confirm"),
        json!({"lookup_secret_confirm": "true"})
    );
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
fn a_passkey_signs_up_with_the_traits() {
    let form = Form::open("v26.2/A-registration-init")
        .type_into("traits.email", "ada@b.example")
        .type_into("passkey_register", "{\"id\":\"x\"}");

    let mut sent = form.send("passkey");

    assert!(sent["passkey_create_data"].is_string());
    sent.as_object_mut().unwrap().remove("passkey_create_data");
    assert_eq!(
        sent,
        json!({"passkey_register": "{\"id\":\"x\"}", "traits": {"email": "ada@b.example"}})
    );
}

#[test]
fn a_passkey_signs_in_and_is_never_sent_empty() {
    let form = Form::open("v26.2/A-login-init");
    assert!(form.send("passkey").get("passkey_login").is_none());

    let form = form.type_into("passkey_login", "{\"id\":\"x\"}");
    assert_eq!(form.send("passkey")["passkey_login"], "{\"id\":\"x\"}");
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
    let form = settings()
        .type_into("traits.nickname", "")
        .type_into("traits.address.city", "")
        .put("traits.age", Value::Null);

    let traits = &form.press("profile", "method")["traits"];

    assert_eq!(
        *traits,
        json!({"email": "ada@b.example", "hidden": {"kept": 1}, "address": {}, "tags": ["a", "b"],
            "friends": [{"name": "Mary"}], "news": true})
    );
}

#[test]
fn a_list_that_was_edited_as_one_is_sent() {
    let form = settings()
        .put("traits.tags", json!(["c"]))
        .type_into("traits.friends", "Nobody");

    let traits = &form.press("profile", "method")["traits"];

    assert_eq!(traits["tags"], json!(["c"]));
    assert_eq!(traits["friends"], json!([{"name": "Mary"}]));
}

#[test]
fn traits_are_kept_for_the_profile_only() {
    assert_eq!(
        settings()
            .type_into("password", "correct horse")
            .press("password", "method"),
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

#[test]
fn lists_of_a_flow_without_an_identity_are_put_together_again() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("default", "traits.tags", "hidden", json!(null)),
        input("default", "traits.tags.0", "hidden", json!("a")),
        input("default", "traits.tags.1", "hidden", json!("b")),
        input("default", "traits.friends.0.name", "hidden", json!("Mary")),
        input("default", "traits.friends.0.age", "hidden", json!(18)),
        input("default", "traits.friends.99999999999999999999.name", "hidden", json!("Percy")),
        input("profile", "screen", "submit", json!("previous")),
    ]}});

    assert_eq!(
        Form::of(flow_from(&json)).press("profile", "screen"),
        json!({"screen": "previous", "traits": {
            "tags": ["a", "b"], "friends": [{"name": "Mary", "age": 18}, {"name": "Percy"}],
        }})
    );
}

#[test]
fn traits_have_their_types() {
    for (kind, typed, sent) in [
        ("number", "3", json!({"x": 3})),
        ("number", "-3", json!({"x": -3})),
        ("number", " 007 ", json!({"x": 7})),
        ("number", "1.5", json!({"x": 1.5})),
        ("number", "1e3", json!({"x": 1000.0})),
        ("number", "18446744073709551615", json!({"x": u64::MAX})),
        ("number", "many", json!({"x": "many"})),
        ("number", "1e999", json!({"x": "1e999"})),
        ("number", "NaN", json!({"x": "NaN"})),
        ("text", "3", json!({"x": "3"})),
        ("text", " a  b ", json!({"x": " a  b "})),
        ("email", "a@b.example", json!({"x": "a@b.example"})),
        ("date", "2026-07-29", json!({"x": "2026-07-29"})),
        (
            "datetime-local",
            "2026-07-29T10:00",
            json!({"x": "2026-07-29T10:00:00Z"}),
        ),
        (
            "datetime-local",
            "2026-07-29T10:00:30",
            json!({"x": "2026-07-29T10:00:30Z"}),
        ),
        (
            "datetime-local",
            "2026-07-29T10:00:30.5",
            json!({"x": "2026-07-29T10:00:30.5Z"}),
        ),
        (
            "datetime-local",
            "2026-07-29T10:00:00Z",
            json!({"x": "2026-07-29T10:00:00Z"}),
        ),
        (
            "datetime-local",
            "2026-07-29T10:00:00+02:00",
            json!({"x": "2026-07-29T10:00:00+02:00"}),
        ),
        (
            "datetime-local",
            "2026-07-29T10:00:00-02:00",
            json!({"x": "2026-07-29T10:00:00-02:00"}),
        ),
        ("datetime-local", "tomorrow", json!({"x": "tomorrow"})),
        ("color", "#fff", json!({"x": "#fff"})),
    ] {
        assert_eq!(trait_sent(kind, text(typed)), sent, "{kind} {typed}");
    }
}

#[test]
fn values_that_have_a_type_keep_it() {
    for value in [
        json!(true),
        json!(false),
        json!(3),
        json!(0.5),
        json!(["a"]),
        json!({"a": 1}),
    ] {
        let field = InputValue::from_json(value.clone());

        assert_eq!(trait_sent("checkbox", field), json!({"x": value}));
    }
}

#[test]
fn a_trait_that_is_not_filled_in_is_left_out() {
    assert_eq!(trait_sent("number", text("")), Value::Null);
    assert_eq!(trait_sent("checkbox", None), Value::Null);
}

#[test]
fn nested_traits_are_nested() {
    let form = Form::of(flow_from(&json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        // A schema's error can leave a node for the whole object behind.
        input("default", "traits", "text", json!("odd")),
        input("default", "traits.name", "text", json!("odd")),
        input("default", "traits.name.first", "text", json!("Ada")),
        input("default", "traits.name.last", "text", json!("Lovelace")),
        input("default", "traits.name", "text", json!("odd")),
        input("default", "traits.name", "text", json!("")),
        input("default", "traits", "text", json!("odd")),
        input("default", "transient.x", "text", json!("flat")),
        input("password", "method", "submit", json!("password")),
    ]}})));

    assert_eq!(
        form.press("password", "method"),
        json!({"method": "password", "transient.x": "flat", "traits": {"name": {"first": "Ada", "last": "Lovelace"}}})
    );
}

#[test]
fn a_trait_of_absurd_depth_is_left_out() {
    for depth in [65, 100_000] {
        let name = format!("traits{}", ".a".repeat(depth));
        let form = Form::of(flow_from(&json!({"id": "f", "ui": {"nodes": [
            input("default", "csrf_token", "hidden", json!("t")),
            input("default", &name, "text", json!("x")),
        ]}})));

        assert_eq!(form.send("password"), json!({}));
    }
}

#[test]
fn other_buttons_and_other_groups_are_never_sent() {
    for name in crate::fixture::all("v26.2")
        .iter()
        .map(|call| format!("v26.2/{}", call.name))
    {
        let leptos_kratos::protocol::Outcome::Flow(flow) =
            leptos_kratos::protocol::outcome(&crate::fixture::answer(&name))
        else {
            continue;
        };
        let form = Form::of(*flow);
        let of_group = |input: &Input, group: &Group| {
            let mut nodes = form.flow.ui.nodes.iter();
            nodes.any(|node| node.input() == Some(input) && node.group == *group)
        };
        for button in form
            .flow
            .ui
            .nodes
            .iter()
            .filter(|node| node.input().is_some_and(|it| it.kind.is_button()))
        {
            let sent = form.submit(button.group.as_str(), button.input());

            for input in form
                .inputs()
                .filter(|input| sent.body.contains_key(&input.name))
            {
                let allowed = Some(input.name.as_str())
                    == button.input().map(|it| it.name.as_str())
                    || [&Group::Default, &Group::IdentifierFirst, &button.group]
                        .iter()
                        .any(|group| of_group(input, group));
                let elsewhere = form.inputs().filter(|it| it.name == input.name).count() > 1;
                assert!(
                    allowed || elsewhere,
                    "{name}: {} with {}",
                    input.name,
                    button.name()
                );
            }
            for value in sent.body.values() {
                assert!(*value != json!("") && !value.is_null(), "{name}: {sent:?}");
            }
        }
    }
}

#[test]
fn a_button_without_a_value_sends_nothing_of_itself() {
    let json = json!({"id": "f", "ui": {"nodes": [
        input("default", "csrf_token", "hidden", json!("t")),
        input("password", "odd", "submit", json!(null)),
    ]}});

    assert_eq!(
        Form::of(flow_from(&json)).press("password", "odd"),
        json!({})
    );
}

#[test]
fn a_flow_is_sent_where_it_says() {
    let saved = flow("v26.2/A-settings-post-profile-ok");

    let sent = submission(&saved, &Group::Password, None, |_| None);

    assert_eq!(sent.action, saved.ui.action);
    assert!(!sent.action.contains(saved.id.as_str()));
}

fn input(group: &str, name: &str, kind: &str, value: Value) -> Value {
    json!({"type": "input", "group": group, "messages": [], "meta": {},
        "attributes": {"name": name, "type": kind, "value": value, "disabled": false, "node_type": "input"}})
}

fn text(text: &str) -> Option<InputValue> {
    Some(InputValue::Text(text.to_owned()))
}

/// Returns the traits that a registration sends whose only trait `x` holds a value.
fn trait_sent(kind: &str, value: Option<InputValue>) -> Value {
    let flow = flow_from(
        &json!({"id": "f", "ui": {"nodes": [input("default", "traits.x", kind, json!(null))]}}),
    );
    let mut sent = submission(&flow, &Group::Password, None, |_| value.clone());
    sent.body.remove("traits").unwrap_or_default()
}

/// Settings of an identity with traits of every type, as Kratos makes nodes of them.
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
