//! Browser and system in words, by the `User-Agent` header.

use crate::search::has_text;

/// Names of browsers and the parts that identify them; those that also claim to be another come before it.
const BROWSERS: [(&str, &str); 11] = [
    ("Edge", "Edg"),
    ("Opera", "OPR/"),
    ("Samsung Internet", "SamsungBrowser/"),
    ("Whale", "Whale/"),
    ("KakaoTalk", "KAKAOTALK"),
    ("Vivaldi", "Vivaldi/"),
    ("Firefox", "Firefox/"),
    ("Firefox", "FxiOS/"),
    ("Chrome", "Chrome/"),
    ("Chrome", "CriOS/"),
    ("Safari", "Safari/"),
];

/// Systems, in the same order: Android is a Linux too, and an iPhone is "like Mac OS X".
const SYSTEMS: [(&str, &str); 9] = [
    ("iOS", "iPhone"),
    ("iPadOS", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("ChromeOS", "CrOS"),
    ("macOS", "Macintosh"),
    ("macOS", "Mac OS X"),
    ("Linux", "Linux"),
    ("Linux", "X11"),
];

/// A browser and its system, as far as its `User-Agent` header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserAgent {
    /// Browser, such as `Firefox`.
    pub browser: Option<&'static str>,
    /// System, such as `Windows`.
    pub system: Option<&'static str>,
}

impl UserAgent {
    /// Reads a `User-Agent` header.
    ///
    /// # Example
    /// ```
    /// use kratos_protocol::UserAgent;
    ///
    /// let agent = UserAgent::new("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    ///
    /// assert_eq!(agent, UserAgent { browser: Some("Firefox"), system: Some("Linux") });
    /// ```
    #[must_use]
    pub fn new(header: &str) -> Self {
        let find = |known: &[(&'static str, &str)]| {
            known.iter().find(|(_, mark)| has_text(header, mark)).map(|(name, _)| *name)
        };
        Self { browser: find(&BROWSERS), system: find(&SYSTEMS) }
    }
}
