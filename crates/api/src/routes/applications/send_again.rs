//! Sends a withdrawn application again.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, SeenApplication};
use domain::ids::ApplicationId;

use super::answers::{self, Acting};
use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::send_again;

/// Send a withdrawn application again.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/resubmission",
    operation_id = "send_application_again",
    tag = "applications",
    summary = "Send a withdrawn application again",
    description = "What was in force before the withdrawal is in force again, with the basic details as they are now; then it can be edited.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SeenApplication, example = json!({ "base_version": 12 })),
    responses(
        (status = 200, description = "It is done", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::sent_application())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnApplication { mine, .. }, asked): Allowed<OwnApplication, (Json<SeenApplication>, IdempotencyKey)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    answers::act(&app, &mine, asked, (language, now), "send_application_again", send_again::run).await
}
