//! A search in words, for whoever made it: on the page of an alert and in its mails (G3.7).

use domain::language::Language;
use domain::search::{FacetKind, Query};

use crate::search;

/// One group of conditions: its name, and what is chosen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPart {
    /// “Orter”
    pub name: &'static str,
    /// Any of these; of keywords all.
    pub values: Vec<String>,
}

/// What a search asks for, group by group in the order of the page; order and page are no conditions. `label` knows the
/// names of codes.
#[must_use]
pub fn search_summary(language: Language, query: &Query, label: impl Fn(FacetKind, &str) -> String) -> Vec<SearchPart> {
    let mut parts: Vec<SearchPart> = Vec::new();
    if !query.terms.is_empty() {
        parts.push(SearchPart { name: search::keyword(language), values: vec![query.terms.as_typed().to_owned()] });
    }
    for kind in FacetKind::ALL {
        let values: Vec<String> = query.chosen(kind).iter().map(|value| label(kind, value)).collect();
        if values.is_empty() {
            continue;
        }
        let name = group(language, kind);
        // Regions and places are one group to the reader.
        match parts.last_mut().filter(|last| last.name == name) {
            Some(last) => last.values.extend(values),
            None => parts.push(SearchPart { name, values }),
        }
    }
    parts
}

const fn group(language: Language, kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::Area => search::task_areas(language),
        FacetKind::Employer => search::employers(language),
        FacetKind::Region | FacetKind::Municipality => search::locations(language),
        FacetKind::Type => search::employment_type(language),
        FacetKind::WorkingTime => search::working_time(language),
        FacetKind::Level => search::level(language),
        FacetKind::AdLanguage => search::ad_language(language),
        FacetKind::Remote => search::remote_work(language),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::search::Query;

    use super::search_summary;

    /// Of G3.7-1: what an alert watches is told in words.
    #[test]
    fn a_search_is_told_group_by_group() {
        let url = "q=jurist+EU&municipality=091&area=law&area=ict&region=01&sort=closing&published_within=24h";
        let query = Query::parse_str(url).unwrap();
        let told: Vec<String> = search_summary(Language::Sv, &query, |_, code| code.to_uppercase())
            .iter()
            .map(|part| format!("{}: {}", part.name, part.values.join(" / ")))
            .collect();
        assert_eq!(told, ["Sökord: jurist EU", "Uppgiftsområden: ICT / LAW", "Orter: 01 / 091"]);
    }
}
