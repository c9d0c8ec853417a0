//! The users, a page at a time.

use std::str::FromStr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::{
    Users,
    user::{Row, User},
};
use crate::database::{DatabaseError, on};

/// Ids are of version 7: in their order the users came, and it is the order of an index that is there anyway.
const PAGE: &str = "SELECT * FROM users WHERE id > $1 ORDER BY id LIMIT $2";

/// Some of the users, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPage {
    /// These.
    pub users: Vec<User>,
    /// Where the next page begins; none at the end.
    pub next: Option<PageToken>,
}

/// Where a page begins: after whom. It means nothing to whoever asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageToken(Uuid);

/// It is no token of ours.
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
    /// At most `size` users after those of an earlier page.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn page(&self, after: PageToken, size: u32) -> Result<UserPage, DatabaseError> {
        let mut rows: Vec<Row> = on!(&self.database, pool => {
            // One more tells whether there are more.
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
