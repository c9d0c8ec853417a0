//! Prefilling of forms with the address that the application knows.

use std::sync::Arc;

use leptos::prelude::*;

use super::flow_page::OneAnswer;
use crate::{
    protocol::{Attributes, Flow, FlowKind, Input, InputKind, InputValue, Whoami},
    reactive::Derived,
    session::SessionContext,
};

/// Returns the flow with the known address in the input for it, if that is empty: the one that the person typed on
/// another page, or else the address of the identity that is signed in.
///
/// At a refresh the person cannot switch to another account: Kratos 1.3 asks for the identifier there when codes are a
/// way to sign in.
pub(super) fn prefilled(flow: Signal<Arc<Flow>>) -> Signal<Arc<Flow>> {
    let session = SessionContext::use_context();
    let fill = move || {
        let flow = flow.get();
        let known = match FlowKind::of_action(&flow.ui.action) {
            Some(FlowKind::Login) if flow.refresh => signed_in(session),
            Some(FlowKind::Login) => session.typed_address(),
            // A person who is signed in cannot recover.
            Some(FlowKind::Recovery) => session.typed_address(),
            Some(FlowKind::Verification) if lacks_address(&flow) => {
                session.typed_address().or_else(|| signed_in(session))
            }
            _ => None,
        };
        known.map_or(Arc::clone(&flow), |address| Arc::new(with_address(&flow, &address)))
    };
    OneAnswer::signal(Derived::new(move |_| OneAnswer(fill())))
}

/// Returns the address of the identity that is signed in, once Kratos has answered.
fn signed_in(session: SessionContext) -> Option<String> {
    session.asked().with(|whoami| match whoami {
        Some(Whoami::SignedIn(session)) => session.identity.as_ref()?.address().map(str::to_owned),
        _ => None,
    })
}

fn lacks_address(flow: &Flow) -> bool {
    flow.ui.nodes.iter().filter_map(|node| node.input()).any(is_empty_address)
}

fn is_empty_address(input: &Input) -> bool {
    let is_address = matches!(input.name.as_str(), "identifier" | "email") && !input.kind.is_button();
    is_address && input.value.as_ref().is_none_or(|value| value.to_text().is_empty())
}

fn with_address(flow: &Flow, address: &str) -> Flow {
    let mut filled = flow.clone();
    for node in &mut filled.ui.nodes {
        let Attributes::Input(input) = &mut node.attributes else { continue };
        if is_empty_address(input) {
            input.value = Some(InputValue::Text(address.to_owned()));
            if flow.refresh {
                input.kind = InputKind::Hidden;
            }
        }
        if flow.refresh && input.fixed_identifier().is_some() {
            // The input shows which account it is, whatever label Kratos gives it.
            node.label = None;
        }
    }
    filled
}
