//! Removes a row.

use actix_web::{HttpResponse, web};
use domain::applications::AnswersSaved;
use domain::forms::RowSection;
use domain::ids::{ApplicationId, RowId};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::applications::remove_row;

/// Remove a row; it may be gone already.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/applications/{application_id}/rows/{section}/{row_id}",
    operation_id = "remove_row",
    tag = "applications",
    summary = "Remove a row; it may be gone already",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("section" = RowSection, Path, description = "Which rows"),
        ("row_id" = RowId, Path, description = "The row; a UUID made by the client"),
    ),
    responses(
        (status = 200, description = "It is not there", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!({
            "version": 4, "saved": ["/rows/degrees/019abf2e-0000-7000-8000-000000000005"], "conflicts": [],
            "evaluation": {
                "errors": [{ "pointer": "/basics/phone", "code": "missing" }], "percent": 91,
                "sections": [{ "section": "basics", "state": "started" }, { "section": "job", "state": "done" }]
            },
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`period_over`, `period_not_open`, `not_possible`: the period or the state does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), path): Allowed<
        OwnDraft,
        web::Path<(ApplicationId, RowSection, RowId)>,
    >,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, section, row) = path.into_inner();
    let saved = remove_row::run(&app, &mine, section, row, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}
