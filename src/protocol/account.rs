//! What the server beside the page says of an account, where there is one: users, accounts elsewhere, and its problems
//! (RFC 9457).

use serde_json::Value;

use super::{
    answer::Answer,
    error::{ApiError, Failure},
    fields::{Fields, FromFields},
    from_json::{FromJson, deserialize_by_json},
    open_enum::open_enum,
};

/// A person as the server knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The server's own id.
    pub id: String,
    /// Kratos's.
    pub kratos_identity_id: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The name to sign in with.
    pub username: Option<String>,
    /// A picture, by its path or URL.
    pub avatar_url: Option<String>,
    /// Whether they look after others here.
    pub is_admin: bool,
    /// When the server first saw them, RFC 3339.
    pub created_at: String,
    /// When what it knows last changed, RFC 3339.
    pub updated_at: String,
}

impl User {
    /// Returns what to type before the account is deleted: what the server wants to see typed as well.
    #[must_use]
    pub fn confirmation(&self) -> &str {
        self.email.as_deref().or(self.username.as_deref()).unwrap_or(&self.kratos_identity_id)
    }

    /// Returns whether that was typed. Neither case nor space around it matters.
    #[must_use]
    pub fn is_confirmed_by(&self, typed: &str) -> bool {
        let typed = typed.trim();
        !typed.is_empty() && typed.eq_ignore_ascii_case(self.confirmation().trim())
    }
}

impl FromJson for User {
    /// Returns `None` without an id as well: it is nobody.
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

/// An account elsewhere that a person can sign in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedAccount {
    /// The provider's id in Kratos's configuration.
    pub provider: String,
    /// Who they are there, in the provider's own terms.
    pub subject: String,
    /// Their e-mail address there.
    pub email: Option<String>,
    /// Their name there.
    pub name: Option<String>,
}

impl LinkedAccount {
    /// Returns by what a person knows the account.
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

/// A person's accounts elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedAccounts {
    /// Each of them.
    pub linked_accounts: Vec<LinkedAccount>,
}

impl FromJson for LinkedAccounts {
    /// Returns `None` without a list as well: nobody is to believe that there are none.
    fn from_json(json: &Value) -> Option<Self> {
        let fields = Fields::of(json);
        fields.get("linked_accounts")?.as_array()?;
        Some(Self { linked_accounts: fields.each("linked_accounts") })
    }
}

deserialize_by_json!(User);
deserialize_by_json!(LinkedAccounts);

open_enum! {
    /// The server's name for a problem: what its `type` ends in.
    ProblemCode {
        /// Nobody is signed in.
        SessionMissing = "session-missing",
        /// A second factor is needed.
        SessionAal2Required = "session-aal2-required",
        /// The last sign-in is too long ago for what was asked.
        SessionRefreshRequired = "session-refresh-required",
        /// Something else was typed than had to be.
        ConfirmationMismatch = "confirmation-mismatch",
    }
}

/// Why the server did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// The person has to show who they are.
    Proof {
        /// What they have to show.
        proof: Proof,
        /// Where, unchecked.
        redirect_browser_to: Option<String>,
    },
    /// What was typed is not what the server wants to see typed.
    Mismatch,
    /// The server's own word.
    Refused(Box<ApiError>),
    /// No usable answer; the same may succeed later.
    Failed(Failure),
}

/// What a person shows who they are by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By signing in once more.
    SignIn,
    /// By a second factor.
    SecondFactor,
}

/// How far the deletion of an account has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// It is over.
    Done,
    /// The server does it as soon as it can.
    UnderWay,
}

/// Reads what the server was asked for.
///
/// # Errors
/// A [`Hindrance`], if it is something else.
pub fn of_account<T: FromJson>(answer: &Answer) -> Result<T, Hindrance> {
    let json = body(answer)?;
    T::from_json(&json).ok_or_else(|| Hindrance::Failed(Failure::of_answer(answer, true)))
}

/// Decides what an answer to deleting one's account means.
///
/// # Errors
/// A [`Hindrance`], if the account is there still.
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
