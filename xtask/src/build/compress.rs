//! Compressed copies beside the files, for servers that send them unchanged.

use std::{
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

/// Kinds of files that compression makes smaller. The smallest files gain nothing.
const KINDS: [&str; 6] = ["html", "css", "js", "json", "svg", "wasm"];
const LEAST: u64 = 500;

/// A file of the build and its size over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    /// Its path below the build's folder.
    pub(crate) name: String,
    /// Its size.
    pub(crate) size: Size,
}

/// Sizes in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    /// Uncompressed.
    pub(crate) raw: u64,
    /// As `.gz`; uncompressed, if there is none.
    pub(crate) gzip: u64,
    /// As `.br`; uncompressed, if there is none.
    pub(crate) brotli: u64,
}

impl Size {
    /// Returns the sum of all sizes.
    pub(crate) fn sum(sizes: impl Iterator<Item = Self>) -> Self {
        sizes.fold(Self::default(), |sum, size| Self {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }
}

/// Writes the copies of all files below `dist`.
pub(crate) fn all(dist: &Path, files: &[(PathBuf, u64)]) -> Result<Vec<Asset>> {
    files.iter().map(|(path, raw)| one(dist, path, *raw)).collect()
}

fn one(dist: &Path, path: &Path, raw: u64) -> Result<Asset> {
    let name = path.strip_prefix(dist).unwrap_or(path).display().to_string();
    let is_worth_it = raw > LEAST && path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known));
    if !is_worth_it {
        return Ok(Asset { name, size: Size { raw, gzip: raw, brotli: raw } });
    }
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let gzip = write(path, ".gz", &gzip(&content)?)?;
    let brotli = write(path, ".br", &brotli(&content)?)?;
    Ok(Asset { name, size: Size { raw, gzip, brotli } })
}

fn write(path: &Path, ending: &str, content: &[u8]) -> Result<u64> {
    let mut name = OsString::from(path);
    name.push(ending);
    fs::write(&name, content).with_context(|| format!("cannot write {}", Path::new(&name).display()))?;
    Ok(content.len() as u64)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Sizes of blocks, as powers of two: brotli's own choice is never the best for WebAssembly.
const BLOCKS: [i32; 2] = [16, 17];

/// Brotli's encoding of distances: the number of bits, and the number of codes. The best one is not known beforehand.
const DISTANCES: [(u32, u32); 4] = [(0, 0), (0, 1), (1, 0), (1, 8)];

/// Compresses at brotli's best quality, with the parameters that give the smallest result.
fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut best = brotli_by(content, BLOCKS[0], DISTANCES[0])?;
    for (block, distance) in BLOCKS.into_iter().flat_map(|block| DISTANCES.map(|distance| (block, distance))).skip(1) {
        let other = brotli_by(content, block, distance)?;
        if other.len() < best.len() {
            best = other;
        }
    }
    Ok(best)
}

fn brotli_by(content: &[u8], lgblock: i32, (postfix_bits, direct_codes): (u32, u32)) -> Result<Vec<u8>> {
    let mut parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, lgblock, size_hint: content.len(), ..Default::default() };
    parameters.dist.distance_postfix_bits = postfix_bits;
    parameters.dist.num_direct_distance_codes = direct_codes;
    let mut encoder = CompressorWriter::with_params(Vec::new(), 4096, &parameters);
    encoder.write_all(content)?;
    Ok(encoder.into_inner())
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    #[test]
    fn whatever_is_compressed_can_be_read_again() {
        let content: Vec<u8> = (0..5_000u32).flat_map(|number| (number * number / 7).to_le_bytes()).collect();
        for (block, distance) in BLOCKS.into_iter().flat_map(|block| DISTANCES.map(|distance| (block, distance))) {
            let compressed = brotli_by(&content, block, distance).expect("it can be compressed");

            let mut read = Vec::new();
            brotli::BrotliDecompress(&mut compressed.as_slice(), &mut read).expect("it can be read");
            assert!(read == content, "{block} {distance:?}");
        }
    }

    #[test]
    fn what_is_small_or_compressed_already_is_left_as_it_is() {
        let dist = env::temp_dir().join(format!("leptos-kratos-compress-{}", process::id()));
        fs::create_dir_all(&dist).expect("a folder for the test");
        let files: Vec<_> = [("tiny.js", 10), ("picture.png", 5000), ("page.html", 5000)]
            .map(|(name, size)| {
                let path = dist.join(name);
                fs::write(&path, "a".repeat(size)).expect("a file for the test");
                (path, size as u64)
            })
            .into();

        let assets = all(&dist, &files).expect("they can be compressed");

        let sizes: Vec<_> =
            assets.iter().map(|it| it.size).map(|it| (it.raw == it.gzip, it.raw == it.brotli)).collect();
        assert_eq!(sizes, [(true, true), (true, true), (false, false)]);
        assert!(dist.join("page.html.br").exists() && dist.join("page.html.gz").exists());
        assert!(!dist.join("tiny.js.br").exists() && !dist.join("picture.png.br").exists());
        fs::remove_dir_all(&dist).expect("the test's own folder");
    }
}
