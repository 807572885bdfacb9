//! One application.

use actix_web::{HttpResponse, web};
use domain::applications::ApplicationView;
use domain::ids::ApplicationId;
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::db::applications::own;
use crate::failure::{Failure, Outcome};
use crate::http::etag::etag;
use crate::http::{Arrived, Spoken};
use crate::usecases::applications::view;

/// Show one of one’s own applications.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}",
    operation_id = "show_application",
    tag = "applications",
    summary = "Show one of one’s own applications",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The application", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!({
            "id": "019abf2e-0000-7000-8000-000000000003",
            "ad": {
                "id": "019abf2e-0000-7000-8000-000000000001", "recruitment_id": "019abf2e-0000-7000-8000-000000000002",
                "recruitment_code": "123456", "title": "Överinspektör", "title_language": "sv",
                "agency": { "id": "migri", "name": "Migrationsverket" }, "state": "open", "public_service": true,
                "opens_at": "2026-11-20T06:00:00.000Z", "closes_at": "2026-12-15T14:15:00.000Z",
                "closes_at_local": "2026-12-15T16:15", "contacts": []
            },
            "language": "sv", "state": "unsent", "actions": ["edit", "send", "delete"],
            "form": { "version": 1, "basics": { "citizenship": false }, "sections": [{
                "kind": "job", "questions": [{
                    "id": "motivation", "label": { "sv": "Varför söker du?" }, "role": "plain",
                    "kind": { "type": "text", "max": 4000, "long": true }, "required": true
                }]
            }] },
            "version": 3, "profile_version": 7, "basics": { "first_name": "Aino", "birth_date": "29.2.1988" },
            "answers": { "motivation": "Jag vill." }, "rows": [], "attachments": [],
            "evaluation": {
                "errors": [{ "pointer": "/rows/degrees", "code": "missing" }], "percent": 83,
                "sections": [{ "section": "basics", "state": "started" }]
            },
            "wishes_no_publication": false, "created_at": "2026-11-25T08:00:00.000Z",
            "saved_at": "2026-11-25T08:05:00.000Z", "sent_at": null, "now": "2026-11-25T08:05:01.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    OwnApplication { mine, .. }: OwnApplication,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = app
        .db
        .snapshot(async |tx| {
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            view::show(tx, &own, mine.applicant, language, now).await
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
