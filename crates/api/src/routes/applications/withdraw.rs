//! Withdraws a sent application.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, SeenApplication};
use domain::ids::ApplicationId;

use super::answers::{self, Acting};
use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::withdraw;

/// Withdraw the application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/withdrawal",
    operation_id = "withdraw_application",
    tag = "applications",
    summary = "Withdraw the application",
    description = "While the application period lasts (G10.1); afterwards the agency has to be told (G10.2). It can be read, and sent again while the period lasts. The agency sees that it is withdrawn, and nothing of its content.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SeenApplication, example = json!({ "base_version": 12 })),
    responses(
        (status = 200, description = "It is done", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::withdrawn_application())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), asked): Allowed<OwnDraft, (Json<SeenApplication>, IdempotencyKey)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    answers::act(&app, &mine, asked, (language, now), "withdraw_application", withdraw::run).await
}
