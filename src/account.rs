//! The account as the companion server knows it: the user, the linked accounts, and deletion.
//!
//! Present only with a companion server: `config.json` names it as `api`. It is a program of its own
//! (`src/bin/account.rs`), which only the settings page loads, so that signing in does not wait for it.

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

/// Shows the account, and lets the person delete it: then only a notice of that is left. Its links load another page,
/// so that this one keeps no data of the deleted account.
#[component]
pub fn Account(
    /// The companion server's API, such as `/api/v1`.
    #[prop(into)]
    api: String,
    /// Called when the account is deleted: the rest of the page belongs to no one any more.
    #[prop(optional)]
    on_end: Option<Callback<()>>,
) -> impl IntoView {
    account(&api, on_end).into_any()
}

/// Renders an [`Account`].
fn account(api: &str, on_end: Option<Callback<()>>) -> Fragment {
    let desk = Desk::new(api);
    DESK.set(Some(desk));
    let cards = move || (account_card(desk), delete_card(desk));
    let end = move || desk.end().map(|deletion| goodbye(deletion, on_end));

    Fragment::new((when(move || desk.end().is_none(), cards), end))
}

thread_local! {
    /// The mount handle: it is dropped at the next mount, as its page is gone by then.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };

    /// The mounted account's desk.
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// Mounts an [`Account`] in an element of another program's page: it follows that page's language and reloads after its
/// forms are saved. After deletion nothing else is left of that page.
pub fn mount(root: HtmlElement) {
    spawn_local(async move {
        let (config, api) = startup::configuration().await;
        // Data saved on the page's other cards may be shown on the account's.
        language::follow_page(&config.texts, || {
            if let Some(desk) = DESK.get() {
                desk.ask_again();
            }
        })
        .await;
        // Same look as the page's other cards.
        root.set_class_name("settings");
        let handle = mount_to(root, move || {
            config.provide();
            account(&api, Some(Callback::new(|()| goodbye::take_page()))).into_any()
        });
        MOUNTED.replace(Some(Box::new(handle)));
    });
}
