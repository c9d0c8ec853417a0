//! Order of a form's nodes, and the border between one way to sign in and the others.

use std::sync::Arc;

use crate::protocol::{Flow, Group, Input, InputKind, Node, in_order, is_list_item};

/// Finds the beginning of the other ways to do the same: after the first button, with the next group.
#[derive(Default)]
pub(super) struct Ways {
    first: Option<Group>,
    is_told: bool,
}

impl Ways {
    pub(super) fn begin_with(&mut self, node: &Node) -> bool {
        let is_visible = |input: &&Input| input.kind != InputKind::Hidden;
        // A step back is no other way.
        let Some(input) = node.input().filter(is_visible).filter(|input| input.name != "screen") else {
            return false;
        };
        if let Some(first) = &self.first {
            let begins = !self.is_told && *first != node.group;
            self.is_told |= begins;
            return begins;
        }
        if input.kind.is_button() {
            self.first = Some(node.group.clone());
        }
        false
    }
}

/// Returns the nodes of the form in the order in which they are shown: Kratos's own order changes between versions and
/// after errors. The first button is the one that the Enter key presses.
pub(super) fn shown_nodes(flow: &Flow, only: Option<&Group>) -> Vec<Arc<Node>> {
    let is_of_method = |node: &&Node| only.is_none_or(|only| node.group == *only || node.group == Group::Default);
    // Settings pass lists through as a whole: text typed into one of their items would be lost.
    let is_passed_through = |node: &&Node| flow.identity.is_some() && is_list_item(node.name());
    let is_shown = |node: &&Node| is_of_method(node) && !is_passed_through(node);
    let nodes = flow.ui.nodes.iter().filter(is_shown).cloned().map(Arc::new);
    in_order(nodes, |node| (is_step_back(node), order(&node.group), is_button(node)))
}

fn is_step_back(node: &Node) -> bool {
    node.input().is_some_and(|input| input.name == "screen" && input.kind.is_button())
}

fn is_button(node: &Node) -> bool {
    node.input().is_some_and(|input| input.kind.is_button())
}

const fn order(group: &Group) -> u8 {
    match group {
        Group::Default | Group::IdentifierFirst => 0,
        Group::Profile => 1,
        Group::Captcha => 2,
        Group::Password => 3,
        Group::Code => 4,
        Group::Link => 5,
        Group::Totp => 6,
        Group::WebAuthn => 7,
        Group::DeviceAuthn => 8,
        Group::LookupSecret => 9,
        Group::Passkey => 10,
        Group::Oidc => 12,
        Group::Saml => 13,
        _ => 11,
    }
}
