//! A deletion and first requests of the same identity, at once.

use leptos_kratos_server::{
    config::{self, Secret},
    database::Database,
    deletion::Deletions,
    kratos::{Identity, Kratos},
    metrics::Metrics,
    users::Users,
};
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::world::{file, postgres, stack};

const TIMES: usize = 100;

async fn whoever_is_deleted_stays_so(url: String) {
    let admin_url = stack().kratos_admin();
    let kratos = Kratos::new(&config::Kratos { admin_url, ..config::Kratos::default() }, Metrics::default()).unwrap();
    let database = Database::open(&config::Database { url: Secret::new(url), max_connections: 10 }).await.unwrap();
    let users = Users::new(database.clone(), Metrics::default());
    let deletions = Deletions::new(database, kratos, Metrics::default());

    for _ in 0..TIMES {
        let identity: Identity = serde_json::from_value(json!({ "id": Uuid::new_v4() })).unwrap();
        let mut at_once = JoinSet::new();
        for number in 0..6 {
            let (users, deletions, identity) = (users.clone(), deletions.clone(), identity.clone());
            at_once.spawn(async move {
                if number == 3 {
                    deletions.delete(identity.id).await.map(drop)
                } else {
                    users.of(&identity).await.map(drop)
                }
            });
        }
        at_once.join_all().await.into_iter().collect::<Result<(), _>>().unwrap();

        assert_eq!(users.of(&identity).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_deleted_during_first_requests_stays_so_in_a_file() {
    whoever_is_deleted_stays_so(file()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_deleted_during_first_requests_stays_so_in_postgresql() {
    whoever_is_deleted_stays_so(postgres()).await;
}
