//! What a new application can begin with.

use actix_web::{HttpResponse, web};
use domain::applications::CopySources;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::usecases::applications::copy;

/// What a new application can begin with (G9.1).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/copy-sources",
    operation_id = "list_copy_sources",
    tag = "applications",
    summary = "What a new application can begin with",
    description = "Whether the profile has rows to copy, and the five applications sent last. Where there is neither, there is nothing to ask the applicant (D58).",
    security(("session" = [])),
    responses(
        (status = 200, description = "What there is", body = CopySources, example = json!({ "profile": true, "applications": [{
            "id": "019abf2e-0000-7000-8000-000000000003", "title": "Överinspektör", "title_language": "sv",
            "agency": { "id": "migri", "name": "Migrationsverket" }, "sent_at": "2026-11-25T08:05:01.000Z"
        }] })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let sources = app.db.snapshot(async |tx| copy::sources(tx, person.user, language, now).await).await?;
    Ok(HttpResponse::Ok().json(sources))
}
