//! All versions of the terms.

use actix_web::{HttpResponse, web};
use domain::accounts::TermsVersionView;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::content;
use crate::failure::Outcome;
use crate::http::Arrived;

/// All versions of both texts: those that were in force, the one that is, and those that lie ahead.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/admin/terms",
    operation_id = "list_terms_versions",
    tag = "admin",
    summary = "All versions of the terms of use and the privacy notice",
    security(("session" = [])),
    responses(
        (status = 200, description = "The versions of each text, the newest first", body = Vec<TermsVersionView>, example = json!([super::terms_example()])),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you do not administer the service", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, _who: ServiceAdmin, Arrived(now): Arrived) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(content::terms_versions(app.db.read(), now).await?))
}
