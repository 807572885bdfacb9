//! What one has accepted.

use actix_web::{HttpResponse, web};
use domain::accounts::ConsentView;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::db::terms;
use crate::failure::Outcome;

/// Which versions of the terms and the privacy notice one has accepted, and when (G1-3).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/consents",
    operation_id = "list_consents",
    tag = "accounts",
    summary = "Which versions of the terms one has accepted, and when",
    security(("session" = [])),
    responses(
        (status = 200, description = "The newest first", body = Vec<ConsentView>, example = json!([{
            "terms_version_id": "019abf2e-0000-7000-8000-000000000031", "kind": "terms_of_use", "version": 1,
            "language": "sv", "accepted_at": "2026-11-25T08:00:00.000Z"
        }])),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has nothing to accept", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, ApplicantBeforeTerms(person): ApplicantBeforeTerms) -> Outcome<HttpResponse> {
    let accepted = app.db.snapshot(async |tx| terms::accepted(tx, person.user).await).await?;
    Ok(HttpResponse::Ok().json(accepted))
}
