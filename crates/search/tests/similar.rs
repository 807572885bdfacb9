//! What is shown beside an ad because it is like it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "common/made.rs"]
#[allow(dead_code, reason = "searches are the matter of others")]
mod made;

use domain::ids::AdId;
use domain::language::Language;
use domain::search::SearchDoc;
use domain::time::Instant;
use search::{Builder, Index, Likeness};

const SEED: &str = include_str!("../../../seed/ads_200.jsonl");

fn docs() -> Vec<SearchDoc> {
    (1..).zip(SEED.lines()).map(|(id, line)| made::doc(&serde_json::from_str(line).unwrap(), id).unwrap()).collect()
}

fn index(docs: &[SearchDoc]) -> Index {
    let mut builder = Builder::new();
    docs.iter().for_each(|doc| builder.add(doc, ""));
    Index::of(builder)
}

fn likeness(doc: &SearchDoc) -> Likeness<'_> {
    Likeness {
        id: doc.id,
        areas: &doc.areas,
        municipalities: &doc.municipalities,
        regions: &doc.regions,
        agency: doc.agency.as_str(),
        level: doc.level,
    }
}

fn middle(docs: &[SearchDoc]) -> Instant {
    docs.iter().map(|doc| doc.period.opens_at).min().unwrap() + chrono::TimeDelta::days(20)
}

/// Of G3.4-1: for every ad of the seed the similar ones are open, others than itself, have a task area or the employer in
/// common, are no more than wanted, and in the same order however the index came about.
#[test]
fn similar_ads_are_open_others_with_something_in_common() {
    let docs = docs();
    let now = middle(&docs);
    let whole = index(&docs);
    let (half, rest) = docs.split_at(docs.len() / 2);
    let grown = index(half).with(rest.iter().rev().map(|doc| (doc, "")), []);
    let mut some = 0;
    for doc in &docs {
        let found = whole.similar(&likeness(doc), Language::Sv, now, 4);
        assert!(found.len() <= 4);
        some += usize::from(!found.is_empty());
        for row in &found {
            let other = docs.iter().find(|other| other.id == row.ad.id()).unwrap();
            assert!(other.id != doc.id && other.period.is_open(now));
            assert!(other.agency == doc.agency || other.areas.iter().any(|area| doc.areas.contains(area)));
            assert!(other.titles.get(row.language).is_some());
        }
        let ids = |rows: Vec<search::Row<'_>>| rows.iter().map(|row| (row.ad.id(), row.language)).collect::<Vec<_>>();
        assert_eq!(ids(found), ids(grown.similar(&likeness(doc), Language::Sv, now, 4)));
    }
    assert!(some > docs.len() / 2, "most ads have others like them: {some}");
}

/// Of G3.4-1: the same work comes before the same town, the same town before the same employer.
#[test]
fn the_same_work_weighs_more_than_the_same_place() {
    let mut docs = docs();
    docs.truncate(5);
    let now = middle(&docs);
    for (doc, (area, place, agency)) in docs.iter_mut().zip([
        ("law", "091", "migri"),
        ("prison", "091", "migri"),
        ("law", "905", "vero"),
        ("law", "091", "vero"),
        ("prison", "091", "vero"),
    ]) {
        doc.areas = vec![area.to_owned()];
        doc.municipalities = vec![place.to_owned()];
        doc.regions = vec![place[..1].to_owned()];
        doc.agency = agency.parse().unwrap();
        doc.period.opens_at = now;
        doc.period.closes_at = now + chrono::TimeDelta::days(14);
    }
    let index = index(&docs);
    let found: Vec<AdId> =
        index.similar(&likeness(&docs[0]), Language::Sv, now, 4).iter().map(|row| row.ad.id()).collect();
    // The fifth has only the town in common.
    assert_eq!(found, [docs[3].id, docs[2].id, docs[1].id]);
    assert_eq!(index.similar(&likeness(&docs[0]), Language::Sv, docs[0].period.closes_at, 4).len(), 0);
}
