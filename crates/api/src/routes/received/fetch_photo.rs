//! The photo of a submitted application.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::download::{self, FileBytes};
use crate::http::{Allowed, Arrived};
use crate::usecases::received::fetch_photo;

/// The photo that a submitted application was sent with.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/applications/{application_id}/photo",
    operation_id = "fetch_received_photo",
    tag = "received",
    summary = "The photo that a submitted application was sent with",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The photo, a JPEG or a PNG: `Content-Type` says which. The reading is in the audit log", body = FileBytes, content_type = "application/octet-stream"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, it is not to you, or it has no photo", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ReadReceived>, web::Path<(AgencyId, ApplicationId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, application) = path.into_inner();
    let stored = fetch_photo::run(&app, (&who.actor, who.role), &who.agency, application, now).await?;
    let bytes = app.fetch(&stored.storage_key, &stored.sha256).await?;
    Ok(download::answer("photo.jpg", &stored.media_type, bytes))
}
