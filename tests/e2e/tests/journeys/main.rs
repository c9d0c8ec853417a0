//! People's journeys from beginning to end, in a real browser, against the real servers.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what goes wrong here is a failed test, also in its helpers"
)]

mod account;
mod address;
mod authenticator_fault;
mod branding;
mod breakdown;
mod circle;
mod companion;
mod cookies;
mod deployed;
mod early;
mod everyone;
mod faults;
mod framed;
mod hostile;
mod identifier_first;
mod kept_page;
mod language;
mod load;
mod look;
mod mailed_code;
mod newer_kratos;
mod old_flow;
mod openid;
mod outage;
mod passkey;
mod recovery;
mod refresh;
mod resend;
mod second_factor;
mod settings;
mod sign_in;
mod sign_out;
mod sign_up;
mod sign_up_faults;
mod step_back;
mod submit;
mod traits;
mod two_steps;
mod two_tabs;
mod verification;
mod watch;
mod way_back;
mod way_on;
mod webauthn_passwordless;
