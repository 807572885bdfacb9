//! Removes one language version of an ad.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentView;

use super::answers::{Acting, answer, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::recruitments::save;

/// Which, as its writer has seen it.
type Wish = (web::Path<(AgencyId, RecruitmentId, Language)>, IfMatch);

/// Remove one language version of the draft.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/ad/versions/{language}",
    operation_id = "delete_ad_version",
    tag = "recruitments",
    summary = "Remove one language version of the draft",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("language" = Language, Path, description = "The language of the version"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    responses(
        (status = 200, description = "It is not there any more; removing what is not there changes nothing", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::begun())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id, language) = path.into_inner();
    Ok(answer(&save::version(&app, &request(who, id, seen, now), language, None).await?))
}
