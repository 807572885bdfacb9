//! Writes one language version of an ad.

use actix_web::{HttpResponse, web};
use domain::ads::AdTexts;
use domain::ids::{AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentView;

use super::answers::{Changing, answer, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::recruitments::save;

/// Which version, as its writer has seen the recruitment, and what it is to be.
type Wish = (web::Path<(AgencyId, RecruitmentId, Language)>, IfMatch, Json<AdTexts>);

/// Save one language version of the draft.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/ad/versions/{language}",
    operation_id = "save_ad_version",
    tag = "recruitments",
    summary = "Save one language version of the draft",
    description = "Long texts are a CommonMark subset. Two who write at the same time clash, whatever the languages: the second gets 412 with what is there now.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("language" = Language, Path, description = "The language of the version"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = AdTexts, example = json!(super::examples::texts())),
    responses(
        (status = 200, description = "It is saved", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::begun())),
        Changing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, texts)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id, language) = path.into_inner();
    let request = request(who, id, seen, now);
    Ok(answer(&save::version(&app, &request, language, Some(&texts.value)).await?))
}
