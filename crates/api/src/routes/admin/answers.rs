//! What the operations of service administrators have in common.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::openapi::refusals::refusals;

/// Who may not read.
pub(super) struct Reading;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            ("403", "`forbidden`: you do not administer the service"),
        ])
    }
}

/// Who may not change anything.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            (
                "403",
                "`forbidden`: you do not administer the service; `foreign_origin`: the request does not come from our own page",
            ),
        ])
    }
}

/// What somebody else has changed meanwhile.
pub(super) struct Seen;

impl IntoResponses for Seen {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("412", "`stale`: somebody changed it meanwhile; `current` is what it is now"),
            ("428", "`version_required`: `If-Match` is missing"),
        ])
    }
}

/// A body that cannot be read.
pub(super) struct Body;

impl IntoResponses for Body {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("400", "`bad_json`: the body cannot be read; `errors` names the place"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
        ])
    }
}
