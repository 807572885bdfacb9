//! Changes a notice.

use actix_web::{HttpResponse, web};
use domain::content::{NoticeView, SaveNotice};
use domain::ids::NoticeId;
use domain::problem::Problem;

use super::answers::{Acting, Body, Seen};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::content::save_notice;

/// Which notice, as its writer has seen it, and what it is to be.
type Wish = (web::Path<NoticeId>, IfMatch, Json<SaveNotice>);

/// Change a notice, or when it ends.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/admin/notices/{notice_id}",
    operation_id = "save_notice",
    tag = "admin",
    summary = "Change a notice, or when it ends",
    security(("session" = [])),
    params(
        ("notice_id" = NoticeId, Path, description = "The notice"),
        ("If-Match" = String, Header, description = "The version that has been seen", example = "\"3\""),
    ),
    request_body(content = SaveNotice, example = json!(super::notice_wish_example())),
    responses(
        (status = 200, description = "It is changed", body = NoticeView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::super::content::notice_example())),
        Acting,
        (status = 404, description = "`not_found`: there is no such notice", body = Problem, content_type = "application/problem+json"),
        Seen,
        Body,
        (status = 422, description = "`invalid`: `errors` names every field that does not fit", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (id, seen, wish)): Allowed<ServiceAdmin, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = save_notice::run(&app, &actor, (id.into_inner(), seen.0), &wish.value, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
