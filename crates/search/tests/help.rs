//! What is offered where nothing is found does find something, and as much as it says (X3.1-3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use common::{NOW, any_ad, any_query, at};
use domain::codes::{DurationType, Level, Relation};
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{Query, SearchDoc, Terms, fold, search};
use domain::time::Period;
use domain::translated::Translated;
use proptest::prelude::*;
use search::{Builder, Help, Index, Left, Way};

fn built(docs: &[SearchDoc]) -> Index {
    let mut builder = Builder::new();
    docs.iter().for_each(|doc| builder.add(doc, ""));
    Index::of(builder)
}

fn ways(help: &Help) -> Vec<&Way> {
    let words = help.terms.iter().chain(&help.any).chain(&help.near).map(|words| &words.way);
    words.chain(help.without.iter().map(|without| &without.way)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Holds X3.1-3: every number is the number that the reference finds, and what is offered finds something.
    #[test]
    fn what_help_promises_is_what_comes(
        docs in proptest::collection::vec(any_ad(), 0..20),
        query in any_query(),
        page in proptest::sample::select(Language::ALL.to_vec()),
    ) {
        let help = built(&docs).help(&query, page, at(NOW));
        for way in ways(&help) {
            prop_assert_eq!(way.total, search(&docs, &way.query, page, at(NOW)).total(), "{:?}", way.query);
            // The pages of these searches are smaller than any that an address may ask for.
            let query = Query { per_page: 24, ..way.query.clone() };
            prop_assert_eq!(Query::parse_str(&query.to_url()), Ok(query));
        }
        let offered = help.any.iter().chain(&help.near).map(|words| &words.way);
        for way in offered.chain(help.without.iter().map(|without| &without.way)) {
            prop_assert!(way.total > 0);
        }
    }

    /// Holds X3.1-3: each filter that alone keeps everything away is named.
    #[test]
    fn the_filter_that_is_in_the_way_is_named(
        docs in proptest::collection::vec(any_ad(), 0..20),
        query in any_query(),
        page in proptest::sample::select(Language::ALL.to_vec()),
    ) {
        let help = built(&docs).help(&query, page, at(NOW));
        let mut without = query.clone();
        without.areas.clear();
        let found = search(&docs, &without, page, at(NOW)).total();
        let offered = help.without.iter().find(|way| {
            way.left == Left::Filter(domain::search::FacetKind::Area) && way.way.query.terms == query.terms
        });
        let wanted = (found > 0 && !query.areas.is_empty()).then_some(found);
        prop_assert_eq!(offered.map(|way| way.way.total), wanted);
    }
}

/// One ad for each title.
fn titled(titles: &[&str]) -> Vec<SearchDoc> {
    let doc = |(number, title): (u128, &&str)| SearchDoc {
        id: AdId(uuid::Uuid::from_u128(number)),
        recruitment_code: format!("ID-{number}"),
        agency: "migri".parse().unwrap(),
        areas: vec!["ict".into()],
        municipalities: vec!["091".into()],
        regions: vec!["01".into()],
        working_times: vec!["office".into()],
        duration: DurationType::Permanent,
        relation: Relation::PublicService,
        internship: false,
        level: Level::Expert,
        remote: false,
        positions: 1,
        published_at: at(NOW - 7_200_000),
        period: Period { opens_at: at(NOW - 7_200_000), closes_at: at(NOW + 7_200_000) },
        titles: Translated { sv: Some((*title).to_owned()), ..Translated::default() },
        fields: Translated { sv: Some(vec![fold(title)]), ..Translated::default() },
        code_words: Translated::all(
            vec![fold("Helsinki"), fold("Maahanmuuttovirasto")],
            vec![fold("Helsingfors"), fold("Polisinrättningen i Helsingfors")],
            vec![fold("Helsinki")],
        ),
    };
    (1..).zip(titles).map(doc).collect()
}

fn help(titles: &[&str], q: &str, filters: &str) -> Help {
    let mut query = Query::parse_str(filters).unwrap();
    query.set_terms(Terms::parse(q).unwrap());
    let docs = titled(titles);
    assert_eq!(search(&docs, &query, Language::Sv, at(NOW)).total(), 0, "{q} finds nothing");
    built(&docs).help(&query, Language::Sv, at(NOW))
}

fn told(words: &[search::Words]) -> Vec<(String, usize)> {
    words.iter().map(|words| (words.words.join(" "), words.way.total)).collect()
}

fn pairs(wanted: &[(&str, usize)]) -> Vec<(String, usize)> {
    wanted.iter().map(|(words, total)| ((*words).to_owned(), *total)).collect()
}

const ADS: [&str; 5] = ["ICT-expert", "ICT-expert (senior)", "ICT-planerare", "ICT-expert, ICT-arkitekt", "Jurist"];

/// Holds X3.1-3: the requirement's own example.
#[test]
fn words_with_commas_between_them_are_offered_as_alternatives() {
    let help = help(&ADS, "ICT-expert, ICT-planerare", "");
    assert_eq!(told(&help.terms), pairs(&[("ICT-expert", 3), ("ICT-planerare", 1)]));
    let any = help.any.unwrap();
    assert_eq!((any.words, any.way.total), (vec!["ICT-expert".to_owned(), "ICT-planerare".to_owned()], 4));
    assert_eq!(any.way.query.to_url(), "q=ICT-expert+ICT-planerare&match=any");
    assert_eq!(help.without.iter().map(|way| (way.left, way.way.total)).collect::<Vec<_>>(), [(Left::Words, 5)]);
}

/// Holds X3.1-3: the word that nothing has is seen, and what was meant is offered.
#[test]
fn a_misspelt_word_is_corrected() {
    let help = help(&ADS, "ict-exprt senior", "");
    assert_eq!(told(&help.terms), pairs(&[("ict-exprt", 0), ("senior", 1)]));
    assert_eq!(told(&help.near), pairs(&[("ict-expert senior", 1)]));
    assert!(help.any.is_none());
    // Words of names too, and a word alone is not listed as such.
    let help = self::help(&ADS, "Helsingfros", "");
    assert_eq!((told(&help.near), help.terms.len()), (pairs(&[("helsingfors", 5)]), 0));
    let help = self::help(&ADS, "polisinrätningen", "");
    assert_eq!(told(&help.near), pairs(&[("polisinrättningen", 5)]));
    // A name in a language that is neither the page's nor the ad's would find nothing.
    assert!(self::help(&ADS, "maahanmuutovirasto", "").near.is_empty());
}

/// Holds X3.1-3: what is near counts only where it would be listed.
#[test]
fn corrections_keep_the_filters() {
    let help = help(&ADS, "jurrist", "area=law");
    assert!(help.near.is_empty() && help.without.is_empty());
    let help = self::help(&ADS, "jurist", "area=law&level=trainee");
    let without: Vec<_> = help.without.iter().map(|way| (way.left, way.way.total)).collect();
    assert_eq!(without, [(Left::Filters, 1)]);
    let help = self::help(&ADS, "jurist, notarie", "level=trainee");
    let without: Vec<_> = help.without.iter().map(|way| (way.left, way.way.total, way.way.query.any)).collect();
    assert_eq!(without, [(Left::Filter(domain::search::FacetKind::Level), 1, true)]);
}

/// Holds X3.1-3: a comma at the end belongs to nobody.
#[test]
fn a_mark_after_the_only_word_is_seen_through() {
    assert_eq!(told(&help(&ADS, "jurist;", "").terms), pairs(&[("jurist", 1)]));
    assert_eq!(told(&help(&ADS, "jurist,", "").terms), pairs(&[("jurist", 1)]));
}

/// Of X3.1-3: twenty words out of the worst keyboard are answered in a moment, however many ads there are.
#[test]
fn help_takes_bounded_time() {
    let titles: Vec<String> = (0..20_000).map(|n| format!("sakkunnig{n} ordförande{} {n}", n * 7 % 20_000)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let index = built(&titled(&titles));
    let q = (0..20).map(|n| format!("sakunig{n}")).collect::<Vec<_>>().join(" ");
    let query = Query { terms: Terms::parse(&q).unwrap(), ..Query::default() };
    let before = std::time::Instant::now();
    let help = index.help(&query, Language::Sv, at(NOW));
    assert!(help.near.len() <= 9 && help.terms.len() == 20 && help.without.len() == 1);
    assert!(before.elapsed() < std::time::Duration::from_secs(2), "{:?}", before.elapsed());
}
