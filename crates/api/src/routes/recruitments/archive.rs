//! Archives a recruitment.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentView;

use super::answers::{Acting, answer, once, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::recruitments::archive;

/// Which recruitment, as its writer has seen it.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch, IdempotencyKey);

/// Archive the recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/archive",
    operation_id = "archive_recruitment",
    tag = "recruitments",
    summary = "Archive the recruitment",
    description = "What was received stays with the agency.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    responses(
        (status = 200, description = "It is archived: its ad is gone (410)", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::recruitment())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, key)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let request = once(request(who, id, seen, now), key, "archive_recruitment", "");
    Ok(answer(&archive::run(&app, &request).await?))
}
