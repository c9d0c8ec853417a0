//! Where the users are kept: a file beside the server, or PostgreSQL.

use std::{str::FromStr, time::Duration};

use sqlx::{
    PgPool, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use thiserror::Error;
use uuid::Uuid;

use crate::{config, problem::Problem};

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who is about to change the tables of a file: other processes wait for each other this long.
const BUSY: Duration = Duration::from_secs(5);

/// Connections to the database. Cloning shares them.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file, or memory.
    Sqlite(SqlitePool),
    /// A server that several of us share.
    Postgres(PgPool),
}

/// Why the database is of no use.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DatabaseError {
    /// It does not answer, or not as it should.
    #[error("the database: {0}")]
    Query(#[from] sqlx::Error),
    /// Its tables are not what this version needs, and cannot be made so.
    #[error("the database's tables: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        tracing::error!(%error, "the database does not answer");
        Self::DatabaseUnavailable
    }
}

/// Runs a query on whichever it is: both understand the same text, but not by the same types.
macro_rules! on {
    ($database:expr, $pool:ident => $query:expr) => {
        match $database {
            $crate::database::Database::Sqlite($pool) => $query,
            $crate::database::Database::Postgres($pool) => $query,
        }
    };
}

/// Runs queries as one, while nobody else does so for the same identity.
///
/// In a file there is one writer anyway, from `IMMEDIATE` on. PostgreSQL would let a first request and a deletion pass
/// each other, as neither sees what the other has not written yet.
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

/// The number that an identity's lock has in PostgreSQL.
pub(crate) const fn turn_of(identity: Uuid) -> i64 {
    let (high, low) = identity.as_u64_pair();

    (high ^ low).cast_signed()
}

impl Database {
    /// Connects, and brings the tables to what this version needs. Several servers may do so at once.
    ///
    /// # Errors
    /// Where it cannot be reached, or has the tables of a later version.
    pub async fn open(config: &config::Database) -> Result<Self, DatabaseError> {
        let url = config.url.reveal();
        if url.starts_with("sqlite:") {
            return sqlite(url, config.max_connections).await.map(Self::Sqlite);
        }
        let options = PgPoolOptions::new().max_connections(config.max_connections).acquire_timeout(PATIENCE);
        let pool = options.connect(url).await?;

        // Of two that migrate at once, one waits for the other's lock. (`run` itself is not `Send` to the compiler.)
        let mut connection = pool.acquire().await?;
        sqlx::migrate!("migrations/postgres").run_direct(None, &mut *connection, false).await?;
        drop(connection);
        Ok(Self::Postgres(pool))
    }

    /// Looks whether it answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ping(&self) -> Result<(), DatabaseError> {
        on!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Ends the connections, once the queries that run are done.
    pub async fn close(&self) {
        on!(self, pool => pool.close().await);
    }
}

async fn sqlite(url: &str, max_connections: u32) -> Result<SqlitePool, DatabaseError> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // With a log that is written ahead, this loses nothing but what a loss of power interrupts.
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(BUSY);
    let pool = SqlitePoolOptions::new().acquire_timeout(PATIENCE);
    // What is in memory is in one connection, and gone with it.
    let pool = if is_memory(url) {
        pool.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None)
    } else {
        pool.max_connections(max_connections)
    };
    let pool = pool.connect_with(options).await?;

    // For a file sqlx has no lock: of two that migrate at once the second would find the first one's tables.
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
