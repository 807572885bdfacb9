//! The photo of one's own application.

use actix_web::{HttpResponse, web};
use domain::ids::ApplicationId;
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::db::applications::photo;
use crate::failure::{Failure, Outcome};
use crate::http::download::{self, FileBytes};

/// The photo that one of one’s own applications was sent with; of one that is being written, that of the profile.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}/photo",
    operation_id = "fetch_application_photo",
    tag = "applications",
    summary = "The photo of one of one’s own applications",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The photo, a JPEG or a PNG: `Content-Type` says which", body = FileBytes, content_type = "application/octet-stream"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, it is not yours, or it has no photo", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, OwnDraft(OwnApplication { own, .. }): OwnDraft) -> Outcome<HttpResponse> {
    let version = own.version(app.clock.now())?;
    let found = if own.application.in_force_version_id == Some(version) {
        photo::of_version(app.db.read(), version).await?
    } else {
        photo::of_profile(app.db.read(), own.application.id).await?
    };
    let stored = found.ok_or_else(|| Failure::from(Kind::NotFound))?.blob;
    let bytes = app.fetch(&stored.storage_key, &stored.sha256).await?;
    Ok(download::answer("photo.jpg", &stored.media_type, bytes))
}
