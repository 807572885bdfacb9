//! Answers a search.

use std::collections::BTreeSet;

use domain::codes::{Choice, EmploymentType};
use domain::ids::AdId;
use domain::language::Language;
use domain::search::{Counts, Cursor, Direction, FacetKind, Place, Query, Sort, fold};
use domain::time::Instant;

use crate::ad::Row;
use crate::bits::Bits;
use crate::index::{Index, Live};
use crate::numbers::{at, number};
use crate::page::{extent, rows};
use crate::segment::{ByLanguage, Listing, Segment};
use crate::values::Values;

/// How long an ad counts as published in the last 24 hours (G3.3-1).
const LAST_24_HOURS: chrono::TimeDelta = chrono::TimeDelta::hours(24);
/// About how many options a row has, each of which costs twice as much to find as a row of an option.
const OPTIONS_OF_A_ROW: usize = 16;

/// Which part of the rows is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page by its number, for people: `page` and `per_page` of the query.
    Page,
    /// So many rows from a place on, for programs.
    From(Option<Cursor>, u32),
}

/// What a search finds.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The rows of the part that was wanted, in order.
    pub rows: Vec<Row<'a>>,
    /// How many rows of ads the search has in all.
    pub ads: usize,
    /// Whether the open application is found too (D42).
    pub open_application: bool,
    /// How many employers those rows come from.
    pub employers: usize,
    /// How many rows stand before the first one of the part.
    pub from: usize,
    /// How many rows the part may have.
    pub size: usize,
    values: &'a Values,
    counts: Vec<u32>,
    languages: ByLanguage<u32>,
    could_list_open_application: bool,
}

impl<'a> Found<'a> {
    /// How many rows the search has: the ads, and the open application where it is one of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.ads + usize::from(self.open_application)
    }

    /// How many rows choosing “Öppen ansökan” would give by itself (G3.2.4).
    #[must_use]
    pub fn open_applications(&self) -> u32 {
        u32::from(self.could_list_open_application)
    }

    /// How many rows an option would give, by its number (X3.2-9).
    #[must_use]
    pub fn count(&self, value: u32) -> u32 {
        self.counts.get(at(value)).copied().unwrap_or_default()
    }

    /// How many rows choosing a language of the ad would give.
    #[must_use]
    pub fn language(&self, language: Language) -> u32 {
        *self.languages.get(language)
    }

    /// The options of a group that would give something.
    pub fn options(&self, kind: FacetKind) -> impl Iterator<Item = (&'a str, u32)> {
        let values = self.values;
        let languages = Language::ALL
            .map(|language| (language.tag(), if kind == FacetKind::AdLanguage { self.language(language) } else { 0 }));
        let counted = values.iter().filter(move |(_, of, _)| *of == kind).map(|(id, _, value)| (value, self.count(id)));
        let open = if kind == FacetKind::Type { self.open_applications() } else { 0 };
        let open = std::iter::once((EmploymentType::OpenApplication.slug(), open));
        counted.chain(languages).chain(open).filter(|(_, count)| *count > 0).collect::<Vec<_>>().into_iter()
    }

    /// All options that would give something, as the reference tells them.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let groups = FacetKind::ALL.into_iter().map(|kind| {
            (
                kind,
                self.options(kind)
                    .map(|(value, count)| (value.to_owned(), count))
                    .collect::<std::collections::BTreeMap<_, _>>(),
            )
        });
        groups.filter(|(_, options)| !options.is_empty()).collect()
    }

    /// The cursor of the rows that follow this part, if there are any.
    #[must_use]
    pub fn next(&self, sort: Sort) -> Option<Cursor> {
        let more = self.from.saturating_add(self.size) < self.ads;
        let place = self.rows.last().filter(|_| more)?.place(sort);
        Some(Cursor { direction: Direction::After, place })
    }

    /// The cursor of the rows before this part, if there are any.
    #[must_use]
    pub fn prev(&self, sort: Sort) -> Option<Cursor> {
        let place = self.rows.first().filter(|_| self.from > 0)?.place(sort);
        Some(Cursor { direction: Direction::Before, place })
    }
}

impl Row<'_> {
    /// Where the row stands in an order.
    #[must_use]
    pub fn place(&self, sort: Sort) -> Place {
        crate::segment::place(self.ad.doc, self.language, sort)
    }
}

/// Filters that are OR among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Area,
    Employer,
    Place,
    Type,
    WorkingTime,
    Level,
    AdLanguage,
    Remote,
}

impl Group {
    const fn of(kind: FacetKind) -> Self {
        match kind {
            FacetKind::Area => Self::Area,
            FacetKind::Employer => Self::Employer,
            FacetKind::Region | FacetKind::Municipality => Self::Place,
            FacetKind::Type => Self::Type,
            FacetKind::WorkingTime => Self::WorkingTime,
            FacetKind::Level => Self::Level,
            FacetKind::AdLanguage => Self::AdLanguage,
            FacetKind::Remote => Self::Remote,
        }
    }
}

/// A search made ready: its terms folded, its options looked up.
pub(crate) struct Asked<'a> {
    query: &'a Query,
    page: Language,
    now: Instant,
    /// Words first: they narrow what phrases are looked for in.
    terms: Vec<String>,
    /// Each group that has a choice, with the numbers of its options that occur.
    groups: Vec<(Group, Vec<u32>)>,
}

impl<'a> Asked<'a> {
    pub(crate) fn new(values: &Values, query: &'a Query, page: Language, now: Instant) -> Self {
        let mut terms: Vec<String> = query.terms.each().iter().map(|term| fold(term)).collect();
        terms.sort_by_key(|term| term.contains(' '));
        terms.dedup();
        let mut groups: Vec<(Group, Vec<u32>)> = Vec::new();
        let mut choose = |kind: FacetKind, value: &str| {
            let group = Group::of(kind);
            let place = groups.iter().position(|(other, _)| *other == group).unwrap_or(groups.len());
            if place == groups.len() {
                groups.push((group, Vec::new()));
            }
            if let (Some((_, chosen)), Some(id)) = (groups.get_mut(place), values.find(kind, value)) {
                chosen.push(id);
            }
        };
        query.areas.iter().for_each(|value| choose(FacetKind::Area, value));
        query.employers.iter().for_each(|value| choose(FacetKind::Employer, value.as_str()));
        query.regions.iter().for_each(|value| choose(FacetKind::Region, value));
        query.municipalities.iter().for_each(|value| choose(FacetKind::Municipality, value));
        query.types.iter().for_each(|value| choose(FacetKind::Type, value.slug()));
        query.working_times.iter().for_each(|value| choose(FacetKind::WorkingTime, value));
        query.levels.iter().for_each(|value| choose(FacetKind::Level, value.slug()));
        query.remote.iter().for_each(|value| choose(FacetKind::Remote, if *value { "true" } else { "false" }));
        Self { query, page, now, terms, groups }
    }

    /// The rows that are open now and have every term, whatever filters are chosen.
    fn base(&self, live: &Live) -> Bits {
        let mut base = self.open(live);
        self.narrow(&live.segment, &mut base);
        base
    }

    /// The rows that are open now.
    fn open(&self, live: &Live) -> Bits {
        let segment = &live.segment;
        let mut base = Bits::clone(&live.rows);
        let closes = |row: &u32| segment.row(*row).is_some_and(|(doc, _)| doc.period.closes_at <= self.now);
        let closed = segment.closing.partition_point(closes);
        segment.closing.iter().take(closed).for_each(|row| base.remove(*row));
        let opened = |row: &u32| segment.row(*row).is_some_and(|(doc, _)| doc.period.opens_at <= self.now);
        let opened = segment.opening.partition_point(opened);
        segment.opening.iter().skip(opened).for_each(|row| base.remove(*row));
        if self.query.last_24_hours {
            let recent = segment.docs.partition_point(|doc| doc.published_at + LAST_24_HOURS > self.now);
            let recent = segment.rows.partition_point(|(doc, _)| at(*doc) < recent);
            base.and(&Bits::first(segment.rows.len(), recent));
        }
        base
    }

    /// Leaves only the rows that have the words.
    fn narrow(&self, segment: &Segment, rows: &mut Bits) {
        if self.query.any && self.terms.len() > 1 {
            let mut having = Bits::none(segment.rows.len());
            self.terms.iter().for_each(|term| having.or(&segment.rows_with(term, self.page, rows)));
            rows.and(&having);
            return;
        }
        for term in &self.terms {
            if rows.is_empty() {
                break;
            }
            rows.and(&segment.rows_with(term, self.page, rows));
        }
    }

    /// The rows that the search lists.
    pub(crate) fn rows(&self, live: &Live) -> Bits {
        let mut all = self.base(live);
        all.and(&self.listed(&live.segment));
        self.chosen(&live.segment).iter().for_each(|(_, rows)| all.and(rows));
        all
    }

    /// The rows of the versions that the list shows (G2-2, G2-3).
    fn listed(&self, segment: &Segment) -> Bits {
        let mut chosen = self.query.ad_languages.iter();
        let Some(first) = chosen.next() else { return segment.stand_in.get(self.page).clone() };
        let mut listed = segment.language.get(*first).clone();
        chosen.for_each(|language| listed.or(segment.language.get(*language)));
        listed
    }

    fn chosen(&self, segment: &Segment) -> Vec<(Group, Bits)> {
        let rows = |options: &[u32]| {
            let mut rows = Bits::none(segment.rows.len());
            options.iter().for_each(|option| segment.filters.add_to(*option, &mut rows));
            rows
        };
        self.groups.iter().map(|(group, options)| (*group, rows(options))).collect()
    }

    /// The options that every row of the search has, but for those of one group.
    fn shared(&self, but: Option<Group>) -> Vec<u32> {
        let others = self.groups.iter().filter(|(group, _)| Some(*group) != but);
        others.filter_map(|(_, options)| if let [only] = options.as_slice() { Some(*only) } else { None }).collect()
    }

    /// The smallest of the sets around a set whose counts are kept: all that could be listed, or all with an option that
    /// every row of the set has.
    fn around(&self, live: &Live, listed: &Bits, shared: &[u32]) -> Around {
        let mut rows = listed.clone();
        rows.and(&live.rows);
        let mut nearest = Around { many: rows.count(), rows, option: None };
        for option in shared {
            let mut rows = Bits::none(live.segment.rows.len());
            live.segment.filters.add_to(*option, &mut rows);
            rows.and(listed);
            let many = rows.count();
            if many < nearest.many {
                nearest = Around { rows, many, option: Some(*option) };
            }
        }
        nearest
    }
}

/// A set around another.
struct Around {
    rows: Bits,
    many: usize,
    /// What its rows have in common, if anything.
    option: Option<u32>,
}

impl Around {
    /// How many of its rows have each option.
    fn counts(&self, asked: &Asked<'_>, live: &Live, values: usize) -> Vec<u32> {
        let mut counts = match self.option {
            None => live.totals.of(asked.query, asked.page),
            Some(option) => {
                let listing = Listing::of(asked.query, asked.page);
                Vec::clone(&live.segment.counts_of(listing, option, &self.rows, values))
            }
        };
        counts.resize(values, 0);
        counts
    }
}

/// Counts of all options, added up over the segments.
struct Tally {
    counts: Vec<u32>,
    languages: ByLanguage<u32>,
    employers: BTreeSet<u32>,
}

impl Tally {
    /// Adds the options of the rows of a set, of those groups that are wanted. `around` holds at least the set.
    fn add(
        &mut self,
        asked: &Asked<'_>,
        live: &Live,
        mut around: Around,
        set: &Bits,
        values: &Values,
        wanted: impl Fn(Group) -> bool,
    ) {
        let many = set.count();
        if many == 0 {
            return;
        }
        let segment = &live.segment;
        let missing = around.many.saturating_sub(many);
        let options = values.iter().filter(|(_, kind, _)| wanted(Group::of(*kind)));
        let options: Vec<u32> = options.map(|(id, ..)| id).collect();
        let by_option: usize = options.iter().map(|id| segment.filters.weight(*id)).sum();
        if by_option < many.min(missing).saturating_mul(OPTIONS_OF_A_ROW) {
            // Options that many rows have are counted 64 rows at a time.
            for id in options {
                if let Some(sum) = self.counts.get_mut(at(id)) {
                    *sum += number(segment.filters.count_common(id, set));
                }
            }
            return;
        }
        let mut counts;
        if many <= missing {
            counts = segment.counts(set, values.len());
        } else {
            // Most of a set whose counts are known is there: what is missing is less to go through.
            counts = around.counts(asked, live, values.len());
            around.rows.and_not(set);
            segment.tally(around.rows.iter(), |value| {
                if let Some(count) = counts.get_mut(at(value)) {
                    *count -= 1;
                }
            });
        }
        for id in options {
            if let (Some(sum), Some(count)) = (self.counts.get_mut(at(id)), counts.get(at(id))) {
                *sum += count;
            }
        }
    }
}

impl Index {
    /// Finds the open ads of a search, those of one part in order, and what each option of a filter would give.
    #[must_use]
    pub fn find(&self, query: &Query, part: Part, page: Language, now: Instant) -> Found<'_> {
        let values = self.values.as_ref();
        let asked = Asked::new(values, query, page, now);
        let mut tally =
            Tally { counts: vec![0; values.len()], languages: ByLanguage::default(), employers: BTreeSet::new() };
        let mut hits = Vec::new();
        for live in &self.parts {
            let segment = live.segment.as_ref();
            let base = asked.base(live);
            if base.is_empty() {
                continue;
            }
            let chosen = asked.chosen(segment);
            let listed = asked.listed(segment);
            let mut all = base.clone();
            chosen.iter().for_each(|(_, rows)| all.and(rows));
            for language in Language::ALL {
                let rows = all.count_common(segment.language.get(language));
                *tally.languages.get_mut(language) += u32::try_from(rows).unwrap_or(u32::MAX);
            }
            all.and(&listed);
            let is_chosen = |group: Group| chosen.iter().any(|(other, _)| *other == group);
            let around = asked.around(live, &listed, &asked.shared(None));
            tally.add(&asked, live, around, &all, values, |group| !is_chosen(group));
            for (place, (group, _)) in chosen.iter().enumerate() {
                let mut but_one = base.clone();
                but_one.and(&listed);
                let others = chosen.iter().enumerate().filter(|(other, _)| *other != place);
                others.for_each(|(_, (_, rows))| but_one.and(rows));
                let around = asked.around(live, &listed, &asked.shared(Some(*group)));
                tally.add(&asked, live, around, &but_one, values, |other| other == *group);
            }
            for (_, options) in asked.groups.iter().filter(|(group, _)| *group == Group::Employer) {
                tally.employers.extend(options.iter().filter(|option| segment.filters.meets(**option, &all)));
            }
            if !all.is_empty() {
                hits.push((segment, all));
            }
        }
        let ads = hits.iter().map(|(_, rows)| rows.count()).sum();
        let (from, size) = extent(query, part, &hits);
        let employers = if asked.groups.iter().any(|(group, _)| *group == Group::Employer) {
            tally.employers.len()
        } else {
            let is_employer = |kind: FacetKind| kind == FacetKind::Employer;
            values.iter().zip(&tally.counts).filter(|((_, kind, _), count)| is_employer(*kind) && **count > 0).count()
        };
        Found {
            rows: rows(values, &hits, query.sort, from, size),
            ads,
            open_application: query.lists_open_application(),
            could_list_open_application: query.could_list_open_application(),
            employers,
            from,
            size,
            values,
            counts: tally.counts,
            languages: tally.languages,
        }
    }

    /// Only which ads a search finds, each once and in no particular order: what alerts ask for, by the thousand.
    #[must_use]
    pub fn ads_found(&self, query: &Query, page: Language, now: Instant) -> Vec<AdId> {
        let asked = Asked::new(&self.values, query, page, now);
        let mut found: Vec<AdId> = Vec::new();
        for live in &self.parts {
            let mut all = asked.open(live);
            all.and(&asked.listed(&live.segment));
            asked.chosen(&live.segment).iter().for_each(|(_, rows)| all.and(rows));
            // Words come last: filters leave few rows to look for them in, and often none.
            asked.narrow(&live.segment, &mut all);
            // The rows of an ad stand side by side.
            let ids = all.iter().filter_map(|row| live.segment.row(row).map(|(doc, _)| doc.id));
            found.extend(ids);
        }
        found.dedup();
        found
    }

    /// Only how many rows a search has.
    #[must_use]
    pub fn total(&self, query: &Query, page: Language, now: Instant) -> usize {
        let asked = Asked::new(&self.values, query, page, now);
        let ads = self.parts.iter().map(|live| asked.rows(live).count()).sum::<usize>();
        ads + usize::from(query.lists_open_application())
    }
}
