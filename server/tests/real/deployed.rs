//! Kratos with the configuration in `deploy/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use axum::http::Method;
use dev_stack::{Process, Servers, free_port};

use crate::http::call;

/// Kratos reads its whole configuration when it starts, and exits when it finds an unknown key or hook.
#[tokio::test]
async fn kratos_starts_by_the_configuration_in_deploy() {
    let folder = std::env::temp_dir().join(format!("leptos-kratos-deployed-{}", uuid::Uuid::now_v7()));
    fs::create_dir_all(&folder).unwrap();
    let files = ["kratos.yml", "kratos.hooks.yml"].map(|name| copied(name, &folder));
    let (public, admin) = (free_port().unwrap(), free_port().unwrap());
    let kratos = |words: &[&str]| {
        let mut command = Command::new(Servers::locate().unwrap().kratos);
        command.args(words);
        for file in &files {
            command.arg("--config").arg(file);
        }
        command
            .env("DSN", format!("sqlite://{}?_fk=true", folder.join("kratos.sqlite").display()))
            .env("SECRETS_COOKIE", "0123456789abcdef0123456789abcdef")
            .env("SECRETS_CIPHER", "0123456789abcdef0123456789abcdef")
            .env("COURIER_SMTP_CONNECTION_URI", "smtp://127.0.0.1:1/")
            .env("SERVE_PUBLIC_PORT", public.to_string())
            .env("SERVE_ADMIN_PORT", admin.to_string())
            .env("SERVE_PUBLIC_HOST", "127.0.0.1")
            .env("SERVE_ADMIN_HOST", "127.0.0.1");
        command
    };
    let log = folder.join("kratos.log");
    let migrated = kratos(&["migrate", "sql", "--read-from-env", "--yes"]).output().unwrap();
    assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));

    let mut running = Process::spawn_logged(&mut kratos(&["serve"]), &log).unwrap();

    let start = Instant::now();
    let url = format!("http://127.0.0.1:{public}/health/ready");
    while std::net::TcpStream::connect(("127.0.0.1", public)).is_err() {
        let has_ended = running.has_ended() || start.elapsed() > Duration::from_secs(30);
        assert!(!has_ended, "{}", fs::read_to_string(&log).unwrap_or_default());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(call(Method::GET, &url, &[], None).await.status, 200);
    drop(running);
    fs::remove_dir_all(&folder).unwrap();
}

/// Copies a file, with the path of the identity schema on this machine.
fn copied(name: &str, folder: &Path) -> PathBuf {
    let root = dev_stack::repository();
    let text = fs::read_to_string(root.join("deploy").join(name)).unwrap();
    let file = folder.join(name);
    fs::write(&file, text.replace("/etc/config/kratos", &root.join("dev").display().to_string())).unwrap();
    file
}
