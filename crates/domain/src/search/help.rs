//! What helps where a search finds nothing (X3.1-3), as the API tells it.

use serde::{Deserialize, Serialize};

/// Ways on from a search that finds nothing. Each way but a single word finds something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHelp {
    /// The words one at a time, with everything else as it is: also those that occur nowhere.
    pub terms: Vec<HelpWords>,
    /// The words as alternatives, where they were written with commas or “eller”, “tai”, “or” between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub any: Option<HelpWords>,
    /// Words that do occur and are spelt nearly like one that does not.
    pub near: Vec<HelpWords>,
    /// What one may leave out of the search, and how much that gives.
    pub without: Vec<HelpWithout>,
}

impl SearchHelp {
    /// Whether any of the ways leads to something.
    #[must_use]
    pub fn helps(&self) -> bool {
        self.terms.iter().any(|way| way.total > 0)
            || self.any.is_some()
            || !self.near.is_empty()
            || !self.without.is_empty()
    }
}

/// A search with other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpWords {
    /// The words.
    pub words: Vec<String>,
    /// How many rows it has.
    pub total: u32,
    /// The part of its address after `?`, for this operation and for the page alike.
    pub query: String,
}

/// A search with something left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpWithout {
    /// What is left out.
    pub what: LeftOut,
    /// The names of the options that are left out, where it is one group of filters.
    pub labels: Vec<String>,
    /// Whether one of the words is enough in it.
    pub any: bool,
    /// How many rows it has.
    pub total: u32,
    /// The part of its address after `?`.
    pub query: String,
}

/// What is left out of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// The words.
    Words,
    /// One group of filters.
    Filter,
    /// All filters.
    Filters,
}
