//! A search and its address: the whole search is in the URL (X3.2-9), in one form only.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::parameters::{add, pairs};
use super::{FacetKind, PER_PAGE_CHOICES, Query, Sort, Terms};
use crate::codes::{Choice, CodeList};
use crate::language::Language;
use crate::problem::{FieldCode, FieldError};

/// Farthest page that may be asked for.
pub const MAX_PAGE: u32 = 100_000;
/// Longest code of a filter, in bytes.
const MAX_CODE: usize = 60;
/// “Sortera” has an entry that is a restriction (G3.3-1); in a form it is a value like the orders.
pub const LAST_DAY: &str = "last_day";
/// The parameter of an error that tells the code which no list has.
const VALUE: &str = "value";

impl Query {
    /// Reads the parameters of an address. Names all that do not fit, with pointers like `?area`.
    ///
    /// Whether the codes exist only the server knows: see [`Query::unknown_codes`].
    ///
    /// # Errors
    /// Unknown and repeated parameters, and values that are none of the choices.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<FieldError>> {
        let (query, errors) = Self::read(&mut pairs.into_iter());
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// Reads the part of an address after `?`.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse_str(query_string: &str) -> Result<Self, Vec<FieldError>> {
        let pairs = pairs(query_string);
        Self::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// Reads the address of a page: what can be read is kept, the rest is told (X14-4, G5.3). What mailings and networks
    /// append to every link is let pass.
    #[must_use]
    pub fn parse_link(query_string: &str) -> (Self, Vec<FieldError>) {
        let pairs = pairs(query_string);
        let own = pairs.iter().filter(|(name, _)| !is_appended(name));
        Self::read(&mut own.map(|(name, value)| match (name.as_str(), value.as_str()) {
            // The page's form has the restriction in the list of orders (G3.3-1).
            ("sort", LAST_DAY) => ("published_within", "24h"),
            own => own,
        }))
    }

    fn read<'a>(pairs: &mut dyn Iterator<Item = (&'a str, &'a str)>) -> (Self, Vec<FieldError>) {
        let mut query = Self::default();
        let mut errors = Vec::new();
        let mut single = BTreeSet::new();
        for (name, value) in pairs {
            let read = match name {
                "q" | "match" | "published_within" | "sort" | "page" | "per_page" if !single.insert(name) => {
                    Err(FieldError::new(pointer(name), FieldCode::NotTogether))
                }
                "q" => query.read_terms(value),
                "match" if matches!(value, "any" | "all") => {
                    query.any = value == "any";
                    Ok(())
                }
                "published_within" if value == "24h" => {
                    query.last_24_hours = true;
                    Ok(())
                }
                "sort" => choice::<Sort>(name, value).map(|sort| query.sort = sort),
                "page" => match value.parse::<u32>() {
                    Ok(page @ 1..=MAX_PAGE) => {
                        query.page = page;
                        Ok(())
                    }
                    Ok(_) => Err(FieldError::new(pointer(name), FieldCode::NoSuchPage)),
                    Err(_) if is_number(value) => Err(FieldError::new(pointer(name), FieldCode::NoSuchPage)),
                    Err(_) => Err(FieldError::new(pointer(name), FieldCode::NotANumber)),
                },
                "per_page" => match value.parse::<u32>() {
                    Ok(rows) if PER_PAGE_CHOICES.contains(&rows) => {
                        query.per_page = rows;
                        Ok(())
                    }
                    Ok(_) | Err(_) => Err(not_a_choice(name)),
                },
                "match" | "published_within" => Err(not_a_choice(name)),
                other => match FacetKind::from_parameter(other) {
                    // Choosing an option goes back to the first page; an address says itself which one it means.
                    Some(kind) => {
                        let page = query.page;
                        let set = query.set(kind, value, true);
                        query.page = page;
                        set
                    }
                    None => Err(FieldError::new(pointer(other), FieldCode::Unknown)),
                },
            };
            if let Err(error) = read
                && !errors.contains(&error)
            {
                errors.push(error);
            }
        }
        query.any &= query.terms.each().len() > 1;
        (query, errors)
    }

    /// Other words; one of them is enough only where there are several.
    pub fn set_terms(&mut self, terms: Terms) {
        self.any &= terms.each().len() > 1;
        self.terms = terms;
        self.page = 1;
    }

    fn read_terms(&mut self, value: &str) -> Result<(), FieldError> {
        self.terms = Terms::parse(value).map_err(|code| {
            let limit = if code == FieldCode::TooMany { super::MAX_TERMS } else { super::MAX_QUERY_CHARS };
            FieldError::new("?q", code).with("max", limit)
        })?;
        Ok(())
    }

    /// Chooses or drops one option of a filter, and goes back to the first page.
    ///
    /// # Errors
    /// A value that can be no option of the filter.
    pub fn set(&mut self, kind: FacetKind, value: &str, on: bool) -> Result<(), FieldError> {
        let parameter = kind.parameter();
        match kind {
            FacetKind::Area => toggle(&mut self.areas, code(parameter, value)?, on),
            FacetKind::Employer => {
                toggle(&mut self.employers, value.parse().map_err(|_bad| not_a_choice(parameter))?, on);
            }
            FacetKind::Region => toggle(&mut self.regions, code(parameter, value)?, on),
            FacetKind::Municipality => toggle(&mut self.municipalities, code(parameter, value)?, on),
            FacetKind::Type => toggle(&mut self.types, choice(parameter, value)?, on),
            FacetKind::WorkingTime => toggle(&mut self.working_times, code(parameter, value)?, on),
            FacetKind::Level => toggle(&mut self.levels, choice(parameter, value)?, on),
            FacetKind::AdLanguage => {
                let language = value.parse::<Language>().map_err(|_bad| not_a_choice(parameter))?;
                toggle(&mut self.ad_languages, language, on);
            }
            FacetKind::Remote => {
                toggle(&mut self.remote, value.parse().map_err(|_bad| not_a_choice(parameter))?, on);
            }
        }
        self.page = 1;
        Ok(())
    }

    /// The chosen options of a filter, as values of its parameter, sorted.
    #[must_use]
    pub fn chosen(&self, kind: FacetKind) -> Vec<String> {
        match kind {
            FacetKind::Area => self.areas.iter().cloned().collect(),
            FacetKind::Employer => self.employers.iter().map(ToString::to_string).collect(),
            FacetKind::Region => self.regions.iter().cloned().collect(),
            FacetKind::Municipality => self.municipalities.iter().cloned().collect(),
            FacetKind::Type => slugs(&self.types),
            FacetKind::WorkingTime => self.working_times.iter().cloned().collect(),
            FacetKind::Level => slugs(&self.levels),
            FacetKind::AdLanguage => self.ad_languages.iter().map(ToString::to_string).collect(),
            FacetKind::Remote => self.remote.iter().map(ToString::to_string).collect(),
        }
    }

    /// How many conditions narrow the search, `q` and the last 24 hours not counted.
    #[must_use]
    pub fn chosen_count(&self) -> usize {
        FacetKind::ALL.into_iter().map(|kind| self.chosen(kind).len()).sum()
    }

    /// The same search without any filter; words, order and page size stay.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self { terms: self.terms.clone(), sort: self.sort, per_page: self.per_page, ..Self::default() }
    }

    /// The same search on another page.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// The codes that are in no list, as field errors; `knows` looks into the lists (an unknown code is an
    /// error, never a silently empty list).
    #[must_use]
    pub fn unknown_codes(&self, knows: impl Fn(CodeList, &str) -> bool) -> Vec<FieldError> {
        let lists = [
            (FacetKind::Area, CodeList::TaskAreas),
            (FacetKind::Employer, CodeList::Agencies),
            (FacetKind::Region, CodeList::Regions),
            (FacetKind::Municipality, CodeList::Municipalities),
            (FacetKind::WorkingTime, CodeList::WorkingTimes),
        ];
        let unknown = |(kind, list): (FacetKind, CodeList)| {
            let values = self.chosen(kind).into_iter().filter(|code| !knows(list, code)).collect::<Vec<_>>();
            values.into_iter().map(move |value| not_a_choice(kind.parameter()).with(VALUE, value))
        };
        lists.into_iter().flat_map(unknown).collect()
    }

    /// Leaves out codes that no list has, told by [`refused_codes`], and names their parameters.
    pub fn refuse(&mut self, refused: &str) -> Vec<FieldError> {
        let page = self.page;
        let mut errors = Vec::new();
        for (name, value) in pairs(refused) {
            // Only options of filters are refused, and what is not chosen need not be left out.
            if let Some(kind) = FacetKind::from_parameter(&name)
                && self.set(kind, &value, false).is_ok()
            {
                errors.push(not_a_choice(kind.parameter()));
            }
        }
        self.page = page;
        errors
    }

    /// The part of the address after `?`, in its one form: names in a fixed order, values sorted, defaults left out.
    /// Empty for the plain list.
    #[must_use]
    pub fn to_url(&self) -> String {
        let mut url = String::new();
        if !self.terms.as_typed().is_empty() {
            add(&mut url, "q", self.terms.as_typed());
        }
        if self.any {
            add(&mut url, "match", "any");
        }
        for kind in FacetKind::ALL {
            for value in self.chosen(kind) {
                add(&mut url, kind.parameter(), &value);
            }
        }
        if self.last_24_hours {
            add(&mut url, "published_within", "24h");
        }
        if self.sort != Sort::default() {
            add(&mut url, "sort", self.sort.slug());
        }
        let default = Self::default();
        if self.page != default.page {
            add(&mut url, "page", &self.page.to_string());
        }
        if self.per_page != default.per_page {
            add(&mut url, "per_page", &self.per_page.to_string());
        }
        url
    }
}

/// The address at which the API answers this search in this language. Server pages name their data by it and the
/// browser asks for it: one function, so that they cannot differ.
#[must_use]
pub fn api_path(query: &Query, language: Language) -> String {
    format!("/api/v1/ads?{}", api_query(query, language))
}

/// The part of [`api_path`] after `?`.
#[must_use]
pub fn api_query(query: &Query, language: Language) -> String {
    let mut url = query.to_url();
    add(&mut url, "language", language.tag());
    url
}

/// The codes that [`Query::unknown_codes`] or a refusal of the API named, written like the part of an address after `?`.
#[must_use]
pub fn refused_codes(errors: &[FieldError]) -> String {
    let mut refused = String::new();
    for error in errors {
        if let (Some(name), Some(value)) = (error.pointer.strip_prefix('?'), error.params.get(VALUE)) {
            add(&mut refused, name, value);
        }
    }
    refused
}

/// The address of the search's feed (X14-3). A feed has one order and no pages.
#[must_use]
pub fn feed_path(query: &Query, language: Language) -> String {
    let whole = Query { sort: Sort::default(), per_page: Query::default().per_page, ..query.on_page(1) };
    format!("/feed.atom?{}", api_query(&whole, language))
}

fn pointer(name: &str) -> String {
    // A name out of an address may be anything; a pointer stays short.
    format!("?{}", name.chars().take(MAX_CODE).collect::<String>())
}

fn not_a_choice(name: &str) -> FieldError {
    FieldError::new(pointer(name), FieldCode::NotAChoice)
}

fn choice<T: Choice + FromStr>(name: &str, value: &str) -> Result<T, FieldError> {
    T::from_slug(value).ok_or_else(|| not_a_choice(name))
}

fn code(name: &str, value: &str) -> Result<String, FieldError> {
    let fits = (1..=MAX_CODE).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { Ok(value.to_owned()) } else { Err(not_a_choice(name)) }
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())
}

/// What others append to links, to see where readers come from; and the language, which the path tells.
fn is_appended(name: &str) -> bool {
    ["utm_", "mc_", "pk_", "mtm_", "hsa_"].iter().any(|start| name.starts_with(start))
        || matches!(name, "fbclid" | "gclid" | "msclkid" | "dclid" | "igshid" | "ref" | "language" | "")
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

fn slugs<T: Choice>(set: &BTreeSet<T>) -> Vec<String> {
    set.iter().map(|choice| choice.slug().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parameters::pairs;
    use super::{api_path, feed_path, refused_codes};
    use crate::codes::CodeList;
    use crate::language::Language;
    use crate::problem::{FieldCode, FieldError};
    use crate::search::{FacetKind, Query, Sort, Terms};

    fn errors(url: &str) -> Vec<(String, FieldCode)> {
        Query::parse_str(url).unwrap_err().into_iter().map(|error| (error.pointer, error.code)).collect()
    }

    /// Holds X3.2-9: one search has one address.
    #[test]
    fn defaults_are_left_out_and_values_sorted() {
        let query = Query::parse_str("page=1&area=law&sort=newest&area=ict&per_page=24&q=+ICT%2Dexpert+").unwrap();
        assert_eq!(query.to_url(), "q=ICT-expert&area=ict&area=law");
        assert_eq!(Query::default().to_url(), "");
        assert_eq!(api_path(&Query::default(), Language::Sv), "/api/v1/ads?language=sv");
        let paged = Query::parse_str("q=a&sort=closing&page=3&per_page=48").unwrap();
        assert_eq!(feed_path(&paged, Language::Sv), "/feed.atom?q=a&language=sv");
    }

    /// Holds G3.2-1: nothing is ignored silently.
    #[test]
    fn what_is_unknown_is_named() {
        assert_eq!(errors("colour=red"), [("?colour".to_owned(), FieldCode::Unknown)]);
        assert_eq!(
            errors("level=boss&sort=x"),
            [("?level".to_owned(), FieldCode::NotAChoice), ("?sort".to_owned(), FieldCode::NotAChoice)]
        );
        assert_eq!(errors("q=a&q=b"), [("?q".to_owned(), FieldCode::NotTogether)]);
        assert_eq!(errors("page=0"), [("?page".to_owned(), FieldCode::NoSuchPage)]);
        assert_eq!(errors("page=x"), [("?page".to_owned(), FieldCode::NotANumber)]);
        assert_eq!(errors("page=1000000000"), [("?page".to_owned(), FieldCode::NoSuchPage)]);
        assert_eq!(errors(&format!("page=1{}", "0".repeat(40))), [("?page".to_owned(), FieldCode::NoSuchPage)]);
        assert_eq!(errors("match=some&q=a+b"), [("?match".to_owned(), FieldCode::NotAChoice)]);
        assert_eq!(errors("per_page=25"), [("?per_page".to_owned(), FieldCode::NotAChoice)]);
        assert_eq!(errors("published_within=1h"), [("?published_within".to_owned(), FieldCode::NotAChoice)]);
        assert_eq!(errors(&format!("q={}", "a".repeat(201))), [("?q".to_owned(), FieldCode::TooLong)]);
    }

    #[test]
    fn codes_that_no_list_has_are_named() {
        let query = Query::parse_str("area=ict&region=99&region=98&page=3").unwrap();
        let unknown = query.unknown_codes(|list, code| list == CodeList::TaskAreas || code == "98");
        assert_eq!(unknown.iter().map(|error| error.pointer.as_str()).collect::<Vec<_>>(), ["?region"]);
        assert_eq!(refused_codes(&unknown), "region=99");
        let mut rest = query.clone();
        assert_eq!(rest.refuse("region=99&colour=red"), [FieldError::new("?region", FieldCode::NotAChoice)]);
        assert_eq!(rest.to_url(), "area=ict&region=98&page=3");
    }

    /// Of X14-4, G5.3: a page shows what it can read of a link, and says what it could not.
    #[test]
    fn of_a_link_what_can_be_read_is_kept() {
        let link = "q=jurist&area=ict&level=boss&colour=red&utm_source=mail&page=1000000000&sort=last_day&language=sv";
        let (query, errors) = Query::parse_link(link);
        assert_eq!(query.to_url(), "q=jurist&area=ict&published_within=24h");
        let named: Vec<&str> = errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(named, ["?level", "?colour", "?page"]);
        let (query, errors) = Query::parse_link(&format!("q={}&remote=true", "a+".repeat(500)));
        assert_eq!((query.to_url().as_str(), errors[0].code), ("remote=true", FieldCode::TooLong));
    }

    /// Of X3.1-3: one of the words is enough where there are several.
    #[test]
    fn one_word_is_no_choice_between_words() {
        assert_eq!(Query::parse_str("match=any&q=jurist").unwrap().to_url(), "q=jurist");
        let mut query = Query::parse_str("match=any&q=jurist+notarie").unwrap();
        assert_eq!(query.to_url(), "q=jurist+notarie&match=any");
        query.set_terms(Terms::parse("jurist").unwrap());
        assert_eq!(query, Query::parse_str("q=jurist").unwrap());
    }

    /// Holds D42. Of G3.2.4: the open application is listed where its type is chosen and nothing else narrows.
    #[test]
    fn the_open_application_is_listed_where_it_is_chosen() {
        let lists = |url: &str| Query::parse_str(url).unwrap().lists_open_application();
        assert!(lists("type=open") && lists("type=open&type=permanent") && lists("type=open&q=jurist"));
        assert!(!lists("") && !lists("type=permanent"));
        assert!(!lists("type=open&area=ict") && !lists("type=open&published_within=24h"));
    }

    #[test]
    fn broken_escapes_do_no_harm() {
        assert_eq!(
            pairs("q=50%&x=%zz&y=%ff&=&z"),
            [("q", "50%"), ("x", "%zz"), ("y", "\u{fffd}"), ("", ""), ("z", "")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    proptest! {
        /// Holds X3.2-9: the whole search is in the URL.
        #[test]
        fn a_search_comes_back_from_its_address(
            q in "[ -~åäöÅÄÖ“”\u{a0}&=+%]{0,40}",
            any in any::<bool>(),
            areas in proptest::collection::btree_set("[a-z0-9_-]{1,12}", 0..4),
            municipalities in proptest::collection::btree_set("[0-9]{3}", 0..4),
            types in proptest::collection::vec(proptest::sample::select(vec!["permanent", "open", "internship"]), 0..3),
            languages in proptest::collection::btree_set(proptest::sample::select(Language::ALL.to_vec()), 0..4),
            remote in proptest::collection::btree_set(any::<bool>(), 0..3),
            last_24_hours in any::<bool>(),
            sort in proptest::sample::select(vec![Sort::Newest, Sort::Closing]),
            page in 1..500u32,
            per_page in proptest::sample::select(vec![24, 48u32]),
        ) {
            let Ok(terms) = Terms::parse(&q) else { return Ok(()) };
            let any = any && terms.each().len() > 1;
            let mut query = Query {
                terms, any, areas, municipalities, ad_languages: languages, remote, last_24_hours, sort, per_page,
                ..Query::default()
            };
            for value in types {
                query.set(FacetKind::Type, value, true).unwrap();
            }
            query.page = page;
            let url = query.to_url();
            let back = Query::parse_str(&url).unwrap();
            prop_assert_eq!(&back, &query);
            prop_assert_eq!(back.to_url(), url);
        }
    }
}
