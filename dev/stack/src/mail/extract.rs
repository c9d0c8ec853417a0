//! Finds the code and the link in a mail.

/// Returns the first run of exactly six digits that is part neither of a longer word nor of a link.
pub(super) fn code(text: &str) -> Option<&str> {
    text.split_whitespace()
        .filter(|word| !word.contains("://"))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .find(|word| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the first `http(s)` address.
pub(super) fn link(text: &str) -> Option<&str> {
    text.split(|letter: char| letter.is_whitespace() || "<>\"".contains(letter))
        .find(|word| word.starts_with("http://") || word.starts_with("https://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found() {
        let text = "Hi,\n\nplease enter the following code:\n\n012345\n\nIt expires in 60 minutes.";

        assert_eq!(code(text), Some("012345"));
    }

    #[test]
    fn a_code_at_a_sentences_end_is_found() {
        assert_eq!(code("Your code is: 731002."), Some("731002"));
    }

    #[test]
    fn digits_of_links_and_longer_numbers_are_no_codes() {
        assert_eq!(code("see http://localhost/?code=123456 or call 1234567"), None);
    }

    #[test]
    fn a_link_ends_at_a_bracket() {
        assert_eq!(link("go to <http://localhost:3000/x?y=1&z=2>."), Some("http://localhost:3000/x?y=1&z=2"));
    }

    #[test]
    fn a_mail_without_a_link_has_none() {
        assert_eq!(link("nothing here"), None);
    }
}
