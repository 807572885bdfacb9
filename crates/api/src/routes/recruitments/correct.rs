//! Corrects a published ad.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::{CorrectAd, RecruitmentView};

use super::answers::{Changing, answer, once, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::recruitments::correct;

/// Which recruitment, as its writer has seen it, and what is wished.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch, Json<CorrectAd>, IdempotencyKey);

/// Correct the published ad, for everybody to see.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/corrections",
    operation_id = "correct_ad",
    tag = "recruitments",
    summary = "Correct the published ad, for everybody to see",
    description = "The whole ad as it is to be. Code and period stay as they are: leave them out, or send them unchanged.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = CorrectAd, example = json!({ "ad": super::examples::draft(), "note": { "sv": "Lönen har rättats." } })),
    responses(
        (status = 200, description = "It is corrected; the ad says when and what", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::recruitment())),
        Changing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish, key)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let request = once(request(who, id, seen, now), key, "correct_ad", &wish.hash);
    Ok(answer(&correct::run(&app, &request, &wish.value).await?))
}
