//! Asks for an account.

use actix_web::{HttpResponse, web};
use domain::accounts::{Register, RegistrationView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::register;

/// Ask for an account; a code comes by mail. The answer is the same whether or not the address has an account (X4-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/registrations",
    operation_id = "register",
    tag = "accounts",
    summary = "Ask for an account",
    security(()),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d12"),
    ),
    request_body(content = Register, example = json!({
        "email": "ada@example.org", "password": "Sommar-2026-ute",
        "accepted_terms": ["019abf2e-0000-7000-8000-000000000031", "019abf2e-0000-7000-8000-000000000032"],
        "language": "sv", "ad_id": "019abf2e-0000-7000-8000-000000000001"
    })),
    responses(
        (status = 202, description = "A code is on its way", body = RegistrationView, example = json!({
            "id": "019abf2e-0000-7000-8000-000000000011", "code_expires_at": "2026-11-25T08:20:00.000Z",
            "next_code_at": "2026-11-25T08:01:00.000Z", "ad_id": "019abf2e-0000-7000-8000-000000000001",
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the fields; `key_reused`: the same key came with another body", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, (wish, key)): Allowed<Anyone, (Json<Register>, IdempotencyKey)>,
    from: ClientAddress,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    // Nobody is logged in: the client's own random key is all there is to tell one from another.
    let once = Once { actor: "nobody".to_owned(), key: key.0, operation: "register", request_hash: wish.hash };
    let view = register::run(&app, &wish.value, &from.key(), &once, now).await?;
    Ok(HttpResponse::Accepted().json(view))
}
