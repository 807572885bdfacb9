//! Those who interview.

use actix_web::{HttpResponse, web};
use domain::ids::AgencyId;
use domain::interviews::InterviewerList;

use super::answers::{Reading, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::interviewers;

/// List those who interview for the agency.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/interviewers",
    operation_id = "list_interviewers",
    tag = "interviews",
    summary = "List those who interview for the agency",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
    ),
    responses(
        (status = 200, description = "All of them, by name", body = InterviewerList, example = json!(super::examples::interviewers())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, _path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<AgencyId>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let asked = asked(who, now);
    Ok(HttpResponse::Ok().json(interviewers::list(&app, &asked.agency).await?))
}
