//! What the operations by the secret of a mail have in common.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::openapi::refusals::refusals;

/// What they may refuse.
pub(super) struct ByLink;

impl IntoResponses for ByLink {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("400", "`bad_json`: the body cannot be read"),
            ("403", "`foreign_origin`: the request does not come from our own page"),
            ("404", "`not_found`: there is no such link, or what it led to was erased long ago"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names the fields"),
        ])
    }
}
