//! One submitted application.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Problem;
use domain::recruiter::ReceivedApplication;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::received::show;

/// Show an application as it was submitted.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/applications/{application_id}",
    operation_id = "show_received",
    tag = "received",
    summary = "Show an application as it was submitted",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The application, without legal gender and work at the state. The reading is in the audit log", body = ReceivedApplication, example = json!({
            "id": "019abf2e-0000-7000-8000-000000000003", "recruitment_id": "019abf2e-0000-7000-8000-000000000002",
            "state": "sent", "language": "sv",
            "form": { "version": 1, "basics": { "citizenship": false, "photo": "not_asked" }, "sections": [] },
            "basics": { "first_name": "Aino", "last_name": "Lindqvist", "phone": "+358 40 123 4567" },
            "answers": { "motivation": "Jag vill." }, "rows": [], "attachments": [{
            "id": "019abf2e-0000-7000-8000-000000000004", "question": "cv", "name": "CV Åäö.pdf", "size": 25152,
            "media_type": "application/pdf",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "stored_at": "2026-11-25T08:05:00.000Z"
        }],
            "photo": null, "wishes_no_publication": false, "sent_at": "2026-11-25T08:05:01.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, it is not to you, or it is not sent", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ReadReceived>, web::Path<(AgencyId, ApplicationId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, application) = path.into_inner();
    Ok(HttpResponse::Ok().json(show::run(&app, (&who.actor, who.role), &who.agency, application, now).await?))
}
