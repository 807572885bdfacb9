//! The blue box (G3.4-1).

use domain::ads::{AdState, AdView, Money, Named};
use domain::language::Language;
use domain::paths::employer_path;
use icons::Icon as Drawing;
use leptos::prelude::*;

use super::version::Shown;
use crate::components::Icon;
use crate::dates::{self, Time};
use crate::pages::ads::card::{Closing, duration, relation};
use crate::router::use_language;

/// Title, closing time, “Sök nu” (`children`) and the facts.
#[component]
pub(super) fn Facts(ad: StoredValue<AdView>, children: Children) -> impl IntoView {
    let language = use_language();
    let shown: Shown = expect_context();
    let title = shown.title();
    view! {
        <aside class="facts blue sticky" aria-label=texts::ad::facts(language)>
            <h1 lang=move || shown.tag()>{title}</h1>
            <Closes ad=ad />
            {children()}
            {ad.with_value(|ad| list(language, shown, ad))}
        </aside>
    }
}

/// Until when one may apply, or that it is over.
#[component]
fn Closes(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let (state, at, local) = ad.with_value(|ad| (ad.state, ad.closes_at, ad.closes_at_local.clone()));
    let text = dates::date_time(language, &local);
    let yours = dates::your_time(language, at, &local);
    let words = match state {
        AdState::Open | AdState::Hidden => texts::ad::period_ends(language),
        AdState::Closed | AdState::Gone => texts::ad::closed(language),
    };
    view! {
        <p class="closes">
            <Icon of=Drawing::CalendarClock />
            <span>
                {words} " " <b>
                    <Time at=at text=text />
                </b> {yours} <Closing at=at local=local />
            </span>
        </p>
    }
}

/// A label and its value; nothing where there is no value.
fn row(label: &'static str, value: Option<impl IntoView + 'static>) -> Option<impl IntoView> {
    value.map(|value| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    })
}

fn list(language: Language, shown: Shown, ad: &AdView) -> impl IntoView + use<> {
    let day = |day: chrono::NaiveDate| {
        view! { <time datetime=day.to_string()>{texts::format::date(language, day)}</time> }
    };
    let pay = {
        let (text, amounts) = (ad.pay_text.clone(), amounts(language, ad.pay_min, ad.pay_max));
        move || match text.pick(shown.language()) {
            Some((said_in, text)) if !text.is_empty() => {
                let tag = (said_in != language).then(|| said_in.tag());
                view! { <span lang=tag>{text.clone()}</span> }.into_any()
            }
            Some(_) | None => amounts.clone().into_any(),
        }
    };
    let basis = ad.pay_basis.pick(language).filter(|(_, text)| !text.is_empty()).map(|(said_in, text)| {
        let tag = (said_in != language).then(|| said_in.tag());
        view! { <span lang=tag>{text.clone()}</span> }
    });
    let period = view! {
        <Time at=ad.opens_at text=dates::date_time(language, &ad.opens_at_local) />
        " – "
        <Time at=ad.closes_at text=dates::date_time(language, &ad.closes_at_local) />
    };
    view! {
        <dl>
            {row(texts::ad::agency(language), Some(agency(language, &ad.agency)))}
            {row(texts::ad::employment_type(language), Some(kind(language, ad)))}
            <div>
                <dt>{texts::ad::search_id(language)}</dt>
                <dd class="num">{ad.recruitment_code.clone()}</dd>
            </div>
            {row(texts::ad::positions(language), Some(ad.positions))}
            {row(texts::ad::begins(language), ad.starts_on.map(day))}
            {row(texts::ad::ends(language), ad.ends_on.map(day))}
            {row(texts::ad::pay(language), Some(pay))}
            {row(texts::ad::period(language), Some(period))}
            {row(texts::ad::locations(language), places(language, ad))}
            {row(texts::ad::working_time(language), names(&ad.working_times))}
            {row(texts::ad::level(language), Some(ad.level.name.clone()))}
            {row(texts::ad::task_areas(language), names(&ad.task_areas))}
            {row(texts::ad::pay_basis(language), basis)}
        </dl>
    }
}

/// The agency leads to its page, with its other open jobs.
fn agency(language: Language, agency: &Named) -> impl IntoView + use<> {
    view! { <a href=employer_path(language, &agency.id)>{agency.name.clone()}</a> }
}

/// “Ordinarie, tjänsteförhållande”
fn kind(language: Language, ad: &AdView) -> String {
    let mut words = format!("{}, {}", duration(language, ad.duration), relation(language, ad.relation).to_lowercase());
    if ad.internship {
        words.push_str(", ");
        words.push_str(&texts::search::internship(language).to_lowercase());
    }
    words
}

fn amounts(language: Language, min: Option<Money>, max: Option<Money>) -> String {
    let amount = |money: Money| texts::format::money_cents(language, money.cents);
    match (min, max) {
        (Some(min), Some(max)) if min == max => texts::ad::pay_per_month(language, amount(min)),
        (Some(min), Some(max)) => texts::ad::pay_between(language, amount(max), amount(min)),
        (Some(min), None) => texts::ad::pay_from(language, amount(min)),
        (None, Some(max)) => texts::ad::pay_up_to(language, amount(max)),
        (None, None) => texts::ad::pay_not_told(language).to_owned(),
    }
}

fn names(of: &[Named]) -> Option<String> {
    let names: Vec<&str> = of.iter().map(|named| named.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn places(language: Language, ad: &AdView) -> Option<String> {
    match (names(&ad.municipalities).or_else(|| names(&ad.regions)), ad.remote) {
        (Some(places), true) => Some(texts::ad::location_and_remote(language, places)),
        (Some(places), false) => Some(places),
        (None, true) => Some(texts::search::remote_possible(language).to_owned()),
        (None, false) => None,
    }
}
