//! P3: one ad, as JSON and as a page, against a bare handler that has the bytes already.

use domain::ids::AdId;
use domain::language::Language;
use domain::paths::ad_path;
use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::report::Row;
use crate::served::Served;

/// Different ads, read in mixed order.
const ADS: usize = 48;
const GOAL: &str = "≥ 0.7";

pub(crate) async fn measure(bench: &Bench, served: &Served) -> Outcome<Vec<Row>> {
    let list = served.get(&format!("/api/v1/ads?language=fi&per_page={ADS}")).await?;
    let (mut json, mut pages) = (Vec::new(), Vec::new());
    for item in list["items"].as_array().into_iter().flatten() {
        let (id, language, title) = read(item).ok_or_else(|| Failure::new("the list has an ad that cannot be read"))?;
        json.push(format!("/api/v1/ads/{id}"));
        pages.push(ad_path(language, id, title));
    }
    let mut rows = Vec::new();
    for (name, paths, work) in [("p3-json", &json, "one ad as JSON"), ("p3-page", &pages, "one ad as page")] {
        let plain = served.against_bare(bench, name, paths, false).await?;
        let packed = served.against_bare(bench, &format!("{name}-packed"), paths, true).await?;
        rows.push(plain.row("P3", format!("{work}, {ADS} different ones"), "requests/s", GOAL));
        let work = format!("{work}, {ADS} different ones; as browsers ask (brotli)");
        rows.push(packed.row("P3", work, "requests/s", GOAL));
    }
    Ok(rows)
}

fn read(item: &Value) -> Option<(AdId, Language, &str)> {
    Some((item["id"].as_str()?.parse().ok()?, item["language"].as_str()?.parse().ok()?, item["title"].as_str()?))
}
