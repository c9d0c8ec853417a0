//! Slow builds and installations that several parts need: made once per run, in the background while other parts run.

use std::{
    path::{Path, PathBuf},
    sync::{LazyLock, OnceLock},
    thread,
};

use anyhow::{Result, anyhow};
use dev_stack::{Servers, Step};

use super::Part;
use crate::{
    build::Kind,
    chrome::Chrome,
    postgres, run, server,
    tools::{Tools, axe_core},
    web_servers::WebServers,
};

/// A result that the first caller computes; the others wait for it.
pub(super) type Once<T> = LazyLock<Result<T, String>>;

static SERVERS: Once<Servers> = LazyLock::new(|| Servers::locate().map_err(|error| error.to_string()));
static PAGE: Once<PathBuf> = LazyLock::new(|| in_words(build_page(*KIND.get().unwrap_or(&Kind::Small))));
static KIND: OnceLock<Kind> = OnceLock::new();
static COMPANION: Once<PathBuf> = LazyLock::new(|| in_words(server::build_for_tests()));

/// Returns the folder with the build of the page, by default the release build; [`begin`] can choose another.
pub(super) fn page() -> Result<&'static Path> {
    of(&PAGE).map(PathBuf::as_path)
}

/// Returns the companion server's program. Cargo builds it with the tests, so that there is little left to do.
pub(super) fn companion() -> Result<&'static Path> {
    of(&COMPANION).map(PathBuf::as_path)
}

/// Returns the programs of Kratos, the mail sink and the OpenID provider.
pub(super) fn servers() -> Result<&'static Servers> {
    of(&SERVERS)
}

/// Starts everything that these parts will need, with this build of the page. An error is returned to the part that
/// needs it.
pub(super) fn begin(parts: &[Part], page_kind: Kind) {
    // The first one counts; there is one run in a process.
    let _ = KIND.set(page_kind);
    let needs_servers = parts.iter().any(|part| matches!(part, Part::Server | Part::E2e));
    let needs_browser = parts.iter().any(|part| matches!(part, Part::Web | Part::E2e));

    if needs_servers {
        thread::spawn(|| drop(page()));
    }
    thread::spawn(move || {
        if needs_browser {
            drop((Tools::for_tests(), Chrome::find(), axe_core::find()));
        }
        if needs_servers {
            drop((servers(), postgres::find(), WebServers::find()));
        }
    });
}

/// Builds it in a separate process, whose messages go to a separate log.
fn build_page(kind: Kind) -> Result<PathBuf> {
    let log = dev_stack::repository().join("target/page.log");
    let option = match kind {
        Kind::Any | Kind::Small => "--small",
        Kind::Plain => "--plain",
        Kind::Quick => "--quick",
    };
    Tools::ready()?;

    let step = Step::begin(format!("the page (build {option})"), "some minutes at first");
    step.run(run::command(run::own_program()?).args(["build", option]), &log)?;
    step.done();
    Ok(kind.folder())
}

pub(super) fn of<T>(once: &'static Once<T>) -> Result<&'static T> {
    once.as_ref().map_err(|error| anyhow!("{error}"))
}

pub(super) fn in_words<T>(result: Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{error:#}"))
}
