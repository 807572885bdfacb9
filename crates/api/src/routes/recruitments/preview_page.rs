//! The page of the ad as everybody will see it.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::problem::Problem;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::html;
use crate::http::{Allowed, Arrived};
use crate::usecases::recruitments::preview;

/// The page of the ad as it will be shown, for its agency alone.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/ad/preview/{language}",
    operation_id = "preview_ad_page",
    tag = "recruitments",
    summary = "The page of the ad as it will be shown, for its agency alone",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("language" = Language, Path, description = "The language of the version"),
    ),
    responses(
        (status = 200, description = "The page, as HTML", body = String, content_type = "text/html"),
        (status = 422, description = "`invalid`: `errors` names every field that is still missing", body = Problem, content_type = "application/problem+json"),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId, Language)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (agency, id, language) = path.into_inner();
    let ad = preview::run(&app, &who.agency, id, language, now).await?;
    html::ad_preview(&app, language, ad, &format!("/api/v1/agencies/{agency}/recruitments/{id}/ad/preview"))
}
