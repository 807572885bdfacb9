//! P1: the list of ads with all facet counts, against a bare handler that has the bytes already.

use crate::data;
use crate::failure::Outcome;
use crate::machine::Bench;
use crate::report::Row;
use crate::served::Served;

const SEARCHES: usize = 64;
const GOAL: &str = "≥ 0.5";

pub(crate) async fn measure(bench: &Bench, served: &Served) -> Outcome<Vec<Row>> {
    let paths = data::searches(&served.ads, SEARCHES);
    let plain = served.against_bare(bench, "p1", &paths, false).await?;
    let packed = served.against_bare(bench, "p1-packed", &paths, true).await?;
    let work = format!("list of ads, 24 rows and facets, {SEARCHES} different searches of {} ads", served.ads.len());
    Ok(vec![
        plain.row("P1", work.clone(), "requests/s", GOAL),
        packed.row("P1", format!("{work}; as browsers ask (brotli)"), "requests/s", GOAL),
    ])
}
