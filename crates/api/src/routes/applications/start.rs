//! Begins an application.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, StartApplication};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::start;

/// Begin an application to an ad.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications",
    operation_id = "start_application",
    tag = "applications",
    summary = "Begin an application to an ad",
    security(("session" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = StartApplication, example = json!({ "ad_id": "019abf2e-0000-7000-8000-000000000001", "start_from": "profile", "language": "sv" })),
    responses(
        (status = 201, description = "It is begun", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`"), ("Location" = String, description = "Its address")), example = json!(examples::unsent_application())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such ad", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`already_applied`: there is one already, and `instance` is its address; `period_over`, `period_not_open`: the ad takes no applications now; `still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`key_reused`: the same key came with another body; `invalid`: `start_from` names none of the five applications sent last, a key that is too long, or a character that no text may contain", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), (wish, key)): Allowed<
        ApplicantBeforeTerms,
        (Json<StartApplication>, IdempotencyKey),
    >,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once =
        Once { actor: person.user.to_string(), key: key.0, operation: "start_application", request_hash: wish.hash };
    let view = start::run(&app, &person.actor, person.user, &wish.value, &once, language, now).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, start::address(view.id)))
        .insert_header(etag(view.version))
        .json(view))
}
