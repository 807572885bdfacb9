//! What search engines may read: `/sitemap.xml` and `/robots.txt`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::{Page, ad_path, employer_path, information_path};
use domain::problem::Kind;
use domain::time::Instant;

use super::xml;
use crate::app::App;
use crate::content;
use crate::db::ads;
use crate::db::content::pages;
use crate::failure::Outcome;
use crate::search::Snapshot;

/// Most addresses of one file. The format allows 50,000 and 50 MB; with the other languages beside each address the
/// bytes would be reached first.
const MOST: usize = 25_000;

/// The pages that are there whatever ads there are.
const PAGES: [Page; 5] = [Page::Front, Page::Ads, Page::Employers, Page::TermsOfUse, Page::PrivacyNotice];

/// One thing in all its languages, which is one address for each.
struct Entry {
    addresses: Vec<(Language, String)>,
    changed_at: Option<Instant>,
}

/// All pages and open ads, or the list of files that have them.
///
/// # Errors
/// Faults of the database.
pub(super) async fn sitemap(app: web::Data<App>) -> Outcome<HttpResponse> {
    let base = app.public_url.as_str().trim_end_matches('/');
    let entries = entries(&app).await?;
    let parts = parts(&entries, MOST);
    Ok(answer(match parts.as_slice() {
        [] => urlset(base, &[]),
        [only] => urlset(base, only),
        several => index(base, several.len()),
    }))
}

/// One of several files.
///
/// # Errors
/// Not found where there are not so many; faults of the database.
pub(super) async fn part(number: web::Path<usize>, app: web::Data<App>) -> Outcome<HttpResponse> {
    let base = app.public_url.as_str().trim_end_matches('/');
    let entries = entries(&app).await?;
    let part = number.checked_sub(1).and_then(|place| parts(&entries, MOST).get(place).copied());
    part.map(|part| answer(urlset(base, part))).ok_or_else(|| Kind::NotFound.into())
}

async fn entries(app: &App) -> Outcome<Vec<Entry>> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let corrected = ads::last_corrections(app.db.read(), None).await?;
    let page = |page: Page| Entry {
        addresses: Language::ALL.map(|language| (language, page.path(language))).to_vec(),
        changed_at: None,
    };
    let mut entries: Vec<Entry> = PAGES.into_iter().map(page).collect();
    entries.extend(of_content(app, &snapshot).await?);
    entries.extend(of_ads(&snapshot, &corrected, now));
    Ok(entries)
}

/// The open ads, the oldest first, so that a new one changes the last file only.
fn of_ads(snapshot: &Snapshot, corrected: &HashMap<AdId, Instant>, now: Instant) -> Vec<Entry> {
    let mut open: Vec<_> = snapshot.index.ads().filter(|ad| ad.period().is_open(now)).collect();
    open.sort_by_key(|ad| (ad.published_at(), ad.id()));
    let entry = |ad: search::Ad<'_>| {
        let address = |language| Some((language, ad_path(language, ad.id(), ad.title(language)?)));
        let changed_at = corrected.get(&ad.id()).copied().unwrap_or(ad.published_at()).max(ad.published_at());
        Entry { addresses: ad.languages().filter_map(address).collect(), changed_at: Some(changed_at) }
    };
    open.into_iter().map(entry).collect()
}

/// Cuts the entries so that no part has more than `most` addresses; all languages of a thing stay together.
fn parts(entries: &[Entry], most: usize) -> Vec<&[Entry]> {
    let (mut parts, mut from, mut addresses) = (Vec::new(), 0, 0);
    for (place, entry) in entries.iter().enumerate() {
        if addresses > 0 && addresses + entry.addresses.len() > most {
            parts.extend(entries.get(from..place));
            (from, addresses) = (place, 0);
        }
        addresses += entry.addresses.len();
    }
    parts.extend(entries.get(from..).filter(|rest| !rest.is_empty()));
    parts
}

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn urlset(base: &str, entries: &[Entry]) -> String {
    let mut file = format!("{OPENING}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for entry in entries {
        let whole = |path: &String| xml::text(&format!("{base}{path}"));
        let link = |tag: &str, path: &String| {
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>", whole(path))
        };
        let mut others: String = entry.addresses.iter().map(|(language, path)| link(language.tag(), path)).collect();
        if let Some((_, first)) = entry.addresses.first() {
            others.push_str(&link("x-default", first));
        }
        let changed = entry.changed_at.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default();
        for (_, path) in &entry.addresses {
            // Writing to a String cannot fail.
            let _written = writeln!(file, "<url><loc>{}</loc>{changed}{others}</url>", whole(path));
        }
    }
    file.push_str("</urlset>\n");
    file
}

fn index(base: &str, files: usize) -> String {
    let mut file = format!("{OPENING}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for number in 1..=files {
        let address = xml::text(&format!("{base}/sitemap-{number}.xml"));
        let _written = writeln!(file, "<sitemap><loc>{address}</loc></sitemap>");
    }
    file.push_str("</sitemapindex>\n");
    file
}

fn answer(file: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/xml; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(file)
}

/// Pages of information, each in the languages it exists in, and employers with open jobs or words of their own.
async fn of_content(app: &App, snapshot: &Snapshot) -> Outcome<Vec<Entry>> {
    let mut information: BTreeMap<String, Vec<(Language, String)>> = BTreeMap::new();
    for row in pages::menu(app.db.read()).await? {
        let address = information_path(row.language, &row.slug);
        information.entry(row.slug).or_default().push((row.language, address));
    }
    let mut entries: Vec<Entry> =
        information.into_values().map(|addresses| Entry { addresses, changed_at: None }).collect();
    let presented = pages::presented(app.db.read()).await?;
    for employer in content::employers(snapshot, Language::default(), app.clock.now()) {
        if employer.open_jobs > 0 || presented.contains(employer.id.as_str()) {
            let address = |language| (language, employer_path(language, employer.id.as_str()));
            entries.push(Entry { addresses: Language::ALL.map(address).to_vec(), changed_at: None });
        }
    }
    Ok(entries)
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

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::{Entry, index, parts, urlset};

    fn entries(languages: &[usize]) -> Vec<Entry> {
        let entry = |(number, count): (usize, &usize)| Entry {
            addresses: Language::ALL.iter().take(*count).map(|of| (*of, format!("/{of}/{number}"))).collect(),
            changed_at: None,
        };
        languages.iter().enumerate().map(entry).collect()
    }

    /// Of X14-3: nothing is left out and nothing stands twice, however many ads there are.
    #[test]
    fn files_hold_everything_once_and_no_more_than_they_may() {
        for (languages, sizes) in [
            (&[][..], &[][..]),
            (&[3, 3], &[6]),
            (&[3, 3, 1], &[6, 1]),
            (&[3, 2, 2, 3, 3, 1, 1], &[5, 5, 5]),
            (&[1; 13], &[6, 6, 1]),
        ] {
            let entries = entries(languages);
            let parts = parts(&entries, 6);
            let counts: Vec<usize> =
                parts.iter().map(|part| part.iter().map(|entry| entry.addresses.len()).sum()).collect();
            assert_eq!(counts, sizes, "{languages:?}");
            let files: String = parts.iter().map(|part| urlset("https://virka.example", part)).collect();
            for (_, path) in entries.iter().flat_map(|entry| &entry.addresses) {
                assert_eq!(files.matches(&format!("<loc>https://virka.example{path}</loc>")).count(), 1, "{path}");
            }
        }
        let list = index("https://virka.example", 2);
        assert!(list.contains("<loc>https://virka.example/sitemap-2.xml</loc>") && !list.contains("sitemap-3"));
    }
}
