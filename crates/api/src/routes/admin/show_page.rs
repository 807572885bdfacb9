//! One language version of a page, for whoever edits it.

use actix_web::{HttpResponse, web};
use domain::content::PageVersion;
use domain::language::Language;
use domain::problem::{Kind, Problem};

use super::answers::Reading;
use super::{PagePath, named};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::content;
use crate::db::content::pages;
use crate::failure::{Failure, Outcome};
use crate::http::Allowed;
use crate::http::etag::etag;

/// One language version of a page, published or not.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/admin/pages/{slug}/{language}",
    operation_id = "show_page_version",
    tag = "admin",
    summary = "One language version of a page, published or not",
    security(("session" = [])),
    params(
        ("slug" = String, Path, description = "The name of the page; an employer's is the code of the agency", example = "how-to-apply"),
        ("language" = Language, Path, description = "The language of the version"),
    ),
    responses(
        (status = 200, description = "The version", body = PageVersion, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::page_example())),
        Reading,
        (status = 404, description = "`not_found`: there is no such version of a page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(_who, path): Allowed<ServiceAdmin, PagePath>,
) -> Outcome<HttpResponse> {
    let (slug, language) = named(path)?;
    let row = pages::version(app.db.read(), slug, language).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let version = content::version(row)?;
    Ok(HttpResponse::Ok().insert_header(etag(version.version)).json(version))
}
