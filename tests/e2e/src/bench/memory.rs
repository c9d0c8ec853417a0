//! The memory of a page, and its growth with use.

use super::{
    browser,
    device::Device,
    metrics::Metrics,
    refusal,
    row::{Row, Unit},
    samples::Samples,
    subject::Subject,
    tab::Tab,
};
use crate::World;

pub(crate) const HOLD: &str = include_str!("memory.js");
const REFUSALS: usize = 50;

/// Measures after the page is there, and after fifty wrong passwords.
pub(super) fn measure(world: &World) -> Vec<Row> {
    let page = Subject::ours(world);
    let chromium = browser::returning(&page);
    let tab = Tab::open(&chromium, Device::ThisMachine);
    tab.before_each_page(HOLD);

    tab.visit(&page);
    let begin = Held::now(&tab);
    eprintln!("memory: {REFUSALS} wrong passwords");
    for _ in 0..REFUSALS {
        refusal::refuse(&tab);
    }
    let end = Held::now(&tab);

    [("once it is there", begin), ("after 50 wrong passwords", end)]
        .into_iter()
        .flat_map(|(when, held)| {
            let row =
                |what: &str, unit, number| Row::new("memory", format!("{what} {when}"), unit, Samples::new([number]));
            [
                row("JavaScript's heap", Unit::Bytes, held.metrics.heap),
                row("WebAssembly's memory", Unit::Bytes, held.wasm),
                row("nodes", Unit::Count, held.metrics.nodes),
                row("listeners", Unit::Count, held.metrics.listeners),
            ]
        })
        .collect()
}

/// Held memory, in bytes and in objects.
#[derive(Clone, Copy, Debug)]
struct Held {
    metrics: Metrics,
    wasm: f64,
}

impl Held {
    fn now(tab: &Tab<'_>) -> Self {
        let wasm = tab.call("arguments[0](window.wasmBytes())", vec![]);

        Self {
            metrics: tab.metrics_without_garbage(),
            wasm: wasm.as_f64().unwrap_or_else(|| panic!("no size of memory: {wasm}")),
        }
    }
}
