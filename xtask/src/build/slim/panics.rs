//! The functions that every panic goes through.
//!
//! A release build has no panic hook: a panic says nothing, and the program stops. So all that puts its words together is for
//! nobody. (Nightly Rust leaves it out by itself: `panic = "immediate-abort"`.)

use walrus::{FunctionBuilder, FunctionKind, Module};

/// What they are called, without the hash of their crate. None of them returns.
const ROOTS: [&str; 22] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::lazy::panic_poisoned",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::assert_failed",
    "core::panicking::assert_failed_inner",
    "core::panicking::panic",
    "core::panicking::panic_bounds_check",
    "core::panicking::panic_display",
    "core::panicking::panic_explicit",
    "core::panicking::panic_fmt",
    "core::panicking::panic_nounwind",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "std::thread::local::panic_access_error",
];

/// Empties these functions, and returns how many there were.
pub(super) fn empty(module: &mut Module) -> usize {
    let is_root = |name: &Option<String>| name.as_deref().is_some_and(|name| ROOTS.contains(&plain(name).as_str()));
    let found: Vec<_> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let found: Vec<_> = found.into_iter().filter(|id| is_root(&module.funcs.get(*id).name)).collect();
    for id in &found {
        let signature = module.types.get(module.funcs.get(*id).ty());
        let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().unreachable();
        module.funcs.get_mut(*id).kind = FunctionKind::Local(body.local_func(arguments));
    }
    found.len()
}

/// Returns a function's path: `core[c5930c85a12de822]::panicking::panic_fmt` and `core::panicking::panic_fmt::h9466036158ab7035`
/// are the same, and so are all copies of a generic one.
fn plain(name: &str) -> String {
    let mut path = String::new();
    let mut depth = 0_usize;
    for letter in name.chars() {
        match letter {
            '[' | '<' => depth += 1,
            ']' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => path.push(letter),
            _ => {}
        }
    }
    let path = path.trim_end_matches("::");
    match path.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => path.to_owned(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_known_by_its_path_alone() {
        for name in [
            "core[c5930c85a12de822]::panicking::assert_failed",
            "core[c5930c85a12de822]::panicking::assert_failed::<usize, usize>",
            "core::panicking::assert_failed::h9466036158ab7035",
        ] {
            assert_eq!(plain(name), "core::panicking::assert_failed");
        }
        assert_eq!(plain("core::fmt::h::hello"), "core::fmt::h::hello");
    }

    #[test]
    fn only_what_panics_is_emptied() {
        let mut module = Module::default();
        for name in ["core::panicking::panic_fmt", "core::fmt::write", "leptos_kratos::core::panicking::panic_fmt"] {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
            body.name(name.to_owned());
            body.finish(Vec::new(), &mut module.funcs);
        }

        assert_eq!(empty(&mut module), 1);
    }
}
