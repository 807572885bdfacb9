//! Whether and where an agency is told by mail what comes in.

use actix_web::{HttpResponse, web};
use domain::agencies::MailNotices;
use domain::ids::AgencyId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ChangeSettings};
use crate::db::agencies::mail_notices;
use crate::failure::Outcome;

/// Whether and where the agency is told by mail what comes in to its recruitments.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/mail-notices",
    operation_id = "show_mail_notices",
    tag = "agency",
    summary = "Whether and where the agency is told by mail what comes in",
    description = "What was sent, edited and withdrawn is collected and told in one mail a recruitment, at most one an hour or as the service has set it: numbers and addresses of pages, nothing of any applicant.",
    security(("session" = [])),
    params(("agency_id" = AgencyId, Path, description = "The agency", example = "migri")),
    responses(
        (status = 200, description = "What the agency has set", body = MailNotices, example = json!({ "wanted": true, "email": "rekrytering@migri.example", "language": "sv" })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you are no administrator of the agency", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such agency, or you do not work for it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, who: AgencyActor<ChangeSettings>) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(mail_notices::of(app.db.read(), &who.agency).await?))
}
