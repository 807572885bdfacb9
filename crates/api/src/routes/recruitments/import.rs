//! A recruitment as the agency's own system writes it.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ads::AdDraft;
use domain::ids::AgencyId;
use domain::problem::Problem;
use domain::recruitments::RecruitmentView;

use super::answers::{Writing, answer, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::etag::{MaybeIfMatch, etag};
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::recruitments::import::{self, Put};

/// Which recruitment, what it is to be, and as its writer has seen it.
type Wish = (web::Path<(AgencyId, String)>, Json<AdDraft>, MaybeIfMatch);

/// Make or change the draft of a recruitment by the id of your own system.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/by-external-id/{external_id}",
    operation_id = "put_recruitment",
    tag = "recruitments",
    summary = "Make or change the draft of a recruitment by the id of your own system",
    description = "The body is the one of an import. Writing the same again changes nothing. A published ad is changed by `correct_ad`.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("external_id" = String, Path, description = "The id in your own system, up to 200 characters", example = "HR-2026-117"),
        ("If-Match" = Option<String>, Header, description = "The version that its writer has seen; without it the last one to write wins", example = "\"3\""),
    ),
    request_body(content = AdDraft, example = json!(super::examples::draft())),
    responses(
        (status = 200, description = "It was there, and is now as written", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::recruitment())),
        (status = 201, description = "It is begun", body = RecruitmentView, headers(("ETag" = String, description = "The version, for `If-Match`"), ("Location" = String, description = "Its address")), example = json!(super::examples::begun())),
        (status = 409, description = "`not_possible`: it is published; `instance` is its address, where it can be corrected", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: somebody changed it meanwhile; `current` is what `show_recruitment` answers now", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, draft, MaybeIfMatch(seen))): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, external_id) = path.into_inner();
    match import::run(&app, &asked(who, now), &external_id, &draft.value, seen).await? {
        Put::There(view) => Ok(answer(&view)),
        Put::Created(view) => Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, format!("/api/v1/agencies/{}/recruitments/{}", view.agency_id, view.id)))
            .insert_header(etag(view.version))
            .json(view)),
    }
}
