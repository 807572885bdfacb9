//! What is missing.

use actix_web::{HttpResponse, web};
use domain::forms::Evaluation;
use domain::ids::ApplicationId;
use domain::language::Language;
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::db::applications::own;
use crate::failure::{Failure, Outcome};
use crate::http::Arrived;
use crate::usecases::applications::view;

/// Say what is missing before the application can be sent.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}/check",
    operation_id = "check_application",
    tag = "applications",
    summary = "Say what is missing before the application can be sent",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The verdict, by the newest form", body = Evaluation, example = json!({ "errors": [{ "pointer": "/basics/phone", "code": "missing" }], "percent": 91, "sections": [{ "section": "basics", "state": "started" }] })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    OwnDraft(OwnApplication { mine, .. }): OwnDraft,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = app
        .db
        .snapshot(async |tx| {
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            view::show(tx, &own, mine.applicant, Language::default(), now).await
        })
        .await?;
    Ok(HttpResponse::Ok().json(view.evaluation))
}
