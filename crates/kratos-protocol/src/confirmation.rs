//! The text that a person types before their account is deleted. The page asks for it, and the server asks again.

/// Returns the text to type: the e-mail address, else the username, else the identity's id.
#[must_use]
pub fn confirmation<'a>(email: Option<&'a str>, username: Option<&'a str>, identity_id: &'a str) -> &'a str {
    email.or(username).unwrap_or(identity_id)
}

/// Returns whether the text was typed. Neither case nor space around it matters, and no text confirms nothing.
///
/// `lower` is Unicode's mapping to lower case: `str::to_lowercase`, or in a browser its own `toLowerCase`, which saves five
/// kilobytes of tables.
#[must_use]
pub fn is_confirmed(confirmation: &str, typed: &str, lower: fn(&str) -> String) -> bool {
    let (confirmation, typed) = (confirmation.trim(), typed.trim());

    !typed.is_empty() && lower(typed) == lower(confirmation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_email_comes_before_the_username_and_the_id() {
        assert_eq!(confirmation(Some("a@example.com"), Some("ada"), "7"), "a@example.com");
        assert_eq!(confirmation(None, Some("ada"), "7"), "ada");
        assert_eq!(confirmation(None, None, "7"), "7");
    }

    #[test]
    fn case_and_space_do_not_matter() {
        for (confirmation, typed, is_right) in [
            ("Ada@example.com", " ada@EXAMPLE.com\n", true),
            ("Ada@example.com", "ada", false),
            ("Ada@example.com", "", false),
            ("", "", false),
            (" ", " ", false),
            ("ada", "ADA", true),
            ("ÄDA", "äda", true),
            ("äda", "ÄDA", true),
            ("ada", "ÄDA", false),
            ("김하나", "김하나", true),
            ("ΣΊΣΥΦΟΣ", "σίσυφος", true),
        ] {
            assert_eq!(is_confirmed(confirmation, typed, str::to_lowercase), is_right, "{confirmation:?} by {typed:?}");
        }
    }
}
