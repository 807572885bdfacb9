//! Puts changes of a sent application in force.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, SendApplication};
use domain::ids::ApplicationId;

use super::answers::{self, Acting};
use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::act::Asked;
use crate::usecases::applications::complete_edit;

/// Put the changes in force.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/edits/completion",
    operation_id = "complete_edit",
    tag = "applications",
    summary = "Put the changes in force",
    description = "“Redigering klar”: judged as a sending is. Version, state and deadline are conditions of the very statement that decides; what counts is when the request arrived. The agency is told.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SendApplication, example = json!({ "base_version": 12, "wishes_no_publication": false })),
    responses(
        (status = 200, description = "It is done", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::sent_application())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnApplication { mine, .. }, (wish, key)): Allowed<OwnApplication, (Json<SendApplication>, IdempotencyKey)>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = answers::once(&mine, key, "complete_edit", &wish.hash);
    let asked = Asked { seen: wish.value.base_version, once: &once, language, now };
    Ok(answers::answer(&complete_edit::run(&app, &mine, &asked, wish.value.wishes_no_publication).await?))
}
