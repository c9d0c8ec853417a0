//! Sentences for the account: the sign-in page does not wait for them, as they are not in its texts.

use leptos::prelude::Signal;

use crate::i18n::{particle, phrases, say_named, template};

phrases! {
    /// One of the account's sentences, named after its content.
    AccountPhrase {
        Account = "Your account",
        AccountText = "What this site keeps about you.",
        Administrator = "Administrator",
        Name = "Name",
        Email = "Email",
        Username = "Username",
        MemberSince = "Member since",
        AccountsElsewhere = "Linked accounts",
        NoneElsewhere = "No account that you have elsewhere is linked to this one.",

        Delete = "Delete account",
        DeleteText = "Deletes this account and everything that belongs to it, for good.",
        DeleteAsk = "Delete your account for good?",
        DeleteProfile = "Your account and what it knows about you are deleted.",
        DeleteWays = "None of your ways to sign in works any more: no password, passkey, security key, code or linked account.",
        DeleteSessions = "You are signed out at once, here and on every other device.",
        DeleteData = "What this application keeps for you is deleted as well.",
        DeleteForEver = "Nobody can undo this, nor get anything back.",
        DeleteConfirm = "To confirm, type {name}",
        DeleteYes = "Delete for good",
        OtherConfirmation = "That doesn’t belong to this account any more. Please look at what has to be typed, and correct it.",
        ProofNeeded = "You signed in some time ago. Please confirm that it’s you, and then delete your account here.",

        Deleted = "Your account is deleted",
        DeletedText = "Everything that belonged to it is gone, and you are signed out on all devices.",
        BeingDeleted = "Your account is being deleted",
        BeingDeletedText = "It takes a little longer this time, and ends by itself: there is nothing more for you to do.",
        SignUpAgain = "Create another account",
    }
}

/// Returns a sentence, as a signal that follows the language.
pub(super) fn words(phrase: AccountPhrase) -> Signal<String> {
    Signal::derive(move || say(phrase))
}

/// Returns a sentence.
pub(super) fn say(phrase: AccountPhrase) -> String {
    say_named(phrase.name(), phrase.english())
}

/// Returns a sentence with `name` for its `{name}`.
pub(super) fn say_with(phrase: AccountPhrase, name: &str) -> String {
    let text = template::fill(&say(phrase), |key, _| (key == "name").then(|| name.to_owned()));
    particle::choose(&text)
}
