//! One language version of an ad that is being written.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::problem::Kind;
use domain::recruitments::AdVersionDraft;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::{Failure, Outcome};
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::recruitments::view;

/// Show one language version of the ad as it is written.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/ad/versions/{language}",
    operation_id = "show_ad_version",
    tag = "recruitments",
    summary = "Show one language version of the ad as it is written",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("language" = Language, Path, description = "The language of the version"),
    ),
    responses(
        (status = 200, description = "The version", body = AdVersionDraft, headers(("ETag" = String, description = "The version of the recruitment, for `If-Match`")), example = json!(super::examples::version())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId, Language)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id, language) = path.into_inner();
    let mut view = view::show(&app, &who.agency, id, now).await?;
    let texts = view.ad.versions.remove(&language).ok_or_else(|| Failure::from(Kind::NotFound))?;
    let shown = AdVersionDraft { language, texts, version: view.version };
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(shown))
}
