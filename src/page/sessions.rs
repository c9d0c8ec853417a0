//! The person's sessions.

mod device;

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

pub(super) use self::device::methods_used;
use self::device::{details, device_name};
use super::{
    flow_page::{begin_page, loading, settings_head},
    signed_out::come_back_when_signed_out,
};
use crate::{
    browser,
    client::Client,
    config::Config,
    dialog::{Question, confirm_dialog},
    i18n::{Phrase, phrase, say, say_with},
    markup::{Element, Fragment, element},
    problem::{Problem, problem_banner},
    protocol::{Failure, Session, Severity, Whoami},
    reactive::{Slot, Stored},
    session::SessionContext,
    toast::Toasts,
};

/// Page with only [`Sessions`].
#[component]
pub fn SessionsPage() -> impl IntoView {
    sessions_page().into_any()
}

/// Renders a [`SessionsPage`].
pub(crate) fn sessions_page() -> Fragment {
    let pages = Config::use_context().pages;
    begin_page(|| Phrase::Sessions);
    come_back_when_signed_out();

    let head = settings_head(Phrase::Welcome, Phrase::Settings, &pages.settings);
    Fragment::new(element("div").class("settings").child((head, sessions())))
}

/// State of the other sessions.
#[derive(Clone)]
enum Others {
    Loading,
    Known(Vec<Session>),
    Failed(Failure),
}

/// Session, or sessions, to end.
#[derive(Clone, PartialEq)]
enum Target {
    One { id: String, name: String },
    All,
}

/// The list of sessions, with the state of its actions.
#[derive(Clone, Copy)]
struct Desk {
    client: Stored<Client>,
    others: Slot<Others>,
    /// Target of the open question.
    asked: Slot<Option<Target>>,
    /// Target that is being ended.
    ending: Slot<Option<Target>>,
    /// Target that could not be ended, with the failure.
    failed: Slot<Option<(Target, Failure)>>,
    session: SessionContext,
    toasts: Toasts,
}

/// Lists the person's sessions, this device first, and ends one or all others after confirmation.
#[component]
pub fn Sessions() -> impl IntoView {
    sessions().into_any()
}

/// Renders [`Sessions`].
pub(super) fn sessions() -> Element {
    let session = SessionContext::use_context();
    let desk = Desk {
        client: Stored::new(Client::new(&Config::use_context().kratos)),
        others: Slot::new(Others::Loading),
        asked: Slot::new(None),
        ending: Slot::new(None),
        failed: Slot::new(None),
        session,
        toasts: Toasts::use_context(),
    };
    desk.load();
    let whoami = session.asked();
    let own = move || match whoami.get() {
        Some(Whoami::SignedIn(session)) => Some(item(desk, *session, true)),
        Some(Whoami::Failed(failure)) => Some(failed_view(failure, Callback::new(move |()| session.refetch()))),
        _ => None,
    };
    let failure = move || {
        let (target, failure) = desk.failed.get()?;
        let retry = Callback::new(move |()| desk.end(target.clone()));
        Some(problem_banner(&Problem::Failure(failure), retry))
    };
    let question = move || desk.asked.get().map(question);

    let heading = element("h2").class("card-subtitle").attr("id", HEADING).attr("tabindex", "-1");
    let head = element("div").class("card-head").child((
        heading.child(phrase(Phrase::Sessions)),
        element("p").class("note").child(phrase(Phrase::SessionsText)),
    ));
    let items = element("ul").class("items").child((own, move || others_view(desk, desk.others.get())));
    let answer = Callback::new(move |is_yes| desk.answer(is_yes));

    element("section").class("card settings-card").attr("id", "sessions").attr("aria-labelledby", HEADING).child((
        head,
        failure,
        items,
        move || end_all_view(desk),
        confirm_dialog(question, answer),
    ))
}

/// Id of the list's heading.
const HEADING: &str = "sessions-heading";

impl Desk {
    fn load(self) {
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            let others = match client.list_sessions().await {
                Ok(sessions) => Others::Known(sessions),
                Err(failure) if self.is_over(&failure) => return,
                Err(failure) => Others::Failed(failure),
            };
            // The page may be gone by now.
            let _ = self.others.try_set(others);
        });
    }

    /// Returns whether the person is no longer signed in, as this very session was ended elsewhere.
    fn is_over(self, failure: &Failure) -> bool {
        let is_over = matches!(failure, Failure::Kratos { status: 401, .. });
        if is_over {
            self.session.refetch();
        }
        is_over
    }

    fn answer(self, is_yes: bool) {
        let target = self.asked.get_untracked();
        self.asked.set(None);
        if let Some(target) = target.filter(|_| is_yes) {
            self.end(target);
        }
    }

    fn end(self, target: Target) {
        self.failed.set(None);
        self.ending.set(Some(target.clone()));
        spawn_local(async move {
            let Some(client) = self.client.get() else { return };
            let ended = match &target {
                Target::One { id, .. } => client.revoke_session(id).await,
                Target::All => client.revoke_other_sessions().await.map(drop),
            };
            if !self.ending.try_set(None) {
                return;
            }
            match ended {
                Ok(()) => self.forget(&target),
                Err(failure) if self.is_over(&failure) => {}
                Err(failure) => self.failed.set(Some((target, failure))),
            }
        });
    }

    fn forget(self, target: &Target) {
        let told = match target {
            Target::One { .. } => Phrase::DeviceSignedOut,
            Target::All => Phrase::OthersSignedOut,
        };
        self.others.try_update(|others| {
            if let Others::Known(sessions) = others {
                sessions.retain(|session| matches!(target, Target::One { id, .. } if session.id != *id));
            }
        });
        self.toasts.push(Severity::Success, say(told));
        request_animation_frame(|| browser::focus(HEADING));
    }
}

fn others_view(desk: Desk, others: Others) -> Fragment {
    match others {
        Others::Loading => Fragment::new(element("li").class("item note").child(loading())),
        Others::Known(sessions) if sessions.is_empty() => {
            Fragment::new(element("li").class("item note").child(phrase(Phrase::NoOtherSessions)))
        }
        Others::Known(sessions) => {
            Fragment::new(sessions.into_iter().map(|session| item(desk, session, false)).collect::<Vec<_>>())
        }
        Others::Failed(failure) => {
            let retry = Callback::new(move |()| {
                desk.others.set(Others::Loading);
                desk.load();
            });
            Fragment::new(failed_view(failure, retry))
        }
    }
}

fn failed_view(failure: Failure, retry: Callback<()>) -> Element {
    element("li").child(problem_banner(&Problem::Failure(failure), retry))
}

fn item(desk: Desk, session: Session, is_own: bool) -> Element {
    let name = Signal::derive({
        let session = session.clone();
        move || device_name(&session)
    });
    let end = if is_own {
        element("span").class("badge badge-success").child(phrase(Phrase::ThisDevice))
    } else {
        let target = Target::One { id: session.id.clone(), name: untrack(|| name.get()) };
        let label = Signal::derive(move || say_with(Phrase::SignOutDevice, &name.get()));
        end_view(desk, target, Phrase::SignOut, Some(label))
    };
    let what = element("span").class("item-text").child((element("strong").child(name), details(&session)));

    element("li").class("item").child((what, end))
}

fn end_all_view(desk: Desk) -> Option<Element> {
    let has_others = desk.others.with(|others| matches!(others, Others::Known(sessions) if !sessions.is_empty()));
    has_others.then(|| element("div").child(end_view(desk, Target::All, Phrase::SignOutOthers, None)))
}

fn end_view(desk: Desk, target: Target, text: Phrase, label: Option<Signal<String>>) -> Element {
    let own = target.clone();
    let is_pending = move || desk.ending.get().is_some_and(|ending| ending == own);
    let is_disabled = move || desk.ending.get().is_some();
    let ask = move |_: Event| desk.asked.set(Some(target.clone()));

    element("button")
        .attr("type", "button")
        .class("button button-secondary button-small")
        .class_when("button-pending", is_pending)
        .attr("disabled", is_disabled)
        .attr("aria-label", label)
        .on("click", ask)
        .child(phrase(text))
}

fn question(target: Target) -> Question {
    match target {
        Target::One { name, .. } => Question {
            title: say_with(Phrase::SignOutDeviceAsk, &name),
            consequence: say(Phrase::SignOutDeviceText),
            confirm: Phrase::SignOutYes,
        },
        Target::All => Question {
            title: say(Phrase::SignOutOthersAsk),
            consequence: say(Phrase::SignOutOthersText),
            confirm: Phrase::SignOutYes,
        },
    }
}
