//! Ads and searches by chance, and how an answer is compared with the reference's.

use domain::codes::{DurationType, Level, Relation};
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{FacetKind, Query, SearchDoc, Sort, Terms, search};
use domain::time::{Instant, Period};
use domain::translated::Translated;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use search::{Index, Part};

pub(crate) const NOW: i64 = 1_800_000_000_000;
const HOUR: i64 = 3_600_000;

pub(crate) fn at(millis: i64) -> Instant {
    Instant::from_millis(millis).unwrap()
}

#[allow(dead_code, reason = "the tests of help compare numbers only")]
/// Compares everything that a search answers, on the page that it asks for and on the first two.
pub(crate) fn same(
    index: &Index,
    docs: &[SearchDoc],
    query: &Query,
    page: Language,
    now: Instant,
) -> Result<(), TestCaseError> {
    let right = search(docs, query, page, now);
    for number in [query.page, 1, 2] {
        let query = Query { page: number, ..query.clone() };
        let found = index.find(&query, Part::Page, page, now);
        prop_assert_eq!(found.total(), right.total(), "total of {:?}", query);
        prop_assert_eq!(found.open_application, right.open_application);
        prop_assert_eq!(index.total(&query, page, now), right.total());
        prop_assert_eq!(found.employers, right.employers, "employers of {:?}", query);
        let mut counts = right.counts.clone();
        counts.retain(|_, options| !options.is_empty());
        prop_assert_eq!(found.counts(), counts, "counts of {:?}", query);
        let size = usize::try_from(query.per_page).unwrap();
        let from = usize::try_from(number - 1).unwrap() * size;
        let rows: Vec<_> = found.rows.iter().map(|row| (row.ad.id(), row.language)).collect();
        let wanted: Vec<_> = right.rows.iter().skip(from).take(size).map(|row| (row.doc.id, row.language)).collect();
        prop_assert_eq!(rows, wanted, "rows of {:?}", query);
    }
    Ok(())
}

/// Folded texts of few letters, so that terms meet them; spaces stand where nobody would put them.
fn any_field() -> impl Strategy<Value = String> {
    "[abä ]{0,3}|[abcäö,-]{1,4}( {1,2}[abcäö,-]{1,4}){0,4} ?"
}

fn any_names() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(
        proptest::sample::select(vec!["abc", "ab c", "bä", "cc aa", "öö", "a,b", ""]).prop_map(str::to_owned),
        0..4,
    )
}

fn some_of(codes: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    proptest::sample::subsequence(codes, 0..=codes.len())
        .prop_map(|codes| codes.into_iter().map(str::to_owned).collect())
}

fn translated<T: std::fmt::Debug>(one: impl Strategy<Value = T> + 'static) -> impl Strategy<Value = Translated<T>> {
    let one = one.boxed();
    (
        proptest::option::weighted(0.8, one.clone()),
        proptest::option::weighted(0.6, one.clone()),
        proptest::option::weighted(0.4, one),
    )
        .prop_map(|(fi, sv, en)| Translated { fi, sv, en })
}

pub(crate) fn any_ad() -> impl Strategy<Value = SearchDoc> {
    (
        (
            0..40u128,
            translated("[A-Z]{1,3}"),
            translated(proptest::collection::vec(any_field(), 0..4)),
            translated(any_names()),
        ),
        (some_of(&["ict", "law", "finance", "hr"]), some_of(&["091", "049", "398"]), some_of(&["01", "07"])),
        (some_of(&["office", "shift"]), proptest::sample::select(vec!["migri", "vero", "ahvenanmaa"])),
        (any::<[bool; 4]>(), proptest::sample::select(vec![Level::Expert, Level::Trainee, Level::Manager])),
        (-60..3i64, -30..60i64, 1..9u16),
    )
        .prop_map(
            |(
                (id, titles, fields, code_words),
                (areas, municipalities, regions),
                (working_times, agency),
                (flags, level),
                (age, left, positions),
            )| {
                SearchDoc {
                    id: AdId(uuid::Uuid::from_u128(id)),
                    recruitment_code: format!("ID-{id}"),
                    agency: agency.parse().unwrap(),
                    areas,
                    municipalities,
                    regions,
                    working_times,
                    duration: if flags[0] { DurationType::Permanent } else { DurationType::Temporary },
                    relation: if flags[1] { Relation::PublicService } else { Relation::Contract },
                    internship: flags[2],
                    level,
                    remote: flags[3],
                    positions,
                    published_at: at(NOW + age * HOUR),
                    period: Period { opens_at: at(NOW + age * HOUR), closes_at: at(NOW + left * HOUR) },
                    titles,
                    fields,
                    code_words,
                }
            },
        )
}

fn any_choice() -> impl Strategy<Value = (FacetKind, &'static str)> {
    proptest::sample::select(vec![
        (FacetKind::Area, "ict"),
        (FacetKind::Area, "law"),
        (FacetKind::Area, "nowhere"),
        (FacetKind::Employer, "vero"),
        (FacetKind::Employer, "migri"),
        (FacetKind::Employer, "nobody"),
        (FacetKind::Region, "07"),
        (FacetKind::Region, "01"),
        (FacetKind::Municipality, "049"),
        (FacetKind::Municipality, "398"),
        (FacetKind::Type, "permanent"),
        (FacetKind::Type, "internship"),
        (FacetKind::Type, "open"),
        (FacetKind::WorkingTime, "shift"),
        (FacetKind::Level, "trainee"),
        (FacetKind::Level, "manager"),
        (FacetKind::AdLanguage, "sv"),
        (FacetKind::AdLanguage, "en"),
        (FacetKind::AdLanguage, "fi"),
        (FacetKind::Remote, "true"),
        (FacetKind::Remote, "false"),
    ])
}

pub(crate) fn any_query() -> impl Strategy<Value = Query> {
    let words = "|[abcäöABÄ,-]{1,3}|[abcä]( [abcä]{1,3}){1,2}|\"[abcä,]{0,2}( [abcä,-]{1,4}){1,3}\"|\"ab c\" ä|\u{ad}|´|\"´ a\"|[xyz]";
    (
        proptest::collection::vec(any_choice(), 0..5),
        words,
        (any::<bool>(), any::<bool>(), 1..4u32, any::<bool>()),
        any::<bool>(),
    )
        .prop_map(|(choices, q, (day, closing, page, more), any)| {
            let terms = Terms::parse(&q).unwrap();
            let mut query = Query { any: any && terms.each().len() > 1, terms, last_24_hours: day, ..Query::default() };
            for (kind, value) in choices {
                query.set(kind, value, true).unwrap();
            }
            query.sort = if closing { Sort::Closing } else { Sort::Newest };
            query.per_page = if more { 48 } else { 3 };
            query.page = page;
            query
        })
}
