//! Whether one application is kept longer than the rules say.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId};
use domain::recruiter::ApplicationHold;

use super::answers::{Reading, by};
use crate::app::App;
use crate::auth::extract::{AgencyActor, HoldRecords};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::retention::hold;

/// Show whether one application is kept longer, and until when else.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/applications/{application_id}/legal-hold",
    operation_id = "show_application_hold",
    tag = "received",
    summary = "Show whether one application is kept longer, and until when else",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "How it stands", body = ApplicationHold, example = json!({ "held_since": "2028-11-01T08:00:00.000Z", "recruitment_held_since": null, "removed_at": "2029-02-01T08:00:00.000Z" })),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<HoldRecords>, web::Path<(AgencyId, ApplicationId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(hold::application(&app, &by(who, now), id, None).await?))
}
