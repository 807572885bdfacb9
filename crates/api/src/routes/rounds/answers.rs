//! What the operations on rounds have in common: how they are asked and what they may refuse.

use std::collections::BTreeMap;

use domain::ids::{InterviewRoundId, RecruitmentId};
use domain::time::Instant;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::auth::extract::AgencyActor;
use crate::db::idempotency::Once;
use crate::db::interviews::rounds::Place;
use crate::http::idempotency::IdempotencyKey;
use crate::openapi::refusals::refusals;
use crate::usecases::interviews::AtRound;
use crate::usecases::recruitments::Asked;

/// Who asks.
pub(super) fn asked<P>(who: AgencyActor<P>, now: Instant) -> Asked {
    Asked { actor: who.actor, agency: who.agency, now }
}

/// Who asks, about which round.
pub(super) fn at<P>(
    who: &AgencyActor<P>,
    recruitment: RecruitmentId,
    round: InterviewRoundId,
    now: Instant,
) -> AtRound {
    let place = Place { agency: who.agency.clone(), recruitment, round };
    AtRound { actor: who.actor.clone(), place, now }
}

/// The key of a request that may be repeated: the same key for something else is another request.
pub(super) fn once<P>(who: &AgencyActor<P>, key: IdempotencyKey, operation: &'static str, of: String) -> Once {
    Once { actor: who.actor.name(), key: key.0, operation, request_hash: format!("{}:{of}", who.agency) }
}

/// What every operation may refuse.
pub(super) struct Reading;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            ("403", "`forbidden`: your role at the agency does not allow it"),
            ("404", "`not_found`: there is no such thing, or it is not one of yours"),
        ])
    }
}

/// What a change may be refused for.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Reading::responses();
        all.extend(refusals(&[(
            "403",
            "`forbidden`: your role at the agency does not allow it; `foreign_origin`: the request does not come from our own page",
        )]));
        all
    }
}

/// What a body may be refused for.
pub(super) struct Writing;

impl IntoResponses for Writing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Acting::responses();
        all.extend(refusals(&[
            ("400", "`bad_json`: the body cannot be read; `errors` names the place"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names every field that does not fit; `key_reused`: the same key came with another body"),
        ]));
        all
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

/// What a booking may be refused for.
pub(super) struct Booking;

impl IntoResponses for Booking {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            (
                "409",
                "`interview_time_taken`: the time is booked, over or removed; `not_possible`: its state does not allow it, see `actions`",
            ),
            ("410", "`interview_closed`: the application was withdrawn, or the recruitment has ended"),
        ])
    }
}
