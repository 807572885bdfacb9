//! Drops changes of a sent application.

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
use crate::usecases::applications::discard_edit;

/// Drop the changes.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/edits/discard",
    operation_id = "discard_edit",
    tag = "applications",
    summary = "Drop the changes",
    description = "What was sent was in force all the time, and stays so.",
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
    Allowed(OwnDraft(OwnApplication { mine, .. }), asked): Allowed<OwnDraft, (Json<SeenApplication>, IdempotencyKey)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    answers::act(&app, &mine, asked, (language, now), "discard_edit", discard_edit::run).await
}
