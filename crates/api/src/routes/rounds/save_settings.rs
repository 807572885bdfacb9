//! Changes what is set for interviews.

use actix_web::{HttpResponse, web};
use domain::ids::AgencyId;
use domain::interviews::{InterviewSettings, SaveInterviewSettings};

use super::answers::{Seen, Writing, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ChangeSettings};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::settings;

/// What is asked for.
type Wish = (web::Path<AgencyId>, IfMatch, Json<SaveInterviewSettings>);

/// Change what is set for the interviews of the agency: to which services links to video interviews may lead.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/interview-settings",
    operation_id = "save_interview_settings",
    tag = "interviews",
    summary = "Change what is set for the interviews of the agency",
    description = "For administrators of the agency alone.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = SaveInterviewSettings, example = json!({ "video_hosts": ["recright.com"] })),
    responses(
        (status = 200, description = "It is set", body = InterviewSettings, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!({ "video_hosts": ["recright.com"], "version": 2 })),
        Seen,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (_path, seen, wish)): Allowed<AgencyActor<ChangeSettings>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = settings::save(&app, &asked(who, now), seen.0, &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
