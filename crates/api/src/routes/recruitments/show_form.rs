//! The form of a recruitment.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruitments::FormView;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::recruitments::form;

/// Show the form of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/form",
    operation_id = "show_form",
    tag = "recruitments",
    summary = "Show the form of a recruitment",
    description = "`use` says what may still change: everything while it is `free`; `written` keeps the kind of every question; `sent` takes only additions that nobody has to answer (D31).",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
    ),
    responses(
        (status = 200, description = "The form", body = FormView, headers(("ETag" = String, description = "The version of the recruitment, for `If-Match`")), example = json!(super::examples::form())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<WriteAds>, web::Path<(AgencyId, RecruitmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let view = form::show(&app, &who.agency, id, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
