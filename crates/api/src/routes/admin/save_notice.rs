//! Changes a notice.

use actix_web::{HttpResponse, web};
use domain::content::{NoticeView, SaveNotice};
use domain::ids::NoticeId;
use domain::problem::Problem;

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
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you do not administer the service; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such notice", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: somebody changed it meanwhile; `current` is what it is now", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`version_required`: `If-Match` is missing", body = Problem, content_type = "application/problem+json"),
        (status = 400, description = "`bad_json`: the body cannot be read; `errors` names the place", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
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
