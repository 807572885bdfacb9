//! The ad as everybody will see it.

use actix_web::{HttpResponse, web};
use domain::ads::AdView;
use domain::ids::{AgencyId, RecruitmentId};
use domain::problem::Problem;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Spoken};
use crate::usecases::recruitments::preview;

/// The ad as it will be shown, for its agency alone.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/ad/preview",
    operation_id = "preview_ad",
    tag = "recruitments",
    summary = "The ad as it will be shown, for its agency alone",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("Accept-Language" = Option<String>, Header, description = "The language of the names of codes"),
    ),
    responses(
        (status = 200, description = "What `show_ad` will answer at the opening", body = AdView, example = json!(crate::routes::ads::example())),
        (status = 422, description = "`invalid`: `errors` names every field that is still missing", body = Problem, content_type = "application/problem+json"),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId)>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(preview::run(&app, &who.agency, id, language, now).await?))
}
