//! A second Kratos on the same database, which does the same by other rules.

use serde_json::Value;

use super::Stack;
use crate::{address, error::Result, ports::Ports, ready::Server};

/// A second Kratos; dropping it ends it.
#[derive(Debug)]
pub struct Twin {
    public: String,
    server: Server,
}

impl Stack {
    /// Starts a second Kratos on the same database, at its own two ports of `ports`, with a piece of configuration over this
    /// one's: a flow that it begins, this one can go on with.
    ///
    /// # Errors
    /// When it does not become ready.
    pub fn start_twin(&self, ports: Ports, piece: &Value) -> Result<Twin> {
        let public = address::kratos_public(&ports);
        let server = self.kratos.twin(ports, piece)?.start()?;
        Ok(Twin { public, server })
    }
}

impl Twin {
    /// Its public API.
    #[must_use]
    pub fn kratos_public(&self) -> &str {
        &self.public
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        self.server.terminate();
    }
}
