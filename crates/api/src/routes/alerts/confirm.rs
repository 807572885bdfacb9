//! Turns an alert on.

use actix_web::{HttpResponse, web};
use domain::alerts::{AlertSecret, AlertView};

use super::answers::ByLink;
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::alerts::confirm;

/// Turn an alert on, with the secret of its mail. A link alone turns nothing on (X3.7-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/search-alerts/confirmations",
    operation_id = "confirm_alert",
    tag = "alerts",
    summary = "Turn a search alert on",
    security(()),
    request_body(content = AlertSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "How the alert stands now: `on`, or why not. Doing it again changes nothing", body = AlertView, example = json!({
            "state": "on", "name": "Jurist i Helsingfors", "query": "q=jurist&municipality=091",
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
    Ok(HttpResponse::Ok().json(confirm::run(&app, &link.value.secret, now).await?))
}
