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

/// Kratos, the mail sink and the OpenID provider, running and ready; dropping it ends them.
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
    /// Returns a builder. The state and the logs lie in `state_dir`.
    pub fn builder(state_dir: impl Into<PathBuf>) -> Builder {
        Builder::new(state_dir.into())
    }

    /// Returns the SPA's origin, as Kratos knows it.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the ports in use.
    #[must_use]
    pub fn ports(&self) -> &Ports {
        &self.ports
    }

    /// Returns the folder with the database, the configuration and the logs.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// Returns the address of Kratos's public API, the proxy target of `/.ory` on the SPA's origin.
    #[must_use]
    pub fn kratos_public(&self) -> String {
        address::kratos_public(&self.ports)
    }

    /// Returns the address of Kratos's admin API.
    #[must_use]
    pub fn kratos_admin(&self) -> String {
        address::kratos_admin(&self.ports)
    }

    /// Returns the address of the mail sink's pages and API.
    #[must_use]
    pub fn mail_api(&self) -> String {
        address::mail(&self.ports)
    }

    /// Returns the OpenID provider's issuer.
    #[must_use]
    pub fn issuer(&self) -> String {
        address::issuer(&self.ports)
    }

    /// Returns the mails sent so far.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// Returns every mail to `address`, oldest first.
    ///
    /// # Errors
    /// Fails when the mail sink does not answer.
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        self.mailbox.mails_to(address)
    }

    /// Returns the newest mail to `address`, as soon as there are more than `before`, the number that had already
    /// arrived.
    ///
    /// # Errors
    /// Fails when no mail arrives within 15 seconds.
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
    /// Fails when it does not become ready.
    pub fn start_kratos(&self) -> Result<()> {
        let mut running = self.running_kratos();

        if running.is_none() {
            *running = Some(self.kratos.start()?);
        }
        Ok(())
    }

    /// Restarts Kratos, once no mail is under way: Kratos never resends a mail that it was sending when it ended.
    ///
    /// # Errors
    /// Fails when it does not become ready.
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

    /// Returns the name of a server that has ended by itself, if any.
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
        // After a panic elsewhere there is a server or none: the value is valid in both cases.
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
