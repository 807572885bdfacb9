//! The deadline of an ad in the reader's own calendar.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::calendar::Event;
use domain::codes::CodeList;
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::ad_path;
use domain::problem::{Kind, Problem};

use super::show::{self, Parameters};
use crate::app::App;
use crate::db::ads;
use crate::failure::{Failure, Outcome};
use crate::http::{Query, Spoken};

/// Answers the end of the application period as an event.
#[utoipa::path(
    get,
    path = "/ads/{ad}/calendar.ics",
    operation_id = "show_ad_calendar",
    tag = "ads",
    summary = "The end of the application period as an event for a calendar",
    description = "iCalendar (RFC 5545). The event keeps its `UID`, and its `SEQUENCE` rises whenever the ad changes, so a \
        calendar that reads it again moves what it has. The title is in the language asked for, else in Finnish, Swedish, \
        English.",
    security(()),
    params(
        ("ad" = AdId, Path, description = "The ad's id"),
        ("language" = Option<Language>, Query, description = "The language of the words; wins over `Accept-Language`"),
    ),
    responses(
        (status = 200, description = "A calendar with one event", body = String, content_type = "text/calendar",
            example = json!(super::examples::CALENDAR)),
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
    let versions = &stored.versions;
    let version = language.then_fallbacks().find_map(|of| Some((of, versions.get(&of)?)));
    let (of, texts) = version.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let code = &stored.recruitment.code;
    let agency = snapshot.codes.name(CodeList::Agencies, stored.recruitment.agency_id.as_str(), language);
    let base = app.public_url.as_str().trim_end_matches('/');
    let address = format!("{base}{}", ad_path(of, stored.ad.id, &texts.title));
    // Both versions only ever rise, by one at each change.
    let changes = stored.ad.row_version.0.saturating_add(stored.recruitment.row_version.0).saturating_sub(2);
    let event = Event {
        uid: format!("{}.deadline@{}", stored.ad.id, app.public_url.host()),
        sequence: u64::try_from(changes).unwrap_or_default(),
        written_at: now,
        begins_at: stored.recruitment.closes_at,
        ends_at: None,
        language,
        summary: texts::sharing::calendar_summary(language, &texts.title),
        description: format!("{}\n{address}", texts::sharing::calendar_description(language, agency, code)),
        location: None,
        url: Some(address),
        remind_days_before: Some(1),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        // A recruitment code is made of letters, digits, hyphens, points and underscores.
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{code}.ics\"")))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .body(event.to_calendar()))
}
