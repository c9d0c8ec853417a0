//! Who is signed in, as the application's parts see it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    client::Client,
    config::Config,
    protocol::{Destination, Failure, Whoami},
    reactive::{Slot, Stored},
};

/// Who is signed in. Nothing is asked of Kratos until somebody reads it.
#[derive(Clone, Copy, Debug)]
pub struct SessionContext {
    state: Slot<Option<Whoami>>,
    client: Stored<Client>,
    is_asked: Slot<bool>,
    /// Lives as long as the page: what stands here is nobody else's to see.
    typed_address: Stored<Option<String>>,
    /// How often in a row somebody was led on for being signed in already, and nothing was there to be seen.
    turns: Stored<u8>,
}

/// So many pages in a row can lead on before it is taken for a circle.
const MOST_TURNS: u8 = 4;

/// How somebody is signed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goodbye {
    /// It is done.
    Said,
    /// Kratos does it when the browser goes to this URL, and sends it on.
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

    /// Returns the session of the context, or one of its own.
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
            turns: Stored::new(0),
        }
    }

    /// Returns what Kratos says; `None` until it has answered.
    #[must_use]
    pub fn whoami(&self) -> Signal<Option<Whoami>> {
        let state = self.asked();
        Signal::derive(move || state.get())
    }

    /// Returns the same, as it is.
    pub(crate) fn asked(&self) -> Slot<Option<Whoami>> {
        if !self.is_asked.get_untracked() {
            self.ask();
        }
        self.state
    }

    /// Returns what Kratos has said, if somebody asked.
    #[must_use]
    pub fn known(&self) -> Signal<Option<Whoami>> {
        let state = self.state;
        Signal::derive(move || state.get())
    }

    /// Returns the same, for whoever goes on by it.
    pub(crate) const fn heard(&self) -> Slot<Option<Whoami>> {
        self.state
    }

    /// Returns whether Kratos has said that somebody is signed in.
    pub(crate) fn is_signed_in(&self) -> bool {
        self.state.with(|whoami| matches!(whoami, Some(Whoami::SignedIn(_))))
    }

    /// Asks again, if somebody has read it before.
    pub fn refetch(&self) {
        if self.is_asked.try_get_untracked() == Some(true) {
            self.state.set(None);
            self.ask();
        }
    }

    /// Notices who has signed in or out in another tab.
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

    /// Takes note that something is there to be seen.
    pub(crate) fn arrive(&self) {
        let _ = self.turns.update(|turns| *turns = 0);
    }

    /// Takes note that somebody is led on, and returns whether that goes round in a circle: Kratos may say of a session that
    /// it is there, and on the next page that it is not.
    pub(crate) fn goes_round(&self) -> bool {
        let goes_round = |turns: &mut u8| {
            *turns = if *turns < MOST_TURNS { *turns + 1 } else { 0 };
            *turns == 0
        };
        self.turns.update(goes_round) == Some(true)
    }

    /// Returns the address that the person has typed last, on whichever page: the next one need not ask for it.
    #[must_use]
    pub fn typed_address(&self) -> Option<String> {
        self.typed_address.get().flatten()
    }

    /// Takes note of an address that was typed, until somebody signs out.
    pub fn remember_address(&self, address: Option<String>) {
        let _ = self.typed_address.update(|typed| *typed = address);
    }

    /// Signs out to go somewhere. Other origins are Kratos's to judge: it sends the browser on, or nobody does.
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
        // Whoever has signed out goes on first: pages that nobody may see who is not signed in would lead elsewhere.
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
