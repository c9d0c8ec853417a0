//! Sessions, identities, and other answers that are not flows.

use kratos_protocol::{
    Aal, AddressStatus, Answer, ErrorId, Failure, Identity, IdentitySchema, Logout, Method, Outcome, RevokedSessions,
    Session, StoredError, Whoami, outcome, resource, whoami,
};
use serde_json::{Value, json};

use crate::{fixture::answer, summary};

fn signed_in(answer: &Answer) -> Session {
    match whoami(answer) {
        Whoami::SignedIn(session) => *session,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_session_is_decoded_with_its_identity() {
    let session = signed_in(&answer("v26.2/A-whoami-200"));

    assert!(session.active);
    assert_eq!(session.aal, Aal::Aal1);
    assert_eq!(session.authentication_methods[0].method, Method::Password);
    assert_eq!(session.authentication_methods[0].aal, Aal::Aal1);
    assert!(session.expires_at > session.issued_at);
    assert!(session.devices[0].ip_address.is_some());
    let identity = session.identity.unwrap();
    assert_eq!(identity.schema_id, "person");
    assert_eq!(identity.verifiable_addresses[0].via, "email");
    assert_eq!(identity.verifiable_addresses[0].status, AddressStatus::Sent);
    assert_eq!(identity.address(), identity.traits["email"].as_str());
    assert_eq!(identity.display_name(), identity.traits["name"].as_str());
}

#[test]
fn whoami_says_who_or_why_not() {
    let error = |id: Value, more: Value| {
        let mut body = json!({"error": {"id": id, "code": 1, "status": "S", "message": "m"}});
        body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        body.to_string()
    };
    let to = json!({"redirect_browser_to": "/there"});
    for (status, body, expected) in [
        (401, error(json!(null), json!({})), "signed out"),
        (401, error(json!("session_inactive"), json!({})), "signed out"),
        (403, error(json!("session_aal2_required"), to), "aal2 required, /there"),
        (403, error(json!("session_aal2_required"), json!({})), "aal2 required, "),
        // An identity without any method to sign in.
        (403, error(json!(null), json!({})), "failure: 1 S: m"),
        (404, error(json!(null), json!({})), "failure: 1 S: m"),
        (500, error(json!(null), json!({})), "failure: 1 S: m"),
        (429, error(json!(null), json!({})), "failure: too many, wait None"),
        (200, "{}".to_owned(), "failure: answer 200 has an unknown shape"),
        (200, "null".to_owned(), "failure: answer 200 has an unknown shape"),
        (200, "[]".to_owned(), "failure: answer 200 has an unknown shape"),
        (200, "<html>".to_owned(), "failure: answer 200 is not JSON"),
        (204, String::new(), "failure: answer 204 is not JSON"),
        (401, "<html>".to_owned(), "failure: answer 401 is not JSON"),
        (401, "{}".to_owned(), "failure: answer 401 has an unknown shape"),
        (502, String::new(), "failure: answer 502 is not JSON"),
        (200, json!({"id": "s"}).to_string(), "signed in  by "),
    ] {
        assert_eq!(summary::of_whoami(&Answer::new(status, body.as_str())), expected, "{status} {body}");
    }
}

#[test]
fn other_sessions_come_without_the_present_one() {
    let none: Vec<Session> = resource(&answer("v26.2/A-sessions-list-one")).unwrap();
    let one: Vec<Session> = resource(&answer("v26.2/A-sessions-list-two")).unwrap();

    assert!(none.is_empty());
    assert_eq!(one.len(), 1);
    assert!(!one[0].devices.is_empty());
}

#[test]
fn a_name_is_the_identitys_or_an_address() {
    let identity = |json: Value| -> Identity { serde_json::from_value(json).unwrap() };
    let address = json!({"id": "a", "value": "+41", "via": "sms"});
    for (json, expected) in [
        (json!({"traits": {"name": "Ada", "email": "a@b.example"}}), Some("Ada")),
        (json!({"traits": {"name": "", "email": "a@b.example"}}), Some("a@b.example")),
        (json!({"traits": {"name": {"first": "Ada"}, "email": "a@b.example"}}), Some("a@b.example")),
        (json!({"traits": {}, "verifiable_addresses": [address]}), Some("+41")),
        (json!({"traits": [], "recovery_addresses": [address]}), Some("+41")),
        (json!({"traits": null}), None),
        (json!({}), None),
    ] {
        assert_eq!(identity(json.clone()).display_name(), expected, "{json}");
    }
}

#[test]
fn signing_out_needs_a_url() {
    let logout: Logout = resource(&answer("v26.2/A-logout-init")).unwrap();

    assert!(logout.logout_url.expose_secret().ends_with(logout.logout_token.expose_secret()));
    assert_eq!(
        resource::<Logout>(&Answer::new(200, r#"{"logout_token":"t"}"#)),
        Err(Failure::Unexpected { status: 200 })
    );
}

#[test]
fn signing_out_twice_is_signed_out() {
    let answer = answer("v26.2/A-logout-init-401");

    let failure = resource::<Logout>(&answer).unwrap_err();

    assert_eq!(failure.api_error().unwrap().id, Some(ErrorId::SessionInactive));
    assert!(matches!(outcome(&answer), Outcome::SignedOut(_)));
}

#[test]
fn a_stored_error_is_read_by_its_id() {
    let stored: StoredError = resource(&answer("v26.2/A-error-get-stub")).unwrap();

    assert_eq!(stored.error.code, 500);
    assert!(stored.error.reason.is_some());
    let gone = resource::<StoredError>(&answer("v26.2/A-error-get-404")).unwrap_err();
    assert!(matches!(gone, Failure::Kratos { status: 404, .. }));
}

#[test]
fn things_of_the_wrong_shape_are_failures() {
    for body in ["", "{", "null", "7", r#""x""#, "true"] {
        let answer = Answer::new(200, body);

        assert!(resource::<Logout>(&answer).is_err(), "{body}");
        assert!(resource::<StoredError>(&answer).is_err(), "{body}");
        assert!(resource::<Vec<Session>>(&answer).is_err(), "{body}");
        assert!(resource::<RevokedSessions>(&answer).is_err(), "{body}");
        assert!(resource::<Vec<IdentitySchema>>(&answer).is_err(), "{body}");
    }
}
