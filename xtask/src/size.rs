//! `cargo xtask size`: every asset of the release build, and the sign-in page's sum against its budget.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::build::{
    self, Build, Kind, Size,
    budget::{self, Share},
};

/// Builds, prints all sizes, and fails if the sign-in page is over its budget.
pub(crate) fn run() -> Result<()> {
    let build = build::make(Kind::Small)?;
    let shares = budget::sign_in(&build.assets);

    println!("\n{}", table(&build, &shares));
    keep(&json(&build, &shares))?;
    budget::check(&build.assets, build.kind)
}

fn table(build: &Build, shares: &[Share]) -> String {
    let heading = |what: &str| format!("{:>9} {:>9} {:>9}  {what}", "raw", "gzip", "brotli");
    let line = |size: Size, what: &str| format!("{:>9} {:>9} {:>9}  {what}", size.raw, size.gzip, size.brotli);
    let sum = Size::sum(shares.iter().map(|share| share.size));

    let mut lines = vec![heading("dist/")];
    lines.extend(build.assets.iter().map(|asset| line(asset.size, &asset.name)));
    lines.push(format!("\n{}", heading("the sign-in page")));
    lines.extend(shares.iter().map(|share| line(share.size, share.kind)));
    lines.push(line(sum, "all of it"));
    let account = Size::sum(budget::account(&build.assets).iter().map(|share| share.size));
    lines.push(line(account, "the account's program, where a companion server is"));
    lines.join("\n")
}

fn json(build: &Build, shares: &[Share]) -> Value {
    let size = |size: Size| json!({ "raw": size.raw, "gzip": size.gzip, "brotli": size.brotli });
    let assets: serde_json::Map<_, _> =
        build.assets.iter().map(|asset| (asset.name.clone(), size(asset.size))).collect();
    let shares_by_kind: serde_json::Map<_, _> =
        shares.iter().map(|share| (share.kind.to_owned(), size(share.size))).collect();

    json!({
        "budget": budget::BUDGET,
        "is_small": build.kind == Kind::Small,
        "sign_in": size(Size::sum(shares.iter().map(|share| share.size))),
        "sign_in_by_kind": shares_by_kind,
        "account": size(Size::sum(budget::account(&build.assets).iter().map(|share| share.size))),
        "assets": assets,
    })
}

/// Writes the numbers for other programs, and prints the path.
fn keep(numbers: &Value) -> Result<()> {
    let path = dev_stack::repository().join("target/size.json");

    fs::create_dir_all(path.with_file_name(""))?;
    fs::write(&path, format!("{numbers:#}\n")).with_context(|| format!("cannot write {}", path.display()))?;
    println!("\n{}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Asset;

    fn build() -> Build {
        let asset =
            |name: &str, raw| Asset { name: name.to_owned(), size: Size { raw, gzip: raw / 2, brotli: raw / 4 } };

        Build {
            dist: "dist".into(),
            assets: vec![
                asset("a_bg.wasm", 4000),
                asset("index.html", 400),
                asset("leptos-kratos-account.js", 200),
                asset("provider/google.svg", 800),
            ],
            kind: Kind::Small,
        }
    }

    #[test]
    fn the_table_has_every_asset_and_every_share() {
        let build = build();

        let table = table(&build, &budget::sign_in(&build.assets));

        assert!(table.contains("      800       400       200  provider/google.svg\n"), "{table}");
        assert!(table.contains("      400       200       100  html\n"), "{table}");
        assert!(table.contains("     4400      2200      1100  all of it\n"), "{table}");
        assert!(table.contains("      200       100        50  the account's program"), "{table}");
    }

    #[test]
    fn other_programs_find_sums_and_shares_by_name() {
        let build = build();

        let json = json(&build, &budget::sign_in(&build.assets));

        assert_eq!(json["sign_in"]["brotli"], 1100);
        assert_eq!(json["account"]["brotli"], 50);
        assert_eq!(json["sign_in_by_kind"]["wasm"]["raw"], 4000);
        assert_eq!(json["assets"]["provider/google.svg"]["gzip"], 400);
        assert_eq!(json["budget"], budget::BUDGET);
    }
}
