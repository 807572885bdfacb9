//! Several ads by their ids: what a browser knows of its favourites (G3.5-1).

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ads::{MAX_SEVERAL, SeveralAds};
use domain::ids::AdId;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use serde::Deserialize;

use crate::app::App;
use crate::db::ads::{self, StoredAd};
use crate::failure::{Failure, Outcome, Refusal};
use crate::http::{Query, Spoken};
use crate::search::ad_summary;

/// The parameters, as they came.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    id: Vec<String>,
    language: Option<String>,
}

/// Shows the rows of several ads.
#[utoipa::path(
    get,
    path = "/ads/several",
    operation_id = "show_ads",
    tag = "ads",
    summary = "Several ads by their ids",
    description = "For lists that a client keeps itself, such as favourites. Each ad that is shown stands in `items`, \
        open or closed, in the order asked for, in the language asked for or else in Finnish, Swedish, English; an id \
        given twice is answered once. What was withdrawn or archived, and what nobody knows, stands in `gone`.",
    security(()),
    params(
        ("id" = Vec<AdId>, Query, description = "The ads, repeated, 1–100", explode = true, min_items = 1, max_items = 100),
        ("language" = Option<Language>, Query, description = "The language of the page; wins over `Accept-Language`"),
    ),
    responses(
        (status = 200, description = "What is known of them", body = SeveralAds, example = json!(super::examples::several())),
        (status = 400, description = "`bad_query`: no id, one that cannot be read, too many, or a parameter that is unknown",
            body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    Query(parameters): Query<Parameters>,
    spoken: Spoken,
    app: web::Data<App>,
) -> Outcome<HttpResponse> {
    let (ids, language) = read(&parameters).map_err(refuse)?;
    let (language, now) = (language.unwrap_or(spoken.0), app.clock.now());
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let stored = app.db.snapshot(async |tx| ads::by_ids(tx, &ids).await).await?;
    let mut known: HashMap<AdId, StoredAd> = stored.into_iter().map(|one| (one.ad.id, one)).collect();
    let (mut items, mut gone) = (Vec::new(), Vec::new());
    for id in ids {
        let shown = known.remove(&id).and_then(|stored| ad_summary(&stored, &snapshot.codes, language, now));
        match shown {
            Some(summary) => items.push(summary),
            None => gone.push(id),
        }
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .json(SeveralAds { items, gone, now }))
}

/// The ids, each once, and the language; all that does not fit is named.
fn read(parameters: &Parameters) -> Result<(Vec<AdId>, Option<Language>), Vec<FieldError>> {
    let mut errors = Vec::new();
    let language = parameters.language.as_deref().and_then(|tag| match tag.parse() {
        Ok(language) => Some(language),
        Err(_) => {
            errors.push(FieldError::new("?language", FieldCode::NotAChoice));
            None
        }
    });
    let mut ids = Vec::new();
    if parameters.id.is_empty() {
        errors.push(FieldError::new("?id", FieldCode::Missing));
    } else if parameters.id.len() > MAX_SEVERAL {
        errors.push(FieldError::new("?id", FieldCode::TooMany).with("max", MAX_SEVERAL));
    } else {
        for text in &parameters.id {
            match text.parse::<AdId>() {
                Ok(id) if ids.contains(&id) => {}
                Ok(id) => ids.push(id),
                Err(_) => {
                    errors.push(FieldError::new("?id", FieldCode::Malformed));
                    break;
                }
            }
        }
    }
    if errors.is_empty() { Ok((ids, language)) } else { Err(errors) }
}

fn refuse(errors: Vec<FieldError>) -> Failure {
    Refusal::new(Kind::BadQuery).with_errors(errors).into()
}
