//! Changes a round.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::{InterviewRoundView, SaveInterviewRound};

use super::answers::{Seen, Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::save_round;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>, IfMatch, Json<SaveInterviewRound>);

/// Change an interview round.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}",
    operation_id = "save_interview_round",
    tag = "interviews",
    summary = "Change an interview round",
    description = "Whoever has booked is told by mail when place, link, interviewers or contact change, and gets a new version of the event.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = SaveInterviewRound, example = json!(super::examples::save_round())),
    responses(
        (status = 200, description = "It is changed", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
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
    let view = save_round::run(&app, &at, seen.0, &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
