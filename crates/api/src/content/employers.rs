//! Employers with their open jobs, which the search counts.

use std::collections::HashMap;

use domain::codes::CodeList;
use domain::content::{EmployerEntry, EmployerView, NEWEST_ADS};
use domain::ids::AgencyId;
use domain::language::Language;
use domain::search::{FacetKind, Query};
use domain::time::Instant;

use super::pages;
use crate::db::Reads;
use crate::failure::Outcome;
use crate::search::{Part, Snapshot};

/// All employers by name, with the number of their open jobs.
#[must_use]
pub fn employers(snapshot: &Snapshot, language: Language, now: Instant) -> Vec<EmployerEntry> {
    let all = snapshot.answer(&Query::default(), Part::From(None, 1), language, now);
    let of_employers = all.facets.iter().filter(|facet| facet.parameter == FacetKind::Employer.parameter());
    let open: HashMap<&str, u32> =
        of_employers.flat_map(|facet| &facet.options).map(|option| (option.value.as_str(), option.count)).collect();
    let entry = |code: &str, name: &str| {
        let open_jobs = open.get(code).copied().unwrap_or_default();
        Some(EmployerEntry { id: code.parse().ok()?, name: name.to_owned(), open_jobs })
    };
    let agencies = snapshot.codes.all(CodeList::Agencies);
    let mut entries: Vec<_> = agencies.filter_map(|agency| entry(&agency.code, agency.names.text(language))).collect();
    entries.sort_by_cached_key(|entry| alphabetical(&entry.name));
    entries
}

/// One employer; `None` where there is no such agency.
///
/// # Errors
/// Faults of the database.
pub async fn employer(
    db: &impl Reads,
    snapshot: &Snapshot,
    agency: &str,
    language: Language,
    now: Instant,
) -> Outcome<Option<EmployerView>> {
    let known = snapshot.codes.knows(CodeList::Agencies, agency);
    let Some(id) = agency.parse::<AgencyId>().ok().filter(|_| known) else { return Ok(None) };
    let query = Query { employers: [id.clone()].into(), ..Query::default() };
    let most = u32::try_from(NEWEST_ADS).unwrap_or(u32::MAX);
    let found = snapshot.answer(&query, Part::From(None, most), language, now);
    Ok(Some(EmployerView {
        name: snapshot.codes.name(CodeList::Agencies, agency, language),
        presentation: pages::presentation(db, agency, language).await?,
        open_jobs: found.total,
        newest: found.items,
        id,
        now,
    }))
}

/// Sorts as in Swedish and Finnish: å, ä and ö come last, in this order.
fn alphabetical(name: &str) -> String {
    let letter = |c: char| match c {
        'å' => '\u{10fffd}',
        'ä' => '\u{10fffe}',
        'ö' => '\u{10ffff}',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn the_last_letters_of_the_alphabet_come_last() {
        let mut names = ["Ämbete", "Österbotten", "zon", "Åland", "Arkiv"];
        names.sort_by_key(|name| alphabetical(name));
        assert_eq!(names, ["Arkiv", "zon", "Åland", "Ämbete", "Österbotten"]);
    }
}
