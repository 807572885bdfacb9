//! What a first visit costs in bytes, against the budget (P13).

use crate::failure::{Done, Failure, While};
use crate::places::Places;
use crate::say::say;
use std::collections::BTreeMap;

/// wasm and its glue, which hold the texts too.
const APP_LIMIT: u64 = 300_000;
/// All else of a first visit: styles, font, loader, and the page itself.
const REST_LIMIT: u64 = 80_000;
/// Put by for the page's HTML, which the server makes.
const PAGE: u64 = 20_000;

pub(crate) fn report(places: &Places, check: bool) -> Done {
    let manifest = std::fs::read(places.out.join("manifest.json")).during("reading the manifest")?;
    let manifest: BTreeMap<String, String> = serde_json::from_slice(&manifest).during("reading the manifest")?;
    let (mut app, mut reader, mut person, mut rest) = (0, 0, 0, PAGE);
    let mut rows = Vec::new();
    for (logical, address) in &manifest {
        let name = address.rsplit('/').next().unwrap_or(address);
        let whole = length(places, name)?;
        let packed = length(places, &format!("{name}.br")).unwrap_or(whole);
        say(&format!("  {logical:<45} {whole:>9} bytes {packed:>9} brotli"));
        match logical.as_str() {
            "app.wasm" | "app.js" => app += packed,
            // Not of a first visit: favourites, alerts, employers and information, each a page of its own.
            "reader.wasm" | "reader.js" => reader += packed,
            // Not of a first visit: only those who log in or make an account load it.
            "personal.wasm" | "personal.js" => person += packed,
            // Loaded only by pages with letters of Sámi names; read only by those who look for it.
            "source-sans-3-latin-ext-wght-normal.woff2" | "licences.txt" => {}
            _ => rest += packed,
        }
        rows.push(serde_json::json!({ "file": logical, "bytes": whole, "brotli": packed }));
    }
    say(&format!(
        "  first visit: application {app} of {APP_LIMIT}, all else {rest} of {REST_LIMIT} (with {PAGE} for the page)"
    ));
    say(&format!("  beyond the first visit: what else is for everyone {reader}, the pages of a person {person}"));
    let sizes = serde_json::json!({
        "files": rows,
        "application": { "bytes": app, "limit": APP_LIMIT },
        "reader": { "bytes": reader },
        "personal": { "bytes": person },
        "rest": { "bytes": rest, "limit": REST_LIMIT, "page_allowance": PAGE },
    });
    std::fs::write(places.out.with_extension("sizes.json"), sizes.to_string()).during("writing the sizes")?;
    if check && (app > APP_LIMIT || rest > REST_LIMIT) {
        return Err(Failure::new("the first visit costs more bytes than the budget P13 allows"));
    }
    Ok(())
}

fn length(places: &Places, name: &str) -> Done<u64> {
    Ok(std::fs::metadata(places.out.join(name)).during(format_args!("measuring {name}"))?.len())
}
