//! The search.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use domain::ads::AdPage;
use domain::language::Language;
use domain::page::MAX_LIMIT;
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use domain::search::{Cursor, Query, api_query, pairs};

use crate::app::App;
use crate::failure::{Failure, Outcome, Refusal};
use crate::http::Spoken;
use crate::search::{Part, Written};

/// Finds open ads.
#[utoipa::path(
    get,
    path = "/ads",
    operation_id = "search_ads",
    tag = "ads",
    summary = "Search the open ads",
    description = "Options of one parameter are OR, parameters are AND; `region` and `municipality` are one group. All \
        filters may be repeated. “Öppen ansökan till staten” is no ad: `type=open` alone lists it and nothing else, no `type` \
        lists all ads and not it. Where nothing is found, `help` tells what would find something. An ad is listed in the language asked for, else in Finnish, Swedish, English; with \
        `ad_language` each chosen version is a row. Counts of a group ignore the group's own choice.\n\nPages by number \
        (`page`, `per_page`) are for people, `cursor` and `limit` for programs; the two do not go together.",
    security(()),
    params(
        ("q" = Option<String>, Query, description = "Words and “phrases”; all must occur, each inside one field. At most 200 characters and 20 terms", example = "jurist"),
        ("match" = Option<String>, Query, description = "`any`: one of the terms is enough; default `all`", example = "all"),
        ("area" = Option<Vec<String>>, Query, description = "Codes of task areas", explode = true),
        ("employer" = Option<Vec<String>>, Query, description = "Codes of agencies", explode = true),
        ("region" = Option<Vec<String>>, Query, description = "Codes of regions", explode = true),
        ("municipality" = Option<Vec<String>>, Query, description = "Codes of municipalities", explode = true),
        ("type" = Option<Vec<domain::codes::EmploymentType>>, Query, description = "Types; none is all jobs", explode = true),
        ("working_time" = Option<Vec<String>>, Query, description = "Codes of working times", explode = true),
        ("level" = Option<Vec<domain::codes::Level>>, Query, description = "Levels of duty", explode = true),
        ("ad_language" = Option<Vec<Language>>, Query, description = "Languages of the ad; each version is a row", explode = true),
        ("remote" = Option<Vec<bool>>, Query, description = "Whether remote work is possible", explode = true),
        ("published_within" = Option<String>, Query, description = "`24h`: published in the last 24 hours", example = "24h"),
        ("sort" = Option<domain::search::Sort>, Query, description = "The order; default `newest`"),
        ("page" = Option<u32>, Query, description = "From 1"),
        ("per_page" = Option<u32>, Query, description = "24 or 48"),
        ("cursor" = Option<String>, Query, description = "`next` or `prev` of an answer; goes with `limit` only"),
        ("limit" = Option<u16>, Query, description = "Rows with `cursor`, at most 200"),
        ("language" = Option<Language>, Query, description = "The language of the page; wins over `Accept-Language`"),
    ),
    responses(
        (status = 200, description = "What was found, with the counts of every filter", body = AdPage,
            examples(
                ("found" = (summary = "Ads were found", value = json!(super::examples::found()))),
                ("nothing" = (summary = "Nothing was found, and what would be", value = json!(super::examples::helped()))),
            )),
        (status = 400, description = "`bad_query`: a parameter that is unknown or does not fit", body = Problem,
            content_type = "application/problem+json"),
    )
)]
pub async fn handle(request: HttpRequest, spoken: Spoken, app: web::Data<App>) -> Outcome<HttpResponse> {
    let asked = Asked::parse(request.query_string()).map_err(refuse)?;
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let unknown = asked.query.unknown_codes(|list, code| snapshot.codes.knows(list, code));
    if !unknown.is_empty() {
        return Err(refuse(unknown));
    }
    let language = asked.language.unwrap_or(spoken.0);
    let written = snapshot.write(&asked.query, asked.part, language, now);
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()));
    for (relation, address) in links(&asked, &written, language) {
        answer.append_header((header::LINK, format!("<{address}>; rel=\"{relation}\"")));
    }
    Ok(answer.content_type("application/json").body(written.json))
}

/// What a request asks for.
struct Asked {
    query: Query,
    part: Part,
    language: Option<Language>,
}

impl Asked {
    fn parse(query_string: &str) -> Result<Self, Vec<FieldError>> {
        let all = pairs(query_string);
        let mut errors = Vec::new();
        let (mut language, mut cursor, mut limit) = (None, None, None);
        let (mut of_pages, mut rest) = (false, Vec::new());
        for (name, value) in &all {
            let error = |code| FieldError::new(format!("?{name}"), code);
            let set_twice = match name.as_str() {
                "language" => {
                    let read = value.parse().map_err(|_other| error(FieldCode::NotAChoice));
                    read.map(|read| language.replace(read).is_some())
                }
                "cursor" => {
                    let read = value.parse::<Cursor>().map_err(|_unread| error(FieldCode::Malformed));
                    read.map(|read| cursor.replace(read).is_some())
                }
                "limit" => match value.parse::<u32>() {
                    Ok(read) if (1..=u32::from(MAX_LIMIT)).contains(&read) => Ok(limit.replace(read).is_some()),
                    Ok(_) => Err(error(FieldCode::OutOfRange).with("min", 1).with("max", MAX_LIMIT)),
                    Err(_) => Err(error(FieldCode::NotANumber)),
                },
                _ => {
                    of_pages |= matches!(name.as_str(), "page" | "per_page");
                    rest.push((name.as_str(), value.as_str()));
                    Ok(false)
                }
            };
            match set_twice {
                Ok(false) => {}
                Ok(true) => errors.push(error(FieldCode::NotTogether)),
                Err(error) => errors.push(error),
            }
        }
        let query = Query::parse(rest);
        if let Err(more) = &query {
            errors.extend(more.iter().cloned());
        }
        let part = match (cursor, limit) {
            (None, None) => Part::Page,
            (cursor, limit) => Part::From(cursor, limit.unwrap_or(u32::from(domain::page::DEFAULT_LIMIT))),
        };
        if part != Part::Page && of_pages {
            let name = if cursor.is_some() { "?cursor" } else { "?limit" };
            errors.push(FieldError::new(name, FieldCode::NotTogether));
        }
        match query {
            Ok(query) if errors.is_empty() => {
                if cursor.is_some_and(|cursor| !cursor.is_of(query.sort)) {
                    return Err(vec![FieldError::new("?cursor", FieldCode::NotTogether)]);
                }
                Ok(Self { query, part, language })
            }
            Ok(_) | Err(_) => Err(errors),
        }
    }
}

fn refuse(errors: Vec<FieldError>) -> Failure {
    Refusal::new(Kind::BadQuery).with_errors(errors).into()
}

/// The addresses of the neighbouring pages (RFC 8288), by number or by cursor, as was asked.
fn links(asked: &Asked, page: &Written, language: Language) -> Vec<(&'static str, String)> {
    let mut links = Vec::new();
    match asked.part {
        Part::Page => {
            if page.page < page.pages {
                links.push(("next", domain::search::api_path(&asked.query.on_page(page.page + 1), language)));
            }
            if page.page > 1 {
                links.push(("prev", domain::search::api_path(&asked.query.on_page(page.page - 1), language)));
            }
        }
        Part::From(_, limit) => {
            for (relation, cursor) in [("next", &page.next), ("prev", &page.prev)] {
                if let Some(cursor) = cursor {
                    let query = api_query(&asked.query, language);
                    links.push((relation, format!("/api/v1/ads?{query}&limit={limit}&cursor={cursor}")));
                }
            }
        }
    }
    links
}
