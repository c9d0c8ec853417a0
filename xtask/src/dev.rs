//! `cargo xtask dev`: the whole stack and the SPA on http://localhost:3000.

mod mails;
mod panel;
mod spa;

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Result, bail};
use dev_stack::{Ports, Process, Servers, Stack};

use self::mails::MailPrinter;
use crate::tools::Tools;

const STEP: Duration = Duration::from_millis(200);

/// Runs until Ctrl-C; every child ends with it.
pub(crate) fn run(reset: bool) -> Result<()> {
    let tools = Tools::ready()?;
    let kratos_url = env::var("KRATOS_URL").ok();
    dev_stack::ensure_port_free(spa::PORT, "the SPA")?;
    // Told before anything is started, so that nothing is left behind.
    let stop = Arc::new(AtomicBool::new(false));
    ctrlc::set_handler({
        let stop = Arc::clone(&stop);
        move || stop.store(true, Ordering::Relaxed)
    })?;

    let stack = if kratos_url.is_none() { Some(start_stack(reset)?) } else { None };
    let spa = spa::serve(&tools, kratos_url.as_deref())?;
    watch(&stop, stack, spa, kratos_url.as_deref())
}

fn start_stack(reset: bool) -> Result<Stack> {
    let servers = Servers::locate()?;

    let state = dev_stack::repository().join("target/dev/state");
    Ok(Stack::builder(state).ports(Ports::fixed()).reset(reset).start(&servers)?)
}

fn watch(stop: &AtomicBool, mut stack: Option<Stack>, mut spa: Process, kratos_url: Option<&str>) -> Result<()> {
    let mut mails = stack.as_ref().map(|stack| MailPrinter::new(stack.mailbox().clone()));
    let mut is_up = false;

    while !stop.load(Ordering::Relaxed) {
        if spa.has_ended() {
            bail!("trunk serve has ended: its messages above say why");
        }
        if let Some(name) = stack.as_mut().and_then(Stack::ended_server) {
            bail!("{name} has ended: its log is in target/dev/state");
        }
        if !is_up && spa::answers() {
            is_up = true;
            panel::print(stack.as_ref(), kratos_url);
        }
        if let Some(mails) = &mut mails {
            mails.print_new();
        }
        thread::sleep(STEP);
    }
    eprintln!("\nstopping");
    Ok(())
}
