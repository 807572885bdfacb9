//! Removes a row of the profile.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::ids::RowId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::profile::remove_row;

/// Remove a row of the profile; it may be gone already. Sent applications do not change (G7.1-3).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/me/profile/{section}/{row_id}",
    operation_id = "remove_profile_row",
    tag = "profile",
    summary = "Remove a row of the profile; it may be gone already",
    security(("session" = [])),
    params(
        ("section" = RowSection, Path, description = "Which rows"),
        ("row_id" = RowId, Path, description = "The row"),
    ),
    responses(
        (status = 200, description = "It is not there", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 9, "saved": ["/rows/courses/019abf2e-0000-7000-8000-000000000005"], "conflicts": [],
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: no such section", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), path): Allowed<ApplicantBeforeTerms, web::Path<(RowSection, RowId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let saved = remove_row::run(&app, &person.actor, person.user, path.into_inner(), now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}
