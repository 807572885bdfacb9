//! A search's answer out of the snapshot: rows of one page, exact counts with their names.

use std::cmp::Ordering;

use domain::ads::{AdPage, AdState, AdSummary, Facet, FacetOption};
use domain::codes::{Choice, CodeList, EmploymentType, Level};
use domain::language::Language;
use domain::search::{Cursor, Direction, FacetKind, Found, Query, Row, search};
use domain::time::{Instant, helsinki};

use super::{Codes, Snapshot};

/// Which part of the rows is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page by its number, for people.
    Page,
    /// So many rows from a place on, for programs.
    From(Option<Cursor>, u32),
}

impl Snapshot {
    /// Answers a search.
    #[must_use]
    pub fn answer(&self, query: &Query, part: Part, language: Language, now: Instant) -> AdPage {
        let found = search(self.docs.iter().map(AsRef::as_ref), query, language, now);
        let total = found.rows.len();
        let (from, size) = match part {
            Part::Page => {
                (count(query.page.saturating_sub(1)).saturating_mul(count(query.per_page)), count(query.per_page))
            }
            Part::From(None, limit) => (0, count(limit)),
            Part::From(Some(cursor), limit) => {
                let before = |row: &Row<'_>| match cursor.direction {
                    Direction::After => query.sort.place(row).cmp(&cursor.place) != Ordering::Greater,
                    Direction::Before => query.sort.place(row).cmp(&cursor.place) == Ordering::Less,
                };
                let passed = found.rows.partition_point(before);
                match cursor.direction {
                    Direction::After => (passed, count(limit)),
                    Direction::Before => (passed.saturating_sub(count(limit)), count(limit).min(passed)),
                }
            }
        };
        let rows = found.rows.get(from.min(total)..from.saturating_add(size).min(total)).unwrap_or_default();
        let cursor = |row: Option<&Row<'_>>, direction: Direction, there_are: bool| {
            let place = query.sort.place(row?);
            there_are.then(|| Cursor { direction, place }.to_string())
        };
        let per_page = match part {
            Part::Page => query.per_page,
            Part::From(_, limit) => limit,
        };
        AdPage {
            items: rows.iter().map(|row| self.summary(row, language, now)).collect(),
            total: wire(total),
            employers: wire(found.employers),
            page: match part {
                Part::Page => query.page,
                Part::From(..) => wire(from / count(per_page).max(1)).saturating_add(1),
            },
            per_page,
            pages: wire(total.div_ceil(count(per_page).max(1)).max(1)),
            next: cursor(rows.last(), Direction::After, from.saturating_add(size) < total),
            prev: cursor(rows.first(), Direction::Before, from > 0),
            facets: facets(&found, query, &self.codes, language),
            now,
        }
    }

    fn summary(&self, row: &Row<'_>, language: Language, now: Instant) -> AdSummary {
        let doc = row.doc;
        let open = doc.period.is_open(now);
        AdSummary {
            id: doc.id,
            recruitment_code: doc.recruitment_code.clone(),
            title: doc.titles.get(row.language).cloned().unwrap_or_default(),
            language: row.language,
            languages: doc.languages().collect(),
            agency: self.codes.named(CodeList::Agencies, doc.agency.as_str(), language),
            municipalities: doc
                .municipalities
                .iter()
                .map(|code| self.codes.named(CodeList::Municipalities, code, language))
                .collect(),
            duration: doc.duration,
            relation: doc.relation,
            internship: doc.internship,
            level: doc.level,
            remote: doc.remote,
            positions: doc.positions,
            published_at: doc.published_at,
            closes_at: doc.period.closes_at,
            closes_at_local: helsinki::write_local(doc.period.closes_at),
            state: if open { AdState::Open } else { AdState::Closed },
        }
    }
}

/// Every group with the options that would give something, and those chosen (X3.2-9).
fn facets(found: &Found<'_>, query: &Query, codes: &Codes, language: Language) -> Vec<Facet> {
    FacetKind::ALL.into_iter().map(|kind| facet(kind, found, query, codes, language)).collect()
}

fn facet(kind: FacetKind, found: &Found<'_>, query: &Query, codes: &Codes, language: Language) -> Facet {
    let chosen = query.chosen(kind);
    let mut counts = found.counts.get(&kind).cloned().unwrap_or_default();
    for value in &chosen {
        counts.entry(value.clone()).or_default();
    }
    let mut options: Vec<FacetOption> = counts
        .into_iter()
        .map(|(value, count)| FacetOption {
            label: label(kind, &value, codes, language),
            chosen: chosen.contains(&value),
            parent: match kind {
                FacetKind::Municipality => {
                    codes.get(CodeList::Municipalities, &value).and_then(|place| place.parent.clone())
                }
                FacetKind::Area
                | FacetKind::Employer
                | FacetKind::Region
                | FacetKind::Type
                | FacetKind::WorkingTime
                | FacetKind::Level
                | FacetKind::AdLanguage
                | FacetKind::Remote => None,
            },
            value,
            count,
        })
        .collect();
    match kind {
        FacetKind::Area | FacetKind::Employer | FacetKind::Region | FacetKind::Municipality => {
            options.sort_by_cached_key(|option| alphabetical(&option.label));
        }
        FacetKind::Type => options.sort_by_key(|option| EmploymentType::from_slug(&option.value)),
        FacetKind::Level => options.sort_by_key(|option| Level::from_slug(&option.value)),
        FacetKind::WorkingTime => options.sort_by_key(|option| codes.place(CodeList::WorkingTimes, &option.value)),
        FacetKind::AdLanguage => options.sort_by_key(|option| option.value.parse::<Language>().ok()),
        // “Possible” stands first.
        FacetKind::Remote => options.sort_by_key(|option| option.value != "true"),
    }
    Facet { parameter: kind.parameter().to_owned(), options }
}

/// What stands beside the box of an option.
fn label(kind: FacetKind, value: &str, codes: &Codes, language: Language) -> String {
    let list = match kind {
        FacetKind::Area => CodeList::TaskAreas,
        FacetKind::Employer => CodeList::Agencies,
        FacetKind::Region => CodeList::Regions,
        FacetKind::Municipality => CodeList::Municipalities,
        FacetKind::Type => CodeList::EmploymentTypes,
        FacetKind::WorkingTime => CodeList::WorkingTimes,
        FacetKind::Level => CodeList::Levels,
        FacetKind::AdLanguage => {
            return value
                .parse()
                .map_or_else(|_other| value.to_owned(), |named| texts::language_name(language, named).to_owned());
        }
        FacetKind::Remote if value == "true" => return texts::search::remote_possible(language).to_owned(),
        FacetKind::Remote => return texts::search::remote_not_possible(language).to_owned(),
    };
    codes.name(list, value, language)
}

/// A key that puts å, ä and ö after z, where Finnish and Swedish have them.
fn alphabetical(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'å' => '{',
            'ä' => '|',
            'ö' => '}',
            other => other,
        })
        .collect()
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn wire(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
