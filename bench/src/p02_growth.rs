//! P2: the list of ads when there are more of them, against itself over as many as there are today. P11: the memory that
//! this takes.

use serde_json::Value;

use crate::data;
use crate::failure::{Failure, Outcome};
use crate::load;
use crate::machine::Bench;
use crate::pairs::{Side, alternate};
use crate::report::Row;
use crate::served::Served;

const SEARCHES: usize = 64;
/// Megabytes that a server may hold over so many ads (P11).
const MEMORY: [(usize, f64); 3] = [(1_400, 80.0), (10_000, 150.0), (100_000, 900.0)];

/// What a request costs over many ads, in turns with the same requests over a few.
pub(crate) async fn cost(bench: &Bench, few: &Served, many: &Served, goal: &'static str) -> Outcome<Row> {
    let paths = data::searches(&few.ads, SEARCHES);
    let (small, large) = (few.ads.len(), many.ads.len());
    let of_few = few.recorded(bench, "p2-few", &paths).await?;
    let of_many = many.recorded(bench, "p2-many", &paths).await?;
    let pairs = alternate(bench.runs(), async |side, _| {
        let (address, file) = match side {
            Side::Ours => (many.address, &of_many),
            Side::Rival => (few.address, &of_few),
        };
        let load = load::measure(bench, address, file, false).await;
        Ok(1e6 / load.map_err(|why| why.at(format!("p2, {side:?}")))?.rate)
    })
    .await?;
    let work = format!("list of ads, 24 rows and facets, of {large} ads; rival: the same searches of {small}");
    Ok(pairs.row("P2", work, "µs/request", goal))
}

/// What a server holds after it has answered searches for a while.
pub(crate) async fn memory(bench: &Bench, served: &Served) -> Outcome<Option<Row>> {
    let count = served.ads.len();
    let Some((_, limit)) = MEMORY.into_iter().find(|(ads, _)| *ads == count) else { return Ok(None) };
    let file = served.recorded(bench, "p11", &data::searches(&served.ads, SEARCHES)).await?;
    load::measure(bench, served.address, &file, false).await?;
    let ours = megabytes(served.memory()?)?;
    let texts = megabytes(served.ads.iter().map(|ad| text(&ad["versions"])).sum())?;
    Ok(Some(Row {
        id: "P11",
        work: format!(
            "memory of the server over {count} ads with {texts:.0} MB of text, after searches; rival: its limit"
        ),
        ours,
        rival: limit,
        unit: "MB",
        ratio: ours / limit,
        spread: 0.0,
        goal: "≤ 1",
    }))
}

/// Bytes of all texts.
fn text(value: &Value) -> u64 {
    match value {
        Value::String(text) => u64::try_from(text.len()).unwrap_or(u64::MAX),
        Value::Array(all) => all.iter().map(text).sum(),
        Value::Object(all) => all.values().map(text).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn megabytes(bytes: u64) -> Outcome<f64> {
    let kilobytes = u32::try_from(bytes / 1_000).map_err(|_far_too_many| Failure::new("terabytes of memory"))?;
    Ok(f64::from(kilobytes) / 1e3)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn only_what_people_read_counts_as_text() {
        let versions = json!({ "sv": { "title": "Råd", "contacts": ["ab", 7, null] } });
        assert_eq!(super::text(&versions), 4 + 2);
    }
}
