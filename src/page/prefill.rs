//! What a form can be told that the application knows: whose account it is about.

use std::sync::Arc;

use leptos::prelude::*;

use super::flow_page::OneAnswer;
use crate::{
    protocol::{Attributes, Flow, FlowKind, Input, InputKind, InputValue, Whoami},
    reactive::Derived,
    session::SessionContext,
};

/// Returns the flow with the address that is known in the input for it, if that is empty: what the person typed on
/// another page, or else the address of whoever is signed in.
///
/// Who has to sign in again cannot become somebody else on the way: Kratos 1.3 asks for the identifier there when codes
/// are a way to sign in.
pub(super) fn prefilled(flow: Signal<Arc<Flow>>) -> Signal<Arc<Flow>> {
    let session = SessionContext::use_context();
    let fill = move || {
        let flow = flow.get();
        let known = match FlowKind::of_action(&flow.ui.action) {
            Some(FlowKind::Login) if flow.refresh => signed_in(session),
            Some(FlowKind::Login) => session.typed_address(),
            // Nobody who is signed in can recover.
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

/// Returns the address of whoever is signed in, once Kratos has said so.
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
            // It says whose account it is, whatever Kratos calls it.
            node.label = None;
        }
    }
    filled
}
