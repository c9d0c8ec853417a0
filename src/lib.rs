//! A self-service UI for Ory Kratos: pages and components for login, registration, recovery, verification, settings and
//! errors, rendered in the browser from Kratos's flows.
//!
//! Layers, each using only those before it: [`protocol`] (no DOM) ← [`client`] and [`form`] ← [`flow`] with the
//! components of [`node`] ← [`page`] ← [`App`].

#![allow(unreachable_pub, reason = "`#[component]` puts what it makes into modules of its own")]
#![allow(clippy::needless_pass_by_value, reason = "components get their props by value")]

pub mod account;
mod app;
mod browser;
pub mod client;
pub mod config;
pub mod dialog;
mod early;
pub mod flow;
pub mod form;
pub mod i18n;
mod markup;
pub mod message;
pub mod node;
pub mod page;
mod picture;
pub mod problem;
pub mod provider;
mod reactive;
pub mod session;
mod shell;
mod startup;
pub mod toast;
mod webauthn;

pub use kratos_protocol as protocol;

pub use self::{
    app::App,
    config::{Config, Page, Pages},
    flow::{FlowStatus, KratosFlow, SubmitHandler, Submitted, UseFlow, use_flow},
    node::{NodeComponents, NodeProps},
    problem::{Problem, ProblemBanner},
    session::SessionContext,
    shell::Shell,
    startup::start,
    toast::{ToastList, Toasts},
    webauthn::WebAuthnError,
};

/// The README's example compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
