//! One list.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::codes::{CodeList, CodeListView};
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::failure::{Failure, Outcome};

/// A whole list with its names in all languages.
#[utoipa::path(
    get,
    path = "/code-lists/{name}",
    operation_id = "show_code_list",
    tag = "codes",
    summary = "A code list with its names in three languages",
    description = "The codes that filters and ads use. A name that a language does not have is shown in Finnish.",
    security(()),
    params(("name" = CodeList, Path, description = "Which list", example = "regions")),
    responses(
        (status = 200, description = "The list in display order", body = CodeListView,
            example = json!({"name": "regions", "items": [
                {"code": "01", "names": {"fi": "Uusimaa", "sv": "Nyland", "en": "Uusimaa"}}]})),
        (status = 404, description = "`not_found`: there is no such list", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, name: web::Path<String>) -> Outcome<HttpResponse> {
    let name: CodeList = name.parse().map_err(|_unknown| Failure::from(Kind::NotFound))?;
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .json(snapshot.codes.view(name, now)))
}
