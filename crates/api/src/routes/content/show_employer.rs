//! One employer.

use actix_web::{HttpResponse, web};
use domain::content::EmployerView;
use domain::ids::AgencyId;
use domain::language::Language;
use domain::problem::{Kind, Problem};

use super::{Wish, answer};
use crate::app::App;
use crate::content;
use crate::failure::{Failure, Outcome};
use crate::http::{Query, Spoken};

/// One employer: what it says of itself, and its newest open jobs (G1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/employers/{agency_id}",
    operation_id = "show_employer",
    tag = "content",
    summary = "One employer with its newest open jobs",
    description = "At most ten jobs; `search_ads` with `employer` has all of them.",
    security(()),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("language" = Option<Language>, Query, description = "The language; wins over `Accept-Language`", example = "sv"),
    ),
    responses(
        (status = 200, description = "The employer", body = EmployerView, example = json!({
            "id": "migri", "name": "Migrationsverket", "presentation": {
                "language": "sv", "summary": "Vi avgör ärenden.", "markdown": "Vi är 1 000.", "html": "<p>Vi är 1 000.</p>",
                "changed_at": "2026-11-20T06:00:00.000Z", "changed_at_local": "2026-11-20T08:00"
            }, "open_jobs": 0, "newest": [], "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_query`: a parameter is unknown or cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such agency", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    agency: web::Path<String>,
    Query(wish): Query<Wish>,
    Spoken(spoken): Spoken,
) -> Outcome<HttpResponse> {
    let language = wish.language.unwrap_or(spoken);
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let employer = content::employer(app.db.read(), &snapshot, &agency, language, now).await?;
    Ok(answer(language, &employer.ok_or_else(|| Failure::from(Kind::NotFound))?))
}
