//! The terms and the privacy notice.

use actix_web::{HttpResponse, web};
use domain::accounts::TermsView;
use domain::language::Language;
use domain::problem::Problem;
use serde::Deserialize;

use crate::app::App;
use crate::content;
use crate::failure::Outcome;
use crate::http::{Arrived, Query, Spoken};

/// Which language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    language: Option<Language>,
}

/// The terms of use and the privacy notice in force (G1-3). Their ids are what a registration accepts.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/terms",
    operation_id = "show_terms",
    tag = "accounts",
    summary = "The terms and the privacy notice in force",
    security(()),
    params(("language" = Option<Language>, Query, description = "The language; wins over `Accept-Language`", example = "sv")),
    responses(
        (status = 200, description = "Both texts", body = Vec<TermsView>, example = json!([{
            "id": "019abf2e-0000-7000-8000-000000000031", "kind": "terms_of_use", "language": "sv", "version": 1,
            "html": "<h2>Vem som får använda tjänsten</h2>", "changes": "", "published_at": "2026-11-20T06:00:00.000Z"
        }])),
        (status = 400, description = "`bad_query`: a parameter is unknown or cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Query(wish): Query<Wish>,
    Spoken(spoken): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let texts = content::terms_in_force(&app.db, wish.language.unwrap_or(spoken), now).await?;
    // Never an old version: what is read here is what is accepted.
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-cache")).json(texts))
}
