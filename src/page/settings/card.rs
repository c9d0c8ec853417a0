//! The card of one method.

use leptos::prelude::*;

use super::{addresses::addresses_view, cards::Desk, method::words};
use crate::{
    browser,
    flow::{KratosFlowProps, kratos_flow},
    i18n::phrase,
    markup::{Element, element},
    message::messages_view,
    protocol::Group,
    reactive::{Derived, on_change},
};

/// Renders one method: its purpose, the messages about it, and its form.
pub(super) fn method_card(desk: Desk, group: &Group) -> Element {
    let id = format!("settings-{}", group.as_str());
    let heading_id = format!("{id}-heading");
    let words = words(group);
    let title = words.map_or_else(|| Signal::stored(group.to_string()), |(title, _)| phrase(title));
    let text = words.map(|(_, text)| element("p").class("note").child(phrase(text)));
    let is_spoken = Derived::new({
        let group = group.clone();
        move |_| desk.spoken.with(|spoken| spoken.as_ref() == Some(&group))
    });
    let is_locked = {
        let group = group.clone();
        move || desk.busy.with(|busy| busy.as_ref().is_some_and(|busy| *busy != group))
    };
    let messages = move || {
        let messages = if is_spoken.get() { desk.flow.get().ui.messages.clone() } else { Vec::new() };
        messages_view(messages, None)
    };
    let shown = heading_id.clone();
    on_change(move || {
        if is_spoken.get() && !desk.flow.with(|flow| flow.ui.messages.is_empty()) {
            // Its button may be gone, or the person may just be back from another page.
            let shown = shown.clone();
            request_animation_frame(move || browser::show_heading(&shown));
        }
    });
    let heading = element("h2").class("card-subtitle").attr("id", &heading_id).attr("tabindex", "-1").child(title);
    let form = kratos_flow(KratosFlowProps {
        flow: desk.flow,
        only: Some(group.clone()),
        on_submit: desk.submit_handler(group.clone()),
        hide_global_messages: true,
        autofocus: false,
    });

    element("section").class("card settings-card").attr("id", id).attr("aria-labelledby", heading_id).child((
        element("div").class("card-head").child((heading, text)),
        element("div").class("settings-messages").attr("aria-live", "polite").child(messages),
        element("fieldset").attr("disabled", is_locked).child(form),
        (*group == Group::Profile).then(|| addresses_view(desk.flow)),
    ))
}
