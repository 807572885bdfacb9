//! What a search of the bank asks for.

use chrono::NaiveDate;
use domain::applications::{OpenOrder, valid_before};
use domain::codes::CodeList;
use domain::page::{DEFAULT_LIMIT, MAX_LIMIT};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::search::{MAX_QUERY_CHARS, MAX_TERMS, Terms, fold};
use serde::Deserialize;

use crate::db::applications::open::bank::{Place, Sought};
use crate::failure::{Failure, Outcome, Refusal};
use crate::usecases::open_bank::search::read_cursor;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    area: Vec<String>,
    #[serde(default)]
    region: Vec<String>,
    #[serde(default)]
    municipality: Vec<String>,
    q: Option<String>,
    valid_on: Option<String>,
    sort: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

/// What they mean.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) sought: Sought,
    pub(super) order: OpenOrder,
    pub(super) place: Place,
    pub(super) limit: u64,
}

impl Parameters {
    /// Reads them; `knows` says whether a list has a code.
    pub(super) fn read(self, knows: impl Fn(CodeList, &str) -> bool) -> Outcome<Asked> {
        let mut errors = Vec::new();
        let lists = [
            ("?area", CodeList::TaskAreas, &self.area),
            ("?region", CodeList::Regions, &self.region),
            ("?municipality", CodeList::Municipalities, &self.municipality),
        ];
        for (pointer, list, codes) in lists {
            if !codes.iter().all(|code| knows(list, code)) {
                errors.push(FieldError::new(pointer, FieldCode::NotAChoice));
            }
        }
        let terms = self.terms(&mut errors);
        let valid_beyond = self.valid_on.as_deref().and_then(|day| match day.parse::<NaiveDate>() {
            Ok(day) => Some(valid_before(day)),
            Err(_unread) => {
                errors.push(FieldError::new("?valid_on", FieldCode::NotADate));
                None
            }
        });
        let order = match self.sort.as_deref().map(str::parse) {
            None => OpenOrder::Newest,
            Some(Ok(order)) => order,
            Some(Err(_unread)) => {
                errors.push(FieldError::new("?sort", FieldCode::NotAChoice));
                OpenOrder::Newest
            }
        };
        let mut limit = u64::from(DEFAULT_LIMIT);
        match self.limit.as_deref().map(str::parse) {
            None => {}
            Some(Ok(wish)) if (1..=u64::from(MAX_LIMIT)).contains(&wish) => limit = wish,
            Some(Ok(_)) => {
                errors.push(FieldError::new("?limit", FieldCode::OutOfRange).with("min", 1).with("max", MAX_LIMIT));
            }
            Some(Err(_)) => errors.push(FieldError::new("?limit", FieldCode::NotANumber)),
        }
        let place = match &self.cursor {
            None => Place::First,
            Some(cursor) => read_cursor(cursor).unwrap_or_else(|| {
                errors.push(FieldError::new("?cursor", FieldCode::Malformed));
                Place::First
            }),
        };
        if !errors.is_empty() {
            return Err(Failure::from(Refusal::new(Kind::BadQuery).with_errors(errors)));
        }
        let Self { area: areas, region: regions, municipality: municipalities, .. } = self;
        Ok(Asked { sought: Sought { areas, regions, municipalities, terms, valid_beyond }, order, place, limit })
    }

    /// Words and “phrases”, folded as the bank is; all must occur.
    fn terms(&self, errors: &mut Vec<FieldError>) -> Vec<String> {
        let raw = self.q.as_deref().unwrap_or_default();
        if raw.contains('\0') {
            errors.push(FieldError::new("?q", FieldCode::BadCharacter));
            return Vec::new();
        }
        match Terms::parse(raw) {
            Ok(terms) => terms.each().iter().map(|term| fold(term)).collect(),
            Err(code) => {
                let most = if code == FieldCode::TooMany { MAX_TERMS } else { MAX_QUERY_CHARS };
                errors.push(FieldError::new("?q", code).with("max", most));
                Vec::new()
            }
        }
    }
}
