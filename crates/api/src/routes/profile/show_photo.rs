//! One's own photo.

use actix_web::{HttpResponse, web};
use domain::problem::{Kind, Problem};
use serde::Deserialize;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::db::profile;
use crate::failure::{Failure, Outcome};
use crate::http::download::{self, FileBytes};
use crate::http::{Allowed, Query};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[expect(dead_code, reason = "it only makes the address of another photo another one")]
    sha256: Option<String>,
}

/// One's own photo. Nobody else has a way to it (G7.1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/profile/photo",
    operation_id = "show_photo",
    tag = "profile",
    summary = "One’s own photo",
    security(("session" = [])),
    params(
        ("sha256" = Option<String>, Query, description = "Makes the address of another photo another one, for pages that show it; changes nothing", example = "9f86d081"),
    ),
    responses(
        (status = 200, description = "The photo, a JPEG or a PNG: `Content-Type` says which", body = FileBytes, content_type = "application/octet-stream"),
        (status = 400, description = "`bad_query`: there is no such parameter", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), _): Allowed<ApplicantBeforeTerms, Query<Parameters>>,
) -> Outcome<HttpResponse> {
    let found = profile::photo::find(app.db.read(), person.user).await?;
    let (_, blob) = found.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let bytes = app.fetch(&blob.storage_key, &blob.sha256).await?;
    Ok(download::answer("photo.jpg", &blob.media_type, bytes))
}
