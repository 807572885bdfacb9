//! The profile on the wire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::forms::{AnswerValue, BasicField, DraftRow};
use crate::ids::RowId;
use crate::row_version::RowVersion;
use crate::time::Instant;

/// `GET /me/profile`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileView {
    /// Version of everything in it: `base_version` of the next save.
    pub version: RowVersion,
    /// Basic details as typed.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// Degrees, courses, language skills, work experience, positions of trust, as typed and in order.
    pub rows: Vec<DraftRow>,
    /// The photo, where there is one.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub photo: Option<PhotoView>,
    /// When anything in it was last saved.
    pub saved_at: Instant,
    /// The server's clock when it answered.
    pub now: Instant,
}

/// The photo of a profile (G7.1-4). Only its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhotoView {
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// When it was stored.
    pub stored_at: Instant,
}

/// `PUT /me/profile/{section}/order`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderRows {
    /// The rows of the section in their new order. Rows that it does not name come after these, in the order they had.
    pub order: Vec<RowId>,
}

/// `POST /applications/{id}/copy-to-profile`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CopyToProfile {
    /// Whether fields of the profile that say something else are replaced. Without it they come back as conflicts.
    #[serde(default)]
    pub overwrite: bool,
}

/// `PATCH /me/profile`: basic details that were left since the last save; `null` clears one. Fields of one application
/// only (`citizenship`, `electronic_notice`) are refused here. Answered like `PATCH …/answers` (D56).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveBasics {
    /// The version the page knows.
    pub base_version: RowVersion,
    /// The fields.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<BasicField, crate::forms::AnswerChange>))]
    pub basics: BTreeMap<BasicField, Option<AnswerValue>>,
}
