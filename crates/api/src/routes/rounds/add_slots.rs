//! Adds times.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::{AddInterviewSlots, InterviewRoundView};
use domain::problem::Problem;

use super::answers::{Seen, Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::add_slots;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>, IfMatch, Json<AddInterviewSlots>);

/// Add times to an interview round: a list, a pattern, or both.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/slots",
    operation_id = "add_interview_slots",
    tag = "interviews",
    summary = "Add times to an interview round",
    description = "All of them or none. An interviewer is never in two places at once, whatever the round or recruitment (`interviewer_busy`).",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = AddInterviewSlots, example = json!(super::examples::add_slots())),
    responses(
        (status = 200, description = "They are added", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
        (status = 409, description = "`not_possible`: a video interview has no times", body = Problem, content_type = "application/problem+json"),
        Seen,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    let view = add_slots::run(&app, &at, seen.0, &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
