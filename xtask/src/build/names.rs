//! Short names for the imports and exports between WebAssembly and its glue script; they are a third of the script.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{CustomSectionReader, Export, ImportSectionReader, Parser, Payload};

/// Short names by long ones.
#[derive(Debug)]
pub(super) struct Names<'a> {
    glue: &'a str,
    short: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    /// Assigns names to the imports of this module, and to its exports to this script. Fails where the script is not in
    /// the format that wasm-bindgen writes today.
    pub(super) fn of(wasm: &[u8], glue: &'a str) -> Result<Self> {
        ensure!(
            glue.contains("wasm.memory"),
            "the script calls its WebAssembly in another way (xtask/src/build/names.rs)"
        );
        let mut names = Self { glue, short: BTreeMap::new() };

        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        ensure!(
                            glue.contains(import.name),
                            "the script has no {}, which WebAssembly imports",
                            import.name
                        );
                        names.shorten(import.module);
                        names.shorten(import.name);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        names.shorten(export?.name);
                    }
                }
                _ => {}
            }
        }
        Ok(names)
    }

    /// Returns the short names by the long ones.
    pub(super) fn short(&self) -> &BTreeMap<String, String> {
        &self.short
    }

    /// Returns a regular expression for the long ones.
    pub(super) fn pattern(&self) -> String {
        let escaped = self.short.keys().map(|name| name.replace('.', "\\."));

        format!("^({})$", escaped.collect::<Vec<_>>().join("|"))
    }

    /// Writes the module with the short names, without exports that the script does not use, and without custom
    /// sections.
    pub(super) fn rename(&mut self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();

        self.parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| anyhow!("cannot rename what WebAssembly imports: {error}"))?;
        Ok(module.finish())
    }

    fn shorten(&mut self, name: &str) {
        // Only wasm-bindgen's names: any other could also be the name of something else in the script.
        let is_unique = ["__", "wasm_bindgen_", "./"].iter().any(|start| name.starts_with(start));
        if is_unique && !self.short.contains_key(name) {
            self.short.insert(name.to_owned(), letters(self.short.len()));
        }
    }

    fn renamed<'n>(&'n self, name: &'n str) -> &'n str {
        self.short.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Names<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for import in section.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            imports.import(self.renamed(import.module), self.renamed(import.name), ty);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), reencode::Error> {
        if self.glue.contains(&format!("wasm.{}", export.name)) {
            let kind = self.export_kind(export.kind)?;
            let index = self.external_index(export.kind, export.index)?;
            exports.export(self.renamed(export.name), kind, index);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), reencode::Error> {
        Ok(())
    }
}

/// Returns `a`, `b` … `z`, `aa`, `ab` …
fn letters(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());

    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, MemorySection, MemoryType, TypeSection};

    use super::*;

    const GLUE: &str = "import0 = { __wbg_log_0123: function() {} }; wasm.__wbindgen_malloc(8, 1); wasm.memory.buffer";

    fn wasm() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "__wbg_log_0123", EntityType::Function(0));
        module.section(&imports);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        module.section(&memories);
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Memory, 0);
        exports.export("__wbindgen_malloc", ExportKind::Func, 0);
        exports.export("main", ExportKind::Func, 0);
        module.section(&exports);
        module.finish()
    }

    #[test]
    fn names_of_wasm_bindgen_become_short() {
        let names = Names::of(&wasm(), GLUE).unwrap();

        let short: Vec<_> = names.short().iter().map(|(long, short)| (long.as_str(), short.as_str())).collect();
        assert_eq!(short, [("./app_bg.js", "a"), ("__wbg_log_0123", "b"), ("__wbindgen_malloc", "c")]);
        assert_eq!(names.pattern(), r"^(\./app_bg\.js|__wbg_log_0123|__wbindgen_malloc)$");
    }

    #[test]
    fn the_module_has_them_and_only_what_is_used() {
        let renamed = Names::of(&wasm(), GLUE).unwrap().rename(&wasm()).unwrap();

        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&renamed) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    found.extend(
                        section.into_imports().map(|import| import.unwrap()).map(|it| it.module.to_owned() + it.name),
                    );
                }
                Payload::ExportSection(section) => {
                    found.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(found, ["ab", "memory", "c"]);
    }

    #[test]
    fn another_script_is_refused() {
        for (there, instead) in [("wasm.memory", "wasm2.memory"), ("__wbg_log_0123", "log")] {
            assert!(Names::of(&wasm(), &GLUE.replace(there, instead)).is_err(), "{there}");
        }
    }

    #[test]
    fn after_z_come_two_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
