//! The names and logos of the services that people sign in with.

/// A service to sign in with, as the person knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// Its logo's file in `public/provider`.
    pub logo: &'static str,
    /// The same for dark backgrounds, which differs if the logo is black.
    pub dark_logo: &'static str,
}

/// The first word of an id, the service's name, and its logos. Aliases are listed together.
const KNOWN: [(&str, &str, &str, &str); 16] = [
    ("google", "Google", "google.svg", "google.svg"),
    ("apple", "Apple", "apple.svg", "apple.dark.svg"),
    ("github", "GitHub", "github.svg", "github.dark.svg"),
    ("microsoft", "Microsoft", "microsoft.svg", "microsoft.svg"),
    ("azure", "Microsoft Azure", "microsoft.svg", "microsoft.svg"),
    ("entra", "Microsoft Entra", "microsoft.svg", "microsoft.svg"),
    ("kakao", "Kakao", "kakao.svg", "kakao.svg"),
    ("naver", "Naver", "naver.svg", "naver.svg"),
    ("line", "LINE", "line.svg", "line.svg"),
    ("facebook", "Facebook", "facebook.svg", "facebook.svg"),
    ("gitlab", "GitLab", "gitlab.svg", "gitlab.svg"),
    ("discord", "Discord", "discord.svg", "discord.svg"),
    ("slack", "Slack", "slack.svg", "slack.svg"),
    ("linkedin", "LinkedIn", "linkedin.svg", "linkedin.svg"),
    ("x", "X", "x.svg", "x.dark.svg"),
    ("twitter", "X", "x.svg", "x.dark.svg"),
];

const GENERIC: &str = "generic.svg";

impl Provider {
    /// Returns the path of its logo beside the page.
    #[must_use]
    pub fn logo_path(&self) -> String {
        format!("/provider/{}", self.logo)
    }

    /// Returns the path of its logo for dark backgrounds beside the page.
    #[must_use]
    pub fn dark_logo_path(&self) -> String {
        format!("/provider/{}", self.dark_logo)
    }

    /// Finds a provider by its id in Kratos's configuration (`provider_id`, or a button's value) and Kratos's label.
    ///
    /// The id's first word determines the service: `github-enterprise` is GitHub. A label that an operator wrote is
    /// kept; one that Kratos made by capitalising the id is replaced by the service's own spelling.
    #[must_use]
    pub fn new(id: &str, label: &str) -> Self {
        let mut words = id
            .split(|letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty());
        let first = words.next().unwrap_or_default();
        let known = KNOWN.iter().find(|(word, ..)| word.eq_ignore_ascii_case(first));
        let is_made_from_id = label.is_empty() || label.eq_ignore_ascii_case(id);
        let name = match known {
            Some((_, name, ..)) if is_made_from_id => words.fold((*name).to_owned(), with_word),
            _ if label.is_empty() => id.to_owned(),
            _ => label.to_owned(),
        };
        let (logo, dark_logo) = known.map_or((GENERIC, GENERIC), |(.., logo, dark_logo)| (*logo, *dark_logo));
        Self { name, logo, dark_logo }
    }
}

fn with_word(mut name: String, word: &str) -> String {
    // Ids are ASCII in practice; Unicode's tables are not worth their size for the rest.
    let mut letters = word.chars();
    name.push(' ');
    name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
    name.push_str(letters.as_str());
    name
}
