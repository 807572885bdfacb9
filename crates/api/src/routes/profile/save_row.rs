//! Saves a row of the profile.

use actix_web::{HttpResponse, web};
use domain::applications::{AnswersSaved, SaveRow};
use domain::forms::RowSection;
use domain::ids::RowId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::profile::save_row;

/// Make a row of the profile, or merge fields into it. Sent applications do not change (G7.1-3).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/me/profile/{section}/{row_id}",
    operation_id = "save_profile_row",
    tag = "profile",
    summary = "Make a row of the profile, or merge fields into it",
    description = "The id is the client’s, so repeating is harmless, and a row that was removed is put back by making it again. Applications that were sent do not change (G7.1-3).",
    security(("session" = [])),
    params(
        ("section" = RowSection, Path, description = "Which rows"),
        ("row_id" = RowId, Path, description = "The row; a UUID made by the client"),
    ),
    request_body(content = SaveRow, example = json!({ "base_version": 7, "fields": { "course": "Första hjälpen" } })),
    responses(
        (status = 200, description = "What was saved, and what was not", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 8, "saved": ["/rows/courses/019abf2e-0000-7000-8000-000000000005/course"], "conflicts": [],
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such section, or the id belongs to a row of another one", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: `base_version` is a version that there has never been; `current` is the profile as it is", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a value that no profile keeps (too long, of the wrong type, no such choice), or the section is full; nothing was saved", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), (path, save)): Allowed<ApplicantBeforeTerms, (RowPath, Json<SaveRow>)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let saved = save_row::run(&app, &person.actor, person.user, path.into_inner(), &save.value, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}

/// Which row.
type RowPath = web::Path<(RowSection, RowId)>;
