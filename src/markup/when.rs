//! Conditional rendering.

use super::{child::Child, fragment::Fragment};
use crate::reactive::Derived;

/// Renders the return value of `make` as long as `is_so` returns `true`, and keeps it while that result stays the same.
pub(crate) fn when<C: Child>(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> C + 'static,
) -> Fragment {
    let is_so = Derived::new(move |_| is_so());
    Fragment::new(move || is_so.get().then(&make))
}
