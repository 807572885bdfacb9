//! Makes a round.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::interviews::{InterviewRoundView, SaveInterviewRound};
use domain::problem::Problem;

use super::answers::{Writing, asked, once};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::create_round;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, Json<SaveInterviewRound>, IdempotencyKey);

/// Make an interview round, without times.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds",
    operation_id = "create_interview_round",
    tag = "interviews",
    summary = "Make an interview round",
    description = "A round has its times, its interviewers and its deadline; applicants are invited to it. A video interview at a partner has no times, but a link to a service that the agency allows (G12.5).",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = SaveInterviewRound, example = json!(super::examples::save_round())),
    responses(
        (status = 201, description = "It is made", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
        (status = 409, description = "`not_possible`: the recruitment is not published, or it has ended; `still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish, key)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment) = path.into_inner();
    let once = once(&who, key, "create_interview_round", format!("{recruitment}:{}", wish.hash));
    let view = create_round::run(&app, &asked(who, now), recruitment, &wish.value, &once).await?;
    Ok(HttpResponse::Created().insert_header(etag(view.version)).json(view))
}
