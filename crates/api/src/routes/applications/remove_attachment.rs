//! Removes a file.

use actix_web::{HttpResponse, web};
use domain::ids::{ApplicationId, AttachmentId};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::applications::detach;

/// Remove a file; it may be gone already.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/applications/{application_id}/attachments/{attachment_id}",
    operation_id = "remove_attachment",
    tag = "applications",
    summary = "Remove a file; it may be gone already",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("attachment_id" = AttachmentId, Path, description = "The attachment; a UUID made by the client"),
    ),
    responses(
        (status = 204, description = "It is not there", headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`"))),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`period_over`, `period_not_open`, `not_possible`: the period or the state does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), path): Allowed<OwnDraft, web::Path<(ApplicationId, AttachmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let version = detach::run(&app, &mine, id, now).await?;
    Ok(HttpResponse::NoContent().insert_header(etag(version)).finish())
}
