//! Makes one script of the two that start the application, Trunk's and wasm-bindgen's: one request less, and none inline,
//! which `script-src 'self'` forbids.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{asset, boot, digest, names::Names, page};
use crate::tools::Esbuild;

/// Writes the script into `dist`, with short names for what it and the WebAssembly give each other, and returns the page
/// that refers to both.
pub(super) fn bundle(dist: &Path, html: &str, esbuild: &Esbuild) -> Result<String> {
    let (glue_name, wasm_name) = files(html)?;
    let read = |name: &str| fs::read(dist.join(name)).with_context(|| format!("cannot read {name}"));
    let glue = prepare(&String::from_utf8(read(glue_name)?)?)?;
    let wasm = read(wasm_name)?;
    let mut names = Names::of(&wasm, &glue)?;
    let html = asset::replace(dist, html, wasm_name, &names.rename(&wasm)?)?;

    let module = page::inline_module(&html).context("Trunk's inline module script is gone")?;
    let wasm_address = page::address(module.script, "_bg.wasm").context("Trunk's script names no WebAssembly")?;
    let start = format!("import init from './glue.js';\ninit({{ module_or_path: '{wasm_address}' }});\n");
    let script = joined(&start, &glue, names.short(), &names.pattern(), esbuild)?;

    let name = asset::renamed(glue_name, &digest::fingerprint(script.as_bytes()));
    fs::remove_file(dist.join(glue_name)).with_context(|| format!("cannot remove {glue_name}"))?;
    fs::write(dist.join(&name), &script).with_context(|| format!("cannot write {name}"))?;
    let element = boot::element(page::folder(wasm_address), &name, &script);
    Ok(without_module_preload(&html.replace(module.element, &element)))
}

/// Makes the style sheet smaller, and the script that begins to fetch, which is the first in the page. Returns the page that
/// refers to them.
pub(super) fn minify(dist: &Path, html: &str, esbuild: &Esbuild) -> Result<String> {
    let mut html = html.to_owned();
    for ending in [".css", ".js"] {
        let address = page::address(&html, ending).with_context(|| format!("index.html names no file in {ending}"))?;
        let name = page::file_name(address).to_owned();
        html = asset::replace(dist, &html, &name, esbuild.minify(&dist.join(&name))?.as_bytes())?;
    }
    Ok(html)
}

/// The names of the glue script and of the WebAssembly.
fn files(html: &str) -> Result<(&str, &str)> {
    let module = page::inline_module(html).context("Trunk wrote no inline module script")?;
    let file = |ending| page::address(module.script, ending).map(page::file_name);

    file(".js").zip(file("_bg.wasm")).context("Trunk's script does not name its files")
}

/// Says what of wasm-bindgen's script does nothing unless it is used: classes that Rust gives to JavaScript, of which there
/// are wasm-streams', and nobody makes one.
fn prepare(glue: &str) -> Result<String> {
    ensure!(
        !glue.contains(".__wrap("),
        "Rust gives an object to JavaScript, whose class is left out (xtask/src/build/bundle.rs)"
    );
    let lines = glue.lines().filter(|line| !line.starts_with("if (Symbol.dispose)"));
    let text = lines.collect::<Vec<_>>().join("\n");

    Ok(text.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry("))
}

fn joined(
    start: &str,
    glue: &str,
    names: &BTreeMap<String, String>,
    pattern: &str,
    esbuild: &Esbuild,
) -> Result<String> {
    let folder = dev_stack::repository().join("target/bundle");
    fs::create_dir_all(&folder)?;
    let write = |name: &str, content: &str| {
        let path = folder.join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display())).map(|()| path)
    };
    write("glue.js", glue)?;

    esbuild.bundle(&write("start.js", start)?, pattern, &write("names.json", &serde_json::to_string(names)?)?)
}

/// The script is in the page itself, which is soon enough.
fn without_module_preload(html: &str) -> String {
    let element = html.find(r#"<link rel="modulepreload""#).and_then(|start| {
        let end = html[start..].find('>')?;
        Some(&html[start..=start + end])
    });

    element.map_or_else(|| html.to_owned(), |element| html.replace(element, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_are_found() {
        let html = r#"<script type="module">import init from '/sub/app-1.js'; init({ module_or_path: '/sub/app-2_bg.wasm' });</script>"#;

        assert_eq!(files(html).unwrap(), ("app-1.js", "app-2_bg.wasm"));
        assert!(files("<script></script>").is_err());
    }

    #[test]
    fn what_nobody_uses_can_be_left_out() {
        let glue = "class A {}\nif (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n\
                    const B = c ? d : new FinalizationRegistry(f);";

        assert_eq!(
            prepare(glue).unwrap(),
            "class A {}\nconst B = c ? d : /* @__PURE__ */ new FinalizationRegistry(f);"
        );
        assert!(prepare("return A.__wrap(arg0);").is_err());
    }

    #[test]
    fn only_the_script_s_preload_goes() {
        let html = r#"<link rel="modulepreload" href="/a.js"><link rel="preload" href="/a.wasm">"#;

        assert_eq!(without_module_preload(html), r#"<link rel="preload" href="/a.wasm">"#);
    }
}
