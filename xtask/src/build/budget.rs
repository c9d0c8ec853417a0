//! Size of the files that have to load before the sign-in form can be used, and its budget.

use anyhow::{Result, bail};

use super::{
    Kind, account,
    compress::{Asset, Size},
};

/// Bytes of brotli that the sign-in page transfers, without the flow itself, which is Kratos's. It may only go down:
/// the target is 176 kB. It went up once, by 300 bytes, for the protocol's own crate: functions that another crate
/// calls are inlined less.
pub(crate) const BUDGET: u64 = 161_800;

/// Bytes of brotli of the account program, which the settings page transfers where a companion server exists. It may
/// only go down as well.
const ACCOUNT_BUDGET: u64 = 70_500;

/// A kind of file, and the bytes of it that the sign-in page transfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// The kind.
    pub(crate) kind: &'static str,
    /// Their size.
    pub(crate) size: Size,
}

/// Prints the size of the sign-in page, and fails if it is over its budget, which applies to the small build alone.
pub(crate) fn check(assets: &[Asset], kind: Kind) -> Result<()> {
    let moved = Size::sum(sign_in(assets).iter().map(|share| share.size)).brotli;
    let account = Size::sum(account(assets).iter().map(|share| share.size)).brotli;

    println!("\nthe sign-in page: {moved} bytes of brotli, of {BUDGET}");
    println!("the account's program: {account} bytes of brotli, of {ACCOUNT_BUDGET}");
    if kind != Kind::Small {
        println!("held against no budget: this is not the small build");
        return Ok(());
    }
    if moved > BUDGET {
        bail!("the sign-in page is {} bytes over its budget (xtask/src/build/budget.rs)", moved - BUDGET);
    }
    if account > ACCOUNT_BUDGET {
        bail!(
            "the account's program is {} bytes over its budget (xtask/src/build/budget.rs)",
            account - ACCOUNT_BUDGET
        );
    }
    Ok(())
}

/// Returns the transfers of the sign-in page, by kind: everything except other languages, logos of providers, the
/// schema, and the account program.
pub(crate) fn sign_in(assets: &[Asset]) -> Vec<Share> {
    let ends = |ending: &'static str| move |name: &str| name.ends_with(ending) && !name.starts_with(account::NAME);

    vec![
        share(assets, "html", &|name| name == "index.html"),
        share(assets, "css", &ends(".css")),
        share(assets, "js", &ends(".js")),
        share(assets, "wasm", &ends(".wasm")),
        Share { kind: "locale", size: largest_locale(assets, "locale") },
        share(assets, "config", &|name| name == "config.json"),
        share(assets, "icon", &|name| name == "favicon.svg"),
    ]
}

/// Returns the sizes of the account program, by kind.
pub(crate) fn account(assets: &[Asset]) -> Vec<Share> {
    let ends = |ending: &'static str| move |name: &str| name.ends_with(ending) && name.starts_with(account::NAME);

    vec![
        share(assets, "js", &ends(".js")),
        share(assets, "wasm", &ends(".wasm")),
        Share { kind: "locale", size: largest_locale(assets, account::LOCALES) },
    ]
}

fn share(assets: &[Asset], kind: &'static str, is_of_it: &dyn Fn(&str) -> bool) -> Share {
    let of_it = assets.iter().filter(|asset| is_of_it(&asset.name));

    Share { kind, size: Size::sum(of_it.map(|asset| asset.size)) }
}

/// Returns the largest size of a folder's languages: one of them is loaded.
fn largest_locale(assets: &[Asset], folder: &str) -> Size {
    let is_in = |asset: &&Asset| asset.name.rsplit_once('/').is_some_and(|(parent, _)| parent == folder);

    assets.iter().filter(is_in).map(|asset| asset.size).max_by_key(|size| size.brotli).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str, brotli: u64) -> Asset {
        Asset { name: name.to_owned(), size: Size { raw: brotli * 3, gzip: brotli * 2, brotli } }
    }

    #[test]
    fn one_language_counts_and_what_is_not_loaded_does_not() {
        let assets = [
            asset("index.html", 1),
            asset("leptos-kratos-01_bg.wasm", 1000),
            asset("main-01.css", 100),
            asset("locale/en.json", 10),
            asset("locale/ko.json", 20),
            asset("leptos-kratos-account.js", 3),
            asset("leptos-kratos-account-01_bg.wasm", 300),
            asset("locale/account/ko.json", 30),
            asset("provider/google.svg", 5000),
            asset("config.schema.json", 5000),
        ];

        let brotli =
            |shares: Vec<Share>| shares.iter().map(|share| (share.kind, share.size.brotli)).collect::<Vec<_>>();

        assert_eq!(brotli(account(&assets)), [("js", 3), ("wasm", 300), ("locale", 30)]);
        assert_eq!(
            brotli(sign_in(&assets)),
            [("html", 1), ("css", 100), ("js", 0), ("wasm", 1000), ("locale", 20), ("config", 0), ("icon", 0)]
        );
    }

    #[test]
    fn over_the_budget_is_a_failure() {
        assert!(check(&[asset("a_bg.wasm", BUDGET)], Kind::Small).is_ok());
        assert!(check(&[asset("a_bg.wasm", BUDGET + 1)], Kind::Small).is_err());
        assert!(check(&[asset("a_bg.wasm", BUDGET + 1)], Kind::Plain).is_ok());
        assert!(check(&[asset("leptos-kratos-account-01_bg.wasm", ACCOUNT_BUDGET + 1)], Kind::Small).is_err());
    }
}
