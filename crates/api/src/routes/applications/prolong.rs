//! Lets an open application be valid longer.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, ProlongApplication};
use domain::ids::ApplicationId;

use super::answers::{self, Acting};
use crate::app::App;
use crate::auth::extract::OwnApplication;
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::act::Asked;
use crate::usecases::applications::prolong;

/// Prolong the open application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/applications/{application_id}/prolongation",
    operation_id = "prolong_application",
    tag = "applications",
    summary = "Prolong the open application",
    description = "A sent open application (G11) is valid until the end of another day: a later one than before, at most two years from today. Its content stays as it is. `invalid` names `/valid_until` where that is no such day; `period_over`: it has run out, and disappears.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = ProlongApplication, example = json!({ "base_version": 4, "valid_until": "2028-11-26" })),
    responses(
        (status = 200, description = "It is done", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::open_application())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnApplication { mine, .. }, (wish, key)): Allowed<
        OwnApplication,
        (Json<ProlongApplication>, IdempotencyKey),
    >,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = answers::once(&mine, key, "prolong_application", &wish.hash);
    let asked = Asked { seen: wish.value.base_version, once: &once, language, now };
    Ok(answers::answer(&prolong::run(&app, &mine, &asked, &wish.value.valid_until).await?))
}
