//! Publishes a version of the terms.

use actix_web::{HttpResponse, web};
use domain::accounts::{PublishTerms, TermsVersionView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::content::publish_terms;

/// Publish the next version of the terms of use or the privacy notice (G1-3).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/admin/terms",
    operation_id = "publish_terms",
    tag = "admin",
    summary = "Publish the next version of the terms of use or the privacy notice",
    description = "From the day on which it comes into force, each applicant is asked to accept it at the next login. A version is never changed: a mistake is put right by another one.",
    security(("session" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = PublishTerms, example = json!(super::terms_wish_example())),
    responses(
        (status = 201, description = "It is published, for now or for the day", body = TermsVersionView, example = json!(super::terms_example())),
        (status = 400, description = "`bad_json`: the body cannot be read; `errors` names the place", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you do not administer the service; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: there is a newer version than the one it follows; `current` has all of them", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names every field that does not fit; `key_reused`: the same key came with another body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (wish, key)): Allowed<ServiceAdmin, (Json<PublishTerms>, IdempotencyKey)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = Once { actor: actor.name(), key: key.0, operation: "publish_terms", request_hash: wish.hash };
    Ok(HttpResponse::Created().json(publish_terms::run(&app, &actor, &wish.value, &once, now).await?))
}
