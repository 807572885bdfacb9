//! What of a search an alert watches (D19).

use super::name::has_address;
use crate::problem::{FieldCode, FieldError};
use crate::search::Query;

/// What belongs to looking at a list and not to watching for ads: it is left out of an alert, and the reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// “Jobbannonser som publicerats de senaste 24 timmarna”: an alert is about new ads anyway.
    Last24Hours,
    /// Order, number of rows and page.
    View,
}

/// Whether there is anything in a search that an alert could watch for: words, or a filter.
#[must_use]
pub fn is_search(query: &Query) -> bool {
    !query.terms.is_empty() || query.chosen_count() > 0
}

/// The search as an alert keeps it: without order, number, page and the last 24 hours.
///
/// # Errors
/// [`FieldCode::NoSearch`] where nothing is left to watch for, [`FieldCode::NoAddress`] in what stands in mails.
pub fn watched(query: &Query) -> Result<Query, FieldError> {
    let all = Query::default();
    let kept = Query { last_24_hours: false, sort: all.sort, page: all.page, per_page: all.per_page, ..query.clone() };
    if !is_search(&kept) {
        return Err(FieldError::new("/query", FieldCode::NoSearch));
    }
    if has_address(kept.terms.as_typed()) {
        return Err(FieldError::new("/query", FieldCode::NoAddress));
    }
    Ok(kept)
}

/// What is left out of an alert made from this search, to be told.
#[must_use]
pub fn dropped(query: &Query) -> Vec<Dropped> {
    let all = Query::default();
    let view = query.sort != all.sort || query.per_page != all.per_page || query.page != all.page;
    [(query.last_24_hours, Dropped::Last24Hours), (view, Dropped::View)]
        .into_iter()
        .filter_map(|(is, what)| is.then_some(what))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Dropped, dropped, watched};
    use crate::problem::FieldCode;
    use crate::search::Query;

    fn kept(url: &str) -> Result<String, FieldCode> {
        watched(&Query::parse_str(url).unwrap()).map(|query| query.to_url()).map_err(|error| error.code)
    }

    /// Holds D19: what is no condition is dropped, and told.
    #[test]
    fn order_size_page_and_the_last_day_are_dropped() {
        let url = "q=jurist&area=law&published_within=24h&sort=closing&page=3&per_page=48";
        assert_eq!(kept(url).unwrap(), "q=jurist&area=law");
        assert_eq!(dropped(&Query::parse_str(url).unwrap()), [Dropped::Last24Hours, Dropped::View]);
        assert_eq!(dropped(&Query::parse_str("area=law").unwrap()), []);
    }

    /// Holds G3.7-1: only after a search.
    #[test]
    fn a_list_of_everything_is_no_search() {
        for url in ["", "published_within=24h", "sort=closing&page=2", "q=%22%22"] {
            assert_eq!(kept(url), Err(FieldCode::NoSearch), "{url}");
        }
        assert!(kept("remote=true").is_ok());
    }

    #[test]
    fn words_of_a_search_are_no_place_for_addresses() {
        assert_eq!(kept("q=https%3A%2F%2Fexample.org"), Err(FieldCode::NoAddress));
    }
}
