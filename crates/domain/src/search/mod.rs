//! Searching: what is asked for, its address, and the reference judge of what it finds (G3.1, G3.2).

mod doc;
mod facets;
#[cfg(feature = "fold")]
mod fold;
#[cfg(feature = "fold")]
mod groups;
mod help;
mod highlight;
#[cfg(feature = "fold")]
mod matches;
mod order;
mod parameters;
mod query;
mod terms;
mod url;

pub use doc::SearchDoc;
pub use facets::{FacetKind, SHORT_LIST, SHORT_REGIONS, most};
#[cfg(feature = "fold")]
pub use fold::{composed, fold};
pub use help::{HelpSearch, SearchHelp};
pub use highlight::{Piece, highlight};
#[cfg(feature = "fold")]
pub use matches::{Counts, Found, Judge, Row, search};
pub use order::{Cursor, Direction, Place, Sort};
pub use parameters::pairs;
pub use query::{PER_PAGE_CHOICES, Query};
pub use terms::{MAX_QUERY_CHARS, MAX_TERMS, Terms};
pub use url::{LAST_DAY, MAX_PAGE, api_path, api_query, feed_path, refused_codes};
