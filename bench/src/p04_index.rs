//! P4: a search with a word and three filters, with all counts, in the index and by the scan that says what is right; and
//! the help where nothing is found.

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
/// So long may the help take: it is as many searches as a page full of filters, and nobody waits for it but the one who found
/// nothing.
const HELP_MS: f64 = 50.0;

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
    let helped = median(&helps(&index, &docs, now)?);
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
        Row {
            id: "P4",
            work: format!(
                "help where nothing is found: words one by one, near spellings, what to leave out, {SEARCHES} searches of {} \
                 ads, in process; the median, its limit is {HELP_MS} ms",
                docs.len()
            ),
            ours: helped,
            rival: HELP_MS,
            unit: "ms",
            ratio: helped / HELP_MS,
            spread: 0.0,
            goal: "≤ 1",
        },
    ])
}

/// Milliseconds that the help of each search took: three words, of which one is misspelt and one stands nowhere, and the
/// filters of an ad.
fn helps(index: &Index, docs: &[SearchDoc], now: Instant) -> Outcome<Vec<f64>> {
    let step = (docs.len() / SEARCHES).max(1);
    let times = docs.iter().step_by(step).take(SEARCHES).map(|doc| {
        let (word, filters) = words(&made::search_like(doc));
        let text = format!("q={word}+{}+astronaut{filters}", misspelt(&word));
        let query = Query::parse_str(&text).map_err(|errors| Failure::new(format!("{errors:?}")))?;
        if index.find(&query, Part::Page, Language::Fi, now).total() != 0 {
            return Err(Failure::new(format!("{text} finds something")));
        }
        let began = Tick::now();
        black_box(index.help(black_box(&query), Language::Fi, now));
        Ok(began.elapsed().as_secs_f64() * 1e3)
    });
    times.collect()
}

/// The word and the filters of a search.
fn words(search: &str) -> (String, String) {
    let (word, filters) = search.trim_start_matches("q=").split_once('&').unwrap_or((search, ""));
    (word.to_owned(), format!("&{filters}"))
}

/// The word with its second letter left out.
fn misspelt(word: &str) -> String {
    word.chars().take(1).chain(word.chars().skip(2)).collect()
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
