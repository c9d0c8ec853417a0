//! The account as the server beside the page knows it: who it is, the accounts elsewhere that are linked to it, and its end.
//!
//! Only where there is such a server: `config.json` says so by its `api`. It is a program of its own
//! (`src/bin/account.rs`), which the settings page alone loads, so that signing in waits for none of it.

mod card;
mod delete;
mod desk;
mod dialog;
mod goodbye;
mod hindrance;
mod language;
mod linked;
mod words;

use std::{
    any::Any,
    cell::{Cell, RefCell},
};

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

pub use self::words::AccountPhrase;
use self::{card::account_card, delete::delete_card, desk::Desk, goodbye::goodbye};
use crate::{
    markup::{Fragment, when},
    startup,
};

/// Shows the account, and lets the person delete it: then it says so, and nothing else. Links load another page, so that
/// nothing is left in this one of an account that is no more.
#[component]
pub fn Account(
    /// The server's API, such as `/api/v1`.
    #[prop(into)]
    api: String,
    /// Called when the account is deleted: whatever else the page shows is nobody's any more.
    #[prop(optional)]
    on_end: Option<Callback<()>>,
) -> impl IntoView {
    account(&api, on_end).into_any()
}

/// Shows an [`Account`].
fn account(api: &str, on_end: Option<Callback<()>>) -> Fragment {
    let desk = Desk::new(api);
    DESK.set(Some(desk));
    let cards = move || (account_card(desk), delete_card(desk));
    let end = move || desk.end().map(|deletion| goodbye(deletion, on_end));

    Fragment::new((when(move || desk.end().is_none(), cards), end))
}

thread_local! {
    /// What was mounted last: it ends when the next one is, as its page is gone by then.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };

    /// Its desk.
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// Mounts an [`Account`] in an element of a page that is another program's: it speaks that page's language, knows what was
/// saved there, and when the account is deleted, nothing else is left of it.
pub fn mount(root: HtmlElement) {
    spawn_local(async move {
        let (config, api) = startup::configuration().await;
        // What was saved on the page's other cards may be what the account's says.
        language::follow_page(&config.texts, || {
            if let Some(desk) = DESK.get() {
                desk.ask_again();
            }
        })
        .await;
        // The look of the page's other cards.
        root.set_class_name("settings");
        let handle = mount_to(root, move || {
            config.provide();
            account(&api, Some(Callback::new(|()| goodbye::take_page()))).into_any()
        });
        MOUNTED.replace(Some(Box::new(handle)));
    });
}
