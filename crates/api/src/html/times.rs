//! Times as people read them, on Finland's clock.

use askama::filters::{Escaper, Html};
use chrono::NaiveDate;
use domain::language::Language;
use domain::time::{Instant, helsinki};

/// `15.12.2026 kl. 16.15`
pub(super) fn date_time(language: Language, at: Instant) -> String {
    texts::format::date_time(language, helsinki::local(at))
}

/// The same as an element that machines read too.
pub(super) fn time(language: Language, at: Instant) -> String {
    format!("<time class=\"nb\" datetime=\"{at}\">{}</time>", escape(&date_time(language, at)))
}

/// A day as an element.
pub(super) fn day(language: Language, day: NaiveDate) -> String {
    format!("<time datetime=\"{day}\">{}</time>", escape(&texts::format::date(language, day)))
}

/// What the tag of an ad that closes soon says; nothing before its last two days.
pub(super) fn closing(language: Language, closes_at: Instant, now: Instant) -> Option<String> {
    let left = (closes_at - now).num_minutes();
    let tomorrow = || helsinki::date(now).succ_opt() == Some(helsinki::date(closes_at));
    if left < 0 {
        None
    } else if left < 24 * 60 {
        Some(texts::search::closes_in(language, texts::format::minutes(language, left.unsigned_abs())))
    } else if left < 48 * 60 && tomorrow() {
        Some(texts::search::closes_tomorrow(language).to_owned())
    } else {
        None
    }
}

/// Text as it may stand in HTML.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    match Html.write_escaped_str(&mut html, text) {
        Ok(()) => html,
        // Writing to a String cannot fail; if it could, nothing would be better than something unescaped.
        Err(_) => String::new(),
    }
}
