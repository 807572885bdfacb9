//! Renews an alert.

use actix_web::{HttpResponse, web};
use domain::alerts::{AlertSecret, AlertView};
use domain::problem::Problem;

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
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such link, or what it led to was erased long ago", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the fields", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, link): Allowed<Anyone, Json<AlertSecret>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(renew::run(&app, &link.value.secret, now).await?))
}
