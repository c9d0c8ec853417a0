//! One session in words.

use leptos::prelude::*;

use crate::{
    browser,
    i18n::{Phrase, filled, phrase},
    protocol::{AuthenticationMethod, Device, Method, Session, UserAgent},
};

/// Returns what a session's browser is called, such as "Firefox on Linux".
pub(super) fn device_name(session: &Session) -> String {
    let header = session.devices.first().and_then(|device| device.user_agent.as_deref()).unwrap_or_default();
    let agent = UserAgent::new(header);
    match (agent.browser, agent.system) {
        (Some(browser), Some(system)) => {
            phrase(Phrase::BrowserOnSystem).replace("{browser}", browser).replace("{system}", system)
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) if header.is_empty() => phrase(Phrase::UnknownDevice).to_owned(),
        (None, None) => header.to_owned(),
    }
}

/// Shows what there is to know about a session.
pub(super) fn details(session: &Session) -> impl IntoView + use<> {
    let where_from = session.devices.first().map(place).filter(|place| !place.is_empty());
    let since = filled(Phrase::SignedInSince, &browser::date_time(&session.authenticated_at));
    let methods: Vec<_> = session.authentication_methods.iter().map(method_name).collect();
    let how = (!methods.is_empty()).then(|| format!(" · {}", methods.join(" + ")));

    view! {
        {where_from.map(|place| view! { <span class="note">{place}</span> })}
        <span class="note">{since}{how}</span>
    }
}

/// Returns where a device is: the address, and the place if Kratos knows it.
fn place(device: &Device) -> String {
    let address = device.ip_address.as_deref().map(without_port);
    let parts = [device.location.as_deref(), address];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns an address without the port that Kratos notes where no proxy told it more.
fn without_port(address: &str) -> &str {
    if let Some((inner, _)) = address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inner;
    }
    match address.split_once(':') {
        Some((host, port)) if !port.contains(':') => host,
        _ => address,
    }
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
        _ => return used.provider.clone().unwrap_or_else(|| used.method.to_string()),
    };
    phrase(name).to_owned()
}
