//! Writes one language version of a page.

use actix_web::{HttpResponse, web};
use domain::content::{PageVersion, SavePage};
use domain::language::Language;
use domain::problem::Problem;

use super::answers::{Acting, Body, Seen};
use super::{PagePath, named};
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::etag::{MaybeIfMatch, etag};
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::content::{PageName, save_page};

/// Which page, as its writer has seen it, and what it is to be.
type Wish = (PagePath, MaybeIfMatch, Json<SavePage>);

/// Write one language version of a page (G1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/admin/pages/{slug}/{language}",
    operation_id = "save_page",
    tag = "admin",
    summary = "Write one language version of a page",
    description = "A page of information, a career story, or an employer's presentation, whose name is the code of the \
        agency. `If-Match` is needed once the version is there. Pages that the service links to everywhere cannot be \
        hidden.",
    security(("session" = [])),
    params(
        ("slug" = String, Path, description = "The name of the page; an employer's is the code of the agency", example = "how-to-apply"),
        ("language" = Language, Path, description = "The language of the version"),
        ("If-Match" = Option<String>, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = SavePage, example = json!(super::wish_example())),
    responses(
        (status = 200, description = "It is changed", body = PageVersion, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::page_example())),
        (status = 201, description = "It is new", body = PageVersion, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::page_example())),
        Acting,
        (status = 404, description = "`not_found`: a name or language that no page can have", body = Problem, content_type = "application/problem+json"),
        Seen,
        Body,
        (status = 422, description = "`invalid`: `errors` names every field that does not fit", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (path, seen, wish)): Allowed<ServiceAdmin, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (slug, language) = named(path)?;
    let name = PageName { slug, language, seen: seen.0 };
    let saved = save_page::run(&app, &actor, name, &wish.value, now).await?;
    let mut response = if saved.new { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(response.insert_header(etag(saved.page.version)).json(saved.page))
}
