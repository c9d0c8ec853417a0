//! Flows are decoded completely, and so are their properties.

use kratos_protocol::{Aal, ContinueWith, FlowKind, FlowState, Group, IdentityState, MessageId, Method, next_step};
use serde_json::json;

use crate::fixture::{flow, flow_from, json as fixture};

#[test]
fn a_login_flow_has_its_fields() {
    let login = flow("v26.2/A-login-init");

    assert_eq!(login.id.as_str(), "9350d8ed-9a2e-4a85-b1c5-dcb4314b0fa1");
    assert_eq!(login.state, FlowState::ChooseMethod);
    assert_eq!(login.active, None);
    assert_eq!(login.requested_aal, Some(Aal::Aal1));
    assert_eq!(login.return_to.as_deref(), Some("http://localhost:3000/home"));
    assert!(!login.refresh);
    assert!(login.expires_at > login.issued_at);
    assert!(login.ui.action.ends_with("/.ory/self-service/login?flow=9350d8ed-9a2e-4a85-b1c5-dcb4314b0fa1"));
    assert_eq!(login.ui.method, "POST");
    assert!(login.ui.messages.is_empty());
}

#[test]
fn an_aal2_flow_says_so() {
    let login = flow("v26.2/A-login-init-aal2");

    assert_eq!(login.requested_aal, Some(Aal::Aal2));
    assert!(login.offers(&Group::Totp) && login.offers(&Group::LookupSecret));
    assert!(!login.offers(&Group::Password));
}

#[test]
fn a_settings_flow_has_its_identity() {
    let settings = flow("v26.2/A-settings-init");

    let identity = settings.identity.unwrap();
    assert_eq!(identity.state, IdentityState::Active);
    assert!(identity.traits["email"].is_string());
    assert!(!identity.verifiable_addresses.is_empty());
}

#[test]
fn saved_settings_post_to_a_new_flow_next() {
    let saved = flow("v26.2/A-settings-post-profile-ok");

    assert!(saved.is_passed());
    assert!(!saved.ui.action.contains(saved.id.as_str()));
}

#[test]
fn the_method_tried_last_is_known() {
    assert_eq!(flow("v26.2/C-login-post-code-sent").active, Some(Method::Code));
    assert_eq!(flow("v26.2/B-login-post-identifier").active, Some(Method::IdentifierFirst));
}

#[test]
fn an_error_is_found_in_the_form_and_at_its_nodes() {
    assert!(flow("v26.2/A-login-post-wrong").has_error());
    assert!(flow("v26.2/A-login-post-empty").has_error());
    assert!(!flow("v26.2/C-login-post-code-sent").has_error());
    assert!(!flow("v26.2/A-login-init").has_error());
}

#[test]
fn a_flow_with_an_error_has_not_passed() {
    let refused = flow("v26.2/A-settings-post-password-short");

    assert_eq!(refused.state, FlowState::Success);
    assert!(!refused.is_passed());
}

#[test]
fn a_flow_that_takes_nothing_any_more_is_dead() {
    assert!(flow("v1.3.1/C-login-post-code-too-many").is_dead());
    // Another flow has already taken its place.
    assert!(!flow("v1.3.1/A-recovery-post-too-many").is_dead());
    assert!(!flow("v1.3.1/C-login-post-code-wrong").is_dead());

    for kind in ["recovery", "verification"] {
        assert!(flow(&format!("v1.3.1/A-{kind}-post-no-method")).is_dead());
        assert!(flow(&format!("v1.3.1/A-{kind}-post-after-no-method")).is_dead());
        assert!(!flow(&format!("v1.3.1/A-{kind}-init")).is_dead());
    }
}

#[test]
fn a_flow_with_two_nodes_of_a_name_keeps_both() {
    let sent = flow("v26.2/A-recovery-post-sent");

    let methods = sent.ui.nodes.iter().filter(|node| node.name() == "method");
    assert_eq!(methods.count(), 2);
}

#[test]
fn what_hydra_asks_for_is_decoded() {
    let mut json = fixture("v26.2/A-login-init");
    json["oauth2_login_challenge"] = json!("c");
    json["oauth2_login_request"] = json!({
        "challenge": "c", "subject": "", "skip": true, "requested_scope": ["openid", 7],
        "client": {"client_id": "app", "client_name": "An app", "logo_uri": "", "metadata": {"a": [1]}},
    });

    let login = flow_from(&json);

    assert_eq!(login.oauth2_login_challenge.as_deref(), Some("c"));
    let request = login.oauth2_login_request.unwrap();
    assert_eq!(request.client_id, "app");
    assert_eq!(request.client_name.as_deref(), Some("An app"));
    assert_eq!(request.logo_uri, None);
    assert_eq!(request.requested_scope, ["openid"]);
    assert!(request.skip);
}

#[test]
fn fields_of_the_wrong_type_spoil_only_themselves() {
    let mut json = fixture("v26.2/A-login-init");
    for (field, value) in [
        ("active", json!(7)),
        ("expires_at", json!({})),
        ("refresh", json!("yes")),
        ("return_to", json!([])),
        ("requested_aal", json!(2)),
        ("organization_id", json!(null)),
        ("identity", json!("me")),
        ("transient_payload", json!(3)),
        ("continue_with", json!({})),
    ] {
        json[field] = value;
    }

    let spoilt = flow_from(&json);

    assert_eq!(spoilt.ui, flow("v26.2/A-login-init").ui);
    assert_eq!((spoilt.active, spoilt.return_to, spoilt.requested_aal), (None, None, None));
}

#[test]
fn a_broken_message_does_not_cost_the_others() {
    let mut json = fixture("v26.2/A-login-post-wrong");
    json["ui"]["messages"].as_array_mut().unwrap().insert(0, json!("odd"));

    let login = flow_from(&json);

    assert_eq!(login.ui.messages.len(), 1);
    assert_eq!(login.ui.messages[0].id, MessageId::INVALID_CREDENTIALS);
}

#[test]
fn the_kind_is_read_from_the_action() {
    for kind in FlowKind::ALL {
        let name = kind.as_str();
        for action in [
            format!("https://example.org/self-service/{name}?flow=x"),
            format!("https://example.org/.ory/self-service/{name}?flow=/self-service/other"),
            format!("https://example.org/a/self-service/b/self-service/{name}/#x"),
            format!("/self-service/{name}"),
        ] {
            assert_eq!(FlowKind::of_action(&action), Some(kind), "{action}");
        }
    }
    for action in ["", "/", "https://example.org/login", "/self-service/", "/self-service/dance?flow=x"] {
        assert_eq!(FlowKind::of_action(action), None, "{action}");
    }
}

#[test]
fn verification_comes_before_the_redirect_in_whatever_order() {
    let redirect = || ContinueWith::RedirectBrowserTo("/".to_owned());
    let unknown = || ContinueWith::Unknown { action: "dance".to_owned() };
    let verification = || ContinueWith::ShowVerificationUi(Default::default());
    let settings = || ContinueWith::ShowSettingsUi(Default::default());

    assert_eq!(next_step(&[redirect(), verification()]), Some(&verification()));
    assert_eq!(next_step(&[verification(), redirect()]), Some(&verification()));
    assert_eq!(next_step(&[unknown(), redirect(), settings()]), Some(&settings()));
    assert_eq!(next_step(&[unknown()]), None);
    assert_eq!(next_step(&[]), None);
}

#[test]
fn what_to_continue_with_is_decoded_with_what_is_unknown() {
    let mut json = fixture("v26.2/A-login-init");
    json["continue_with"] = json!([
        {"action": "show_verification_ui", "flow": {"id": "f", "url": "", "verifiable_address": "a@b.example"}},
        {"action": "show_settings_ui", "flow": {"id": "f"}},
        {"action": "show_recovery_ui", "flow": {"id": "f", "url": "https://example.org/recovery"}},
        {"action": "redirect_browser_to", "redirect_browser_to": "https://example.org/"},
        {"action": "show_verification_ui"},
        {"action": "dance", "flow": {"id": "f"}},
        "odd",
    ]);

    let items = flow_from(&json).continue_with;

    assert!(matches!(&items[0], ContinueWith::ShowVerificationUi(flow)
        if flow.id.as_str() == "f" && flow.url.is_none() && flow.verifiable_address.as_deref() == Some("a@b.example")));
    assert!(matches!(&items[1], ContinueWith::ShowSettingsUi(_)));
    assert!(matches!(&items[2], ContinueWith::ShowRecoveryUi(flow)
        if flow.url.as_deref() == Some("https://example.org/recovery")));
    assert!(matches!(&items[3], ContinueWith::RedirectBrowserTo(url) if url == "https://example.org/"));
    assert!(matches!(&items[4], ContinueWith::Unknown { action } if action == "show_verification_ui"));
    assert!(matches!(&items[5], ContinueWith::Unknown { action } if action == "dance"));
    assert_eq!(items.len(), 6);
}
