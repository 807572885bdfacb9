//! Changes the password.

use actix_web::{HttpResponse, web};
use domain::accounts::ChangePassword;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::change_password;

/// Change the password; every other session of the account ends (G7.2-1).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/me/password",
    operation_id = "change_password",
    tag = "accounts",
    summary = "Change the password",
    description = "Every other session ends, links to a new password are good no more, and a mail tells the owner.",
    security(("session" = [])),
    request_body(content = ChangePassword, example = json!({ "current_password": "Sommar-2026-ute", "new_password": "Vinter-2027-inne" })),
    responses(
        (status = 204, description = "It is changed"),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(SignedIn(person), wish): Allowed<SignedIn, Json<ChangePassword>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    change_password::run(&app, &person.actor, person.user, person.session, &wish.value, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
