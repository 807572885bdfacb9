//! What the operations on holds have in common.

use std::collections::BTreeMap;

use domain::time::Instant;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::auth::extract::{AgencyActor, HoldRecords};
use crate::openapi::refusals::refusals;
use crate::usecases::retention::hold::By;

/// Who asks.
pub(super) fn by(who: AgencyActor<HoldRecords>, now: Instant) -> By {
    By { actor: who.actor, agency: who.agency, now }
}

/// What every operation may refuse.
pub(super) struct Reading;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            ("403", "`forbidden`: you are no administrator of the agency"),
            ("404", "`not_found`: there is no such thing at your agency, or its time is over"),
        ])
    }
}

/// What a change may be refused for.
pub(super) struct Setting;

impl IntoResponses for Setting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Reading::responses();
        all.extend(refusals(&[
            ("400", "`bad_json`: the body cannot be read; `errors` names the place"),
            (
                "403",
                "`forbidden`: you are no administrator of the agency; `foreign_origin`: the request does not come from our own page",
            ),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names every field that does not fit"),
        ]));
        all
    }
}
