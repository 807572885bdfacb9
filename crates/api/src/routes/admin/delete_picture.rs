//! Deletes a picture that no page shows.

use actix_web::{HttpResponse, web};
use domain::ids::PictureId;
use domain::problem::Problem;

use super::answers::Acting;
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::content::delete_picture;

/// Delete a picture that no page shows.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/admin/pictures/{picture_id}",
    operation_id = "delete_picture",
    tag = "admin",
    summary = "Delete a picture that no page shows",
    security(("session" = [])),
    params(("picture_id" = PictureId, Path, description = "The picture")),
    responses(
        (status = 204, description = "It is gone"),
        Acting,
        (status = 404, description = "`not_found`: there is no such picture", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_possible`: a page shows it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), id): Allowed<ServiceAdmin, web::Path<PictureId>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    delete_picture::run(&app, &actor, id.into_inner(), now).await?;
    Ok(HttpResponse::NoContent().finish())
}
