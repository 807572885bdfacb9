//! P13: what the first visit of an applicant costs in bytes (brotli). The bundle writes down its own sizes.

use serde::Deserialize;

use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::report::Row;

#[derive(Deserialize)]
struct Sizes {
    application: Share,
    rest: Share,
}

#[derive(Deserialize)]
struct Share {
    bytes: u32,
    limit: u32,
}

pub(crate) fn measure(bench: &Bench) -> Outcome<Vec<Row>> {
    let place = bench.target.join("bundle/applicant.sizes.json");
    let text = std::fs::read(&place)
        .map_err(|error| Failure::new(format!("{}: {error}; run `./just bundle` first", place.display())))?;
    let sizes: Sizes =
        serde_json::from_slice(&text).map_err(|error| Failure::new(format!("{}: {error}", place.display())))?;
    Ok(vec![
        row("first visit: wasm, glue and texts", sizes.application),
        row("first visit: styles, font, loader, page", sizes.rest),
    ])
}

fn row(work: &str, share: Share) -> Row {
    let (ours, rival) = (f64::from(share.bytes), f64::from(share.limit));
    Row {
        id: "P13", work: work.to_owned(), ours, rival, unit: "bytes", ratio: ours / rival, spread: 0.0, goal: "≤ 1"
    }
}
