//! Deletes an alert.

use actix_web::{HttpResponse, web};
use domain::alerts::{AlertSecret, AlertView};

use super::answers::ByLink;
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::alerts::end;

/// Delete an alert and its address, with the secret of one of its mails (G3.7-3).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/search-alerts/removals",
    operation_id = "remove_alert",
    tag = "alerts",
    summary = "Delete a search alert",
    security(()),
    request_body(content = AlertSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "How the alert stands now: `removed`. Doing it again changes nothing", body = AlertView, example = json!({
            "state": "removed",
            "language": "sv", "expires_at": "2027-05-25T07:00:00.000Z", "now": "2026-11-25T08:00:00.000Z"
        })),
        ByLink,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, link): Allowed<Anyone, Json<AlertSecret>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(end::by_link(&app, &link.value.secret, now).await?))
}
