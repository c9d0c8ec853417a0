//! The meaning of each answer of the protocol reference.

use kratos_protocol::{Answer, Outcome, outcome};
use serde_json::{Value, json};

use crate::{fixture, summary};

const FLOW: &str = "00000000-0000-4000-8000-00000000000f";

/// A generic error, with further fields beside it.
fn error(id: &str, code: u16, beside: Value) -> String {
    let mut body = json!({"error": {"code": code, "status": "S", "message": "m", "reason": "r"}});
    if !id.is_empty() {
        body["error"]["id"] = json!(id);
    }
    let Value::Object(beside) = beside else {
        return body.to_string();
    };
    body.as_object_mut().unwrap().extend(beside);
    body.to_string()
}

/// A generic error with details.
fn detailed(id: &str, code: u16, details: Value) -> String {
    let mut body: Value = serde_json::from_str(&error(id, code, Value::Null)).unwrap();
    body["error"]["details"] = details;
    body.to_string()
}

fn flow(kind: &str, state: &str, message: Value) -> String {
    let action = format!("http://localhost:3000/.ory/self-service/{kind}?flow={FLOW}");
    let ui = json!({"action": action, "method": "POST", "nodes": [], "messages": [message]});
    json!({"id": FLOW, "state": state, "ui": ui}).to_string()
}

fn info(id: u64) -> Value {
    json!({"id": id, "text": "t", "type": "info"})
}

fn wrong(id: u64) -> Value {
    json!({"id": id, "text": "t", "type": "error"})
}

/// A status, a body and their meaning.
type Row = (u16, String, &'static str);

fn check(rows: &[Row]) {
    for (status, body, expected) in rows {
        let decided = summary::of_outcome(&outcome(&Answer::new(*status, body.as_str())));
        assert_eq!(decided, *expected, "{status} {body}");
    }
}

#[test]
fn an_answer_that_is_no_json_can_be_tried_again() {
    let html = || "<html>Sorry</html>".to_owned();
    check(&[
        (200, String::new(), "retry, failure: answer 200 is not JSON"),
        (200, html(), "retry, failure: answer 200 is not JSON"),
        (200, r#"{"id":"#.to_owned(), "retry, failure: answer 200 is not JSON"),
        (303, String::new(), "retry, failure: answer 303 is not JSON"),
        (401, html(), "retry, failure: answer 401 is not JSON"),
        (403, html(), "retry, failure: answer 403 is not JSON"),
        (404, "404 page not found".to_owned(), "retry, failure: answer 404 is not JSON"),
        (413, html(), "retry, failure: answer 413 is not JSON"),
        (429, html(), "retry, failure: too many, wait None"),
        (500, html(), "retry, failure: answer 500 is not JSON"),
        (502, html(), "retry, failure: answer 502 is not JSON"),
        (503, String::new(), "retry, failure: answer 503 is not JSON"),
        (504, html(), "retry, failure: answer 504 is not JSON"),
    ]);
}

#[test]
fn an_answer_of_no_known_shape_is_handed_on() {
    check(&[
        (200, "{}".to_owned(), "unexpected 200"),
        (200, "[]".to_owned(), "unexpected 200"),
        (200, "7".to_owned(), "unexpected 200"),
        (200, r#""text""#.to_owned(), "unexpected 200"),
        (200, r#"{"ui":null}"#.to_owned(), "unexpected 200"),
        (200, r#"{"ui":"x"}"#.to_owned(), "unexpected 200"),
        (400, r#"{"error":"text"}"#.to_owned(), "unexpected 400"),
        (404, "null".to_owned(), "unexpected 404"),
        (429, r#"{"message":"slow down"}"#.to_owned(), "retry, failure: too many, wait None"),
        (502, r#"{"message":"bad gateway"}"#.to_owned(), "retry, failure: answer 502 has an unknown shape"),
        (503, "null".to_owned(), "retry, failure: answer 503 has an unknown shape"),
    ]);
}

#[test]
fn the_wait_that_a_server_asks_for_is_kept() {
    let mut answer = Answer::new(429, error("", 429, Value::Null));
    answer.retry_after = Some(7);

    assert_eq!(summary::of_outcome(&outcome(&answer)), "retry, failure: too many, wait Some(7)");
}

#[test]
fn a_flow_is_shown_whatever_the_status() {
    check(&[
        (200, flow("login", "choose_method", Value::Null), "flow login choose_method"),
        (400, flow("login", "choose_method", wrong(4_000_006)), "flow login choose_method 4000006!"),
        (400, flow("login", "sent_email", info(1_010_014)), "flow login sent_email 1010014"),
        (400, flow("login", "sent_email", wrong(4_010_008)), "flow login sent_email 4010008!"),
        // A second factor is needed to link a provider: another login flow, since 26.2.
        (200, flow("login", "choose_method", info(1_010_004)), "flow login choose_method 1010004"),
        (400, flow("registration", "choose_method", info(1_040_009)), "flow registration choose_method 1040009"),
        (400, flow("registration", "sent_email", info(1_040_005)), "flow registration sent_email 1040005"),
        // The code was right, but the account exists: no step has been passed.
        (
            400,
            flow("registration", "passed_challenge", wrong(4_000_007)),
            "flow registration passed_challenge 4000007!",
        ),
        (
            200,
            flow("settings", "success", json!({"id": 1_050_001, "type": "success"})),
            "flow settings success passed 1050001",
        ),
        (200, flow("settings", "show_form", Value::Null), "flow settings show_form"),
        (200, flow("recovery", "sent_email", info(1_060_003)), "flow recovery sent_email 1060003"),
        (200, flow("recovery", "sent_email", wrong(4_060_006)), "flow recovery sent_email 4060006!"),
        (
            200,
            flow("recovery", "recovery_awaiting_code", info(1_060_004)),
            "flow recovery recovery_awaiting_code 1060004",
        ),
        (200, flow("verification", "sent_email", wrong(4_070_006)), "flow verification sent_email 4070006!"),
        (
            200,
            flow("verification", "passed_challenge", json!({"id": 1_080_002, "type": "success"})),
            "flow verification passed_challenge passed 1080002",
        ),
        (403, flow("login", "choose_method", Value::Null), "flow login choose_method"),
        (500, flow("login", "choose_method", wrong(5_000_001)), "flow login choose_method 5000001!"),
        // The names of Kratos 27 are unknown.
        (200, flow("dance", "twirling", Value::Null), "flow ? twirling"),
        (200, r#"{"ui":{}}"#.to_owned(), "flow ? "),
    ]);
}

#[test]
fn a_session_or_an_identity_without_a_form_is_success() {
    let session = json!({"id": "s", "active": true, "authenticator_assurance_level": "aal1", "authentication_methods": [{"method": "password"}]});
    let redirect = json!({"action": "redirect_browser_to", "redirect_browser_to": "http://localhost:3000/"});
    let verification = json!({"action": "show_verification_ui", "flow": {"id": FLOW}});
    check(&[
        (200, json!({"session": session}).to_string(), "success session aal1 by password"),
        (200, json!({"session": session, "continue_with": null}).to_string(), "success session aal1 by password"),
        (
            200,
            json!({"session": session, "continue_with": [redirect]}).to_string(),
            "success session aal1 by password, then http://localhost:3000/",
        ),
        // The `session` hook is off: signed up, but not signed in.
        (200, json!({"identity": {"id": "i"}}).to_string(), "success identity"),
        (200, json!({"session": null, "identity": {"id": "i"}, "continue_with": []}).to_string(), "success identity"),
        (
            200,
            json!({"session": session, "identity": {"id": "i"}, "continue_with": [redirect, verification]}).to_string(),
            "success session aal1 by password identity, then http://localhost:3000/ or verification 00000000-0000-4000-8000-00000000000f",
        ),
        // An answer for a native application.
        (
            200,
            json!({"session": session, "session_token": "ory_st_x", "continue_with": [{"action": "set_ory_session_token", "ory_session_token": "ory_st_x"}]}).to_string(),
            "success session aal1 by password, then token",
        ),
    ]);
}

#[test]
fn nothing_to_say_is_done() {
    check(&[(204, String::new(), "done"), (204, "null".to_owned(), "done")]);
}

#[test]
fn a_null_is_an_oauth2_challenge_whose_target_is_lost() {
    check(&[(200, "null".to_owned(), "oauth2 accepted")]);
}

#[test]
fn a_change_of_location_is_followed() {
    let moved = |to: &str| error("browser_location_change_required", 422, json!({"redirect_browser_to": to}));
    check(&[
        (422, moved("http://localhost:4444/auth?state=x"), "go, LocationChange: http://localhost:4444/auth?state=x"),
        (
            422,
            moved("http://localhost:3000/.ory/self-service/login/browser?aal=aal2"),
            "go, LocationChange: http://localhost:3000/.ory/self-service/login/browser?aal=aal2",
        ),
        (422, moved("http://localhost:3000/login?flow=f"), "go, LocationChange: http://localhost:3000/login?flow=f"),
        (
            422,
            moved("http://localhost:3000/settings?flow=f"),
            "go, LocationChange: http://localhost:3000/settings?flow=f",
        ),
        (422, json!({"redirect_browser_to": "/x"}).to_string(), "go, LocationChange: /x"),
        (433, json!({"redirect_browser_to": "/x"}).to_string(), "go, LocationChange: /x"),
        (403, error("", 403, json!({"redirect_browser_to": "/x"})), "go, LocationChange: /x"),
        (403, error("new_in_27", 403, json!({"redirect_browser_to": "/x"})), "go, LocationChange: /x"),
        (422, moved(""), "refused: 422 browser_location_change_required: r"),
    ]);
}

#[test]
fn a_missing_factor_names_where_to_show_it() {
    let to = || json!({"redirect_browser_to": "/there"});
    check(&[
        (403, error("session_aal2_required", 403, to()), "go, Aal2Required: /there"),
        (403, detailed("session_aal2_required", 403, to()), "go, Aal2Required: /there"),
        (403, error("session_aal2_required", 403, Value::Null), "refused: 403 session_aal2_required: r"),
        (403, error("session_refresh_required", 403, to()), "go, RefreshRequired: /there"),
        (403, error("session_refresh_required", 403, Value::Null), "refused: 403 session_refresh_required: r"),
        (401, error("session_aal1_required", 401, Value::Null), "restart, Aal1Required"),
    ]);
}

#[test]
fn signed_in_already_is_no_failure() {
    check(&[
        (400, error("session_already_available", 400, Value::Null), "signed in already"),
        (400, error("session_aal_already_fulfilled", 400, Value::Null), "signed in already"),
    ]);
}

#[test]
fn signed_out_keeps_the_reason() {
    check(&[
        (401, error("session_inactive", 401, Value::Null), "signed out: 401 session_inactive: r"),
        (
            401,
            error("session_inactive", 401, json!({"CredentialsMissing": false})),
            "signed out: 401 session_inactive: r",
        ),
        (401, error("", 401, Value::Null), "signed out: 401 S: r"),
        // The account is disabled.
        (401, detailed("", 401, json!({"identity_id": "i"})), "signed out: 401 S: r"),
    ]);
}

#[test]
fn a_dead_flow_is_replaced() {
    let used = || json!({"use_flow_id": FLOW, "expired_at": "2026-01-01T00:00:00Z", "since": 1});
    let details = || json!({"redirect_to": "http://localhost:3000/.ory/self-service/login/browser", "return_to": ""});
    check(&[
        (410, detailed("self_service_flow_expired", 410, details()), "restart, Expired"),
        (
            410,
            error("self_service_flow_expired", 410, used()),
            "restart, Expired, with 00000000-0000-4000-8000-00000000000f",
        ),
        (410, detailed("", 410, details()), "restart, Expired"),
        (
            410,
            error("self_service_flow_replaced", 410, json!({"use_flow_id": FLOW})),
            "restart, Replaced, with 00000000-0000-4000-8000-00000000000f",
        ),
        (404, error("", 404, Value::Null), "restart, NotFound"),
        (403, error("security_csrf_violation", 403, Value::Null), "restart, CsrfViolation"),
        (
            403,
            detailed("security_csrf_violation", 403, json!({"docs": "d", "hint": "h", "reject_reason": "x"})),
            "restart, CsrfViolation",
        ),
        (403, error("security_identity_mismatch", 403, Value::Null), "restart, IdentityMismatch"),
        (400, error("self_service_flow_return_to_forbidden", 400, Value::Null), "restart, ReturnToForbidden"),
    ]);
}

#[test]
fn another_flow_that_has_to_come_first_is_named() {
    let verify = || json!({"continue_with": [{"action": "show_verification_ui", "flow": {"id": FLOW, "verifiable_address": "a@b.example"}}]});
    let recover = || json!({"continue_with": [{"action": "show_recovery_ui", "flow": {"id": FLOW}}]});
    check(&[
        // The status in the body differs from the answer's, in 26.2.
        (
            403,
            detailed("session_verified_address_required", 400, verify()),
            "continue: verification 00000000-0000-4000-8000-00000000000f",
        ),
        (
            403,
            error("session_verified_address_required", 400, Value::Null),
            "refused: 400 session_verified_address_required: r",
        ),
        (400, detailed("", 400, recover()), "continue: recovery 00000000-0000-4000-8000-00000000000f"),
        (
            410,
            detailed("self_service_flow_expired", 410, recover()),
            "continue: recovery 00000000-0000-4000-8000-00000000000f",
        ),
    ]);
}

#[test]
fn what_only_the_caller_understands_is_handed_on() {
    check(&[
        (400, error("self_service_flow_disabled", 400, Value::Null), "refused: 400 self_service_flow_disabled: r"),
        // Recovery or verification is off, `aal` is unknown, `flow` is missing, `return_to` is not a URL.
        (400, error("", 400, Value::Null), "refused: 400 S: r"),
        (403, error("", 403, Value::Null), "refused: 403 S: r"),
        (409, error("new_in_27", 409, Value::Null), "refused: 409 new_in_27: r"),
        (400, r#"{"error":{}}"#.to_owned(), "refused: 0 : "),
    ]);
}

#[test]
fn a_failing_server_can_be_tried_again() {
    check(&[
        (500, error("", 500, Value::Null), "retry, failure: 500 S: r"),
        (500, error("invalid_configuration", 500, Value::Null), "retry, failure: 500 invalid_configuration: r"),
        (502, error("", 502, Value::Null), "retry, failure: 502 S: r"),
        (504, error("", 504, Value::Null), "retry, failure: 504 S: r"),
        (429, error("", 429, Value::Null), "retry, failure: too many, wait None"),
    ]);
}

#[test]
fn a_registration_begun_with_a_session_and_a_challenge_becomes_a_login() {
    let flow = fixture::json("v26.2/A-login-init-refresh").to_string();

    let decided = outcome(&Answer::new(200, flow));

    let Outcome::Flow(flow) = decided else { panic!("{decided:?}") };
    assert!(flow.refresh);
    assert_eq!(flow.requested_aal.unwrap().as_str(), "aal1");
}
