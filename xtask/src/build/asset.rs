//! Files of the build that have their content's fingerprint in their name, as Trunk writes them.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::digest;

/// Replaces a file's content, and so its name, and returns the page that refers to the new name.
pub(super) fn replace(dist: &Path, html: &str, old_name: &str, content: &[u8]) -> Result<String> {
    let old_path = dist.join(old_name);
    let before = fs::read(&old_path).with_context(|| format!("cannot read {}", old_path.display()))?;
    let name = renamed(old_name, &digest::fingerprint(content));
    let path = dist.join(&name);

    fs::remove_file(&old_path).with_context(|| format!("cannot remove {}", old_path.display()))?;
    fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(html.replace(old_name, &name).replace(&digest::integrity(&before), &digest::integrity(content)))
}

/// Replaces the fingerprint in a name.
pub(super) fn renamed(name: &str, fingerprint: &str) -> String {
    let (stem, rest) = name.rsplit_once('-').unwrap_or((name, ""));
    let ending = rest.find(['_', '.']).map_or("", |end| &rest[end..]);

    format!("{stem}-{fingerprint}{ending}")
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    #[test]
    fn only_the_fingerprint_changes() {
        assert_eq!(renamed("leptos-kratos-0123_bg.wasm", "abcd"), "leptos-kratos-abcd_bg.wasm");
        assert_eq!(renamed("main-0123.css", "abcd"), "main-abcd.css");
    }

    #[test]
    fn the_page_refers_to_the_new_file() {
        let dist = env::temp_dir().join(format!("leptos-kratos-asset-{}", process::id()));
        fs::create_dir_all(&dist).expect("a folder for the test");
        fs::write(dist.join("main-01.css"), "a { color: red }").expect("a file for the test");
        let html = format!(r#"<link href="/main-01.css" integrity="{}"/>"#, digest::integrity(b"a { color: red }"));

        let html = replace(&dist, &html, "main-01.css", b"a{color:red}").expect("it can be replaced");

        let name = format!("main-{}.css", digest::fingerprint(b"a{color:red}"));
        let integrity = digest::integrity(b"a{color:red}");
        assert_eq!(html, format!(r#"<link href="/{name}" integrity="{integrity}"/>"#));
        assert!(dist.join(&name).exists() && !dist.join("main-01.css").exists());
        fs::remove_dir_all(&dist).expect("the test's own folder");
    }
}
