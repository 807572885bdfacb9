//! One ad.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use domain::ads::{AdState, AdView};
use domain::ids::AdId;
use domain::language::Language;
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use domain::time::Instant;
use serde::Deserialize;

use crate::app::App;
use crate::db::ads::{self, StoredAd};
use crate::failure::{Failure, Outcome, Refusal};
use crate::http::{Query, Spoken};
use crate::search::{AdMark, Body, Form, Key, Snapshot, ad_tag, ad_view};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    language: Option<String>,
}

impl Parameters {
    /// The one version that is wanted.
    ///
    /// # Errors
    /// A language that is none of ours.
    pub(super) fn only(&self) -> Outcome<Option<Language>> {
        let read = self.language.as_deref().map(str::parse).transpose();
        read.map_err(|_other| {
            let errors = vec![FieldError::new("?language", FieldCode::NotAChoice)];
            Failure::from(Refusal::new(Kind::BadQuery).with_errors(errors))
        })
    }
}

/// Shows one ad.
#[utoipa::path(
    get,
    path = "/ads/{ad}",
    operation_id = "show_ad",
    tag = "ads",
    summary = "One ad with all its language versions",
    description = "A closed ad says so in `state`. Names of codes are in the language of `Accept-Language`, or of \
        `language`, which also leaves out the other versions.",
    security(()),
    params(
        ("ad" = AdId, Path, description = "The ad's id"),
        ("language" = Option<Language>, Query, description = "Only this version, and names in this language"),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what the client has"),
    ),
    responses(
        (status = 200, description = "The ad", body = AdView, headers(("ETag" = String, description = "Its version")),
            example = json!(super::examples::ad())),
        (status = 304, description = "Nothing has changed"),
        (status = 400, description = "`bad_query`: a parameter that does not fit", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such ad, or not in that language", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn, or its recruitment archived", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    request: HttpRequest,
    path: web::Path<AdId>,
    Query(parameters): Query<Parameters>,
    spoken: Spoken,
    app: web::Data<App>,
) -> Outcome<HttpResponse> {
    let (ad, only, now) = (path.into_inner(), parameters.only()?, app.clock.now());
    let key = Key { ad, form: Form::Json, language: only.unwrap_or(spoken.0), only };
    let snapshot = app.search.snapshot(&app.db, now).await?;
    if let Some(ready) = app.ready_ads.get(&key, &snapshot, now) {
        return Ok(reply(&request, key.language, &ready.tag, || ready.body(now)));
    }
    // What is read now is at least as new as the snapshot.
    let stored = app.db.snapshot(async |tx| ads::by_id(tx, ad).await).await?;
    answer(&request, &snapshot, stored, only, spoken.0, &app)
}

/// The ad, if everybody may read it now (D54, D55).
pub(super) fn public(stored: Option<StoredAd>, now: Instant) -> Outcome<StoredAd> {
    let stored = stored.ok_or_else(|| Failure::from(Kind::NotFound))?;
    match stored.state(now) {
        AdState::Hidden => Err(Kind::NotFound.into()),
        AdState::Gone => Err(Kind::Gone.into()),
        AdState::Open | AdState::Closed => Ok(stored),
    }
}

/// What both addresses of an ad answer.
pub(super) fn answer(
    request: &HttpRequest,
    snapshot: &Arc<Snapshot>,
    stored: Option<StoredAd>,
    only: Option<Language>,
    spoken: Language,
    app: &App,
) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let stored = public(stored, now)?;
    if only.is_some_and(|only| !stored.versions.contains_key(&only)) {
        return Err(Kind::NotFound.into());
    }
    let language = only.unwrap_or(spoken);
    let shown = ad_view(&stored, &snapshot.codes, language, only, now);
    let body = serde_json::to_string(&shown).map_err(|error| Failure::bug(error.to_string()))?;
    let key = Key { ad: stored.ad.id, form: Form::Json, language, only };
    app.ready_ads.keep(key, snapshot, &stored, language, Body { text: &body, times: 1, until: None }, now);
    let tag = ad_tag(&AdMark::of(&stored), language, only, now);
    Ok(reply(request, language, &tag, || body))
}

fn reply(request: &HttpRequest, language: Language, tag: &str, body: impl FnOnce() -> String) -> HttpResponse {
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let same = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let mut response = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()));
    if same { response.finish() } else { response.content_type("application/json").body(body()) }
}
