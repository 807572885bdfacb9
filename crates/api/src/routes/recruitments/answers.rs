//! What the operations on recruitments have in common: how they are asked and how they answer.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use domain::ids::RecruitmentId;
use domain::recruitments::RecruitmentView;
use domain::time::Instant;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::auth::extract::{AgencyActor, WriteAds};
use crate::db::idempotency::Once;
use crate::http::etag::{IfMatch, etag};
use crate::http::idempotency::IdempotencyKey;
use crate::openapi::refusals::refusals;
use crate::usecases::recruitments::{Asked, Request};

/// Who asks.
pub(super) fn asked(who: AgencyActor<WriteAds>, now: Instant) -> Asked {
    Asked { actor: who.actor, agency: who.agency, now }
}

/// A change of what its writer has seen.
pub(super) fn request(who: AgencyActor<WriteAds>, id: RecruitmentId, seen: IfMatch, now: Instant) -> Request {
    Request { asked: asked(who, now), id, seen: seen.0, once: None }
}

/// The same, done once however often it is sent. The same key for another recruitment, version or body is another
/// request.
pub(super) fn once(mut request: Request, key: IdempotencyKey, operation: &'static str, body: &str) -> Request {
    request.once = Some(Once {
        actor: request.asked.actor.name(),
        key: key.0,
        operation,
        request_hash: format!("{}:{}:{body}", request.id, request.seen),
    });
    request
}

/// The recruitment with its version.
pub(super) fn answer(view: &RecruitmentView) -> HttpResponse {
    HttpResponse::Ok().insert_header(etag(view.version)).json(view)
}

/// What every operation may refuse.
pub(super) struct Reading;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            ("403", "`forbidden`: your role at the agency does not allow it"),
            ("404", "`not_found`: there is no such recruitment, or it is not one of yours"),
        ])
    }
}

/// What a body may be refused for.
pub(super) struct Writing;

impl IntoResponses for Writing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Reading::responses();
        all.extend(refusals(&[
            ("400", "`bad_json`: the body cannot be read; `errors` names the place"),
            ("403", "`forbidden`: your role at the agency does not allow it; `foreign_origin`: the request does not come from our own page"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names every field that does not fit; `key_reused`: the same key came with another body"),
        ]));
        all
    }
}

/// What a change of something that is there may be refused for.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Reading::responses();
        all.extend(refusals(&[
            ("403", "`forbidden`: your role at the agency does not allow it; `foreign_origin`: the request does not come from our own page"),
            ("409", "`not_possible`: its state or the time does not allow it; `still_running`: the same request is being worked on"),
            ("412", "`stale`: somebody changed it meanwhile; `current` is what `show_recruitment` answers now"),
            ("422", "`key_reused`: the same key came with another request; `invalid`: a key that is empty or too long"),
            ("428", "`version_required`: `If-Match` is missing"),
        ]));
        all
    }
}

/// The same with a body.
pub(super) struct Changing;

impl IntoResponses for Changing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Writing::responses();
        all.extend(Acting::responses());
        all.extend(refusals(&[(
            "422",
            "`invalid`: `errors` names every field that is missing or does not fit; `key_reused`: the same key came with another request",
        )]));
        all
    }
}
