//! Sends an application.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, SendApplication};
use domain::ids::ApplicationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::send;

/// Send the application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/submission",
    operation_id = "send_application",
    tag = "applications",
    summary = "Send the application",
    description = "Version, state and deadline are conditions of the very statement that sends; what counts is when the request arrived.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SendApplication, example = json!({ "base_version": 12, "wishes_no_publication": false })),
    responses(
        (status = 200, description = "It is sent", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::sent_application())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`period_over`: the period ended before the request arrived (G1-7); `not_possible`: it is sent already; `still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: it changed since the preview; `current` is how it is now", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`not_complete`: `errors` names every field that is missing or wrong; `key_reused`: the same key came with another body; `invalid`: a key that is too long, or a character that no text may contain", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnApplication { mine, .. }, (wish, key)): Allowed<OwnApplication, (Json<SendApplication>, IdempotencyKey)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = Once {
        actor: mine.applicant.to_string(),
        key: key.0,
        operation: "send_application",
        request_hash: format!("{}:{}", mine.id, wish.hash),
    };
    let view = send::run(&app, &mine, wish.value, &once, language, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
