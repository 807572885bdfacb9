//! Confirms a receipt.

use actix_web::{HttpResponse, web};
use domain::applications::ReceiptView;
use domain::problem::Problem;

use crate::app::App;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::receipt;

/// Confirm that a receipt is genuine.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/receipts/{sha256}",
    operation_id = "show_receipt",
    tag = "applications",
    summary = "Confirm that a receipt is genuine",
    description = "Says when something was sent to which recruitment, and nothing of the person or the content (X9-9).",
    security(()),
    params(("sha256" = String, Path, description = "The SHA-256 of the receipt: 64 hexadecimal digits", example = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9")),
    responses(
        (status = 200, description = "It is genuine", body = ReceiptView, example = json!(examples::receipt_view())),
        (status = 404, description = "`not_found`: no receipt has this hash", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    sha256: web::Path<String>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(receipt::verify(&app, &sha256, language, now).await?))
}
