//! Moves Trunk's inline script into a file: `script-src 'self'` forbids inline scripts.

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
    Ok(html.replace(module.element, &element(&script, &name)))
}

fn element(script: &str, name: &str) -> String {
    // Beside the application's own script, wherever --public-url has put that.
    let folder = page::address(script, ".js").map_or("/", page::folder);
    let integrity = digest::integrity(script.as_bytes());

    format!(r#"<script type="module" src="{folder}{name}" integrity="{integrity}"></script>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_lies_beside_the_application() {
        let element = element("import init from '/sub/app.js';\n", "boot-1.js");

        assert!(element.contains(r#"src="/sub/boot-1.js""#), "{element}");
        assert!(element.contains(r#" integrity="sha384-"#), "{element}");
    }
}
