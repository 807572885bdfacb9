//! The profile as a file.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::profile::ProfileFile;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::{Failure, Outcome};
use crate::http::{Arrived, download};
use crate::usecases::profile::view;

/// The profile as a JSON file with everything in it (G7.1-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/profile/file",
    operation_id = "download_profile",
    tag = "profile",
    summary = "The profile as a JSON file with everything in it",
    description = "Basic details, rows of all sections and the photo. `POST /me/profile/file` takes it back.",
    security(("session" = [])),
    responses(
        (status = 200, description = "The file", body = ProfileFile, headers(("Content-Disposition" = String, description = "Saved, not shown")), example = json!({
            "format": "virka-profile-1", "saved_at": "2026-11-25T08:00:00.000Z",
            "basics": { "first_name": "Ada", "last_name": "Exempel", "email": "ada@example.org" },
            "rows": [{ "id": "019abf2e-0000-7000-8000-000000000005", "section": "courses", "position": 0, "fields": { "course": "Första hjälpen" } }]
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
    let file = view::file(&app, person.user, now).await?;
    // People look at it in a text editor, as the guide tells them.
    let text = serde_json::to_vec_pretty(&file).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(download::answer("virka-profile.json", "application/json", text.into()))
}
