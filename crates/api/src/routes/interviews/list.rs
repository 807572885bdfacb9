//! The interviews of an application.

use actix_web::{HttpResponse, web};
use domain::ids::ApplicationId;
use domain::interviews::InterviewList;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Spoken};
use crate::usecases::interviews::own;

/// List the interviews of an own application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}/interviews",
    operation_id = "list_interviews",
    tag = "interviews",
    summary = "List the interviews of an own application",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The newest invitation first", body = InterviewList, example = json!(super::examples::interviews())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), path): Allowed<OwnDraft, web::Path<ApplicationId>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let _only_this_one: ApplicationId = path.into_inner();
    Ok(HttpResponse::Ok().json(own::list(&app, &mine, language, now).await?))
}
