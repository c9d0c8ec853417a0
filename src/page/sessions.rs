//! Where a person is signed in.

mod device;

use leptos::{prelude::*, task::spawn_local};

pub(super) use self::device::methods_used;
use self::device::{details, device_name};
use super::flow_page::{Aside, HEADING, begin_page};
use crate::{
    browser,
    client::Client,
    config::Config,
    dialog::{ConfirmDialog, Question},
    i18n::{Phrase, phrase, say, say_with},
    problem::{Problem, ProblemBanner},
    protocol::{Failure, Session, Severity, Whoami},
    session::SessionContext,
    toast::Toasts,
};

/// The page of [`Sessions`] alone.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let pages = Config::use_context().pages;
    begin_page(Signal::stored(Phrase::Sessions));

    view! {
        <div class="settings">
            <header class="settings-head">
                <h1 class="card-title" id=HEADING tabindex="-1">{phrase(Phrase::Welcome)}</h1>
                <Aside link=Phrase::Settings href=pages.settings />
            </header>
            <Sessions />
        </div>
    }
}

/// What is known about the other sessions.
#[derive(Clone)]
enum Others {
    Loading,
    Known(Vec<Session>),
    Failed(Failure),
}

/// What is to be ended.
#[derive(Clone, PartialEq)]
enum Target {
    One { id: String, name: String },
    All,
}

/// The list and what is being done to it.
#[derive(Clone, Copy)]
struct Desk {
    client: StoredValue<Client, LocalStorage>,
    others: RwSignal<Others>,
    /// What the person is asked about.
    asked: RwSignal<Option<Target>>,
    /// What is being ended.
    ending: RwSignal<Option<Target>>,
    /// What could not be ended, and why.
    failed: RwSignal<Option<(Target, Failure)>>,
    toasts: Toasts,
}

/// Lists where the person is signed in, this device first, and ends one session or all others, after asking.
#[component]
pub fn Sessions() -> impl IntoView {
    let desk = Desk {
        client: StoredValue::new_local(Client::new(&Config::use_context().kratos)),
        others: RwSignal::new(Others::Loading),
        asked: RwSignal::new(None),
        ending: RwSignal::new(None),
        failed: RwSignal::new(None),
        toasts: Toasts::use_context(),
    };
    desk.load();
    let whoami = SessionContext::use_context().whoami();
    let own = move || match whoami.get() {
        Some(Whoami::SignedIn(session)) => Some(item(desk, *session, true)),
        _ => None,
    };
    let failure = move || {
        let (target, failure) = desk.failed.get()?;
        let retry = Callback::new(move |()| desk.end(target.clone()));
        Some(view! { <ProblemBanner problem=Problem::Failure(failure) on_retry=retry /> })
    };
    let question = Signal::derive(move || desk.asked.get().map(question));

    view! {
        <section class="card settings-card" id="sessions" aria-labelledby="sessions-heading">
            <div class="card-head">
                <h2 class="card-subtitle" id="sessions-heading" tabindex="-1">{phrase(Phrase::Sessions)}</h2>
                <p class="note">{phrase(Phrase::SessionsText)}</p>
            </div>
            {failure}
            <ul class="items">
                {own}
                {move || others_view(desk, desk.others.get())}
            </ul>
            {move || end_all_view(desk)}
            <ConfirmDialog question=question on_answer=Callback::new(move |is_yes| desk.answer(is_yes)) />
        </section>
    }
}

impl Desk {
    fn load(self) {
        spawn_local(async move {
            let Some(client) = self.client.try_get_value() else { return };
            let others = client.list_sessions().await.map_or_else(Others::Failed, Others::Known);
            // The page may be gone by now.
            let _ = self.others.try_set(others);
        });
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
            let Some(client) = self.client.try_get_value() else { return };
            let ended = match &target {
                Target::One { id, .. } => client.revoke_session(id).await,
                Target::All => client.revoke_other_sessions().await.map(drop),
            };
            if self.ending.try_set(None).is_some() {
                return;
            }
            match ended {
                Ok(()) => self.forget(&target),
                Err(failure) => self.failed.set(Some((target, failure))),
            }
        });
    }

    fn forget(self, target: &Target) {
        let told = match target {
            Target::One { .. } => Phrase::DeviceSignedOut,
            Target::All => Phrase::OthersSignedOut,
        };
        self.others.update(|others| {
            if let Others::Known(sessions) = others {
                sessions.retain(|session| matches!(target, Target::One { id, .. } if session.id != *id));
            }
        });
        self.toasts.push(Severity::Success, say(told));
        request_animation_frame(|| browser::focus("sessions-heading"));
    }
}

fn others_view(desk: Desk, others: Others) -> AnyView {
    match others {
        Others::Loading => view! { <li class="item note" role="status">{phrase(Phrase::Loading)}</li> }.into_any(),
        Others::Known(sessions) if sessions.is_empty() => {
            view! { <li class="item note">{phrase(Phrase::NoOtherSessions)}</li> }.into_any()
        }
        Others::Known(sessions) => {
            sessions.into_iter().map(|session| item(desk, session, false)).collect_view().into_any()
        }
        Others::Failed(failure) => {
            let retry = Callback::new(move |()| {
                desk.others.set(Others::Loading);
                desk.load();
            });
            view! { <li><ProblemBanner problem=Problem::Failure(failure) on_retry=retry /></li> }.into_any()
        }
    }
}

fn item(desk: Desk, session: Session, is_own: bool) -> impl IntoView {
    let name = Memo::new({
        let session = session.clone();
        move |_| device_name(&session)
    });
    let end = if is_own {
        view! { <span class="badge badge-success">{phrase(Phrase::ThisDevice)}</span> }.into_any()
    } else {
        let target = Target::One { id: session.id.clone(), name: untrack(|| name.get()) };
        let label = Signal::derive(move || say_with(Phrase::SignOutDevice, &name.get()));
        end_view(desk, target, Phrase::SignOut, Some(label)).into_any()
    };

    view! {
        <li class="item">
            <span class="item-text"><strong>{move || name.get()}</strong>{details(&session)}</span>
            {end}
        </li>
    }
}

fn end_all_view(desk: Desk) -> Option<impl IntoView> {
    let has_others = desk.others.with(|others| matches!(others, Others::Known(sessions) if !sessions.is_empty()));
    has_others.then(|| {
        let button = end_view(desk, Target::All, Phrase::SignOutOthers, None);
        view! { <div>{button}</div> }
    })
}

fn end_view(desk: Desk, target: Target, text: Phrase, label: Option<Signal<String>>) -> impl IntoView {
    let own = target.clone();
    let is_pending = move || desk.ending.get().is_some_and(|ending| ending == own);
    let is_disabled = move || desk.ending.get().is_some();
    let ask = move |_| desk.asked.set(Some(target.clone()));

    view! {
        <button
            type="button"
            class="button button-secondary button-small"
            class:button-pending=is_pending
            disabled=is_disabled
            aria-label=label
            on:click=ask
        >
            {phrase(text)}
        </button>
    }
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
