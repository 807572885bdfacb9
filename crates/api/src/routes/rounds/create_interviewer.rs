//! Adds somebody who interviews.

use actix_web::{HttpResponse, web};
use domain::ids::AgencyId;
use domain::interviews::{InterviewerView, SaveInterviewer};
use domain::problem::Problem;

use super::answers::{Writing, asked, once};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::interviewers;

/// What is asked for.
type Wish = (web::Path<AgencyId>, Json<SaveInterviewer>, IdempotencyKey);

/// Add somebody who interviews for the agency.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/interviewers",
    operation_id = "create_interviewer",
    tag = "interviews",
    summary = "Add somebody who interviews for the agency",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SaveInterviewer, example = json!({ "name": "Demo Demonen", "title": "enhetschef" })),
    responses(
        (status = 201, description = "They are added", body = InterviewerView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::interviewer())),
        (status = 409, description = "`still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (_path, wish, key)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let once = once(&who, key, "create_interviewer", wish.hash);
    let view = interviewers::create(&app, &asked(who, now), &wish.value, &once).await?;
    Ok(HttpResponse::Created().insert_header(etag(view.version)).json(view))
}
