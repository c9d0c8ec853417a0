//! What a person does from beginning to end, in a real browser, against the real servers.

mod address;
mod look;
mod mailed_code;
mod old_flow;
mod openid;
mod outage;
mod sign_in;
mod sign_out;
mod sign_up;
mod sign_up_faults;
mod submit;
mod watch;
mod way_back;
