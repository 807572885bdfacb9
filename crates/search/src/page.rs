//! The part of what a search finds that is wanted, in order.

use domain::search::{Cursor, Direction, Query, Sort};

use crate::ad::{Ad, Row};
use crate::bits::Bits;
use crate::find::Part;
use crate::numbers::{at, number};
use crate::segment::Segment;
use crate::values::Values;

/// Where a list has fewer rows than one in so many, sorting them is cheaper than walking through all in order.
const FEW: usize = 16;

/// A segment and those of its rows that a search finds.
pub(crate) type Hits<'a> = (&'a Segment, Bits);

/// How many rows stand before the part, and how many it may have.
pub(crate) fn extent(query: &Query, part: Part, hits: &[Hits<'_>]) -> (usize, usize) {
    match part {
        Part::Page => {
            let size = at(query.per_page);
            (at(query.page.saturating_sub(1)).saturating_mul(size), size)
        }
        Part::From(None, limit) => (0, at(limit)),
        Part::From(Some(cursor), limit) => {
            let passed = hits.iter().map(|hits| passed(hits, query.sort, cursor)).sum::<usize>();
            match cursor.direction {
                Direction::After => (passed, at(limit)),
                Direction::Before => (passed.saturating_sub(at(limit)), at(limit).min(passed)),
            }
        }
    }
}

/// How many rows stand before the place of a cursor.
fn passed((segment, rows): &Hits<'_>, sort: Sort, cursor: Cursor) -> usize {
    let before = |row: u32| {
        segment.place(row, sort).is_some_and(|place| match cursor.direction {
            Direction::After => place <= cursor.place,
            Direction::Before => place < cursor.place,
        })
    };
    match sort {
        Sort::Newest => {
            let (mut low, mut high) = (0, number(segment.rows.len()));
            while low < high {
                let middle = low.midpoint(high);
                if before(middle) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            rows.count_before(low)
        }
        Sort::Closing => {
            let until = segment.closing.partition_point(|row| before(*row));
            segment.closing.iter().take(until).filter(|row| rows.contains(**row)).count()
        }
    }
}

/// A segment's rows in order, after the first `skip`.
fn ordered<'a>((segment, rows): &'a Hits<'_>, sort: Sort, skip: usize) -> Box<dyn Iterator<Item = u32> + 'a> {
    match sort {
        Sort::Newest => Box::new(rows.iter_after(skip)),
        Sort::Closing if rows.count() * FEW < segment.rows.len() => {
            let place = |row: u32| segment.closing_place.get(at(row)).copied().unwrap_or_default();
            let mut places: Vec<u32> = rows.iter().map(place).collect();
            places.sort_unstable();
            let row = |place: u32| segment.closing.get(at(place)).copied();
            Box::new(places.into_iter().skip(skip).filter_map(row))
        }
        Sort::Closing => Box::new(segment.closing.iter().copied().filter(|row| rows.contains(*row)).skip(skip)),
    }
}

/// The rows of the part, out of all segments.
pub(crate) fn rows<'a>(values: &'a Values, hits: &[Hits<'a>], sort: Sort, from: usize, size: usize) -> Vec<Row<'a>> {
    let shown = |segment: &'a Segment, row: u32| {
        segment.row(row).map(|(doc, language)| Row { ad: Ad { segment, values, doc }, language })
    };
    if let [only] = hits {
        return ordered(only, sort, from).take(size).filter_map(|row| shown(only.0, row)).collect();
    }
    let mut heads: Vec<_> = hits
        .iter()
        .map(|hits| {
            let segment = hits.0;
            let placed = move |row| segment.place(row, sort).map(|place| (place, row));
            (segment, ordered(hits, sort, 0).filter_map(placed).peekable())
        })
        .collect();
    let mut rows = Vec::new();
    for number in 0..from.saturating_add(size) {
        let nearest = heads.iter_mut().filter_map(|(segment, rows)| {
            let (place, _) = *rows.peek()?;
            Some((place, *segment, rows))
        });
        let Some((_, segment, next)) = nearest.min_by_key(|(place, ..)| *place) else { break };
        let Some((_, row)) = next.next() else { break };
        if number >= from {
            rows.extend(shown(segment, row));
        }
    }
    rows
}
