//! Gives every ad that a disturbance hit more time.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::recruitments::{ProlongAds, ProlongationView};

use super::answers::{Acting, Body};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::recruitments::prolong_all;

/// Prolong all ads that a disturbance hit (X1-12).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/admin/prolongations",
    operation_id = "prolong_ads",
    tag = "admin",
    summary = "Give every ad that a disturbance hit more time",
    description = "All published ads of all agencies whose application period ends, or ended, from `from` to `to` get the \
        same new end, all of them or none. One whose period is over can be applied for again. Each ad says so to its \
        readers, and whoever has an application that is not sent is told by mail. See the preview first.",
    security(("session" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = ProlongAds, example = json!(super::prolongation_wish_example())),
    responses(
        (status = 200, description = "It is done", body = ProlongationView, example = json!(super::prolongation_example(true))),
        Acting,
        Body,
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names every field that does not fit; `key_reused`: the same key came with another body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (wish, key)): Allowed<ServiceAdmin, (Json<ProlongAds>, IdempotencyKey)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = Once { actor: actor.name(), key: key.0, operation: "prolong_ads", request_hash: wish.hash };
    Ok(HttpResponse::Ok().json(prolong_all::run(&app, &actor, &wish.value, &once, now).await?))
}
