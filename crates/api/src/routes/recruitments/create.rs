//! Begins a recruitment.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ads::AdDraft;
use domain::ids::AgencyId;
use domain::problem::Problem;
use domain::recruitments::RecruitmentView;

use super::answers::{Writing, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::db::idempotency::Once;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::recruitments::create;

/// Begin a recruitment: a draft of its ad.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments",
    operation_id = "create_recruitment",
    tag = "recruitments",
    summary = "Begin a recruitment: a draft of its ad",
    description = "Everything may still be missing; what is there must fit. Without a code the recruitment gets one.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = AdDraft, example = json!(super::examples::draft())),
    responses(
        (status = 201, description = "It is begun", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`"), ("Location" = String, description = "Its address")), example = json!(super::examples::begun())),
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (draft, key)): Allowed<AgencyActor<WriteAds>, (Json<AdDraft>, IdempotencyKey)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let asked = asked(who, now);
    let once = Once {
        actor: asked.actor.name(),
        key: key.0,
        operation: "create_recruitment",
        request_hash: format!("{}:{}", asked.agency, draft.hash),
    };
    let view = create::run(&app, &asked, &draft.value, &once).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/agencies/{}/recruitments/{}", view.agency_id, view.id)))
        .insert_header(etag(view.version))
        .json(view))
}
