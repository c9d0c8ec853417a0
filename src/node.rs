//! Node components: the appearance of each kind of node, and the way to replace one.

mod anchor;
mod button;
mod checkbox;
mod clock;
mod code;
mod codes;
mod copy;
mod field;
mod hidden;
mod identifier;
mod image;
mod input;
mod key;
mod list;
mod password;
mod select;
mod text;
mod unknown;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::field::{Field, control_text};
use crate::{
    form::FieldSignal,
    protocol::{Attributes, InputKind, Node, Trigger},
};

/// Properties of a node's component.
#[derive(Clone, Debug)]
pub struct NodeProps {
    /// The node.
    pub node: Arc<Node>,
    /// An id for its element that no other element on the page has.
    pub id: String,
    /// Value, if it is an input that a person fills in: read and written by the component.
    pub field: Option<FieldSignal>,
    /// Whether it is the button that was pressed and whose answer is awaited.
    pub is_pending: Signal<bool>,
    /// Seconds to wait until it may be pressed: not 0 for the buttons that send a code again.
    pub wait: Signal<u32>,
    /// Performs a trigger, as a button with `onclick` asks for.
    pub press: Callback<Trigger>,
    /// Whether it belongs to another way to do the same as the nodes above it.
    pub is_alternative: bool,
}

/// A node's component.
pub type NodeComponent = fn(&NodeProps) -> AnyView;

/// The components of all kinds of nodes. Put a changed copy into the context to replace some.
///
/// # Example
/// ```
/// use leptos::prelude::*;
/// use leptos_kratos::node::{NodeComponents, NodeProps};
///
/// fn my_image(props: &NodeProps) -> AnyView {
///     view! { <figure id=props.id.clone()>"…"</figure> }.into_any()
/// }
///
/// # let owner = Owner::new();
/// # owner.set();
/// provide_context(NodeComponents { image: my_image, ..NodeComponents::default() });
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NodeComponents {
    /// An input of one line: text, e-mail, number, date and so on.
    pub input: NodeComponent,
    /// A password.
    pub password: NodeComponent,
    /// A one-time code.
    pub code: NodeComponent,
    /// A yes or no.
    pub checkbox: NodeComponent,
    /// One of several values.
    pub select: NodeComponent,
    /// A list of plain values.
    pub list: NodeComponent,
    /// Identifier of the account: shown, but fixed.
    pub identifier: NodeComponent,
    /// A hidden input, sent as it is.
    pub hidden: NodeComponent,
    /// A button that submits.
    pub submit: NodeComponent,
    /// A button with an action in the page.
    pub button: NodeComponent,
    /// A text to read.
    pub text: NodeComponent,
    /// A picture.
    pub image: NodeComponent,
    /// A link.
    pub anchor: NodeComponent,
    /// A script: never loaded, so there is nothing to see by default.
    pub script: NodeComponent,
    /// A container for a script.
    pub division: NodeComponent,
    /// A type unknown to this version.
    pub unknown: NodeComponent,
}

impl Default for NodeComponents {
    fn default() -> Self {
        Self {
            input: input::input,
            password: password::password,
            code: code::code,
            checkbox: checkbox::checkbox,
            select: select::select,
            list: list::list,
            identifier: identifier::identifier,
            hidden: hidden::hidden,
            submit: button::submit,
            button: button::trigger,
            text: text::text,
            image: image::image,
            anchor: anchor::anchor,
            script: |_| ().into_any(),
            division: unknown::unknown,
            unknown: unknown::unknown,
        }
    }
}

impl NodeComponents {
    /// Returns the components of the context, or the default ones.
    #[must_use]
    pub fn use_context() -> Self {
        use_context().unwrap_or_default()
    }

    /// Returns the component of a node.
    #[must_use]
    pub fn of(&self, node: &Node) -> NodeComponent {
        let input = match &node.attributes {
            Attributes::Input(input) => input,
            Attributes::Text(_) => return self.text,
            Attributes::Image(_) => return self.image,
            Attributes::Anchor(_) => return self.anchor,
            Attributes::Script(_) => return self.script,
            Attributes::Division(_) => return self.division,
            Attributes::Unknown(_) => return self.unknown,
        };
        match input.kind {
            InputKind::Hidden if input.fixed_identifier().is_some() => self.identifier,
            InputKind::Hidden => self.hidden,
            InputKind::Submit => self.submit,
            InputKind::Button => self.button,
            InputKind::Checkbox => self.checkbox,
            InputKind::Password => self.password,
            _ if input.list_of.is_some() => self.list,
            _ if !input.options.is_empty() => self.select,
            _ if matches!(input.name.as_str(), "code" | "totp_code") => self.code,
            _ => self.input,
        }
    }
}
