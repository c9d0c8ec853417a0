//! Database of the users: a file beside the server, or PostgreSQL.

use std::{str::FromStr, time::Duration};

use sqlx::{
    PgPool, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use thiserror::Error;
use uuid::Uuid;

use crate::{config, problem::Problem};

/// Longest wait of a request for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longest wait for another process that changes the tables of the file.
const BUSY: Duration = Duration::from_secs(5);

/// Connections to the database. Cloning shares them.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file, or memory.
    Sqlite(SqlitePool),
    /// A database server that several replicas share.
    Postgres(PgPool),
}

/// Reason for which the database cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DatabaseError {
    /// It does not answer, or answers with an error.
    #[error("the database: {0}")]
    Query(#[from] sqlx::Error),
    /// Its tables do not fit this version, and cannot be migrated.
    #[error("the database's tables: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        tracing::error!(%error, "the database does not answer");
        Self::DatabaseUnavailable
    }
}

/// Runs a query on either database: both understand the same text, but with different Rust types.
macro_rules! on {
    ($database:expr, $pool:ident => $query:expr) => {
        match $database {
            $crate::database::Database::Sqlite($pool) => $query,
            $crate::database::Database::Postgres($pool) => $query,
        }
    };
}

/// Runs queries in one transaction, with no other such transaction for the same identity at the same time.
///
/// A file has only one writer anyway, from `IMMEDIATE` on. PostgreSQL would let a first request and a deletion pass
/// each other, as neither sees the other's uncommitted writes.
macro_rules! in_turn {
    ($database:expr, $identity:expr, $transaction:ident => $queries:expr) => {
        match $database {
            $crate::database::Database::Sqlite(pool) => {
                let mut $transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
                let done = $queries;
                $transaction.commit().await?;
                done
            }
            $crate::database::Database::Postgres(pool) => {
                let mut $transaction = pool.begin().await?;
                let turn = $crate::database::turn_of($identity);
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(turn).execute(&mut *$transaction).await?;
                let done = $queries;
                $transaction.commit().await?;
                done
            }
        }
    };
}

pub(crate) use {in_turn, on};

/// Returns the key of an identity's lock in PostgreSQL.
pub(crate) const fn turn_of(identity: Uuid) -> i64 {
    let (high, low) = identity.as_u64_pair();

    (high ^ low).cast_signed()
}

impl Database {
    /// Connects, and migrates the tables to this version. Several servers may do so at once.
    ///
    /// # Errors
    /// Fails when the database cannot be reached, or has the tables of a later version.
    pub async fn open(config: &config::Database) -> Result<Self, DatabaseError> {
        let url = config.url.reveal();
        if url.starts_with("sqlite:") {
            return sqlite(url, config.max_connections).await.map(Self::Sqlite);
        }
        let options = PgPoolOptions::new().max_connections(config.max_connections).acquire_timeout(PATIENCE);
        let pool = options.connect(url).await?;

        // Of two concurrent migrations, one waits for the other's lock. (`run` itself is not `Send` to the compiler.)
        let mut connection = pool.acquire().await?;
        sqlx::migrate!("migrations/postgres").run_direct(None, &mut *connection, false).await?;
        drop(connection);
        Ok(Self::Postgres(pool))
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    /// Fails when it does not.
    pub async fn ping(&self) -> Result<(), DatabaseError> {
        on!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Closes the connections, once the running queries are done.
    pub async fn close(&self) {
        on!(self, pool => pool.close().await);
    }
}

async fn sqlite(url: &str, max_connections: u32) -> Result<SqlitePool, DatabaseError> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // With a write-ahead log, this loses only what a power failure interrupts.
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(BUSY);
    let pool = SqlitePoolOptions::new().acquire_timeout(PATIENCE);
    // A database in memory belongs to one connection, and is gone with it.
    let pool = if is_memory(url) {
        pool.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None)
    } else {
        pool.max_connections(max_connections)
    };
    let pool = pool.connect_with(options).await?;

    // sqlx does not lock a file: of two concurrent migrations, the second would find the tables of the first.
    let mut alone = pool.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::migrate!("migrations/sqlite").run_direct(None, &mut *alone, false).await?;
    alone.commit().await?;
    Ok(pool)
}

fn is_memory(url: &str) -> bool {
    url.contains(":memory:") || url.contains("mode=memory")
}

#[cfg(test)]
pub(crate) mod tests;
