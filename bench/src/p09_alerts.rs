//! P9: a run of the search alerts. The new ads become an index of their own and every alert asks that; the rival is the
//! search that every alert would otherwise make over the same ads.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant as Tick;

use domain::alerts::watched;
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{Query, SearchDoc, search};
use domain::time::Instant;
use search::{Builder, Index};

use crate::data;
use crate::failure::{Failure, Outcome};
use crate::machine::Bench;
use crate::made;
use crate::pairs::{self, Side};
use crate::report::Row;

const ALERTS: usize = 20_000;
const ADS: usize = 500;
const QUICK: (usize, usize) = (500, 60);
/// So many alerts search by themselves: all would take minutes, and each takes as long as the next.
const ALONE: usize = 400;
const RUNS: usize = 5;
const MEMORY_LIMIT: f64 = 300.0;

pub(crate) async fn measure(bench: &Bench) -> Outcome<Vec<Row>> {
    let (many, ads) = if bench.quick { QUICK } else { (ALERTS, ADS) };
    let lines = data::ads(ads)?;
    let docs: Vec<SearchDoc> = (1..).zip(&lines).filter_map(|(id, ad)| made::doc(ad, id)).collect();
    let alerts = alerts(&lines, many)?;
    let now = api::clock::Clock::real().now();
    let some = alerts.len().div_ceil(ALONE).max(1);
    let alone: Vec<&(String, Language)> = alerts.iter().step_by(some).collect();
    let index = built(&docs);
    for (url, language) in &alone {
        let query = read(url)?;
        let ours: BTreeSet<AdId> = index.ads_found(&query, *language, now).into_iter().collect();
        if ours != by_itself(&docs, &query, *language, now) {
            return Err(Failure::new(format!("the run and the search do not agree on {url}")));
        }
    }
    let speeds = pairs::alternate(RUNS, async |side, _| {
        let began = Tick::now();
        let looked = match side {
            Side::Ours => {
                let index = built(&docs);
                for (url, language) in &alerts {
                    black_box(index.ads_found(&read(url)?, *language, now));
                }
                alerts.len()
            }
            Side::Rival => {
                for (url, language) in &alone {
                    black_box(by_itself(&docs, &read(url)?, *language, now));
                }
                alone.len()
            }
        };
        Ok(f64::from(u32::try_from(looked)?) / began.elapsed().as_secs_f64())
    })
    .await?;
    let work = format!("{} alerts look at {} new ads, in process", alerts.len(), docs.len());
    let memory = peak_memory()?;
    Ok(vec![
        speeds.row("P9", format!("{work}; rival: each searches by itself"), "alerts/s", "≥ 20"),
        Row {
            id: "P9",
            work: format!("{work}; the most memory that this process ever had, with all that was measured before"),
            ours: memory,
            rival: MEMORY_LIMIT,
            unit: "MB",
            ratio: memory / MEMORY_LIMIT,
            spread: 0.0,
            goal: "≤ 1",
        },
    ])
}

/// Searches as people make them, those that can be watched.
fn alerts(ads: &[serde_json::Value], many: usize) -> Outcome<Vec<(String, Language)>> {
    let searches = data::searches(ads, many * 2);
    let alerts = searches.iter().filter_map(|address| {
        let (_, query) = address.split_once('?')?;
        let (language, rest) = query.split_once('&').unwrap_or((query, ""));
        let language = language.strip_prefix("language=")?.parse().ok()?;
        Some((watched(&Query::parse_str(rest).ok()?).ok()?.to_url(), language))
    });
    let alerts: Vec<(String, Language)> = alerts.take(many).collect();
    if alerts.len() == many { Ok(alerts) } else { Err(Failure::new("too few searches can be watched")) }
}

fn read(url: &str) -> Outcome<Query> {
    Query::parse_str(url).map_err(|errors| Failure::new(format!("{errors:?}")))
}

fn built(docs: &[SearchDoc]) -> Index {
    let mut builder = Builder::new();
    docs.iter().for_each(|doc| builder.add(doc, ""));
    Index::of(builder)
}

fn by_itself(docs: &[SearchDoc], query: &Query, language: Language, now: Instant) -> BTreeSet<AdId> {
    search(docs, query, language, now).rows.iter().map(|row| row.doc.id).collect()
}

/// In megabytes, as the kernel has counted.
fn peak_memory() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u32>().ok());
    kilobytes.map(|kilobytes| f64::from(kilobytes) / 1024.0).ok_or_else(|| Failure::new("the kernel does not say"))
}
