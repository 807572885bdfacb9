//! Takes a publication back that lies ahead.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentView;

use super::answers::{Acting, answer, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::recruitments::publish;

/// Which, as its writer has seen it.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch);

/// Take back a publication that lies ahead.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/publication",
    operation_id = "cancel_publication",
    tag = "recruitments",
    summary = "Take back a publication that lies ahead",
    description = "Possible until the ad opens; afterwards it can be withdrawn.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    responses(
        (status = 200, description = "It is a draft again", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::begun())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(answer(&publish::cancel(&app, &request(who, id, seen, now)).await?))
}
