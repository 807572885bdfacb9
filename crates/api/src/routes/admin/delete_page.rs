//! Deletes one language version of a page.

use actix_web::{HttpResponse, web};
use domain::language::Language;
use domain::problem::Problem;

use super::answers::{Acting, Seen};
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
        Acting,
        (status = 404, description = "`not_found`: there is no such version of a page", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_possible`: the service links to this page everywhere", body = Problem, content_type = "application/problem+json"),
        Seen,
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
