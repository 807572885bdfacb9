//! The number that guards edits: two people never overwrite each other unseen.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Counts the edits of one row, from 1. Travels as `ETag`, `If-Match`, `version` and `base_version` (X14-4, D56).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = i32, minimum = 0, example = 3))]
#[serde(transparent)]
pub struct RowVersion(pub i32);

impl fmt::Display for RowVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
