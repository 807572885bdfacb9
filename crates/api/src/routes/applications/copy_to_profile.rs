//! Takes the rows of an application into the profile.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::ids::ApplicationId;
use domain::problem::Problem;
use domain::profile::CopyToProfile;

use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::applications::copy_to_profile;

/// Take degrees, courses, language skills, work experience and positions of trust of an application into the profile.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/copy-to-profile",
    operation_id = "copy_to_profile",
    tag = "applications",
    summary = "Take the rows of an application into the profile",
    description = "Degrees, courses, language skills, work experience and positions of trust. What the profile has word for word is not added again; a field that says something else stays and comes back in `conflicts`, unless `overwrite` is wished. Nothing is removed. Repeating is harmless.",
    security(("session" = [])),
    params(("application_id" = ApplicationId, Path, description = "The application")),
    request_body(content = CopyToProfile, example = json!({ "overwrite": false })),
    responses(
        (status = 200, description = "What was taken in, and what was not; `version` is the profile’s", body = AnswersSaved, headers(("ETag" = String, description = "The profile’s version, for `base_version`")), example = json!({
            "version": 9, "saved": ["/rows/degrees/019abf2e-0000-7000-8000-000000000005/degree"], "conflicts": [],
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a section of the profile would have too many rows; nothing was taken in", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnApplication { mine, .. }, wish): Allowed<OwnApplication, Json<CopyToProfile>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let taken = copy_to_profile::run(&app, &mine, wish.value.overwrite, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(taken.version)).json(taken))
}
