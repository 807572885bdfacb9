//! One application.

use actix_web::{HttpResponse, web};
use domain::applications::ApplicationView;
use domain::ids::ApplicationId;
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::db::applications::own;
use crate::failure::{Failure, Outcome};
use crate::http::etag::etag;
use crate::http::{Arrived, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::view;

/// Show one of one’s own applications.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}",
    operation_id = "show_application",
    tag = "applications",
    summary = "Show one of one’s own applications",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The application", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::unsent_application())),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    OwnDraft(OwnApplication { mine, .. }): OwnDraft,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = app
        .db
        .snapshot(async |tx| {
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            view::show(tx, &own, mine.applicant, language, now).await
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
