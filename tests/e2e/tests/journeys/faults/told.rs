//! The sentences that a person reads when a fault happens, by short names.

use super::sight::Sight;

/// Short names of sentences, by their beginnings.
const SENTENCES: [(&str, &str); 9] = [
    ("no network", "We can’t reach the server. Check your connection, then try again. Nothing you typed is lost."),
    ("too slow", "The server took too long to answer. Nothing you typed is lost: please try again."),
    ("too often", "Too many tries in a short time. Please wait a moment, then try again."),
    ("trouble", "The server is having trouble right now. Nothing you typed is lost: please try again in a moment."),
    ("garbage", "The server sent an answer this page doesn’t understand. Please try again."),
    ("expired", "This page was open for too long, so it was renewed. Please check your entries and submit again."),
    ("old", "This page’s link was old, so a new page was opened."),
    ("replaced", "This attempt was over, so a new one was started."),
    ("stale", "This page no longer fits your session, so it was renewed. Please submit again."),
];

/// Returns the short names of the visible sentences.
pub(super) fn told(sight: &Sight) -> Vec<&'static str> {
    let sentences = sight.problem.iter().chain(&sight.toasts);
    let names = sentences.filter_map(|sentence| SENTENCES.iter().find(|(_, known)| known == sentence));
    names.map(|(name, _)| *name).collect()
}

/// Returns a list of the sentences with their names.
pub(super) fn legend() -> String {
    SENTENCES.iter().map(|(name, sentence)| format!("- **{name}**: “{sentence}”\n")).collect()
}
