//! Whether a link to a new password is good.

use actix_web::{HttpResponse, web};
use domain::accounts::{CheckPasswordReset, PasswordResetView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::reset_password;

/// Whether a link to a new password is good, and for which account. Changes nothing; the secret stands in the body, where
/// no log sees it.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/password-resets/check",
    operation_id = "check_password_reset",
    tag = "accounts",
    summary = "Whether a link to a new password is good, and for which account",
    security(()),
    request_body(content = CheckPasswordReset, example = json!({ "secret": "Gm2v…" })),
    responses(
        (status = 200, description = "It is good", body = PasswordResetView, example = json!({
            "email": "ada@example.org", "expires_at": "2026-11-25T08:20:00.000Z", "now": "2026-11-25T08:03:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such link", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`link_used`: it was used, or a newer one was asked for; `link_expired`: it is older than 20 minutes", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, link): Allowed<Anyone, Json<CheckPasswordReset>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, link) = reset_password::find(app.db.read(), &link.value.secret, now).await?;
    Ok(HttpResponse::Ok().json(PasswordResetView { email: link.email, expires_at: link.expires_at, now }))
}
