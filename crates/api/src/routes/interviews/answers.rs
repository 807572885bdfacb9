//! What an applicant's operations on interviews have in common.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::header;
use domain::language::Language;
use domain::time::Instant;
use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::actor::Actor;
use crate::openapi::refusals::refusals;
use crate::usecases::interviews::by_link::WithSecret;

/// How somebody comes with a secret.
pub(super) fn with<'a>(
    actor: &'a Actor,
    secret: &'a str,
    network: &'a str,
    language: Language,
    now: Instant,
) -> WithSecret<'a> {
    WithSecret { actor, secret, network, language, now }
}

/// A calendar.
pub(super) fn calendar(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"virka.ics\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text)
}

/// What the operations by a secret may refuse.
pub(super) struct ByLink;

impl IntoResponses for ByLink {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("400", "`bad_json`: the body cannot be read"),
            ("403", "`foreign_origin`: the request does not come from our own page"),
            ("404", "`not_found`: the secret leads nowhere: it was cut off, or is none"),
            ("409", BOOKING),
            ("410", CLOSED),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names the fields"),
            (
                "429",
                "`too_many_requests`: too many secrets that lead nowhere came from there; `Retry-After` says when to come back",
            ),
        ])
    }
}

const BOOKING: &str = "`interview_time_taken`: somebody else has it, `current` has the times that are free; `no_interview_times`: none is left; `booking_over`: the booking time is over, `current` says whom to ask; `not_possible`: the state does not allow it, see `actions`. `current` is what `look_at_interview` answers now";
const CLOSED: &str = "`interview_closed`: the application was withdrawn, or the recruitment has ended";

/// Who may not read.
pub(super) struct Reading;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("401", "`not_logged_in`: nobody is logged in"),
            ("403", "`work_account_cannot_apply`: a work account cannot apply (G1-12)"),
            ("404", "`not_found`: there is no such application or interview, or it is not yours"),
        ])
    }
}

/// What an act may be refused for.
pub(super) struct Acting;

impl IntoResponses for Acting {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = Reading::responses();
        all.extend(refusals(&[
            ("403", "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page"),
            ("409", BOOKING),
            ("410", CLOSED),
        ]));
        all
    }
}

/// What a body may be refused for.
pub(super) struct Body;

impl IntoResponses for Body {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            ("400", "`bad_json`: the body cannot be read"),
            ("413", "`too_large`: the body is too large"),
            ("415", "`unsupported_media_type`: the body is no JSON"),
            ("422", "`invalid`: `errors` names the fields"),
        ])
    }
}
