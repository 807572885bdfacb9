//! Which ads would get more time.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::recruitments::{ProlongAds, ProlongationView};

use super::answers::{Acting, Body};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::recruitments::prolong_all;

/// Show what a prolongation would do.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/admin/prolongations/preview",
    operation_id = "preview_prolongation",
    tag = "admin",
    summary = "Show which ads a prolongation is about, and how many people it writes to",
    description = "Changes nothing. The body is that of `prolong_ads`.",
    security(("session" = [])),
    request_body(content = ProlongAds, example = json!(super::prolongation_wish_example())),
    responses(
        (status = 200, description = "What it would do now", body = ProlongationView, example = json!(super::prolongation_example(false))),
        Acting,
        Body,
        (status = 422, description = "`invalid`: `errors` names every field that does not fit", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(_actor), wish): Allowed<ServiceAdmin, Json<ProlongAds>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(prolong_all::preview(&app, &wish.value, now).await?))
}
