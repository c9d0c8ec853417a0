//! Pages: one for each kind of flow, the start page, and those for errors, sessions, signing out and unknown paths.

mod error;
mod flow_page;
#[cfg(debug_assertions)]
mod gallery;
mod home;
mod login;
mod logout;
mod not_found;
mod prefill;
mod recovery;
mod registration;
mod sessions;
mod settings;
mod sign_out;
mod signed_out;
mod verification;

#[cfg(debug_assertions)]
pub use self::gallery::GalleryPage;
pub use self::{
    error::ErrorPage,
    flow_page::FlowPage,
    home::HomePage,
    login::LoginPage,
    logout::LogoutPage,
    not_found::NotFoundPage,
    recovery::RecoveryPage,
    registration::RegistrationPage,
    sessions::{Sessions, SessionsPage},
    settings::{SettingsCards, SettingsCardsProps, SettingsPage},
    verification::VerificationPage,
};
pub(crate) use self::{
    error::error_page,
    home::home_page,
    login::login_page,
    logout::logout_page,
    not_found::not_found_page,
    recovery::recovery_page,
    registration::registration_page,
    sessions::sessions_page,
    settings::settings_page,
    sign_out::{Looks, sign_out},
    verification::verification_page,
};
