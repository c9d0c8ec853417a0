//! The account program, which belongs to the account's part of the settings page: it has its own name, by which
//! `early.js` loads it, and no page refers to it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{bundle::Program, digest, shrink::Shrinkers};

/// Prefix of the names of its files.
pub(super) const NAME: &str = "leptos-kratos-account";

/// Name of its script, both in Trunk's build and in the final one.
const SCRIPT: &str = "leptos-kratos-account.js";

/// Name of its WebAssembly in Trunk's build.
const WASM: &str = "leptos-kratos-account_bg.wasm";

/// Folder of its texts.
pub(super) const LOCALES: &str = "locale/account";

/// Bundles its scripts into a small one with short names, and gives the WebAssembly a name that may be cached for ever.
pub(super) fn bundle(dist: &Path, shrinkers: &Shrinkers) -> Result<()> {
    let program = Program::read(dist, SCRIPT, WASM, &shrinkers.wasm_opt)?;
    let wasm = format!("{NAME}-{}_bg.wasm", digest::fingerprint(&program.wasm));
    let write = |name: &str, content: &[u8]| {
        fs::write(dist.join(name), content).with_context(|| format!("cannot write {name}"))
    };

    write(&wasm, &program.wasm)?;
    write(SCRIPT, program.script(&start(&wasm), &shrinkers.esbuild)?.as_bytes())?;
    fs::remove_file(dist.join(WASM)).with_context(|| format!("cannot remove {WASM}"))
}

/// Returns the module that starts it, with the same exports as wasm-bindgen's own.
fn start(wasm: &str) -> String {
    format!(
        "import init, {{ mount }} from './glue.js';\nexport {{ mount }};\n\
         export default () => init({{ module_or_path: new URL('{wasm}', import.meta.url) }});\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_script_has_what_the_early_script_asks_for() {
        let early = include_str!("../../../src/early.js");
        let start = start("leptos-kratos-account-01_bg.wasm");

        assert!(early.contains(&format!("import(\"/{SCRIPT}\")")), "its address");
        for (used, given) in [("program.default()", "export default "), ("program.mount(this)", "export { mount };")] {
            assert!(early.contains(used) && start.contains(given), "{used}: {start}");
        }
    }
}
