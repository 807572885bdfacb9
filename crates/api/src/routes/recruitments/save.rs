//! Writes in a draft.

use actix_web::{HttpResponse, web};
use domain::ads::AdDraft;
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentView;

use super::answers::{Changing, answer, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::recruitments::save;

/// Which recruitment, as its writer has seen it, and what it is to be.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch, Json<AdDraft>);

/// Save the draft of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}",
    operation_id = "save_recruitment",
    tag = "recruitments",
    summary = "Save the draft of a recruitment",
    description = "The whole draft: what is left out is empty afterwards. A published ad is changed by `correct_ad`.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = AdDraft, example = json!(super::examples::draft())),
    responses(
        (status = 200, description = "It is saved", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::begun())),
        Changing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, draft)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(answer(&save::run(&app, &request(who, id, seen, now), &draft.value).await?))
}
