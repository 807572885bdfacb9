//! One’s own file.

use actix_web::{HttpResponse, web};
use domain::ids::{ApplicationId, AttachmentId};
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::db::applications::content;
use crate::failure::{Failure, Outcome};
use crate::http::{
    Allowed,
    download::{self, FileBytes},
};

/// Download one of one’s own files.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}/attachments/{attachment_id}",
    operation_id = "fetch_attachment",
    tag = "applications",
    summary = "Download one of one’s own files",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("attachment_id" = AttachmentId, Path, description = "The attachment; a UUID made by the client"),
    ),
    responses(
        (status = 200, description = "The file, to be saved", body = FileBytes, content_type = "application/octet-stream"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { own, .. }), path): Allowed<OwnDraft, web::Path<(ApplicationId, AttachmentId)>>,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let files = content::files(app.db.read(), own.version(app.clock.now())?).await?;
    let (attachment, stored) =
        files.into_iter().find(|(attachment, _)| attachment.id == id).ok_or_else(|| Failure::from(Kind::NotFound))?;
    let bytes = app.fetch(&stored.storage_key, &stored.sha256).await?;
    Ok(download::answer(&attachment.name, &stored.media_type, bytes))
}
