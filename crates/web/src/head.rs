//! What the head of the document says about the page: its one address and those of its other languages.
//!
//! The server writes them for the page it answers. Browsers share the canonical address, so it must follow when the
//! page changes without loading.

use domain::ads::AdView;
use domain::content::PageView;
use domain::language::Language;
use domain::paths::{Page, ad_path};
use domain::search::{Query, feed_path};
use leptos::prelude::*;
use web_sys::Element;

use crate::dom;
use crate::router::Place;

/// What the server wrote about another page.
const OF_ANOTHER_PAGE: &str = "head > link[rel=canonical], head > link[rel=alternate][hreflang], \
                               head > meta[name=description], head > meta[name=robots], head > meta[property^='og:'], \
                               head > link[rel=alternate][type], head > script[type='application/ld+json']";

/// Follows to a page whose address says all.
pub(crate) fn follow(place: &Place) {
    let address: Box<dyn Fn(Language) -> String> = match Page::parse(&place.path) {
        // These know their addresses themselves, once they are there.
        Some((_, Page::Ad(_) | Page::Information(_))) => return,
        Some((_, Page::Ads)) => {
            let (query, errors) = Query::parse_link(&place.query);
            if !errors.is_empty() {
                return write(None, &[], None);
            }
            Box::new(move |language| {
                let (path, query) = (Page::Ads.path(language), query.to_url());
                if query.is_empty() { path } else { format!("{path}?{query}") }
            })
        }
        Some((_, page)) if page.is_public() => Box::new(move |language| page.path(language)),
        Some(_) | None => return write(None, &[], None),
    };
    let own = Page::parse(&place.path).map_or_else(Language::default, |(language, _)| language);
    let mut others: Vec<(&str, String)> = Language::ALL.map(|language| (language.tag(), address(language))).to_vec();
    others.push(("x-default", address(Language::default())));
    let feed = match Page::parse(&place.path) {
        Some((language, Page::Ads)) => Some(feed_path(&Query::parse_link(&place.query).0, language)),
        _ => None,
    };
    write(Some(&address(own)), &others, feed);
}

/// The addresses of an ad: one for each language it is written in, of which one is shown.
pub(crate) fn of_ad(ad: &AdView, shown: Language) {
    let addresses: Vec<(Language, String)> = ad
        .versions
        .iter()
        .map(|version| (version.language, ad_path(version.language, ad.id, &version.texts.title)))
        .collect();
    let own = addresses.iter().find(|(language, _)| *language == shown).map(|(_, address)| address.as_str());
    let mut others: Vec<(&str, String)> =
        addresses.iter().map(|(language, address)| (language.tag(), address.clone())).collect();
    if let Some((_, first)) = addresses.first() {
        others.push(("x-default", first.clone()));
    }
    write(own, &others, None);
}

/// The addresses of a page of information: one for each language it is written in.
pub(crate) fn of_information(page: &PageView) {
    let address = |language: Language| Page::Information(page.slug).path(language);
    let mut others: Vec<(&str, String)> = page.languages.iter().map(|of| (of.tag(), address(*of))).collect();
    if let Some(first) = page.languages.first() {
        others.push(("x-default", address(*first)));
    }
    write(Some(&address(page.language)), &others, None);
}

/// Nothing is known of the page yet.
pub(crate) fn nothing() {
    write(None, &[], None);
}

fn write(canonical: Option<&str>, others: &[(&str, String)], feed: Option<String>) {
    let Some(head) = dom::first("head") else { return };
    let origin = window().location().origin().unwrap_or_default();
    let before = first("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
    let path_before = before.as_deref().map(path_of);
    if path_before.is_some() && path_before == canonical {
        return;
    }
    while let Some(element) = first(OF_ANOTHER_PAGE) {
        element.remove();
    }
    let link = |attributes: &[(&str, &str)]| {
        let Ok(link) = document().create_element("link") else { return };
        for (name, value) in attributes {
            // Names and values of ours are always accepted.
            drop(link.set_attribute(name, value));
        }
        drop(head.append_child(&link));
    };
    if let Some(path) = canonical {
        link(&[("rel", "canonical"), ("href", &format!("{origin}{path}"))]);
    }
    for (language, path) in others {
        link(&[("rel", "alternate"), ("hreflang", language), ("href", &format!("{origin}{path}"))]);
    }
    if let Some(feed) = feed {
        link(&[("rel", "alternate"), ("type", "application/atom+xml"), ("href", &feed)]);
    }
}

fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// What stands after the name of the server.
fn path_of(address: &str) -> &str {
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let server_ends = address.get(after_scheme..).and_then(|rest| rest.find('/'));
    server_ends.and_then(|at| address.get(after_scheme + at..)).unwrap_or("/")
}
