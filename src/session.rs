//! State of the sign-in, shared by the application's parts.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    client::Client,
    config::Config,
    protocol::{Destination, Failure, Turns, Whoami},
    reactive::{Slot, Stored},
};

/// State of the sign-in. Kratos is not asked until it is read.
#[derive(Clone, Copy, Debug)]
pub struct SessionContext {
    state: Slot<Option<Whoami>>,
    client: Stored<Client>,
    is_asked: Slot<bool>,
    /// Kept in memory only, as long as the page lives: no other person may see it.
    typed_address: Stored<Option<String>>,
    turns: Stored<Turns>,
}

/// Way in which the person signs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goodbye {
    /// Signed out.
    Said,
    /// Kratos signs out when the browser goes to this URL, and sends it on.
    BySending(String),
}

impl SessionContext {
    /// Puts the session into the context.
    pub fn provide() -> Self {
        let session = Self::new();
        provide_context(session);
        browser::on_seen_again(move || session.look_again());
        session
    }

    /// Returns the session of the context, or a new one.
    #[must_use]
    pub fn use_context() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    fn new() -> Self {
        let client = Client::new(&Config::use_context().kratos);
        Self {
            state: Slot::new(None),
            client: Stored::new(client),
            is_asked: Slot::new(false),
            typed_address: Stored::new(None),
            turns: Stored::new(Turns::default()),
        }
    }

    /// Returns Kratos's answer; `None` until it has come.
    #[must_use]
    pub fn whoami(&self) -> Signal<Option<Whoami>> {
        let state = self.asked();
        Signal::derive(move || state.get())
    }

    /// Returns the same as a slot.
    pub(crate) fn asked(&self) -> Slot<Option<Whoami>> {
        if !self.is_asked.get_untracked() {
            self.ask();
        }
        self.state
    }

    /// Returns Kratos's answer, if it has been requested.
    #[must_use]
    pub fn known(&self) -> Signal<Option<Whoami>> {
        let state = self.state;
        Signal::derive(move || state.get())
    }

    /// Returns the same as a slot, for callers that decide by it.
    pub(crate) const fn heard(&self) -> Slot<Option<Whoami>> {
        self.state
    }

    /// Returns whether Kratos has confirmed that the person is signed in.
    pub(crate) fn is_signed_in(&self) -> bool {
        self.state.with(|whoami| matches!(whoami, Some(Whoami::SignedIn(_))))
    }

    /// Asks Kratos again, if the state has been read before.
    pub fn refetch(&self) {
        if self.is_asked.try_get_untracked() == Some(true) {
            self.state.set(None);
            self.ask();
        }
    }

    /// Notices a sign-in or sign-out in another tab.
    fn look_again(self) {
        if self.is_asked.try_get_untracked() == Some(true) {
            self.ask_then(move |whoami| {
                let is_like = |known: &Option<Whoami>| known.as_ref().is_some_and(|known| known.is_like(&whoami));
                if self.state.try_with_untracked(is_like) == Some(false) && !matches!(whoami, Whoami::Failed(_)) {
                    let _ = self.state.try_set(Some(whoami));
                }
            });
        }
    }

    /// Tells the guard against circles that there is something to show.
    pub(crate) fn arrive(&self) {
        self.set_turns(self.turns().shown());
    }

    /// Returns the guard against circles, which outlives each page.
    pub(crate) fn turns(&self) -> Turns {
        self.turns.get().unwrap_or_default()
    }

    /// Keeps the guard against circles.
    pub(crate) fn set_turns(&self, turns: Turns) {
        self.turns.set(turns);
    }

    /// Returns the address that the person typed last, on any page: the next one need not ask for it.
    #[must_use]
    pub fn typed_address(&self) -> Option<String> {
        self.typed_address.get().flatten()
    }

    /// Records a typed address, until the person signs out.
    pub fn remember_address(&self, address: Option<String>) {
        let _ = self.typed_address.update(|typed| *typed = address);
    }

    /// Signs out to go to a destination. Kratos judges other origins: it sends the browser on, or the browser stays.
    ///
    /// # Errors
    /// As [`Client::logout`].
    pub async fn sign_out(self, to: &Destination) -> Result<Goodbye, Failure> {
        let Some(client) = self.client.get() else {
            return Ok(Goodbye::Said);
        };
        if let Destination::Elsewhere(url) = to
            && let Some(url) = client.logout_url(url).await?
        {
            return Ok(Goodbye::BySending(url));
        }
        client.logout().await?;
        self.remember_address(None);
        // The caller navigates first: pages for signed-in people only would lead elsewhere.
        spawn_local(async move {
            let _ = self.state.try_set(Some(Whoami::SignedOut));
        });
        Ok(Goodbye::Said)
    }

    fn ask(self) {
        self.is_asked.set(true);
        // The application may be gone by now.
        self.ask_then(move |whoami| {
            let _ = self.state.try_set(Some(whoami));
        });
    }

    fn ask_then(self, tell: impl FnOnce(Whoami) + 'static) {
        if let Some(client) = self.client.get() {
            client.whoami_then(Box::new(tell));
        }
    }
}
