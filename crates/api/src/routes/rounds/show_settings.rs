//! What is set for interviews.

use actix_web::{HttpResponse, web};
use domain::ids::AgencyId;
use domain::interviews::InterviewSettings;

use super::answers::{Reading, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::settings;

/// Show what is set for the interviews of the agency.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/interview-settings",
    operation_id = "show_interview_settings",
    tag = "interviews",
    summary = "Show what is set for the interviews of the agency",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
    ),
    responses(
        (status = 200, description = "What is set", body = InterviewSettings, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!({ "video_hosts": ["recright.com"], "version": 2 })),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, _path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<AgencyId>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = settings::show(&app, &asked(who, now)).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
