//! Pages of the list of users.

use std::str::FromStr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::{
    Users,
    user::{Row, User},
};
use crate::database::{DatabaseError, on};

/// Ids are of version 7, so their order is the order of creation; an existing index has the same order.
const PAGE: &str = "SELECT * FROM users WHERE id > $1 ORDER BY id LIMIT $2";

/// A page of users, in the order of creation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPage {
    /// Users of this page.
    pub users: Vec<User>,
    /// Token of the next page; `None` on the last one.
    pub next: Option<PageToken>,
}

/// Start of a page: the user before its first one. It is opaque to clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageToken(Uuid);

/// The text is not a page token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPageToken;

impl FromStr for PageToken {
    type Err = NoPageToken;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoPageToken)?;

        Uuid::from_slice(&bytes).map(Self).map_err(|_| NoPageToken)
    }
}

impl std::fmt::Display for PageToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl Users {
    /// Returns at most `size` users after those of an earlier page.
    ///
    /// # Errors
    /// Fails when the database does not answer.
    pub async fn page(&self, after: PageToken, size: u32) -> Result<UserPage, DatabaseError> {
        let mut rows: Vec<Row> = on!(&self.database, pool => {
            // One more row shows whether there is a next page.
            sqlx::query_as(PAGE).bind(after.0).bind(i64::from(size) + 1).fetch_all(pool).await
        })?;
        let has_more = rows.len() > size as usize;
        rows.truncate(size as usize);
        let next = rows.last().filter(|_| has_more).map(|row| PageToken(row.user.id));

        Ok(UserPage { users: rows.into_iter().map(|row| row.user).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written() {
        let token = PageToken(Uuid::now_v7());

        assert_eq!(token.to_string().parse(), Ok(token));
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "a", "AAAA", "'; DROP TABLE users", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(text.parse::<PageToken>(), Err(NoPageToken), "{text}");
        }
    }
}
