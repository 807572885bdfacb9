//! All employers.

use actix_web::{HttpResponse, web};
use domain::content::EmployerEntry;
use domain::language::Language;
use domain::problem::Problem;

use super::{Wish, answer};
use crate::app::App;
use crate::content;
use crate::failure::Outcome;
use crate::http::{Query, Spoken};

/// All employers by name, with the number of their open jobs (G1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/employers",
    operation_id = "list_employers",
    tag = "content",
    summary = "All employers by name",
    description = "With the number of their open jobs.",
    security(()),
    params(("language" = Option<Language>, Query, description = "The language; wins over `Accept-Language`", example = "sv")),
    responses(
        (status = 200, description = "The employers", body = Vec<EmployerEntry>, example = json!([{
            "id": "migri", "name": "Migrationsverket", "open_jobs": 4
        }])),
        (status = 400, description = "`bad_query`: a parameter is unknown or cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, Query(wish): Query<Wish>, Spoken(spoken): Spoken) -> Outcome<HttpResponse> {
    let language = wish.language.unwrap_or(spoken);
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    Ok(answer(language, &content::employers(&snapshot, language, now)))
}
