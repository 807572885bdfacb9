//! Deletes a draft.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};

use super::answers::{Acting, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::recruitments::delete;

/// Which, as its writer has seen it.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch);

/// Delete the draft of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}",
    operation_id = "delete_recruitment",
    tag = "recruitments",
    summary = "Delete the draft of a recruitment",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    responses(
        (status = 204, description = "It is deleted"),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    delete::run(&app, &request(who, id, seen, now)).await?;
    Ok(HttpResponse::NoContent().finish())
}
