//! One ad by its “sök-ID”.

use actix_web::{HttpRequest, HttpResponse, web};
use domain::ads::AdView;
use domain::language::Language;
use domain::problem::{Kind, Problem};

use super::show::{self, Parameters};
use crate::app::App;
use crate::db::ads;
use crate::failure::Outcome;
use crate::http::{Query, Spoken};

/// Shows the ad with this “sök-ID”.
#[utoipa::path(
    get,
    path = "/ads/by-code/{code}",
    operation_id = "show_ad_by_code",
    tag = "ads",
    summary = "One ad by its recruitment code",
    description = "The same answer as `show_ad`, found by the code that stands on the ad (D46).",
    security(()),
    params(
        ("code" = String, Path, description = "The recruitment code", example = "MIGRI-83-1000-2026"),
        ("language" = Option<Language>, Query, description = "Only this version, and names in this language"),
    ),
    responses(
        (status = 200, description = "The ad", body = AdView, example = json!(super::examples::ad())),
        (status = 304, description = "Nothing has changed"),
        (status = 400, description = "`bad_query`: a parameter that does not fit", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such ad, or not in that language", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn, or its recruitment archived", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    request: HttpRequest,
    code: web::Path<String>,
    Query(parameters): Query<Parameters>,
    spoken: Spoken,
    app: web::Data<App>,
) -> Outcome<HttpResponse> {
    let snapshot = app.search.snapshot(&app.db, app.clock.now()).await?;
    // One of the two databases cannot even be asked for such a text.
    if code.contains('\0') {
        return Err(Kind::NotFound.into());
    }
    let stored = app.db.snapshot(async |tx| ads::by_code(tx, &code).await).await?;
    show::answer(&request, &snapshot, stored, parameters.only()?, spoken.0, &app)
}
