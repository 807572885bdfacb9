//! One-click unsubscribing (RFC 8058): mail programs send it, not pages.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;

use crate::app::App;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::alerts::end;

/// Delete an alert by the address in the `List-Unsubscribe` header of its mail. The body is `List-Unsubscribe=One-Click`
/// and is not looked at; neither is who asks: the address says all, and is good for this alone (X3.7-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/search-alerts/one-click/{secret}",
    operation_id = "unsubscribe_alert",
    tag = "alerts",
    summary = "Delete a search alert with one click in the mail program",
    security(()),
    params(("secret" = String, Path, description = "From the mail", example = "b1946ac92492d2347c6235b4d2611184")),
    responses(
        (status = 204, description = "The alert and its address are deleted, now or before"),
        (status = 404, description = "`not_found`: there is no such address, or what it led to was erased long ago", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, secret: web::Path<String>, Arrived(now): Arrived) -> Outcome<HttpResponse> {
    end::one_click(&app, &secret, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
