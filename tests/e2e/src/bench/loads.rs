//! Visits to the pages in turns, so that any other load on the machine is shared by all of them.

use super::{
    browser,
    device::Device,
    row::{Row, Unit},
    samples::Samples,
    subject::Subject,
    target::Target,
    visit::Visit,
};

/// The visits to one page with one device.
#[derive(Clone, Debug, Default)]
pub(super) struct Loads {
    /// With a browser that has never been there.
    pub(super) first: Vec<Visit>,
    /// With a browser that has been there once.
    pub(super) second: Vec<Visit>,
}

/// Visits each of the pages, `runs` times, and returns the visits in the pages' order.
pub(super) fn measure(device: Device, pages: &[Subject], runs: usize) -> Vec<Loads> {
    let mut loads = vec![Loads::default(); pages.len()];

    for run in 0..runs {
        eprintln!("{}, run {} of {runs}", device.name(), run + 1);
        let mut turns: Vec<_> = loads.iter_mut().zip(pages).collect();
        // The order alternates, so that no page is always the later one.
        if run % 2 == 1 {
            turns.reverse();
        }
        for (loads, page) in turns {
            let chromium = browser::fresh();
            loads.first.push(browser::visit(&chromium, device, page));
            loads.second.push(browser::visit(&chromium, device, page));
        }
    }
    loads
}

/// Returns the numbers of the visits with one device, ours and perhaps the other page's.
pub(super) fn rows(device: Device, loads: &[Loads]) -> Vec<Row> {
    type Number = fn(&Visit) -> f64;
    let row = |turn: &str, visits: fn(&Loads) -> &[Visit], name: &str, unit, number: Number| {
        let samples = |loads| Samples::new(visits(loads).iter().map(number));
        let group = format!("{}, {turn} visit", device.name());
        Row::new(group, name, unit, samples(&loads[0])).against(loads.get(1).map(samples))
    };
    let first = |name: &str, unit, number| row("first", |loads| &loads.first, name, unit, number);
    let second = |name: &str, unit, number| row("second", |loads| &loads.second, name, unit, number);

    let phone = |target: Target| (device == Device::SlowPhone).then_some(target);
    let usable = phone(Target::part_of_other(0.4).better(0.3)).unwrap_or(Target::part_of_other(0.6));

    vec![
        first("first paint", Unit::Milliseconds, |visit| visit.first_paint).target(phone(Target::at_most(500.0))),
        first("usable", Unit::Milliseconds, |visit| visit.usable).target(usable),
        first("blocked before that", Unit::Milliseconds, |visit| visit.blocking).target(phone(Target::at_most(150.0))),
        first("moved before that", Unit::Bytes, Visit::moved).target(phone(Target::at_most(176e3).better(128e3))),
        first("layout shift", Unit::Shift, |visit| visit.shift).target(Target::at_most(0.0)),
        second("first paint", Unit::Milliseconds, |visit| visit.first_paint),
        second("usable", Unit::Milliseconds, |visit| visit.usable),
        second("blocked before that", Unit::Milliseconds, |visit| visit.blocking),
        second("moved before that", Unit::Bytes, Visit::moved),
        second("files for ever, fetched again", Unit::Count, |visit| f64::from(visit.refetched()))
            .target(Target::at_most(0.0)),
        second("waited for others after the flow", Unit::Milliseconds, Visit::wait_beside_flow)
            .target(phone(Target::at_most(0.0))),
    ]
}
