//! Reads an object file, of the [conventions] that LLVM and its linker have for WebAssembly.
//!
//! [conventions]: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md

use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    Data, FunctionBody, KnownCustom, Linking, Parser, Payload, RelocSectionReader, RelocationEntry, SymbolInfo, TypeRef,
};

/// An object file. Positions are counted from its first byte.
#[derive(Debug, Default)]
pub(super) struct Object<'a> {
    /// All of it.
    pub(super) bytes: &'a [u8],
    /// Functions, the imported ones first.
    pub(super) functions: Vec<Function<'a>>,
    /// What relocations refer to.
    pub(super) symbols: Vec<Symbol>,
    /// Where code refers to symbols.
    pub(super) code: Relocations,
    /// Where data refers to symbols.
    pub(super) data: Relocations,
}

/// A function; an imported one has no body.
#[derive(Debug)]
pub(super) struct Function<'a> {
    /// Its name as the linker knows it.
    pub(super) name: Option<&'a str>,
    /// How many values it takes.
    pub(super) parameters: usize,
    /// How many values it returns.
    pub(super) results: usize,
    /// What it does.
    pub(super) body: Option<FunctionBody<'a>>,
}

/// What a relocation can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// A function, by its index.
    Function(usize),
    /// A piece of data that is in this object.
    Data(Range<usize>),
    /// Anything else.
    Other,
}

/// The relocations of one section.
#[derive(Debug, Default)]
pub(super) struct Relocations {
    /// The section's index.
    pub(super) section: u32,
    /// Where the section's content begins.
    pub(super) start: usize,
    /// All of them.
    pub(super) entries: Vec<RelocationEntry>,
}

impl<'a> Object<'a> {
    /// Understands an object file.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut object = Self { bytes, ..Self::default() };
        let mut types = Vec::new();
        let mut bodies = Vec::new();
        let mut data = Vec::new();
        let mut indices = Vec::new();

        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        let ty = ty?;
                        types.push((ty.params().len(), ty.results().len()));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if let TypeRef::Func(ty) = import?.ty {
                            indices.push(ty);
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        indices.push(ty?);
                    }
                }
                Payload::CodeSectionStart { range, .. } => object.code.start = range.start,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::DataSection(section) => {
                    object.data.start = section.range().start;
                    for piece in section {
                        data.push(content(&piece?));
                    }
                }
                Payload::CustomSection(section) => match (section.name(), section.as_known()) {
                    ("reloc.CODE", KnownCustom::Reloc(reader)) => object.code.fill(&reader)?,
                    ("reloc.DATA", KnownCustom::Reloc(reader)) => object.data.fill(&reader)?,
                    (_, KnownCustom::Linking(reader)) => {
                        // Bodies and data stand before it.
                        object.functions = functions(&indices, &types, std::mem::take(&mut bodies))?;
                        for part in reader {
                            if let Linking::SymbolTable(table) = part? {
                                for symbol in table {
                                    object.know(&symbol?, &data)?;
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(object)
    }

    /// The function that a call at this place goes to.
    pub(super) fn function(&self, symbol: u32) -> Option<usize> {
        match self.symbols.get(symbol as usize)? {
            Symbol::Function(index) => Some(*index),
            Symbol::Data(_) | Symbol::Other => None,
        }
    }

    /// Where a piece of data lies.
    pub(super) fn data(&self, symbol: u32) -> Option<Range<usize>> {
        match self.symbols.get(symbol as usize)? {
            Symbol::Data(range) => Some(range.clone()),
            Symbol::Function(_) | Symbol::Other => None,
        }
    }

    fn know(&mut self, symbol: &SymbolInfo<'a>, data: &[Range<usize>]) -> Result<()> {
        let known = match symbol {
            SymbolInfo::Func { index, name, .. } => {
                let index = *index as usize;
                let function = self.functions.get_mut(index).context("a symbol of a function that is not there")?;
                function.name = function.name.or(*name);
                Symbol::Function(index)
            }
            SymbolInfo::Data { symbol: Some(part), .. } => {
                let piece = data.get(part.index as usize).context("a symbol of data that are not there")?;
                let start = piece.start + part.offset as usize;
                Symbol::Data(start..start + part.size as usize)
            }
            _ => Symbol::Other,
        };
        self.symbols.push(known);
        Ok(())
    }
}

impl Relocations {
    /// Where a relocation stands.
    pub(super) fn position(&self, entry: &RelocationEntry) -> usize {
        self.start + entry.offset as usize
    }

    fn fill(&mut self, reader: &RelocSectionReader<'_>) -> Result<()> {
        self.section = reader.section_index();
        self.entries = reader.entries().into_iter().collect::<Result<_, _>>()?;
        Ok(())
    }
}

fn functions<'a>(
    indices: &[u32],
    types: &[(usize, usize)],
    bodies: Vec<FunctionBody<'a>>,
) -> Result<Vec<Function<'a>>> {
    let imported = indices.len().checked_sub(bodies.len()).context("more bodies than functions")?;
    let bodies = std::iter::repeat_with(|| None).take(imported).chain(bodies.into_iter().map(Some));
    let typed = indices.iter().map(|index| types.get(*index as usize).context("a function of no type"));

    typed
        .zip(bodies)
        .map(|(ty, body)| ty.map(|&(parameters, results)| Function { name: None, parameters, results, body }))
        .collect()
}

fn content(piece: &Data<'_>) -> Range<usize> {
    piece.range.end - piece.data.len()..piece.range.end
}
