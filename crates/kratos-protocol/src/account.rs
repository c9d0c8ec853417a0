//! Companion server's answers about an account: users, linked accounts and problems (RFC 9457).

use serde_json::Value;

use super::{
    answer::Answer,
    confirmation::{confirmation, is_confirmed},
    error::{ApiError, Failure},
    fields::{Fields, FromFields},
    from_json::{FromJson, deserialize_by_json},
    open_enum::open_enum,
};

/// A user: the companion server's row for an identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// Id of the user.
    pub id: String,
    /// Id of the identity in Kratos.
    pub kratos_identity_id: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Username to sign in with.
    pub username: Option<String>,
    /// Picture, by its path or URL.
    pub avatar_url: Option<String>,
    /// Whether the user is an administrator.
    pub is_admin: bool,
    /// Time at which the server first saw the user, RFC 3339.
    pub created_at: String,
    /// Time of the last change, RFC 3339.
    pub updated_at: String,
}

impl User {
    /// Returns the text to type before the account is deleted; the server checks for the same text.
    #[must_use]
    pub fn confirmation(&self) -> &str {
        confirmation(self.email.as_deref(), self.username.as_deref(), &self.kratos_identity_id)
    }

    /// Returns whether that text was typed, as [`is_confirmed`] decides.
    #[must_use]
    pub fn is_confirmed_by(&self, typed: &str, lower: fn(&str) -> String) -> bool {
        is_confirmed(self.confirmation(), typed, lower)
    }
}

impl FromJson for User {
    /// Returns `None` without an id as well: a user always has one.
    fn from_json(json: &Value) -> Option<Self> {
        let fields = Fields::of(json);
        Some(Self {
            id: fields.filled("id")?,
            kratos_identity_id: fields.text("kratos_identity_id"),
            email: fields.filled("email"),
            name: fields.filled("name"),
            username: fields.filled("username"),
            avatar_url: fields.filled("avatar_url"),
            is_admin: fields.flag("is_admin"),
            created_at: fields.text("created_at"),
            updated_at: fields.text("updated_at"),
        })
    }
}

/// A linked account: an account at an OpenID provider that signs in to the identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedAccount {
    /// Id of the provider in Kratos's configuration.
    pub provider: String,
    /// Subject: the provider's own id of the person.
    pub subject: String,
    /// E-mail address at the provider.
    pub email: Option<String>,
    /// Name at the provider.
    pub name: Option<String>,
}

impl LinkedAccount {
    /// Returns the name by which a person knows the account: e-mail address, else name, else subject.
    #[must_use]
    pub fn known_by(&self) -> &str {
        self.email.as_deref().or(self.name.as_deref()).unwrap_or(&self.subject)
    }
}

impl FromFields for LinkedAccount {
    fn from_fields(fields: Fields<'_>) -> Self {
        Self {
            provider: fields.text("provider"),
            subject: fields.text("subject"),
            email: fields.filled("email"),
            name: fields.filled("name"),
        }
    }
}

/// A person's linked accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedAccounts {
    /// The linked accounts.
    pub linked_accounts: Vec<LinkedAccount>,
}

impl FromJson for LinkedAccounts {
    /// Returns `None` without a list as well: a missing list is not an empty one.
    fn from_json(json: &Value) -> Option<Self> {
        let fields = Fields::of(json);
        fields.get("linked_accounts")?.as_array()?;
        Some(Self { linked_accounts: fields.each("linked_accounts") })
    }
}

deserialize_by_json!(User);
deserialize_by_json!(LinkedAccounts);

open_enum! {
    /// Companion server's name for a problem: the end of its `type`.
    ProblemCode {
        /// Not signed in.
        SessionMissing = "session-missing",
        /// A second factor is needed.
        SessionAal2Required = "session-aal2-required",
        /// The last sign-in is too long ago for the request.
        SessionRefreshRequired = "session-refresh-required",
        /// The typed text is not the text to confirm with.
        ConfirmationMismatch = "confirmation-mismatch",
    }
}

/// Reason why the companion server did not do as requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Not signed in, or not any more.
    SignedOut,
    /// Another sign-in or a second factor is needed.
    Proof {
        /// Kind of proof.
        proof: Proof,
        /// Page for it, unchecked.
        redirect_browser_to: Option<String>,
    },
    /// The typed text is not the text to confirm with.
    Mismatch,
    /// The server refused, with its error.
    Refused(Box<ApiError>),
    /// No usable answer; a retry may succeed.
    Failed(Failure),
}

/// Proof of who the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Another sign-in.
    SignIn,
    /// A second factor.
    SecondFactor,
}

/// Progress of the deletion of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// Deleted.
    Done,
    /// Under way: the server deletes the account as soon as it can.
    UnderWay,
}

/// Reads the requested resource from the companion server's answer.
///
/// # Errors
/// A [`Hindrance`], if the answer is something else.
pub fn of_account<T: FromJson>(answer: &Answer) -> Result<T, Hindrance> {
    let json = body(answer)?;
    T::from_json(&json).ok_or_else(|| Hindrance::Failed(Failure::of_answer(answer, true)))
}

/// Decides what an answer to the deletion of an account means.
///
/// # Errors
/// A [`Hindrance`], if the account still exists.
pub fn deletion(answer: &Answer) -> Result<Deletion, Hindrance> {
    match answer.status {
        204 => Ok(Deletion::Done),
        202 => Ok(Deletion::UnderWay),
        _ => Err(body(answer)
            .map_or_else(|hindrance| hindrance, |_| Hindrance::Failed(Failure::Unexpected { status: answer.status }))),
    }
}

fn body(answer: &Answer) -> Result<Value, Hindrance> {
    let json = serde_json::from_str::<Value>(&answer.body);
    let json = json.map_err(|_| Hindrance::Failed(Failure::of_answer(answer, false)))?;
    if answer.is_success() { Ok(json) } else { Err(hindrance(answer, Fields::of(&json))) }
}

fn hindrance(answer: &Answer, problem: Fields<'_>) -> Hindrance {
    let code = problem.str("type").rsplit(':').next().unwrap_or_default();
    let redirect_browser_to = problem.filled("redirect_browser_to");
    let proof = |proof| Hindrance::Proof { proof, redirect_browser_to: redirect_browser_to.clone() };

    match (ProblemCode::from(code), answer.status) {
        (ProblemCode::SessionMissing, _) | (_, 401) => Hindrance::SignedOut,
        (ProblemCode::SessionAal2Required, _) => proof(Proof::SecondFactor),
        (ProblemCode::SessionRefreshRequired, _) => proof(Proof::SignIn),
        (ProblemCode::ConfirmationMismatch, _) => Hindrance::Mismatch,
        (_, 403) if redirect_browser_to.is_some() => proof(Proof::SignIn),
        (_, 429) => Hindrance::Failed(Failure::of_answer(answer, true)),
        (_, status) => {
            let error = Box::new(ApiError {
                code: status,
                message: problem.text("title"),
                reason: problem.filled("detail"),
                ..ApiError::default()
            });
            if answer.is_transient() {
                Hindrance::Failed(Failure::Kratos { status, error })
            } else {
                Hindrance::Refused(error)
            }
        }
    }
}
