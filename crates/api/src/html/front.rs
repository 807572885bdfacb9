//! The front page (G3.2-1).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use domain::ads::{AdPage, FacetOption};
use domain::codes::Choice;
use domain::content::HOW_TO_APPLY;
use domain::language::Language;
use domain::paths::{Page, information_path};
use domain::search::{FacetKind, Query, Sort, api_path};
use icons::Icon;

use super::card::Card;
use super::frame::{Frame, PageData, answer};
use super::results::address;
use crate::app::App;
use crate::failure::Outcome;
use crate::search::Part;

/// Rows of each list.
const ROWS: usize = 4;
/// Regions offered.
const REGIONS: usize = 4;
/// Types offered.
const TYPES: [&str; 3] = ["permanent", "temporary", "internship"];

#[derive(Template)]
#[template(path = "front.html")]
struct Front {
    frame: Frame,
    lead: String,
    words: String,
    inverted: bool,
    kept_by_words: Vec<(String, String)>,
    types: Vec<Chip>,
    regions: Vec<Chip>,
    lists: Vec<List>,
    how_to_apply: String,
}

struct Chip {
    href: String,
    label: String,
    count: u32,
}

struct List {
    id: &'static str,
    heading: &'static str,
    all: &'static str,
    href: String,
    cards: Vec<Card>,
}

/// Answers the front page.
pub(super) async fn page(app: &App, language: Language) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let mut data = PageData::default();
    let mut lists = Vec::new();
    let mut newest = None;
    for (sort, id, heading, all) in [
        (Sort::Newest, "newest", texts::search::newest(language), texts::search::show_all_new(language)),
        (Sort::Closing, "closing", texts::search::closing_soon(language), texts::search::show_by_closing(language)),
    ] {
        let query = Query { sort, ..Query::default() };
        let found = snapshot.answer(&query, Part::Page, language, now);
        data.add(api_path(&query, language), &found)?;
        let cards = found.items.iter().take(ROWS).map(|ad| Card::of(ad, language, now)).collect();
        lists.push(List { id, heading, all, href: all_address(language, sort), cards });
        newest.get_or_insert(found);
    }
    let counted = newest
        .as_ref()
        .map(|found| texts::search::front_count(language, found.total.into(), found.employers))
        .unwrap_or_default();
    let mut types = options(newest.as_ref(), FacetKind::Type);
    types.retain(|option| TYPES.contains(&option.value.as_str()));
    let mut regions = options(newest.as_ref(), FacetKind::Region);
    regions.sort_by_key(|option| std::cmp::Reverse(option.count));
    regions.truncate(REGIONS);
    let mut frame = Frame::of(app, language, Page::Front, texts::search::front_heading(language)).with_data(&data)?;
    frame.description = Some(texts::search::front_description(language).to_owned());
    let page = Front {
        frame,
        lead: format!("{counted} {}", texts::search::front_intro(language)),
        words: String::new(),
        inverted: true,
        kept_by_words: Vec::new(),
        types: chips(language, FacetKind::Type, types),
        regions: chips(language, FacetKind::Region, regions),
        lists,
        how_to_apply: information_path(language, HOW_TO_APPLY),
    };
    answer(StatusCode::OK, language, &page)
}

/// The whole of a list. It says its order even where that is the usual one: a reader may have chosen another for all lists
/// (G3.3-1).
fn all_address(language: Language, sort: Sort) -> String {
    format!("{}?sort={}", Page::Ads.path(language), sort.slug())
}

fn options(found: Option<&AdPage>, kind: FacetKind) -> Vec<FacetOption> {
    let facets = found.into_iter().flat_map(|found| &found.facets);
    facets.filter(|facet| facet.parameter == kind.parameter()).flat_map(|facet| facet.options.clone()).collect()
}

fn chips(language: Language, kind: FacetKind, options: Vec<FacetOption>) -> Vec<Chip> {
    let chip = |option: FacetOption| {
        let mut query = Query::default();
        query.set(kind, &option.value, true).ok()?;
        Some(Chip { href: address(language, &query), label: option.label, count: option.count })
    };
    options.into_iter().filter_map(chip).collect()
}
