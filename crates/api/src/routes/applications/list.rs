//! The applicant's applications.

use actix_web::{HttpResponse, web};
use domain::applications::ApplicationList;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::list;

/// List the applications under the guide’s headings.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications",
    operation_id = "list_applications",
    tag = "applications",
    summary = "List the applications under the guide’s headings",
    security(("session" = [])),
    responses(
        (status = 200, description = "All of them, the last saved first", body = ApplicationList, example = json!({ "items": [{
                "id": "019abf2e-0000-7000-8000-000000000003", "ad": examples::application_ad(), "open": null,
                "heading": "unfinished", "state": "unsent", "actions": ["edit", "send", "delete"], "percent": 83,
                "version": 3, "created_at": "2026-11-25T08:00:00.000Z", "saved_at": "2026-11-25T08:05:00.000Z",
                "sent_at": null, "disappears_at": "2027-06-15T13:15:00.000Z"
            }], "next": null, "prev": null, "total": 1, "now": "2026-11-25T08:05:01.000Z" })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3)", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Applicant(person): Applicant,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let all = app.db.snapshot(async |tx| list::show(tx, person.user, language, now).await).await?;
    Ok(HttpResponse::Ok().json(all))
}
