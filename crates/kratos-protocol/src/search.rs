//! Search for a text within a short text.
//!
//! The standard library's searcher is quick on long texts and adds four kilobytes to the page.

/// Returns the texts before and after the first `part` of a text.
pub fn split_at_text<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let is_here = |start: &usize| text.get(*start..).is_some_and(|rest| rest.starts_with(part));
    let start = (0..=text.len()).find(is_here)?;
    Some((text.get(..start)?, text.get(start + part.len()..)?))
}

/// Returns whether a text contains a part.
pub fn has_text(text: &str, part: &str) -> bool {
    split_at_text(text, part).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_at_the_first_of_its_parts() {
        assert_eq!(split_at_text("a--b--c", "--"), Some(("a", "b--c")));
        assert_eq!(split_at_text("--", "--"), Some(("", "")));
        assert_eq!(split_at_text("ab", ""), Some(("", "ab")));
        assert_eq!(split_at_text("가나다", "나"), Some(("가", "다")));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(has_text("Mozilla/5.0 Firefox/140.0", "Firefox/"));
        assert!(!has_text("Fire", "Firefox"));
        assert!(!has_text("", "a"));
        assert!(!has_text("가", "\u{80}"));
    }
}
