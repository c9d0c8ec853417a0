//! Every input is decoded or refused, without a panic.

use kratos_protocol::{
    Aal, AddressStatus, Answer, Attributes, Autocomplete, Destination, ErrorId, Flow, FlowKind, FlowState, Group,
    IdentitySchema, IdentityState, InputKind, InputValue, Logout, Method, Node, Outcome, RevokedSessions, Session,
    Severity, StoredError, Trigger, destination, next_step, outcome, resource, submission, whoami,
};
use proptest::{collection::vec, option, prelude::*, sample::select, test_runner::RngSeed};
use serde_json::{Value, json};

use crate::{fixture, summary};

/// Calls every function that reads an answer.
fn use_up(answer: &Answer) {
    let decided = outcome(answer);
    let _ = summary::of_outcome(&decided);
    let _ = format!("{decided:?}");
    if let Outcome::Flow(flow) = &decided {
        use_up_flow(flow);
    }
    let _ = format!("{:?}", whoami(answer));
    let _ = resource::<Vec<Session>>(answer);
    let _ = resource::<Logout>(answer);
    let _ = resource::<StoredError>(answer);
    let _ = resource::<RevokedSessions>(answer);
    let _ = resource::<Vec<IdentitySchema>>(answer);
}

fn use_up_flow(flow: &Flow) {
    let _ = (flow.has_error(), flow.is_passed(), next_step(&flow.continue_with));
    let _ = FlowKind::of_action(&flow.ui.action);
    if let Some(identity) = &flow.identity {
        let _ = identity.display_name();
    }
    for node in &flow.ui.nodes {
        let _ = submission(flow, &node.group, node.input(), |input| input.value.clone());
        let _ = submission(flow, &node.group, None, |input| Some(InputValue::Text(input.name.clone())));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(KRATOS_WORDS).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        let key = prop_oneof![select(KRATOS_WORDS).prop_map(str::to_owned), ".{0,8}"];
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::from),
            vec((key, inner), 0..8).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Words that lead arbitrary JSON into the decoders instead of past them.
const KRATOS_WORDS: &[&str] = &[
    "ui",
    "nodes",
    "node",
    "type",
    "input",
    "text",
    "img",
    "a",
    "script",
    "div",
    "attributes",
    "name",
    "value",
    "group",
    "default",
    "password",
    "profile",
    "method",
    "traits.a.0.b",
    "traits",
    "messages",
    "message",
    "id",
    "context",
    "meta",
    "label",
    "error",
    "details",
    "code",
    "session",
    "identity",
    "continue_with",
    "action",
    "flow",
    "show_verification_ui",
    "redirect_browser_to",
    "use_flow_id",
    "session_aal2_required",
    "state",
    "submit",
    "options",
    "action",
    "oauth2_login_request",
    "authentication_methods",
    "devices",
    "verifiable_addresses",
    "error",
    "submit",
    "identity_schema",
    "secrets",
];

fn status() -> impl Strategy<Value = u16> {
    prop_oneof![select(&[200, 204, 303, 400, 401, 403, 404, 410, 422, 429, 500, 502][..]), any::<u16>()]
}

fn captured() -> impl Strategy<Value = Value> {
    let calls = fixture::VERSIONS.map(fixture::all).into_iter().flatten();
    let bodies: Vec<Value> = calls.filter_map(|call| serde_json::from_str(&call.answer.body).ok()).collect();
    select(bodies)
}

/// A change to a place in JSON.
#[derive(Clone, Debug)]
enum Damage {
    Delete,
    Replace(Value),
    Double,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![Just(Damage::Delete), any_json().prop_map(Damage::Replace), Just(Damage::Double),]
}

/// Walks into JSON, choosing a branch by each turn, and does the damage there.
fn inflict(json: &mut Value, turns: &[usize], damage: &Damage) {
    let Some((turn, turns)) = turns.split_first() else {
        return;
    };
    let length = json.as_array().map_or_else(|| json.as_object().map_or(0, |it| it.len()), Vec::len);
    if length == 0 {
        return;
    }
    let (index, is_last) = (turn % length, turns.is_empty());
    match json {
        Value::Array(items) if is_last => match damage {
            Damage::Delete => drop(items.remove(index)),
            Damage::Replace(value) => items[index] = value.clone(),
            Damage::Double => items.push(items[index].clone()),
        },
        Value::Array(items) => inflict(&mut items[index], turns, damage),
        Value::Object(fields) => {
            let key = fields.keys().nth(index).unwrap().clone();
            match damage {
                Damage::Delete if is_last => drop(fields.remove(&key)),
                Damage::Replace(value) if is_last => drop(fields.insert(key, value.clone())),
                Damage::Double if is_last => {
                    let value = fields[&key].clone();
                    fields.insert(format!("{key}{key}"), value);
                }
                _ => inflict(&mut fields[&key], turns, damage),
            }
        }
        _ => {}
    }
}

proptest! {
    // The same cases each time, so runs can be repeated. To search further: PROPTEST_RNG_SEED=2 PROPTEST_CASES=100000.
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_with_any_status_means_something(status in status(), body in ".{0,200}", retry_after in option::of(any::<u32>())) {
        use_up(&Answer { status, body, retry_after });
    }

    #[test]
    fn any_json_with_any_status_means_something(status in status(), json in any_json()) {
        use_up(&Answer::new(status, json.to_string()));
    }

    #[test]
    fn any_json_as_a_form_is_a_flow(status in status(), ui in any_json(), nodes in vec(any_json(), 0..8)) {
        use_up(&Answer::new(status, json!({"id": "f", "ui": ui}).to_string()));
        use_up(&Answer::new(status, json!({"id": "f", "ui": {"nodes": nodes}}).to_string()));
    }

    #[test]
    fn any_damage_to_an_answer_is_survived(
        status in status(),
        mut json in captured(),
        wounds in vec((vec(any::<usize>(), 1..7), damage()), 1..6),
    ) {
        for (turns, damage) in wounds {
            inflict(&mut json, &turns, &damage);
        }
        use_up(&Answer::new(status, json.to_string()));
    }

    #[test]
    fn a_broken_node_does_not_cost_the_others(mut json in captured(), at in any::<usize>(), broken in any_json()) {
        let Some(nodes) = json.pointer_mut("/ui/nodes").and_then(Value::as_array_mut) else { return Ok(()) };
        let whole = fixture::flow_from(&json!({"ui": {"nodes": nodes}})).ui.nodes;
        let at = at % (nodes.len() + 1);
        nodes.insert(at, broken);

        let decoded = fixture::flow_from(&json).ui.nodes;

        let surplus = decoded.len() - whole.len();
        prop_assert!(surplus <= 1);
        prop_assert_eq!(&decoded[..at], &whole[..at]);
        prop_assert_eq!(&decoded[at + surplus..], &whole[at..]);
    }

    #[test]
    fn a_node_of_an_unknown_type_is_kept(mut json in captured(), node_type in "[a-z]{6,9}", group in "[a-z]{14,16}", attributes in any_json()) {
        let Some(nodes) = json.pointer_mut("/ui/nodes").and_then(Value::as_array_mut) else { return Ok(()) };
        prop_assume!(node_type != "script");
        nodes.push(json!({"type": node_type, "group": group, "attributes": attributes, "messages": [], "meta": {}}));

        let Node { group: decoded, attributes: kept, .. } = fixture::flow_from(&json).ui.nodes.pop().unwrap();

        prop_assert_eq!(decoded, Group::Other(group.into()));
        let Attributes::Unknown(kept) = kept else { return Err(TestCaseError::fail("known")) };
        // The value is written and read again, as a float may change its last digit on the way.
        let read: Value = serde_json::from_str(&attributes.to_string()).unwrap();
        prop_assert_eq!((kept.node_type, kept.attributes), (node_type, read));
    }

    #[test]
    fn names_come_back_as_they_were(name in prop_oneof![select(KRATOS_WORDS).prop_map(str::to_owned), ".{0,20}"]) {
        macro_rules! same {
            ($($names:ty),+) => {$(
                let decoded = <$names>::from(name.as_str());
                prop_assert_eq!(decoded.as_str(), name.as_str());
            )+};
        }
        same!(Aal, AddressStatus, Autocomplete, ErrorId, FlowState, Group, IdentityState, InputKind, Method, Severity, Trigger);
    }

    #[test]
    fn any_name_and_any_text_can_be_sent(
        group in "[a-z_]{0,10}|default|profile",
        fields in vec((r"(traits\.)?([a-z]{0,3}|[0-9]{1,3})(\.([a-z]{0,3}|[0-9]{1,25})){0,5}|.{0,12}", select(&["text", "number", "datetime-local", "hidden", "checkbox"][..]), option::of(".{0,12}|[0-9T:.eE+-]{0,20}")), 0..12),
        traits in any_json(),
    ) {
        let nodes: Vec<_> = fields.iter().map(|(name, kind, value)| json!({"type": "input", "group": "default",
            "attributes": {"name": name, "type": kind, "value": value}})).collect();
        let flow = fixture::flow_from(&json!({"identity": {"traits": traits}, "ui": {"nodes": nodes}}));

        let sent = submission(&flow, &Group::from(group), None, |input| input.value.clone());

        prop_assert!(sent.body.keys().all(|key| !key.starts_with("traits.")), "traits are never flat");
    }

    #[test]
    fn only_the_web_and_own_paths_pass(
        target in prop_oneof![
            ".{0,40}",
            r"(https?|HTTPS|javascript|data|file|[a-z]{1,6})?[:/\\ \t]{0,4}[a-z@:.\\/%0-9]{0,24}",
            r"https?://example\.org.{0,12}",
            r"/[/.\\%2eE ]{0,6}.{0,8}",
        ],
    ) {
        match destination(&target, "https://example.org") {
            None => {}
            Some(Destination::Here(path)) => {
                prop_assert!(path.starts_with('/') && !path.starts_with("//"), "{}", path);
                prop_assert!(!path.contains(['\\', '\t', '\r', '\n', ' ', '\0']), "{}", path);
            }
            Some(Destination::Elsewhere(url)) => {
                let lower = url.to_ascii_lowercase();
                let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
                prop_assert!(rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "-._[".contains(c))), "{}", url);
                prop_assert!(!url.contains(['\\', '\t', '\r', '\n', ' ', '\0']), "{}", url);
            }
        }
    }
}

#[test]
fn a_text_cut_anywhere_can_be_tried_again() {
    for name in ["v26.2/A-login-post-wrong", "v26.2/A-settings-init-aal2-required", "v26.2/A-registration-post-ok"] {
        let whole = fixture::answer(name);
        let cuts = (1..whole.body.len()).filter(|at| whole.body.is_char_boundary(*at));
        for at in cuts {
            let answer = Answer::new(whole.status, &whole.body[..at]);

            assert!(matches!(outcome(&answer), Outcome::Retry(_)), "{name} cut at {at}");
            let _ = whoami(&answer);
        }
    }
}

#[test]
fn nesting_without_end_is_no_json() {
    for (open, close) in [("[", "]"), ("{\"ui\":", "}"), ("{\"error\":", "}"), ("{\"session\":", "}")] {
        for depth in [127, 128, 129, 100_000] {
            let body = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            use_up(&Answer::new(200, body));
            use_up(&Answer::new(200, open.repeat(depth)));
        }
    }
}

#[test]
fn long_lists_and_texts_are_decoded() {
    let nodes = vec![json!({"type": "input", "group": "default", "attributes": {"name": "x".repeat(1000)}}); 2_000];

    let flow = fixture::flow_from(&json!({"ui": {"nodes": nodes}}));

    assert_eq!(flow.ui.nodes.len(), 2_000);
}
