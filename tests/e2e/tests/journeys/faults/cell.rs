//! One journey with one fault at one of its requests: a cell of the matrix.

use std::{
    cell::{Cell, RefCell},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use dev_stack::Twin;
use leptos_kratos_e2e::{Fault, Page, Person, SecondFactors, World};
use serde_json::json;

use super::{
    journey::{Journey, Needs, Scene},
    kind::{Comes, Kind},
    request::{Request, name_of},
    sight::Sight,
    visitor::{Kept, Visitor},
};

/// Lifetime of flows that are to expire: long enough for the steps before.
pub(super) const SHORT_LIFE: Duration = Duration::from_secs(4);

/// Words for a flow that was begun again, for which Kratos sends another mail.
const RENEWALS: [&str; 3] = ["stale", "expired", "replaced"];

const STATIC_CONFIG: &str = include_str!("../../../../../public/config.json");

/// A page without any request to Kratos.
const QUIET: &str = "/config.json";

/// No journey of hundreds can wait for 45 seconds, or for the pause before another try. Limits are shorter only if no
/// answer comes at all: elsewhere a busy machine could miss them.
const QUICK: &str = "(() => {
    const isHanging = (() => { try { return sessionStorage.isHanging; } catch { return false; } })();
    const quick = (ms) => (ms >= 300 && ms < 2500) || (isHanging && ms >= 15000) ? ms / 10 : ms;
    const { setTimeout } = window;
    window.setTimeout = (call, ms, ...rest) => setTimeout(call, quick(ms), ...rest);
    const { timeout } = AbortSignal;
    AbortSignal.timeout = (ms) => timeout.call(AbortSignal, quick(ms));
})()";

/// A person's browser and the servers, for all cells of a journey.
pub(super) struct Stage {
    journey: &'static Journey,
    world: Arc<World>,
    page: Arc<Page>,
    /// Another browser, with another person in it.
    other: Page,
    somebody: Person,
    twin: Twin,
    /// The person who has set up an authenticator app, which takes a while: the same person each time.
    with_factors: Option<(Person, SecondFactors)>,
    people: AtomicUsize,
}

impl Stage {
    pub(super) fn set(journey: &'static Journey) -> Self {
        let world = Arc::new(World::start_with(json!({ "courier": { "worker": { "pull_wait": "100ms" } } })));
        let flows = ["login", "registration", "recovery", "verification", "settings"];
        let lives = flows.map(|flow| (flow.to_owned(), json!({ "lifespan": format!("{}s", SHORT_LIFE.as_secs()) })));
        let lives = serde_json::Map::from_iter(lives);
        let twin = world.start_twin(&json!({ "selfservice": { "flows": lives } }));
        world.spa().keep_no_connections();
        // As a static host sends it: the matrix is of requests to Kratos. The account's requests to the companion
        // server come beside them, once its program is there, and have journeys of their own (`account::fault`).
        world.spa().replace_file("config.json", Some(STATIC_CONFIG));
        // The browser requests it for an answer that names no icon.
        world.spa().replace_file("favicon.ico", Some(""));
        let (page, other) = (Arc::new(world.page()), world.page());
        let somebody = world.person("somebody");
        other.open(QUIET);
        page.open(QUIET);
        page.run_before_each_page(QUICK);
        let with_factors = (journey.needs == Needs::SecondFactor).then(|| {
            let person = world.person("factors");
            page.sign_in_directly(&person);
            let factors = page.enrol_second_factors();
            (person, factors)
        });
        Self { journey, world, page, other, somebody, twin, with_factors, people: AtomicUsize::new(0) }
    }

    /// Sets the browser's clock so many days ahead.
    pub(super) fn set_clock(&self, days: i32) {
        self.page.run_before_each_page(&format!(
            "(() => {{ const Real = Date; const ahead = {days} * 86_400_000;\
                Date = class extends Real {{\
                    constructor(...parts) {{ parts.length ? super(...parts) : super(Real.now() + ahead); }}\
                    static now() {{ return Real.now() + ahead; }}\
                }}; }})()"
        ));
    }

    /// Closes the browsers.
    pub(super) fn close(self) {
        drop((self.page, self.other, self.twin));
    }

    /// Goes on the journey without a fault, and returns its requests.
    pub(super) fn undisturbed(&self) -> Vec<Request> {
        let person = self.person();
        let (visitor, names) = self.go(&person, None, |_, _| true, || ());

        assert!(visitor.told.is_empty(), "{visitor:#?}");
        let mut requests = Request::number(&names);
        // Those that no page waits for are on their way beside others, in any order.
        requests.sort_by_key(|request| request.is_beside().then(|| request.clone()));
        requests
    }

    /// Goes on the journey with a fault at a request, and returns the result; `None` if they do not go together.
    pub(super) fn disturbed(&self, kind: Kind, request: &Request) -> Option<String> {
        if !kind.is_about(request) {
            return None;
        }
        eprintln!("{}: {} at {}", self.journey.name, kind.name(), request.title());
        let person = self.person();
        let other_flow = if kind == Kind::OtherFlow { self.other_flow(&request.name) } else { String::new() };
        let fault = kind.fault(&self.world, &self.page, &person.email, &other_flow);
        let has_happened = Arc::new(AtomicBool::new(false));
        let rule = rule(kind, request.clone(), fault, self.twin.kratos_public().to_owned(), Arc::clone(&has_happened));
        let mend = || {
            if kind.stays() {
                self.world.spa().mend();
            }
            if kind == Kind::Offline {
                self.page.go_online();
            }
        };
        let has_come = Cell::new(false);
        let may_act = |visitor: &Visitor, sight: &Sight| {
            let is_there = match kind.comes_of(request) {
                Comes::Nothing => true,
                Comes::Word => !visitor.told.is_empty(),
                Comes::SignIn => sight.path == "/login",
            };
            has_come.set(has_come.get() || has_happened.load(Ordering::SeqCst) && is_there);
            // Requests beside the form are made together with it.
            let is_quiet = self.world.spa().under_way() == 0 || !visitor.told.is_empty();
            is_quiet && (has_come.get() || !has_happened.load(Ordering::SeqCst))
        };

        let (visitor, _) = self.go(&person, Some((kind, rule)), may_act, mend);
        mend();
        assert!(has_happened.load(Ordering::SeqCst), "{} never comes", request.title());
        Some(self.told(kind, request, &visitor, &person))
    }

    fn go(
        &self,
        person: &Person,
        fault: Option<(Kind, Rule)>,
        may_act: impl Fn(&Visitor, &Sight) -> bool,
        mend: impl FnMut(),
    ) -> (Visitor, Vec<String>) {
        let Self { world, page, journey, .. } = self;
        let kind = fault.as_ref().map(|(kind, _)| *kind);
        let hangs = kind == Some(Kind::Hang);
        page.see_that(&format!("({hangs} ? sessionStorage.isHanging = 1 : sessionStorage.clear(), true)"));
        let before = world.spa().seen().len();
        if let Some((_, rule)) = fault {
            world.spa().break_requests(rule);
        }

        page.open(journey.begin);
        let loaded = page.evaluate("performance.timeOrigin").expect("the page is there");
        let (mut visitor, last) = (Visitor::new(), RefCell::default());
        let factors = self.with_factors.as_ref().map(|(_, factors)| factors);
        let end = visitor.go(
            journey,
            |sight, next| next(&Scene { world, clock: &self.other, person, factors, sight }),
            || Sight::after(&last, page),
            |what, sight, fields| what.act(page, sight, fields),
            may_act,
            mend,
        );
        assert_eq!(end.loaded.to_string(), loaded, "the page was loaded anew");
        world.spa().mend();
        let seen = world.spa().seen().split_off(before);
        let changes = seen.iter().filter(|seen| seen.method != "GET").count();
        assert!(changes <= visitor.presses, "{changes} changes for {visitor:#?}");
        let mut complaints = page.take_complaints().expect("a browser has a console");
        if matches!(kind, Some(Kind::Refused | Kind::Offline)) {
            // The site's icon and the operator's texts do not come either.
            let is_told = |complaint: &String| complaint.contains("net::ERR_") || complaint.contains("Failed to fetch");
            complaints.retain(|complaint| !is_told(complaint));
        }
        assert!(complaints.is_empty(), "{complaints:#?}");
        (visitor, seen.iter().map(name_of).collect())
    }

    /// Returns the next person on the journey, in a browser with only the state that it needs.
    fn person(&self) -> Person {
        let Self { world, page, journey, .. } = self;
        page.open(QUIET);
        page.lose_cookies();
        if let Some((person, _)) = &self.with_factors {
            return person.clone();
        }
        let name = format!("person-{}", self.people.fetch_add(1, Ordering::Relaxed));
        if journey.needs == Needs::Nothing {
            return Person::stranger(&name);
        }
        let person = world.person(&name);
        if matches!(journey.needs, Needs::Session | Needs::TwoSessions) {
            page.sign_in_directly(&person);
        }
        if journey.needs == Needs::TwoSessions {
            world.sign_in_elsewhere(&person);
        }
        person
    }

    /// Returns a flow of the other browser, of the kind of a request.
    fn other_flow(&self, name: &str) -> String {
        let kind = name.split([' ', '/']).nth(1).unwrap_or_default();
        self.other.lose_cookies();
        if kind == "settings" {
            self.other.sign_in_directly(&self.somebody);
        }
        let flow = self.other.json_of(&format!("/.ory/self-service/{kind}/browser"));
        flow["id"].as_str().unwrap_or_else(|| panic!("{kind}: {flow}")).to_owned()
    }

    /// Returns the description of a journey in its cell.
    fn told(&self, kind: Kind, request: &Request, visitor: &Visitor, person: &Person) -> String {
        let accounts = self.world.accounts(&person.email).len();
        let is_made = self.journey.needs == Needs::Nothing && self.journey.begin == "/register";
        assert!(accounts == 1 || !is_made && accounts == 0, "{accounts} accounts");
        let mails = self.world.stack().mails_to(&person.email).expect("the mail sink answers");
        let codes = mails.iter().filter(|mail| mail.text.contains("recover access")).count();
        let is_anew = visitor.told.iter().any(|told| RENEWALS.contains(told));
        assert!(codes <= 1 || is_anew || kind.begins_anew(request), "{codes} mails: {visitor:#?}");
        let kept = match visitor.kept {
            Some(Kept::All) => "; all kept",
            Some(Kept::NotSecrets) => "; kept but the secret",
            Some(Kept::Elsewhere) => "; another page",
            None => "",
        };
        if visitor.told.is_empty() { "–".to_owned() } else { visitor.told.join(", then ") + kept }
    }
}

type Rule = Box<dyn Fn(&leptos_kratos_e2e::Seen) -> Option<Fault> + Send + Sync>;

fn rule(kind: Kind, request: Request, fault: Fault, twin: String, has_happened: Arc<AtomicBool>) -> Rule {
    let count = AtomicUsize::new(0);
    Box::new(move |seen| {
        if name_of(seen) == request.name {
            let number = count.fetch_add(1, Ordering::SeqCst);
            if number == request.before || number > request.before && kind.stays() {
                has_happened.store(true, Ordering::SeqCst);
                return Some(fault.clone());
            }
        }
        match kind {
            Kind::Expired if !has_happened.load(Ordering::SeqCst) => Some(Fault::HandOnTo(twin.clone())),
            // A server that is down does not answer other requests either.
            Kind::Refused if has_happened.load(Ordering::SeqCst) => Some(Fault::Drop),
            _ => None,
        }
    })
}
