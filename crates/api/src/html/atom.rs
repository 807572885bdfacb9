//! The feed of a search: `/feed.atom` (X14-3, RFC 4287), for feed readers and for other sites that list jobs.

use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use domain::ads::AdSummary;
use domain::language::Language;
use domain::paths::{Page, ad_path};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::search::{Query, Sort, feed_path, pairs};
use domain::time::Instant;

use super::results::address;
use super::{times, xml};
use crate::app::App;
use crate::db::ads;
use crate::failure::{Outcome, Refusal};
use crate::http::Spoken;
use crate::search::Part;

/// Most ads of a feed.
const MOST: u32 = 100;

/// Answers the newest ads of a search.
///
/// # Errors
/// A parameter that is unknown or does not fit; faults of the database.
pub(super) async fn feed(request: HttpRequest, spoken: Spoken, app: web::Data<App>) -> Outcome<HttpResponse> {
    let (query, language) = read(request.query_string()).map_err(refuse)?;
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let unknown = query.unknown_codes(|list, code| snapshot.codes.knows(list, code));
    if !unknown.is_empty() {
        return Err(refuse(unknown).into());
    }
    let language = language.unwrap_or(spoken.0);
    let found = snapshot.answer(&query, Part::From(None, MOST), language, now);
    let ids: Vec<_> = found.items.iter().map(|ad| ad.id).collect();
    let corrected = ads::last_corrections(app.db.read(), Some(&ids)).await?;
    let updated = |ad: &AdSummary| corrected.get(&ad.id).copied().unwrap_or(ad.published_at).max(ad.published_at);
    let base = app.public_url.as_str().trim_end_matches('/');
    let mut feed = Feed { base, language, xml: String::new() };
    // A feed without entries was last changed whenever its reader looks.
    feed.open(&query, found.items.len(), found.total, found.items.iter().map(&updated).max().unwrap_or(now));
    for ad in &found.items {
        feed.entry(ad, updated(ad));
    }
    feed.xml.push_str("</feed>\n");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .body(feed.xml))
}

fn refuse(errors: Vec<FieldError>) -> Refusal {
    Refusal::new(Kind::BadQuery).with_errors(errors)
}

/// The search; a feed has one order and no pages, whatever the address of the page says of them.
fn read(query_string: &str) -> Result<(Query, Option<Language>), Vec<FieldError>> {
    let all = pairs(query_string);
    let mut languages = all.iter().filter(|(name, _)| name == "language").map(|(_, value)| value.parse::<Language>());
    let error = |code| vec![FieldError::new("?language", code)];
    let language = languages.next().transpose().map_err(|_other| error(FieldCode::NotAChoice))?;
    if languages.next().is_some() {
        return Err(error(FieldCode::NotTogether));
    }
    let rest = all.iter().filter(|(name, _)| name != "language");
    let query = Query::parse(rest.map(|(name, value)| (name.as_str(), value.as_str())))?;
    Ok((Query { sort: Sort::Newest, page: 1, ..query }, language))
}

struct Feed<'a> {
    base: &'a str,
    language: Language,
    xml: String,
}

impl Feed<'_> {
    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _written = writeln!(self.xml, "{line}");
    }

    fn open(&mut self, query: &Query, shown: usize, total: u32, updated: Instant) {
        let (language, base) = (self.language, self.base);
        let own = xml::text(&format!("{base}{}", feed_path(query, language)));
        let page = xml::text(&format!("{base}{}", address(language, &query.on_page(1))));
        let shown = u64::try_from(shown).unwrap_or(u64::MAX);
        let says = if shown < u64::from(total) {
            texts::sharing::feed_newest(language, shown, total)
        } else {
            texts::sharing::feed_all(language, shown)
        };
        let (title, name) = (texts::sharing::feed_title(language), texts::frame::service_name(language));
        self.xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.put(format_args!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">"));
        self.put(format_args!("<id>{own}</id>"));
        self.put(format_args!("<title>{}</title>", xml::text(&format!("{title} – {name}"))));
        self.put(format_args!("<subtitle>{}</subtitle>", xml::text(&says)));
        self.put(format_args!("<updated>{updated}</updated>"));
        self.put(format_args!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>"));
        self.put(format_args!("<link rel=\"alternate\" type=\"text/html\" hreflang=\"{language}\" href=\"{page}\"/>"));
        self.put(format_args!("<author><name>{}</name></author>", xml::text(name)));
    }

    /// Each language version is an entry of its own, whose id stays the same whatever becomes of its title.
    fn entry(&mut self, ad: &AdSummary, updated: Instant) {
        let (language, base, of) = (self.language, self.base, ad.language);
        let id = xml::text(&format!("{base}{}", Page::Ad(ad.id).path(of)));
        let page = xml::text(&format!("{base}{}", ad_path(of, ad.id, &ad.title)));
        let places: Vec<&str> = ad.municipalities.iter().map(|place| place.name.as_str()).collect();
        let time = times::date_time(language, ad.closes_at);
        let summary = texts::sharing::feed_entry(language, &ad.agency.name, places.join(", "), time);
        self.put(format_args!("<entry>"));
        self.put(format_args!("<id>{id}</id>"));
        self.put(format_args!("<title xml:lang=\"{of}\">{}</title>", xml::text(&ad.title)));
        self.put(format_args!("<link rel=\"alternate\" type=\"text/html\" hreflang=\"{of}\" href=\"{page}\"/>"));
        self.put(format_args!("<published>{}</published>", ad.published_at));
        self.put(format_args!("<updated>{updated}</updated>"));
        self.put(format_args!("<author><name>{}</name></author>", xml::text(&ad.agency.name)));
        self.put(format_args!("<summary>{}</summary>", xml::text(&summary)));
        self.put(format_args!("</entry>"));
    }
}
