//! A second Kratos on the same database, with a different configuration.

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
    /// Starts a second Kratos on the same database, at its own two ports of `ports`, with overrides of this one's
    /// configuration: a flow that it begins can be continued at this one.
    ///
    /// # Errors
    /// Fails when it does not become ready.
    pub fn start_twin(&self, ports: Ports, piece: &Value) -> Result<Twin> {
        let public = address::kratos_public(&ports);
        let server = self.kratos.twin(ports, piece)?.start()?;
        Ok(Twin { public, server })
    }
}

impl Twin {
    /// Returns the address of its public API.
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
