//! What a person waits for before the sign-in form can be used, and how large it may be.

use anyhow::{Result, bail};

use super::compress::Asset;

/// Bytes of brotli that the sign-in page moves, but for the flow itself, which is Kratos's. It may only go down: the target
/// is 176 kB.
const BUDGET: u64 = 316_000;

/// Prints every asset, and fails if the sign-in page is over its budget. Without wasm-opt, which takes the names out of the
/// WebAssembly, nothing is to be learned from its size.
pub(super) fn check(assets: &[Asset], is_shrunk: bool) -> Result<()> {
    println!("\n{:>9} {:>9} {:>9}  dist/", "raw", "gzip", "brotli");
    for asset in assets {
        println!("{:>9} {:>9} {:>9}  {}", asset.raw, asset.gzip, asset.brotli, asset.name);
    }
    let moved = sign_in(assets);
    println!("\nthe sign-in page: {moved} bytes of brotli, of {BUDGET}");
    if is_shrunk && moved > BUDGET {
        bail!("the sign-in page is {} bytes over its budget (xtask/src/build/budget.rs)", moved - BUDGET);
    }
    Ok(())
}

/// Returns what the sign-in page moves: everything but other languages, logos of providers, and the schema.
fn sign_in(assets: &[Asset]) -> u64 {
    let is_locale = |asset: &&Asset| asset.name.starts_with("locale/");
    let is_moved = |asset: &&Asset| {
        let is_own = asset.name.ends_with(".wasm") || asset.name.ends_with(".js") || asset.name.ends_with(".css");
        is_own || matches!(asset.name.as_str(), "index.html" | "config.json" | "favicon.svg")
    };
    let largest = assets.iter().filter(is_locale).map(|asset| asset.brotli).max().unwrap_or_default();
    assets.iter().filter(is_moved).map(|asset| asset.brotli).sum::<u64>() + largest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str, brotli: u64) -> Asset {
        Asset { name: name.to_owned(), raw: brotli * 3, gzip: brotli * 2, brotli }
    }

    #[test]
    fn one_language_counts_and_what_is_not_loaded_does_not() {
        let assets = [
            asset("index.html", 1),
            asset("leptos-kratos-01_bg.wasm", 1000),
            asset("main-01.css", 100),
            asset("locale/en.json", 10),
            asset("locale/ko.json", 20),
            asset("provider/google.svg", 5000),
            asset("config.schema.json", 5000),
        ];

        assert_eq!(sign_in(&assets), 1121);
    }

    #[test]
    fn over_the_budget_is_a_failure() {
        assert!(check(&[asset("a_bg.wasm", BUDGET)], true).is_ok());
        assert!(check(&[asset("a_bg.wasm", BUDGET + 1)], true).is_err());
        assert!(check(&[asset("a_bg.wasm", BUDGET + 1)], false).is_ok());
    }
}
