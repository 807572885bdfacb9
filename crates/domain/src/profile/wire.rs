//! The profile on the wire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::forms::{AnswerValue, BasicField};
use crate::row_version::RowVersion;
use crate::time::Instant;

/// `GET /me/profile`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileView {
    /// Version of the basic details: `base_version` of the next `PATCH`.
    pub version: RowVersion,
    /// Basic details as typed.
    pub basics: BTreeMap<BasicField, AnswerValue>,
    /// When anything in it was last saved.
    pub saved_at: Instant,
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
