//! Nodes of every type, known and unknown.

use kratos_protocol::{Attributes, Autocomplete, Flow, Group, Input, InputKind, InputValue, MessageId, Node, Trigger};
use serde_json::{Value, json};

use crate::fixture::{flow, flow_from};

fn nodes(nodes: Value) -> Vec<Node> {
    flow_from(&json!({"id": "f", "ui": {"nodes": nodes}})).ui.nodes
}

fn node(node: Value) -> Node {
    nodes(json!([node])).pop().unwrap()
}

fn find<'a>(flow: &'a Flow, name: &str) -> &'a Node {
    flow.ui.nodes.iter().find(|node| node.name() == name).unwrap()
}

fn input<'a>(flow: &'a Flow, name: &str) -> &'a Input {
    find(flow, name).input().unwrap()
}

#[test]
fn inputs_are_decoded() {
    let login = flow("v26.2/A-login-init");

    let identifier = input(&login, "identifier");
    assert_eq!(find(&login, "identifier").group, Group::Default);
    assert_eq!(identifier.kind, InputKind::Text);
    assert_eq!(identifier.autocomplete, Some(Autocomplete::UsernameWebAuthn));
    assert!(identifier.required && !identifier.disabled);
    assert_eq!(find(&login, "identifier").label.as_ref().unwrap().context.text("title"), Some("E-Mail"));
    let password = input(&login, "password");
    assert_eq!((&password.kind, password.value.as_ref()), (&InputKind::Password, None));
    assert_eq!(password.autocomplete, Some(Autocomplete::CurrentPassword));
    assert!(password.is_secret() && !identifier.is_secret());
}

#[test]
fn a_recovery_code_says_how_it_looks() {
    let recovery = flow("v26.2/A-recovery-post-sent");

    let code = input(&recovery, "code");

    assert_eq!(code.pattern.as_deref(), Some("[0-9]+"));
    assert_eq!(code.maxlength, Some(6));
    assert!(code.is_secret());
}

#[test]
fn triggers_are_named_and_scripts_never_kept() {
    let login = flow("v26.2/A-login-init");
    let settings = flow("v26.2/A-settings-init");

    assert_eq!(input(&login, "passkey_login_trigger").onclick, Some(Trigger::PasskeyLogin));
    assert_eq!(input(&login, "passkey_login").onload, Some(Trigger::PasskeyLoginAutocompleteInit));
    assert_eq!(input(&settings, "webauthn_register_trigger").onclick, Some(Trigger::WebAuthnRegistration));
    assert_eq!(input(&settings, "passkey_register_trigger").onclick, Some(Trigger::PasskeySettingsRegistration));
    let signup = flow("v26.2/A-registration-init");
    assert_eq!(input(&signup, "passkey_register_trigger").onclick, Some(Trigger::PasskeyRegistration));
}

#[test]
fn a_script_alone_still_names_its_trigger() {
    for (script, expected) in [
        ("window.oryWebAuthnLogin()", Trigger::WebAuthnLogin),
        (" oryWebAuthnLogin ( {} ) ", Trigger::Other("oryWebAuthnLogin ".into())),
        ("window.oryPasskeyLogin", Trigger::PasskeyLogin),
        ("alert(1)", Trigger::Other("alert".into())),
    ] {
        let button = node(json!({"type": "input", "attributes": {"type": "button", "name": "x", "onclick": script}}));

        assert_eq!(button.input().unwrap().onclick, Some(expected), "{script}");
    }
}

#[test]
fn the_totp_nodes_are_a_picture_and_a_text() {
    let settings = flow("v26.2/A-settings-init");

    let Attributes::Image(image) = &find(&settings, "totp_qr").attributes else { panic!() };
    assert!(image.src.starts_with("data:image/png;base64,"));
    assert_eq!((image.width, image.height), (256, 256));
    let Attributes::Text(text) = &find(&settings, "totp_secret_key").attributes else { panic!() };
    assert_eq!(text.text.id, MessageId(1_050_006));
    assert!(text.text.context.text("secret").is_some());
    assert_eq!(find(&settings, "totp_secret_key").label.as_ref().unwrap().id, MessageId(1_050_017));
}

#[test]
fn a_verified_address_leads_on() {
    let verified = flow("v26.2/A-verification-post-code-ok");

    let Attributes::Anchor(anchor) = &find(&verified, "continue").attributes else { panic!() };
    assert_eq!(anchor.href, "http://localhost:3000/");
    assert_eq!(anchor.title.id, MessageId(1_070_009));
}

#[test]
fn the_script_is_known_but_only_as_data() {
    let login = flow("v26.2/A-login-init");

    let Attributes::Script(script) = &find(&login, "webauthn_script").attributes else { panic!() };
    assert!(script.src.ends_with("/webauthn.js") && script.integrity.starts_with("sha512-"));
}

#[test]
fn a_container_for_a_script_is_decoded() {
    let captcha = node(json!({"type": "div", "group": "captcha",
        "attributes": {"id": "c", "class": "cf", "data": {"sitekey": "k"}, "node_type": "div"}}));

    assert_eq!(captcha.group, Group::Captcha);
    let Attributes::Division(division) = &captcha.attributes else { panic!() };
    assert_eq!((division.id.as_str(), division.class.as_str()), ("c", "cf"));
    assert_eq!(division.data["sitekey"], "k");
}

#[test]
fn values_keep_their_types() {
    for (value, expected) in [
        (json!("x"), Some(InputValue::Text("x".to_owned()))),
        (json!(""), Some(InputValue::Text(String::new()))),
        (json!(3), Some(InputValue::Number(3.into()))),
        (json!(true), Some(InputValue::Bool(true))),
        (json!(["a"]), Some(InputValue::Json(json!(["a"])))),
        (json!(null), None),
    ] {
        let field = node(json!({"type": "input", "attributes": {"name": "traits.x", "value": value}}));

        assert_eq!(field.input().unwrap().value, expected);
        assert_eq!(expected.map_or(Value::Null, InputValue::into_json), value);
    }
}

#[test]
fn the_values_to_choose_from_are_decoded() {
    let field = node(json!({"type": "input", "attributes": {"name": "traits.size", "type": "text",
        "options": [{"value": "s"}, {"value": 7}, {"value": null}, "odd", {}]}}));

    let options = &field.input().unwrap().options;

    assert_eq!(*options, [InputValue::Text("s".to_owned()), InputValue::Number(7.into())]);
}

#[test]
fn an_unknown_node_is_kept_with_all_that_came() {
    let unknown = node(json!({"type": "hologram", "group": "magic", "attributes": {"depth": 3}, "meta": {},
        "messages": [{"id": 9, "text": "t", "type": "error"}]}));

    assert_eq!(unknown.group, Group::Other("magic".into()));
    let Attributes::Unknown(attributes) = &unknown.attributes else { panic!() };
    assert_eq!(attributes.node_type, "hologram");
    assert_eq!(attributes.attributes, json!({"depth": 3}));
    assert!(unknown.has_error());
}

#[test]
fn attributes_that_are_no_object_make_an_unknown_node() {
    for attributes in [json!(null), json!("x"), json!(3)] {
        let odd = node(json!({"type": "input", "group": "default", "attributes": attributes}));

        assert!(matches!(odd.attributes, Attributes::Unknown(_)), "{odd:?}");
    }
}

#[test]
fn a_missing_type_is_read_from_the_attributes() {
    let image = node(json!({"attributes": {"node_type": "img", "id": "q", "src": "data:,"}}));

    assert!(matches!(image.attributes, Attributes::Image(_)));
}

#[test]
fn an_unknown_kind_of_input_is_kept() {
    let field = node(json!({"type": "input", "attributes": {"name": "x", "type": "color", "maxlength": -1,
        "autocomplete": "cc-number", "required": "yes"}}));

    let input = field.input().unwrap();
    assert_eq!(input.kind, InputKind::Other("color".into()));
    assert_eq!(input.autocomplete, Some(Autocomplete::Other("cc-number".into())));
    assert_eq!((input.maxlength, input.required), (None, false));
}

#[test]
fn what_is_no_node_at_all_does_not_cost_the_others() {
    let nodes = nodes(json!([null, 3, "x", {"type": "input", "attributes": {"name": "a"}}, [], {}]));

    assert!(nodes.iter().any(|node| node.name() == "a"));
}
