//! The running servers.

mod builder;
mod twin;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

pub use builder::Builder;
pub use twin::Twin;

use crate::{
    address,
    error::Result,
    http,
    kratos::Kratos,
    mail::{Mail, Mailbox},
    ports::Ports,
    ready::Server,
};

/// Time limit for mails to leave Kratos.
const PATIENCE: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_millis(50);

/// Kratos, the mail sink and the OpenID provider, up and ready; dropping it ends them.
#[derive(Debug)]
pub struct Stack {
    base_url: String,
    ports: Ports,
    state: PathBuf,
    mailbox: Mailbox,
    kratos: Kratos,
    running_kratos: Mutex<Option<Server>>,
    mailpit: Server,
    oidc: Server,
}

impl Stack {
    /// Begins to describe a stack that keeps its state and logs in `state_dir`.
    pub fn builder(state_dir: impl Into<PathBuf>) -> Builder {
        Builder::new(state_dir.into())
    }

    /// The SPA's origin, as Kratos knows it.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The ports in use.
    #[must_use]
    pub fn ports(&self) -> &Ports {
        &self.ports
    }

    /// The folder with the database, the configuration and the logs.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// Kratos's public API: what `/.ory` of the SPA's origin is to be proxied to.
    #[must_use]
    pub fn kratos_public(&self) -> String {
        address::kratos_public(&self.ports)
    }

    /// Kratos's admin API.
    #[must_use]
    pub fn kratos_admin(&self) -> String {
        address::kratos_admin(&self.ports)
    }

    /// The mail sink's pages and API.
    #[must_use]
    pub fn mail_api(&self) -> String {
        address::mail(&self.ports)
    }

    /// The OpenID provider.
    #[must_use]
    pub fn issuer(&self) -> String {
        address::issuer(&self.ports)
    }

    /// The mails sent so far.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// Every mail to `address`, oldest first.
    ///
    /// # Errors
    /// When the mail sink does not answer.
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        self.mailbox.mails_to(address)
    }

    /// The newest mail to `address`, as soon as there are more than the `before` that were there.
    ///
    /// # Errors
    /// When none comes within 15 seconds.
    pub fn wait_for_mail(&self, address: &str, before: usize) -> Result<Mail> {
        self.mailbox.wait_for(address, before)
    }

    /// Ends Kratos: its port refuses connections until [`Stack::start_kratos`].
    pub fn stop_kratos(&self) {
        self.running_kratos().take();
    }

    /// Starts Kratos on the same ports and database, if it is not running.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn start_kratos(&self) -> Result<()> {
        let mut running = self.running_kratos();

        if running.is_none() {
            *running = Some(self.kratos.start()?);
        }
        Ok(())
    }

    /// Ends Kratos and starts it again, once no mail is under way: Kratos never sends again what it was sending when it ended.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn restart_kratos(&self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.has_mail_under_way()? && Instant::now() < deadline {
            thread::sleep(STEP);
        }
        self.stop_kratos();
        self.start_kratos()
    }

    fn has_mail_under_way(&self) -> Result<bool> {
        let url = format!("{}/admin/courier/messages?status=", self.kratos_admin());
        let is_any =
            |status| Ok(http::get_json(&format!("{url}{status}"))?.as_array().is_some_and(|all| !all.is_empty()));

        Ok(is_any("queued")? || is_any("processing")?)
    }

    /// The name of a server that has ended by itself, if one has.
    pub fn ended_server(&mut self) -> Option<&'static str> {
        let kratos_ended = self.running_kratos().as_mut().is_some_and(Server::has_ended);
        let ended = [
            (kratos_ended, "Kratos"),
            (self.mailpit.has_ended(), "the mail sink"),
            (self.oidc.has_ended(), "the OpenID provider"),
        ];

        ended.into_iter().find_map(|(ended, name)| ended.then_some(name))
    }

    fn running_kratos(&self) -> MutexGuard<'_, Option<Server>> {
        // A panic elsewhere leaves a server, or none: both are true.
        self.running_kratos.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        if let Some(kratos) = &*self.running_kratos() {
            kratos.terminate();
        }
        self.mailpit.terminate();
        self.oidc.terminate();
    }
}
