//! What the program and its glue script call each other's functions.

use std::collections::HashMap;

use walrus::Module;

/// The classes with which `wasm-streams` hands a stream of Rust's to JavaScript. Leptos links them, nothing uses them.
const CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// Returns the glue script without the classes.
pub(super) fn without_classes(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut rest = glue;
    for class in CLASSES {
        let (start, end) = (format!("export class {class} {{"), format!("{class}.prototype.free;\n"));
        let Some((before, after)) = rest.split_once(&start) else { continue };
        let Some((_, after)) = after.split_once(&end) else { continue };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    for class in CLASSES {
        let start = format!("const {class}Finalization = ");
        if let Some((before, after)) = kept.split_once(&start)
            && let Some((_, after)) = after.split_once(";\n")
        {
            kept = format!("{before}{after}");
        }
    }
    kept
}

/// Drops the exports that the glue script does not name.
pub(super) fn drop_exports(module: &mut Module, glue: &str) {
    let used: Vec<_> = words(glue).collect();
    let unused = module.exports.iter().filter(|export| !used.contains(&export.name.as_str()));
    for id in unused.map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
}

/// Gives all imports and exports short names, here and in the glue script, which is returned.
pub(super) fn shorten(module: &mut Module, glue: &str) -> String {
    let mut short = HashMap::new();
    let mut number = 0;
    let mut rename = |name: &mut String| {
        if is_made_up(name) {
            let new = short.entry(name.clone()).or_insert_with(|| {
                number += 1;
                format!("_{}", base_36(number))
            });
            name.clone_from(new);
        }
    };
    // The glue script's own name is a text there, not a word.
    let file = module.imports.iter().next().map(|import| import.module.clone()).unwrap_or_default();
    for import in module.imports.iter_mut().filter(|import| import.module == file) {
        rename(&mut import.name);
        "a".clone_into(&mut import.module);
    }
    for export in module.exports.iter_mut() {
        rename(&mut export.name);
    }
    let mut renamed = String::with_capacity(glue.len());
    for part in parts(glue) {
        renamed.push_str(short.get(part).map_or(part, String::as_str));
    }
    renamed.replace(&format!("\"{file}\""), "\"a\"")
}

/// Returns whether wasm-bindgen made the name up: others may be words of JavaScript.
fn is_made_up(name: &str) -> bool {
    name.contains("__wb") || name.contains("wasm_bindgen__") || name.starts_with("__externref")
}

/// Returns a number's digits, in as few letters as an identifier may have.
fn base_36(mut number: usize) -> String {
    let mut digits = String::new();
    while number > 0 {
        digits.insert(0, char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]));
        number /= 36;
    }
    digits
}

/// Returns the words of a script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    parts(script).filter(|part| part.starts_with(is_of_word))
}

/// Takes a script apart into words and what stands between them.
fn parts(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next().map(is_of_word)?;
        let end = rest.find(|letter| is_of_word(letter) != is_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_nobody_uses_go_with_all_that_belongs_to_them() {
        let glue = "export class IntoUnderlyingSink {\n    free() { wasm.__wbg_sink_free(this); }\n}\n\
                    if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
                    const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(ptr => 1);\n\
                    export class Other {}\n";

        assert_eq!(without_classes(glue), "export class Other {}\n");
    }

    #[test]
    fn only_whole_words_are_words() {
        assert_eq!(words("a.b_c(d1, \"e\")").collect::<Vec<_>>(), ["a", "b_c", "d1", "e"]);
        assert_eq!(parts("a=>b").collect::<Vec<_>>(), ["a", "=>", "b"]);
    }

    #[test]
    fn digits_are_few() {
        assert_eq!((base_36(1), base_36(36), base_36(1000)), ("1".into(), "10".into(), "rs".into()));
    }
}
