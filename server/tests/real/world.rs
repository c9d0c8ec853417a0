//! The server under test, in this process, and the real Kratos behind it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use axum::http::Method;
use dev_stack::{Postgres, Servers, Stack};
use leptos_kratos_server::{
    app::App,
    config::{Config, Secret},
    serve::{Limits, serve},
};
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};
use uuid::Uuid;

use crate::{
    conformance::Document,
    http::{Answer, call},
    person::SignedIn,
};

/// The key that Kratos sends.
pub(crate) const KEY: &str = "a-key-of-thirty-two-letters-or-more";

static STACK: LazyLock<Arc<Stack>> = LazyLock::new(|| Arc::new(start_stack(|builder| builder)));

static POSTGRES: LazyLock<Postgres> = LazyLock::new(|| Postgres::start(&folder("postgres")).unwrap());

/// Returns the Kratos that most tests share. A test that ends it starts a Kratos of its own.
pub(crate) fn stack() -> Arc<Stack> {
    STACK.clone()
}

/// Starts a Kratos for one test.
pub(crate) fn start_stack(describe: impl FnOnce(dev_stack::Builder) -> dev_stack::Builder) -> Stack {
    let servers = Servers::locate().expect("cargo xtask test server tells where the servers are");

    describe(Stack::builder(folder("stack"))).start(&servers).unwrap()
}

/// Returns a database on a real PostgreSQL.
pub(crate) fn postgres() -> String {
    POSTGRES.url(&format!("d{}", Uuid::new_v4().simple())).unwrap()
}

/// Returns a database in a file.
pub(crate) fn file() -> String {
    format!("sqlite:{}", folder("database").join("users.db").display())
}

/// Returns a new folder among the tests' files.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("real").join(format!("{name}-{}", Uuid::now_v7()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns a page, as far as these tests use one.
pub(crate) fn dist() -> PathBuf {
    env::var_os("LEPTOS_KRATOS_DIST").map_or_else(
        || {
            let folder = folder("dist");
            fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
            folder
        },
        PathBuf::from,
    )
}

/// A running server. It ends with its value.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) stack: Arc<Stack>,
    pub(crate) public: String,
    pub(crate) operations: String,
    document: Document,
    running: Vec<JoinHandle<()>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.iter().for_each(JoinHandle::abort);
    }
}

impl Server {
    /// Starts one that caches nothing, before the shared Kratos, with its users in memory.
    pub(crate) async fn start() -> Self {
        Self::with(stack(), |_| {}).await
    }

    /// Starts one with another configuration.
    pub(crate) async fn with(stack: Arc<Stack>, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::default();
        config.page.dist = dist();
        config.kratos.public_url = stack.kratos_public();
        config.kratos.admin_url = stack.kratos_admin();
        config.session.cache_seconds = 0;
        config.database.url = Secret::new("sqlite::memory:");
        config.webhook.key = Some(Secret::new(KEY));
        config.operations.listen = ([127, 0, 0, 1], 0).into();
        change(&mut config);

        let app = App::new(&config).await.unwrap();
        let (public, operations) = (listen(&"127.0.0.1:0").await, listen(&config.operations.listen).await);
        let url = |listener: &TcpListener| format!("http://{}", listener.local_addr().unwrap());
        let (public_url, operations_url) = (url(&public), url(&operations));
        let limits = Limits::of(&config.http);
        let deletions = app.deletions;
        let running = vec![
            tokio::spawn(serve(public, app.public, limits, std::future::pending())),
            tokio::spawn(serve(operations, app.operations, limits, std::future::pending())),
            tokio::spawn(async move { deletions.run().await }),
        ];

        let document = call(Method::GET, &format!("{public_url}/api/v1/openapi.json"), &[], None).await.body;
        let document = Document(document);
        Self { stack, public: public_url, operations: operations_url, document, running }
    }

    /// Sends a request to the API, as a page on its own origin does, and checks the answer against the document.
    pub(crate) async fn api(&self, method: Method, path: &str, who: &SignedIn, body: Option<&Value>) -> Answer {
        let path = format!("/api/v1{path}");
        let (name, value) = who.header();
        let headers = [(name, value.as_str()), ("sec-fetch-site", "same-origin")];
        let answer = call(method.clone(), &format!("{}{path}", self.public), &headers, body).await;

        self.document.check(method.as_str(), &path, answer.status, &answer.body);
        answer
    }

    pub(crate) async fn get(&self, path: &str, who: &SignedIn) -> Answer {
        self.api(Method::GET, path, who, None).await
    }

    /// Returns the person's user on the server.
    pub(crate) async fn me(&self, who: &SignedIn) -> Value {
        let answer = self.get("/me", who).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// Returns a counter, or zero if it has not been counted.
    pub(crate) async fn counted(&self, series: &str) -> u64 {
        let text = call(Method::GET, &format!("{}/metrics", self.operations), &[], None).await.body;
        let mut lines = text.as_str().unwrap().lines();

        lines.find_map(|line| line.strip_prefix(series)?.trim().parse().ok()).unwrap_or_default()
    }
}

async fn listen(address: &impl tokio::net::ToSocketAddrs) -> TcpListener {
    TcpListener::bind(address).await.unwrap()
}
