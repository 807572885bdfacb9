//! A new password by the link of a mail.

use actix_web::{HttpResponse, web};
use domain::accounts::{ResetPassword, SessionView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, RequestId};
use crate::usecases::accounts::reset_password;

/// Choose a new password by the link of a mail; every other session of the account ends (G5.1).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/password-resets/confirmation",
    operation_id = "reset_password",
    tag = "accounts",
    summary = "Choose a new password by the link of a mail",
    description = "The link acts once, within 20 minutes. All sessions of the account end, a new one begins, and a mail tells the owner.",
    security(()),
    request_body(content = ResetPassword, example = json!({ "secret": "Gm2v…", "password": "Sommar-2026-ute" })),
    responses(
        (status = 200, description = "The password is set and a session has begun", body = SessionView, headers(("Set-Cookie" = String, description = "The session")), example = json!(super::session_example())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such link", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`link_used`: it was used, or a newer one was asked for; `link_expired`: it is older than 20 minutes", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, wish): Allowed<Anyone, Json<ResetPassword>>,
    request_id: RequestId,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (view, begun) = reset_password::run(&app, &wish.value, &request_id.to_string(), now).await?;
    Ok(HttpResponse::Ok().cookie(session::cookie(&app, &begun)).json(view))
}
