//! What search engines may read: `/sitemap.xml` and `/robots.txt`.

use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::language::Language;
use domain::paths::{Page, ad_path, employer_path, information_path};

use super::times::escape;
use crate::app::App;
use crate::content;
use crate::db::content::pages;
use crate::failure::Outcome;
use crate::search::Snapshot;

/// All open ads, each language version under its own address.
///
/// # Errors
/// Faults of the database.
pub(super) async fn sitemap(app: web::Data<App>) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let base = app.public_url.as_str().trim_end_matches('/').to_owned();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut add = |path: &str| {
        // Writing to a String cannot fail.
        let _written = writeln!(xml, "<url><loc>{}</loc></url>", escape(&format!("{base}{path}")));
    };
    for language in Language::ALL {
        add(&Page::Front.path(language));
        add(&Page::Ads.path(language));
    }
    for path in content_addresses(&app, &snapshot).await? {
        add(&path);
    }
    for ad in snapshot.index.ads().filter(|ad| ad.period().is_open(now)) {
        for language in ad.languages() {
            if let Some(title) = ad.title(language) {
                add(&ad_path(language, ad.id(), title));
            }
        }
    }
    xml.push_str("</urlset>\n");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/xml; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(xml))
}

/// Pages of information, each in the languages it exists in, and employers with open jobs or words of their own.
async fn content_addresses(app: &App, snapshot: &Snapshot) -> Outcome<Vec<String>> {
    let mut addresses: Vec<String> = Language::ALL.map(|language| Page::Employers.path(language)).into();
    for row in pages::menu(app.db.read()).await? {
        addresses.push(information_path(row.language, &row.slug));
    }
    let presented = pages::presented(app.db.read()).await?;
    for employer in content::employers(snapshot, Language::default(), app.clock.now()) {
        if employer.open_jobs > 0 || presented.contains(employer.id.as_str()) {
            addresses.extend(Language::ALL.map(|language| employer_path(language, employer.id.as_str())));
        }
    }
    Ok(addresses)
}

/// Everything public may be read; a demo by nobody, for its ads are invented.
pub(super) async fn robots(app: web::Data<App>) -> HttpResponse {
    let base = app.public_url.as_str().trim_end_matches('/');
    let text = if app.demo {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        format!("User-agent: *\nDisallow: /api/\nSitemap: {base}/sitemap.xml\n")
    };
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .content_type("text/plain")
        .body(text)
}
