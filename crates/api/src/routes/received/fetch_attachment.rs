//! A file of a submitted application.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId, AttachmentId};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::{
    Allowed, Arrived,
    download::{self, FileBytes},
};
use crate::usecases::received::fetch_attachment;

/// Download a file of a submitted application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/applications/{application_id}/attachments/{attachment_id}",
    operation_id = "fetch_received_attachment",
    tag = "received",
    summary = "Download a file of a submitted application",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("attachment_id" = AttachmentId, Path, description = "The attachment"),
    ),
    responses(
        (status = 200, description = "The file, to be saved. The reading is in the audit log", body = FileBytes, content_type = "application/octet-stream"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such file, or it is not to you", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ReadReceived>, web::Path<(AgencyId, ApplicationId, AttachmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, application, id) = path.into_inner();
    let (attachment, stored) =
        fetch_attachment::run(&app, (&who.actor, who.role), &who.agency, application, id, now).await?;
    let bytes = app.fetch(&stored.storage_key, &stored.sha256).await?;
    Ok(download::answer(&attachment.name, &stored.media_type, bytes))
}
