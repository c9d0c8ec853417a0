//! One session in words.

use crate::{
    i18n::{Phrase, date_time, say, say_filled, say_text, say_with},
    markup::{Fragment, element},
    protocol::{AuthenticationMethod, Device, Method, Session, UserAgent},
    provider::Provider,
};

/// Returns the name of a session's browser, such as "Firefox on Linux".
pub(super) fn device_name(session: &Session) -> String {
    let header = session.devices.first().and_then(|device| device.user_agent.as_deref()).unwrap_or_default();
    let agent = UserAgent::new(header);
    match (agent.browser, agent.system) {
        (Some(browser), Some(system)) => {
            say_filled(Phrase::BrowserOnSystem, &[("browser", browser), ("system", system)])
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) if header.is_empty() => say(Phrase::UnknownDevice),
        (None, None) => header.to_owned(),
    }
}

/// Renders the details of a session.
pub(super) fn details(session: &Session) -> Fragment {
    let where_from = session.devices.first().map(place).filter(|place| !place.is_empty());
    let (begun, used) = (session.authenticated_at.clone(), session.authentication_methods.clone());
    let since = move || say_with(Phrase::SignedInSince, &date_time(&begun));
    let how = (!used.is_empty()).then_some(move || format!(" · {}", methods_used(&used)));
    let note = || element("span").class("note");

    Fragment::new((where_from.map(|place| note().child(place)), note().child((since, how))))
}

/// Returns a device's address, and its location if Kratos knows it.
fn place(device: &Device) -> String {
    let address = device.ip_address.as_deref().map(without_port);
    let parts = [device.location.as_deref(), address];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns an address without the port that Kratos records if no proxy reported more.
fn without_port(address: &str) -> &str {
    if let Some((inner, _)) = address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inner;
    }
    match address.split_once(':') {
        Some((host, port)) if !port.contains(':') => host,
        _ => address,
    }
}

/// Returns the names of the methods used to sign in.
pub(in crate::page) fn methods_used(used: &[AuthenticationMethod]) -> String {
    used.iter().map(method_name).collect::<Vec<_>>().join(" + ")
}

fn method_name(used: &AuthenticationMethod) -> String {
    let name = match used.method {
        Method::Password => Phrase::WithPassword,
        Method::Code => Phrase::WithCode,
        Method::Totp => Phrase::WithTotp,
        Method::LookupSecret => Phrase::WithLookupSecret,
        Method::WebAuthn => Phrase::WithSecurityKey,
        Method::Passkey => Phrase::WithPasskey,
        Method::LinkRecovery | Method::CodeRecovery => Phrase::WithRecovery,
        _ => {
            let provider = used.provider.as_deref().map(|id| say_text(&Provider::new(id, "").name));
            return provider.unwrap_or_else(|| used.method.to_string());
        }
    };
    say(name)
}
