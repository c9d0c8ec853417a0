//! The program of the account's part of the settings page: it has a name of its own, by which `early.js` loads it, and no page
//! refers to it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{bundle::Program, digest, shrink::Shrinkers};

/// What the names of its files begin with.
pub(super) const NAME: &str = "leptos-kratos-account";

/// Its script, as Trunk calls it and as it stays.
const SCRIPT: &str = "leptos-kratos-account.js";

/// Its WebAssembly, as Trunk calls it.
const WASM: &str = "leptos-kratos-account_bg.wasm";

/// Where its texts lie.
pub(super) const LOCALES: &str = "locale/account";

/// Makes one small script of its own, with short names, and gives the WebAssembly one that may be kept for ever.
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

/// The module that starts it, as wasm-bindgen's own does for whoever imports it.
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
