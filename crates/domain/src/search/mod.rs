//! Searching: what is asked for, its address, and the reference judge of what it finds (G3.1, G3.2).

mod doc;
mod facets;
mod order;
mod query;
mod terms;

pub use doc::SearchDoc;
pub use facets::FacetKind;
pub use order::Sort;
pub use query::{PER_PAGE_CHOICES, Query};
pub use terms::{MAX_QUERY_CHARS, MAX_TERMS, Terms};
