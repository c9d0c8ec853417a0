//! State that the cards share: the server's answers, and the progress of the deletion.

use leptos::task::spawn_local;

use crate::{
    browser,
    client::AccountClient,
    protocol::{Deletion, Hindrance, LinkedAccount, User},
    reactive::{Slot, Stored},
};

/// State of a request to the server.
#[derive(Clone)]
pub(super) enum Asked<T> {
    Awaited,
    Known(T),
    Hindered(Hindrance),
}

/// Progress of the deletion.
#[derive(Clone)]
pub(super) enum Stage {
    /// Not started.
    Unasked,
    /// The person is being asked.
    Asking,
    /// The server has been asked.
    Awaited,
    /// The server has not done it. The person is still being asked.
    Hindered(Hindrance),
    /// The account is deleted, or will be soon.
    Over(Deletion),
}

/// State that the cards share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    client: Stored<AccountClient>,
    pub(super) user: Slot<Asked<User>>,
    pub(super) linked: Slot<Asked<Vec<LinkedAccount>>>,
    pub(super) stage: Slot<Stage>,
}

impl Desk {
    /// Requests all data from the server.
    pub(super) fn new(api: &str) -> Self {
        let desk = Self {
            client: Stored::new(AccountClient::new(api)),
            user: Slot::new(Asked::Awaited),
            linked: Slot::new(Asked::Awaited),
            stage: Slot::new(Stage::Unasked),
        };
        desk.ask_for_user();
        desk.ask_for_linked();
        desk
    }

    /// Requests all data again. Known data stays until there is newer.
    pub(super) fn ask_again(self) {
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            if let Ok(user) = client.user().await {
                let _ = self.user.try_set(Asked::Known(user));
            }
            if let Ok(linked) = client.linked_accounts().await {
                let _ = self.linked.try_set(Asked::Known(linked));
            }
        });
    }

    /// Requests the user.
    pub(super) fn ask_for_user(self) {
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            // The page may be gone by now.
            let _ = self.user.try_set(Asked::of(client.user().await));
        });
    }

    /// Requests the linked accounts.
    pub(super) fn ask_for_linked(self) {
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            let _ = self.linked.try_set(Asked::of(client.linked_accounts().await));
        });
    }

    /// Deletes the account, once. `confirm` is the text that the person has typed.
    pub(super) fn delete(self, confirm: String) {
        if self.is_awaited() {
            return;
        }
        self.stage.set(Stage::Awaited);
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            let stage = match client.delete(&confirm).await {
                Ok(deletion) => Stage::Over(deletion),
                Err(hindrance) => {
                    if hindrance == Hindrance::Mismatch {
                        // The account has changed meanwhile.
                        self.ask_again();
                    }
                    Stage::Hindered(hindrance)
                }
            };
            let _ = self.stage.try_set(stage);
        });
    }

    /// Returns whether the server is deleting the account.
    pub(super) fn is_awaited(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Awaited))
    }

    /// Returns the same, and tracks it.
    pub(super) fn is_awaiting(self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Awaited))
    }

    /// Returns whether the person has typed the text that confirms the deletion.
    pub(super) fn is_confirmed_by(self, typed: &str) -> bool {
        self.user.with(|user| matches!(user, Asked::Known(user) if user.is_confirmed_by(typed, browser::lower_case)))
    }

    /// Returns the outcome of the deletion, if it is over, and tracks it.
    pub(super) fn end(self) -> Option<Deletion> {
        self.stage.with(|stage| match stage {
            Stage::Over(deletion) => Some(*deletion),
            _ => None,
        })
    }

    /// Returns the user, if known, and tracks it.
    pub(super) fn person(self) -> Option<User> {
        self.user.with(|user| match user {
            Asked::Known(user) => Some(user.clone()),
            Asked::Awaited | Asked::Hindered(_) => None,
        })
    }
}

impl<T> Asked<T> {
    fn of(answer: Result<T, Hindrance>) -> Self {
        answer.map_or_else(Self::Hindered, Self::Known)
    }
}
