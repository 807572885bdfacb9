//! Sets a notice.

use actix_web::{HttpResponse, web};
use domain::content::{NoticeView, SaveNotice};
use domain::problem::Problem;

use super::answers::{Acting, Body};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::content::create_notice;

/// Set a notice (G1-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/admin/notices",
    operation_id = "create_notice",
    tag = "admin",
    summary = "Set a notice of an interruption or disturbance",
    description = "Every page shows it from `begins_at` to `ends_at`, times on a Helsinki clock.",
    security(("session" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SaveNotice, example = json!(super::notice_wish_example())),
    responses(
        (status = 201, description = "It is set", body = NoticeView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::super::content::notice_example())),
        Acting,
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        Body,
        (status = 422, description = "`invalid`: `errors` names every field that does not fit; `key_reused`: the same key came with another body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (wish, key)): Allowed<ServiceAdmin, (Json<SaveNotice>, IdempotencyKey)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = Once { actor: actor.name(), key: key.0, operation: "create_notice", request_hash: wish.hash };
    let view = create_notice::run(&app, &actor, &wish.value, &once, now).await?;
    Ok(HttpResponse::Created().insert_header(etag(view.version)).json(view))
}
