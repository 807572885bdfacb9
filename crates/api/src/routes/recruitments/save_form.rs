//! Writes the form of a recruitment.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::{FormView, SaveForm};
use serde_json::Value;

use super::answers::{Changing, request};
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json, json};
use crate::usecases::recruitments::save_form;

/// A hundred questions in three languages, with their choices.
const LIMIT: usize = 524_288;

/// Which form, as its writer has seen the recruitment, and what it is to be.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, IfMatch, Json<Value, LIMIT>);

/// Write the form of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/form",
    operation_id = "save_form",
    tag = "recruitments",
    summary = "Write the form of a recruitment",
    description = "The whole definition. While nobody writes by the form it is replaced; afterwards each change is a new version, to which every draft moves with its answers, and whoever writes is told. After the first sent application only additions that nobody has to answer are taken; everything else is `locked` (D31). Labels are demanded in every language of the ad (D48).",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("If-Match" = String, Header, description = "The version of the recruitment that its writer has seen", example = "\"3\""),
    ),
    request_body(content = SaveForm, example = json!(super::examples::save_form())),
    responses(
        (status = 200, description = "It is so now", body = FormView, headers(("ETag" = String, description = "The version of the recruitment, for `If-Match`")), example = json!(super::examples::form())),
        Changing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, body)): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let wish: SaveForm = json::exactly(&body.value)?;
    let view = save_form::run(&app, &request(who, id, seen, now), &wish).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
