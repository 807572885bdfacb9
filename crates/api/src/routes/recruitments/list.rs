//! The recruitments of an agency.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::page::{DEFAULT_LIMIT, MAX_LIMIT};
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use domain::recruitments::{RecruitmentList, RecruitmentState};
use serde::Deserialize;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, WriteAds};
use crate::db::recruitments::{self, Place, Row};
use crate::failure::{Failure, Outcome, Refusal};
use crate::http::{Allowed, Arrived, Query};
use crate::usecases::recruitments::view;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    #[serde(default)]
    state: Vec<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

/// Of which agency, and which part.
type Wish = (web::Path<AgencyId>, Query<Parameters>);

/// List the agency's recruitments.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments",
    operation_id = "list_recruitments",
    tag = "recruitments",
    summary = "List the agency's recruitments, the newest first",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("state" = Option<Vec<RecruitmentState>>, Query, description = "Only those in one of these states; may be repeated"),
        ("limit" = Option<u16>, Query, description = "Rows of one answer, 1–200", example = 50),
        ("cursor" = Option<String>, Query, description = "`next` or `prev` of an answer"),
    ),
    responses(
        (status = 200, description = "One page of them", body = RecruitmentList, headers(("Link" = String, description = "The neighbouring pages (RFC 8288)")), example = json!(super::examples::list())),
        (status = 400, description = "`bad_query`: a parameter that does not fit", body = Problem, content_type = "application/problem+json"),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, Query(wish))): Allowed<AgencyActor<WriteAds>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let asked = wish.read()?;
    let (rows, total) = app
        .db
        .snapshot(async |tx| recruitments::list(tx, &who.agency, &asked.states, asked.place, asked.limit + 1).await)
        .await?;
    let page = cut(rows, asked.place, asked.limit);
    let mut answer = HttpResponse::Ok();
    for (relation, cursor) in [("next", &page.next), ("prev", &page.prev)] {
        if let Some(cursor) = cursor {
            let states: String = asked.states.iter().map(|state| format!("&state={state}")).collect();
            let address =
                format!("/api/v1/agencies/{}/recruitments?limit={}{states}&cursor={cursor}", *path, asked.limit);
            answer.append_header((header::LINK, format!("<{address}>; rel=\"{relation}\"")));
        }
    }
    Ok(answer.json(RecruitmentList {
        items: page.rows.into_iter().map(|of| view::row(of, now)).collect(),
        next: page.next,
        prev: page.prev,
        total,
    }))
}

struct Wanted {
    states: Vec<RecruitmentState>,
    place: Place,
    limit: u64,
}

impl Parameters {
    fn read(&self) -> Outcome<Wanted> {
        let mut errors = Vec::new();
        let states: Vec<_> = self.state.iter().filter_map(|state| state.parse().ok()).collect();
        if states.len() < self.state.len() {
            errors.push(FieldError::new("?state", FieldCode::NotAChoice));
        }
        let mut limit = u64::from(DEFAULT_LIMIT);
        match self.limit.as_deref().map(str::parse) {
            None => {}
            Some(Ok(wish)) if (1..=u64::from(MAX_LIMIT)).contains(&wish) => limit = wish,
            Some(Ok(_)) => {
                errors.push(FieldError::new("?limit", FieldCode::OutOfRange).with("min", 1).with("max", MAX_LIMIT));
            }
            Some(Err(_)) => errors.push(FieldError::new("?limit", FieldCode::NotANumber)),
        }
        let place = match &self.cursor {
            None => Place::Newest,
            Some(cursor) => read_cursor(cursor).unwrap_or_else(|| {
                errors.push(FieldError::new("?cursor", FieldCode::Malformed));
                Place::Newest
            }),
        };
        if errors.is_empty() {
            Ok(Wanted { states, place, limit })
        } else {
            Err(Failure::from(Refusal::new(Kind::BadQuery).with_errors(errors)))
        }
    }
}

fn read_cursor(cursor: &str) -> Option<Place> {
    let (way, id) = cursor.split_once('-')?;
    let id: RecruitmentId = id.parse().ok()?;
    match way {
        "older" => Some(Place::OlderThan(id)),
        "newer" => Some(Place::NewerThan(id)),
        _ => None,
    }
}

struct Page {
    rows: Vec<Row>,
    next: Option<String>,
    prev: Option<String>,
}

/// One row more than wanted was read: it says whether the list goes on.
fn cut(mut rows: Vec<Row>, place: Place, limit: u64) -> Page {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    if more && matches!(place, Place::NewerThan(_)) {
        rows.remove(0);
    }
    rows.truncate(limit);
    let older = || rows.last().map(|row| format!("older-{}", row.recruitment.id));
    let newer = || rows.first().map(|row| format!("newer-{}", row.recruitment.id));
    let (next, prev) = match place {
        Place::Newest => (older().filter(|_| more), None),
        Place::OlderThan(_) => (older().filter(|_| more), newer()),
        Place::NewerThan(_) => (older(), newer().filter(|_| more)),
    };
    Page { rows, next, prev }
}
