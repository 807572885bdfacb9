//! All pictures.

use actix_web::{HttpResponse, web};
use domain::content::PictureView;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::db::content::pictures;
use crate::failure::Outcome;

/// List the pictures for pages.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/admin/pictures",
    operation_id = "list_pictures",
    tag = "admin",
    summary = "List the pictures for pages, the newest first",
    security(("session" = [])),
    responses(
        (status = 200, description = "All of them", body = Vec<PictureView>, example = json!([super::picture_example()])),
        Reading,
    )
)]
pub async fn handle(app: web::Data<App>, ServiceAdmin(_actor): ServiceAdmin) -> Outcome<HttpResponse> {
    let rows = pictures::all(app.db.read()).await?;
    Ok(HttpResponse::Ok().json(rows.iter().map(pictures::view).collect::<Outcome<Vec<_>>>()?))
}
