//! Deletes somebody who interviewed.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewerId};
use domain::problem::Problem;

use super::answers::{Acting, Seen, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::interviews::interviewers;

/// What is asked for.
type Wish = (web::Path<(AgencyId, InterviewerId)>, IfMatch);

/// Delete an interviewer who is in no round.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/interviewers/{interviewer_id}",
    operation_id = "delete_interviewer",
    tag = "interviews",
    summary = "Delete an interviewer who is in no round",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("interviewer_id" = InterviewerId, Path, description = "The interviewer"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    responses(
        (status = 204, description = "They are gone"),
        (status = 409, description = "`not_possible`: they are in a round", body = Problem, content_type = "application/problem+json"),
        Acting,
        Seen,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    interviewers::delete(&app, &asked(who, now), (id, seen.0)).await?;
    Ok(HttpResponse::NoContent().finish())
}
