//! `cargo xtask test`: all checks of continuous integration.

mod browser;
mod compose;
mod deny;
mod e2e;
mod native;
mod needs;
mod part;
mod programs;
mod report;
mod server;
mod slowest;

use std::time::Instant;

use anyhow::{Result, bail};

pub(crate) use self::{
    e2e::{Needs, pictures},
    part::Part,
};

use crate::args::Order;

/// Runs all of the parts, even when one fails.
pub(crate) fn run(parts: &[Part], order: &Order) -> Result<()> {
    needs::begin(parts, order.page);
    let mut lines = Vec::new();
    let mut failed = 0;

    for part in parts {
        println!("\n── {} ──", part.name());
        let start = Instant::now();
        let result = part.run(order);
        if let Err(error) = &result {
            eprintln!("{}: {error:#}", part.name());
            failed += 1;
        }
        lines.push(report::line(part.name(), &result, start.elapsed()));
        // Everything is built by then.
        if *part == Part::Clippy && parts.contains(&Part::Web) {
            browser::begin();
        }
    }

    println!("\n{}", lines.join("\n"));
    if failed > 0 {
        bail!("{failed} of {} parts failed", parts.len());
    }
    Ok(())
}
