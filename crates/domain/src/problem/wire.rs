//! RFC 9457 on the wire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FieldCode;

/// `application/problem+json` (RFC 9457). Match `code`; show `detail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Address of a page that explains this kind of problem.
    #[serde(rename = "type")]
    pub type_uri: String,
    /// Stable word for this kind of problem.
    pub code: String,
    /// Short name of the problem, in the reader's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do, in the reader's language.
    pub detail: String,
    /// The thing concerned, where there is one: for `already_applied` the address of the first application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub instance: Option<String>,
    /// The thing as it is now, for `stale`: the answer that getting it would give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>, nullable = false))]
    pub current: Option<serde_json::Value>,
    /// Tell this to the help desk.
    pub request_id: String,
    /// The fields that do not fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// JSON Pointer (RFC 6901) to the field, or `?name` for a query parameter.
    pub pointer: String,
    /// Why.
    pub code: FieldCode,
    /// What to do, in the reader's language.
    pub detail: String,
    /// Numbers and names that belong to the reason, for example `max`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}
