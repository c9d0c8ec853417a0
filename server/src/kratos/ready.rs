//! Readiness of Kratos.

use axum::http::Method;

use super::{Kratos, call::Api};

impl Kratos {
    /// Asks the public API whether it is ready. Any answer but a server error counts, as not every Kratos shows its
    /// health to the public.
    pub async fn is_ready(&self) -> bool {
        let answer = self.call(Api::Public, Method::GET, "/health/ready", None).await;

        answer.is_ok_and(|answer| !answer.status.is_server_error())
    }
}
