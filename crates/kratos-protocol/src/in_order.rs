//! Ordering lists.

/// Returns the items by rank; items of one rank keep their order.
///
/// By insertion: the lists are short, and each of the standard library's sorts adds four kilobytes of WebAssembly.
pub fn in_order<T, K: PartialOrd>(items: impl IntoIterator<Item = T>, rank: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    for item in items {
        let own = rank(&item);
        let at = ordered.partition_point(|other| rank(other) <= own);
        ordered.insert(at, item);
    }
    ordered
}
