//! The submitted applications of a recruitment.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Problem;
use domain::recruiter::ReceivedList;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::received::list;

/// List the submitted applications of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/applications",
    operation_id = "list_received",
    tag = "received",
    summary = "List the submitted applications of a recruitment",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
    ),
    responses(
        (status = 200, description = "Submitted ones, the first sent first. The reading is in the audit log", body = ReceivedList, example = json!({ "items": [{ "id": "019abf2e-0000-7000-8000-000000000003", "name": "Aino Lindqvist", "state": "sent", "language": "sv", "sent_at": "2026-11-25T08:05:01.000Z", "attachments": 1 }], "next": null, "prev": null, "total": 1 })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such recruitment, or it is not one of yours", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ReadReceived>, web::Path<(AgencyId, RecruitmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment) = path.into_inner();
    Ok(HttpResponse::Ok().json(list::run(&app, (&who.actor, who.role), &who.agency, recruitment, now).await?))
}
