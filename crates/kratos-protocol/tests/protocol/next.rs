//! The page's next step, a row for every case.

use kratos_protocol::{
    Answer, Ask, Call, Failure, FlowId, FlowKind, Next, Notice, RestartReason, Situation, Step, Stop, Target, Turns,
    next, outcome,
};
use serde_json::{Value, json};

const FLOW: &str = "11111111-1111-4111-8111-111111111111";
const OTHER: &str = "22222222-2222-4222-8222-222222222222";

/// A page of a kind that loads its flow, with nothing in its URL.
fn loading(kind: FlowKind) -> Situation<'static> {
    let page = match kind {
        FlowKind::Login => "/login",
        FlowKind::Registration => "/registration",
        FlowKind::Recovery => "/recovery",
        FlowKind::Verification => "/verification",
        FlowKind::Settings => "/settings",
    };
    Situation {
        kind,
        call: Call::Load,
        flow: None,
        origin: "https://example.org",
        here: page,
        page,
        return_to: None,
        turns: Turns::default(),
    }
}

/// The same page after its form was submitted.
fn submitting(kind: FlowKind) -> Situation<'static> {
    Situation { call: Call::Submit, ..loading(kind) }
}

fn after(situation: &Situation<'_>, status: u16, body: &Value) -> Next {
    next(situation, outcome(&Answer::new(status, body.to_string())))
}

fn flow(kind: FlowKind, more: &Value) -> Value {
    let action = format!("https://example.org/.ory/self-service/{}?flow={FLOW}", kind.as_str());
    let mut flow = json!({ "id": FLOW, "ui": { "action": action, "method": "POST", "nodes": [], "messages": [] } });
    flow.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    flow
}

fn error(id: &str, more: &Value) -> Value {
    let mut body = json!({ "error": { "id": id, "message": "", "reason": "" } });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

fn id(text: &str) -> FlowId {
    FlowId(text.to_owned())
}

fn new(without: &'static [&'static str], call: Call) -> Step {
    Step::Ask(Ask::New { without }, call)
}

fn verification(continued: &str) -> Value {
    json!({ "action": continued, "flow": { "id": OTHER } })
}

#[test]
fn a_flow_is_shown_on_its_page() {
    for kind in FlowKind::ALL {
        for situation in [loading(kind), submitting(kind)] {
            let next = after(&situation, 200, &flow(kind, &json!({})));
            assert!(matches!(&next.step, Step::Show(shown) if shown.id == id(FLOW)), "{kind:?}: {next:?}");
            assert_eq!((next.notice, next.is_session_stale), (None, false));
        }
    }
}

#[test]
fn a_flow_of_another_kind_is_shown_on_that_kinds_page() {
    let next = after(&submitting(FlowKind::Registration), 400, &flow(FlowKind::Login, &json!({})));
    assert_eq!(next.step, Step::Go(Target::FlowInstead(FlowKind::Login, id(FLOW))));

    let mut over = flow(FlowKind::Login, &json!({}));
    over["ui"]["method"] = json!("GET");
    let next = after(&submitting(FlowKind::Registration), 200, &over);
    assert!(matches!(next.step, Step::Show(_)), "nothing is left to submit there: {next:?}");
}

#[test]
fn a_passed_flow_leads_on() {
    let to = |action: &str| verification(action);
    let url = json!({ "action": "redirect_browser_to", "redirect_browser_to": "https://example.org/orders" });
    let unchecked = || Target::Unchecked("https://example.org/orders".to_owned());
    for (kind, continued, return_to, target) in [
        (FlowKind::Recovery, to("show_settings_ui"), None, Some(Target::Flow(FlowKind::Settings, id(OTHER)))),
        (FlowKind::Verification, url.clone(), None, Some(unchecked())),
        (FlowKind::Settings, url.clone(), None, None),
        (FlowKind::Settings, url, Some("https://example.org/orders"), Some(unchecked())),
        (FlowKind::Settings, to("show_verification_ui"), None, None),
        (FlowKind::Settings, to("show_recovery_ui"), None, Some(Target::Flow(FlowKind::Recovery, id(OTHER)))),
        (FlowKind::Verification, json!({ "action": "new" }), None, None),
    ] {
        let passed = json!({ "state": "passed_challenge", "continue_with": [continued], "return_to": return_to });
        let next = after(&submitting(kind), 200, &flow(kind, &passed));
        let found = match next.step {
            Step::ShowAndGo(_, target) => Some(target),
            Step::Show(_) => None,
            other => panic!("{kind:?}: {other:?}"),
        };
        assert_eq!(found, target, "{kind:?}, {passed}");
    }
}

#[test]
fn a_flow_that_has_not_passed_leads_nowhere() {
    let unfinished = json!({ "state": "sent_email", "continue_with": [verification("show_settings_ui")] });

    let next = after(&submitting(FlowKind::Recovery), 200, &flow(FlowKind::Recovery, &unfinished));

    assert!(matches!(next.step, Step::Show(_)), "{next:?}");
}

#[test]
fn success_leads_on_or_home() {
    let session = json!({ "id": "s", "active": true });
    let url = json!([{ "action": "redirect_browser_to", "redirect_browser_to": "/orders" }]);
    let verify = json!([verification("show_verification_ui")]);
    let unchecked = || Target::Unchecked("/orders".to_owned());
    let to_flow = || Target::Flow(FlowKind::Verification, id(OTHER));
    let (login, registration) = (FlowKind::Login, FlowKind::Registration);
    for (kind, session, continued, return_to, target, notice) in [
        (login, &session, json!([]), None, Target::Home, None),
        (login, &session, json!([]), Some("/cart"), Target::Path("/cart".to_owned()), None),
        (login, &session, json!([]), Some("https://example.org/cart"), Target::Path("/cart".to_owned()), None),
        (login, &session, json!([]), Some("https://elsewhere.example/"), Target::Home, None),
        (login, &session, json!([]), Some("javascript:alert(1)"), Target::Home, None),
        (login, &session, url.clone(), None, unchecked(), None),
        (registration, &session, url.clone(), None, unchecked(), None),
        (registration, &session, verify.clone(), None, to_flow(), None),
        (registration, &Value::Null, verify, None, to_flow(), None),
        (registration, &Value::Null, url, None, Target::SignIn, Some(Notice::AccountCreated)),
        (registration, &Value::Null, json!([]), Some("/cart"), Target::SignIn, Some(Notice::AccountCreated)),
    ] {
        let situation = Situation { return_to, ..submitting(kind) };
        let body = json!({ "session": session, "identity": { "id": "i" }, "continue_with": continued });
        let next = after(&situation, 200, &body);
        assert_eq!((next.step, next.notice), (Step::Go(target), notice), "{kind:?}, {return_to:?}: {body}");
        assert!(next.is_session_stale, "{body}");
    }
}

#[test]
fn the_end_of_a_flow_is_where_the_person_came_from() {
    let situation = Situation { return_to: Some("/cart"), ..submitting(FlowKind::Verification) };

    let next = next(&situation, outcome(&Answer::new(204, "")));

    assert_eq!(next.step, Step::Go(Target::Path("/cart".to_owned())));
}

#[test]
fn an_accepted_oauth2_challenge_goes_on_in_the_browser() {
    assert_eq!(after(&loading(FlowKind::Login), 200, &Value::Null).step, Step::Go(Target::OAuth2));
}

#[test]
fn a_person_who_is_signed_in_already_goes_on() {
    let detected = json!({ "messages": [{ "id": 4000001, "type": "error", "text": "A valid session was detected and thus login is not possible." }] });
    let mut in_words = flow(FlowKind::Login, &json!({}));
    in_words["ui"]["messages"] = detected["messages"].clone();
    for (kind, body, target) in [
        (FlowKind::Login, error("session_already_available", &json!({})), Target::Path("/cart".to_owned())),
        (FlowKind::Login, error("session_aal_already_fulfilled", &json!({})), Target::Path("/cart".to_owned())),
        (FlowKind::Login, in_words, Target::Path("/cart".to_owned())),
        (FlowKind::Registration, error("session_already_available", &json!({})), Target::Path("/cart".to_owned())),
        (FlowKind::Recovery, error("session_already_available", &json!({})), Target::Settings),
    ] {
        let next = after(&Situation { return_to: Some("/cart"), ..loading(kind) }, 400, &body);
        assert_eq!((next.step, next.is_session_stale), (Step::Go(target), true), "{kind:?}");
    }
}

#[test]
fn a_person_who_is_not_signed_in_signs_in_for_the_settings() {
    let body = error("session_inactive", &json!({}));

    assert_eq!(after(&loading(FlowKind::Settings), 401, &body).step, Step::Go(Target::SignInAndBack));
    assert!(matches!(after(&loading(FlowKind::Login), 401, &body).step, Step::Stop(Stop::Refused(_))));
}

#[test]
fn a_restart_takes_another_flow_and_says_why() {
    let with = json!({ "use_flow_id": OTHER });
    let none = json!({});
    for (status, name, more, ask, reason) in [
        (410, "self_service_flow_expired", &with, Ask::Flow(id(OTHER)), Some(RestartReason::Expired)),
        (410, "self_service_flow_expired", &none, Ask::New { without: &[] }, Some(RestartReason::Expired)),
        (404, "", &none, Ask::New { without: &[] }, Some(RestartReason::NotFound)),
        (403, "security_identity_mismatch", &none, Ask::New { without: &[] }, Some(RestartReason::IdentityMismatch)),
        (400, "session_aal1_required", &none, Ask::New { without: &["aal"] }, None),
        (
            400,
            "self_service_flow_return_to_forbidden",
            &none,
            Ask::New { without: &["return_to"] },
            Some(RestartReason::ReturnToForbidden),
        ),
    ] {
        let next = after(&loading(FlowKind::Login), status, &error(name, more));
        assert_eq!(next.step, Step::Ask(ask, Call::Again), "{name}");
        assert_eq!(next.notice, reason.map(Notice::Restarted), "{name}");
    }
}

#[test]
fn a_flow_that_nothing_can_succeed_in_is_replaced() {
    let mut dead = flow(FlowKind::Recovery, &json!({}));
    let too_often = "The request was submitted too often. Please request another code.";
    dead["ui"]["messages"] = json!([{ "id": 4000001, "type": "error", "text": too_often }]);
    dead["state"] = json!("sent_email");

    let next = after(&submitting(FlowKind::Recovery), 400, &dead);

    assert_eq!(next.step, new(&[], Call::Again));
    assert_eq!(next.notice, Some(Notice::Restarted(RestartReason::Replaced)));
}

#[test]
fn a_second_refusal_in_a_row_says_that_cookies_are_blocked() {
    let refused = error("security_csrf_violation", &json!({}));
    let again = new(&[], Call::AgainAfterRefusal);
    let fresh = flow(FlowKind::Login, &json!({}));

    let first = after(&submitting(FlowKind::Login), 403, &refused);
    assert_eq!((&first.step, first.notice), (&again, Some(Notice::Restarted(RestartReason::CsrfViolation))));
    let asked = Situation { call: Call::AgainAfterRefusal, turns: first.turns, ..loading(FlowKind::Login) };
    let shown = after(&asked, 200, &fresh);
    assert!(matches!(shown.step, Step::Show(_)), "{shown:?}");

    let submitted = Situation { turns: shown.turns, ..submitting(FlowKind::Login) };
    let second = after(&submitted, 403, &refused);
    assert_eq!((&second.step, second.notice), (&again, None));
    let asked = Situation { turns: second.turns, ..asked };
    let blocked = after(&asked, 200, &fresh);
    assert!(
        matches!(&blocked.step, Step::Stop(Stop::CookiesBlocked(Some(flow))) if flow.id == id(FLOW)),
        "{blocked:?}"
    );

    // Another page begins as if no submit had been refused, and a submit that succeeds resets the count.
    let elsewhere = Situation { turns: blocked.turns, ..loading(FlowKind::Registration) };
    assert!(matches!(after(&elsewhere, 200, &flow(FlowKind::Registration, &json!({}))).step, Step::Show(_)));
    let through = after(&Situation { turns: blocked.turns, ..submitting(FlowKind::Login) }, 400, &fresh);
    let third = after(&Situation { turns: through.turns, ..submitting(FlowKind::Login) }, 403, &refused);
    assert_eq!(third.notice, Some(Notice::Restarted(RestartReason::CsrfViolation)));
}

#[test]
fn a_submit_without_an_answer_refuses_nothing() {
    let refused = error("security_csrf_violation", &json!({}));
    let first = after(&submitting(FlowKind::Login), 403, &refused);

    let lost = next(
        &Situation { turns: first.turns.shown(), ..submitting(FlowKind::Login) },
        outcome(&Answer::new(502, "<html>")),
    );
    let second = after(&Situation { turns: lost.turns, ..submitting(FlowKind::Login) }, 403, &refused);

    assert!(matches!(lost.step, Step::Stop(Stop::Failure(_))));
    assert_eq!(second.notice, None, "it is the second one in a row");
}

#[test]
fn attempts_that_the_person_makes_are_no_circle() {
    let gone = error("", &json!({}));
    let mut situation = loading(FlowKind::Login);
    for _ in 0..10 {
        let restarted = after(&Situation { call: Call::Load, ..situation }, 404, &gone);
        assert_eq!(restarted.step, new(&[], Call::Again));
        situation.turns = restarted.turns;

        let lost = next(&Situation { call: Call::Again, ..situation }, outcome(&Answer::new(502, "<html>")));

        assert!(matches!(lost.step, Step::Stop(Stop::Failure(_))), "{lost:?}");
        situation.turns = lost.turns;
    }
}

#[test]
fn webauthns_first_step_takes_the_same_flow() {
    let to = |target: &str| error("browser_location_change_required", &json!({ "redirect_browser_to": target }));
    let present = id(FLOW);
    let with = Situation { flow: Some(&present), ..submitting(FlowKind::Login) };

    let next = after(&with, 422, &to(&format!("https://example.org/login?flow={FLOW}")));
    assert_eq!(next.step, Step::Ask(Ask::Flow(id(FLOW)), Call::Again));

    for elsewhere in [
        format!("https://example.org/login?flow={OTHER}"),
        format!("https://example.org/settings?flow={FLOW}"),
        format!("https://elsewhere.example/login?flow={FLOW}"),
        "https://example.org/login".to_owned(),
        "https://example.org/login?flow=".to_owned(),
    ] {
        assert_eq!(after(&with, 422, &to(&elsewhere)).step, Step::Go(Target::Unchecked(elsewhere)));
    }
}

#[test]
fn a_redirect_to_the_very_page_without_a_flow_asks_for_one() {
    let to = |target: &str| error("browser_location_change_required", &json!({ "redirect_browser_to": target }));
    let here = Situation { here: "/login?aal=aal2", ..loading(FlowKind::Login) };

    assert_eq!(after(&here, 422, &to("https://example.org/login?aal=aal2")).step, new(&[], Call::Again));
    let other = "https://example.org/login".to_owned();
    assert_eq!(after(&here, 422, &to(&other)).step, Step::Go(Target::Unchecked(other)));
}

#[test]
fn a_second_factor_is_asked_for_where_the_person_is() {
    let start = "https://example.org/self-service/login/browser?aal=aal2&return_to=x";
    let body = error("session_aal2_required", &json!({ "redirect_browser_to": start }));

    let login = after(&submitting(FlowKind::Login), 422, &body);
    assert_eq!(login.step, Step::Ask(Ask::SecondFactor(start.to_owned()), Call::Again));
    assert!(login.is_session_stale);

    let settings = after(&loading(FlowKind::Settings), 403, &body);
    assert_eq!(settings.step, Step::Go(Target::SecondFactorAndBack));
    assert_eq!((settings.notice, settings.is_session_stale), (Some(Notice::SecondFactorNeeded), true));
}

#[test]
fn a_sign_in_that_is_too_long_ago_leads_to_the_sign_in() {
    let to = "https://example.org/login?refresh=true";
    let body = error("session_refresh_required", &json!({ "redirect_browser_to": to }));

    let next = after(&submitting(FlowKind::Settings), 403, &body);

    assert_eq!((next.step, next.notice), (Step::Go(Target::Unchecked(to.to_owned())), None));
}

#[test]
fn a_verification_that_comes_first_is_gone_on_with() {
    let mut body = error("", &json!({}));
    body["error"]["details"] = json!({ "continue_with": [verification("show_verification_ui")] });

    let next = after(&submitting(FlowKind::Login), 403, &body);

    assert_eq!(next.step, Step::Go(Target::Flow(FlowKind::Verification, id(OTHER))));
}

#[test]
fn a_refusal_is_said() {
    let disabled = error("self_service_flow_disabled", &json!({}));
    let mut in_words = error("", &json!({}));
    in_words["error"]["reason"] = json!("Recovery is not allowed because it was disabled.");

    assert_eq!(after(&loading(FlowKind::Registration), 400, &disabled).step, Step::Stop(Stop::Disabled));
    assert_eq!(after(&loading(FlowKind::Recovery), 400, &in_words).step, Step::Stop(Stop::Disabled));
    let refused = after(&loading(FlowKind::Login), 400, &error("new_in_a_later_kratos", &json!({})));
    assert!(matches!(refused.step, Step::Stop(Stop::Refused(_))), "{refused:?}");
    let unexpected = after(&loading(FlowKind::Login), 200, &json!({ "something": "else" }));
    assert_eq!(unexpected.step, Step::Stop(Stop::Failure(Failure::Unexpected { status: 200 })));
}

#[test]
fn a_circle_ends() {
    let (gone, refused) = (error("", &json!({})), error("security_csrf_violation", &json!({})));
    let signed_in = error("session_already_available", &json!({}));
    let unexpected = Stop::Failure(Failure::Unexpected { status: 200 });
    for (status, body, stop) in
        [(404, gone, unexpected.clone()), (403, refused, Stop::CookiesBlocked(None)), (400, signed_in, unexpected)]
    {
        let mut situation = loading(FlowKind::Login);
        for turn in 0.. {
            let next = after(&situation, status, &body);
            situation.turns = next.turns;
            match next.step {
                Step::Ask(_, call) => situation.call = call,
                Step::Go(_) => {}
                step => {
                    assert_eq!((step, turn), (Step::Stop(stop), 4), "{body}");
                    assert_eq!(next.turns, next.turns.shown(), "the person may try again");
                    break;
                }
            }
        }
    }
}
