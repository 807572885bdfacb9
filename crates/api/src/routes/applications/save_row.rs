//! Saves a row.

use actix_web::{HttpResponse, web};
use domain::applications::{AnswersSaved, SaveRow};
use domain::forms::RowSection;
use domain::ids::{ApplicationId, RowId};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::applications::put_row;

/// Make a row, or merge fields into it.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/applications/{application_id}/rows/{section}/{row_id}",
    operation_id = "save_row",
    tag = "applications",
    summary = "Make a row, or merge fields into it",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("section" = RowSection, Path, description = "Which rows"),
        ("row_id" = RowId, Path, description = "The row; a UUID made by the client"),
    ),
    request_body(content = SaveRow, example = json!({ "base_version": 3, "fields": { "level": "l7", "degree": "Filosofie magister" } })),
    responses(
        (status = 200, description = "What was saved", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!({
            "version": 4, "saved": ["/rows/degrees/019abf2e-0000-7000-8000-000000000005/level"], "conflicts": [],
            "evaluation": {
                "errors": [{ "pointer": "/basics/phone", "code": "missing" }], "percent": 91,
                "sections": [{ "section": "basics", "state": "started" }, { "section": "job", "state": "done" }]
            },
            "saved_at": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`period_over`, `period_not_open`, `not_possible`: the period or the state does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: `base_version` is a version that there has never been; `current` is how it is", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a value that no draft keeps (too long, of the wrong type, no such choice); nothing was saved", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), (path, save)): Allowed<OwnDraft, (RowPath, Json<SaveRow>)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, section, row) = path.into_inner();
    let saved = put_row::run(&app, &mine, section, row, &save.value, language, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}

/// Which row.
type RowPath = web::Path<(ApplicationId, RowSection, RowId)>;
