//! Renews an alert.

use actix_web::{HttpResponse, web};
use domain::alerts::{AlertSecret, AlertView};

use super::answers::ByLink;
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::alerts::renew;

/// Renew an alert in its last two weeks or in the week after: the same search for six months more (X3.7-6).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/search-alerts/renewals",
    operation_id = "renew_alert",
    tag = "alerts",
    summary = "Renew a search alert",
    security(()),
    request_body(content = AlertSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "How the alert stands now: `on` with its new end, or why not. Doing it again changes nothing", body = AlertView, example = json!({
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
    Ok(HttpResponse::Ok().json(renew::run(&app, &link.value.secret, now).await?))
}
