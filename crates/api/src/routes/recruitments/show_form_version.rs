//! One version of a form.

use actix_web::{HttpResponse, web};
use domain::forms::Form;
use domain::ids::{AgencyId, RecruitmentId};

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::Allowed;
use crate::usecases::recruitments::form;

/// Show one version of the form: the one that a sent application answers.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/form/versions/{version}",
    operation_id = "show_form_version",
    tag = "recruitments",
    summary = "Show one version of the form",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("version" = u32, Path, description = "The version, from 1", example = 1),
    ),
    responses(
        (status = 200, description = "The version", body = Form, example = json!(super::examples::form_version())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId, u32)>>,
) -> Outcome<HttpResponse> {
    let (_, id, version) = path.into_inner();
    Ok(HttpResponse::Ok().json(form::version(&app, &who.agency, id, version).await?))
}
