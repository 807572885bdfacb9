//! The password of a work account.

use actix_web::{HttpResponse, web};
use domain::accounts::{ActivateWorkAccount, SessionView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, RequestId};
use crate::usecases::accounts::activate_work_account;

/// Set the password of a work account with its one-time link, and log in (X13-6).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/work-accounts/activation",
    operation_id = "activate_work_account",
    tag = "accounts",
    summary = "Set the password of a work account",
    security(()),
    request_body(content = ActivateWorkAccount, example = json!({ "secret": "3q2-7wEj…", "password": "Sommar-2026-ute" })),
    responses(
        (status = 200, description = "The password is set, and one is logged in", body = SessionView, headers(("Set-Cookie" = String, description = "The session")), example = json!({
            "account": {
                "id": "019abf2e-0000-7000-8000-000000000021", "kind": "work", "email": "ada@example.org",
                "name": "", "language": "sv", "agencies": ["migri"]
            }, "idle_ends_at": "2026-11-25T09:00:00.000Z", "ends_at": "2026-11-25T20:00:00.000Z",
            "new_terms": [], "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: the link has been used, replaced, or is too old", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the fields", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_anyone, wish): Allowed<Anyone, Json<ActivateWorkAccount>>,
    request_id: RequestId,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (view, begun) = activate_work_account::run(&app, &wish.value, &request_id.to_string(), now).await?;
    Ok(HttpResponse::Ok().cookie(session::cookie(&app, &begun)).json(view))
}
