//! Changes somebody who interviews.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewerId};
use domain::interviews::{InterviewerView, SaveInterviewer};

use super::answers::{Seen, Writing, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::interviewers;

/// What is asked for.
type Wish = (web::Path<(AgencyId, InterviewerId)>, IfMatch, Json<SaveInterviewer>);

/// Change the name or title of an interviewer.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/interviewers/{interviewer_id}",
    operation_id = "save_interviewer",
    tag = "interviews",
    summary = "Change the name or title of an interviewer",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("interviewer_id" = InterviewerId, Path, description = "The interviewer"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = SaveInterviewer, example = json!({ "name": "Demo Demonen", "title": "avdelningschef" })),
    responses(
        (status = 200, description = "They are changed", body = InterviewerView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::interviewer())),
        Seen,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let view = interviewers::save(&app, &asked(who, now), (id, seen.0), &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
