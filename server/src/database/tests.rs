use super::*;
use crate::config::Secret;

/// Returns a database in memory, for one test.
pub(crate) async fn memory() -> Database {
    let url = Secret::new("sqlite::memory:");

    Database::open(&config::Database { url, max_connections: 10 }).await.unwrap()
}

#[tokio::test]
async fn what_is_in_memory_stays_there() {
    let database = memory().await;

    let count =
        on!(&database, pool => sqlx::query_scalar::<_, i64>("SELECT count(*) FROM users").fetch_one(pool).await);

    assert_eq!(count.unwrap(), 0);
    database.ping().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn several_may_make_the_tables_at_once() {
    let folder = std::env::temp_dir().join(format!("leptos-kratos-{}", Uuid::now_v7()));
    std::fs::create_dir(&folder).unwrap();
    let url = Secret::new(format!("sqlite:{}", folder.join("users.db").display()));
    let config = config::Database { url, max_connections: 2 };

    let opened: Vec<_> = (0..8)
        .map(|_| {
            let config = config.clone();
            tokio::spawn(async move { Database::open(&config).await })
        })
        .collect();

    for open in opened {
        open.await.unwrap().unwrap().close().await;
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn what_cannot_be_opened_says_so() {
    let url = Secret::new("sqlite:/nowhere/at/all/users.db");

    let error = Database::open(&config::Database { url, max_connections: 1 }).await.unwrap_err();

    assert!(error.to_string().starts_with("the database: "), "{error}");
}
