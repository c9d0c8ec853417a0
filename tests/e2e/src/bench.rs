//! Speed of the built page, by the browser's own marks and beside its targets: `cargo xtask bench`.

mod browser;
mod device;
mod growth;
mod loads;
mod memory;
mod metrics;
mod plan;
mod refusal;
mod report;
mod row;
mod samples;
mod subject;
mod tab;
mod target;
mod typing;
mod visit;

use std::{fs, path::PathBuf, thread};

use self::{
    device::Device,
    plan::{Against, Plan},
    report::Report,
    subject::Subject,
};
pub(crate) use self::{memory::HOLD, metrics::Metrics};
use crate::{World, chromium::Chromium};

/// Measures the pages that `words` name, prints the numbers, and writes them into `target/bench.json`.
///
/// # Panics
/// If a page cannot be used, or the file cannot be written.
pub fn bench(words: &[String]) {
    let plan = Plan::read(words).unwrap_or_else(|| panic!("run `cargo xtask bench`: {words:?} is not understood"));
    let world = World::start();
    let pages = pages(&world, plan.against);
    let mut report = Report { circumstances: circumstances(plan.runs), ..Report::default() };

    // Kratos's first answer takes longer than all others.
    loads::measure(Device::ThisMachine, &pages, 1);
    for device in Device::ALL {
        let loads = loads::measure(device, &pages, plan.runs);
        report.rows.extend(loads::rows(device, &loads));
        if device == Device::SlowPhone {
            let visits = ["ours", "the other"].into_iter().zip(&loads);
            report.visits = visits.map(|(name, loads)| (name, loads.first[0].clone())).collect();
        }
    }
    report.rows.extend(refusal::measure(&world, plan.runs));
    report.rows.extend(growth::measure(&world, plan.runs));
    report.rows.extend(memory::measure(&world));
    report.circumstances.push(format!("load at the end: {}", load()));

    println!("\n{}", report.table());
    keep(&report);
}

/// Returns the pages: ours is the first.
fn pages(world: &World, against: Option<Against>) -> Vec<Subject> {
    let other = against.map(|against| match against {
        Against::Page { url, selector } => Subject { url, selector },
        Against::Folder { folder, selector } => Subject::others(world, folder, selector),
    });

    [Subject::ours_alike(world)].into_iter().chain(other).collect()
}

fn circumstances(runs: usize) -> Vec<String> {
    let chromium = Chromium::start_fresh();
    let version = chromium.devtools("Browser.getVersion", serde_json::json!({}));
    let browser = version["product"].as_str().unwrap_or_default();
    let cores = thread::available_parallelism().map_or(1, usize::from);

    vec![format!("{browser}, {cores} cores; medians of {runs}"), format!("load at the beginning: {}", load())]
}

/// Returns the load of the last minute: with more processes than cores, the numbers are too large.
fn load() -> String {
    let loads = fs::read_to_string("/proc/loadavg").unwrap_or_default();

    loads.split(' ').next().unwrap_or_default().to_owned()
}

fn keep(report: &Report) {
    let folder: PathBuf = dev_stack::repository().join("target");
    let path = folder.join("bench.json");
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, format!("{:#}\n", report.json())));

    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    println!("\n{}", path.display());
}
