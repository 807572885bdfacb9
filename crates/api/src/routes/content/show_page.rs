//! One page.

use actix_web::{HttpResponse, web};
use domain::content::PageView;
use domain::language::Language;
use domain::problem::{Kind, Problem};
use domain::slug::Slug;

use super::{Wish, answer};
use crate::app::App;
use crate::content;
use crate::failure::{Failure, Outcome};
use crate::http::{Query, Spoken};

/// One page of information or career story (G1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/pages/{slug}",
    operation_id = "show_page",
    tag = "content",
    summary = "One page of information or career story",
    description = "In the language asked for, else in Finnish, Swedish, English: `language` says which it is.",
    security(()),
    params(
        ("slug" = String, Path, description = "The name of the page", example = "how-to-apply"),
        ("language" = Option<Language>, Query, description = "The language; wins over `Accept-Language`", example = "sv"),
    ),
    responses(
        (status = 200, description = "The page", body = PageView, example = json!({
            "slug": "how-to-apply", "kind": "information", "language": "sv", "languages": ["fi", "sv", "en"],
            "title": "Så söker du", "summary": "Steg för steg.", "markdown": "## Sök\n\nVälj ett jobb.",
            "html": "<h2>Sök</h2>\n<p>Välj ett jobb.</p>", "changed_at": "2026-11-20T06:00:00.000Z",
            "changed_at_local": "2026-11-20T08:00"
        })),
        (status = 400, description = "`bad_query`: a parameter is unknown or cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    slug: web::Path<String>,
    Query(wish): Query<Wish>,
    Spoken(spoken): Spoken,
) -> Outcome<HttpResponse> {
    let language = wish.language.unwrap_or(spoken);
    // A name that none can be is not looked for: a database refuses some characters.
    let slug: Slug = slug.parse().map_err(|_none| Failure::from(Kind::NotFound))?;
    let page = app.db.snapshot(async |tx| content::page(tx, slug.as_str(), language).await).await?;
    Ok(answer(language, &page.ok_or_else(|| Failure::from(Kind::NotFound))?))
}
