//! Deletes a notice.

use actix_web::{HttpResponse, web};
use domain::ids::NoticeId;
use domain::problem::Problem;

use super::answers::{Acting, Seen};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::content::delete_notice;

/// Which notice, as it has been seen.
type Wish = (web::Path<NoticeId>, IfMatch);

/// Delete a notice: it is not shown any more.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/admin/notices/{notice_id}",
    operation_id = "delete_notice",
    tag = "admin",
    summary = "Delete a notice",
    security(("session" = [])),
    params(
        ("notice_id" = NoticeId, Path, description = "The notice"),
        ("If-Match" = String, Header, description = "The version that has been seen", example = "\"3\""),
    ),
    responses(
        (status = 204, description = "It is gone"),
        Acting,
        (status = 404, description = "`not_found`: there is no such notice", body = Problem, content_type = "application/problem+json"),
        Seen,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (id, seen)): Allowed<ServiceAdmin, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    delete_notice::run(&app, &actor, id.into_inner(), seen.0, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
