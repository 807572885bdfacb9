//! Times as people read them: on Finland's clock, with the reader's own beside it where that differs.
//!
//! The server sends the Helsinki time of every deadline, and the browser knows its reader's zone, so no table of time
//! zones gets into the bundle.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use domain::language::Language;
use domain::time::Instant;
use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;
use texts::format;
use wasm_bindgen::JsValue;

/// What a `_local` field says.
pub fn local(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()
}

/// What a Helsinki clock shows, asked of the browser; for instants that come without a `_local` twin.
pub fn helsinki(at: Instant) -> Option<NaiveDateTime> {
    let date = Date::new(&JsValue::from_f64(millis(at)));
    let options = Object::new();
    drop(Reflect::set(&options, &"timeZone".into(), &"Europe/Helsinki".into()));
    // Swedish writes 2026-12-15 16:15:00, which is nearly ISO.
    let text = String::from(date.to_locale_string("sv", &options));
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S").ok()
}

/// `15.12.2026 kl. 16.15` of an instant without a `_local` twin.
pub fn date_time_of(language: Language, at: Instant) -> String {
    helsinki(at).map_or_else(|| at.to_string(), |there| format::date_time(language, there))
}

/// `16.15` on Finland's clock.
pub fn time_of(language: Language, at: Instant) -> String {
    helsinki(at).map_or_else(|| at.to_string(), |there| format::time(language, there.time()))
}

/// `15.12.2026 kl. 16.15` from a `_local` field.
pub fn date_time(language: Language, text: &str) -> String {
    local(text).map_or_else(|| text.to_owned(), |there| format::date_time(language, there))
}

/// `15.12.2026` from a `_local` field.
pub fn date(language: Language, text: &str) -> String {
    local(text).map_or_else(|| text.to_owned(), |there| format::date(language, there.date()))
}

/// ‹(din tid 09.15)› where the reader's clock shows something else at that instant; with the day where that differs too.
/// `text` is the `_local` field of the same instant.
pub fn your_time(language: Language, at: Instant, text: &str) -> Option<String> {
    let (there, here) = (local(text)?, readers(at)?.with_second(0)?);
    if here == there {
        return None;
    }
    let time = if here.date() == there.date() {
        format::time(language, here.time())
    } else {
        format::date_time(language, here)
    };
    Some(texts::frame::your_time(language, time))
}

/// What the clock of this device shows.
fn readers(at: Instant) -> Option<NaiveDateTime> {
    let date = Date::new(&JsValue::from_f64(millis(at)));
    let day =
        NaiveDate::from_ymd_opt(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date())?;
    day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds())
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of any date of a calendar fit into 53 bits")]
fn millis(at: Instant) -> f64 {
    at.millis() as f64
}

/// A time in the page: machine-readable, and never broken across lines.
#[component]
pub fn Time(
    /// The instant.
    at: Instant,
    /// What the reader sees.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <time class="nb" datetime=at.to_string()>{text}</time> }
}
