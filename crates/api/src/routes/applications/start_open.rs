//! Begins “Öppen ansökan till staten”.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, StartOpenApplication};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::start::address;
use crate::usecases::applications::start_open;

/// Begin the open application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/open-applications",
    operation_id = "start_open_application",
    tag = "applications",
    summary = "Begin the open application",
    description = "“Öppen ansökan till staten” (G11): an application to no ad, by one standing form. It can only lead to temporary posts of at most two years. There is one per applicant at a time. It is saved, sent, edited, withdrawn and deleted like any other; the answer `valid_until` says until when it is valid, at most two years from the day of sending.",
    security(("session" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = StartOpenApplication, example = json!({ "start_from": "profile", "language": "sv" })),
    responses(
        (status = 201, description = "It is begun", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`"), ("Location" = String, description = "Its address")), example = json!(examples::open_application())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`already_applied`: there is one already, and `instance` is its address; `still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`key_reused`: the same key came with another body; `invalid`: `start_from` names none of the five applications sent last, a key that is too long, or a character that no text may contain", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), (wish, key)): Allowed<
        ApplicantBeforeTerms,
        (Json<StartOpenApplication>, IdempotencyKey),
    >,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = Once {
        actor: person.user.to_string(),
        key: key.0,
        operation: "start_open_application",
        request_hash: wish.hash,
    };
    let view = start_open::run(&app, &person.actor, person.user, &wish.value, &once, language, now).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, address(view.id)))
        .insert_header(etag(view.version))
        .json(view))
}
