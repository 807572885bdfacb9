//! One's own profile.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::profile::ProfileView;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::http::etag::etag;
use crate::usecases::profile::view;

/// One's own profile: basic details, which show in all one's applications, and rows, which new ones can begin with (G7.1).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/profile",
    operation_id = "show_profile",
    tag = "profile",
    summary = "One's own profile",
    security(("session" = [])),
    responses(
        (status = 200, description = "The profile", body = ProfileView, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "version": 7, "basics": { "first_name": "Ada", "last_name": "Exempel", "email": "ada@example.org" },
            "rows": [{ "id": "019abf2e-0000-7000-8000-000000000005", "section": "courses", "position": 0, "fields": { "course": "Första hjälpen" } }],
            "photo": null, "saved_at": "2026-11-25T08:00:00.000Z", "now": "2026-11-25T08:00:01.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12)", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = app.db.snapshot(async |tx| view::show(tx, person.user, now).await).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
