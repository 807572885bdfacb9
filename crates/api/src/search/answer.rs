//! A search's answer: rows of one page, exact counts with their names.

use domain::ads::{AdPage, AdState, AdSummary, Facet, SimilarAds};
use domain::codes::CodeList;
use domain::language::Language;
use domain::search::Query;
use domain::time::{Instant, helsinki};
use search::{Found, Likeness, Part, Row};

use super::{Snapshot, labels};
use crate::db::ads::StoredAd;

/// How many ads are shown beside one that they are like (G3.4-1).
const MOST_SIMILAR: usize = 4;

/// What stands in an answer beside the rows and the filters.
pub(super) struct Numbers {
    pub(super) total: u32,
    pub(super) employers: u32,
    pub(super) open_application: bool,
    pub(super) page: u32,
    pub(super) per_page: u32,
    pub(super) pages: u32,
    pub(super) next: Option<String>,
    pub(super) prev: Option<String>,
}

impl Numbers {
    pub(super) fn of(found: &Found<'_>, query: &Query, part: Part) -> Self {
        let per_page = match part {
            Part::Page => query.per_page,
            Part::From(_, limit) => limit,
        };
        Self {
            total: wire(found.total()),
            employers: wire(found.employers),
            open_application: found.open_application,
            page: match part {
                Part::Page => query.page,
                Part::From(..) => wire(found.from / count(per_page).max(1)).saturating_add(1),
            },
            per_page,
            pages: wire(found.ads.div_ceil(count(per_page).max(1)).max(1)),
            next: found.next(query.sort).map(|cursor| cursor.to_string()),
            prev: found.prev(query.sort).map(|cursor| cursor.to_string()),
        }
    }
}

impl Snapshot {
    /// Answers a search.
    #[must_use]
    pub fn answer(&self, query: &Query, part: Part, language: Language, now: Instant) -> AdPage {
        let found = self.index.find(query, part, language, now);
        let Numbers { total, employers, open_application, page, per_page, pages, next, prev } =
            Numbers::of(&found, query, part);
        AdPage {
            items: found.rows.iter().map(|row| self.summary(row, language)).collect(),
            total,
            employers,
            open_application,
            page,
            per_page,
            pages,
            next,
            prev,
            facets: self.facets(&found, query, language),
            help: (total == 0).then(|| self.help(query, language, now)),
            now,
        }
    }

    /// The open ads that are most like an ad, which need not be open itself.
    #[must_use]
    pub fn similar(&self, to: &StoredAd, language: Language, now: Instant) -> SimilarAds {
        let facts = &to.ad.facts.0;
        let likeness = Likeness {
            id: to.ad.id,
            areas: &facts.task_areas,
            municipalities: &facts.municipalities,
            regions: &self.codes.regions_of(&facts.municipalities),
            agency: to.recruitment.agency_id.as_str(),
            level: facts.level,
        };
        let rows = self.index.similar(&likeness, language, now, MOST_SIMILAR);
        SimilarAds { items: rows.iter().map(|row| self.summary(row, language)).collect(), now }
    }

    fn summary(&self, row: &Row<'_>, language: Language) -> AdSummary {
        let ad = row.ad;
        AdSummary {
            id: ad.id(),
            recruitment_code: ad.recruitment_code().to_owned(),
            title: ad.title(row.language).unwrap_or_default().to_owned(),
            language: row.language,
            languages: ad.languages().collect(),
            agency: self.codes.named(CodeList::Agencies, ad.agency(), language),
            municipalities: ad
                .municipalities()
                .map(|code| self.codes.named(CodeList::Municipalities, code, language))
                .collect(),
            duration: ad.duration(),
            relation: ad.relation(),
            internship: ad.internship(),
            level: ad.level(),
            remote: ad.remote(),
            positions: ad.positions(),
            published_at: ad.published_at(),
            closes_at: ad.period().closes_at,
            closes_at_local: helsinki::write_local(ad.period().closes_at),
            // A search lists what is open.
            state: AdState::Open,
        }
    }

    /// Every group with the options that would give something, and those chosen (X3.2-9).
    fn facets(&self, found: &Found<'_>, query: &Query, language: Language) -> Vec<Facet> {
        let named = self.labels.of(language).into_iter().flat_map(labels::Named::facets);
        let facet = |(kind, labels): (domain::search::FacetKind, &[labels::Label])| {
            let chosen = labels::chosen(query, kind);
            let shown = |label: &labels::Label| {
                label.shown(kind, found, &chosen).map(|(count, chosen)| label.option(count, chosen))
            };
            Facet { parameter: kind.parameter().to_owned(), options: labels.iter().filter_map(shown).collect() }
        };
        named.map(facet).collect()
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

pub(super) fn wire(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
