//! `cargo xtask dev`: the whole stack, the companion server and the SPA on http://localhost:3000.

mod backend;
mod mails;
mod page_config;
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
use dev_stack::Process;

pub(crate) use self::page_config::{HOOK, after_build};
use self::{backend::Backend, mails::MailPrinter, spa::Behind};
use crate::tools::Tools;

const STEP: Duration = Duration::from_millis(200);

/// Runs until Ctrl-C; every child ends with it.
pub(crate) fn run(reset: bool) -> Result<()> {
    let tools = Tools::ready()?;
    let kratos_url = env::var("KRATOS_URL").ok();
    dev_stack::ensure_port_free(spa::PORT, "the SPA")?;
    let plan = if kratos_url.is_none() { Some(backend::Plan::ready()?) } else { None };
    // Told before anything is started, so that nothing is left behind.
    let stop = Arc::new(AtomicBool::new(false));
    ctrlc::set_handler({
        let stop = Arc::clone(&stop);
        move || stop.store(true, Ordering::Relaxed)
    })?;

    let backend = plan.map(|plan| plan.start(reset)).transpose()?;
    let behind = match &backend {
        Some(backend) => Behind::Own { kratos: backend.stack.kratos_public(), companion: backend.companion.public() },
        None => Behind::Other(kratos_url.as_deref().unwrap_or_default()),
    };
    let spa = spa::serve(&tools, &behind)?;
    watch(&stop, backend, spa, kratos_url.as_deref())
}

fn watch(stop: &AtomicBool, mut backend: Option<Backend>, mut spa: Process, kratos_url: Option<&str>) -> Result<()> {
    let mut mails = backend.as_ref().map(|backend| MailPrinter::new(backend.stack.mailbox().clone()));
    let mut is_up = false;

    while !stop.load(Ordering::Relaxed) {
        if spa.has_ended() {
            bail!("trunk serve has ended: its messages above say why");
        }
        if let Some(name) = backend.as_mut().and_then(Backend::ended_server) {
            bail!("{name} has ended: its log is in target/dev/state");
        }
        if !is_up && spa::answers() {
            is_up = true;
            panel::print(backend.as_ref(), kratos_url);
        }
        if let Some(mails) = &mut mails {
            mails.print_new();
        }
        thread::sleep(STEP);
    }
    eprintln!("\nstopping");
    Ok(())
}
