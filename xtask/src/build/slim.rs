//! Takes out of the WebAssembly what nobody reaches or reads: the words of panics, exports that the glue script does not use,
//! and long names of imports and exports.

mod names;
mod panics;

use anyhow::{Context, Result};
use walrus::{Module, passes};

/// What became of a program and its glue script.
pub(super) struct Slim {
    pub(super) wasm: Vec<u8>,
    pub(super) glue: String,
    /// How many functions that only panic were emptied.
    pub(super) panics: usize,
}

/// Slims a program and its glue script.
pub(super) fn slim(wasm: &[u8], glue: &str) -> Result<Slim> {
    let mut module = Module::from_buffer(wasm).context("the program cannot be read")?;
    let panics = panics::empty(&mut module);
    let glue = names::without_classes(glue);
    names::drop_exports(&mut module, &glue);
    let glue = names::shorten(&mut module, &glue);
    passes::gc::run(&mut module);
    Ok(Slim { wasm: module.emit_wasm(), glue, panics })
}
