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
use dev_stack::{Process, Servers, Step};

pub(crate) use self::page_config::{HOOK, after_build};
use self::{backend::Backend, mails::MailPrinter, spa::Behind};
use crate::tools::Tools;

const STEP: Duration = Duration::from_millis(200);

/// Runs until Ctrl-C, and ends every child process.
///
/// The sign-in page comes first: it needs Kratos and Trunk, which are built in parallel. The companion server, which
/// only the account's part of the settings page calls, is built once the page answers.
pub(crate) fn run(reset: bool) -> Result<()> {
    let kratos_url = env::var("KRATOS_URL").ok();
    // Steps of the page, and with our own servers also theirs and the companion server's.
    let of_servers = if kratos_url.is_none() { Servers::missing()? + 1 } else { 0 };
    Step::expect(Tools::missing()? + of_servers + 1);
    dev_stack::ensure_port_free(spa::PORT, "the SPA")?;
    let (tools, plan) = match kratos_url {
        Some(_) => (Tools::ready()?, None),
        None => installed()?,
    };
    // Before anything is started, so that Ctrl-C leaves no process behind.
    let stop = Arc::new(AtomicBool::new(false));
    ctrlc::set_handler({
        let stop = Arc::clone(&stop);
        move || stop.store(true, Ordering::Relaxed)
    })?;

    let backend = plan.map(|plan| plan.start(reset)).transpose()?;
    let behind = match &backend {
        Some(backend) => Behind::Own { kratos: backend.stack.kratos_public(), companion: backend::public() },
        None => Behind::Other(kratos_url.as_deref().unwrap_or_default()),
    };
    let spa = spa::serve(&tools, &behind)?;
    watch(&stop, backend, spa, kratos_url.as_deref())
}

/// Installs the tools and builds the servers, in parallel.
fn installed() -> Result<(Tools, Option<backend::Plan>)> {
    let servers = thread::spawn(backend::Plan::ready);
    let tools = Tools::ready();
    // A panic of the thread is printed at its own place.
    let Ok(servers) = servers.join() else { bail!("the servers could not be built") };

    Ok((tools?, Some(servers?)))
}

fn watch(stop: &AtomicBool, mut backend: Option<Backend>, mut spa: Process, kratos_url: Option<&str>) -> Result<()> {
    let mut mails = backend.as_ref().map(|backend| MailPrinter::new(backend.stack.mailbox().clone()));
    let mut page = Some(Step::begin("the page", "about a minute at first, seconds later"));

    while !stop.load(Ordering::Relaxed) {
        if spa.has_ended() {
            bail!("trunk serve has ended: its messages above say why");
        }
        if let Some(backend) = &mut backend {
            if let Some(name) = backend.ended_server() {
                bail!("{name} has ended: its log is in target/dev/state");
            }
            backend.go_on()?;
        }
        if page.is_some() && spa::answers() {
            if let Some(page) = page.take() {
                page.done();
            }
            panel::print(backend.as_ref(), kratos_url);
            if let Some(backend) = &mut backend {
                backend.build_companion()?;
            }
        }
        if let Some(mails) = &mut mails {
            mails.print_new();
        }
        thread::sleep(STEP);
    }
    eprintln!("\nstopping");
    Ok(())
}
