//! `cargo xtask fixtures`: drives the real Kratos through every flow, and stores its answers.
//!
//! The answers lie in `tests/fixtures/v1.3.1`, one file each, and the protocol tests decode them. Values that differ
//! from run to run (ids, tokens, times) are replaced, so that a change in a file is a change in Kratos.

mod authenticator;
mod browser;
mod chapter;
mod form;
mod provider;
mod recorder;
mod scene;
mod stable;
mod text;
mod totp;
mod visitor;

use std::time::Instant;

use anyhow::{Context, Result};
use dev_stack::{Servers, Stack};

use chapter::Chapter;
use recorder::Recorder;
use scene::Scene;
use stable::Stable;

/// Version of Kratos that the answers are captured from, as `dev/servers/kratos` pins it.
const VERSION: &str = "v1.3.1";

pub(crate) fn run() -> Result<()> {
    let servers = Servers::locate()?;
    let recorder = Recorder::empty(&dev_stack::repository().join("tests/fixtures").join(VERSION))?;

    for chapter in chapter::ALL {
        let start = Instant::now();
        tell(chapter, &servers, &recorder).with_context(|| format!("configuration {}", chapter.prefix))?;
        let (prefix, files, seconds) = (chapter.prefix, recorder.count(chapter.prefix), start.elapsed().as_secs());
        eprintln!("{prefix}: {files} answers in {seconds} s");
    }
    Ok(())
}

fn tell(chapter: &Chapter, servers: &Servers, recorder: &Recorder) -> Result<()> {
    let state = dev_stack::repository().join("target/fixtures").join(chapter.prefix);
    let mut builder = Stack::builder(&state).reset(true).config((chapter.config)());
    if let Some(schema) = chapter.schema {
        let file = dev_stack::repository().join(schema);
        builder = builder.schema(&file);
    }
    let stack = builder.start(servers)?;

    let scene = Scene::new(chapter.prefix, &stack, recorder, Stable::new(&stack));
    (chapter.tell)(&scene)
}
