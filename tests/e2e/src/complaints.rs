//! The browser's complaints about the application: errors and warnings in its console, among them every panic, and
//! violations of the Content-Security-Policy.

use thirtyfour::BrowserLogEntry;

/// Writes violations to the console, which outlives the page on which they happened.
pub(crate) const LISTENER: &str = r#"
document.addEventListener("securitypolicyviolation", violation =>
    console.error("CSP", violation.effectiveDirective, violation.blockedURI, violation.sourceFile, violation.lineNumber));
"#;

/// Chromium's advice about the `integrity` of Trunk's preload of the WebAssembly file, which does no harm: the file is
/// checked when it is fetched.
const PRELOAD_ADVICE: &str = "The `integrity` attribute is currently ignored for preload destinations";

/// Returns the console's entries about the pages of `origin`. Those of other origins are not ours; those without an
/// origin are, as the browser does not always name one.
pub(crate) fn among(log: Vec<BrowserLogEntry>, origin: &str) -> Vec<String> {
    let is_serious = |entry: &BrowserLogEntry| matches!(entry.level.as_str(), "SEVERE" | "WARNING");
    let is_ours = |entry: &BrowserLogEntry| !entry.message.starts_with("http") || entry.message.starts_with(origin);

    log.into_iter()
        .filter(is_serious)
        .filter(is_ours)
        .map(|entry| entry.message)
        .filter(|message| !is_status_line(message, origin) && !message.contains(PRELOAD_ADVICE))
        .collect()
}

/// Returns whether it is Chromium's own note on an answer of Kratos or the API that was not 2xx, or did not come: the
/// application can not prevent it.
fn is_status_line(message: &str, origin: &str) -> bool {
    let is_asked = |rest: &&str| rest.starts_with("/.ory/") || rest.starts_with("/api/");
    let Some(rest) = message.strip_prefix(origin).filter(is_asked) else {
        return false;
    };
    let (_, note) = rest.split_once(' ').unwrap_or_default();

    note.strip_prefix("- Failed to load resource: ").is_some_and(|reason| {
        reason.starts_with("the server responded with a status of ") || reason.starts_with("net::ERR_")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among_one(level: &str, message: &str) -> Vec<String> {
        let entry =
            BrowserLogEntry { level: level.to_owned(), message: message.to_owned(), timestamp: 0, source: None };
        among(vec![entry], "http://localhost:1")
    }

    #[test]
    fn a_status_of_kratos_is_no_complaint() {
        let message = "http://localhost:1/.ory/sessions/whoami - Failed to load resource: the server responded with a \
            status of 401 (Unauthorized)";

        assert!(among_one("SEVERE", message).is_empty());
    }

    #[test]
    fn a_missing_file_is_a_complaint() {
        let message = "http://localhost:1/main.css - Failed to load resource: the server responded with a status of 404 \
            (Not Found)";

        assert_eq!(among_one("SEVERE", message), [message]);
    }

    #[test]
    fn a_panic_is_a_complaint() {
        let message = "http://localhost:1/app.js 5:12 Uncaught RuntimeError: unreachable";

        assert_eq!(among_one("SEVERE", message), [message]);
    }

    #[test]
    fn other_origins_may_do_as_they_like() {
        assert!(among_one("SEVERE", "http://localhost:2/favicon.ico - Failed").is_empty());
    }
}
