//! Bundles the two scripts that start the application, Trunk's and wasm-bindgen's: one request less, and no inline
//! script, which `script-src 'self'` forbids.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{account, asset, boot, digest, names::Names, page, shrink, shrink::Shrinkers};
use crate::tools::{Esbuild, WasmOpt};

/// Writes the script and a smaller WebAssembly into `dist`, with short names for their imports and exports, and returns
/// the page that refers to both.
pub(super) fn bundle(dist: &Path, html: &str, shrinkers: &Shrinkers) -> Result<String> {
    let (glue_name, wasm_name) = files(html)?;
    let own = OwnScripts::take_from(dist)?;
    account::bundle(dist, shrinkers)?;
    let program = Program::read(dist, glue_name, wasm_name, &shrinkers.wasm_opt)?;
    let html = asset::replace(dist, html, wasm_name, &program.wasm)?;

    let module = page::inline_module(&html).context("Trunk's inline module script is gone")?;
    let wasm_address = page::address(module.script, "_bg.wasm").context("Trunk's script names no WebAssembly")?;
    let start = format!("import init from './glue.js';\ninit({{ module_or_path: '{wasm_address}' }});\n");
    let script = program.script(&start, &shrinkers.esbuild)?;
    own.remove()?;

    let name = asset::renamed(glue_name, &digest::fingerprint(script.as_bytes()));
    fs::remove_file(dist.join(glue_name)).with_context(|| format!("cannot remove {glue_name}"))?;
    fs::write(dist.join(&name), &script).with_context(|| format!("cannot write {name}"))?;
    let element = boot::element(page::folder(wasm_address), &name, &script);
    Ok(without_module_preloads(&html.replace(module.element, &element)))
}

/// WebAssembly and its glue script, with short names for their imports and exports.
pub(super) struct Program {
    /// The module.
    pub(super) wasm: Vec<u8>,
    glue: String,
    names: BTreeMap<String, String>,
    pattern: String,
}

impl Program {
    /// Reads both from `dist`, and shrinks the WebAssembly.
    pub(super) fn read(dist: &Path, glue_name: &str, wasm_name: &str, wasm_opt: &WasmOpt) -> Result<Self> {
        let read = |name: &str| fs::read(dist.join(name)).with_context(|| format!("cannot read {name}"));
        let glue = prepare(&String::from_utf8(read(glue_name)?)?)?;
        let wasm = read(wasm_name)?;
        let mut names = Names::of(&wasm, &glue)?;
        let wasm = shrink::smaller(&names.rename(&wasm)?, &folder()?, wasm_opt)?;
        let (short, pattern) = (names.short().clone(), names.pattern());
        Ok(Self { wasm, glue, names: short, pattern })
    }

    /// Bundles the glue with the module that starts it, which imports it as `./glue.js`.
    pub(super) fn script(&self, start: &str, esbuild: &Esbuild) -> Result<String> {
        let folder = folder()?;
        let write = |name: &str, content: &str| {
            let path = folder.join(name);
            fs::write(&path, content).with_context(|| format!("cannot write {}", path.display())).map(|()| path)
        };
        write("glue.js", &self.glue)?;
        let names = write("names.json", &serde_json::to_string(&self.names)?)?;

        esbuild.bundle(&write("start.js", start)?, &self.pattern, &names)
    }
}

/// Scripts that Rust calls, which wasm-bindgen puts into their own folder and imports.
struct OwnScripts(PathBuf);

impl OwnScripts {
    /// Copies them to the folder in which the scripts are bundled.
    fn take_from(dist: &Path) -> Result<Self> {
        const FOLDER: &str = "snippets";
        let (from, to) = (dist.join(FOLDER), folder()?.join(FOLDER));
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        if from.exists() {
            for (path, _) in super::files(&from)? {
                let copy = to.join(path.strip_prefix(&from)?);
                fs::create_dir_all(copy.with_file_name(""))?;
                fs::copy(&path, &copy).with_context(|| format!("cannot copy {}", path.display()))?;
            }
        }
        Ok(Self(from))
    }

    /// Removes them from the build, once they are part of another script.
    fn remove(self) -> Result<()> {
        if self.0.exists() {
            fs::remove_dir_all(&self.0)?;
        }
        Ok(())
    }
}

fn folder() -> Result<PathBuf> {
    let folder = dev_stack::repository().join("target/bundle");

    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Minifies the style sheet, and the script that begins to fetch, which is the first in the page. Returns the page that
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

/// Returns the names of the glue script and of the WebAssembly.
fn files(html: &str) -> Result<(&str, &str)> {
    let module = page::inline_module(html).context("Trunk wrote no inline module script")?;
    let file = |ending| page::address(module.script, ending).map(page::file_name);

    file(".js").zip(file("_bg.wasm")).context("Trunk's script does not name its files")
}

/// Marks the parts of wasm-bindgen's script that have no effect unless they are used: classes that Rust gives to
/// JavaScript. These are wasm-streams', and no code creates one.
fn prepare(glue: &str) -> Result<String> {
    ensure!(
        !glue.contains(".__wrap("),
        "Rust gives an object to JavaScript, whose class is left out (xtask/src/build/bundle.rs)"
    );
    let lines = glue.lines().filter(|line| !line.starts_with("if (Symbol.dispose)"));
    let text = lines.collect::<Vec<_>>().join("\n");

    Ok(text.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry("))
}

/// Removes the preloads of modules: the script is in the page itself, which is soon enough, and contains the others.
fn without_module_preloads(html: &str) -> String {
    let mut parts = html.split(r#"<link rel="modulepreload""#);
    let mut page = parts.next().unwrap_or_default().to_owned();

    page.extend(parts.filter_map(|part| part.split_once('>')).map(|(_, after)| after));
    page
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
    fn only_the_scripts_preloads_go() {
        let html = r#"<p><link rel="modulepreload" href="/a.js"><link rel="modulepreload" href="/b.js"><link rel="preload" href="/a.wasm">"#;

        assert_eq!(without_module_preloads(html), r#"<p><link rel="preload" href="/a.wasm">"#);
    }
}
