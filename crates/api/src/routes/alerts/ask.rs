//! Asks for an alert.

use actix_web::{HttpResponse, web};
use domain::alerts::{AlertAsked, AskForAlert};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::alerts::ask;

/// Ask for an alert; a mail with a link comes to the address. The answer is the same whatever the address (D14).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/search-alerts",
    operation_id = "ask_for_alert",
    tag = "alerts",
    summary = "Ask for a search alert",
    security(()),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d12"),
    ),
    request_body(content = AskForAlert, example = json!({
        "name": "Jurist i Helsingfors", "email": "ada@example.org", "query": "q=jurist&municipality=091", "language": "sv"
    })),
    responses(
        (status = 202, description = "If mail reaches the address, a link is on its way; the alert is on once it is used", body = AlertAsked, example = json!({
            "expires_at": "2027-05-25T07:00:00.000Z", "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the fields, `/query` `no_search` where nothing is searched for; `key_reused`: the same key came with another body", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, (wish, key)): Allowed<Anyone, (Json<AskForAlert>, IdempotencyKey)>,
    from: ClientAddress,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    // Nobody is logged in: the client's own random key is all there is to tell one from another.
    let once = Once { actor: "nobody".to_owned(), key: key.0, operation: "ask_for_alert", request_hash: wish.hash };
    let asked = ask::run(&app, &wish.value, &from.key(), &once, now).await?;
    Ok(HttpResponse::Accepted().json(asked))
}
