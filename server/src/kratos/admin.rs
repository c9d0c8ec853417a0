//! Requests to the admin API. Its address is used here, and nowhere that handles requests from outside.

use axum::http::{Method, StatusCode};
use uuid::Uuid;

use super::{
    CallError, Identity, Kratos, LinkedAccount,
    call::{Answer, Api},
    linked,
};

impl Kratos {
    /// Returns an identity. `None` when there is none.
    ///
    /// # Errors
    /// Fails when Kratos cannot answer.
    pub async fn identity(&self, id: Uuid) -> Result<Option<Identity>, CallError> {
        let answer = self.admin(Method::GET, &format!("/admin/identities/{id}")).await?;

        match answer.status {
            StatusCode::OK => answer.json().map(Some),
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(None),
            _ => Err(answer.unexpected("an identity")),
        }
    }

    /// Returns the linked accounts of an identity, none when there is no such identity.
    ///
    /// # Errors
    /// Fails when Kratos cannot answer.
    pub async fn linked_accounts(&self, id: Uuid) -> Result<Vec<LinkedAccount>, CallError> {
        let path = format!("/admin/identities/{id}?include_credential=oidc");
        let answer = self.admin(Method::GET, &path).await?;

        match answer.status {
            StatusCode::OK => answer.json().map(linked::accounts),
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(Vec::new()),
            _ => Err(answer.unexpected("linked accounts")),
        }
    }

    /// Deletes an identity, and its sessions with it. An identity that does not exist counts as deleted.
    ///
    /// # Errors
    /// Fails when Kratos has not confirmed that it is gone.
    pub async fn delete_identity(&self, id: Uuid) -> Result<(), CallError> {
        let answer = self.admin(Method::DELETE, &format!("/admin/identities/{id}")).await?;

        match answer.status {
            StatusCode::NO_CONTENT => Ok(()),
            // Another server's "not found" would make the person believe that the account is deleted.
            StatusCode::NOT_FOUND if answer.is_kratos_word() => Ok(()),
            _ => Err(answer.unexpected("the deletion of an identity")),
        }
    }

    async fn admin(&self, method: Method, path: &str) -> Result<Answer, CallError> {
        self.call(Api::Admin, method, path, None).await
    }
}
