//! Logs in.

use actix_web::{HttpResponse, web};
use domain::accounts::{LogIn, SessionView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::MaybeSignedIn;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json, RequestId};
use crate::usecases::accounts::log_in;

/// Log in (G5-1). A session that the browser had before ends.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/session",
    operation_id = "log_in",
    tag = "accounts",
    summary = "Log in",
    security(()),
    request_body(content = LogIn, example = json!({ "email": "ada@example.org", "password": "Sommar-2026-ute", "kind": "applicant" })),
    responses(
        (status = 200, description = "Logged in", body = SessionView, headers(("Set-Cookie" = String, description = "The session")), example = json!(super::session_example())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`wrong_credentials`: address and password do not fit together", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(MaybeSignedIn(before), wish): Allowed<MaybeSignedIn, Json<LogIn>>,
    from: ClientAddress,
    request_id: RequestId,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let before = before.map(|person| person.session);
    let (view, begun) = log_in::run(&app, &wish.value, &from.key(), before, &request_id.to_string(), now).await?;
    Ok(HttpResponse::Ok().cookie(session::cookie(&app, &begun)).json(view))
}
