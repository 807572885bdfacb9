//! When which agency opened one's applications.

use actix_web::{HttpResponse, web};
use domain::my_data::OpeningList;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::usecases::my_data::openings;

/// When which agency opened one's applications (X7-6).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/openings",
    operation_id = "list_openings",
    tag = "my_data",
    summary = "When which agency opened one’s applications",
    security(("session" = [])),
    responses(
        (status = 200, description = "The newest first", body = OpeningList, example = json!({ "items": [{
            "at": "2026-11-27T08:00:00.000Z", "agency": { "id": "migri", "name": "Migrationsverket" },
            "application_id": "019abf2e-0000-7000-8000-000000000003", "title": "IT-expert", "title_language": "sv",
            "opened": "application"
        }], "next": null, "prev": null, "total": 1 })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no applications", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let codes = app.search.snapshot(&app.db, now).await?.codes.clone();
    let items = app.db.snapshot(async |tx| openings::of(tx, &codes, person.user, language, now).await).await?;
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Ok(HttpResponse::Ok().json(OpeningList { items, next: None, prev: None, total }))
}
