//! Insignificant white space.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Removes it from all files of texts below `dist`: they are the largest files that an operator reads, so each text
/// keeps its own line.
pub(super) fn locales(dist: &Path) -> Result<()> {
    for (path, _) in super::files(&dist.join("locale"))? {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        fs::write(&path, json(&text)).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Returns a page without indentation and empty lines.
pub(super) fn html(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// Returns JSON without indentation and without spaces between names and values.
fn json(text: &str) -> String {
    let mut is_in_string = false;
    let mut is_escaped = false;
    let is_kept = |letter: &char| {
        let is_space = !is_in_string && matches!(letter, ' ' | '\t' | '\r');
        if *letter == '"' && !is_escaped {
            is_in_string = !is_in_string;
        }
        is_escaped = is_in_string && *letter == '\\' && !is_escaped;
        !is_space
    };

    text.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_line_and_its_own_spaces() {
        let text = "{\n  \"a b\": \"c \\\" d\\\\\",\n\t\"e\": [ 1, null ]\n}\n";

        assert_eq!(json(text), "{\n\"a b\":\"c \\\" d\\\\\",\n\"e\":[1,null]\n}\n");
    }

    #[test]
    fn a_page_keeps_its_lines() {
        assert_eq!(
            html("<head>\n    \n  <title>Sign in</title>\n</head>"),
            "<head>\n<title>Sign in</title>\n</head>\n"
        );
    }
}
