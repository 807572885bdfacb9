//! The results, usable without any script: filters are a form, pages are links.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use domain::ads::{AdPage, FacetOption};
use domain::codes::Choice;
use domain::language::Language;
use domain::paths::Page;
use domain::search::{
    FacetKind, HelpSearch, LAST_DAY, PER_PAGE_CHOICES, Query, SHORT_LIST, SHORT_REGIONS, SearchHelp, Sort, api_path,
    composed, feed_path, most, pairs, refused_codes,
};
use icons::Icon;

use super::card::Card;
use super::frame::{Frame, PageData, answer};
use crate::app::App;
use crate::failure::Outcome;
use crate::search::Part;

#[derive(Template)]
#[template(path = "results.html")]
struct Results {
    frame: Frame,
    heading: String,
    /// The way to an alert for this search; none before a search (G3.7-1).
    alert: Option<String>,
    words: String,
    inverted: bool,
    filters_words: String,
    chips: Vec<Chip>,
    clear: String,
    kept_by_words: Vec<(String, String)>,
    kept_by_tools: Vec<(String, String)>,
    kept_by_filters: Vec<(String, String)>,
    orders: Vec<(&'static str, &'static str, bool)>,
    numbers: Vec<(u32, bool)>,
    cards: Vec<Card>,
    pages: Vec<Option<Number>>,
    previous: Option<String>,
    next: Option<String>,
    groups: Vec<Group>,
    /// What of the address could not be read.
    unread: Vec<String>,
    /// The codes in it that no list has: the application knows no lists, so it is told.
    refused: String,
    help: Help,
    /// Whether the first card is that of the open application (D42).
    open_application: bool,
}

/// What would find something, where nothing was found (X3.1-3).
#[derive(Default)]
struct Help {
    explained: &'static str,
    lists: Vec<(&'static str, Vec<Way>)>,
}

/// A search with the number it has; none leads to nothing.
struct Way {
    label: String,
    href: Option<String>,
    total: u32,
}

struct Chip {
    href: String,
    label: String,
    words: String,
}

struct Number {
    href: String,
    words: String,
    number: u32,
    current: bool,
}

struct Group {
    title: &'static str,
    open: bool,
    chosen: usize,
    chosen_words: String,
    /// “Alla jobb”: its address and number.
    all: Option<(String, u32)>,
    /// What the application shows at first too, so that nothing moves when it takes over.
    shown: Vec<Choosable>,
    more: Vec<Choosable>,
    more_words: String,
    more_open: bool,
    /// The municipalities, region by region.
    within: Vec<(String, Vec<Choosable>)>,
}

struct Choosable {
    name: &'static str,
    value: String,
    label: String,
    count: u32,
    chosen: bool,
}

/// The address of a search.
pub(super) fn address(language: Language, query: &Query) -> String {
    let (path, url) = (Page::Ads.path(language), query.to_url());
    if url.is_empty() { path } else { format!("{path}?{url}") }
}

/// Answers the results. What cannot be read of the address is told, the rest is searched (G5.3).
pub(super) async fn page(app: &App, language: Language, query_string: &str) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let snapshot = app.search.snapshot(&app.db, now).await?;
    let (mut query, mut errors) = Query::parse_link(query_string);
    let refused = refused_codes(&query.unknown_codes(|list, code| snapshot.codes.knows(list, code)));
    errors.extend(query.refuse(&refused));
    let found = snapshot.answer(&query, Part::Page, language, now);
    if query.page > found.pages {
        // An old link to a page that the list no longer has leads to its last one.
        return Ok(HttpResponse::Found()
            .insert_header((header::LOCATION, address(language, &query.on_page(found.pages))))
            .finish());
    }
    let mut data = PageData::default();
    data.add(api_path(&query, language), &found)?;
    let heading = texts::search::jobs_found(language, found.total.into());
    let mut frame = Frame::of(app, language, Page::Ads, heading.clone()).with_data(&data)?;
    frame.description = Some(texts::search::results_description(language).to_owned());
    frame.canonical = Some(frame.absolute(&address(language, &query)));
    frame.alternates = Language::ALL.map(|other| (other.tag(), frame.absolute(&address(other, &query)))).to_vec();
    frame.alternates.push(("x-default", frame.absolute(&address(Language::default(), &query))));
    frame.languages = Language::ALL.map(|other| (other, address(other, &query))).to_vec();
    frame.hidden = !errors.is_empty();
    frame.feed = errors.is_empty().then(|| (texts::sharing::feed(language).to_owned(), feed_path(&query, language)));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let chosen = query.chosen_count() + usize::from(query.last_24_hours);
    let terms: Vec<String> = query.terms.each().iter().map(|term| composed(term)).collect();
    let page = Results {
        heading,
        alert: domain::alerts::is_search(&query)
            .then(|| format!("{}?{}", Page::JobAlert.path(language), query.to_url())),
        words: typed(&query, query_string),
        inverted: false,
        filters_words: if chosen > 0 {
            texts::search::filters_chosen(language, u64::try_from(chosen).unwrap_or(u64::MAX))
        } else {
            texts::search::filters(language).to_owned()
        },
        chips: chips(language, &query, &found),
        clear: address(language, &Query { last_24_hours: false, ..query.without_filters() }),
        kept_by_words: kept(&query, &["q", "match", "page"]),
        kept_by_tools: kept(&query, &["sort", "per_page", "published_within", "page"]),
        kept_by_filters: kept(&Query { page: 1, ..filters_dropped(&query) }, &["page"]),
        orders: orders(language, &query),
        numbers: PER_PAGE_CHOICES.map(|number| (number, number == query.per_page)).to_vec(),
        cards: found.items.iter().map(|ad| Card::found(ad, &terms, language, now)).collect(),
        pages: numbers(language, &query, found.pages),
        previous: (query.page > 1).then(|| address(language, &query.on_page(query.page - 1))),
        next: (query.page < found.pages).then(|| address(language, &query.on_page(query.page + 1))),
        groups: groups(language, &query, &found),
        unread: texts::unread_search(language, &errors),
        refused,
        help: found.help.as_ref().map(|help| helped(language, &query, help)).unwrap_or_default(),
        open_application: found.open_application && query.page == 1,
        frame,
    };
    answer(status, language, &page)
}

/// What stands in the field: the words of the search, or what was typed where it could not be read.
fn typed(query: &Query, query_string: &str) -> String {
    if !query.terms.is_empty() {
        return query.terms.as_typed().to_owned();
    }
    let typed = pairs(query_string).into_iter().find(|(name, _)| name == "q");
    typed.map(|(_, words)| words.trim().to_owned()).unwrap_or_default()
}

fn helped(language: Language, query: &Query, help: &SearchHelp) -> Help {
    let path = Page::Ads.path(language);
    let way = |way: &HelpSearch| {
        let href = if way.query.is_empty() { path.clone() } else { format!("{path}?{}", way.query) };
        Way { label: way.label.clone(), href: (way.total > 0).then_some(href), total: way.total }
    };
    let lists = [
        (texts::search::one_word_at_a_time(language), &help.words),
        (texts::search::near_words(language), &help.near),
        (texts::search::drop_a_filter(language), &help.without),
    ];
    let lists = lists.map(|(heading, ways)| (heading, ways.iter().map(way).collect::<Vec<_>>()));
    Help {
        explained: match (query.terms.is_empty(), help.helps()) {
            (true, _) => "",
            (false, true) => texts::search::no_hits_explained(language),
            (false, false) => texts::search::no_hits_nothing_helps(language),
        },
        lists: lists.into_iter().filter(|(_, ways)| !ways.is_empty()).collect(),
    }
}

/// The search without what the form of filters says itself.
fn filters_dropped(query: &Query) -> Query {
    Query { any: query.any, last_24_hours: query.last_24_hours, ..query.without_filters() }
}

/// What a form must send along, so that nothing of the search is lost.
fn kept(query: &Query, but: &[&str]) -> Vec<(String, String)> {
    pairs(&query.to_url()).into_iter().filter(|(name, _)| !but.contains(&name.as_str())).collect()
}

fn orders(language: Language, query: &Query) -> Vec<(&'static str, &'static str, bool)> {
    let day = query.last_24_hours;
    vec![
        (Sort::Newest.slug(), texts::search::sort_newest(language), !day && query.sort == Sort::Newest),
        (Sort::Closing.slug(), texts::search::sort_closing(language), !day && query.sort == Sort::Closing),
        (LAST_DAY, texts::search::sort_last_day(language), day),
    ]
}

/// What is chosen, each removable (X3.2-9).
fn chips(language: Language, query: &Query, found: &AdPage) -> Vec<Chip> {
    let mut chips = Vec::new();
    if query.any {
        let label = texts::search::any_of_the_words(language).to_owned();
        chips.push(Chip {
            href: address(language, &Query { any: false, page: 1, ..query.clone() }),
            words: texts::search::remove_filter(language, &label),
            label,
        });
    }
    for kind in FacetKind::ALL {
        for value in query.chosen(kind) {
            let mut without = query.clone();
            if without.set(kind, &value, false).is_err() {
                continue;
            }
            let options = found.facets.iter().filter(|facet| facet.parameter == kind.parameter());
            let label = options.flat_map(|facet| &facet.options).find(|option| option.value == value);
            let label = label.map_or_else(|| value.clone(), |option| option.label.clone());
            chips.push(Chip {
                href: address(language, &without),
                words: texts::search::remove_filter(language, &label),
                label,
            });
        }
    }
    if query.last_24_hours {
        let label = texts::search::sort_last_day(language).to_owned();
        chips.push(Chip {
            href: address(language, &Query { last_24_hours: false, page: 1, ..query.clone() }),
            words: texts::search::remove_filter(language, &label),
            label,
        });
    }
    chips
}

/// The first page, the last, and those beside the present one; `None` is a gap. Nothing where there is one page only.
fn numbers(language: Language, query: &Query, pages: u32) -> Vec<Option<Number>> {
    if pages <= 1 {
        return Vec::new();
    }
    let mut list = Vec::new();
    let mut before = 0;
    for number in (1..=pages).filter(|one| *one == 1 || *one == pages || one.abs_diff(query.page) <= 1) {
        if number > before + 1 {
            list.push(None);
        }
        list.push(Some(Number {
            href: address(language, &query.on_page(number)),
            words: texts::search::page(language, number),
            number,
            current: number == query.page,
        }));
        before = number;
    }
    list
}

fn groups(language: Language, query: &Query, found: &AdPage) -> Vec<Group> {
    let titles = [
        (FacetKind::Area, texts::search::task_areas(language)),
        (FacetKind::Employer, texts::search::employers(language)),
        (FacetKind::Region, texts::search::locations(language)),
        (FacetKind::Type, texts::search::employment_type(language)),
        (FacetKind::WorkingTime, texts::search::working_time(language)),
        (FacetKind::Level, texts::search::level(language)),
        (FacetKind::AdLanguage, texts::search::ad_language(language)),
        (FacetKind::Remote, texts::search::remote_work(language)),
    ];
    titles.into_iter().map(|(kind, title)| group(language, query, found, kind, title)).collect()
}

fn group(language: Language, query: &Query, found: &AdPage, kind: FacetKind, title: &'static str) -> Group {
    let options = options(found, kind);
    let within = if kind == FacetKind::Region { places(language, found, &options) } else { Vec::new() };
    let inside = || within.iter().flat_map(|(_, places)| places);
    let chosen_inside = inside().filter(|place| place.chosen).count();
    let chosen = options.iter().filter(|option| option.chosen).count() + chosen_inside;
    let durations = ["permanent", "temporary"];
    let all = (kind == FacetKind::Type).then(|| {
        let any = query.with_all_jobs();
        // Every ad is one of the two, so these make the number of all.
        let counted = options.iter().filter(|option| durations.contains(&option.value.as_str()));
        (address(language, &any), counted.map(|option| option.count).sum())
    });
    let most = most(&options, if kind == FacetKind::Region { SHORT_REGIONS } else { SHORT_LIST });
    let (mut shown, mut more) = (Vec::new(), Vec::new());
    for option in options {
        let list = if most.contains(&option.value) || option.chosen { &mut shown } else { &mut more };
        list.push(choosable(kind, option));
    }
    let hidden = if more.is_empty() { inside().count() } else { more.len() };
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Group {
        title,
        open: chosen > 0 || matches!(kind, FacetKind::Region | FacetKind::Type),
        chosen,
        chosen_words: texts::search::options_chosen(language, count(chosen)),
        all,
        shown,
        more_words: if hidden > 0 { texts::search::show_more(language, count(hidden)) } else { String::new() },
        more_open: chosen_inside > 0,
        more,
        within,
    }
}

fn options(found: &AdPage, kind: FacetKind) -> Vec<FacetOption> {
    let facets = found.facets.iter().filter(|facet| facet.parameter == kind.parameter());
    facets.flat_map(|facet| facet.options.clone()).collect()
}

fn places(language: Language, found: &AdPage, regions: &[FacetOption]) -> Vec<(String, Vec<Choosable>)> {
    let all = options(found, FacetKind::Municipality);
    let within = |region: &FacetOption| {
        let places = all.iter().filter(|place| place.parent.as_deref() == Some(region.value.as_str()));
        let places = places.cloned().map(|place| choosable(FacetKind::Municipality, place)).collect();
        (texts::search::places_in(language, &region.label), places)
    };
    regions.iter().map(within).collect()
}

fn choosable(kind: FacetKind, option: FacetOption) -> Choosable {
    let FacetOption { value, label, count, chosen, .. } = option;
    Choosable { name: kind.parameter(), value, label, count, chosen }
}
