//! What is there only at times.

use leptos::prelude::{Get, Memo};

use super::{child::Child, fragment::Fragment};

/// Shows what `make` makes, as long as `is_so`. While that stays the same, so does what is shown.
pub(crate) fn when<C: Child>(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> C + 'static,
) -> Fragment {
    let is_so = memo(Box::new(is_so));
    Fragment::new(move || is_so.get().then(&make))
}

fn memo(is_so: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| is_so())
}
