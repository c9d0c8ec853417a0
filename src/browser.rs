//! The browser's location, title and focus, as typed reads and writes.

mod alone;
mod choice;
mod hand_out;
mod history;
mod intl;
mod memory;

use std::time::Duration;

use leptos::prelude::{
    document, on_cleanup, request_animation_frame, set_timeout, window, window_event_listener_untyped,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlBodyElement, HtmlElement, PageTransitionEvent, UrlSearchParams};

pub(crate) use self::{
    alone::{leave_alone, show_alone},
    choice::{
        choose_theme, is_sending, keep_language, last_second_factor, on_page_changed, page_language,
        remember_second_factor, set_language, set_property, theme,
    },
    hand_out::{copy, download, print},
    history::{go_back, on_place_changed, place_in_history, push_place},
    intl::{Intl, language_name},
    memory::{forget, recall, remember},
};
use crate::problem::Problem;

/// Returns the page's origin, such as `https://example.org`.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Returns a text in lower case.
pub(crate) fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Returns the page's path and query, as a target for the way back.
pub(crate) fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Returns the page's path, as a target for the way back.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Leaves the page for another one. The target has passed [`destination`](crate::protocol::destination).
///
/// # Errors
/// [`Problem::UnsafeTarget`]: a browser stays where it is if it cannot read the host, such as `[1:2]`.
pub(crate) fn leave_for(url: &str) -> Result<(), Problem> {
    window().location().assign(url).map_err(|_| Problem::UnsafeTarget(url.to_owned()))
}

/// Calls back when the browser restores this page as it was left, such as after "back" from a provider. An answer that
/// the page was waiting for never comes then. Ends with the calling component.
pub(crate) fn on_shown_again(callback: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            callback();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Calls back when the person returns to this tab from another one. Ends with the calling component.
pub(crate) fn on_seen_again(callback: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            callback();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Calls back when the browser is online again. Ends with the calling component.
pub(crate) fn on_online_again(callback: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("online", move |_| callback());
    on_cleanup(move || listener.remove());
}

/// Calls back after the page's present content is drawn: at once if it is not visible, as in a tab in the background.
pub(crate) fn after_drawing(callback: impl FnOnce() + 'static) {
    if document().hidden() {
        set_timeout(callback, Duration::ZERO);
    } else {
        // The first is called before it is drawn.
        request_animation_frame(move || request_animation_frame(callback));
    }
}

/// Sets the title of the browser's tab.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Returns the element with an id.
pub(crate) fn element<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with an id, if it is there.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        // Has no effect on elements that cannot have the focus.
        let _ = element.focus();
    }
}

/// Scrolls to a heading, and moves the focus there unless something has it.
pub(crate) fn show_heading(id: &str) {
    if let Some(heading) = element::<HtmlElement>(id) {
        let is_lost = focused().is_none_or(|focused| focused.has_type::<HtmlBodyElement>());
        if is_lost {
            let _ = heading.focus();
        }
        if heading.get_bounding_client_rect().top() < 0.0 || is_lost {
            heading.scroll_into_view();
        }
    }
}

/// Returns the element that has the focus.
pub(crate) fn focused() -> Option<Element> {
    document().active_element()
}

/// Returns the id of the element that has the focus.
pub(crate) fn focused_id() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// Returns a path with a query of these names and values.
pub(crate) fn with_query(path: &str, parameters: &[(&str, &str)]) -> String {
    let Some(mut query) = Query::new("") else {
        return path.to_owned();
    };
    for (name, value) in parameters {
        query.set(name, value);
    }
    query.on(path)
}

/// The names and values of a query, read by the browser itself: each is decoded exactly once.
///
/// (`leptos_router` 0.8's `ParamsMap` decodes twice, which turns `%252F%252Fevil.example` into another host.)
#[derive(Clone, Debug)]
pub(crate) struct Query(UrlSearchParams);

impl Query {
    /// Reads a query with or without its `?`.
    pub(crate) fn new(search: &str) -> Option<Self> {
        UrlSearchParams::new_with_str(search).ok().map(Self)
    }

    /// Reads the page's query.
    pub(crate) fn here() -> Option<Self> {
        Self::new(&window().location().search().ok()?)
    }

    /// Reads the query of a URL.
    pub(crate) fn of_url(url: &str) -> Option<Self> {
        let (_, query) = url.split_once('?')?;
        Self::new(query.split('#').next().unwrap_or_default())
    }

    /// Returns the value of a name, if it is there and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|value| !value.is_empty())
    }

    /// Sets the value of a name.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.0.set(name, value);
    }

    /// Returns a path with this query.
    pub(crate) fn on(&self, path: &str) -> String {
        let query = String::from(self.0.to_string());
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}
