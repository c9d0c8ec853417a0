//! What is there only at times.

use super::{child::Child, fragment::Fragment};
use crate::reactive::Derived;

/// Shows what `make` makes, as long as `is_so`. While that stays the same, so does what is shown.
pub(crate) fn when<C: Child>(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> C + 'static,
) -> Fragment {
    let is_so = Derived::new(move |_| is_so());
    Fragment::new(move || is_so.get().then(&make))
}
