//! How every list pages (X14-4, D35).

use serde::{Deserialize, Serialize};

/// The default and the largest number of entries of one answer.
pub const DEFAULT_LIMIT: u16 = 50;
/// The largest `limit` a list accepts.
pub const MAX_LIMIT: u16 = 200;

/// One page of a list. Follow `next` until it is null; the address also stands in the `Link` header (RFC 8288).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Listing<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Cursor of the next page, or null on the last one.
    pub next: Option<String>,
    /// Cursor of the previous page, or null on the first one.
    pub prev: Option<String>,
    /// How many there are in all, where that is cheap to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
}
