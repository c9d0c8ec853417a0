//! Linked accounts.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A linked account at a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkedAccount {
    /// Id of the provider in Kratos's configuration.
    pub provider: String,
    /// Id of the account at the provider.
    pub subject: String,
    /// E-mail address at the provider, if the provider has sent it.
    #[schema(required)]
    pub email: Option<String>,
    /// Name at the provider, if the provider has sent it.
    #[schema(required)]
    pub name: Option<String>,
}

/// An identity with the requested credentials. It contains tokens, which are not passed on.
#[derive(Deserialize)]
pub(super) struct WithCredentials {
    #[serde(default)]
    credentials: Option<Credentials>,
}

#[derive(Deserialize)]
struct Credentials {
    #[serde(default)]
    oidc: Option<Oidc>,
}

#[derive(Deserialize)]
struct Oidc {
    #[serde(default)]
    config: Option<Config>,
}

#[derive(Deserialize)]
struct Config {
    #[serde(default)]
    providers: Option<Vec<Provider>>,
}

#[derive(Deserialize)]
struct Provider {
    #[serde(default)]
    provider: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    initial_id_token: Option<String>,
}

/// Claims about a person in an id token.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    email: Option<String>,
    name: Option<String>,
}

/// Returns the linked accounts, with only the values that may be shown.
pub(super) fn accounts(identity: WithCredentials) -> Vec<LinkedAccount> {
    let oidc = identity.credentials.and_then(|credentials| credentials.oidc);
    let providers = oidc.and_then(|oidc| oidc.config).and_then(|config| config.providers);

    providers
        .into_iter()
        .flatten()
        .map(|provider| {
            let Claims { email, name } = provider.initial_id_token.as_deref().and_then(claims).unwrap_or_default();
            LinkedAccount { provider: provider.provider, subject: provider.subject, email, name }
        })
        .collect()
}

/// Reads the claims of an id token. Kratos has checked its signature when the account was linked.
fn claims(id_token: &str) -> Option<Claims> {
    let payload = id_token.split('.').nth(1)?;
    let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;

    serde_json::from_slice(&payload).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(identity: Value) -> Vec<LinkedAccount> {
        accounts(serde_json::from_value(identity).unwrap())
    }

    fn account(email: Option<&str>, name: Option<&str>) -> LinkedAccount {
        let text = |text: &str| text.to_owned();
        let (email, name) = (email.map(text), name.map(text));
        LinkedAccount { provider: text("google"), subject: text("123"), email, name }
    }

    fn with_token(token: &Value) -> Vec<LinkedAccount> {
        let provider = json!({ "provider": "google", "subject": "123", "initial_id_token": token });
        of(json!({ "credentials": { "oidc": { "config": { "providers": [provider] } } } }))
    }

    #[test]
    fn the_claims_of_the_first_sign_in_are_told() {
        let payload = URL_SAFE_NO_PAD.encode(r#"{"sub":"123","email":"ada@example.com","name":"Ada ✓"}"#);

        let told = with_token(&json!(format!("e30.{payload}.c2ln")));

        assert_eq!(told, [account(Some("ada@example.com"), Some("Ada ✓"))]);
    }

    #[test]
    fn a_token_that_cannot_be_read_tells_nothing() {
        for token in [json!(""), json!("a.b.c"), json!(null), json!("e30"), json!("e30.W10.x")] {
            assert_eq!(with_token(&token), [account(None, None)], "{token}");
        }
    }

    #[test]
    fn somebody_without_links_has_none() {
        for identity in [
            json!({}),
            json!({ "credentials": null }),
            json!({ "credentials": { "oidc": { "config": null } } }),
            json!({ "credentials": { "oidc": { "config": { "providers": null } } } }),
            json!({ "credentials": { "password": {} } }),
        ] {
            assert_eq!(of(identity.clone()), [], "{identity}");
        }
    }
}
