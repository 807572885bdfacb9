//! The notices in force.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::content::NoticeView;

use crate::app::App;
use crate::failure::Outcome;

/// The notices in force now (G1-5).
///
/// # Errors
/// None.
#[utoipa::path(
    get,
    path = "/notices",
    operation_id = "list_notices",
    tag = "content",
    summary = "The notices of interruptions and disturbances that are in force",
    description = "Every page shows them. They begin and end by themselves.",
    security(()),
    responses(
        (status = 200, description = "The notices, the first to begin first", body = Vec<NoticeView>, example = json!([super::notice_example()])),
    )
)]
pub async fn handle(app: web::Data<App>) -> Outcome<HttpResponse> {
    let notices = app.notices.in_force(app.clock.now());
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-cache")).json(notices))
}
