//! One ad (G3.4-1), readable without any script, with its own address in each of its languages (G2-4).

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use domain::ads::{AdCorrection, AdState, AdTextsView, AdView, Contact, Money, Named};
use domain::ids::AdId;
use domain::language::Language;
use domain::paths::{Page, ad_path, employer_path};
use domain::problem::Kind;
use domain::search::pairs;
use domain::sharing::{Network, mail_address};
use domain::translated::Translated;
use icons::Icon;

use super::card::{self, Card};
use super::frame::{Frame, PageData, data_block, render, written};
use super::{job_posting, message, times};
use crate::app::App;
use crate::db::ads;
use crate::failure::Outcome;
use crate::search::{Body, Form, Key, ad_view};

#[derive(Template)]
#[template(path = "ad.html")]
struct Ad {
    frame: Frame,
    title: String,
    /// The attribute of texts that are in another language than the page.
    lang: String,
    shown: Language,
    closes_words: &'static str,
    closes: String,
    closing: Option<String>,
    open: bool,
    apply: String,
    /// The deadline for the reader's own calendar.
    calendar: String,
    closed_explained: String,
    facts: Vec<(&'static str, String)>,
    versions: Vec<(Language, String)>,
    /// “Dela” without a script: names and addresses. Nothing where the ad has no public address yet.
    share: Vec<(&'static str, String)>,
    /// The address of what is shown, for paper.
    address: Option<String>,
    missing: Option<String>,
    text: AdTextsView,
    people: Vec<Person>,
    changes: Vec<Change>,
    /// “Liknande jobb”.
    similar: Vec<Card>,
}

/// What was changed after the ad was public (D31).
struct Change {
    at: String,
    what: String,
    /// The attribute of a note in another language, and the note.
    note: Option<(String, String)>,
}

struct Person {
    name: String,
    title: Option<(String, String)>,
    phone: Option<(String, String)>,
    email: Option<String>,
}

/// Answers the page of an ad.
pub(super) async fn page(app: &App, language: Language, id: AdId, query_string: &str) -> Outcome<HttpResponse> {
    let now = app.clock.now();
    let wanted = pairs(query_string).into_iter().find(|(name, _)| name == "ad").and_then(|(_, tag)| tag.parse().ok());
    let key = Key { ad: id, form: Form::Page(app.notices.edition(now)), language, only: wanted };
    let snapshot = app.search.snapshot(&app.db, now).await?;
    // What says how soon the ad closes is another page every minute.
    let stands = |closes_at| times::closing(language, closes_at, now).is_none();
    if let Some(ready) = app.ready_ads.get(&key, &snapshot, now).filter(|ready| stands(ready.closes_at())) {
        return Ok(respond(language, wanted, ready.shown, ready.body(now)));
    }
    // What is read now is at least as new as the snapshot.
    let found = app.db.snapshot(async |tx| ads::by_id(tx, id).await).await?;
    let Some(stored) = found else { return message::not_found(app, language) };
    match stored.state(now) {
        AdState::Hidden => return message::not_found(app, language),
        AdState::Gone => return message::gone(app, language),
        AdState::Open | AdState::Closed => {}
    }
    let ad = ad_view(&stored, &snapshot.codes, language, None, now);
    let version = |language: Language| ad.versions.iter().find(|version| version.language == language);
    let found = wanted.and_then(version).or_else(|| language.then_fallbacks().find_map(version));
    let Some(version) = found.cloned() else { return message::not_found(app, language) };
    let mut data = PageData::default();
    data.add(format!("/api/v1/ads/{id}"), &ad)?;
    let shown = version.language;
    let open = ad.state == AdState::Open;
    let mut page = write(app, language, ad.clone(), shown, version.texts);
    let similar = snapshot.similar(&stored, language, now);
    page.similar = similar.items.iter().map(|one| Card::timeless(one, language)).collect();
    data.add(format!("/api/v1/ads/{id}/similar?language={language}"), &similar)?;
    page.frame = page.frame.with_data(&data)?;
    if let (true, Some(address)) = (open, &page.address) {
        page.frame.job_posting = Some(data_block(&job_posting::describe(&ad, &page.text, shown, address))?);
    }
    let html = render(&page)?;
    if stands(stored.recruitment.closes_at) {
        // What closes is like nothing any more.
        let until = similar.items.iter().map(|one| one.closes_at).min();
        app.ready_ads.keep(key, &snapshot, &stored, shown, Body { text: &html, times: 2, until }, now);
    }
    Ok(respond(language, wanted, shown, html))
}

fn respond(language: Language, wanted: Option<Language>, shown: Language, html: String) -> HttpResponse {
    let of = if wanted == Some(shown) { shown } else { language };
    written(StatusCode::OK, of, html)
}

/// The same page for the agency alone, before it is published: without the application, which would look for a public ad
/// at this address, and kept from search engines and caches. `address` is where the versions stand.
///
/// # Errors
/// Not found where there is no such version.
pub fn preview(app: &App, language: Language, ad: AdView, address: &str) -> Outcome<HttpResponse> {
    let Some(version) = ad.versions.iter().find(|version| version.language == language).cloned() else {
        return Err(Kind::NotFound.into());
    };
    let versions: Vec<_> = ad.languages.iter().map(|of| (*of, format!("{address}/{of}"))).collect();
    let mut page = write(app, language, ad, version.language, version.texts);
    page.frame.app = false;
    page.frame.hidden = true;
    page.frame.canonical = None;
    page.frame.alternates = Vec::new();
    page.share = Vec::new();
    page.address = None;
    page.frame.languages.clone_from(&versions);
    page.versions = versions;
    let mut response = written(StatusCode::OK, language, render(&page)?);
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

fn write(app: &App, language: Language, ad: AdView, shown: Language, text: AdTextsView) -> Ad {
    let closes_at = times::date_time(language, ad.closes_at);
    let mut frame = Frame::of(app, language, Page::Ads, text.title.clone());
    frame.kind = "article";
    frame.description = Some(texts::ad::share_description(language, &ad.agency.name, &closes_at));
    let own = |version: &domain::ads::AdVersionView| ad_path(version.language, ad.id, &version.texts.title);
    let addresses: Vec<(Language, String)> = ad.versions.iter().map(|one| (one.language, own(one))).collect();
    frame.canonical = addresses.iter().find(|(of, _)| *of == shown).map(|(_, address)| frame.absolute(address));
    frame.alternates = addresses.iter().map(|(of, address)| (of.tag(), frame.absolute(address))).collect();
    if let Some((_, first)) = addresses.first() {
        frame.alternates.push(("x-default", frame.absolute(first)));
    }
    frame.languages =
        Language::ALL.map(|other| (other, ad_path(other, ad.id, title_in(&ad, other).unwrap_or(&text.title)))).to_vec();
    let path = ad_path(language, ad.id, title_in(&ad, language).unwrap_or(&text.title));
    let missing = (!ad.languages.contains(&language))
        .then(|| texts::ad::ad_not_in_language(language, texts::ad_in_language(language, shown)));
    let open = ad.state == AdState::Open;
    let address = frame.canonical.clone();
    Ad {
        title: text.title.clone(),
        lang: lang(shown, language),
        shown,
        closes_words: if open { texts::ad::period_ends(language) } else { texts::ad::closed(language) },
        closes: times::time(language, ad.closes_at),
        closing: times::closing(language, ad.closes_at, ad.now),
        open,
        apply: format!("{}?ad={}", Page::Register.path(language), ad.id),
        calendar: format!("/api/v1/ads/{}/calendar.ics?language={language}", ad.id),
        share: address.as_deref().map(|address| share(language, address, &text.title)).unwrap_or_default(),
        address,
        closed_explained: texts::ad::closed_explained(language, closes_at),
        facts: facts(language, shown, &ad),
        versions: ad.languages.iter().map(|of| (*of, format!("{path}?ad={of}"))).collect(),
        missing,
        changes: ad.corrections.iter().map(|one| change(language, one)).collect(),
        similar: Vec::new(),
        people: ad.contacts.iter().map(|contact| person(language, contact)).collect(),
        text,
        frame,
    }
}

/// The plain links of “Dela” (G3.6-1).
fn share(language: Language, address: &str, title: &str) -> Vec<(&'static str, String)> {
    let mut links: Vec<_> =
        Network::ALL.map(|network| (texts::network(language, network), network.address(address, title))).to_vec();
    links.push((texts::ad::share_email(language), mail_address(address, title)));
    links
}

/// The title of the version that a page in this language shows.
fn title_in(ad: &AdView, language: Language) -> Option<&str> {
    let version = |one: Language| ad.versions.iter().find(|version| version.language == one);
    language.then_fallbacks().find_map(version).map(|version| version.texts.title.as_str())
}

fn lang(of: Language, page: Language) -> String {
    if of == page { String::new() } else { format!(" lang=\"{of}\"") }
}

fn change(language: Language, of: &AdCorrection) -> Change {
    let at = |at| times::date_time(language, at);
    let what = match of.closing {
        Some(closing) => texts::ad::closing_moved(language, at(closing.after), at(closing.before)),
        None => texts::changed_fields(language, &of.fields),
    };
    let note = of.note.pick(language).map(|(said_in, note)| (lang(said_in, language), note.clone()));
    Change { at: times::time(language, of.at), what, note }
}

fn person(language: Language, contact: &Contact) -> Person {
    let title = contact.title.pick(language).map(|(of, title)| (lang(of, language), title.clone()));
    let phone = contact.phone.as_ref().map(|phone| (phone.replace(' ', ""), phone.clone()));
    Person { name: contact.name.clone(), title, phone, email: contact.email.clone() }
}

/// The rows of the blue box: a label, and a value that is HTML already.
fn facts(language: Language, shown: Language, ad: &AdView) -> Vec<(&'static str, String)> {
    let opens = times::time(language, ad.opens_at);
    let closes = times::time(language, ad.closes_at);
    let pay = translated(shown, language, &ad.pay_text)
        .unwrap_or_else(|| times::escape(&amounts(language, ad.pay_min, ad.pay_max)));
    let rows = [
        (texts::ad::agency(language), Some(agency(language, &ad.agency))),
        (texts::ad::employment_type(language), Some(times::escape(&kind(language, ad)))),
        (texts::ad::search_id(language), Some(times::escape(&ad.recruitment_code))),
        (texts::ad::positions(language), Some(ad.positions.to_string())),
        (texts::ad::begins(language), ad.starts_on.map(|day| times::day(language, day))),
        (texts::ad::ends(language), ad.ends_on.map(|day| times::day(language, day))),
        (texts::ad::pay(language), Some(pay)),
        (texts::ad::period(language), Some(format!("{opens} – {closes}"))),
        (texts::ad::locations(language), places(language, ad)),
        (texts::ad::working_time(language), names(&ad.working_times)),
        (texts::ad::level(language), Some(times::escape(&ad.level.name))),
        (texts::ad::task_areas(language), names(&ad.task_areas)),
        (texts::ad::pay_basis(language), translated(language, language, &ad.pay_basis)),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn translated(wanted: Language, page: Language, text: &Translated) -> Option<String> {
    let (of, text) = text.pick(wanted).filter(|(_, text)| !text.is_empty())?;
    Some(format!("<span{}>{}</span>", lang(of, page), times::escape(text)))
}

/// The agency leads to its page, with its other open jobs.
fn agency(language: Language, agency: &Named) -> String {
    let address = times::escape(&employer_path(language, &agency.id));
    format!("<a href=\"{address}\">{}</a>", times::escape(&agency.name))
}

/// “Ordinarie, tjänsteförhållande”
fn kind(language: Language, ad: &AdView) -> String {
    let (duration, relation) = (card::duration(language, ad.duration), card::relation(language, ad.relation));
    let mut words = format!("{duration}, {}", relation.to_lowercase());
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
    (!names.is_empty()).then(|| times::escape(&names.join(", ")))
}

fn places(language: Language, ad: &AdView) -> Option<String> {
    let places = names(&ad.municipalities).or_else(|| names(&ad.regions));
    match (places, ad.remote) {
        (Some(places), true) => Some(texts::ad::location_and_remote(language, places)),
        (Some(places), false) => Some(places),
        (None, true) => Some(texts::search::remote_possible(language).to_owned()),
        (None, false) => None,
    }
}
