//! The companion server's answers about an account.

use kratos_protocol::{
    Answer, Deletion, Failure, Hindrance, LinkedAccount, LinkedAccounts, Proof, User, deletion, of_account,
};
use serde_json::{Value, json};

fn read<T: kratos_protocol::FromJson>(status: u16, body: Value) -> Result<T, Hindrance> {
    of_account(&Answer::new(status, body.to_string()))
}

fn problem(status: u16, code: &str, more: Value) -> Answer {
    let mut body = json!({ "type": format!("urn:leptos-kratos:problem:{code}"), "title": "T", "status": status });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    Answer::new(status, body.to_string())
}

#[test]
fn a_user_is_read_with_whatever_is_known() {
    let user: User = read(
        200,
        json!({
            "id": "1", "kratos_identity_id": "2", "email": "a@example.com", "name": null, "username": 7,
            "avatar_url": "/a.png", "is_admin": true, "created_at": "2025-03-04T12:00:00Z", "more": [],
        }),
    )
    .unwrap();

    assert_eq!(
        user,
        User {
            id: "1".to_owned(),
            kratos_identity_id: "2".to_owned(),
            email: Some("a@example.com".to_owned()),
            avatar_url: Some("/a.png".to_owned()),
            is_admin: true,
            created_at: "2025-03-04T12:00:00Z".to_owned(),
            ..User::default()
        }
    );
}

#[test]
fn nobody_is_taken_for_somebody() {
    for body in [json!({}), json!({ "id": "" }), json!({ "id": 7 }), json!([]), json!(null)] {
        let failure = Hindrance::Failed(Failure::Unexpected { status: 200 });
        assert_eq!(read::<User>(200, body.clone()), Err(failure), "{body}");
    }
}

#[test]
fn what_has_to_be_typed_is_what_the_server_wants_to_see() {
    let user = |email: Option<&str>, username: Option<&str>| User {
        email: email.map(str::to_owned),
        username: username.map(str::to_owned),
        kratos_identity_id: "identity".to_owned(),
        ..User::default()
    };
    for (user, confirmation) in [
        (user(Some("a@example.com"), Some("ada")), "a@example.com"),
        (user(None, Some("ada")), "ada"),
        (user(None, None), "identity"),
    ] {
        assert_eq!(user.confirmation(), confirmation);
        assert!(user.is_confirmed_by(confirmation, str::to_lowercase));
        assert!(user.is_confirmed_by(&format!(" {}\t", confirmation.to_uppercase()), str::to_lowercase));
        for other in ["", " ", "other", &confirmation[1..]] {
            assert!(!user.is_confirmed_by(other, str::to_lowercase), "{other:?}");
        }
    }
    assert!(!User::default().is_confirmed_by("", str::to_lowercase), "nobody deletes an account by typing nothing");
}

#[test]
fn an_account_elsewhere_is_known_by_what_the_person_knows() {
    let linked: LinkedAccounts = read(
        200,
        json!({ "linked_accounts": [
            { "provider": "google", "subject": "1", "email": "a@example.com", "name": "Ada" },
            { "provider": "github", "subject": "2", "email": "", "name": "Ada" },
            { "provider": "x", "subject": "3" },
            "odd",
        ] }),
    )
    .unwrap();

    let known: Vec<_> = linked.linked_accounts.iter().map(LinkedAccount::known_by).collect();
    assert_eq!(known, ["a@example.com", "Ada", "3"]);
}

#[test]
fn no_list_is_not_an_empty_list() {
    for body in [json!({}), json!([]), json!({ "linked_accounts": null }), json!({ "linked_accounts": {} })] {
        assert!(read::<LinkedAccounts>(200, body.clone()).is_err(), "{body}");
    }
    assert_eq!(read(200, json!({ "linked_accounts": [] })), Ok(LinkedAccounts::default()));
}

#[test]
fn a_deletion_is_over_or_under_way() {
    assert_eq!(deletion(&Answer::new(204, "")), Ok(Deletion::Done));
    assert_eq!(deletion(&Answer::new(202, "")), Ok(Deletion::UnderWay));
    assert_eq!(deletion(&Answer::new(202, "{}")), Ok(Deletion::UnderWay));
}

#[test]
fn nothing_else_counts_as_deleted() {
    for (status, body) in [(200, "{}"), (200, "<html>"), (201, "{}"), (302, ""), (404, "{}"), (500, "{}"), (503, "")] {
        assert!(deletion(&Answer::new(status, body)).is_err(), "{status} {body}");
    }
}

#[test]
fn a_problem_is_known_by_its_code_and_else_by_its_status() {
    let to = json!({ "redirect_browser_to": "/there" });
    let proof = |proof| Hindrance::Proof { proof, redirect_browser_to: Some("/there".to_owned()) };
    for (answer, expected) in [
        (problem(401, "session-missing", json!({})), Hindrance::SignedOut),
        (Answer::new(401, "{}"), Hindrance::SignedOut),
        (problem(403, "session-refresh-required", to.clone()), proof(Proof::SignIn)),
        (problem(403, "session-aal2-required", to.clone()), proof(Proof::SecondFactor)),
        (problem(403, "something-new", to), proof(Proof::SignIn)),
        (
            problem(403, "session-refresh-required", json!({})),
            Hindrance::Proof { proof: Proof::SignIn, redirect_browser_to: None },
        ),
        (problem(422, "confirmation-mismatch", json!({})), Hindrance::Mismatch),
        (Answer::new(502, "<html>"), Hindrance::Failed(Failure::NotJson { status: 502 })),
        (problem(429, "too-many", json!({})), Hindrance::Failed(Failure::RateLimited { retry_after: None })),
    ] {
        assert_eq!(deletion(&answer), Err(expected), "{answer:?}");
    }
}

#[test]
fn what_nobody_knows_is_told_in_the_servers_words() {
    let Err(Hindrance::Refused(error)) = deletion(&problem(409, "conflict", json!({ "detail": "D" }))) else {
        panic!("it is refused");
    };
    assert_eq!((error.message.as_str(), error.reason.as_deref()), ("T", Some("D")));

    let Err(Hindrance::Failed(Failure::Kratos { status: 503, error })) = deletion(&problem(503, "x", json!({}))) else {
        panic!("it may succeed later");
    };
    assert_eq!(error.message, "T");
}
