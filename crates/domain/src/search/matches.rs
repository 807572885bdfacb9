//! The reference judge of a search: slow, short and right. An index must answer exactly as this does.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Group;
use super::{FacetKind, Query, SearchDoc, fold};
use crate::codes::{Choice, EmploymentType};
use crate::ids::AgencyId;
use crate::language::Language;
use crate::time::Instant;

/// How long an ad counts as published in the last 24 hours (G3.3-1).
const LAST_24_HOURS: chrono::TimeDelta = chrono::TimeDelta::hours(24);

/// One row of a list: one ad in one of its languages (G2-2, G2-3).
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The ad.
    pub doc: &'a SearchDoc,
    /// The language of the version listed.
    pub language: Language,
}

/// How many rows each option of each group would give (X3.2-9).
pub type Counts = BTreeMap<FacetKind, BTreeMap<String, u32>>;

/// Everything that a search finds, in order.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// All rows, in the order asked for.
    pub rows: Vec<Row<'a>>,
    /// Rows each option would give; options without any row are left out.
    pub counts: Counts,
    /// How many employers the rows come from.
    pub employers: usize,
    /// Whether the open application is found too (D42).
    pub open_application: bool,
}

impl Found<'_> {
    /// How many rows the search has: the ads, and the open application where it is one of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.rows.len() + usize::from(self.open_application)
    }
}

/// A query made ready: its terms folded once, the page's language and the time fixed.
#[derive(Debug)]
pub struct Judge<'a> {
    query: &'a Query,
    terms: Vec<String>,
    page_language: Language,
    now: Instant,
}

/// Searches a set of ads: those open now, with exact counts (G3.1, G3.2, X3.2-9).
#[must_use]
pub fn search<'a>(
    docs: impl IntoIterator<Item = &'a SearchDoc>,
    query: &Query,
    page_language: Language,
    now: Instant,
) -> Found<'a> {
    let judge = Judge::new(query, page_language, now);
    let mut rows = Vec::new();
    let mut counts = Counts::new();
    let mut employers: BTreeSet<&AgencyId> = BTreeSet::new();
    for doc in docs {
        let Some(failed) = judge.failed_groups(doc) else { continue };
        let listed: Vec<Language> = judge.listed(doc).filter(|language| judge.has_terms(doc, *language)).collect();
        let shown = u32::try_from(listed.len()).unwrap_or(u32::MAX);
        for group in Group::ALL {
            if failed.iter().any(|other| *other != group) {
                continue;
            }
            if group == Group::AdLanguage {
                let languages = counts.entry(FacetKind::AdLanguage).or_default();
                for language in doc.languages().filter(|language| judge.has_terms(doc, *language)) {
                    *languages.entry(language.tag().to_owned()).or_default() += 1;
                }
            } else if shown > 0 {
                for (kind, value) in group.values(doc) {
                    *counts.entry(kind).or_default().entry(value).or_default() += shown;
                }
            }
        }
        if failed.is_empty() && !listed.is_empty() {
            employers.insert(&doc.agency);
            rows.extend(listed.into_iter().map(|language| Row { doc, language }));
        }
    }
    if query.could_list_open_application() {
        let types = counts.entry(FacetKind::Type).or_default();
        types.insert(EmploymentType::OpenApplication.slug().to_owned(), 1);
    }
    rows.sort_by_key(|row| query.sort.place(row));
    Found { rows, counts, employers: employers.len(), open_application: query.lists_open_application() }
}

impl<'a> Judge<'a> {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &'a Query, page_language: Language, now: Instant) -> Self {
        let terms = query.terms.each().iter().map(|term| fold(term)).collect();
        Self { query, terms, page_language, now }
    }

    /// Whether this version of this ad is a row of the search.
    #[must_use]
    pub fn matches(&self, doc: &SearchDoc, version: Language) -> bool {
        self.failed_groups(doc).is_some_and(|failed| failed.is_empty())
            && self.listed(doc).any(|language| language == version)
            && self.has_terms(doc, version)
    }

    /// The versions that a list shows: each chosen language, or the site's language and its stand-ins (G2-2, G2-3).
    fn listed<'d>(&self, doc: &'d SearchDoc) -> impl Iterator<Item = Language> + 'd {
        let chosen = self.query.ad_languages.clone();
        let standing_in =
            if chosen.is_empty() { doc.titles.pick(self.page_language).map(|(one, _)| one) } else { None };
        doc.languages().filter(move |language| chosen.contains(language) || standing_in == Some(*language))
    }

    /// Whether every term stands within one field of the version, or within a code's name in the version's or in the
    /// page's language (G3.1-1, G3.1-2, D17).
    fn has_terms(&self, doc: &SearchDoc, version: Language) -> bool {
        let fields = [doc.fields.get(version), doc.code_words.get(version), doc.code_words.get(self.page_language)];
        let stands =
            |term: &String| fields.iter().flatten().copied().flatten().any(|field| field.contains(term.as_str()));
        if self.query.any && self.terms.len() > 1 {
            self.terms.iter().any(stands)
        } else {
            self.terms.iter().all(stands)
        }
    }

    /// The groups whose choice the ad does not meet; `None` for an ad that no choice of filters could show.
    fn failed_groups(&self, doc: &SearchDoc) -> Option<Vec<Group>> {
        let recent = doc.published_at + LAST_24_HOURS > self.now;
        if !doc.period.is_open(self.now) || (self.query.last_24_hours && !recent) {
            return None;
        }
        Some(Group::ALL.into_iter().filter(|group| !group.meets(self.query, doc)).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Judge, search};
    use crate::codes::{DurationType, Level, Relation};
    use crate::ids::AdId;
    use crate::language::Language;
    use crate::search::{FacetKind, Query, SearchDoc, Sort, Terms, fold};
    use crate::time::{Instant, Period};
    use crate::translated::Translated;

    const NOW: i64 = 1_800_000_000_000;
    const DAY: i64 = 86_400_000;

    fn at(millis: i64) -> Instant {
        Instant::from_millis(millis).unwrap()
    }

    fn folded(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| fold(word)).collect()
    }

    fn ad(number: u128, languages: &[Language]) -> SearchDoc {
        let mut titles = Translated::default();
        let mut fields = Translated::default();
        for language in languages {
            let title = match language {
                Language::Fi => "Johtava asiantuntija",
                Language::Sv => "Ledande sakkunnig",
                Language::En => "Leading specialist",
            };
            titles.set(*language, title.to_owned());
            fields.set(*language, folded(&[title, "ID-1", "4\u{a0}200 §-tili"]));
        }
        SearchDoc {
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
            published_at: at(NOW - 2 * DAY),
            period: Period { opens_at: at(NOW - 2 * DAY), closes_at: at(NOW + 20 * DAY) },
            titles,
            fields,
            code_words: Translated::all(
                folded(&["Vakinainen", "Helsinki"]),
                folded(&["Ordinarie", "Helsingfors"]),
                folded(&["Permanent", "Helsinki"]),
            ),
        }
    }

    fn finds(doc: &SearchDoc, q: &str, page: Language) -> Vec<Language> {
        let query = Query { terms: Terms::parse(q).unwrap(), ..Query::default() };
        search([doc], &query, page, at(NOW)).rows.iter().map(|row| row.language).collect()
    }

    /// Holds G3.1-1.
    #[test]
    fn every_term_must_occur_as_it_is_written() {
        let doc = ad(1, &[Language::Sv]);
        assert_eq!(finds(&doc, "ledande SAKKUNNIG", Language::Sv), [Language::Sv]);
        assert_eq!(finds(&doc, "kunn", Language::Sv), [Language::Sv]);
        assert!(finds(&doc, "ledande, sakkunnig", Language::Sv).is_empty());
        assert!(finds(&doc, "ledande jurist", Language::Sv).is_empty());
        assert_eq!(finds(&doc, "\"ledande sakkunnig\"", Language::Sv), [Language::Sv]);
        assert!(finds(&doc, "\"sakkunnig ledande\"", Language::Sv).is_empty());
        assert_eq!(finds(&doc, "\"4 200\"", Language::Sv), [Language::Sv]);
        assert!(finds(&doc, "%", Language::Sv).is_empty());
    }

    /// Holds D17: a phrase does not reach from one field into the next.
    #[test]
    fn a_term_stands_within_one_field() {
        assert!(finds(&ad(1, &[Language::Sv]), "\"sakkunnig ID-1\"", Language::Sv).is_empty());
    }

    /// Holds G3.1-2, D17: the names of codes are found in the version's and in the page's language, in no third one.
    #[test]
    fn names_of_codes_are_found_in_the_versions_and_the_pages_language() {
        let doc = ad(1, &[Language::Fi]);
        assert_eq!(finds(&doc, "permanent", Language::En), [Language::Fi]);
        assert_eq!(finds(&doc, "vakinainen", Language::En), [Language::Fi]);
        assert!(finds(&doc, "ordinarie", Language::En).is_empty());
        assert_eq!(finds(&doc, "asiantuntija permanent", Language::En), [Language::Fi]);
    }

    /// Holds G2-2.
    #[test]
    fn a_list_shows_the_sites_language_or_its_stand_in() {
        assert_eq!(finds(&ad(1, &Language::ALL), "", Language::En), [Language::En]);
        assert_eq!(finds(&ad(1, &[Language::Fi, Language::Sv]), "", Language::En), [Language::Fi]);
        assert_eq!(finds(&ad(1, &[Language::Sv, Language::En]), "", Language::Fi), [Language::Sv]);
        // The words are looked for in the version listed, not in a hidden one.
        assert!(finds(&ad(1, &Language::ALL), "asiantuntija", Language::Sv).is_empty());
    }

    /// Holds G2-3.
    #[test]
    fn each_chosen_language_version_is_a_row() {
        let doc = ad(1, &Language::ALL);
        let query = Query { ad_languages: Language::ALL.into(), ..Query::default() };
        let found = search([&doc], &query, Language::Sv, at(NOW));
        assert_eq!(found.rows.len(), 3);
        assert_eq!(found.employers, 1);
        let query = Query { ad_languages: [Language::En].into(), ..Query::default() };
        let found = search([&doc], &query, Language::Sv, at(NOW));
        assert_eq!(found.rows.iter().map(|row| row.language).collect::<Vec<_>>(), [Language::En]);
    }

    /// Holds G3.2.4.
    #[test]
    fn the_options_of_type_are_or() {
        let temporary_service = SearchDoc { duration: DurationType::Temporary, ..ad(1, &[Language::Sv]) };
        let mut query = Query::default();
        query.set(FacetKind::Type, "permanent", true).unwrap();
        assert!(search([&temporary_service], &query, Language::Sv, at(NOW)).rows.is_empty());
        query.set(FacetKind::Type, "public_service", true).unwrap();
        assert_eq!(search([&temporary_service], &query, Language::Sv, at(NOW)).rows.len(), 1);
    }

    /// Holds G3.2.3.
    #[test]
    fn a_region_or_one_of_the_municipalities_is_enough() {
        let doc = ad(1, &[Language::Sv]);
        let mut query = Query::default();
        query.set(FacetKind::Municipality, "837", true).unwrap();
        assert!(search([&doc], &query, Language::Sv, at(NOW)).rows.is_empty());
        query.set(FacetKind::Region, "01", true).unwrap();
        assert_eq!(search([&doc], &query, Language::Sv, at(NOW)).rows.len(), 1);
    }

    /// Holds G1-7, D54: opening and closing are a matter of the time of asking.
    #[test]
    fn only_what_is_open_now_is_listed() {
        let doc = ad(1, &[Language::Sv]);
        let shown = |now: i64| search([&doc], &Query::default(), Language::Sv, at(now)).rows.len();
        assert_eq!(shown(NOW - 2 * DAY - 1), 0);
        assert_eq!(shown(NOW - 2 * DAY), 1);
        assert_eq!(shown(NOW + 20 * DAY - 1), 1);
        assert_eq!(shown(NOW + 20 * DAY), 0);
    }

    /// The order and the restriction of G3.3-1.
    #[test]
    fn the_last_24_hours_are_a_restriction_and_the_orders_differ() {
        let old = SearchDoc { period: Period { opens_at: at(0), closes_at: at(NOW + DAY) }, ..ad(1, &[Language::Sv]) };
        let new = SearchDoc { published_at: at(NOW - DAY + 1), ..ad(2, &[Language::Sv]) };
        let ids = |query: &Query| -> Vec<AdId> {
            search([&old, &new], query, Language::Sv, at(NOW)).rows.iter().map(|row| row.doc.id).collect()
        };
        assert_eq!(ids(&Query::default()), [new.id, old.id]);
        assert_eq!(ids(&Query { sort: Sort::Closing, ..Query::default() }), [old.id, new.id]);
        assert_eq!(ids(&Query { last_24_hours: true, ..Query::default() }), [new.id]);
    }

    fn some_of(codes: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
        proptest::sample::subsequence(codes, 1..=codes.len())
            .prop_map(|codes| codes.into_iter().map(str::to_owned).collect())
    }

    fn any_ad() -> impl Strategy<Value = SearchDoc> {
        (
            any::<u128>(),
            proptest::sample::subsequence(Language::ALL.to_vec(), 1..=3),
            some_of(&["ict", "law", "finance"]),
            proptest::sample::select(vec![("01", "091"), ("01", "049"), ("07", "398")]),
            proptest::sample::select(vec!["migri", "vero"]),
            (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
            some_of(&["office", "shift"]),
            (proptest::sample::select(vec![Level::Expert, Level::Trainee]), 0..3i64),
        )
            .prop_map(|(id, languages, areas, (region, place), agency, flags, working_times, (level, age))| {
                SearchDoc {
                    areas,
                    working_times,
                    level,
                    agency: agency.parse().unwrap(),
                    regions: vec![region.to_owned()],
                    municipalities: vec![place.to_owned()],
                    duration: if flags.0 { DurationType::Permanent } else { DurationType::Temporary },
                    relation: if flags.1 { Relation::PublicService } else { Relation::Contract },
                    internship: flags.2,
                    remote: flags.3,
                    published_at: at(NOW - age * DAY),
                    ..ad(id, &languages)
                }
            })
    }

    fn any_choice() -> impl Strategy<Value = (FacetKind, &'static str)> {
        proptest::sample::select(vec![
            (FacetKind::Area, "ict"),
            (FacetKind::Area, "law"),
            (FacetKind::Employer, "vero"),
            (FacetKind::Region, "07"),
            (FacetKind::Municipality, "049"),
            (FacetKind::Type, "permanent"),
            (FacetKind::Type, "internship"),
            (FacetKind::WorkingTime, "shift"),
            (FacetKind::Level, "trainee"),
            (FacetKind::AdLanguage, "sv"),
            (FacetKind::AdLanguage, "en"),
            (FacetKind::Remote, "true"),
        ])
    }

    fn any_query() -> impl Strategy<Value = Query> {
        (
            proptest::collection::vec(any_choice(), 0..4),
            proptest::sample::select(vec!["", "ledande", "vakinainen", "specialist"]),
            any::<bool>(),
        )
            .prop_map(|(choices, q, last_24_hours)| {
                let terms = Terms::parse(q).unwrap();
                let mut query = Query { terms, last_24_hours, ..Query::default() };
                for (kind, value) in choices {
                    query.set(kind, value, true).unwrap();
                }
                query
            })
    }

    proptest! {
        /// Holds X3.2-9, D20: the number beside an option is the number of rows one gets by choosing just that option
        /// in its group.
        #[test]
        fn a_count_is_what_choosing_the_option_would_show(
            docs in proptest::collection::vec(any_ad(), 0..12),
            query in any_query(),
            page in proptest::sample::select(Language::ALL.to_vec()),
        ) {
            let found = search(&docs, &query, page, at(NOW));
            for kind in FacetKind::ALL {
                let mut bare = query.clone();
                let places = [FacetKind::Region, FacetKind::Municipality];
                let group: &[FacetKind] = if places.contains(&kind) { &places } else { &[kind] };
                for kind in group {
                    for value in bare.chosen(*kind) {
                        bare.set(*kind, &value, false).unwrap();
                    }
                }
                let options = ["ict", "law", "finance", "migri", "vero", "01", "07", "091", "049", "398", "permanent",
                    "temporary", "public_service", "contract", "internship", "open", "office", "shift", "expert", "trainee",
                    "fi", "sv", "en", "true", "false"];
                for value in options {
                    let mut chosen = bare.clone();
                    if chosen.set(kind, value, true).is_err() {
                        continue;
                    }
                    let told = found.counts.get(&kind).and_then(|counts| counts.get(value)).copied().unwrap_or(0);
                    let rows = search(&docs, &chosen, page, at(NOW)).total();
                    prop_assert_eq!(usize::try_from(told).unwrap(), rows, "{:?}={}", kind, value);
                }
            }
        }

        /// Holds G3.1-1: what is listed is exactly what the judge says of each version.
        #[test]
        fn the_list_and_the_judge_agree(
            docs in proptest::collection::vec(any_ad(), 0..12),
            query in any_query(),
            page in proptest::sample::select(Language::ALL.to_vec()),
        ) {
            let judge = Judge::new(&query, page, at(NOW));
            let judged = docs.iter().flat_map(|doc| Language::ALL.map(|one| judge.matches(doc, one))).filter(|yes| *yes);
            prop_assert_eq!(search(&docs, &query, page, at(NOW)).rows.len(), judged.count());
        }
    }
}
