//! P4: a search with a word and three filters, with all counts, in the index and by the scan that says what is right.

use std::hint::black_box;
use std::time::Instant as Tick;

use domain::language::Language;
use domain::search::{Query, SearchDoc, search};
use domain::time::Instant;
use search::{Builder, Index, Part};

use crate::data;
use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::made;
use crate::pairs::{self, Side, median};
use crate::report::Row;

const ADS: usize = 100_000;
const QUICK_ADS: usize = 2_000;
const SEARCHES: usize = 16;
/// How often the index answers each search in a turn; the scan does it once.
const REPEATED: usize = 50;
const RUNS: usize = 5;

pub(crate) async fn measure(bench: &Bench) -> Outcome<Vec<Row>> {
    let count = if bench.quick { QUICK_ADS } else { ADS };
    let docs: Vec<SearchDoc> = (1..).zip(data::ads(count)?).filter_map(|(id, ad)| made::doc(&ad, id)).collect();
    let mut builder = Builder::new();
    docs.iter().for_each(|doc| builder.add(doc, ""));
    let index = Index::of(builder);
    let now = api::clock::Clock::real().now();
    let step = (docs.len() / SEARCHES).max(1);
    let queries: Vec<Query> = docs
        .iter()
        .step_by(step)
        .take(SEARCHES)
        .map(|doc| Query::parse_str(&made::search_like(doc)).map_err(|errors| Failure::new(format!("{errors:?}"))))
        .collect::<Outcome<_>>()?;
    let scan = |query: &Query| search(&docs, query, Language::Fi, now).rows.len();
    for query in &queries {
        if index.find(query, Part::Page, Language::Fi, now).total() != scan(query) {
            return Err(Failure::new(format!("the index and the scan do not agree on {}", query.to_url())));
        }
    }
    let speeds =
        pairs::alternate(RUNS, async |side, _| Ok(1.0 / median(&times(side, &index, &queries, now, &scan)))).await?;
    let milliseconds: Vec<f64> =
        times(Side::Ours, &index, &queries, now, &scan).iter().map(|time| time * 1e3).collect();
    let work = format!("a word, three filters and all counts, {SEARCHES} searches of {} ads, in process", docs.len());
    let middle = median(&milliseconds);
    Ok(vec![
        speeds.row("P4", format!("{work}; rival: the plain scan"), "searches/s", "≥ 100"),
        Row {
            id: "P4",
            work: format!("{work}; the median search, its limit is 1 ms"),
            ours: middle,
            rival: 1.0,
            unit: "ms",
            ratio: middle,
            spread: 0.0,
            goal: "≤ 1",
        },
    ])
}

/// Seconds that each search took.
fn times(side: Side, index: &Index, queries: &[Query], now: Instant, scan: &impl Fn(&Query) -> usize) -> Vec<f64> {
    let time = |query: &Query| {
        let began = Tick::now();
        match side {
            Side::Ours => {
                for _ in 0..REPEATED {
                    black_box(index.find(black_box(query), Part::Page, Language::Fi, now).total());
                }
                began.elapsed().as_secs_f64() / f64::from(u32::try_from(REPEATED).unwrap_or(1))
            }
            Side::Rival => {
                black_box(scan(black_box(query)));
                began.elapsed().as_secs_f64()
            }
        }
    };
    queries.iter().map(time).collect()
}
