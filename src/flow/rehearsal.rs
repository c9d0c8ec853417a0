//! Rehearsal of a form while the real one is loading.
//!
//! A browser compiles each function at its first call, which for a form takes as long as all else about it. While
//! Kratos's answer is awaited there is time for that.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use super::{FlowStatus, KratosFlowProps, SubmitHandler, Submitted, kratos_flow};
use crate::{
    protocol::{Answer, Outcome, outcome},
    reactive::Slot,
};

/// A sign-in with the nodes that most forms consist of.
const FLOW: &str = r#"{"id":"","ui":{"action":"","method":"POST","nodes":[
{"type":"input","group":"default","attributes":{"name":"csrf_token","type":"hidden","value":""},"meta":{}},
{"type":"input","group":"default","attributes":{"name":"traits.","type":"text"},
"meta":{"label":{"id":1070002,"text":"","type":"info","context":{"title":"-"}}}},
{"type":"input","group":"password","attributes":{"name":"password","type":"password"},"meta":{}},
{"type":"input","group":"password","attributes":{"name":"method","type":"submit","value":"password"},"meta":{}}
]}}"#;

/// Rehearses as soon as there is nothing else to do, if the flow is not there by then.
pub(super) fn rehearse_while_loading(status: Slot<FlowStatus>) {
    set_timeout(
        move || {
            let is_loading = status.try_with_untracked(|status| matches!(status, FlowStatus::Loading));
            if is_loading == Some(true) {
                rehearse();
            }
        },
        Duration::ZERO,
    );
}

/// Renders a form outside the page, and drops it before any of its effects has run.
fn rehearse() {
    let Outcome::Flow(flow) = outcome(&Answer::new(200, FLOW)) else { return };
    let owner = Owner::new();

    owner.with(|| {
        drop(kratos_flow(KratosFlowProps {
            flow: Signal::stored(Arc::from(flow)),
            only: None,
            on_submit: SubmitHandler::new(|_| async { Submitted::Leaving }),
            hide_global_messages: false,
            autofocus: false,
        }));
    });
    owner.cleanup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Attributes, InputKind};

    #[test]
    fn what_is_rehearsed_is_what_most_forms_consist_of() {
        let Outcome::Flow(flow) = outcome(&Answer::new(200, FLOW)) else { panic!("not a flow: {FLOW}") };

        let kinds: Vec<_> = flow.ui.nodes.iter().filter_map(|node| node.input()).map(|input| &input.kind).collect();
        assert_eq!(kinds, [&InputKind::Hidden, &InputKind::Text, &InputKind::Password, &InputKind::Submit]);
        assert!(!flow.ui.nodes.iter().any(|node| matches!(node.attributes, Attributes::Unknown(_))));
    }
}
