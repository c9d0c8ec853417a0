//! Browsers that are ready to be measured.

use super::{device::Device, subject::Subject, tab::Tab, visit::Visit};
use crate::chromium::Chromium;

/// Starts a browser that has never been anywhere, and has finished the work that it does only at its start.
pub(super) fn fresh() -> Chromium {
    let chromium = Chromium::start_fresh();

    visit(&chromium, Device::ThisMachine, &Subject::blank());
    chromium
}

/// Starts a browser that has visited a page once.
pub(super) fn returning(page: &Subject) -> Chromium {
    let chromium = fresh();

    visit(&chromium, Device::ThisMachine, page);
    chromium
}

/// Visits a page in a new tab.
pub(super) fn visit(chromium: &Chromium, device: Device, page: &Subject) -> Visit {
    let tab = Tab::open(chromium, device);
    let visit = tab.visit(page);

    tab.close();
    visit
}
