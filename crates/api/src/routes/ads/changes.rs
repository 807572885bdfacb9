//! What changes of the ads that the public sees: a feed without gaps, for whoever mirrors them (X14-5).

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ads::{PublicChangeEntry, PublicChanged, PublicChanges};
use domain::page::{DEFAULT_LIMIT, MAX_LIMIT};
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use serde::Deserialize;

use crate::app::App;
use crate::db::feed::{self, Feed};
use crate::failure::{Failure, Outcome, Refusal};
use crate::http::Query;

/// The parameters, as they came.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    after: Option<String>,
    limit: Option<String>,
}

/// Lists changes of public ads.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/changes",
    operation_id = "list_changes",
    tag = "ads",
    summary = "What has changed among the public ads since",
    description = "For whoever keeps a copy of the ads. Begin without `after`; that tells of every ad there is, from the \
        oldest change on. Then ask again with `next`, at once while `more` is true, otherwise after a pause. Every change \
        comes exactly once and in the order in which it became true, also when it was made at the same time as others or \
        was long in the making; nothing is left out, and the feed keeps all there ever was. An ad that is to open later is \
        not told of before its opening. `published`, `changed` and `closed`: fetch the ad; `removed`: forget it. One change \
        may come for several things that were changed in one act.",
    security(()),
    params(
        ("after" = Option<String>, Query, description = "`next` of the last answer; without it from the beginning", example = "42"),
        ("limit" = Option<u16>, Query, description = "Changes of one answer, 1–200", example = 50),
    ),
    responses(
        (status = 200, description = "The next changes", body = PublicChanges, headers(("Link" = String, description = "The next request (RFC 8288)")), example = json!(super::examples::changes())),
        (status = 400, description = "`bad_query`: a parameter that does not fit, or an `after` that this server has never given, \
            as after it was restored from a backup: begin anew without `after`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(Query(parameters): Query<Parameters>, app: web::Data<App>) -> Outcome<HttpResponse> {
    let (after, limit) = parameters.read()?;
    let (head, rows) = app
        .db
        .snapshot(async |tx| {
            let head = feed::head(tx, &Feed::Public).await?;
            Ok((head, feed::noted_after(tx, &Feed::Public, after, limit).await?))
        })
        .await?;
    if after > head {
        return Err(refuse(vec![FieldError::new("?after", FieldCode::OutOfRange).with("min", 0).with("max", head)]));
    }
    let last = rows.last().map_or(after, |row| row.seq);
    let items = rows.into_iter().map(|row| {
        let PublicChanged { change, ad_id } = serde_json::from_value(row.change.0)
            .map_err(|error| Failure::bug(format!("unreadable change of a public ad: {error}")))?;
        Ok(PublicChangeEntry { change, ad_id, at: row.at })
    });
    let changes = PublicChanges { items: items.collect::<Outcome<_>>()?, next: last.to_string(), more: last < head };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::LINK, format!("</api/v1/changes?after={last}&limit={limit}>; rel=\"next\"")))
        .json(changes))
}

impl Parameters {
    fn read(&self) -> Outcome<(i64, u64)> {
        let mut errors = Vec::new();
        let after = match self.after.as_deref().map(str::parse) {
            None => 0,
            Some(Ok(after)) if after >= 0 => after,
            Some(_) => {
                errors.push(FieldError::new("?after", FieldCode::Malformed));
                0
            }
        };
        let mut limit = u64::from(DEFAULT_LIMIT);
        match self.limit.as_deref().map(str::parse) {
            None => {}
            Some(Ok(wish)) if (1..=u64::from(MAX_LIMIT)).contains(&wish) => limit = wish,
            Some(Ok(_)) => {
                errors.push(FieldError::new("?limit", FieldCode::OutOfRange).with("min", 1).with("max", MAX_LIMIT));
            }
            Some(Err(_)) => errors.push(FieldError::new("?limit", FieldCode::NotANumber)),
        }
        if errors.is_empty() { Ok((after, limit)) } else { Err(refuse(errors)) }
    }
}

fn refuse(errors: Vec<FieldError>) -> Failure {
    Refusal::new(Kind::BadQuery).with_errors(errors).into()
}
