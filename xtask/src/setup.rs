//! `cargo xtask setup`: all slow installations and builds, before they are needed.

use anyhow::Result;
use dev_stack::Servers;

use crate::{
    chrome::Chrome,
    fuzz, postgres,
    tools::{Esbuild, Tools, WasmOpt, axe_core, rust_src},
    web_servers::WebServers,
};

pub(crate) fn run() -> Result<()> {
    Tools::ready()?;
    Tools::for_dependencies()?;
    fuzz::ready()?;
    rust_src::ready()?;
    WasmOpt::find()?;
    Esbuild::find()?;
    axe_core::find()?;
    Servers::locate()?;
    Chrome::find()?;
    WebServers::find()?;
    postgres::find()?;
    eprintln!("everything is installed");
    Ok(())
}
