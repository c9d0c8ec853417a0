//! The store of users, one row for each identity that this server has seen.

mod page;
mod profile;
mod user;

use time::OffsetDateTime;
use uuid::Uuid;

pub use self::{page::PageToken, page::UserPage, user::User};
use self::{profile::Profile, user::Row};
use crate::{
    database::{Database, DatabaseError, in_turn, on},
    kratos::Identity,
    metrics::Metrics,
};

const LOAD: &str = "SELECT * FROM users WHERE kratos_identity_id = $1";

/// One statement, so that of concurrent first requests one inserts and the others find its row. It writes nothing for
/// an account that is being deleted, from an answer older than the row, or if nothing has changed.
const PROVISION: &str = "
    INSERT INTO users (id, kratos_identity_id, email, name, username, avatar_url, is_admin, identity_version,
                       created_at, updated_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $9
    WHERE NOT EXISTS (SELECT 1 FROM deletions WHERE kratos_identity_id = $2)
    ON CONFLICT (kratos_identity_id) DO UPDATE SET
        email = excluded.email,
        name = excluded.name,
        username = excluded.username,
        avatar_url = COALESCE(excluded.avatar_url, users.avatar_url),
        is_admin = excluded.is_admin,
        identity_version = excluded.identity_version,
        updated_at = excluded.updated_at
    WHERE excluded.identity_version >= users.identity_version
      AND (excluded.email IS DISTINCT FROM users.email
        OR excluded.name IS DISTINCT FROM users.name
        OR excluded.username IS DISTINCT FROM users.username
        OR COALESCE(excluded.avatar_url, users.avatar_url) IS DISTINCT FROM users.avatar_url
        OR excluded.is_admin <> users.is_admin)
    RETURNING *";

const SET_AVATAR: &str = "
    UPDATE users SET avatar_url = $2, updated_at = $3
    WHERE kratos_identity_id = $1 AND avatar_url IS DISTINCT FROM $2";

/// The store of users. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Users {
    database: Database,
    metrics: Metrics,
}

impl Users {
    /// Stores users in a database.
    #[must_use]
    pub const fn new(database: Database, metrics: Metrics) -> Self {
        Self { database, metrics }
    }

    /// Returns the user of an identity, created on the first call and updated on later ones. `None` when the account is
    /// being deleted, or was deleted.
    ///
    /// # Errors
    /// Fails when the database does not answer.
    pub async fn of(&self, identity: &Identity) -> Result<Option<User>, DatabaseError> {
        let profile = Profile::of(identity);
        match self.load(identity.id).await? {
            Some(row) if !profile.changes(&row) => Ok(Some(row.user)),
            _ => self.provision(identity.id, &profile).await,
        }
    }

    /// Changes the picture, the only field managed here, and returns the user. `None` when there is none.
    ///
    /// # Errors
    /// Fails when the database does not answer.
    pub async fn set_avatar(&self, identity: Uuid, avatar: Option<&str>) -> Result<Option<User>, DatabaseError> {
        let now = OffsetDateTime::now_utc();
        on!(&self.database, pool => {
            sqlx::query(SET_AVATAR).bind(identity).bind(avatar).bind(now).execute(pool).await.map(drop)
        })?;

        Ok(self.load(identity).await?.map(|row| row.user))
    }

    async fn load(&self, identity: Uuid) -> Result<Option<Row>, DatabaseError> {
        Ok(on!(&self.database, pool => {
            sqlx::query_as::<_, Row>(LOAD).bind(identity).fetch_optional(pool).await
        })?)
    }

    async fn provision(&self, identity: Uuid, profile: &Profile) -> Result<Option<User>, DatabaseError> {
        let id = Uuid::now_v7();
        let now = OffsetDateTime::now_utc();
        let row: Option<Row> = in_turn!(&self.database, identity, transaction => {
            let written = sqlx::query_as::<_, Row>(PROVISION)
                .bind(id)
                .bind(identity)
                .bind(profile.email.as_deref())
                .bind(profile.name.as_deref())
                .bind(profile.username.as_deref())
                .bind(profile.picture.as_deref())
                .bind(profile.is_admin)
                .bind(profile.version)
                .bind(now)
                .fetch_optional(&mut *transaction)
                .await?;
            match written {
                Some(row) => Some(row),
                // Another request was faster, or nothing may be written.
                None => sqlx::query_as(LOAD).bind(identity).fetch_optional(&mut *transaction).await?,
            }
        });

        if row.as_ref().is_some_and(|row| row.user.id == id) {
            self.metrics.user_provisioned();
        }
        Ok(row.map(|row| row.user))
    }
}

#[cfg(test)]
mod tests;
