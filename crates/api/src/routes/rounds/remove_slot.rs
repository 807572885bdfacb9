//! Removes a time.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, InterviewSlotId, RecruitmentId};
use domain::interviews::{InterviewRoundView, RemoveInterviewSlot};
use domain::problem::Problem;

use super::answers::{Seen, Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::remove_slot;

/// What is asked for.
type Wish =
    (web::Path<(AgencyId, RecruitmentId, InterviewRoundId, InterviewSlotId)>, IfMatch, Json<RemoveInterviewSlot>);

/// Remove a time; whoever has booked it gets a message and chooses another one.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/slots/{slot_id}/removal",
    operation_id = "remove_interview_slot",
    tag = "interviews",
    summary = "Remove a time of an interview round",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("slot_id" = InterviewSlotId, Path, description = "The time"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = RemoveInterviewSlot, example = json!({ "message": "En intervjuare har insjuknat." })),
    responses(
        (status = 200, description = "It is removed", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
        (status = 409, description = "`not_possible`: it was booked and has begun", body = Problem, content_type = "application/problem+json"),
        Seen,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round, slot) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    let view = remove_slot::run(&app, &at, seen.0, slot, &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
