//! Asks for a link to a new password.

use actix_web::{HttpResponse, web};
use domain::accounts::{AskPasswordReset, PasswordResetAsked};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::ask_password_reset;

/// Ask for a link to a new password; it comes by mail (G5.1). The answer is the same whether or not the address has an
/// account, and so is its time (X4-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/password-resets",
    operation_id = "ask_password_reset",
    tag = "accounts",
    summary = "Ask for a link to a new password",
    description = "The mail has the link, or says that the address is nobody's user name: whoever has forgotten the user name finds it out in the same way (G5.2). At most one mail a minute and five an hour for an address.",
    security(()),
    request_body(content = AskPasswordReset, example = json!({ "email": "ada@example.org", "language": "sv" })),
    responses(
        (status = 202, description = "A mail is on its way", body = PasswordResetAsked, example = json!({
            "link_expires_at": "2026-11-25T08:20:00.000Z", "next_link_at": "2026-11-25T08:01:00.000Z",
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, wish): Allowed<Anyone, Json<AskPasswordReset>>,
    from: ClientAddress,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Accepted().json(ask_password_reset::run(&app, &wish.value, &from.key(), now).await?))
}
