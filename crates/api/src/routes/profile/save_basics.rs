//! Saves basic details.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::problem::Problem;
use domain::profile::SaveBasics;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::profile::save_basics;

/// Save basic details field by field; they show in all one's applications (G7.1-3). Fields that somebody else changed since `base_version` come back as `conflicts` (D56).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    patch,
    path = "/me/profile",
    operation_id = "save_basics",
    tag = "profile",
    summary = "Save basic details field by field",
    security(("session" = [])),
    request_body(content = SaveBasics, example = json!({ "base_version": 7, "basics": { "first_name": "Ada", "phone": null } })),
    responses(
        (status = 200, description = "What was saved, and what was not", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 8, "saved": ["/basics/first_name"],
            "conflicts": [{ "pointer": "/basics/phone", "yours": null, "stored": "040 123 4567" }],
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: `base_version` is a version that there has never been; `current` is the profile as it is", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the fields", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), save): Allowed<ApplicantBeforeTerms, Json<SaveBasics>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let saved = save_basics::run(&app, &person.actor, person.user, &save.value, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}
