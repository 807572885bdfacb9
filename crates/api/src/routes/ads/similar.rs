//! What is like an ad.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ads::SimilarAds;
use domain::ids::AdId;
use domain::language::Language;
use domain::problem::Problem;

use super::show::{self, Parameters};
use crate::app::App;
use crate::db::ads;
use crate::failure::Outcome;
use crate::http::{Query, Spoken};

/// Lists the open ads that are most like one.
#[utoipa::path(
    get,
    path = "/ads/{ad}/similar",
    operation_id = "list_similar_ads",
    tag = "ads",
    summary = "The open ads that are most like one",
    description = "Those with the most in common: task areas, places, the agency and the level. The ad itself may be \
        closed. Each is listed in the language asked for, else in Finnish, Swedish, English.",
    security(()),
    params(
        ("ad" = AdId, Path, description = "The ad's id"),
        ("language" = Option<Language>, Query, description = "The language of titles and names; wins over `Accept-Language`"),
    ),
    responses(
        (status = 200, description = "At most four ads; none where nothing is like it", body = SimilarAds,
            example = json!(super::examples::similar())),
        (status = 400, description = "`bad_query`: a parameter that does not fit", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such ad", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn, or its recruitment archived", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    path: web::Path<AdId>,
    Query(parameters): Query<Parameters>,
    spoken: Spoken,
    app: web::Data<App>,
) -> Outcome<HttpResponse> {
    let (language, now) = (parameters.only()?.unwrap_or(spoken.0), app.clock.now());
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let ad = path.into_inner();
    let stored = show::public(app.db.snapshot(async |tx| ads::by_id(tx, ad).await).await?, now)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .json(snapshot.similar(&stored, language, now)))
}
