//! All notices, for whoever sets them.

use actix_web::{HttpResponse, web};
use domain::content::NoticeView;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::db::content::notices;
use crate::failure::Outcome;

/// All notices: those that lie ahead, those in force, and those that are over.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/admin/notices",
    operation_id = "list_all_notices",
    tag = "admin",
    summary = "All notices, also those that lie ahead or are over",
    security(("session" = [])),
    responses(
        (status = 200, description = "The notices, the last to begin first", body = Vec<NoticeView>, example = json!([super::super::content::notice_example()])),
        Reading,
    )
)]
pub async fn handle(app: web::Data<App>, _who: ServiceAdmin) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(notices::all(app.db.read()).await?))
}
