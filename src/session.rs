//! Who is signed in, as the application's parts see it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
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
}

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
        let _ = self.state.try_set(Some(Whoami::SignedOut));
        self.remember_address(None);
        Ok(Goodbye::Said)
    }

    fn ask(&self) {
        let session = *self;
        self.is_asked.set(true);
        spawn_local(async move {
            let Some(client) = session.client.get() else {
                return;
            };
            let whoami = client.whoami().await;
            // The application may be gone by now.
            let _ = session.state.try_set(Some(whoami));
        });
    }
}
