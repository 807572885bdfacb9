//! The form as an applicant reads it.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::FormPreview;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::recruitments::preview_form;

/// The form as an applicant reads it in one language, nothing filled in.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/form/preview/{language}",
    operation_id = "preview_form",
    tag = "recruitments",
    summary = "The form as an applicant reads it in one language",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("language" = Language, Path, description = "The language of the page"),
    ),
    responses(
        (status = 200, description = "What is shown, section by section", body = FormPreview, example = json!(super::examples::form_preview())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId, Language)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id, language) = path.into_inner();
    Ok(HttpResponse::Ok().json(preview_form::run(&app, &who.agency, id, language, now).await?))
}
