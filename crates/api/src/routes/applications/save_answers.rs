//! Saves answers.

use actix_web::{HttpResponse, web};
use domain::applications::{AnswersSaved, SaveAnswers};
use domain::ids::ApplicationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::applications::save_answers;

/// Save the fields that were left.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    patch,
    path = "/applications/{application_id}/answers",
    operation_id = "save_answers",
    tag = "applications",
    summary = "Save the fields that were left",
    description = "Values are stored as typed and judged afterwards. A field that somebody else changed since `base_version` is not overwritten but comes back in `conflicts`; the others are saved (D56).",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    request_body(content = SaveAnswers, example = json!({ "base_version": 3, "answers": { "motivation": "Jag vill.", "start": null }, "basics": { "electronic_notice": true } })),
    responses(
        (status = 200, description = "What was saved, and what somebody else had changed meanwhile", body = AnswersSaved, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!({
            "version": 4, "saved": ["/answers/motivation"], "conflicts": [],
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
    Allowed(OwnDraft(OwnApplication { mine, .. }), save): Allowed<OwnDraft, Json<SaveAnswers>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let saved = save_answers::run(&app, &mine, &save.value, language, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(saved.version)).json(saved))
}
