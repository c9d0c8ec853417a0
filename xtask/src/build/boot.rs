//! Moves Trunk's inline script into a file: `script-src 'self'` forbids inline scripts. Where esbuild is available,
//! `bundle.rs` does more.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{digest, page};

/// Writes the script into `dist` and returns the page that refers to it.
pub(super) fn extract(dist: &Path, html: &str) -> Result<String> {
    let module = page::inline_module(html).context("Trunk wrote no inline module script")?;
    let script = format!("{}\n", module.script.trim());
    let name = format!("boot-{}.js", digest::fingerprint(script.as_bytes()));

    let path = dist.join(&name);
    fs::write(&path, &script).with_context(|| format!("cannot write {}", path.display()))?;
    // Beside the application's own script, at the path that --public-url gave it.
    let folder = page::address(&script, ".js").map_or("/", page::folder);
    Ok(html.replace(module.element, &element(folder, &name, &script)))
}

/// Returns the element that runs a script.
pub(super) fn element(folder: &str, name: &str, script: &str) -> String {
    let integrity = digest::integrity(script.as_bytes());

    format!(r#"<script type="module" src="{folder}{name}" integrity="{integrity}"></script>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_says_what_the_script_is() {
        let element = element("/sub/", "boot-1.js", "start();\n");

        assert!(element.contains(r#"src="/sub/boot-1.js""#), "{element}");
        assert!(element.contains(r#" integrity="sha384-"#), "{element}");
    }
}
