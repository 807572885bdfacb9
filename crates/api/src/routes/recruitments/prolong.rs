//! Prolongs the application period.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::{ProlongAd, RecruitmentView};

use super::answers::{Changing, answer, once, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::recruitments::prolong;

/// Which recruitment, as its writer has seen it, and what is wished.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch, Json<ProlongAd>, IdempotencyKey);

/// Give more time to apply.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/extension",
    operation_id = "prolong_ad",
    tag = "recruitments",
    summary = "Give more time to apply",
    description = "A published period never gets shorter, and one that is over stays over.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = ProlongAd, example = json!({ "closes_at": "2026-12-22T16:15", "note": { "sv": "Ansökningstiden har förlängts." } })),
    responses(
        (status = 200, description = "It is prolonged; the ad says so", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::recruitment())),
        Changing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish, key)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let request = once(request(who, id, seen, now), key, "prolong_ad", &wish.hash);
    Ok(answer(&prolong::run(&app, &request, &wish.value).await?))
}
