//! Searches the bank of open applications.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use domain::applications::OpenOrder;
use domain::ids::AgencyId;
use domain::problem::Problem;
use domain::recruiter::BankList;

use super::asked::Parameters;
use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Query};
use crate::usecases::open_bank::search;

/// Of which agency, and what is looked for.
type Wish = (web::Path<AgencyId>, Query<Parameters>);

/// Search the bank of open applications.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/open-applications",
    operation_id = "search_open_applications",
    tag = "received",
    summary = "Search the bank of open applications",
    description = "Those that are sent and valid now (G11-1); any recruiting agency may search them. They can only lead to temporary posts of at most two years. Options of one parameter are OR, parameters are AND; `region` and `municipality` are one group: who can work in a whole region is found by each of its municipalities, who can work anywhere by all. The search is in the audit log.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency that looks", example = "migri"),
        ("area" = Option<Vec<String>>, Query, description = "Codes of task areas", explode = true),
        ("region" = Option<Vec<String>>, Query, description = "Codes of regions", explode = true),
        ("municipality" = Option<Vec<String>>, Query, description = "Codes of municipalities", explode = true),
        ("q" = Option<String>, Query, description = "Words and “phrases”; all must occur in answers or rows. At most 200 characters and 20 terms", example = "jurist"),
        ("valid_on" = Option<String>, Query, description = "Still valid on this day (Helsinki)", example = "2027-01-15"),
        ("sort" = Option<OpenOrder>, Query, description = "The order; default `newest`"),
        ("limit" = Option<u16>, Query, description = "Rows of one answer, 1–200", example = 50),
        ("cursor" = Option<String>, Query, description = "`next` or `prev` of an answer in the same order"),
    ),
    responses(
        (status = 200, description = "One page of them", body = BankList, headers(("Link" = String, description = "The neighbouring pages (RFC 8288)")), example = json!({ "items": [super::show::example_item()], "next": null, "prev": null, "total": 1 })),
        (status = 400, description = "`bad_query`: a parameter that is unknown or does not fit", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: you do not work at this agency", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    request: HttpRequest,
    app: web::Data<App>,
    Allowed(who, (path, Query(wish))): Allowed<AgencyActor<ReadReceived>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let asked = wish.read(|list, code| snapshot.codes.knows(list, code))?;
    let at = (asked.order, asked.place);
    let page = search::run(&app, (&who.actor, &who.agency), &asked.sought, at, asked.limit, now).await?;
    let mut answer = HttpResponse::Ok();
    for (relation, cursor) in [("next", &page.next), ("prev", &page.prev)] {
        if let Some(cursor) = cursor {
            let address = neighbour(&path, request.query_string(), cursor);
            answer.append_header((header::LINK, format!("<{address}>; rel=\"{relation}\"")));
        }
    }
    Ok(answer.json(page))
}

/// The same search at another place.
fn neighbour(agency: &AgencyId, query: &str, cursor: &str) -> String {
    // As it came, so encoded already; a bracket would end the address in the header.
    let same = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let same: String = same.map(|pair| format!("{}&", pair.replace('>', "%3E"))).collect();
    format!("/api/v1/agencies/{agency}/open-applications?{same}cursor={cursor}")
}
