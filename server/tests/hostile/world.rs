//! The server under test, in this process, and the socket that takes Kratos's place.

use std::{fs, net::SocketAddr};

use leptos_kratos_server::{
    app::App,
    config::{Config, Secret},
    serve::{Limits, serve},
};
use tokio::net::TcpListener;

use crate::upstream::{Answer, Upstream};

/// A running server. It ends with the test's runtime.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) address: SocketAddr,
    pub(crate) upstream: Upstream,
}

impl World {
    /// Starts one whose Kratos answers each request with `{}`.
    pub(crate) async fn start() -> Self {
        Self::start_with(Answer::Ok, |_| {}).await
    }

    /// Starts one whose Kratos gives another answer, with another configuration.
    pub(crate) async fn start_with(answer: Answer, change: impl FnOnce(&mut Config)) -> Self {
        let upstream = Upstream::start(answer);
        let mut config = config(&upstream);
        change(&mut config);
        let limits = Limits::of(&config.http);
        let app = App::new(&config).await.expect("a page of our own");
        fs::remove_dir_all(&config.page.dist).expect("a folder of our own");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket");

        tokio::spawn(serve(listener, app.public, limits, std::future::pending()));
        Self { address, upstream }
    }
}

fn config(upstream: &Upstream) -> Config {
    let dist = std::env::temp_dir().join(format!("leptos-kratos-hostile-{}", uuid::Uuid::now_v7()));
    fs::create_dir_all(&dist).expect("a folder of our own");
    fs::write(dist.join("index.html"), "<page>").expect("a folder of our own");
    let mut config = Config::default();
    config.page.dist = dist;
    config.kratos.public_url = upstream.url();
    // No server listens there: every request to the admin API fails.
    config.kratos.admin_url = "http://127.0.0.1:9".to_owned();
    config.database.url = Secret::new("sqlite::memory:");
    config
}
