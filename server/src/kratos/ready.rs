//! Whether Kratos answers.

use axum::http::Method;

use super::{Kratos, call::Api};

impl Kratos {
    /// Asks the public API whether it is ready. An answer that is no server's error is one: not every Kratos shows its
    /// health to the public.
    pub async fn is_ready(&self) -> bool {
        let answer = self.call(Api::Public, Method::GET, "/health/ready", None).await;

        answer.is_ok_and(|answer| !answer.status.is_server_error())
    }
}
