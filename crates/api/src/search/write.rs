//! The same answer straight as JSON: most requests ask for nothing else, and putting prepared pieces together costs a
//! fraction of making thousands of small texts first. A test compares it with what serde makes of [`Snapshot::answer`].

use domain::language::Language;
use domain::search::Query;
use domain::time::Instant;
use search::{Found, Part, Row};
use std::fmt::Write as _;

use super::Snapshot;
use super::answer::Numbers;
use super::labels::{self, Named};

/// An answer as JSON, and what its headers say.
#[derive(Debug)]
pub struct Written {
    /// The body.
    pub json: String,
    /// The number of the page.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Cursor of the previous page.
    pub prev: Option<String>,
}

impl Snapshot {
    /// Answers a search with JSON.
    #[must_use]
    pub fn write(&self, query: &Query, part: Part, language: Language, now: Instant) -> Written {
        let found = self.index.find(query, part, language, now);
        let numbers = Numbers::of(&found, query, part);
        let mut json = String::with_capacity(64 * 1024);
        json.push_str("{\"items\":[");
        if let Some(named) = self.labels.of(language) {
            separated(&mut json, &found.rows, |json, row| card(json, row, named));
            json.push_str("],");
            write_numbers(&mut json, &numbers);
            json.push_str("\"facets\":[");
            facets(&mut json, &found, query, named);
        }
        json.push(']');
        if numbers.total == 0 {
            json.push_str(",\"help\":");
            // A value of plain texts and numbers can always be written.
            json.push_str(
                &serde_json::to_string(&self.help(query, language, now)).unwrap_or_else(|_| "null".to_owned()),
            );
        }
        json.push_str(",\"now\":\"");
        put(&mut json, format_args!("{now}\"}}"));
        let Numbers { page, pages, next, prev, .. } = numbers;
        Written { json, page, pages, next, prev }
    }
}

fn card(json: &mut String, row: &Row<'_>, named: &Named) {
    let ad = row.ad;
    put(json, format_args!("{{\"id\":\"{}\",\"recruitment_code\":", ad.id()));
    labels::write_text(ad.recruitment_code(), json);
    json.push_str(",\"title\":");
    labels::write_text(ad.title(row.language).unwrap_or_default(), json);
    put(json, format_args!(",\"language\":\"{}\",\"languages\":[", row.language));
    separated(json, ad.languages(), |json, language| put(json, format_args!("\"{language}\"")));
    json.push_str("],\"agency\":");
    json.push_str(ad.agency_number().map_or("null", |agency| named.json(agency)));
    json.push_str(",\"municipalities\":[");
    separated(json, ad.municipality_numbers(), |json, place| json.push_str(named.json(place)));
    json.push_str("],");
    json.push_str(ad.note());
}

fn write_numbers(json: &mut String, numbers: &Numbers) {
    let Numbers { total, employers, open_application, page, per_page, pages, next, prev } = numbers;
    put(json, format_args!("\"total\":{total},\"employers\":{employers},"));
    put(json, format_args!("\"open_application\":{open_application},\"page\":{page},"));
    put(json, format_args!("\"per_page\":{per_page},\"pages\":{pages},"));
    for (name, cursor) in [("next", next), ("prev", prev)] {
        match cursor {
            Some(cursor) => put(json, format_args!("\"{name}\":\"{cursor}\",")),
            None => put(json, format_args!("\"{name}\":null,")),
        }
    }
}

fn facets(json: &mut String, found: &Found<'_>, query: &Query, named: &Named) {
    separated(json, named.facets(), |json, (kind, labels)| {
        put(json, format_args!("{{\"parameter\":\"{}\",\"options\":[", kind.parameter()));
        let chosen = labels::chosen(query, kind);
        let shown = labels.iter().filter_map(|label| Some((label, label.shown(kind, found, &chosen)?)));
        separated(json, shown, |json, (label, (count, chosen))| label.write(count, chosen, json));
        json.push_str("]}");
    });
}

fn separated<T>(json: &mut String, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        write(json, item);
    }
}

fn put(json: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _written = json.write_fmt(text);
}
