//! What the admin API is asked. Its address is known here, and nowhere that a request comes from outside.

use axum::http::{Method, StatusCode};
use uuid::Uuid;

use super::{
    CallError, Identity, Kratos, LinkedAccount,
    call::{Answer, Api},
    linked,
};

impl Kratos {
    /// Asks for an identity. `None` where there is none.
    ///
    /// # Errors
    /// Where Kratos cannot say.
    pub async fn identity(&self, id: Uuid) -> Result<Option<Identity>, CallError> {
        let answer = self.admin(Method::GET, &format!("/admin/identities/{id}")).await?;

        match answer.status {
            StatusCode::OK => answer.json().map(Some),
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(None),
            _ => Err(answer.unexpected("an identity")),
        }
    }

    /// Asks by which providers an identity can sign in. None where there is no such identity.
    ///
    /// # Errors
    /// Where Kratos cannot say.
    pub async fn linked_accounts(&self, id: Uuid) -> Result<Vec<LinkedAccount>, CallError> {
        let path = format!("/admin/identities/{id}?include_credential=oidc");
        let answer = self.admin(Method::GET, &path).await?;

        match answer.status {
            StatusCode::OK => answer.json().map(linked::accounts),
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(Vec::new()),
            _ => Err(answer.unexpected("linked accounts")),
        }
    }

    /// Deletes an identity, and its sessions with it. One that is gone already counts as deleted.
    ///
    /// # Errors
    /// Where Kratos has not said that it is gone.
    pub async fn delete_identity(&self, id: Uuid) -> Result<(), CallError> {
        let answer = self.admin(Method::DELETE, &format!("/admin/identities/{id}")).await?;

        match answer.status {
            StatusCode::NO_CONTENT => Ok(()),
            // Some other server's "not found" would leave somebody believe that they are deleted.
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(()),
            _ => Err(answer.unexpected("the deletion of an identity")),
        }
    }

    async fn admin(&self, method: Method, path: &str) -> Result<Answer, CallError> {
        self.call(Api::Admin, method, path, None).await
    }
}
