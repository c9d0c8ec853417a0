//! A sign-in with a wrong password, from Kratos's answer to the sentence about it.

use super::{
    browser,
    device::Device,
    row::{Row, Unit},
    samples::Samples,
    subject::Subject,
    tab::Tab,
    target::Target,
};
use crate::World;

const REFUSAL: &str = include_str!("refusal.js");

/// Times in milliseconds since the last byte of the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    /// Until the message was in the document.
    pub(super) shown: f64,
    /// Until it was drawn.
    pub(super) drawn: f64,
}

/// Signs in with a wrong password `runs` times with each device, each time on a new page, and returns the numbers.
pub(super) fn measure(world: &World, runs: usize) -> Vec<Row> {
    let page = Subject::ours(world);
    let chromium = browser::returning(&page);

    let rows = Device::ALL.into_iter().flat_map(|device| {
        eprintln!("wrong passwords, {}", device.name());
        let refusals: Vec<_> = (0..runs)
            .map(|_| {
                let tab = Tab::open(&chromium, device);
                tab.visit(&page);
                let refusal = refuse(&tab);
                tab.close();
                refusal
            })
            .collect();
        let row = |name: &str, moment: fn(&Refusal) -> f64| {
            let name = format!("{name}, {}", device.name());
            Row::new("wrong password", name, Unit::Milliseconds, Samples::new(refusals.iter().map(moment)))
        };
        let target = (device == Device::ThisMachine).then(|| Target::at_most(16.0));
        [
            row("said after the answer", |refusal| refusal.shown).target(target),
            row("drawn after the answer", |refusal| refusal.drawn),
        ]
    });
    rows.collect()
}

/// Signs in with a wrong password on the page that is open.
pub(super) fn refuse(tab: &Tab<'_>) -> Refusal {
    let moments = tab.call(REFUSAL, vec![]);
    let moment = |number: usize| moments[number].as_f64().unwrap_or_else(|| panic!("no moments: {moments}"));

    Refusal { shown: moment(1) - moment(0), drawn: moment(2) - moment(0) }
}
