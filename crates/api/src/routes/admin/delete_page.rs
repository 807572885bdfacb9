//! Deletes one language version of a page.

use actix_web::{HttpResponse, web};
use domain::language::Language;
use domain::problem::Problem;

use super::{PagePath, named};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch};
use crate::usecases::content::{PageName, delete_page};

/// Which page, as it has been seen.
type Wish = (PagePath, IfMatch);

/// Delete one language version of a page.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/admin/pages/{slug}/{language}",
    operation_id = "delete_page",
    tag = "admin",
    summary = "Delete one language version of a page",
    security(("session" = [])),
    params(
        ("slug" = String, Path, description = "The name of the page; an employer's is the code of the agency", example = "how-to-apply"),
        ("language" = Language, Path, description = "The language of the version"),
        ("If-Match" = String, Header, description = "The version that has been seen", example = "\"3\""),
    ),
    responses(
        (status = 204, description = "It is gone"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you do not administer the service; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such version of a page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_possible`: the service links to this page everywhere", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: somebody changed it meanwhile; `current` is what it is now", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`version_required`: `If-Match` is missing", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (path, seen)): Allowed<ServiceAdmin, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (slug, language) = named(path)?;
    delete_page::run(&app, &actor, PageName { slug, language, seen: Some(seen.0) }, seen.0, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
