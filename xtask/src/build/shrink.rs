//! Makes small what Trunk has built: the program, its glue script with the one that starts it, style sheet and texts.
//!
//! A file's name is its content's, so each gets another one. (Trunk could run wasm-opt itself, but without one on the PATH it
//! would download another version.)

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{digest, page, paths, slim::slim};
use crate::tools::{Esbuild, WasmOpt};

/// The tools that it takes.
#[derive(Debug)]
pub(super) struct Shrink {
    wasm_opt: WasmOpt,
    esbuild: Esbuild,
}

impl Shrink {
    /// Finds the tools, or installs them if npm is there.
    pub(super) fn find() -> Result<Option<Self>> {
        let wasm_opt = WasmOpt::find()?;
        Ok(wasm_opt.zip(Esbuild::find()?).map(|(wasm_opt, esbuild)| Self { wasm_opt, esbuild }))
    }

    /// Shrinks all of it in `dist`, and returns the page that refers to what came of it.
    pub(super) fn shrink(&self, dist: &Path, html: &str) -> Result<String> {
        let html = self.program(dist, html)?;
        let html = self.asset(dist, &html, "early-", ".js")?;
        let html = self.asset(dist, &html, "main-", ".css")?;
        for entry in fs::read_dir(dist.join("locale"))? {
            let path = entry?.path();
            let texts: serde_json::Value = serde_json::from_str(&read(&path)?)?;
            fs::write(&path, texts.to_string())?;
        }
        Ok(html)
    }

    /// The program and its scripts, of which one is left.
    fn program(&self, dist: &Path, html: &str) -> Result<String> {
        let module = page::inline_module(html).context("Trunk wrote no inline module script")?;
        let [wasm_address, glue_address] = ["_bg.wasm", ".js"].map(|end| page::address(module.script, end));
        let wasm_address = wasm_address.context("index.html names no WebAssembly file")?;
        let glue_address = glue_address.context("index.html names no glue script")?;
        let folder = page::folder(wasm_address);
        let stem = page::file_name(glue_address).rsplit_once('-').map_or("app", |(stem, _)| stem);
        let [wasm_path, glue_path] = [wasm_address, glue_address].map(|address| dist.join(page::file_name(address)));

        let before = fs::read(&wasm_path)?;
        let slim = slim(&before, &read(&glue_path)?)?;
        ensure!(slim.panics > 0, "no function that panics was found: has Rust renamed them (build/slim/panics.rs)?");
        fs::write(&wasm_path, &slim.wasm)?;
        self.wasm_opt.shrink(&wasm_path)?;
        let after = fs::read(&wasm_path)?;
        paths::check(&after)?;
        println!("the program: {} → {} bytes, {} functions of panics emptied", before.len(), after.len(), slim.panics);
        let wasm_name = format!("{stem}-{}.wasm", digest::fingerprint(&after));
        fs::rename(&wasm_path, dist.join(&wasm_name))?;

        fs::write(&glue_path, slim.glue)?;
        let script = self.script(&glue_path, &format!("{folder}{wasm_name}"))?;
        fs::remove_file(&glue_path)?;
        let script_name = format!("{stem}-{}.js", digest::fingerprint(script.as_bytes()));
        fs::write(dist.join(&script_name), &script)?;

        let integrity = digest::integrity(script.as_bytes());
        let element = format!(r#"<script type="module" src="{folder}{script_name}" integrity="{integrity}"></script>"#);
        let html = html.replace(module.element, &element);
        let html = page::without_link(&html, glue_address);
        Ok(html
            .replace(wasm_address, &format!("{folder}{wasm_name}"))
            .replace(&digest::integrity(&before), &digest::integrity(&after)))
    }

    /// Returns the script that starts the program at an address.
    fn script(&self, glue: &Path, wasm: &str) -> Result<String> {
        let entry = glue.with_extension("entry.js");
        let name = page::file_name(glue.to_str().unwrap_or_default());
        fs::write(&entry, format!("import init from './{name}';\ninit({{ module_or_path: '{wasm}' }});\n"))?;
        let script = self.esbuild.bundle(&entry)?;
        fs::remove_file(&entry)?;
        Ok(script)
    }

    /// A script or style sheet whose name begins and ends so.
    fn asset(&self, dist: &Path, html: &str, start: &str, end: &str) -> Result<String> {
        let is_it = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(start) && name.ends_with(end)
        };
        let paths: Vec<_> = fs::read_dir(dist)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        let path = paths.into_iter().find(is_it).with_context(|| format!("Trunk wrote no {start}…{end}"))?;
        let before = read(&path)?;
        let after = self.esbuild.minify(&path)?;
        let name = format!("{start}{}{end}", digest::fingerprint(after.as_bytes()));
        fs::remove_file(&path)?;
        fs::write(dist.join(&name), &after)?;
        let old = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let integrity = digest::integrity(after.as_bytes());
        Ok(html.replace(old, &name).replace(&digest::integrity(before.as_bytes()), &integrity))
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
