//! Ads that read like real ones: those of the seed, or any number out of the generator of ads in a file that `VIRKA_ADS`
//! names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "common/made.rs"]
mod made;

use domain::language::Language;
use domain::search::{Query, SearchDoc, search};
use domain::time::Instant;
use search::{Builder, Index, Part};

const SEED: &str = include_str!("../../../seed/ads_200.jsonl");

#[expect(clippy::disallowed_methods, reason = "a test has no settings but this")]
fn ads() -> Vec<SearchDoc> {
    let file = std::env::var("VIRKA_ADS").ok();
    let text = file.map_or_else(|| SEED.to_owned(), |file| std::fs::read_to_string(file).unwrap());
    (1..)
        .zip(text.lines())
        .map(|(number, line)| made::doc(&serde_json::from_str(line).unwrap(), number).unwrap())
        .collect()
}

/// Holds G3.1-1, X3.2-9: words, parts of words, phrases and filters find the same, count the same and stand in the same
/// order as by the reference, page by page.
#[test]
fn made_ads_are_found_as_the_reference_finds_them() {
    let docs = ads();
    let mut builder = Builder::new();
    docs.iter().for_each(|doc| builder.add(doc, ""));
    let index = Index::of(builder);
    let latest = docs.iter().map(|doc| doc.period.opens_at).max().unwrap();
    let middle = docs.iter().map(|doc| doc.period.opens_at).min().unwrap() + chrono::TimeDelta::days(20);
    let mut queries: Vec<String> = docs.iter().step_by(docs.len().div_ceil(12)).map(made::search_like).collect();
    queries.extend(
        [
            "",
            "q=a",
            "q=%C3%A4",
            "q=en",
            "q=ion",
            "q=asiantuntija",
            "q=\"ja+",
            "q=%22on+ja%22",
            "q=%22och+att%22",
            "q=koul+ty%C3%B6",
            "q=%22julkisen+talouden%22",
            "q=%22en+ny%22&ad_language=sv&ad_language=fi",
            "q=2026",
            "q=-",
            "q=zzzz",
            "type=permanent&remote=true&sort=closing",
            "published_within=24h",
            "level=manager&level=executive&page=2",
            "employer=migri&area=ict&q=t",
            "q=jurist+asiantuntija+%22och+att%22&match=any",
            "type=open",
            "type=open&type=temporary",
            "sort=closing&page=3&per_page=48",
            "page=40",
        ]
        .map(str::to_owned),
    );
    for query in &queries {
        for (page, now) in [(Language::Sv, latest), (Language::Fi, middle)] {
            same(&index, &docs, &Query::parse_str(query).unwrap(), page, now);
        }
    }
}

fn same(index: &Index, docs: &[SearchDoc], query: &Query, page: Language, now: Instant) {
    let right = search(docs, query, page, now);
    let found = index.find(query, Part::Page, page, now);
    assert_eq!((found.total(), found.employers), (right.total(), right.employers), "{query:?}");
    let mut counts = right.counts.clone();
    counts.retain(|_, options| !options.is_empty());
    assert_eq!(found.counts(), counts, "{query:?}");
    let rows: Vec<_> = found.rows.iter().map(|row| (row.ad.id(), row.language)).collect();
    let wanted = right.rows.iter().skip(found.from).take(found.size).map(|row| (row.doc.id, row.language));
    assert_eq!(rows, wanted.collect::<Vec<_>>(), "{query:?}");
}
