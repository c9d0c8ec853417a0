//! People's aims, and their actions to reach them: from any page that they see.

use leptos_kratos_e2e::{Page, Person, SecondFactors, World};

use super::{
    act::{Act, Press},
    sight::Sight,
};

/// A person's aim.
#[derive(Debug)]
pub(super) struct Journey {
    pub(super) name: &'static str,
    pub(super) needs: Needs,
    /// The path at which it begins.
    pub(super) begin: &'static str,
    /// The person's next action.
    pub(super) next: fn(&Scene<'_>) -> Act,
}

/// The person's state before a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// A name without an account.
    Nothing,
    /// An account.
    Account,
    /// An account with an authenticator app.
    SecondFactor,
    /// A session.
    Session,
    /// A session, and another one elsewhere.
    TwoSessions,
}

/// A person's knowledge when deciding on an action.
pub(super) struct Scene<'a> {
    pub(super) world: &'a World,
    /// A browser whose clock is right, as a phone's is.
    pub(super) clock: &'a Page,
    pub(super) person: &'a Person,
    pub(super) factors: Option<&'a SecondFactors>,
    pub(super) sight: &'a Sight,
}

pub(super) const ALL: [&Journey; 8] = [
    &SIGNING_IN,
    &SECOND_FACTOR,
    &SIGNING_UP,
    &RECOVERING,
    &CHANGING_DETAILS,
    &ENDING_A_SESSION,
    &SIGNING_OUT,
    &READING_AN_ERROR,
];

pub(super) const SIGNING_IN: Journey = Journey {
    name: "Signing in",
    needs: Needs::Account,
    begin: "/login",
    next: |scene| home(scene).unwrap_or(sign_in(scene)),
};

pub(super) const SECOND_FACTOR: Journey = Journey {
    name: "Signing in with a second factor",
    needs: Needs::SecondFactor,
    begin: "/login",
    next: |scene| home(scene).unwrap_or(sign_in(scene)),
};

pub(super) const SIGNING_UP: Journey = Journey {
    name: "Signing up and verifying the address",
    needs: Needs::Nothing,
    begin: "/register",
    next: |scene| {
        let Scene { sight, person, .. } = scene;
        match sight.path.as_str() {
            "/register" if sight.has_message(4_000_007) => Act::Press(Press::Text("Sign in")),
            "/register" if sight.has_field("password") => Act::Fill(
                vec![
                    ("traits.email", person.email.clone()),
                    ("traits.name", "Ada".to_owned()),
                    ("password", person.password.clone()),
                ],
                Press::Node("method", "password"),
            ),
            "/verification" if sight.has_message(1_080_002) => Act::Arrive,
            "/verification" => mailed_code(scene, "verify your account"),
            // A person with an account, but without any news of it, signs in and verifies the address later.
            _ => home(scene).unwrap_or(sign_in(scene)),
        }
    },
};

pub(super) const RECOVERING: Journey = Journey {
    name: "Recovering an account",
    needs: Needs::Account,
    begin: "/recovery",
    next: |scene| {
        let Scene { sight, .. } = scene;
        match sight.path.as_str() {
            "/recovery" => mailed_code(scene, "recover access"),
            "/settings" if sight.has_message(1_050_001) => Act::Arrive,
            "/settings" if sight.has_field("password") => Act::Fill(
                vec![("password", "an entirely new passphrase".to_owned())],
                Press::Node("method", "password"),
            ),
            "/login" => Act::Press(Press::Text("Forgot your password?")),
            _ => Act::Wait,
        }
    },
};

pub(super) const CHANGING_DETAILS: Journey = Journey {
    name: "Changing details",
    needs: Needs::Session,
    begin: "/settings",
    next: |scene| {
        let Scene { sight, .. } = scene;
        match sight.path.as_str() {
            "/settings" if sight.has_message(1_050_001) => Act::Arrive,
            "/settings" if sight.has_field("traits.name") => {
                Act::Fill(vec![("traits.name", "Grace".to_owned())], Press::Node("method", "profile"))
            }
            _ => sign_in(scene),
        }
    },
};

pub(super) const ENDING_A_SESSION: Journey = Journey {
    name: "Ending another session",
    needs: Needs::TwoSessions,
    begin: "/sessions",
    next: |scene| {
        let Scene { sight, .. } = scene;
        match sight.path.as_str() {
            "/sessions" if sight.text.contains("You are not signed in anywhere else.") => Act::Arrive,
            "/sessions" if sight.text.contains("Yes, sign out") => Act::Press(Press::Text("Yes, sign out")),
            "/sessions" if sight.text.contains("Sign out everywhere else") => {
                Act::Press(Press::Text("Sign out everywhere else"))
            }
            _ => sign_in(scene),
        }
    },
};

pub(super) const SIGNING_OUT: Journey = Journey {
    name: "Signing out",
    needs: Needs::Session,
    begin: "/",
    next: |scene| {
        let Scene { sight, person, .. } = scene;
        match sight.path.as_str() {
            "/" if sight.text.contains(&person.email) => Act::Press(Press::Text("Sign out")),
            "/login" if sight.has_field("identifier") => Act::Arrive,
            _ => Act::Wait,
        }
    },
};

pub(super) const READING_AN_ERROR: Journey = Journey {
    name: "Reading an error",
    needs: Needs::Nothing,
    begin: "/error?id=stub:500",
    next: |scene| {
        let is_there = scene.sight.text.contains("This is an example of an error.");
        if is_there { Act::Arrive } else { Act::Wait }
    },
};

/// A person who sees their account's page has arrived.
fn home(scene: &Scene<'_>) -> Option<Act> {
    let Scene { sight, person, factors, .. } = scene;
    let has_arrived = sight.path == "/" && sight.text.contains(&person.email);
    if sight.path == "/" && factors.is_some() && sight.text.contains("Continue with second factor") {
        return Some(Act::Press(Press::Text("Continue with second factor")));
    }
    has_arrived.then_some(Act::Arrive)
}

fn sign_in(scene: &Scene<'_>) -> Act {
    let Scene { sight, person, .. } = scene;
    if sight.path != "/login" {
        return Act::Wait;
    }
    match scene.factors {
        Some(factors) if sight.has_field("totp_code") => {
            let code = scene.clock.authenticator_code(factors);
            Act::Fill(vec![("totp_code", code)], Press::Node("method", "totp"))
        }
        _ if sight.has_field("password") && sight.has_field("identifier") => Act::Fill(
            vec![("identifier", person.email.clone()), ("password", person.password.clone())],
            Press::Node("method", "password"),
        ),
        // Kratos already knows the person.
        _ if sight.has_field("password") => {
            Act::Fill(vec![("password", person.password.clone())], Press::Node("method", "password"))
        }
        _ => Act::Wait,
    }
}

/// Asks for a mail, and enters the code of the newest one that contains `about`.
fn mailed_code(scene: &Scene<'_>, about: &str) -> Act {
    let Scene { sight, person, world, .. } = scene;
    if !sight.has_field("code") {
        let fields = vec![("email", person.email.clone())];
        return if sight.has_field("email") { Act::Fill(fields, Press::Node("method", "code")) } else { Act::Wait };
    }
    let mails = world.stack().mails_to(&person.email).expect("the mail sink answers");
    let newest = mails.iter().rev().find(|mail| mail.text.contains(about)).and_then(|mail| mail.code());
    match newest {
        Some(code) if sight.fields.get("code").is_none_or(|typed| typed != code) || !sight.messages.is_empty() => {
            Act::Fill(vec![("code", code.to_owned())], Press::Node("method", "code"))
        }
        _ => Act::Wait,
    }
}
