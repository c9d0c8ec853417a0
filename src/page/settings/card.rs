//! The card of one method.

use leptos::prelude::*;

use super::{addresses::Addresses, cards::Desk, method::words};
use crate::{browser, flow::KratosFlow, i18n::phrase, message::Messages, protocol::Group};

/// One method: what it is for, what was said about it, and its form.
#[component]
pub(super) fn MethodCard(
    /// What the cards share.
    desk: Desk,
    /// The method.
    group: Group,
) -> impl IntoView {
    let id = format!("settings-{}", group.as_str());
    let heading = format!("{id}-heading");
    let labelled_by = heading.clone();
    let words = words(&group);
    let title = words.map_or_else(|| Signal::stored(group.to_string()), |(title, _)| phrase(title));
    let text = words.map(|(_, text)| view! { <p class="note">{phrase(text)}</p> });
    let is_spoken = Memo::new({
        let group = group.clone();
        move |_| desk.spoken.with(|spoken| spoken.as_ref() == Some(&group))
    });
    let is_locked = Memo::new({
        let group = group.clone();
        move |_| desk.busy.with(|busy| busy.as_ref().is_some_and(|busy| *busy != group))
    });
    let messages = move || {
        let messages = if is_spoken.get() { desk.flow.get().ui.messages.clone() } else { Vec::new() };
        view! { <Messages messages=messages /> }
    };
    let shown = heading.clone();
    Effect::new(move |_| {
        if is_spoken.get() && !desk.flow.with(|flow| flow.ui.messages.is_empty()) {
            // Its button may be gone, and the person on the way back from another page.
            let shown = shown.clone();
            request_animation_frame(move || browser::show_heading(&shown));
        }
    });
    let addresses = (group == Group::Profile).then(|| view! { <Addresses flow=desk.flow /> });

    view! {
        <section class="card settings-card" id=id aria-labelledby=labelled_by>
            <div class="card-head">
                <h2 class="card-subtitle" id=heading tabindex="-1">{title}</h2>
                {text}
            </div>
            <div class="settings-messages" aria-live="polite">{messages}</div>
            <fieldset disabled=move || is_locked.get()>
                <KratosFlow
                    flow=desk.flow
                    only=group.clone()
                    on_submit=desk.submit_handler(group)
                    hide_global_messages=true
                />
            </fieldset>
            {addresses}
        </section>
    }
}
