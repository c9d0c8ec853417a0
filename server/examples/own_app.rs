//! Somebody else's application, which lets this library find out who is signed in.
//!
//! It runs beside `cargo xtask dev`: sign in at <http://localhost:3000>, then open <http://localhost:3001/notes>. (A browser
//! sends its cookies to each port of a host.)

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json, Router,
    extract::{FromRef, State},
    routing::get,
};
use leptos_kratos_server::{
    config,
    database::Database,
    guard::{AdminUser, CurrentUser, Guard},
    kratos::Kratos,
    metrics::Metrics,
    session::Sessions,
    users::Users,
};
use serde::Serialize;
use tokio::net::TcpListener;
use uuid::Uuid;

/// The application's own state, with the guard beside what else there is.
#[derive(Clone)]
struct App {
    guard: Guard,
    notes: Arc<Mutex<Vec<Note>>>,
}

#[derive(Clone, Serialize)]
struct Note {
    author: Uuid,
    text: String,
}

impl FromRef<App> for Guard {
    fn from_ref(app: &App) -> Self {
        app.guard.clone()
    }
}

/// Whoever is signed in writes a note, and sees their own.
async fn mine(CurrentUser { user, .. }: CurrentUser, State(app): State<App>) -> Json<Vec<Note>> {
    let mut notes = app.notes.lock().unwrap_or_else(PoisonError::into_inner);
    let name = user.name.or(user.email).unwrap_or_default();
    notes.push(Note { author: user.id, text: format!("{name} was here") });

    Json(notes.iter().filter(|note| note.author == user.id).cloned().collect())
}

/// Admins see everybody's.
async fn everybodys(_: AdminUser, State(app): State<App>) -> Json<Vec<Note>> {
    Json(app.notes.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let kratos = config::Kratos::default();
    let database = config::Database { url: config::Secret::new("sqlite::memory:"), ..config::Database::default() };
    let metrics = Metrics::default();
    let asks = Kratos::new(&kratos, metrics.clone())?;
    let sessions = Sessions::new(&config::Session::default(), asks, metrics.clone());
    let users = Users::new(Database::open(&database).await?, metrics);
    let app = App { guard: Guard::new(&kratos, sessions, users), notes: Arc::default() };

    let routes = Router::new().route("/notes", get(mine)).route("/notes/all", get(everybodys)).with_state(app);
    axum::serve(TcpListener::bind("127.0.0.1:3001").await?, routes).await?;
    Ok(())
}
