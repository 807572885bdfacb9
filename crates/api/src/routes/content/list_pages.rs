//! The menu of pages.

use actix_web::{HttpResponse, web};
use domain::content::PageEntry;
use domain::language::Language;
use domain::problem::Problem;

use super::{Wish, answer};
use crate::app::App;
use crate::content;
use crate::failure::Outcome;
use crate::http::{Query, Spoken};

/// The pages of information and career stories, in the order of the menu.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/pages",
    operation_id = "list_pages",
    tag = "content",
    summary = "The pages of information and career stories",
    description = "In the order of the menu, each once: in the language asked for, else in Finnish, Swedish, English.",
    security(()),
    params(("language" = Option<Language>, Query, description = "The language; wins over `Accept-Language`", example = "sv")),
    responses(
        (status = 200, description = "The pages", body = Vec<PageEntry>, example = json!([{
            "slug": "how-to-apply", "kind": "information", "language": "sv", "title": "Så söker du",
            "summary": "Steg för steg."
        }])),
        (status = 400, description = "`bad_query`: a parameter is unknown or cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, Query(wish): Query<Wish>, Spoken(spoken): Spoken) -> Outcome<HttpResponse> {
    let language = wish.language.unwrap_or(spoken);
    Ok(answer(language, &content::menu(app.db.read(), language).await?))
}
