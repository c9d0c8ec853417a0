//! Order of functions by similarity.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

/// Number of consecutive bytes that make two functions similar.
const ROW: usize = 5;

/// Number of functions from which on a common row says nothing about any of them.
const COMMON: usize = 100;

/// Weights of a row that one of the last functions also has, the very last function first.
const WEIGHTS: [u32; 4] = [12, 6, 4, 3];

/// The type and the code of a function.
#[derive(Debug)]
pub(super) struct Function<'a> {
    /// The index of its type.
    pub(super) ty: u32,
    /// The bytes of its body.
    pub(super) body: &'a [u8],
}

/// Returns the order that goes from each function to the one most similar to the last few, of the same type while any
/// is left.
pub(super) fn order(functions: &[Function<'_>]) -> Vec<usize> {
    let rows: Vec<_> = functions.iter().map(|function| rows(function.body)).collect();
    let mut having = HashMap::<_, Vec<usize>>::new();
    for (index, rows) in rows.iter().enumerate() {
        for row in rows {
            having.entry(*row).or_default().push(index);
        }
    }
    having.retain(|_, functions| functions.len() < COMMON);

    let mut left: BTreeSet<_> = (0..functions.len()).collect();
    let mut order = Vec::with_capacity(functions.len());
    let mut next = left.first().copied();
    while let Some(current) = next {
        left.remove(&current);
        order.push(current);

        let is_candidate = |index: &usize| functions[*index].ty == functions[current].ty && left.contains(index);
        let mut scores = HashMap::<usize, u32>::new();
        for (last, weight) in order.iter().rev().zip(WEIGHTS) {
            for index in rows[*last].iter().filter_map(|row| having.get(row)).flatten().filter(|it| is_candidate(it)) {
                *scores.entry(*index).or_default() += weight;
            }
        }
        let likeness =
            |index: usize, score: u32| f64::from(score) / ((rows[index].len() + rows[current].len()) as f64).sqrt();
        let best = scores.into_iter().map(|(index, score)| (likeness(index, score), Reverse(index)));
        next = best
            .max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)))
            .map(|(_, Reverse(index))| index)
            .or_else(|| left.iter().copied().find(is_candidate))
            .or_else(|| left.first().copied());
    }
    order
}

/// Returns all rows of bytes in a body, each once.
fn rows(body: &[u8]) -> Vec<[u8; ROW]> {
    let mut rows: Vec<_> = body.windows(ROW).filter_map(|row| row.try_into().ok()).collect();

    rows.sort_unstable();
    rows.dedup();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(ty: u32, body: &[u8]) -> Function<'_> {
        Function { ty, body }
    }

    #[test]
    fn like_comes_to_like_of_its_type() {
        let functions = [
            function(0, b"one after the other"),
            function(0, b"nothing of the sort"),
            function(1, b"one after the others"),
            function(0, b"on and after the other"),
            function(1, b"other"),
        ];

        assert_eq!(order(&functions), [0, 3, 1, 2, 4]);
    }
}
