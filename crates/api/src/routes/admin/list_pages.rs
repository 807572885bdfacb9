//! All pages, for whoever edits them.

use actix_web::{HttpResponse, web};
use domain::content::PageVersion;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::content;
use crate::db::content::pages;
use crate::failure::Outcome;

/// Every version of every page, published or not.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/admin/pages",
    operation_id = "list_page_versions",
    tag = "admin",
    summary = "Every language version of every page, published or not",
    security(("session" = [])),
    responses(
        (status = 200, description = "The versions, in the order of the menu", body = Vec<PageVersion>, example = json!([super::page_example()])),
        Reading,
    )
)]
pub async fn handle(app: web::Data<App>, _who: ServiceAdmin) -> Outcome<HttpResponse> {
    let rows = pages::all(app.db.read()).await?;
    let versions: Vec<PageVersion> = rows.into_iter().map(content::version).collect::<Outcome<_>>()?;
    Ok(HttpResponse::Ok().json(versions))
}
