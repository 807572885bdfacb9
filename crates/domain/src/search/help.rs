//! What helps where a search finds nothing (X3.1-3), as the API tells it.

use serde::{Deserialize, Serialize};

/// Ways on from a search that finds nothing. All but single words find something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHelp {
    /// The words one at a time, with everything else as it is: also those that find nothing. Last the words as
    /// alternatives, where they were written with commas or “eller”, “tai”, “or” between them.
    pub words: Vec<HelpSearch>,
    /// Words that do occur and are spelt nearly like one that does not.
    pub near: Vec<HelpSearch>,
    /// The search without its words, and without each filter that is in the way.
    pub without: Vec<HelpSearch>,
}

impl SearchHelp {
    /// Whether any of the ways leads to something.
    #[must_use]
    pub fn helps(&self) -> bool {
        [&self.words, &self.near, &self.without].into_iter().flatten().any(|way| way.total > 0)
    }
}

/// Another search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpSearch {
    /// What it is called, in the language of the answer.
    pub label: String,
    /// How many rows it has.
    pub total: u32,
    /// The part of its address after `?`, for this operation and for the page alike.
    pub query: String,
}
