//! One ad in a list: only its title is a link, which covers the whole card.

use domain::ads::{AdSummary, Named};
use domain::codes::{DurationType, Relation};
use domain::language::Language;
use domain::paths::ad_path;
use domain::time::Instant;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::marked::marked;
use crate::clock::use_clock;
use crate::components::{Icon, Tag};
use crate::dates::{self, Time};
use crate::favourites::Heart;
use crate::router::use_language;

/// Under which heading a list stands: the cards' own headings are one below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Under the heading of the page.
    Second,
    /// Under a heading of a part.
    Third,
}

/// A row of a search.
#[component]
pub fn Card(
    /// The ad.
    ad: AdSummary,
    /// Level of its heading.
    level: Level,
    /// The words it was found by, out of [`super::marked::ready`].
    #[prop(optional)]
    terms: Vec<String>,
) -> impl IntoView {
    let language = use_language();
    let other = (ad.language != language).then(|| ad.language.tag());
    let mut href = ad_path(language, ad.id, &ad.title);
    // Where “Annonsens språk” lists several versions of an ad, each row leads to its own (G2-3).
    if ad.language != shown_by_itself(language, &ad.languages) {
        href = format!("{href}?ad={}", ad.language);
    }
    let link = view! { <a href=href>{marked(&ad.title, &terms)}</a> };
    let heading = match level {
        Level::Second => view! { <h2 lang=other>{link}</h2> }.into_any(),
        Level::Third => view! { <h3 lang=other>{link}</h3> }.into_any(),
    };
    let places = places(language, &ad.municipalities);
    let place = (!places.is_empty()).then(|| view! { <span>{marked(&places, &terms)}</span> });
    let facts = [kind(language, &ad), third(language, &ad)];
    let until = dates::date_time(language, &ad.closes_at_local);
    let yours = dates::your_time(language, ad.closes_at, &ad.closes_at_local);
    view! {
        <li class="job">
            {heading} <p class="org">{marked(&ad.agency.name, &terms)}</p> <p class="meta">
                <span class="dots">{place} {facts.map(|fact| view! { <span>{fact}</span> }).into_iter().collect_view()}</span>
            </p> <p class="end">
                <Icon of=Drawing::CalendarClock />
                <span>{until_words(language, ad.closes_at, until)} {yours.map(|yours| format!(" {yours}"))}</span>
                <Closing at=ad.closes_at local=ad.closes_at_local.clone() />
                <Closed at=ad.closes_at />
                {is_new(&ad).then(|| view! { <Tag color="petrol" push=true>{texts::search::new_today(language)}</Tag> })}
                {other.map(|_| view! { <Tag push=true>{texts::ad_in_language(language, ad.language)}</Tag> })}
            </p> <Heart ad=ad.id title=ad.title of=ad.language />
        </li>
    }
}

/// The version that an ad's page shows when nobody chooses one (G2-2).
pub(crate) fn shown_by_itself(language: Language, versions: &[Language]) -> Language {
    language.then_fallbacks().find(|candidate| versions.contains(candidate)).unwrap_or(language)
}

/// “t.o.m. 30.12.2026 kl. 16.15” with the time marked up.
fn until_words(language: Language, at: Instant, text: String) -> impl IntoView {
    let part = move |part: &texts::Part| match part {
        texts::Part::Words(words) => words.into_any(),
        texts::Part::Value(_) => view! { <Time at=at text=text.clone() /> }.into_any(),
    };
    texts::search::until_parts(language).iter().map(part).collect_view()
}

/// The tag of what closes soon: the time left on the last day, ‹i morgon› before that.
#[component]
pub fn Closing(
    /// When it closes.
    at: Instant,
    /// The same on a Helsinki clock.
    #[prop(into)]
    local: String,
) -> impl IntoView {
    let language = use_language();
    let clock = use_clock();
    let day = dates::local(&local).map(|there| there.date());
    move || {
        let now = clock.by_the_minute();
        let left = (at - now).num_minutes();
        let words = if now >= at {
            None
        } else if left < 24 * 60 {
            let time = texts::format::minutes(language, left.unsigned_abs());
            Some(texts::search::closes_in(language, time))
        } else if left < 48 * 60 && dates::helsinki(now).and_then(|there| there.date().succ_opt()) == day {
            Some(texts::search::closes_tomorrow(language).to_owned())
        } else {
            None
        };
        words.map(|words| view! { <Tag color="cloudberry" icon=Drawing::ClockAlert>{words}</Tag> })
    }
}

/// Says that it is closed, as soon as it is: a page may stay open beyond a deadline, and favourites are kept.
#[component]
fn Closed(at: Instant) -> impl IntoView {
    let language = use_language();
    let clock = use_clock();
    move || (clock.by_the_minute() >= at).then(|| view! { <Tag>{texts::ad::closed(language)}</Tag> })
}

fn is_new(ad: &AdSummary) -> bool {
    let now = use_clock().now();
    let day = |at| dates::helsinki(at).map(|there| there.date());
    (now - ad.published_at).num_hours() < 24
        && (ad.closes_at - now).num_hours() >= 24
        && day(now) == day(ad.published_at)
}

fn places(language: Language, places: &[Named]) -> String {
    let first: Vec<&str> = places.iter().take(2).map(|place| place.name.as_str()).collect();
    match places.len().saturating_sub(2) {
        0 => first.join(", "),
        more => texts::search::more_places(language, first.join(", "), more),
    }
}

fn kind(language: Language, ad: &AdSummary) -> String {
    if ad.internship {
        texts::search::internship(language).to_owned()
    } else {
        duration(language, ad.duration).to_owned()
    }
}

fn third(language: Language, ad: &AdSummary) -> String {
    if ad.remote { texts::search::remote_work(language).to_owned() } else { relation(language, ad.relation).to_owned() }
}

/// “Ordinarie”, “Tillfällig”.
pub(crate) const fn duration(language: Language, duration: DurationType) -> &'static str {
    match duration {
        DurationType::Permanent => texts::search::permanent(language),
        DurationType::Temporary => texts::search::temporary(language),
    }
}

/// “Tjänsteförhållande”, “Anställningsförhållande”.
pub(crate) const fn relation(language: Language, relation: Relation) -> &'static str {
    match relation {
        Relation::PublicService => texts::search::public_service(language),
        Relation::Contract => texts::search::employment_contract(language),
    }
}
